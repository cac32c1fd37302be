import type { DatedFact, FileProblem, Grid, TextBlock, Unreadable } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import { isLatinJunk, isScrap } from '../../text/thai/readability.js';
import { joinTables } from '../layout/join-pages.js';
import { hasLostRows } from '../layout/ordinal-column.js';
import type { PageOutline } from '../layout/page-outline.js';
import { outlineOf } from '../layout/page-outline.js';
import { pageText } from '../layout/page-text.js';
import type { KnownColumns } from '../layout/unruled-table.js';
import { type CellPictures, createCellPictures, isUncertainNumber } from '../ocr/cell-pictures.js';
import { loadOcrEngine, OcrFailure } from '../ocr/engine.js';
import { readScan, type ScannedPage } from '../ocr/read-scan.js';
import { createOcrBudget } from '../ocr-budget.js';
import { absent, BrokenFile, type ExtractHints, emptyResult, present, type ReaderResult } from '../reader.js';
import { distinctDates, readPdfDate, readXmpDates } from './catalogue/metadata.js';
import { coverSheet } from './cover-sheet.js';
import { type PdfDocument, withPdf } from './document.js';
import { drawPlaces } from './draw-places.js';
import { type OpenPage, openPage, type PdfPage, readPage } from './page.js';
import { readPdfQrCodes } from './qr-codes.js';
import { renderPage, renderScan } from './render.js';
import type { PageEnds } from './running-lines.js';

/** Pages read for text; the report says that those after them are unread. */
export const MAX_TEXT_PAGES = 2000;
/** Pages whose tables are joined. */
export const MAX_TABLE_PAGES = 1000;

/**
 * Reads a PDF: text by page, tables, dates of its metadata, QR codes and, where asked for, its scans.
 * @throws BrokenFile `encrypted`, `corrupt` (also: no pages), `truncated`, `too-large`.
 */
export function readPdf(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  return withPdf(body, async (document) => {
    if (document.pageCount === 0) throw new BrokenFile('corrupt', { reason: 'no-pages' });
    if (hints.show !== undefined) return { ...emptyResult(), pictures: drawPlaces(document, hints.show) };
    const sheet = coverSheet(document, body);
    const pages = await readPages(document, hints);
    const letters = pages.blocks.reduce((sum, { text }) => sum + text.length, 0);
    const cover = sheet !== null && pages.grids.length === 0 && letters <= sheet.letters ? sheet.reason : null;
    const problems = problemsOf(pages, document, hints);
    if (cover !== null) problems.push({ code: 'not-readable', data: { reason: cover }, at: null });
    const why = cover === null ? whyUnread(pages) : ({ kind: 'unreadable', reason: cover } as const);
    return {
      ...emptyResult(),
      problems,
      title: document.meta('Title'),
      dates: metadataDates(document, body),
      pageCount: document.pageCount,
      texts: why === null ? present(pages.blocks) : absent(why.kind, why.reason),
      grids: why === null ? gridsOf(pages) : absent(why.kind, why.reason),
      ...(hints.wants.qrCodes ? { qrCodes: present(await readPdfQrCodes(document, hints.url)) } : {}),
    };
  });
}

interface Pages {
  readonly blocks: readonly TextBlock[];
  readonly grids: readonly Grid[];
  /** Numbers of the pages that are pictures whose text was not read. */
  readonly scans: readonly number[];
  readonly lost: readonly number[];
  /** Why scans were left unread although reading them was asked for. */
  readonly unread: 'ocr-not-installed' | 'ocr-limit' | 'ocr-failed' | 'ocr-found-nothing' | null;
}

async function readPages(document: PdfDocument, hints: ExtractHints): Promise<Pages> {
  const pictures = createCellPictures();
  const scanner = scannerOf(document, hints, pictures);
  const blocks = new Map<number, TextBlock>();
  const outlines = new Map<number, PageOutline>();
  const scans: number[] = [];
  /** Pages of a picture and a few letters that are read as print, unless the document has no others. */
  const sparse: PdfPage[] = [];
  const lost: number[] = [];
  let known: KnownColumns | null = null;
  const keep = (page: PdfPage, scan: ScannedPage | null, printedText: string): void => {
    const { number } = page;
    const isRead = scan !== null || page.isReadByScanner;
    const text = scan === null ? printedText : pageText(scan.runs, scan.tables);
    if (text !== '')
      blocks.set(number, { at: placeAt(hints.url, { page: number }), text, ...(isRead && { ocr: true as const }) });
    const printed = page.isReadByScanner ? { ...page, tables: doubtfulTables(page) } : page;
    const shown =
      scan !== null ? { ...page, ...scan } : { ...printed, tables: withPictures(printed, document, pictures) };
    if (number <= MAX_TABLE_PAGES) outlines.set(number, outlineOf(shown));
  };
  const count = Math.min(document.pageCount, MAX_TEXT_PAGES);
  let [before, next]: [PageEnds, OpenPage | null] = [[], openPage(document, 1)];
  for (let number = 1; number <= count; number++) {
    const open = next;
    next = number < count ? openPage(document, number + 1) : null;
    const page: PdfPage | null = open === null ? null : readPage(open, before, next?.ends ?? [], known);
    open?.close();
    before = open?.ends ?? [];
    known = openColumns(page);
    if (page === null) {
      lost.push(number);
      continue;
    }
    const text = pageText(page.runs, page.tables);
    // Letters that are transparent or lie under the picture count as seen.
    const isJunk = isLatinJunk(text) || (page.isSparse && isScrap(text));
    const isPicture = page.isScan || (page.hasPagePicture && isJunk);
    const scan = isPicture || page.isReadByScanner ? await scanner.read(page) : null;
    if (scan === null && isPicture) {
      scans.push(number);
      if (!page.isScan) continue;
    } else if (page.isSparse && scan === null) sparse.push(page);
    keep(page, scan, text);
  }
  if (sparse.length + scans.length + lost.length === count)
    for (const page of sparse) {
      const scan = await scanner.read(page);
      if (scan === null) scans.push(page.number);
      else keep(page, scan, '');
    }
  return {
    blocks: [...blocks.values()],
    grids: joinTables([...outlines.values()], hints.url),
    scans: scans.sort((a, b) => a - b),
    lost,
    unread: scanner.unread(),
  };
}

