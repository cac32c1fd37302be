import { stableContent } from '../extract/html/content/stable-content.js';
import type { Extracted } from '../model/evidence.js';

/** One page in one round. */
export interface PageVersion {
  /** After redirects: items may share a page. */
  readonly url: string;
  readonly extracted: Extracted;
}

/** Two pages about one plan may say the same of it: a line on three is of the site. */
const MIN_PAGES = 3;

/** The lines of content that stand on most pages of a round, and at least on three: news, prices, a moving sentence. */
export function sharedLines(pages: readonly PageVersion[]): ReadonlySet<string> {
  const byUrl = new Map(pages.map(({ url, extracted }) => [url, new Set(linesOf(extracted))]));
  const counts = new Map<string, number>();
  for (const lines of byUrl.values()) for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  const least = Math.max(MIN_PAGES, byUrl.size / 2);
  return new Set([...counts].filter(([, count]) => count >= least).map(([line]) => line));
}

/** True when two versions of a page say the same beside what the site says on most of its pages at the time of each. */
export function isSameBesideShared(
  old: Extracted,
  now: Extracted,
  shared: { readonly before: ReadonlySet<string>; readonly now: ReadonlySet<string> },
): boolean {
  const own = linesOf(old).filter((line) => !shared.before.has(line));
  // A page of nothing but shared lines says nothing that could be compared.
  return (
    own.length > 0 &&
    own.join('\n') ===
      linesOf(now)
        .filter((line) => !shared.now.has(line))
        .join('\n')
  );
}

function linesOf({ texts, links }: Extracted): readonly string[] {
  return texts.ok ? stableContent(texts.value, links).content.split('\n') : [];
}
