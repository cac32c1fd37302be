import { createHash, hash } from 'node:crypto';
import type { DatedFact, Extracted, FileProblem, FileType } from '../model/evidence.js';
import { openingLines, type StatingText } from '../text/opening.js';
import { isDefect, stackOf } from './defect.js';
import { withPicturesUnread } from './images/picture-document.js';
import { mendThai } from './mend-thai.js';
import { createOcrBudget } from './ocr-budget.js';
import { holdsPersonalNumbers } from './personal-numbers.js';
import {
  absent,
  BrokenFile,
  type ExtractHints,
  emptyResult,
  fileProblem,
  present,
  type Reader,
  type ReaderResult,
} from './reader.js';
import { datesOfText, MAX_DATED_LENGTH, statedDates } from './stated-dates.js';
import { textPieces, wordPieces } from './text-pieces.js';
import { declaredType, isServedAsPage, mismatchedType } from './type/declared-type.js';
import { type Sniffed, sniffType } from './type/sniff.js';
import { findTruncation } from './type/truncation.js';

const loadImage = async (): Promise<Reader> => (await import('./images/read-image.js')).readImage;

/** Each reader is loaded when the first file of its type comes: a checklist of plain pages loads no document reader. */
const READERS: Partial<Record<FileType, () => Promise<Reader>>> = {
  html: async () => (await import('./read-html.js')).readHtml,
  pdf: async () => (await import('./pdf/read-pdf.js')).readPdf,
  jpeg: loadImage,
  png: loadImage,
  gif: loadImage,
  webp: loadImage,
  bmp: loadImage,
  tiff: loadImage,
  heic: loadImage,
  avif: loadImage,
  xlsx: async () => (await import('./sheets/read-xlsx.js')).readXlsx,
  xls: async () => (await import('./sheets/read-xls.js')).readWorkbook,
  ods: async () => (await import('./office/read-odf.js')).readOds,
  odt: async () => (await import('./office/read-odf.js')).readOdt,
  csv: async () => (await import('./sheets/read-csv.js')).readCsv,
  docx: async () => (await import('./office/read-docx.js')).readDocx,
  doc: async () => (await import('./office/read-doc.js')).readDoc,
  rtf: async () => (await import('./office/read-rtf.js')).readRtf,
  pptx: async () => (await import('./office/read-pptx.js')).readPptx,
  text: async () => (await import('./read-text.js')).readText,
  json: async () => (await import('./read-text.js')).readText,
  xml: async () => (await import('./read-text.js')).readXmlFile,
  svg: async () => (await import('./read-text.js')).readSvg,
  zip: async () => {
    const { readZip } = await import('./read-zip.js');
    return (body, hints) => readZip(body, hints, extractMember);
  },
};

/**
 * What one body holds, whatever it is. Never throws for what the file did wrong.
 * @param sniffed what it is, where that is known already
 */
export async function extractDocument(
  body: Uint8Array,
  hints: ExtractHints,
  sniffed: Sniffed | null = null,
): Promise<Extracted> {
  const budget = hints.budget ?? createOcrBudget();
  const extracted = await extractSniffed(body, { ...hints, budget }, sniffed ?? (await sniffType(body, hints)));
  return withheldIfPersonal(extracted, body, hints);
}

/** Looks for numbers of persons where a copy is to be kept: in the process that reads the body, since it takes as long as some readers. */
export async function withheldIfPersonal(
  extracted: Extracted,
  body: Uint8Array,
  { isToBeKept }: ExtractHints,
): Promise<Extracted> {
  if (isToBeKept !== true || !(await holdsPersonalNumbers(body, extracted))) return extracted;
  return { ...extracted, isWithheld: true };
}

/**
 * What a member of an archive holds; an archive within an archive is not opened.
 * @param fault why its bytes could not be had, when there are none
 */
