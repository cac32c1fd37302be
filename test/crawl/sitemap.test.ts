import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseSitemap, readSitemaps } from '../../src/crawl/queue/sitemap.js';
import { tis620 } from '../extract/hints.js';
import { file, redirect, startSite } from '../helpers/site.js';
import { visitSite } from './town.js';

const urlset = (...urls: readonly string[]) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((url) => `<url><loc>\n${url}\n</loc><image:loc>${url}.jpg</image:loc></url>`).join('')}</urlset>`;
const index = (...urls: readonly string[]) =>
  `<sitemapindex>${urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join('')}</sitemapindex>`;

describe('parseSitemap', () => {
  test('reads pages, indexes, text, gzip; and nothing where there is nothing', () => {
    expect(parseSitemap(Buffer.from(index('/a.xml')))).toEqual({ sitemaps: ['/a.xml'], pages: [] });
    expect(parseSitemap(gzipSync('https://t.go.th/1\nhttps://t.go.th/2\n# no')).pages).toEqual([
      'https://t.go.th/1',
      'https://t.go.th/2',
    ]);
    expect(parseSitemap(Buffer.from('<url><loc>https://t.go.th/?a=1&amp;b=2</loc></url>')).pages).toEqual([
      'https://t.go.th/?a=1&b=2',
    ]);
    expect(parseSitemap(Buffer.from([0x1f, 0x8b, 1, 2, 3]))).toEqual({ sitemaps: [], pages: [] });
    expect(parseSitemap(Buffer.from('<html><body><a href="x">x</a></body></html>')).pages).toEqual([]);
  });
});

describe('parseSitemap reads every form and encoding', () => {
  const THAI = 'https://t.go.th/รายงาน/แผนพัฒนาท้องถิ่น';
  const utf16 = Buffer.from(urlset(THAI), 'utf16le');
  test.each<[string, Uint8Array]>([
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 without a mark', utf16],
    ['UTF-16 of the other order', Buffer.from(utf16).swap16()],
    ['windows-874', tis620(urlset(THAI))],
    ['gzip without its trailer', gzipSync(urlset(THAI)).subarray(0, -8)],
    ['gzip twice', gzipSync(gzipSync(urlset(THAI)))],
    [
      'Atom',
      Buffer.from(
        `<feed><link href="https://t.go.th/"/><entry><link href="${THAI}"/><link rel="self" href="/no"/></entry></feed>`,
      ),
    ],
    [
      'RSS',
      Buffer.from(
        `<rss><channel><link>https://t.go.th/</link><item><title>x</title><link>${THAI}</link></item></channel></rss>`,
      ),
    ],
    ['lines that end as on old Macs', Buffer.from(`${THAI}\r# x`)],
    [
      'gzip of UTF-16 of the other order',
      gzipSync(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])),
    ],
    [
      'a message of PHP before it',
      Buffer.from(`<br />\n<b>Notice</b>: x in <b>a.php</b> on line <b>3</b><br />\n${urlset(THAI)}`),
    ],
    [
      'a file that ends within an address',
      Buffer.from(urlset(THAI).replace('</urlset>', '<url><loc>https://t.go.th/ra')),
    ],
    ['no end of its address', Buffer.from(`<urlset><url><loc>${THAI}</url></urlset>`)],
  ])('%s', (_, body) => {
    expect(parseSitemap(body).pages).toEqual([THAI]);
  });

  test('a short word of Thai in windows-874 that happens to be UTF-8, where the file or the server says so', () => {
    const short = 'https://t.go.th/แผน';
    const declared = `<?xml version="1.0" encoding="TIS-620"?><urlset><url><loc>${short}</loc></url></urlset>`;
    expect(parseSitemap(tis620(declared)).pages).toEqual([short]);
    expect(parseSitemap(tis620(`${short}\n`), 'text/plain; charset=windows-874').pages).toEqual([short]);
    expect(parseSitemap(Buffer.from(`${short}\nhttps://t.go.th/é`), 'text/plain; charset=tis-620').pages[0]).toBe(
      short,
    );
  });

  test('of a list that was cut the last address is the beginning of one', () => {
    const list = Array.from({ length: 300 }, (_, index) => `https://t.go.th/${(index * 7919) % 9973}/end`);
    const packed = gzipSync(list.join('\n'));
    const { pages } = parseSitemap(packed.subarray(0, packed.length / 2));
    expect(pages.length).toBeGreaterThan(10);
    expect(pages).toEqual(list.slice(0, pages.length));
    const files = parseSitemap(gzipSync(urlset(...list)).subarray(0, 700)).pages;
    expect(files).toEqual(list.slice(0, files.length));
  });

  test('stops at fifty thousand addresses', () => {
    expect(parseSitemap(Buffer.from('<url><loc>/a</loc></url>'.repeat(60_000))).pages.length).toBe(50_000);
  });
});

describe('readSitemaps', () => {
  test('follows no redirect to what robots.txt forbids', async () => {
    const server = await startSite({
      '/robots.txt': file('User-agent: *\nDisallow: /private/\nSitemap:\nSitemap: /map.xml # all', 'text/plain'),
      '/map.xml': redirect('/private/map.xml'),
      '/private/map.xml': file(urlset('/a'), 'text/xml'),
    });
    const town = visitSite(server.url);
    expect((await readSitemaps(town.client, server.url)).pages).toEqual([]);
    expect(server.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/map.xml']);
    await town.close();
    await server.close();
  });

  test('looks for the sitemap of WordPress where robots.txt names none and the usual one is missing', async () => {
    const server = await startSite({
      '/wp-sitemap.xml': file(index('/wp-sitemap-posts-1.xml'), 'text/xml'),
      '/wp-sitemap-posts-1.xml': file(urlset('/a'), 'text/xml'),
    });
    const town = visitSite(server.url);
    expect((await readSitemaps(town.client, server.url)).pages).toEqual([`${server.origin}/a`]);
    expect(server.asked('/sitemap_index.xml')).toBe(0);
    await town.close();
    await server.close();
  });

  test('follows the index that robots.txt names, gzip and a loop included, within the site', async () => {
    const site = await startSite({});
    const at = (path: string) => site.origin + path;
    const server = await startSite({
      '/robots.txt': file(`User-agent: *\nDisallow: /secret\nSitemap: /maps.xml`, 'text/plain'),
      '/maps.xml': (request, response, times) =>
        file(
          index(`http://${request.headers.host}/maps.xml`, '/one.xml.gz', '/secret.xml', at('/elsewhere.xml')),
          'text/xml',
        )(request, response, times),
      '/one.xml.gz': (request, response, times) =>
        file(gzipSync(urlset(`http://${request.headers.host}/a`, '/b#x', at('/c'))), 'application/gzip')(
          request,
          response,
          times,
        ),
      '/secret.xml': file(urlset('/no'), 'text/xml'),
    });
    const town = visitSite(server.url);
    const { pages } = await readSitemaps(town.client, server.url);
    expect(pages).toEqual([`${server.origin}/a`, `${server.origin}/b`]);
    expect([server.asked('/maps.xml'), server.asked('/secret.xml'), site.requests.length]).toEqual([1, 0, 0]);
    await town.close();
    await Promise.all([server.close(), site.close()]);
  });
});
