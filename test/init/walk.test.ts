import { afterEach, describe, expect, it } from 'vitest';
import { createSiteContext } from '../../src/crawl/judge/site-profile.js';
import { extractDocument } from '../../src/extract/extractor.js';
import { type Walk, walkSite } from '../../src/init/site/walk.js';
import { clientFor } from '../helpers/client.js';
import { file, page, type Routes, redirect, type Site, startSite, status } from '../helpers/site.js';

let open: Site[] = [];
afterEach(async () => {
  await Promise.all(open.map((site) => site.close()));
  open = [];
});

async function walk(
  routes: Routes,
  options: { maxPages?: number; concurrency?: number; signal?: AbortSignal } = {},
): Promise<Walk & { paths: string[]; site: Site }> {
  const site = await startSite(routes);
  open.push(site);
  const { client } = clientFor(site.url, {}, { signal: options.signal });
  try {
    const walked = await walkSite({
      client,
      site: createSiteContext({ client, site: site.url, seed: 'test' }),
      extract: extractDocument,
      maxPages: options.maxPages ?? 50,
      concurrency: options.concurrency ?? 4,
      interest: ({ text }) => (text.includes('ITA') ? 5 : 0),
      year: 2025,
      signal: options.signal,
    });
    return { ...walked, site, paths: walked.pages.map(({ url }) => new URL(url).pathname) };
  } finally {
    await client.close();
  }
}

const many = Array.from({ length: 30 }, (_, index) => `/news/${index}`);
const town: Routes = {
  '/': page(
    'เทศบาล',
    `${many.map((path) => `<a href="${path}">ข่าว</a>`).join('')}<a href="/ita">ITA</a><a href="/secret/a">ลับ</a><a href="/a.pdf">ไฟล์</a>`,
  ),
  ...Object.fromEntries(many.map((path) => [path, page(`ข่าว ${path}`, '<p>ข่าวประชาสัมพันธ์ของเทศบาล วันนี้</p>')])),
  '/ita': page('ITA', '<p>การประเมิน</p><a href="/deep">ต่อไป</a>'),
  '/deep': page('ลึก', '<p>หน้าลึก</p>'),
  '/secret/a': page('ลับ', '<p>ลับ</p>'),
  '/robots.txt': file('User-agent: *\nDisallow: /secret/\n', 'text/plain'),
};

describe('a walk through the site', () => {
  it('reads what its pages lead to, but no files and nothing that robots.txt forbids', async () => {
    const { paths, site, isCut } = await walk(town);
    expect(paths.sort()).toEqual(['/', '/deep', '/ita', ...many].sort());
    expect(site.asked('/secret/a')).toBe(0);
    expect(site.asked('/a.pdf')).toBe(0);
    expect(isCut).toBe(false);
  });

  it('reads the promising pages first and no more than it may', async () => {
    const { paths, isCut } = await walk(town, { maxPages: 6, concurrency: 1 });
    expect(paths.slice(0, 2)).toEqual(['/', '/ita']);
    expect(paths).toHaveLength(6);
    expect(isCut).toBe(true);
  });

  it('calls a page by the heading of its content, whatever boxes of the site stand above it', async () => {
    const boxes = (content: string): string =>
      `<div class="menu"><h2>เมนูหลัก</h2><a href="/a">ก</a><a href="/b">ข</a><a href="/c">ค</a><a href="/">หน้าแรก</a></div><div class="fixed-top"><h2>สายตรงนายก</h2></div>${content}`;
    const { pages } = await walk({
      '/': page('เทศบาล', '<a href="/a">ก</a><a href="/b">ข</a>'),
      '/a': page('เทศบาล', boxes('<div><h2>แผนพัฒนาท้องถิ่น</h2><p>ยุทธศาสตร์ที่ 1 ด้านการศึกษาของตำบล</p></div>')),
      '/b': page('เทศบาล', boxes('<div><h1>รายงานผล</h1><p>ผลการดำเนินงานในปีที่ผ่านมาทั้งหมด</p><h2>ปัญหา</h2></div>')),
    });
    const named = Object.fromEntries(pages.map(({ url, headings }) => [new URL(url).pathname, headings[0]]));
    expect(named).toMatchObject({ '/a': 'แผนพัฒนาท้องถิ่น', '/b': 'รายงานผล' });
  });

  it('reads the same pages whoever answers first', async () => {
    const slow =
      (path: string): Routes[string] =>
      async (request, response, times) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
        await town[path]?.(request, response, times);
      };
    const routes = Object.fromEntries(Object.keys(town).map((path) => [path, slow(path)]));
    const first = await walk(routes, { maxPages: 12 });
    const second = await walk(routes, { maxPages: 12 });
    expect(first.paths).toEqual(second.paths);
  });

  it('takes error pages, and what leads back to the home page, for nothing', async () => {
    const { pages, dead, site } = await walk({
      '/': page('เทศบาลตำบล', '<h1>ยินดีต้อนรับ</h1><a href="/gone">ก</a><a href="/away">ข</a><a href="/lost">ค</a>'),
      '/gone': status(404),
      '/away': redirect('/'),
      '/lost': page('ไม่พบหน้าที่ต้องการ', '<p>ไม่พบหน้าที่ต้องการ</p>'),
    });
    expect(pages).toHaveLength(1);
    expect([...dead.keys()].map((url) => url.replace(site.origin, '')).sort()).toEqual(['/away', '/gone', '/lost']);
  });

  it('ends where there is no home page, and says why', async () => {
    const { home, homeAnswer, pages } = await walk({ '*': status(500) });
    expect({ home, pages }).toEqual({ home: null, pages: [] });
    expect(homeAnswer.problems).toMatchObject([{ code: 'http-status' }]);
  });
});
