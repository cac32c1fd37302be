/** Seconds that a visitor waits to be sent on; a page that stays longer is there to be read. */
const LONGEST_DELAY = 10;

/**
 * The address in the content of `<meta http-equiv="refresh">`, as written: after the seconds, with or without `url=` and
 * quotes (HTML Standard, "shared declarative refresh steps"); the header Refresh has the same form. Null: only the seconds, or
 * so many that the page is read before it goes. Linear time.
 */
export function refreshTarget(content: string | undefined): string | null {
  const text = (content ?? '').trim();
  // What begins with no number leads nowhere.
  if (!/^\.|^\d/.test(text) || Number.parseFloat(text) > LONGEST_DELAY) return null;
  const rest = text
    .replace(/^[\d.]+/, '')
    .replace(/^[\s;,]+/, '')
    .replace(/^url\s*=\s*/i, '');
  const target = unquoted(rest).trim();
  return target === '' ? null : target;
}

function unquoted(text: string): string {
  const quote = text[0];
  if (quote !== '"' && quote !== "'") return text;
  const end = text.indexOf(quote, 1);
  return end < 0 ? text.slice(1) : text.slice(1, end);
}
