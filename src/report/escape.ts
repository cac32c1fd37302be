const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** What XML 1.0 forbids even as a reference. */
const NOT_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]/g;

/** For HTML and XML, as text or in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"']/g, (letter) => XML[letter]!);
}

/** For an attribute of XML, whose reader would make spaces of line breaks. */
export function escapeAttribute(text: string): string {
  return escapeMarkup(text).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;').replace(/\r/g, '&#13;');
}

/**
 * Text in Markdown as GitHub reads it, on one line: no markup, no HTML, no mention of anyone, no address that becomes a link by
 * itself. References are used where a backslash would not do.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/(?<!\s)\s*\n\s*/g, ' ')
    .trim()
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/[&<>]/g, (letter) => XML[letter]!)
    .replace(/@/g, '&#64;')
    .replace(/^([#+-]|\d+(?=[.)]))/, (start) => (/^\d/.test(start) ? `${start}&#8203;` : `\\${start}`))
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\bwww\.(?=\S)/gi, (word) => `${word.slice(0, -1)}&#46;`);
}

/** An address as the words of a Markdown link, its own beginning as it is. */
export function escapeLinkWords(url: string): string {
  const [start = ''] = /^https?:\/\/(?:www\.)?/i.exec(url) ?? [];
  return start + escapeMarkdown(url.slice(start.length));
}

/** An address as the target of a link, in ASCII; null when it is not http(s), which must not become a link. */
export function linkTarget(url: string): string | null {
  if (!/^https?:\/\//i.test(url)) return null;
  return url.replace(/[^\x21-\x7e]|[<>"'`\\^{|}()[\]]/gu, percentEncoded);
}

function percentEncoded(letter: string): string {
  const bytes = [...new TextEncoder().encode(letter)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** Spreadsheets run what begins with one of these as a formula; their wide forms count, since some programs fold them. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Text that a spreadsheet shows instead of running it. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
