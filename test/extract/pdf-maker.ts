/** Small PDFs by hand: what no office program would write. */

/** An object: its dictionary and, if it has one, its stream. */
export interface Made {
  readonly head: string;
  readonly stream: Buffer | null;
}

export interface MadePage {
  readonly content: Made;
  readonly pictures: Readonly<Record<string, Made>>;
  readonly box: string;
  /** More entries of its dictionary. */
  readonly entries?: string;
}

export function stream(dictionary: string, body: Buffer): Made {
  return { head: `<< ${dictionary} /Length ${body.length} >>`, stream: body };
}

export function page(content: string | Made, pictures: Readonly<Record<string, Made>>, box = '0 0 595 842'): MadePage {
  return { content: typeof content === 'string' ? stream('', Buffer.from(content)) : content, pictures, box };
}

export function textPage(
  lines: readonly { readonly x: number; readonly y: number; readonly text: string }[],
  box?: string,
): MadePage {
  const content = lines.map(({ x, y, text }) => `BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET`).join('\n');
  return page(content, {}, box);
}

/**
 * @param before objects that come first in place of catalogue and page tree; the page's own follow them
 * @param trailer entries for the trailer
 */
export function pdf(pages: readonly MadePage[], before: readonly Made[] = [], trailer = ''): Buffer {
  const objects: Made[] = [...before];
  if (before.length === 0)
    objects.push({ head: '<< /Type /Catalog /Pages 2 0 R >>', stream: null }, { head: '', stream: null });
  const kids: number[] = [];
  for (const { content, pictures, box, entries = '' } of pages) {
    const own = objects.length + 1;
    const names = Object.keys(pictures);
    const resources = names.map((name, index) => `/${name} ${own + 2 + index} 0 R`).join(' ');
    kids.push(own);
    objects.push(
      {
        head: `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] ${entries} /Contents ${own + 1} 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << ${resources} >> >> >>`,
        stream: null,
      },
      content,
      ...Object.values(pictures),
    );
  }
  if (before.length === 0)
    objects[1] = {
      head: `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`,
      stream: null,
    };
  return write(objects, trailer);
}

function write(objects: readonly Made[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const push = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    push(Buffer.from(`${index + 1} 0 obj\n${object.head}\n`));
    if (object.stream !== null)
      push(Buffer.concat([Buffer.from('stream\n'), object.stream, Buffer.from('\nendstream\n')]));
    push(Buffer.from('endobj\n'));
  }
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
