import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSiteContext } from '../../src/crawl/judge/site-profile.js';
import { createSiteWitness } from '../../src/crawl/site-witness.js';
import { extractDocument } from '../../src/extract/extractor.js';
import { page, type Site, startSite, status } from '../helpers/site.js';
import { visitSite } from './town.js';

let site: Site;
let asked: string[];

beforeEach(async () => {
  asked = [];
  site = await startSite((request, response, times) => {
    asked.push(request.url ?? '');
    const answer = request.url === '/' ? page('เทศบาล', '<p>ยินดีต้อนรับ</p>') : status(404);
    return answer(request, response, times);
  });
});
afterEach(() => site.close());

it('has the home page at hand when all that was fetched is let go, and does not ask for it again', async () => {
  const { client, close } = visitSite(site.url);
  const context = createSiteContext({
    ...{ client, site: site.url, seed: 'test' },
    bounds: { keptBytes: 1, visitsAtOnce: 2 },
  });
  await context.home();
  const { homeAtHand } = createSiteWitness({ client, site: context, extract: extractDocument });
  const home = await homeAtHand();
  expect(home?.extracted.contentLines).toContain('ยินดีต้อนรับ');
  expect(asked.filter((path) => path === '/')).toHaveLength(1);
  await close();
});
