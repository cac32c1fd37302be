import type { DatedFact, FileProblem, Grid, TextBlock } from '../model/evidence.js';
import { placeAt } from '../model/finding.js';
import { isReadable } from '../text/readability.js';
import type { KnownColumns } from './pdf-columns.js';
import { type PdfDocument, withPdf } from './pdf-document.js';
import { distinctDates, readPdfDate, readXmpDates } from './pdf-metadata.js';
import { outlineOf } from './pdf-outline.js';
import { type PdfPage, readPage } from './pdf-page.js';
import { joinTables, type PageOutline } from './pdf-table-join.js';
import { pageText } from './pdf-text.js';
import { absent, BrokenFile, type ExtractHints, emptyResult, present, type ReaderResult } from './reader.js';

/** Pages read for text; what stands after them is not looked at, and said so. */
export const MAX_TEXT_PAGES = 2000;
/** Pages whose tables are joined. */
export const MAX_TABLE_PAGES = 1000;

/** A page with a few letters on a picture (a stamp, a page number) is a scan all the same. */
const SCAN_CHARACTERS = 20;
const SCAN_PICTURES = 0.3;

/** Reads a PDF: text by page, tables, dates of its metadata, QR codes and, where asked for, its scans. */
export function readPdf(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  return withPdf(body, async (document) => {
    if (document.pageCount === 0) throw new BrokenFile('corrupt', { reason: 'no-pages' });
    const pages = readPages(document, hints);
    const problems = [...fileProblems(document, hints), ...pageProblems(pages, document, hints)];
    const facts = {
      ...emptyResult(),
      problems,
      title: document.meta('Title'),
      dates: metadataDates(document, body),
      pageCount: document.pageCount,
    };
    if (pages.blocks.length === 0) {
      const kind = pages.scans.length > 0 ? 'scan' : 'unreadable';
      return { ...facts, texts: absent(kind, 'no-text'), grids: absent(kind, 'no-text') };
    }
    if (problems.some((problem) => problem.code === 'not-readable' && problem.data.reason === 'glyphs')) {
      return { ...facts, texts: absent('unreadable', 'glyphs'), grids: absent('unreadable', 'glyphs') };
    }
    return { ...facts, texts: present(pages.blocks), grids: present(pages.grids) };
  });
}

interface Pages {
  readonly blocks: readonly TextBlock[];
  readonly grids: readonly Grid[];
  /** Numbers of the pages that are pictures without text, and of those that could not be loaded. */
  readonly scans: readonly number[];
  readonly lost: readonly number[];
}

function readPages(document: PdfDocument, hints: ExtractHints): Pages {
  const blocks: TextBlock[] = [];
  const outlines: PageOutline[] = [];
  const scans: number[] = [];
  const lost: number[] = [];
  let known: KnownColumns | null = null;
  for (let number = 1; number <= Math.min(document.pageCount, MAX_TEXT_PAGES); number++) {
    const page = readPage(document, number, known);
    known = openColumns(page);
    if (page === null) {
      lost.push(number);
      continue;
    }
    if (page.characterCount < SCAN_CHARACTERS && page.pictures > SCAN_PICTURES) scans.push(number);
    const text = pageText(page.runs, page.tables);
    if (text !== '') blocks.push({ at: placeAt(hints.url, { page: number }), text });
    if (number <= MAX_TABLE_PAGES) outlines.push(outlineOf(page));
  }
  return { blocks, grids: joinTables(outlines, hints.url), scans, lost };
}

function openColumns(page: PdfPage | null): KnownColumns | null {
  const last = page?.tables.at(-1);
  return last?.align === undefined ? null : { xs: last.xs, align: last.align };
}

function fileProblems(document: PdfDocument, hints: ExtractHints): FileProblem[] {
  if (!document.isRepaired || hints.cut !== null) return [];
  return [{ code: 'repaired', data: { reason: 'cross-reference' }, at: null }];
}

function pageProblems(pages: Pages, document: PdfDocument, hints: ExtractHints): FileProblem[] {
  const problems: FileProblem[] = [];
  const at = (page: number | undefined) => (page === undefined ? null : placeAt(hints.url, { page }));
  if (pages.lost.length > 0)
    problems.push({ code: 'corrupt', data: { reason: 'pages-lost', pages: pages.lost.length }, at: at(pages.lost[0]) });
  if (document.pageCount > MAX_TEXT_PAGES) {
    problems.push({
      code: 'not-readable',
      data: { reason: 'pages-beyond-limit', limit: MAX_TEXT_PAGES },
      at: at(MAX_TEXT_PAGES + 1),
    });
  }
  if (pages.blocks.length === 0 || pages.scans.length > 0) {
    problems.push({
      code: 'no-text',
      data: { pages: pages.scans.length || document.pageCount, of: document.pageCount },
      at: at(pages.scans[0]),
    });
  }
  const broken = pages.blocks.filter((block) => !isReadable(block.text));
  if (broken.length > 0) {
    const isAll = broken.length * 2 > pages.blocks.length;
    problems.push({
      code: 'not-readable',
      data: { reason: isAll ? 'glyphs' : 'glyphs-on-pages', pages: broken.length },
      at: broken[0]?.at ?? null,
    });
  }
  return problems;
}

function metadataDates(document: PdfDocument, body: Uint8Array): DatedFact[] {
  const stated = [document.meta('CreationDate'), document.meta('ModDate')].flatMap((text) =>
    text === null ? [] : [readPdfDate(text)],
  );
  return distinctDates([...stated.filter((fact) => fact !== null), ...readXmpDates(body)]);
}
