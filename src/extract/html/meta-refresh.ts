/**
 * The address in the content of `<meta http-equiv="refresh">`, as written: after the seconds, with or without `url=` and
 * quotes (HTML Standard, "shared declarative refresh steps"). Null: only the seconds. Linear time.
 */
export function refreshTarget(content: string | undefined): string | null {
  const rest = (content ?? '')
    .trim()
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
