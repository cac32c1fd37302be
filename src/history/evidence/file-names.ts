import type { EvidenceRecord } from '../../model/round.js';
import { fileNameOf } from '../../text/file-name.js';

/** Windows counts a whole path; zip tools choke on long names. In characters, Thai ones take three bytes. */
const MAX_CHARACTERS = 80;
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d|clock\$)(\.|$)/i;
const ENDINGS: Readonly<Record<string, string>> = { jpeg: 'jpg', text: 'txt' };

/**
 * A name under which people find the file again: as the site calls it, safe on every system and inside an archive. Thai stays.
 * @param position counts from 1 within the item, so that two files of one name are told apart.
 */
export function exportName(record: Pick<EvidenceRecord, 'exchange' | 'type'>, position: number): string {
  const name = safeName(fileNameOf(record.exchange) || 'index');
  const number = String(position).padStart(2, '0');
  return `${number}-${withEnding(name, record.type)}`;
}

/** One path segment: no separators, no control characters, nothing that Windows keeps for itself, no dots at the ends. */
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
