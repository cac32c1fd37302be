import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { createClient } from '../../src/fetch/client.js';
import { createHostLimits, type HostLimits } from '../../src/fetch/host-limits.js';
import type { Client } from '../../src/model/client.js';
import { clientFor, settingsFor } from '../helpers/client.js';
import { html, type Site, sequence, slow, startSite, status } from '../helpers/site.js';

let client: Client | null = null;
const open: Site[] = [];

afterEach(async () => {
  await client?.close();
  await Promise.all(open.splice(0).map((site) => site.close()));
});

async function serve(behaviour = slow(15, html('x'))): Promise<Site> {
  const site = await startSite({ '*': behaviour });
  open.push(site);
  return site;
}

const url = new URL('http://town.test/');
const idle = async (): Promise<void> => {};
const gets = (addresses: readonly string[]) => Promise.all(addresses.map((address) => (client as Client).get(address)));
const many = (site: Site, count: number) => Array.from({ length: count }, (_, index) => `${site.origin}/${index}`);

describe('limits', () => {
  test('never more than perHost at once on one host, and really that many', async () => {
    const site = await serve();
    client = clientFor(site.url, { perHost: 3 }).client;
    await gets(many(site, 30));
    expect(site.mostAtOnce()).toBe(3);
    expect(site.requests).toHaveLength(30);
  });

  test('never more than concurrency at once over all hosts', async () => {
    let now = 0;
    let most = 0;
    const count = slow(15, html('x'));
    const sites = await Promise.all(
      [1, 2, 3].map(() =>
        serve(async (request, response, times) => {
          now += 1;
          most = Math.max(most, now);
          await count(request, response, times);
          now -= 1;
        }),
      ),
    );
    client = clientFor(sites[0]?.url ?? '', { perHost: 4, concurrency: 5 }).client;
    await gets(sites.flatMap((site) => many(site, 10)));
    expect(most).toBe(5);
  });

  test('robots.txt, probes and retries count as well', async () => {
    const site = await serve(slow(5, sequence(status(500), html('x'))));
    client = clientFor(site.url, { perHost: 2 }).client;
    const made = client;
    await Promise.all(
      many(site, 10).map(async (address) => {
        await made.allowed(address);
        await made.probe(address);
      }),
    );
    expect(site.mostAtOnce()).toBe(2);
  });
});

describe('the pause between requests', () => {
  /** A client that really waits, and notes when its requests leave. */
  function punctual(site: Site, delayMs: number): { made: Client; gaps: () => number[] } {
    const left: number[] = [];
    const made = createClient(settingsFor(site.url, { perHost: 4, delayMs }), {
      onRequest: () => left.push(performance.now()),
    });
    client = made;
    return { made, gaps: () => left.slice(1).map((at, index) => at - (left[index] ?? 0)) };
  }

  test('is kept between starts, however many wait', async () => {
    const site = await serve();
    const { gaps } = punctual(site, 40);
    await gets(many(site, 6));
    // Timers may be early by a millisecond.
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(38);
    expect(site.requests).toHaveLength(6);
  });

  test('does not hold up other hosts', async () => {
    const [first, second] = [await serve(), await serve()];
    client = createClient(settingsFor(first.url, { delayMs: 60 }));
    await gets([...many(first, 3), ...many(second, 3)]);
    const between = Math.abs((first.requests[2]?.at ?? 0) - (second.requests[2]?.at ?? 0));
    expect(between).toBeLessThan(120);
  });

  test('is what Crawl-delay asks for', async () => {
    const site = await startSite({ '/robots.txt': html('User-agent: *\nCrawl-delay: 0.05'), '*': html('x') });
    open.push(site);
    const { made, gaps } = punctual(site, 0);
    await made.allowed(site.url);
    await gets(many(site, 5));
    expect(gaps()).toHaveLength(5);
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(48);
  });

  test('is bounded, whatever Crawl-delay asks for, and not kept where robots.txt is not', async () => {
    const site = await startSite({ '/robots.txt': html('User-agent: *\nCrawl-delay: 86400'), '*': html('x') });
    open.push(site);
    const polite = clientFor(site.url);
    client = polite.client;
    await client.allowed(site.url);
    await gets(many(site, 3));
    expect(polite.naps.length).toBeGreaterThan(0);
    expect(Math.max(...polite.naps)).toBeLessThanOrEqual(5_000);
    await client.close();
    const blunt = clientFor(site.url, { robots: false });
    client = blunt.client;
    await client.sitemaps(site.url);
    await gets(many(site, 3));
    expect(blunt.naps).toEqual([]);
  });
});

