import type { ExtractHints } from '../extract/extractor.js';
import type { Item } from '../model/checklist.js';
import type { Evidence, Extracted, Grid } from '../model/evidence.js';
import type { Finding, Place, TableExcerpt } from '../model/finding.js';
import type { ItemRound } from '../model/round.js';
import { grouped } from '../text/grouped.js';
import { nationalIdsIn } from '../text/patterns/national-id.js';
import { normalizeText } from '../text/thai/normalize.js';
import { hintsOf } from './change/change-details.js';

/** Of one code in one item; a person who needs more opens the document. */
const MAX_OF_CODE = 3;
/** Of a round: reports and the history hold them all. */
const MAX_PLACES = 60;
const MAX_PICTURES = 20;
const MAX_PICTURE_LETTERS = 300_000;
/** Columns at each side of the marked one, so that an excerpt fits a phone. */
const BESIDE = 1;
const MAX_CELL = 80;
/** Rows above a place among which its heading is looked for: the nearest, and the first of the table, which may have a hundred thousand. */
const NEAREST_ROWS = 1_000;
const FIRST_ROWS = 100;
const MASKED = /\d-xxxx-xxxxx-xx-\d/;

/** Where the bytes of evidence are, and who draws a page of them. */
export interface PlaceSource {
  /** Null: no copy is at hand. */
  readonly bodyOf: (evidence: Evidence) => Uint8Array | null;
  readonly extract: (body: Uint8Array, hints: ExtractHints) => Promise<Extracted>;
}

/** A finding in a cell or row of a table, with the table. */
interface ShownPlace {
  readonly finding: Finding;
  readonly evidence: Evidence;
  readonly grid: Grid;
  readonly row: number;
  /** Null: the whole row is meant. */
  readonly column: number | null;
  readonly head: Head | null;
}

/** The row with the heading of a column, and where in it. */
interface Head {
  readonly row: number;
  readonly column: number;
}

/**
 * Gives the first findings of each kind that name a place in a table something to look at: of a PDF the row as it is printed,
 * with the cell in a frame, of other documents a few cells of the table. What may show the number of a person gets neither.
 */
export async function showPlaces(
  items: readonly ItemRound[],
  collected: readonly { readonly item: Pick<Item, 'id'>; readonly evidence: readonly Evidence[] }[],
  source: PlaceSource,
): Promise<readonly ItemRound[]> {
  const evidence = new Map(collected.map(({ item, evidence: found }) => [item.id, found]));
  const places = items.flatMap((item) => placesOf(item, evidence.get(item.id) ?? [])).slice(0, MAX_PLACES);
  const pictures = await drawPages(places, source);
  const additions = new Map<Finding, Pick<Finding, 'picture' | 'excerpt'>>();
  for (const place of places) {
    const picture = pictures.get(place.finding);
    additions.set(place.finding, picture === undefined ? { excerpt: excerptOf(place) } : { picture });
  }
  return items.map((item) => ({
    ...item,
    results: item.results.map((result) => ({
      ...result,
      findings: result.findings.map((finding) => ({ ...finding, ...additions.get(finding) })),
    })),
  }));
}

function placesOf({ results }: ItemRound, evidence: readonly Evidence[]): ShownPlace[] {
  const counts = new Map<string, number>();
  const places: ShownPlace[] = [];
  for (const finding of results.flatMap(({ findings }) => findings)) {
    const { code, severity, picture } = finding;
    const count = counts.get(code) ?? 0;
    if (severity === 'info' || picture !== undefined || code.startsWith('personal-data/') || count >= MAX_OF_CODE)
      continue;
    const place = findPlace(finding, evidence);
    if (place === null) continue;
    counts.set(code, count + 1);
    places.push(place);
  }
  return places;
}

