import type { Cell, FileProblem } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import { firstNames } from '../reader.js';
import { hiddenCellsOf, type SheetSource } from './sheet-source.js';

const LONGEST_HEADING = 40;

/** Names the rows and columns with content that are hidden, columns by the first text in them. */
export function hiddenCellProblems(sheet: SheetSource, url: string): readonly FileProblem[] {
  const hidden = hiddenCellsOf(sheet);
  if (hidden === null) return [];
  const rows: number[] = [];
  const headings = new Map<number, string>();
  const width = sheet.rows[0]?.length ?? 0;
  const blank = new Set([...hidden.columns].filter((column) => column < width));
  // A large table is unpacked once for all of its columns, of which hundreds may be hidden.
  for (const [index, cells] of sheet.rows.entries()) {
    if (blank.size === 0 && hidden.rows.size === 0) break;
    const number = sheet.rowNumbers[index];
    if (number !== undefined && hidden.rows.has(number) && cells.some(hasText)) rows.push(number);
    for (const column of blank) {
      const cell = cells[column];
      if (cell === undefined || !hasText(cell)) continue;
      headings.set(column, headingOf(cell.text));
      blank.delete(column);
    }
  }
  const columns = [...headings].sort(([a], [b]) => a - b).map(([column, text]) => `${columnName(column)} ${text}`);
  const at = placeAt(url, { sheet: sheet.name });
  const problems: FileProblem[] = [];
  if (columns.length > 0)
    problems.push({ code: 'hidden', data: { reason: 'columns', names: firstNames(columns) }, at });
  if (rows.length > 0)
    problems.push({
      code: 'hidden',
      data: { reason: 'rows', rows: rows.length, names: firstNames(rows.map(String)) },
      at,
    });
  return problems;
}

/** Names sheets that are hidden. */
export function hiddenSheetsProblem(names: readonly string[], url: string): FileProblem {
  return { code: 'hidden', data: { reason: 'sheets', names: firstNames(names) }, at: placeAt(url) };
}

function hasText({ text }: Cell): boolean {
  return text.trim() !== '';
}

function headingOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_HEADING ? `${line.slice(0, LONGEST_HEADING - 1)}…` : line;
}

/** 27 as `AB`. */
function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