export async function extractMember(
  body: Uint8Array | null,
  hints: ExtractHints,
  fault?: BrokenFile,
): Promise<Extracted> {
  if (body === null || fault !== undefined) {
    const { code, data } = fault ?? new BrokenFile('corrupt');
    return broken(declaredType({ ...hints, url: '' }) ?? 'unknown', [fileProblem(code, data)], code);
  }
  // The address is the archive's: it names no member.
  const naming = { ...hints, url: '' };
  const sniffed = await sniffType(body, naming);
  if (sniffed.type === 'zip') return finish('zip', [fileProblem('not-readable', { type: 'zip' })], emptyResult());
  return extractSniffed(body, hints, sniffed, naming);
}

async function extractSniffed(
  body: Uint8Array,
  hints: ExtractHints,
  { type, archive, isSurrounded, damage }: Sniffed,
  naming: ExtractHints = hints,
): Promise<Extracted> {
  const problems = problemsOfBytes(type, body, naming);
  const add = (code: FileProblem['code'], data: FileProblem['data'] = {}): void => {
    if (!problems.some((problem) => problem.code === code)) problems.push(fileProblem(code, data));
  };
  if (isSurrounded) add('repaired', { reason: 'bytes-around' });
  const isHopeless = type === 'empty' || problems.some((problem) => problem.code === 'corrupt');
  if (isHopeless || (hints.cut !== null && type !== 'html')) return broken(type, problems, 'file');
  if (damage !== null) {
    add(damage.code, damage.data);
    return broken(type, problems, damage.code);
  }
  const isShort = findTruncation(type, body);
  const load = READERS[type];
  if (load === undefined) {
    if (isShort) add('truncated');
    else add('not-readable', { type });
    return finish(type, problems, emptyResult());
  }
  let reader: Reader;
  try {
    reader = await load();
  } catch (error) {
    // A part of the program that is missing (an incomplete installation) is no fault of the file.
    return defective(type, problems, stackOf(error));
  }
  try {
    let result = withPicturesUnread(await reader(archive ?? body, hints));
    if (hints.wants.qrCodes && !result.qrCodes.ok) {
      const { readEmbeddedQrCodes } = await import('./images/embedded-qr-codes.js');
      const codes = await readEmbeddedQrCodes(type, archive ?? body, hints.url);
      if (codes !== null) result = { ...result, qrCodes: present(codes) };
    }
    // PDFium rebuilds what it can, as browsers do; of other kinds the rest is gone.
    if (isShort && type === 'pdf') add('repaired', { reason: 'end-missing' });
    else if (isShort) add('truncated');
    return finish(type, problems, result);
  } catch (error) {
    if (isDefect(error)) return defective(type, problems, stackOf(error));
    const { code, data } = problemOf(error);
    if (isShort && code === 'corrupt') add('truncated');
    else add(code, data);
    return broken(type, problems, code);
  }
}

/** What is wrong with the file before anyone reads it: its size, its name, its end. */
function problemsOfBytes(type: FileType, body: Uint8Array, hints: ExtractHints): FileProblem[] {
  const problems: FileProblem[] = [];
  if (hints.cut === 'too-large') problems.push(fileProblem('too-large', { reason: 'bytes', bytes: body.length }));
  if (hints.cut === 'truncated') problems.push(fileProblem('truncated'));
  if (type === 'empty') return hints.cut === null ? [fileProblem('empty')] : problems;
  // Browsers show such bytes as a page of signs without sense: a compressed page whose header says nothing of it.
  const declared = mismatchedType(type, hints) ?? (type === 'unknown' && isServedAsPage(hints) ? 'html' : null);
  if (declared === null) return problems;
  if (type === 'unknown') return [...problems, fileProblem('corrupt', { reason: 'unknown-form', declared })];
  return [...problems, fileProblem('type-mismatch', { declared, actual: type })];
}

function problemOf(error: unknown): Pick<FileProblem, 'code' | 'data'> {
  if (error instanceof BrokenFile) return error;
  return { code: 'corrupt', data: { reason: error instanceof Error ? error.message.slice(0, 200) : 'unknown' } };
}

