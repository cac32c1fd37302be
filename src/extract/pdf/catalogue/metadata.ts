import type { DatedFact } from '../../../model/evidence.js';

const XMP_LIMIT = 1024 * 1024;
const BANGKOK_MS = 7 * 3600 * 1000;

/** `D:20241002091500+07'00'` (ISO 32000-1, 7.9.4); writers leave out the prefix, the parts at the end or the quotes. */
const PDF_DATE = /^\s*(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?\s*(?:Z|([+-])(\d{2})'?(\d{2})?)?/;

/** `2024-10-02T09:15:00+07:00`, as XMP has it. */
const XMP_DATE =
  /^\s*(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?:Z|([+-])(\d{2}):?(\d{2}))?)?)?)?/;

/** @returns the date of the document information as a fact, null when it is none. */
export function readPdfDate(text: string): DatedFact | null {
  return dateOf(text, PDF_DATE);
}

/** Dates of the XMP packet, which writers leave uncompressed so that other programs find it (XMP part 3, 1.1.2). */
export function readXmpDates(body: Uint8Array): DatedFact[] {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // An edited file carries one packet a version; the last is the one that counts.
  const start = bytes.lastIndexOf('<x:xmpmeta');
  if (start < 0) return [];
  const end = bytes.indexOf('</x:xmpmeta>', start);
  if (end < 0 || end - start > XMP_LIMIT) return [];
  const packet = bytes.toString('utf8', start, end);
  return [...packet.matchAll(/xmp:(?:ModifyDate|CreateDate)\s*(?:=\s*["']|>)\s*([^<"']{4,40})/g)]
    .map((match) => dateOf(match[1] ?? '', XMP_DATE))
    .filter((fact) => fact !== null);
}

/** Each day once. */
export function distinctDates(facts: readonly DatedFact[]): DatedFact[] {
  return [...new Map(facts.map((fact) => [`${fact.precision} ${fact.date}`, fact])).values()];
}

function dateOf(text: string, pattern: RegExp): DatedFact | null {
  const parts = pattern.exec(text);
  if (parts === null) return null;
  const [stated = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  const year = stated >= 2400 ? stated - 543 : stated;
  if (year < 1990 || year > 2200) return null;
  const fact = (date: string, precision: DatedFact['precision']): DatedFact => ({
    date,
    precision,
    fiscalYear: null,
    from: 'metadata',
    text: text.trim(),
  });
  if (parts[2] === undefined) return fact(String(year), 'year');
  if (month < 1 || month > 12) return null;
  if (parts[3] === undefined) return fact(`${year}-${parts[2]}`, 'month');
  if (day < 1 || day > 31) return null;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return fact(new Date(inBangkok(local, text, parts)).toISOString().slice(0, 10), 'day');
}

/** Days are those of Asia/Bangkok; a time without a zone is taken as local. */
function inBangkok(local: number, text: string, parts: RegExpExecArray): number {
  if (parts[7] !== undefined) {
    const offset = (Number(parts[8]) * 60 + Number(parts[9] ?? 0)) * 60_000 * (parts[7] === '-' ? -1 : 1);
    return local - offset + BANGKOK_MS;
  }
  return /Z/.test(text) && parts[4] !== undefined ? local + BANGKOK_MS : local;
}