/** Tables of unseen letters over a picture: no second reading agrees with them. */
function doubtfulTables({ tables }: PdfPage): PdfPage['tables'] {
  return tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, ocr: 'doubtful' as const })),
    })),
  }));
}

/** Points by which the height of a page and of its drawing differ where both lie the same way. */
const SAME_HEIGHT = 2;
const PICTURE_DPI = 144;

/** Tables of letters, their uncertain numbers with pictures; a page that is read turned has none. */
function withPictures(page: PdfPage, document: PdfDocument, pictures: CellPictures): PdfPage['tables'] {
  const isUncertain = page.tables.some(({ rows }) =>
    rows.some(({ cells }) => cells.some((_, column) => isUncertainNumber(cells, column))),
  );
  const drawing = isUncertain && !pictures.isFull ? renderPage(document, page.number, PICTURE_DPI) : null;
  if (drawing === null || Math.abs((drawing.height * 72) / drawing.dpi - page.height) > SAME_HEIGHT) return page.tables;
  return page.tables.map((table) => pictures.add(table, drawing));
}

/** The columns of the table at the end of a page, for the next page. */
function openColumns(page: PdfPage | null): KnownColumns | null {
  const last = page?.tables.at(-1);
  return last?.align === undefined ? null : { xs: last.xs, align: last.align };
}

interface Scanner {
  /** @returns null when the page was not read, or nothing found on it. */
  read(page: PdfPage): Promise<ScannedPage | null>;
  unread(): Pages['unread'];
}

function scannerOf(document: PdfDocument, hints: ExtractHints, pictures: CellPictures): Scanner {
  const budget = hints.budget ?? createOcrBudget();
  let unread: Pages['unread'] = null;
  return {
    read: async ({ number, pictureDensity }) => {
      if (!hints.wants.ocr) return null;
      const engine = await loadOcrEngine();
      if (engine === null || !budget.takePage()) {
        unread = engine === null ? 'ocr-not-installed' : 'ocr-limit';
        return null;
      }
      const picture = renderScan(document, number, pictureDensity);
      const scan = picture && (await readScan(picture, number, engine, pictures).catch(passOver));
      if (scan !== null && scan !== 'failed' && scan.runs.length + scan.tables.length > 0) return scan;
      unread ??= scan === 'failed' ? 'ocr-failed' : 'ocr-found-nothing';
      return null;
    },
    unread: () => unread,
  };
}

function passOver(error: unknown): 'failed' {
  if (error instanceof OcrFailure) return 'failed';
  throw error;
}

function problemsOf(pages: Pages, document: PdfDocument, hints: ExtractHints): FileProblem[] {
  const { blocks, grids, scans, lost } = pages;
  const { pageCount } = document;
  const problems: FileProblem[] = [];
  const add = (code: FileProblem['code'], data: FileProblem['data'], page?: number): void => {
    problems.push({ code, data, at: page === undefined ? null : placeAt(hints.url, { page }) });
  };
  if (document.isRepaired && hints.cut === null) add('repaired', { reason: 'cross-reference' });
  if (lost.length > 0) add('corrupt', { reason: 'pages-lost', pages: lost.length }, lost[0]);
  if (pageCount > MAX_TEXT_PAGES)
    add('not-readable', { reason: 'pages-beyond-limit', limit: MAX_TEXT_PAGES }, MAX_TEXT_PAGES + 1);
  if (pageCount > MAX_TABLE_PAGES && grids.length > 0)
    add('not-readable', { reason: 'tables-beyond-limit', limit: MAX_TABLE_PAGES }, MAX_TABLE_PAGES + 1);
  const crosses = grids.flatMap(({ rows }) => rows.flatMap((row) => row.filter(({ text }) => /^#{2,}$/.test(text))));
  if (crosses.length > 0) add('not-readable', { reason: 'cells-too-narrow', cells: crosses.length });
  if (blocks.length === 0 || scans.length > 0)
    add('no-text', { reason: pages.unread ?? 'scan', pages: scans.length || pageCount, of: pageCount }, scans[0]);
  return problems;
}

function gridsOf({ grids, blocks }: Pages): ReaderResult['grids'] {
  const isLost = grids.length === 0 && blocks.some(({ text }) => hasLostRows(text));
  return isLost ? absent('unreadable', 'table-lost') : present(grids);
}

/** Null when there is text to look at. */
function whyUnread(pages: Pages): Unreadable | null {
  if (pages.blocks.length > 0) return null;
  return { kind: 'scan', reason: pages.unread ?? 'no-text' };
}

function metadataDates(document: PdfDocument, body: Uint8Array): DatedFact[] {
  const stated = [document.meta('CreationDate'), document.meta('ModDate')].map((text) => readPdfDate(text ?? ''));
  return distinctDates([...stated.filter((fact) => fact !== null), ...readXmpDates(body)]);
}
