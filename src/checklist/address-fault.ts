import type { InputProblemCode } from '../model/checklist.js';
import type { Words } from '../model/words.js';
import { INVISIBLE_LETTERS } from '../text/thai/normalize.js';
import { truncate } from '../text/thai/width.js';
import { isInCurlyQuotes } from './yaml/curly-quotes.js';
import * as say from './yaml/fault-words.js';

/** What an editor can check of an address, for it knows no other tests. */
export const HTTP_URL = /^\s*[Hh][Tt][Tt][Pp][Ss]?:\/\/[^/\s]/;

/** Letters that nobody sees on a screen, and a copy from Word, LINE or a page brings along; blanks of other widths too. */
const INVISIBLE = new RegExp(`[${INVISIBLE_LETTERS}\\u00A0\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u202F]`, 'g');

/** `U+200B, U+00A0`: the invisible letters of a text; empty: it has none. */
export function invisibleIn(text: string): string {
  return [...new Set(text.match(INVISIBLE) ?? [])].map(codePointOf).join(', ');
}

/** `U+200B`. */
function codePointOf(sign: string): string {
  return `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text with its invisible letters as `[U+200B]`; `index`, a place in it, moves along. */
export function withInvisibleShown(text: string, index = 0): { readonly text: string; readonly index: number } {
  const shown = (part: string): string => part.replace(INVISIBLE, (sign) => `[${codePointOf(sign)}]`);
  return { text: shown(text), index: shown(text.slice(0, index)).length };
}

const GUESS_COLUMNS = 80;

export interface AddressFault {
  readonly code: InputProblemCode;
  readonly words: Words;
  /** Of the text, from its first letter that is no blank: where the fault stands. */
  readonly index: number;
}

/**
 * Why a text is no address that can be audited; null: it is one. Blanks around it are left out, and blanks and Thai letters in
 * its path are sent encoded, as a browser does. An invisible letter is a slip of copying: whoever means one writes it encoded.
 */
export function addressFault(value: string): AddressFault | null {
  const text = value.trim();
  if (text === '') return fault({ th: 'ต้องไม่ว่างเปล่า', en: 'must not be empty' });
  if (isInCurlyQuotes(text)) return { code: 'curly-quote', words: say.curlyQuote, index: 0 };
  const unseen = invisibleIn(text);
  if (unseen !== '') return { code: 'invisible', words: invisibleWords(unseen), index: text.search(INVISIBLE) };
  if (/\s["'(<]?https?:\/\//i.test(text)) return fault(severalWords, text.search(/\s["'(<]?https?:\/\//i) + 1);
  if (!HTTP_URL.test(text)) return fault(withGuess(text));
  // A password may hold anything, and is not shown.
  const [before = '', authority = ''] = /^[^:]*:\/\/([^/?#]*)/.exec(text) ?? [];
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (/\s/.test(host)) return fault(blankInHost(host), before.length - host.length + host.search(/\s/));
  return isUrl(text) ? null : fault(brokenHost(host));
}

function isUrl(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text);
    return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
  } catch {
    return false;
  }
}

const fault = (words: Words, index = 0): AddressFault => ({ code: 'address', words, index });

const WHOLE: Words = {
  th: 'ต้องเป็นที่อยู่เว็บแบบเต็มที่ขึ้นต้นด้วย http:// หรือ https://',
  en: 'must be a whole address that begins with http:// or https://',
};

const invisibleWords = (codes: string): Words => ({
  th: `ที่อยู่มีอักขระที่มองไม่เห็น ${codes} ให้ลบแล้วพิมพ์ใหม่ หรือคัดลอกจากช่องที่อยู่ของเบราว์เซอร์`,
  en: `the address holds invisible characters: ${codes}; type it anew, or copy it from the address bar of a browser`,
});

const severalWords: Words = {
  th: 'มีหลายที่อยู่ในค่าเดียว ให้แยกบรรทัดละหนึ่งที่อยู่ ขึ้นต้นด้วย - และเว้นวรรค',
  en: 'several addresses in one value; give each a line of its own that begins with "- "',
};

const blankInHost = (host: string): Words => ({
  th: `มีช่องว่างในชื่อเว็บไซต์ "${host}" ให้ลบออก`,
  en: `a space inside the name of the site "${host}"; remove it`,
});

const brokenHost = (host: string): Words => ({
  th: `ชื่อเว็บไซต์ "${host}" ใช้ไม่ได้ ให้คัดลอกที่อยู่จากเบราว์เซอร์อีกครั้ง`,
  en: `"${host}" cannot be the name of a site; copy the address from a browser again`,
});

/** Addresses whose beginning alone is wrong are shown as they were meant. */
function withGuess(text: string): Words {
  if (/^(?:[a-z]:[\\/]|file:|\\\\)/i.test(text))
    return {
      th: `${WHOLE.th} ไฟล์ในเครื่องตรวจได้ด้วย oit-audit check`,
      en: `${WHOLE.en}; a file of this machine is examined by oit-audit check`,
    };
  const rest =
    /^(?:h?t+ps?|htt?ps?)(?::\/{0,2}|;\/\/|\/\/)(?=[\w-]+\.)|^\/\/(?=[\w-]+\.)|^(?=(?:[\w-]+\.)+(?:th|com|net|org)\b)/i.exec(
      text,
    );
  if (!rest) return WHOLE;
  const scheme = /^h?t+p(?!s)/i.test(text) ? 'http' : 'https';
  const meant = `${scheme}://${text.slice(rest[0].length)}`;
  if (addressFault(meant) !== null) return WHOLE;
  const shown = truncate(meant, GUESS_COLUMNS);
  return { th: `${WHOLE.th} หมายถึง "${shown}" หรือไม่`, en: `${WHOLE.en}. Did you mean "${shown}"?` };
}
