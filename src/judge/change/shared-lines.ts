import type { Extracted, PageVersion } from '../../model/evidence.js';
import { normalizeText } from '../../text/thai/normalize.js';

/** Two pages about one plan may say the same of it: a line on three is of the site. */
const MIN_PAGES = 3;
/** Of the pages of a round: a site may have two or three faces. */
const SHARE = 1 / 3;

/** The lines of content that stand on many pages of a round, and at least on three: news, prices, a moving sentence. */
export function sharedLines(pages: readonly PageVersion[]): ReadonlySet<string> {
  const byUrl = new Map(pages.map(({ url, extracted }) => [url, new Set(extracted.contentLines)]));
  const counts = new Map<string, number>();
  for (const lines of byUrl.values()) for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  const least = Math.max(MIN_PAGES, byUrl.size * SHARE);
  return new Set([...counts].filter(([, count]) => count >= least).map(([line]) => line));
}

/** The lines of the home page that a page need not say for itself: all but the page's own names, which menus and lists repeat. */
export function linesOfHome(home: ReadonlySet<string>, { title, opening }: Extracted): ReadonlySet<string> {
  const names = [title ?? '', ...opening].map(normalizeText);
  const own = names.filter((name) => home.has(name));
  return own.length === 0 ? home : new Set([...home].filter((line) => !own.includes(line)));
}
