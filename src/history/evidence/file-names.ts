import type { EvidenceRecord } from '../../model/round.js';
import { fileNameOf } from '../../text/file-name.js';

/** Windows limits the whole path and zip tools the name. In characters; a Thai one takes three bytes. */
const MAX_CHARACTERS = 80;
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d|clock\$)(\.|$)/i;
const ENDINGS: Readonly<Record<string, string>> = { jpeg: 'jpg', text: 'txt' };

/**
 * The name that the site gives the file, made safe for every system and for archives. Thai letters stay.
 * @param position counts from 1 within the item and distinguishes files of one name
 */
export function exportName(record: Pick<EvidenceRecord, 'exchange' | 'type'>, position: number): string {
  const name = safeName(fileNameOf(record.exchange) || 'index');
  const number = String(position).padStart(2, '0');
  return `${number}-${withEnding(name, record.type)}`;
}

/** One path segment: no separators, no control characters, no name that Windows reserves, no dots at the ends. */
export function safeName(raw: string): string {
  const clean = raw
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|(?<![. ])[. ]+$/g, '');
  const short = shortenName(clean);
  if (short === '') return 'file';
  return RESERVED.test(short) ? `_${short}` : short;
}

function shortenName(name: string): string {
  const letters = [...name];
  if (letters.length <= MAX_CHARACTERS) return name;
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? '';
  return `${letters.slice(0, MAX_CHARACTERS - ending.length).join('')}${ending}`;
}

function withEnding(name: string, type: string | null): string {
  if (type === null || type === 'unknown' || type === 'empty') return name;
  if (/\.[A-Za-z0-9]{2,5}$/.test(name)) return name;
  return `${name}.${ENDINGS[type] ?? type}`;
}
