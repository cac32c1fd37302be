import { afterEach, expect, it } from 'vitest';
import { buildReport } from '../../src/report/compose/build-report.js';
import { html, leadTo, type Routes, type Site, startSite, status } from '../helpers/site.js';
import { openTown, type Town } from './town.js';

const YAML = `
version: 1
agency: { name: เทศบาลตำบลสำราญ }
site: http://town.test/
fiscalYear: 2568
crawl: { sample: all, maxDepth: 100, maxPages: 1000, retries: 0 }
items:
  O1: { title: โครงสร้าง, urls: [http://town.test/o1.html] }
`;

let open: { site: Site; town: Town } | null = null;

afterEach(async () => {
  await open?.site.close();
  open?.town.clear();
});

async function roundOf(routes: Routes) {
  const site = await startSite(routes);
  const town = openTown(YAML, {}, { connect: leadTo({ 'town.test': site.port }) });
  open = { site, town };
  return (await town.round('2025-10-02T09:00:00+07:00')).round;
}

const months = (year: number): string =>
  [year - 1, year + 1].map((next) => `<a href="/cal?month=1&amp;year=${next}">ปี ${next}</a>`).join(' ');

it('the report says how many pages were read and which addresses were left alone, and why', async () => {
  const round = await roundOf({
    '/': html('<title>เทศบาล</title><h1>เทศบาล</h1><a href="/cal?month=1&amp;year=2025">ปฏิทิน</a>'),
    '/o1.html': html('<title>โครงสร้าง</title><p>โครงสร้างการบริหาร</p>'),
    '/robots.txt': status(404),
    '*': (request, response, times) => {
      const year = Number(/year=(\d+)/.exec(request.url ?? '')?.[1]);
      const answer = year ? html(`<title>ปฏิทิน ${year}</title><p>กิจกรรมของปี ${year}</p>${months(year)}`) : status(404);
      return answer(request, response, times);
    },
  });
  const { crawl, notices } = buildReport(round, 'th').run;
  expect(crawl).toMatchObject({
    robots: 'none',
    skippedPatterns: [
      { pattern: 'http://town.test/cal?month=#&year=#', reason: 'calendar', message: 'ปฏิทินที่ไม่มีวันสิ้นสุด' },
    ],
  });
  expect(crawl?.pagesFetched).toBeGreaterThan(10);
  expect(notices).toEqual([]);
});

it('a robots.txt that answers with an error is the first thing that the report says of the crawl', async () => {
  const round = await roundOf({
    '/': html('<title>เทศบาล</title><h1>เทศบาล</h1><a href="/next">ต่อไป</a>'),
    '/o1.html': html('<title>โครงสร้าง</title><p>โครงสร้างการบริหาร</p>'),
    '/robots.txt': status(500),
    '*': status(404),
  });
  const { run, summary } = buildReport(round, 'th');
  expect(run.notices).toMatchObject([{ code: 'robots-failing', message: expect.stringContaining('robots.txt') }]);
  expect(run).toMatchObject({ complete: true, crawl: { robots: 'failing' } });
  expect(summary.links.broken).toBe(0);
});
