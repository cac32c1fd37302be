import { expect, test } from 'vitest';
import { file, page, type Routes, startSite, status } from '../helpers/site.js';
import { inState, type LIMITS, visitSite } from './town.js';

const css = (text: string) => file(text, 'text/css');
const png = file('\x89PNG\r\n\x1a\n', 'image/png');

async function crawlOf(routes: Routes, limits: Partial<typeof LIMITS> = {}) {
  const site = await startSite(routes);
  const town = visitSite(site.url);
  try {
    const outcome = await town.crawl(limits);
    return { outcome, site, broken: inState(outcome, 'broken'), good: inState(outcome, 'ok') };
  } finally {
    await town.close();
    await site.close();
  }
}

const HOME = page(
  'เทศบาล',
  '<link rel="stylesheet" href="/css/style.css?v=2"><style>h1{background:url(/in.png)}</style>',
);

test('what style sheets load is checked, relative to the sheet, and the sheet is where it is found', async () => {
  const { outcome, broken, good } = await crawlOf({
    '/': HOME,
    '/css/style.css?v=2': css(
      '@import "more.css"; body{background:url(../img/bg.png)} h1{background:url(img/gone.png)}',
    ),
    '/css/more.css': css('p{background:url(/img/more.png)} @import url("style.css?v=2");'),
    '/img/bg.png': png,
    '/in.png': png,
    '/img/more.png': png,
  });
  expect(broken).toEqual(['/css/img/gone.png']);
  expect(good).toEqual(['/', '/css/more.css', '/css/style.css?v=2', '/img/bg.png', '/img/more.png', '/in.png']);
  const gone = outcome.links.find(({ url }) => url.endsWith('gone.png'));
  expect(gone?.foundOn[0]?.url).toMatch(/\/css\/style\.css\?v=2$/);
  expect(outcome.pagesFetched).toBe(1);
  expect(outcome.totals.unchecked).toEqual([]);
});

test('sheets of others, sheets that are gone and pages in their place load nothing', async () => {
  const { site, broken } = await crawlOf({
    '/': page('เทศบาล', '<link rel="stylesheet" href="/gone.css"><link rel="stylesheet" href="/page.css">'),
    '/page.css': page('ข่าว', '<p style="background:url(/never.png)">ข่าวประชาสัมพันธ์</p>'),
  });
  expect(broken).toEqual(['/gone.css']);
  expect(site.asked('/never.png')).toBe(0);
});

test('a chain of sheets without end comes to an end, and robots.txt is obeyed', async () => {
  const { site } = await crawlOf({
    '/': page('เทศบาล', '<link rel="stylesheet" href="/s/0.css"><link rel="stylesheet" href="/private/x.css">'),
    '/robots.txt': file('User-agent: *\nDisallow: /private/', 'text/plain'),
    '*': (request, response, times) =>
      css(`@import "${Number(/(\d+)\.css/.exec(request.url ?? '')?.[1]) + 1}.css";`)(request, response, times),
  });
  expect(site.requests.length).toBeLessThan(220);
  expect(site.asked('/private/x.css')).toBe(0);
});

test('what sheets load is drawn from like all other links', async () => {
  const { outcome } = await crawlOf(
    {
      '/': HOME,
      '/css/style.css?v=2': css(Array.from({ length: 20 }, (_, n) => `.a${n}{background:url(${n}.png)}`).join('')),
      '/in.png': png,
      '*': status(404),
    },
    { sample: 5 },
  );
  expect(outcome.totals).toMatchObject({ found: 23, checked: 7, unchecked: [{ reason: 'later', count: 16 }] });
});
