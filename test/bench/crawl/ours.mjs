// ours.mjs SITE CONNECTIONS    crawls a whole site by the built program's own client and crawl
import { crawlSite } from '../../../dist/crawl/crawl-site.js';
import { createSiteContext } from '../../../dist/crawl/judge/site-profile.js';
import { createClient, defaultUserAgent } from '../../../dist/fetch/client.js';
import { measure } from './measure.mjs';

const [, , site, connections] = process.argv;
const limits = {
  maxPages: 10_000_000,
  maxDepth: 1_000,
  sample: 'all',
  concurrency: Number(connections),
  perHost: Number(connections),
  delayMs: 0,
  timeoutMs: 20_000,
  retries: 2,
  maxFileMiB: 50,
  include: [],
  exclude: [],
  robots: true,
};

await measure(async () => {
  const settings = {
    maxBytes: 50 * 1024 * 1024,
    userAgent: defaultUserAgent('bench'),
    site,
    proxy: null,
    extraCa: null,
  };
  const client = createClient({ ...limits, ...settings, now: () => new Date().toISOString() });
  const context = createSiteContext({ client, site, seed: 'bench' });
  const { links } = await crawlSite(
    { limits, seed: 'bench', memory: new Map(), isWanted: true },
    { client, site: context },
  );
  await client.close();
  return {
    count: links.filter(({ state }) => state !== 'unchecked' && state !== 'skipped').length,
    broken: links.filter(({ state }) => state === 'broken').map(({ url }) => new URL(url).pathname),
  };
});
