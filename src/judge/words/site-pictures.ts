import type { Evidence, PageLink } from '../../model/evidence.js';
import { countOf, isHome, isPicture, type SiteWords } from './site-words.js';

/**
 * The links of a page, on which the pictures that most pages show are the site's, as often as they show them: slides and the
 * portrait of a side column are no chart of the item.
 */
export function withoutSitePictures(page: Evidence, site: SiteWords): readonly PageLink[] {
  const { exchange, extracted, onSite } = page;
  const links = extracted?.links ?? [];
  if (isHome(exchange.url, site.home)) return links;
  const crawled = countOf(onSite?.pictures ?? []);
  const shown = new Map<string, number>();
  return links.map((link) => {
    if (!isPicture(link)) return link;
    const before = shown.get(link.url) ?? 0;
    shown.set(link.url, before + 1);
    const times = Math.max(site.pictures.get(link.url) ?? 0, crawled.get(link.url) ?? 0);
    return before < times ? { ...link, inChrome: true } : link;
  });
}
