import { escapeMarkup } from '../text/markup.js';

/** For an attribute of XML, whose reader would turn line breaks into spaces. */
export function escapeAttribute(text: string): string {
  return escapeMarkup(text).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;').replace(/\r/g, '&#13;');
}

/**
 * Text in Markdown as GitHub reads it, on one line: no markup, no HTML, no mention of a user, no address that becomes a link.
 * References are used where a backslash has no effect.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/(?<!\s)\s*\n\s*/g, ' ')
    .trim()
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/[&<>]/g, escapeMarkup)
    .replace(/@/g, '&#64;')
    .replace(/^([#+-]|\d+(?=[.)]))/, (start) => (/^\d/.test(start) ? `${start}&#8203;` : `\\${start}`))
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\bwww\.(?=\S)/gi, (word) => `${word.slice(0, -1)}&#46;`);
}

/** An address as the text of a Markdown link; its scheme and `www.` stay as they are. */
export function escapeLinkWords(url: string): string {
  const [start = ''] = /^https?:\/\/(?:www\.)?/i.exec(url) ?? [];
  return start + escapeMarkdown(url.slice(start.length));
}

/** An address as the target of a link, in ASCII; null when it is not http(s), since a link to it could be harmful. */
export function linkTarget(url: string): string | null {
  if (!/^https?:\/\//i.test(url)) return null;
  return url.replace(/[^\x21-\x7e]|[<>"'`\\^{|}()[\]]/gu, percentEncoded);
}

function percentEncoded(letter: string): string {
  const bytes = [...new TextEncoder().encode(letter)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** Spreadsheets run text that begins with one of these as a formula; some programs read the wide forms as the plain ones. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Text that a spreadsheet shows instead of running it. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
