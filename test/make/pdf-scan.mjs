/** A PDF of JPEG pictures, one a page, as scanners write it. */

/** @param {{jpeg: Buffer, width: number, height: number, dpi: number, grey?: boolean}[]} pages */
export function scannedPdf(pages) {
  const objects = [];
  const add = (head, stream = null) => objects.push({ head, stream });
  const kids = pages.map((_, index) => `${3 + index * 3} 0 R`);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`);
  for (const [index, { jpeg, width, height, dpi, grey = true }] of pages.entries()) {
    const [wide, high] = [(width * 72) / dpi, (height * 72) / dpi].map((side) => side.toFixed(2));
    const own = 3 + index * 3;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${own + 1} 0 R /Resources << /XObject << /S ${own + 2} 0 R >> >> >>`,
    );
    const drawing = Buffer.from(`q ${wide} 0 0 ${high} 0 0 cm /S Do Q`);
    add(`<< /Length ${drawing.length} >>`, drawing);
    add(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /Device${grey ? 'Gray' : 'RGB'} /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    );
  }
  return pdfOf(objects);
}

/** @param {{head: string, stream: Buffer|null}[]} objects numbered from 1, the first being the catalogue */
export function pdfOf(objects, trailer = '') {
  const parts = [Buffer.from('%PDF-1.7\n')];
  const offsets = [];
  let length = parts[0].length;
  const push = (part) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach(({ head, stream }, index) => {
    offsets.push(length);
    push(Buffer.from(`${index + 1} 0 obj\n${head}\n`));
    if (stream !== null) push(Buffer.concat([Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]));
    push(Buffer.from('endobj\n'));
  });
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
