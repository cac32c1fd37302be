import { afterEach, describe, expect, it } from 'vitest';
import { refreshTarget } from '../../src/extract/html/meta-refresh.js';
import { clientFor } from '../helpers/client.js';
import { type Site, startSite, status } from '../helpers/site.js';

let site: Site | null = null;
afterEach(() => site?.close());

describe('a refresh, by header or element', () => {
  it.each([
    ['0; url=/y', '/y'],
    ['0;/y', '/y'],
    ["5, URL='/y'", '/y'],
    ['10; url=/y', '/y'],
    ['600; url=/', null],
    ['60;url=/', null],
    ['5', null],
  ])('%s leads to %s', (content, target) => expect(refreshTarget(content)).toBe(target));

  it('is kept of the answer, for what the page does not say', async () => {
    site = await startSite({ '*': status(200, '', { refresh: '0; url=/y' }) });
    const { client } = clientFor(site.url, {});
    const { exchange } = await client.get(site.url);
    expect(exchange.refresh).toBe('0; url=/y');
    await client.close();
  });
});
