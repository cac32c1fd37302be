import type { Place } from '../../model/finding.js';
import type { Lang } from '../../model/words.js';
import { readableText } from '../../text/url.js';
import { MAX_WORDS, siteText } from './site-text.js';
import { sayIn } from './words.js';

export type Location = Omit<Place, 'url'>;

export const NOWHERE: Location = { sheet: null, page: null, table: null, row: null, rowLabel: null, column: null };

/** True for a ลำดับที่ such as `19`, `1.2` or `3/1`; other first cells are names of rows. */
export const isNumberLike = (label: string): boolean => /^[\d./()-]+$/.test(label);

/** `ลำดับที่ 19: `, `ชีต “รายงาน” แถวที่ 24: `, or nothing: the `{where}` of a check's sentences. */
export function placePrefix(at: Location | null, lang: Lang): string {
  if (at === null) return '';
  const words = rowWords(at, lang);
  return words === '' ? '' : `${words}: `;
}

/** A line of what changed in a file (`ลำดับที่ 19 › ราคา: 100 → 200`), with the words of the language for row and column. */
export function changeDetail(line: string, lang: Lang): string {
  const say = sayIn(lang);
  return readableText(line)
    .replace(/^#(\d+)(?= › |: )/, (_, row: string) => say('places.row', { list: row }))
    .replace(/^([^+→›-][^→›]{0,200}) › ([^→]{1,80}?): /, (_, row: string, column: string) => {
      return `${say('places.cell', { row, column })}: `;
    });
}

function rowWords(at: Location, lang: Lang): string {
  const say = sayIn(lang);
  if (at.rowLabel !== null) return rowLabelWords(at.rowLabel, lang);
  const page = at.page === null ? [] : [say('places.page', { list: at.page })];
  if (at.row === null) return page.join('');
  const sheet = at.sheet === null ? [] : [say('places.sheet', { list: siteText(at.sheet, MAX_WORDS) })];
  return [...sheet, ...page, say('places.row', { list: at.row })].join(' ');
}

function rowLabelWords(label: string, lang: Lang): string {
  const list = siteText(label, MAX_WORDS);
  return sayIn(lang)(isNumberLike(label) ? 'places.rowLabel' : 'places.name', { list });
}

/** All parts of a place within its file, for lists: `ชีต “รายงาน” · ลำดับที่ 19 · แถวที่ 24 · คอลัมน์ “e-GP”`. */
export function placeToText(at: Location, lang: Lang): string {
  const say = sayIn(lang);
  const parts = [
    at.sheet === null ? '' : say('places.sheet', { list: at.sheet }),
    at.page === null ? '' : say('places.page', { list: at.page }),
    at.rowLabel === null ? '' : rowLabelWords(at.rowLabel, lang),
    at.row === null ? '' : say('places.row', { list: at.row }),
    at.column === null ? '' : say('places.column', { list: at.column }),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
