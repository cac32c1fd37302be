import { afterAll, beforeAll, expect, it } from 'vitest';
import { findMoved } from '../../src/init/moved.js';
import { clientFor } from '../helpers/client.js';
import { page, redirect, type Site, startSite } from '../helpers/site.js';
import { PROFILE, proposal } from './draft.js';

let site: Site;
beforeAll(async () => {
  site = await startSite({
    '/here': page('อยู่', 'ก'),
    '/moved': redirect('/here', 301),
    '/detour': redirect('/here', 302),
  });
});
afterAll(() => site.close());

async function moved(path: string, found: string | null, confidence = 0.9) {
  const { client } = clientFor(site.url);
  const item = { ...PROFILE.items[0]!, urls: [{ url: `${site.origin}${path}`, sheet: null }] };
  const chosen = found === null ? [] : [proposal(`${site.origin}${found}`, confidence)];
  try {
    const addresses = await findMoved([item], [{ id: item.id, chosen, alternatives: [] }], client);
    return addresses.map(({ problem, to }) => ({ problem, to: to?.replace(site.origin, '') ?? null }));
  } finally {
    await client.close();
  }
}

it('an address that answers has not moved', async () => {
  expect(await moved('/here', '/other')).toEqual([]);
  expect(await moved('/here#part', null)).toEqual([]);
});

it('one that leads on for good has moved; a passing detour is none', async () => {
  expect(await moved('/moved', null)).toEqual([{ problem: null, to: '/here' }]);
  expect(await moved('/detour', null)).toEqual([]);
});

it('one that is gone has moved to where the item was found, if that is likely enough', async () => {
  expect(await moved('/gone', '/here')).toEqual([{ problem: 'http-status', to: '/here' }]);
  expect(await moved('/gone', '/here', 0.4)).toEqual([{ problem: 'http-status', to: null }]);
});
