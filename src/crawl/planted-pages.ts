import type { Page, PageLinks } from '../extract/html/page/page.js';
import { advertisementsIn, farmOf, MIN_LINK, spamLinks } from '../text/spam/planted.js';

/** A page of the site that carries advertisements or links which those plant who break in. */
export interface PlantedPage {
  readonly url: string;
  /** Words of an advertisement or of a link, or its address. */
  readonly sample: string;
}

/** A single link may be a mistake or a comment; the same one on so many pages was planted. */
const MIN_REPEATED = 3;

/** Begins with a host; asked of every link of every page, most of which begin with one slash. */
function isWhole(href: string): boolean {
  return href.startsWith('/') ? href.startsWith('//') : /^\s*(?:https?:)?\/\//i.test(href);
}

/** Looks at every page of a round; what leads nowhere any more counts, for the page itself was altered. */
export function createPlantedPages(): {
  /** @param page null: only its links are known */
  look(url: string, links: PageLinks, page: Pick<Page, 'title' | 'readAnyText'> | null): void;
  /** In the order of their addresses, whoever answered first. */
  found(): readonly PlantedPage[];
  has(url: string): boolean;
} {
  const planted = new Map<string, string>();
  const single = new Map<string, { readonly sample: string; readonly pages: Set<string> }>();
  return {
    look(url, { links }, page) {
      const whole = links.filter(({ kind, href }) => kind === 'page' && isWhole(href));
      const found = spamLinks(
        whole.map(({ href, text }) => ({ url: href.trimStart().replace(/^\/\//, 'https://'), text })),
        url,
      );
      const farm = farmOf(found)[0]?.link;
      const [words] = page ? advertisementsIn(`${page.title ?? ''}\n${page.readAnyText()}`) : [];
      const sample = words ?? (farm && (farm.text || farm.url));
      if (sample !== undefined) planted.set(url, sample);
      for (const { link, points } of found) {
        if (points < MIN_LINK) continue;
        const known = single.get(link.url) ?? { sample: link.text || link.url, pages: new Set() };
        known.pages.add(url);
        single.set(link.url, known);
      }
    },
    found() {
      const repeated = [...single.values()].filter(({ pages }) => pages.size >= MIN_REPEATED);
      const all = new Map([
        ...repeated.flatMap(({ sample, pages }) => [...pages].map((url) => [url, sample] as const)),
        ...planted,
      ]);
      return [...all].map(([url, sample]) => ({ url, sample })).sort((a, b) => (a.url < b.url ? -1 : 1));
    },
    has: (url) => planted.has(url),
  };
}