describe('a server that has too much', () => {
  async function mostAtOnce(limits: HostLimits): Promise<number> {
    let now = 0;
    let most = 0;
    const task = async (onLeave: () => void): Promise<void> => {
      onLeave();
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
    };
    await Promise.all(Array.from({ length: 24 }, () => limits.run(url, task)));
    return most;
  }

  test('is left alone once for each burst, by everyone', async () => {
    const naps: number[] = [];
    const limits = createHostLimits(
      { concurrency: 8, perHost: 8, delayMs: 0 },
      async (ms) => void naps.push(ms),
      undefined,
    );
    const leftAt = performance.now();
    for (let answer = 0; answer < 8; answer++) limits.onOverload(url, leftAt, 1_000);
    expect(await mostAtOnce(limits)).toBe(4);
    expect(Math.max(...naps)).toBeLessThanOrEqual(1_000);
    limits.onOverload(url, performance.now(), 1_000);
    expect(await mostAtOnce(limits)).toBe(2);
  });

  test('is asked by fewer when it slows, and by all again when it has recovered', async () => {
    const limits = createHostLimits({ concurrency: 8, perHost: 8, delayMs: 0 }, idle, undefined);
    limits.onResponse(url, 100);
    expect(await mostAtOnce(limits)).toBe(8);
    limits.onResponse(url, 5_000);
    expect(await mostAtOnce(limits)).toBe(4);
    for (let answer = 0; answer < 40; answer++) limits.onResponse(url, 120);
    expect(await mostAtOnce(limits)).toBe(8);
  });

  test('and was always slow is not called slower', async () => {
    const limits = createHostLimits({ concurrency: 4, perHost: 4, delayMs: 0 }, idle, undefined);
    for (let answer = 0; answer < 20; answer++) limits.onResponse(url, 3_000);
    expect(await mostAtOnce(limits)).toBe(4);
  });
});

describe('a server that drops connections', () => {
  test('beyond two at once is asked with fewer, and none of its addresses is at fault', async () => {
    let now = 0;
    const site = await serve(async (request, response, times) => {
      if (now >= 2) {
        request.socket.resetAndDestroy();
        return;
      }
      now += 1;
      await slow(15, html('x'))(request, response, times);
      now -= 1;
    });
    client = clientFor(site.url, { perHost: 6, retries: 0 }).client;
    const answers = await gets(many(site, 20));
    expect(answers.flatMap(({ exchange }) => exchange.problems)).toEqual([]);
  });

  test('is crowded even where the others have ended when the drop is noticed', async () => {
    const limits = createHostLimits({ concurrency: 4, perHost: 2, delayMs: 0 }, idle, undefined);
    let answer: () => void = () => {};
    const other = limits.run(url, () => new Promise<void>((resolve) => (answer = resolve)));
    const isCrowded = await limits.run(url, async (onLeave) => {
      const leftAt = performance.now();
      onLeave();
      answer();
      await other;
      return limits.onDropped(url, leftAt);
    });
    expect(isCrowded).toBe(true);
  });

  test('of a request that leaves after the others have ended drops it for its own sake', async () => {
    const limits = createHostLimits({ concurrency: 4, perHost: 2, delayMs: 0 }, idle, undefined);
    await Promise.all([1, 2].map(() => limits.run(url, () => nextTurn())));
    await nextTurn();
    expect(await limits.run(url, async () => limits.onDropped(url, performance.now()))).toBe(false);
  });

  test('of all is asked once more at the most for each time that fewer go at once', async () => {
    const site = await serve((request) => {
      request.socket.resetAndDestroy();
    });
    client = clientFor(site.url, { perHost: 4, retries: 0 }).client;
    const answers = await gets(many(site, 8));
    expect(answers.map(({ exchange }) => exchange.problems[0]?.data.reason)).toEqual(Array(8).fill('reset'));
    expect(site.requests.length).toBeLessThanOrEqual(16);
  });
});
