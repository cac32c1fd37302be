import type { FileProblem } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import { firstNames } from '../reader.js';
import { hiddenCellsOf, type SheetSource } from './sheet-source.js';

const LONGEST_HEADING = 40;

/** Names the rows and columns with content that are hidden, columns by the first text in them. */
export function hiddenCellProblems(sheet: SheetSource, url: string): readonly FileProblem[] {
  const hidden = hiddenCellsOf(sheet);
  if (hidden === null) return [];
  const rows = sheet.rowNumbers.filter((number) => hidden.rows.has(number));
  const columns = [...hidden.columns]
    .sort((a, b) => a - b)
    .flatMap((column) => {
      const cell = sheet.rows.find((cells) => (cells[column]?.text ?? '').trim() !== '')?.[column];
      return cell === undefined ? [] : [`${columnName(column)} ${headingOf(cell.text)}`];
    });
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
