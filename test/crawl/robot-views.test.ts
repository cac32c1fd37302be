import { afterEach, expect, it } from 'vitest';
import { collectRobotViews, SEARCH_ROBOT } from '../../src/crawl/robot-views.js';
import { extractDocument } from '../../src/extract/extractor.js';
import { clientFor } from '../helpers/client.js';
import { evidenceOf, extractedOf } from '../helpers/facts.js';
import { type Behaviour, type Site, startSite, status } from '../helpers/site.js';

let site: Site;
afterEach(() => site.close());

const page = (body: string): string =>
  `<html><head><title>รายงาน</title></head><body><main>${body}</main></body></html>`;

function answering(robot: Behaviour | string, visitor: string): Behaviour {
  return (request, response, times) => {
    const isRobot = request.headers['user-agent'] === SEARCH_ROBOT;
    if (isRobot && typeof robot !== 'string') return robot(request, response, times);
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(page(isRobot ? (robot as string) : visitor));
  };
}

async function viewsOf(behaviour: Behaviour) {
  site = await startSite({ '/o1.html': behaviour });
  const { client } = clientFor(site.url);
  const url = `${site.origin}/o1.html`;
  const hints = {
    url,
    contentType: 'text/html',
    fileName: null,
    cut: null,
    sheet: null,
    wants: { grids: false, qrCodes: false, ocr: false },
  };
  const { body, exchange } = await client.get(url);
  const evidence = evidenceOf({ exchange, extracted: await extractDocument(body!, hints) });
  const elsewhere = evidenceOf({
    exchange: { url: `${site.origin}/doc.pdf` },
    extracted: extractedOf({ type: 'pdf' }),
  });
  const views = await collectRobotViews([evidence, elsewhere], { client, extract: extractDocument });
  await client.close();
  return views;
}

it('a page that is the same for all is asked for once more, and nothing is told of it', async () => {
  expect(await viewsOf(answering('<p>รายงาน</p>', '<p>รายงาน</p>'))).toEqual([]);
  expect(site.asked('/o1.html')).toBe(2);
});

it('what a robot alone is shown comes with what we are shown right after', async () => {
  const views = await viewsOf(
    answering('<p>สล็อตเว็บตรง</p><a href="https://spam.example/">สล็อต</a>', '<p>รายงานผลการดำเนินงาน</p>'),
  );
  expect(views).toEqual([
    {
      url: `${site.origin}/o1.html`,
      robot: {
        finalUrl: `${site.origin}/o1.html`,
        title: 'รายงาน',
        mainText: expect.stringContaining('สล็อตเว็บตรง'),
        links: [{ url: 'https://spam.example/', text: 'สล็อต' }],
      },
      visitor: expect.objectContaining({ mainText: 'รายงานผลการดำเนินงาน', links: [] }),
    },
  ]);
});

it('a wall against false robots is no other page', async () => {
  expect(await viewsOf(answering(status(403, 'Forbidden'), '<p>รายงาน</p>'))).toEqual([]);
});
