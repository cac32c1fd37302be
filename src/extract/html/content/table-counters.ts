import { normalizeText } from '../../../text/thai/normalize.js';

/** Headings of columns that say how often each document or article of a list was opened. */
const HEADING =
  /^(?:จำนวน)?(?:ครั้งที่)?(?:การ)?(?:hits?|views?|reads?|downloads?|ฮิต|อ่าน|เปิดอ่าน|เปิดดู|เข้าอ่าน|เข้าดู|ดาวน์โหลด|ยอดวิว|ยอดดาวน์โหลด)(?: ?\(?(?:ครั้ง|times)\)?)?$/i;
const FIGURE = /^(?:[\d,.]+ ?(?:ครั้ง|views?|hits?)?)?$/i;

/**
 * Empties the columns of lists that count how often their entries were opened.
 * @param lines rows of tables have tabs between their cells
 */
export function withoutCountColumns(lines: readonly string[]): readonly string[] {
  const kept = [...lines];
  for (let start = 0; start < lines.length; ) {
    let end = start;
    while (end < lines.length && lines[end]?.includes('\t')) end += 1;
    const rows = lines.slice(start, end).map((line) => line.split('\t'));
    const counting = countingColumns(rows);
    if (counting.size > 0)
      for (const [row, cells] of rows.entries())
        if (row > 0) kept[start + row] = cells.map((cell, column) => (counting.has(column) ? '' : cell)).join('\t');
    start = end + 1;
  }
  return kept;
}

function countingColumns([heading = [], ...rows]: readonly (readonly string[])[]): ReadonlySet<number> {
  const columns = heading.flatMap((cell, column) => (HEADING.test(normalizeText(cell)) ? [column] : []));
  return new Set(
    columns.filter(
      (column) => rows.length > 0 && rows.every((cells) => FIGURE.test(normalizeText(cells[column] ?? ''))),
    ),
  );
}
