import type { Extracted, Grid } from '../model/evidence.js';
import { grouped } from '../text/grouped.js';
import { foldText, normalizeText } from '../text/thai/normalize.js';

/** Nobody reads more lines; the rest is counted. */
const MAX_LINES = 20;
const MAX_CHARACTERS = 160;
/** Headings of the column that numbers the rows. */
const NUMBER_HEADINGS: ReadonlySet<string> = new Set(['ลำดับที่', 'ลำดับ', 'ที่', 'no', 'no.', 'item']);
/** Headings are near the top. */
const HEADING_ROWS = 12;

interface DataRow {
  /** Words before the value: `ลำดับที่ 19`, or the first cell where rows have no number. */
  readonly label: string;
  /** Identifies the row in the other version; empty when it has neither number nor first cell. */
  readonly key: string;
  readonly cells: readonly string[];
}

/**
 * What changed between two versions of one file, in a notation that needs no language: `ลำดับที่ 19: old → new` for an
 * altered row, `+` for an added and `-` for a removed row or paragraph. At most 20 lines; the last one counts the rest.
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

function rowsOfGrid(grid: Grid): DataRow[] {
  const rows = grid.rows.map((row) => row.map((cell) => (cell.merged === true ? '' : normalizeText(cell.text))));
  const heading = numberHeading(rows);
  const column = heading?.column ?? 0;
  return rows
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => {
      const number = cells[column] ?? '';
      const label = heading === null || number === '' ? number : `${heading.text} ${number}`;
      return { label, key: number === '' ? '' : `${grid.at.sheet ?? ''}\u001f${number}`, cells };
    });
}

function numberHeading(
  rows: readonly (readonly string[])[],
): { readonly column: number; readonly text: string } | null {
  for (const cells of rows.slice(0, HEADING_ROWS)) {
    const column = cells.findIndex((cell) => NUMBER_HEADINGS.has(foldText(cell)));
    if (column >= 0) return { column, text: cells[column] ?? '' };
  }
  return null;
}

function diffRows(before: readonly DataRow[], after: readonly DataRow[]): string[] {
  // First what is the same, number included; then what was only renumbered by a row put in above it.
  const [was, is] = withoutShared(before, after, ({ cells }) => cells.join('\u001f'));
  const [old, now] = withoutShared(was, is, (row) =>
    row.cells.filter((cell) => !row.label.endsWith(cell)).join('\u001f'),
  );

  // The first of each key is taken first.
  const byKey = new Map([...grouped(old, ({ key }) => key)].map(([key, rows]) => [key, rows.toReversed()]));
  const altered: string[] = [];
  const added: string[] = [];
  for (const row of now) {
    const partner = row.key === '' ? undefined : byKey.get(row.key)?.pop();
    if (partner === undefined) added.push(`+ ${describe(row)}`);
    else altered.push(...alteredCells(partner, row));
  }
  const removed = [...byKey.values()].flatMap((rows) => rows.toReversed()).map((row) => `- ${describe(row)}`);
  return [...altered, ...added, ...removed];
}

function alteredCells(before: DataRow, after: DataRow): string[] {
  const width = Math.max(before.cells.length, after.cells.length);
  const columns = Array.from({ length: width }, (_, column) => column);
  const pairs = columns
    .map((column) => [before.cells[column] ?? '', after.cells[column] ?? ''] as const)
    .filter(([old, now]) => old !== now)
    .map(([old, now]) => `${shorten(old) || '∅'} → ${shorten(now) || '∅'}`);
  return pairs.length === 0 ? [] : [`${shorten(after.label)}: ${pairs.join('; ')}`];
}

function describe(row: DataRow): string {
  const cells = row.cells.filter((cell) => cell !== '');
  if (row.label === '' || row.label === cells[0]) return shorten(cells.join(' | '));
  const rest = cells.filter((cell) => !row.label.endsWith(` ${cell}`));
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
