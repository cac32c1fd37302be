/**
 * A PDF with its pages over and over, up to a number of them: an incremental update (ISO 32000-1, 7.5.6) puts a new page tree
 * behind the old one. For files with a classic cross-reference table, as LibreOffice writes them.
 */
export function multipliedPdf(body: Buffer, pages: number): Buffer {
  const text = body.toString('latin1');
  const tree = /(\d+) 0 obj\s*<<\s*\/Type\s*\/Pages[\s\S]*?\/Kids\s*\[([^\]]*)\][\s\S]*?endobj/.exec(text);
  const root = /\/Root (\d+ \d+ R)/.exec(text)?.[1];
  const size = /\/Size (\d+)/.exec(text)?.[1];
  const start = [...text.matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1];
  const kids = tree?.[2]?.match(/\d+ \d+ R/g) ?? [];
  if (tree?.[1] === undefined || kids.length === 0 || root === undefined || size === undefined || start === undefined)
    throw new Error('not a PDF of the kind that can be multiplied');
  const all = Array.from({ length: pages }, (_, index) => kids[index % kids.length]);
  const object = tree[0]
    .replace(/\/Kids\s*\[[^\]]*\]/, `/Kids [${all.join(' ')}]`)
    .replace(/\/Count\s+\d+/, `/Count ${pages}`);
  const offset = String(body.length + 1).padStart(10, '0');
  const table = body.length + 1 + object.length + 1;
  const update = `\n${object}\nxref\n${tree[1]} 1\n${offset} 00000 n \ntrailer\n<</Size ${size} /Root ${root} /Prev ${start}>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.concat([body, Buffer.from(update, 'latin1')]);
}
