import type { DatedFact, FileProblem, TextBlock } from '../model/evidence.js';
import { placeAt } from '../model/finding.js';
import { type PdfDocument, withPdf } from './pdf-document.js';
import { distinctDates, readPdfDate, readXmpDates } from './pdf-metadata.js';
import { absent, BrokenFile, type ExtractHints, emptyResult, present, type ReaderResult } from './reader.js';

/** Pages read for text; what stands after them is not looked at, and said so. */
export const MAX_TEXT_PAGES = 2000;

/** Reads a PDF: text by page, tables, dates of its metadata, QR codes and, where asked for, its scans. */
export function readPdf(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  return withPdf(body, async (document) => {
    if (document.pageCount === 0) throw new BrokenFile('corrupt', { reason: 'no-pages' });
    const problems: FileProblem[] = document.isRepaired
      ? [{ code: 'repaired', data: { reason: 'cross-reference' }, at: null }]
      : [];
    const blocks: TextBlock[] = [];
    for (let index = 0; index < Math.min(document.pageCount, MAX_TEXT_PAGES); index++) {
      const text = pageText(document, index);
      if (text.trim() !== '') blocks.push({ at: placeAt(hints.url, { page: index + 1 }), text });
    }
    const facts = {
      ...emptyResult(),
      title: document.meta('Title'),
      dates: metadataDates(document, body),
      pageCount: document.pageCount,
    };
    if (blocks.length > 0)
      return { ...facts, problems, texts: present(blocks), grids: absent('unreadable', 'no-reader') };
    return {
      ...facts,
      problems: [...problems, { code: 'no-text', data: { pages: document.pageCount }, at: null }],
      texts: absent('scan', 'no-text'),
      grids: absent('scan', 'no-text'),
    };
  });
}

function pageText({ pdfium, pointer }: PdfDocument, index: number): string {
  const { call } = pdfium;
  const page = call.FPDF_LoadPage(pointer, index);
  if (page === 0) return '';
  const text = call.FPDFText_LoadPage(page);
  const codes: number[] = [];
  const count = call.FPDFText_CountChars(text);
  for (let char = 0; char < count; char++) codes.push(call.FPDFText_GetUnicode(text, char));
  call.FPDFText_ClosePage(text);
  call.FPDF_ClosePage(page);
  return codes.map((code) => String.fromCodePoint(code)).join('');
}

function metadataDates(document: PdfDocument, body: Uint8Array): DatedFact[] {
  const stated = [document.meta('CreationDate'), document.meta('ModDate')].flatMap((text) =>
    text === null ? [] : [readPdfDate(text)],
  );
  return distinctDates([...stated.filter((fact) => fact !== null), ...readXmpDates(body)]);
}
