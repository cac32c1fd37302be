/** A strict reader of RFC 4180: throws where a quote stands in the wrong place. */
export function parseCsv(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < source.length) {
    const [cell, next] = source[at] === '"' ? quoted(source, at) : plain(source, at);
    row.push(cell);
    at = next;
    if (source[at] === ',') {
      at += 1;
      continue;
    }
    if (!source.startsWith('\r\n', at)) throw new Error(`no end of a cell at ${at}`);
    rows.push(row);
    row = [];
    at += 2;
  }
  return rows;
}

function quoted(source: string, start: number): [string, number] {
  let cell = '';
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] !== '"') cell += source[at];
    else if (source[at + 1] !== '"') return [cell, at + 1];
    else {
      cell += '"';
      at += 1;
    }
  }
  throw new Error('a quoted cell without its end');
}

function plain(source: string, start: number): [string, number] {
  const rest = source.slice(start);
  const cell = /^[^,\r\n]*/.exec(rest)![0];
  if (cell.includes('"')) throw new Error(`a quote within a plain cell at ${start}`);
  return [cell, start + cell.length];
}
