import { createHash } from 'node:crypto';
import type { DatedFact, Extracted, FileProblem, FileType } from '../model/evidence.js';
import { normalizeText } from '../text/normalize.js';
import { mismatchedType } from './declared-type.js';
import { findTruncation } from './integrity.js';
import { absent, BrokenFile, type ExtractHints, emptyResult, type Reader, type ReaderResult } from './reader.js';
import { sniffType } from './sniff.js';
import { statedDates } from './stated-dates.js';

/** Each reader is loaded when the first file of its type comes: a checklist of plain pages loads no document reader. */
const READERS: Partial<Record<FileType, () => Promise<Reader>>> = {
  html: async () => (await import('./html.js')).readHtml,
  pdf: async () => (await import('./pdf.js')).readPdf,
  xlsx: async () => (await import('./xlsx.js')).readXlsx,
  xls: async () => (await import('./sheet.js')).readWorkbook,
  ods: async () => (await import('./odf.js')).readOds,
  odt: async () => (await import('./odf.js')).readOdt,
  csv: async () => (await import('./csv.js')).readCsv,
  docx: async () => (await import('./docx.js')).readDocx,
  rtf: async () => (await import('./rtf.js')).readRtf,
  pptx: async () => (await import('./pptx.js')).readPptx,
};

/** What one body holds, whatever it is. Never throws for what the file did wrong. */
export async function extractDocument(body: Uint8Array, hints: ExtractHints): Promise<Extracted> {
  const { type, damage } = await sniffType(body, hints);
  const problems: FileProblem[] = [];
  const add = (code: FileProblem['code'], data: FileProblem['data'] = {}): void => {
    if (!problems.some((problem) => problem.code === code)) problems.push({ code, data, at: null });
  };
  if (hints.cut === 'too-large') add('too-large', { reason: 'bytes', bytes: body.length });
  if (type === 'empty') add(hints.cut === 'truncated' ? 'truncated' : 'empty');
  const declared = type === 'empty' ? null : mismatchedType(type, hints);
  const isMangled = type === 'unknown' && declared !== null;
  if (isMangled) add('corrupt', { reason: 'unknown-form', declared });
  else if (declared !== null) add('type-mismatch', { declared, actual: type });
  if (hints.cut === 'truncated') add('truncated');

  const reader = READERS[type];
  if (type === 'empty' || isMangled || (hints.cut !== null && type !== 'html')) return broken(type, problems, 'file');
  if (damage !== null) {
    add(damage.code, damage.data);
    return broken(type, problems, damage.code);
  }
  const isShort = findTruncation(type, body);
  if (reader === undefined) {
    if (isShort) add('truncated');
    else add('not-readable', { type });
    return finish(type, problems, emptyResult());
  }
  try {
    const result = await (await reader())(body, hints);
    // What a reader opens all the same, browsers open too.
    if (isShort) add(result.texts.ok ? 'repaired' : 'truncated', { reason: 'end-missing' });
    return finish(type, [...problems, ...result.problems], result);
  } catch (error) {
    const { code, data } = problemOf(error);
    if (isShort && code === 'corrupt') add('truncated');
    else add(code, data);
    return broken(type, problems, code);
  }
}

function problemOf(error: unknown): Pick<FileProblem, 'code' | 'data'> {
  if (error instanceof BrokenFile) return error;
  return { code: 'corrupt', data: { reason: error instanceof Error ? error.message.slice(0, 200) : 'unknown' } };
}

/** What is left of a file that gave no facts. */
export function broken(type: FileType, problems: readonly FileProblem[], reason: string): Extracted {
  const nothing = absent<never>('broken', reason);
  return finish(type, problems, { ...emptyResult(), texts: nothing, grids: nothing, codes: nothing });
}

function finish(type: FileType, problems: readonly FileProblem[], result: ReaderResult): Extracted {
  const { content, dated, problems: _, ...facts } = result;
  const text = content ?? textOf(result.texts);
  return {
    ...facts,
    type,
    problems,
    dates: [...datesOf(result, dated), ...facts.dates],
    contentSha256: text === null || text === '' ? null : createHash('sha256').update(text).digest('hex'),
  };
}

function textOf(texts: ReaderResult['texts']): string | null {
  return texts.ok ? texts.value.map((block) => normalizeText(block.text)).join('\n') : null;
}

function datesOf({ title, texts }: ReaderResult, dated: ReaderResult['dated']): DatedFact[] {
  const text = dated?.text ?? (texts.ok ? texts.value.map((block) => block.text).join('\n') : '');
  return [...statedDates(dated?.title ?? title ?? '', 'title'), ...statedDates(text, 'text')];
}