function findPlace(finding: Finding, evidence: readonly Evidence[]): ShownPlace | null {
  const { at } = finding;
  if (at === null || at.row === null) return null;
  for (const one of evidence) {
    const { extracted } = one;
    if (extracted === null || extracted.isWithheld === true || !extracted.grids.ok) continue;
    const grid = extracted.grids.value.find((candidate) => isOfTable(candidate, at));
    const row = grid?.rowNumbers.indexOf(at.row) ?? -1;
    if (grid === undefined || row < 0) continue;
    const near = [row - 1, row, row + 1].flatMap((n) => grid.rows[n] ?? []);
    if (near.some(({ text }) => nationalIdsIn(text).length > 0 || MASKED.test(text))) return null;
    const head = headOf(grid, row, at.column);
    return { finding, evidence: one, grid, row, column: columnOf(grid, row, finding) ?? head?.column ?? null, head };
  }
  return null;
}

function isOfTable({ at }: Grid, { url, sheet, table }: Place): boolean {
  return at.url === url && at.sheet === sheet && at.table === table;
}

/** The column by the value that was found; null: not one cell alone has it. */
function columnOf(grid: Grid, row: number, { actual }: Finding): number | null {
  const cells = grid.rows[row] ?? [];
  const same = cells.flatMap(({ text }, n) => (actual !== null && actual !== '' && text === actual ? [n] : []));
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** The nearest row above that has the heading, or the last line of it. */
function headOf(grid: Grid, row: number, heading: string | null): Head | null {
  const wanted = normalizeText(heading ?? '');
  for (let above = row - 1; above >= 0 && wanted !== ''; above--) {
    if (above >= FIRST_ROWS && above < row - NEAREST_ROWS) above = FIRST_ROWS - 1;
    const words = (grid.rows[above] ?? []).map(({ text }) => normalizeText(text));
    const column = words.findIndex((text) => text !== '' && (text === wanted || wanted.endsWith(` ${text}`)));
    if (column >= 0) return { row: above, column };
  }
  return null;
}

function excerptOf({ grid, row, column, head }: ShownPlace): TableExcerpt {
  const width = grid.rows[row]?.length ?? 0;
  const middle = column ?? Math.min(BESIDE, width - 1);
  const beside = Array.from({ length: 2 * BESIDE + 1 }, (_, n) => middle - BESIDE + n);
  // The first column numbers or names the rows.
  const columns = [...new Set([0, ...beside])].filter((n) => n >= 0 && n < width);
  const first = head === null ? 0 : head.row + 1;
  const rows = [row - 1, row, row + 1].filter((n) => n >= first && n < grid.rows.length);
  const cellsOf = (n: number): string[] =>
    columns.map((c) => normalizeText(grid.rows[n]?.[c]?.text ?? '').slice(0, MAX_CELL));
  return {
    headings: head === null ? [] : cellsOf(head.row),
    rows: rows.map((n) => ({ number: grid.rowNumbers[n] ?? n + 1, cells: cellsOf(n) })),
    row: rows.indexOf(row),
    column: column === null ? null : columns.indexOf(column),
  };
}

/** Pictures of the places in PDFs of which a copy is at hand, a document at a time. */
async function drawPages(
  places: readonly ShownPlace[],
  { bodyOf, extract }: PlaceSource,
): Promise<ReadonlyMap<Finding, string>> {
  const printed = places.filter((place) => place.evidence.extracted?.type === 'pdf' && pageOf(place) !== null);
  const pictures = new Map<Finding, string>();
  let letters = 0;
  for (const [evidence, all] of grouped(printed, (place) => place.evidence)) {
    const wanted = all.slice(0, MAX_PICTURES - pictures.size);
    const body = wanted.length === 0 ? null : bodyOf(evidence);
    if (body === null) continue;
    const show = wanted.map((place) => ({
      page: pageOf(place) ?? 0,
      cells: (place.grid.rows[place.row] ?? []).map(({ text }) => text),
      column: place.column,
    }));
    const { exchange, sheet } = evidence;
    const wants = { grids: false, qrCodes: false, ocr: false };
    const drawn = await extract(body, { ...hintsOf(exchange, { cut: exchange.cut, sheet, wants }), show });
    for (const [n, { finding }] of wanted.entries()) {
      const picture = drawn.pictures?.[n] ?? null;
      if (picture === null || letters + picture.length > MAX_PICTURE_LETTERS) continue;
      letters += picture.length;
      pictures.set(finding, picture);
    }
  }
  return pictures;
}

const pageOf = ({ grid, row }: ShownPlace): number | null => grid.pages?.[row] ?? grid.at.page;
