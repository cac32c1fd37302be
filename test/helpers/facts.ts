import type {
  Cell,
  DatedFact,
  Evidence,
  Exchange,
  Extracted,
  Grid,
  LinkProblem,
  PageLink,
  TextBlock,
} from '../../src/model/evidence.js';
import type { Facts, FileFact, TextFact } from '../../src/model/facts.js';
import { type Place, placeAt } from '../../src/model/finding.js';

/** The page and the file that builders speak of when nothing else is said. */
export const PAGE = 'https://town.example/ita/o13.html';
export const FILE = 'https://town.example/files/o13.xlsx';

/** A grid of plain words; an object is a whole cell, `^` repeats the cell above and `<` the cell to the left (merged). */
export function gridOf(rows: readonly (readonly (string | Cell)[])[], at: Partial<Place> = {}): Grid {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const filled: Cell[][] = [];
  rows.forEach((row, r) => {
    filled.push([]);
    for (let c = 0; c < width; c += 1) filled[r]!.push(cellFrom(row[c] ?? '', filled[r - 1]?.[c], filled[r]![c - 1]));
  });
  return {
    at: { ...placeAt(at.url ?? FILE), sheet: 'รายงาน', table: 1, ...at },
    rows: filled,
    rowNumbers: rows.map((_, index) => index + 1),
  };
}

function cellFrom(cell: string | Cell, above: Cell | undefined, left: Cell | undefined): Cell {
  if (cell === '^') return { ...above!, merged: true };
  if (cell === '<') return { ...left!, merged: true };
  return typeof cell === 'string' ? { text: cell } : cell;
}

export function exchangeOf(rest: Partial<Exchange> = {}): Exchange {
  const url = rest.url ?? PAGE;
  return {
    url,
    finalUrl: url,
    status: 200,
    redirects: [],
    contentType: null,
    fileName: null,
    lastModified: null,
    etag: null,
    bytes: 1000,
    sha256: `sha-of-${url}`,
    cut: null,
    problems: [],
    fetchedAt: '2025-10-02T02:00:00Z',
    ...rest,
  };
}

/** An address that ended in this problem. */
export function brokenExchange(code: LinkProblem['code'], rest: Partial<Exchange> = {}): Exchange {
  return exchangeOf({ sha256: null, bytes: 0, ...rest, problems: [{ code, data: {} }] });
}

export function textOf(
  text: string,
  rest: Partial<Omit<TextFact, 'blocks'>> & { blocks?: readonly TextBlock[] } = {},
): TextFact {
  const url = rest.url ?? PAGE;
  return {
    url,
    foundOn: null,
    label: null,
    title: null,
    opening: [],
    type: 'html',
    blocks: [{ at: placeAt(url), text }],
    ...rest,
  };
}

export function fileOf(rest: Partial<FileFact> = {}): FileFact {
  const url = rest.url ?? FILE;
  return {
    url,
    name: decodeURIComponent(url.slice(url.lastIndexOf('/') + 1)),
    exchange: exchangeOf({ url }),
    foundOn: PAGE,
    label: null,
    type: 'xlsx',
    problems: [],
    contentSha256: `content-of-${url}`,
    ...rest,
  };
}

export function dateOf(date: string, rest: Partial<DatedFact> & { url?: string } = {}): DatedFact & { url: string } {
  const precision = date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year';
  return { date, precision, fiscalYear: null, from: 'text', text: date, url: PAGE, ...rest };
}

/** A fiscal year that the text names, Buddhist era. */
export function yearOf(
  fiscalYear: number,
  rest: Partial<DatedFact> & { url?: string } = {},
): DatedFact & { url: string } {
  return dateOf(String(fiscalYear - 543), {
    precision: 'fiscal-year',
    fiscalYear,
    text: `ปีงบประมาณ ${fiscalYear}`,
    ...rest,
  });
}

export function linkOf(
  url: string,
  text = '',
  rest: Partial<PageLink> & { on?: string } = {},
): PageLink & { on: string } {
  return { url, text, kind: 'link', inChrome: false, on: PAGE, ...rest };
}

export function factsOf(rest: Partial<Facts> = {}): Facts {
  return {
    exchanges: [{ exchange: exchangeOf(), foundOn: null, label: null }],
    files: [],
    texts: [],
    grids: [],
    dates: [],
    links: [],
    qrCodes: [],
    previous: null,
    unexamined: [],
    hiddenLinks: [],
    robotViews: [],
    home: null,
    ...rest,
  };
}

export function extractedOf(rest: Partial<Extracted> = {}): Extracted {
  return {
    type: 'html',
    problems: [],
    title: null,
    opening: [],
    texts: { ok: true, value: [] },
    grids: { ok: true, value: [] },
    dates: [],
    links: [],
    qrCodes: { ok: true, value: [] },
    contentSha256: null,
    pageCount: null,
    page: null,
    ...rest,
  };
}

export function evidenceOf(
  rest: Partial<Omit<Evidence, 'exchange'>> & { exchange?: Partial<Exchange> } = {},
): Evidence {
  return {
    foundOn: null,
    label: null,
    extracted: extractedOf(),
    sheet: null,
    ...rest,
    exchange: exchangeOf(rest.exchange),
  };
}
