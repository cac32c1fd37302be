import type { Extracted, Grid } from '../model/evidence.js';
import { grouped } from '../text/grouped.js';
import { normalizeText } from '../text/thai/normalize.js';
import { headingsOf } from './table-headings.js';

/** Nobody reads more lines; the rest is counted. */
const MAX_LINES = 20;
const MAX_CHARACTERS = 160;
interface DataRow {
  /** Words before the value: `ลำดับที่ 19`, or the first cell where rows have no number. */
  readonly label: string;
  /** Identifies the row in the other version; empty when it has neither number nor first cell. */
  readonly key: string;
  readonly cells: readonly string[];
  /** The column of the row's number; null where rows have none. */
  readonly numberColumn: number | null;
  /** The heading of each column; empty where the table does not say. */
  readonly columns: readonly string[];
  /** As a person counts it, and in which table of the file. */
  readonly row: number;
  readonly table: number;
}

/**
 * What changed between two versions of one file, in a notation that needs no language: `ลำดับที่ 19 › ราคากลาง: 100 → 200` for an
 * altered cell (`#3 › …` in a row that nothing names), `+` for an added and `-` for a removed row or paragraph. At most 20 lines;
 * the last one counts the rest.
 */
export function diffContent(before: Extracted, after: Extracted): string[] {
  const rows = diffRows(rowsOf(before), rowsOf(after));
  const lines = [...rows, ...diffParagraphs(before, after)];
  if (lines.length <= MAX_LINES) return lines;
  return [...lines.slice(0, MAX_LINES - 1), `… +${lines.length - MAX_LINES + 1}`];
}

function rowsOf(extracted: Extracted): DataRow[] {
  return extracted.grids.ok ? extracted.grids.value.flatMap(rowsOfGrid) : [];
}

function rowsOfGrid(grid: Grid, table: number): DataRow[] {
  const { number, names } = headingsOf(grid);
  const column = number?.column ?? 0;
  return grid.rows.flatMap((row, index): DataRow[] => {
    const cells = row.map((cell) => (cell.merged === true ? '' : normalizeText(cell.text)));
    if (cells.every((cell) => cell === '')) return [];
    const first = cells[column] ?? '';
    const label = number === null || first === '' ? first : `${number.text} ${first}`;
    const key = first === '' ? '' : `${grid.at.sheet ?? ''}\u001f${first}`;
    return [
      {
        label,
        key,
        cells,
        numberColumn: number?.column ?? null,
        columns: names,
        row: grid.rowNumbers[index] ?? index + 1,
        table,
      },
    ];
  });
}

function diffRows(before: readonly DataRow[], after: readonly DataRow[]): string[] {
  // First what is the same, number included; then what was only renumbered by a row put in above it.
  const [was, is] = withoutShared(before, after, ({ cells }) => cells.join('\u001f'));
  const [old, now] = withoutShared(was, is, (row) => withoutNumber(row).join('\u001f'));

  // The first of each key is taken first.
  const byKey = new Map([...grouped(old, ({ key }) => key)].map(([key, rows]) => [key, rows.toReversed()]));
  const altered: string[] = [];
  const unpaired: DataRow[] = [];
  for (const row of now) {
    const partner = row.key === '' ? undefined : byKey.get(row.key)?.pop();
    if (partner === undefined) unpaired.push(row);
    else altered.push(...alteredCells(partner, row));
  }
  const places = new Map([...byKey.values()].flatMap((rows) => rows.toReversed()).map((row) => [placeOf(row), row]));
  const added: string[] = [];
  for (const row of unpaired) {
    const partner = places.get(placeOf(row));
    if (partner === undefined || !isSameRow(partner, row)) {
      added.push(`+ ${describe(row)}`);
      continue;
    }
    places.delete(placeOf(row));
    altered.push(...alteredCells(partner, row));
  }
  return [...altered, ...added, ...[...places.values()].map((row) => `- ${describe(row)}`)];
}

const withoutNumber = ({ cells, numberColumn }: DataRow): readonly string[] =>
  cells.filter((_, column) => column !== numberColumn);

const placeOf = ({ table, row }: DataRow): string => `${table} ${row}`;

/** Two rows in one place whose names differ are one row where most of their cells are the same. */
function isSameRow(before: DataRow, after: DataRow): boolean {
  const pairs = after.cells.map((cell, column) => [before.cells[column] ?? '', cell] as const);
  const filled = pairs.filter(([old, now]) => old !== '' || now !== '');
  return filled.filter(([old, now]) => old === now).length * 2 > filled.length;
}

function alteredCells(before: DataRow, after: DataRow): string[] {
  const width = Math.max(before.cells.length, after.cells.length);
  const changed = Array.from({ length: width }, (_, column) => column).flatMap((column) => {
    const [old, now] = [before.cells[column] ?? '', after.cells[column] ?? ''];
    if (old === now) return [];
    const name = after.columns[column] || before.columns[column] || '';
    return [{ name, text: `${shorten(old) || '∅'} → ${shorten(now) || '∅'}` }];
  });
  const [first, ...others] = changed;
  if (first === undefined) return [];
  const row = before.key === after.key && after.label !== '' ? shorten(after.label) : `#${after.row}`;
  const start = first.name === '' ? row : `${row} › ${first.name}`;
  const rest = others.map(({ name, text }) => `; ${name === '' ? '' : `${name}: `}${text}`);
  return [`${start}: ${first.text}${rest.join('')}`];
}

function describe(row: DataRow): string {
  const cells = row.cells.filter((cell) => cell !== '');
  if (row.label === '' || row.label === cells[0]) return shorten(cells.join(' | '));
  const rest = withoutNumber(row).filter((cell) => cell !== '');
  return shorten(`${row.label}: ${rest.join(' | ')}`);
}

/** Both lists without their common entries (by `keyOf`), each as often as it is common. */
function withoutShared<T>(a: readonly T[], b: readonly T[], keyOf: (one: T) => string): readonly [T[], T[]] {
  const [inA, inB] = [countBy(a, keyOf), countBy(b, keyOf)];
  return [dropCounted(a, inB, keyOf), dropCounted(b, inA, keyOf)];
}

function countBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

function dropCounted<T>(list: readonly T[], counts: ReadonlyMap<string, number>, keyOf: (one: T) => string): T[] {
  const left = new Map(counts);
  return list.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}

function diffParagraphs(before: Extracted, after: Extracted): string[] {
  const [removed, added] = withoutShared(paragraphsOf(before), paragraphsOf(after), (paragraph) => paragraph);
  return [...added.map((text) => `+ ${shorten(text)}`), ...removed.map((text) => `- ${shorten(text)}`)];
}

// The text of a document repeats its tables, whose rows are compared already.
function paragraphsOf(extracted: Extracted): string[] {
  if (!extracted.texts.ok) return [];
  const cells = new Set(
    rowsOf(extracted).flatMap((row) => [...row.cells, row.cells.join(' '), row.cells.filter(Boolean).join(' ')]),
  );
  return extracted.texts.value
    .flatMap(({ text }) => text.split(/\n+/))
    .map((line) => normalizeText(line.replace(/\t/g, ' ')))
    .filter((line) => line !== '' && !cells.has(line));
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= MAX_CHARACTERS ? text : `${letters.slice(0, MAX_CHARACTERS - 1).join('')}…`;
}