/** What is left of a document whose reader had to be ended. */
export function brokenDocument(
  type: FileType,
  body: Uint8Array,
  hints: ExtractHints,
  { code, data }: BrokenFile,
): Extracted {
  return broken(type, [...problemsOfBytes(type, body, hints), fileProblem(code, data)], code);
}

/** What is left of a document when the program itself failed. */
export function defectiveDocument(type: FileType, body: Uint8Array, hints: ExtractHints, error: unknown): Extracted {
  return defective(type, problemsOfBytes(type, body, hints), stackOf(error));
}

// The content of the file is unknown, and the program is to blame.
function defective(type: FileType, problems: readonly FileProblem[], defect: string): Extracted {
  return {
    ...factless(type, [...problems, fileProblem('not-readable', { reason: 'defect' })], 'unreadable', 'defect'),
    defect,
  };
}

/** What is left of a file that gave no facts. */
function broken(type: FileType, problems: readonly FileProblem[], reason: string): Extracted {
  return factless(type, problems, 'broken', reason);
}

function factless(
  type: FileType,
  problems: readonly FileProblem[],
  kind: 'broken' | 'unreadable',
  reason: string,
): Extracted {
  const nothing = absent<never>(kind, reason);
  return finish(type, problems, { ...emptyResult(), texts: nothing, grids: nothing, qrCodes: nothing });
}

function finish(type: FileType, problems: readonly FileProblem[], result: ReaderResult): Extracted {
  const mended = mendThai(type, result);
  const { content, dated: _dated, showsPicture: _shows, problems: found, ...facts } = mended;
  // Of the letters as they are in the file: a better repair is no change of the document.
  const words = mended.texts.ok ? wordPieces(type, result) : [];
  const stating = mended.dated ?? beginning(textPieces(type, mended), isCoverRead(mended));
  return {
    ...facts,
    type,
    problems: [...problems, ...found],
    opening: openingLines(stating),
    dates: [...datesOf(mended, stating), ...facts.dates],
    ...(content !== undefined && { contentLines: content.split('\n') }),
    contentSha256: content === undefined ? hashOfWords(words) : content === '' ? null : hash('sha256', content),
  };
}

/** Letters of a first page that has nothing but the title, the agency and the year. */
const LONGEST_COVER = 500;

function hashOfWords(blocks: ReturnType<typeof wordPieces>): string | null {
  const digest = createHash('sha256');
  let isBlank = true;
  for (const pieces of blocks) {
    for (const words of pieces()) {
      if (words === '') continue;
      isBlank = false;
      digest.update(words);
    }
    digest.update('\n');
  }
  return isBlank ? null : digest.digest('hex');
}

function datesOf({ title, dated }: ReaderResult, stating: StatingText): DatedFact[] {
  if (dated !== undefined) return [...statedDates(dated.title, 'title'), ...datesOfText(stating)];
  // The property is that of the file from which an office copied this one, as often as not.
  const property = statedDates(title ?? '', 'title').map((fact) => ({ ...fact, place: 'property' as const }));
  return [...property, ...datesOfText(stating)];
}

/** The first page of a document may be a picture, or a machine's guess: what follows is not its title then. */
function isCoverRead({ texts }: ReaderResult): boolean {
  const [first] = texts.ok ? texts.value : [];
  return first === undefined || ((first.at.page ?? 1) === 1 && first.ocr !== true && first.text.trim() !== '');
}

/** As much of the text as is read for dates. */
function beginning(blocks: ReturnType<typeof textPieces>, isCovered: boolean): StatingText {
  const pieces: string[] = [];
  let length = 0;
  let cover = isCovered ? 0 : null;
  for (const [index, block] of blocks.entries()) {
    if (length > 0) pieces.push('\n');
    for (const piece of block()) {
      pieces.push(piece);
      length += piece.length + 1;
      if (length > MAX_DATED_LENGTH) return { text: pieces.join(''), cover, headings: null };
    }
    if (index === 0 && isCovered && blocks.length > 1 && length <= LONGEST_COVER) cover = length;
  }
  return { text: pieces.join(''), cover, headings: null };
}
