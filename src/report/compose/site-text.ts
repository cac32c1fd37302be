import { maskNationalIds } from '../../text/patterns/national-id.js';
import { stripControls } from '../../text/thai/sanitize.js';
import { withoutUserInfo } from '../../text/url.js';

/** Longest text of a site in a report, in UTF-16 units: of a title of 100 KB the beginning is enough. */
export const MAX_WORDS = 500;
/** Longest value as found; a cell may hold a paragraph. */
export const MAX_VALUE = 2_000;
/** Longest address; browsers and servers accept about this length. */
export const MAX_URL = 8_192;
/** Longest sentence with texts of a site in it. */
export const MAX_MESSAGE = 3_000;

const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
/** Direction marks, and non-characters that no XML may hold. */
const INVISIBLE = /[\u200E\u200F\u061C\uFFFE\uFFFF]/g;
const ODD_SPACES = /[\u2028\u2029\t]/g;

/** Everything that cleaning changes: most texts hold none of it, so one test is enough for them. */
const SUSPECT =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/;

/** Text of a site, ready for the escaping of any format: no controls, no direction marks, no passwords in addresses, no numbers of persons, whole characters, bounded length. */
export function siteText(words: string, max: number): string {
  const text = maskNationalIds(withoutUserInfo(words));
  if (text.length <= max && !SUSPECT.test(text)) return text;
  // Cut before cleaning, so that cleaning never works through a megabyte; cleaning only shortens.
  const clean = stripControls(text.length > max * 2 ? text.slice(0, max * 2) : text)
    .replace(LONE_SURROGATES, '')
    .replace(INVISIBLE, '')
    .replace(ODD_SPACES, ' ');
  if (clean.length <= max) return clean;
  return `${clean.slice(0, max - 1).replace(LONE_SURROGATES, '')}…`;
}

export const siteTextOrNull = (text: string | null, max: number): string | null =>
  text === null ? null : siteText(text, max);
