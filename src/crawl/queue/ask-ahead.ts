import type { Client } from '../../model/client.js';
import { fatalProblem } from '../../model/evidence.js';
import type { SiteContext } from '../judge/site-profile.js';
import { readSitemaps } from './sitemap.js';

/**
 * Asks for what a crawl asks for in any case, while the items' evidence is collected: each of these answers is waited for by all
 * that comes after it.
 * @returns the addresses of the site that its sitemaps name; rejects as the client does
 */
export function askAhead(client: Client, site: SiteContext): Promise<readonly string[]> {
  const pages = site.home().then(({ exchange }) => {
    if (fatalProblem(exchange)) return [];
    site.learn(site.homeUrl).catch(() => {});
    return sitemapPages(client, site);
  });
  // Whoever needs an answer says what became of it.
  pages.catch(() => {});
  client.robotsState?.(site.url).catch(() => {});
  return pages;
}

export async function sitemapPages(client: Client, site: SiteContext): Promise<readonly string[]> {
  return (await readSitemaps(client, site.url)).pages.filter((url) => site.isOwn(url));
}
