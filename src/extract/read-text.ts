import { placeAt } from '../model/finding.js';
import { decodeText } from '../text/charset.js';
import { readXml } from './containers/xml-stream.js';
import { absent, type ExtractHints, emptyResult, fileProblem, present, type ReaderResult } from './reader.js';

/** Reads plain text, and JSON as it is written. */
export async function readText(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  return plainResult(decodeText(body, hints.contentType).text, hints);
}

/** Reads the words of an XML file; a workbook that Excel 2003 saved as XML is read as one. */
export async function readXmlFile(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const { text } = decodeText(body, hints.contentType);
  if (text.slice(0, 4096).includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    const { readWorkbook } = await import('./sheets/read-xls.js');
    return readWorkbook(body, hints);
  }
  const words: string[] = [];
  readXml(text, {
    text: (data) => {
      if (data.trim() !== '') words.push(data.trim());
    },
  });
  return plainResult(words.join('\n'), hints);
}

/** What a drawing does not show, though it is text. */
const UNDRAWN: ReadonlySet<string> = new Set(['style', 'script', 'metadata', 'desc', 'title', 'defs']);

/** Reads the words of an SVG drawing, each by itself: which of them are the cells of a table nothing says. */
export async function readSvg(body: Uint8Array, hints: ExtractHints): Promise<ReaderResult> {
  const words: string[] = [];
  let undrawn = 0;
  readXml(decodeText(body, hints.contentType).text, {
    open: (name) => {
      if (UNDRAWN.has(name)) undrawn++;
    },
    text: (data) => {
      if (undrawn === 0 && data.trim() !== '') words.push(data.trim());
    },
    close: (name) => {
      if (UNDRAWN.has(name)) undrawn--;
    },
  });
  if (words.length > 0) return { ...plainResult(words.join('\n'), hints), grids: absent('unreadable', 'table-lost') };
  const why = absent<never>('scan', 'picture');
  return { ...emptyResult(), problems: [fileProblem('no-text', { reason: 'picture' })], texts: why, grids: why };
}

/** Letters of one plain text, as many as a thousand printed pages hold. */
export const MAX_TEXT = 2 * 1024 * 1024;

function plainResult(text: string, hints: ExtractHints): ReaderResult {
  const whole = { ...emptyResult(), grids: present([]) };
  if (text.length <= MAX_TEXT) return { ...whole, texts: present([{ at: placeAt(hints.url), text }]) };
  return {
    ...whole,
    problems: [fileProblem('too-large', { reason: 'text', limit: MAX_TEXT })],
    texts: present([{ at: placeAt(hints.url), text: copied(text.slice(0, MAX_TEXT)) }]),
    // A change behind the limit is a change.
    content: text,
  };
}

// A part of a string keeps the whole of it in memory.
const copied = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
