import type { Grid } from '../model/evidence.js';
import { foldText, normalizeText } from '../text/thai/normalize.js';

/** Headings of the column that numbers the rows. */
const NUMBER_HEADINGS: ReadonlySet<string> = new Set(['ลำดับที่', 'ลำดับ', 'ที่', 'no', 'no.', 'item']);
/** Headings are near the top, and have few rows. */
const HEADING_ROWS = 12;
const MOST_LEVELS = 3;
const LONGEST_NAME = 60;
const NUMERIC = /^[\d.,:/%()+ –-]+$/;

export interface Headings {
  /** The column that numbers the rows; null: there is none. */
  readonly number: { readonly column: number; readonly text: string } | null;
  /** Of each column, a heading above others before theirs: `งบประมาณ ที่ตั้งไว้`; empty where nothing tells. */
  readonly names: readonly string[];
}

/**
 * The headings of a table as far as they are plain: the row with the heading of the numbers and the rows under it that have
 * none, else the first row with several cells where no cell of it is a number.
 */
export function headingsOf(grid: Grid): Headings {
  const texts = grid.rows.slice(0, HEADING_ROWS + MOST_LEVELS).map((row) => row.map(({ text }) => normalizeText(text)));
  for (const [top, cells] of texts.slice(0, HEADING_ROWS).entries()) {
    const column = cells.findIndex((cell) => NUMBER_HEADINGS.has(foldText(cell)));
    if (column < 0) continue;
    const number = { column, text: cells[column] ?? '' };
    let end = top + 1;
    // A heading that is merged downwards stands in each row under it.
    while (end < top + MOST_LEVELS && ['', number.text].includes(texts[end]?.[column] ?? '-')) end += 1;
    return { number, names: namesOf(texts.slice(top, end)) };
  }
  return { number: null, names: unnumberedNames(grid, texts) };
}

function unnumberedNames(grid: Grid, texts: readonly (readonly string[])[]): readonly string[] {
  const top = texts.findIndex((cells) => new Set(cells.filter((cell) => cell !== '')).size > 1);
  const cells = texts[top];
  if (cells === undefined || cells.some((cell) => NUMERIC.test(cell))) return [];
  const names = namesOf([cells]);
  if (cells.length > 2) return names;
  // A list of names and values has no headings; a column of figures under a word has one.
  const below = grid.rows.slice(top + 1);
  const isFigures = (column: number): boolean =>
    below.every((row) => {
      const text = normalizeText(row[column]?.text ?? '');
      return text === '' || text === '-' || NUMERIC.test(text);
    });
  return names.map((name, column) => (column > 0 && isFigures(column) ? name : ''));
}

function namesOf(levels: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(0, ...levels.map((cells) => cells.length));
  return Array.from({ length: width }, (_, column) => {
    const parts = new Set(levels.map((cells) => cells[column] ?? '').filter((text) => text !== ''));
    const letters = [...[...parts].join(' ')];
    return letters.length <= LONGEST_NAME ? letters.join('') : `${letters.slice(0, LONGEST_NAME - 1).join('')}…`;
  });
}
