import { expect, test } from 'vitest';
import { file, html, type Routes, startSite, status } from '../helpers/site.js';
import { pdf, visitSite } from './town.js';

/** Which of the files an item's page and the crawl ask for with a Referer. */
async function refererOf(head: string, link: string): Promise<string[]> {
  const guarded: Routes[string] = (request, response, times) =>
    (request.headers.referer ?? '').endsWith('/o13')
      ? file(pdf(), 'application/pdf')(request, response, times)
      : status(403, 'hotlink')(request, response, times);
  const body = `<title>O13</title>${head}<main><p>${'รายงานผลการจัดซื้อจัดจ้าง '.repeat(20)}</p>${link}</main>`;
  const site = await startSite({
    '/': html('<title>เทศบาล</title><a href="/o13">O13</a>'),
    '/o13': html(body),
    '/a.pdf': guarded,
  });
  const [evidence, crawl] = [visitSite(site.url), visitSite(site.url)];
  try {
    const { evidence: found } = await evidence.gather([`${site.origin}/o13`]);
    const { totals } = await crawl.crawl();
    return [String(found.at(-1)?.exchange.status), String(totals.broken)];
  } finally {
    await evidence.close();
    await crawl.close();
    await site.close();
  }
}

test.each([
  ['a plain link', '', '<a href="/a.pdf">แผน</a>'],
  ['a link that opens a window', '', '<a href="/a.pdf" target="_blank" rel="noopener">แผน</a>'],
  [
    'a link that says more than its page',
    '<meta name="referrer" content="no-referrer">',
    '<a href="/a.pdf" referrerpolicy="unsafe-url">แผน</a>',
  ],
])('%s comes with its page', async (_, head, link) => {
  expect(await refererOf(head, link)).toEqual(['200', '0']);
});

test.each([
  ['noreferrer', '', '<a href="/a.pdf" target="_blank" rel="noreferrer noopener">แผน</a>'],
  ['a policy of its own', '', '<a href="/a.pdf" referrerpolicy="no-referrer">แผน</a>'],
  ['the policy of the page', '<meta name="referrer" content="never">', '<a href="/a.pdf">แผน</a>'],
])('%s keeps the page to itself, so that a guard refuses the visitor', async (_, head, link) => {
  expect(await refererOf(head, link)).toEqual(['403', '1']);
});
