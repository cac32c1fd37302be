import { afterAll, describe, expect, test } from 'vitest';
import * as serve from '../../helpers/site.js';
import { type Visitor, visitSite } from '../town.js';
import { MARKUP } from './markup.js';
import { SERVERS } from './servers.js';
import { OK, type Said, type Situation } from './situation.js';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** What a crawl says of each address that is asked about. */
async function saidOf({ page, routes }: Situation, addresses: readonly string[]): Promise<Record<string, Said>> {
  const site = await serve.startSite({
    '/': serve.html(`<!doctype html><title>เทศบาลตำบลสำราญ</title>${page}`, { 'content-type': 'text/html' }),
    '/ok': OK,
    ...routes,
  });
  const town: Visitor = visitSite(site.url, { timeoutMs: 1_500 });
  closing.push(
    () => town.close(),
    () => site.close(),
  );
  const { links } = await town.crawl();
  const states = new Map(links.map(({ url, state }) => [url.replace(site.origin, ''), state]));
  return Object.fromEntries(
    addresses.map((address) => {
      const state = states.get(address);
      const said = state === undefined ? 'none' : state === 'ok' || state === 'warning' ? 'good' : state;
      return [address, said === 'unchecked' ? 'skipped' : said];
    }),
  );
}

describe.each([
  ['what a page links', MARKUP],
  ['what servers do', SERVERS],
] as const)('%s', (_, situations) => {
  test.concurrent.each(situations.map((situation) => [`${situation.of}: ${situation.what}`, situation] as const))(
    '%s',
    async (_name, situation) => {
      const { theirs, ours = theirs } = situation;
      expect(await saidOf(situation, Object.keys(ours))).toEqual(ours);
    },
  );
});

test('every difference has its reason', () => {
  for (const { what, theirs, ours, why } of [...MARKUP, ...SERVERS]) {
    if (ours === undefined) continue;
    expect(ours, what).not.toEqual(theirs);
    expect(why, what).toBeTruthy();
  }
});
