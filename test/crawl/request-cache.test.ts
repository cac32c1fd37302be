import { expect, test } from 'vitest';
import { html, startSite } from '../helpers/site.js';
import { visitSite } from './town.js';

test('a page that the home page, an item and the crawl share is asked for and read once', async () => {
  const site = await startSite({
    '/': html('<title>เทศบาล</title><a href="/a">แผน</a>'),
    '/a': html('<p>แผนพัฒนา</p>'),
  });
  const town = visitSite(site.url);
  const home = await town.site.home();
  const again = await town.site.requests.get(site.url);
  await town.gather([site.url]);
  const { links } = await town.crawl();
  expect(again.page).toBe(home.page);
  expect(site.requests.filter(({ path }) => path === '/')).toHaveLength(1);
  expect(links.map(({ url }) => new URL(url).pathname)).toContain('/a');
  await town.close();
  await site.close();
});
