import { afterEach, describe, expect, test } from 'vitest';
import { html, page, type Routes, redirect, type Site, startSite, status } from '../helpers/site.js';
import { codesOf, inState, type Visitor, visitSite } from './town.js';

let site: Site;
let town: Visitor;

afterEach(async () => {
  await town.close();
  await site.close();
});

const HOME = page('เทศบาลตำบลสำราญ', '<h1>เทศบาลตำบลสำราญ</h1><p>ยินดีต้อนรับ</p><a href="/o1">ข้อมูล</a>');
const NEWS = page('ข่าว', `<h1>ข่าวประชาสัมพันธ์</h1><p>${'เทศบาลจัดกิจกรรมวันเด็ก '.repeat(30)}</p>`);
const TEXT = '<main><h1>อำนาจหน้าที่</h1><p>อำนาจหน้าที่ของเทศบาลตามพระราชบัญญัติเทศบาล</p></main>';

async function open(routes: Routes): Promise<void> {
  site = await startSite({ '/': HOME, ...routes });
  town = visitSite(site.url);
}

async function gather(routes: Routes, path = '/o1') {
  await open(routes);
  const { evidence } = await town.gather([site.origin + path]);
  const [first] = evidence;
  return {
    final: first?.exchange.finalUrl?.slice(site.origin.length),
    codes: [...codesOf(first?.exchange.problems ?? []), ...(first?.extracted?.problems ?? []).map(({ code }) => code)],
    type: first?.extracted?.type,
  };
}

describe('a refresh is what a visitor meets', () => {
  const meta = (content: string) => html(`<meta http-equiv="refresh" content="${content}"><title>ข้อมูล</title>${TEXT}`);
  const header = (refresh: string, body = TEXT) => html(body, { refresh });

  test.each([
    ['600; url=/', meta],
    ['300;URL=/gone', meta],
    ['600; url=/', header],
    ['30', header],
  ])('%s leaves the page to be read', async (content, make) => {
    expect(await gather({ '/o1': make(content) })).toEqual({ final: '/o1', codes: [], type: 'html' });
  });

  test.each([
    ['0; url=/', meta],
    ['3;/', meta],
    ['0; url=/', header],
    ["5, URL='/'", header],
  ])('%s leads home', async (content, make) => {
    expect((await gather({ '/o1': make(content) })).codes).toEqual(['redirect-home']);
  });

  test('an empty answer with a header leads to the page, a line of text with one to a dead page', async () => {
    const routes = { '/o1': header('0; url=/y', ''), '/y': html(TEXT) };
    expect(await gather(routes)).toEqual({ final: '/y', codes: [], type: 'html' });
    await town.close();
    await site.close();
    expect((await gather({ '/o1': header('0; url=/gone', '<p>รอสักครู่</p>') })).codes).toEqual(['http-status']);
  });

  test('the crawl goes on where a header sends it', async () => {
    await open({ '/o1': header('0; url=/y', ''), '/y': page('ย้ายแล้ว', '<a href="/dead">x</a>') });
    expect(inState(await town.crawl(), 'broken')).toEqual(['/dead']);
  });
});

describe('what the link of a document leads to', () => {
  test.each<[string, Routes, string]>([
    ['/o1.pdf', { '/o1.pdf': redirect('/news.html'), '/news.html': NEWS }, 'type-mismatch'],
    ['/o1.xlsx', { '/o1.xlsx': redirect('/article?id=4', 301), '/article': NEWS }, 'type-mismatch'],
    [
      '/o1.pdf',
      { '/o1.pdf': redirect('/404.php'), '/404.php': page('404', '<h1>ไม่พบหน้าที่ต้องการ</h1>') },
      'type-mismatch',
    ],
    ['/docs/cookie-policy.pdf', { '/docs/cookie-policy.pdf': redirect('/') }, 'redirect-home'],
    ['/files/theme-2568.pdf', { '/files/theme-2568.pdf': status(200, '', { refresh: '0; url=/' }) }, 'redirect-home'],
  ])('%s is judged by what its name promises', async (path, routes, code) => {
    const { codes } = await gather(routes, path);
    expect(codes.some((found) => found === code || found === 'soft-404')).toBe(true);
  });

  test('an address of a program that sets the language may lead home', async () => {
    expect((await gather({ '/setlang/th': redirect('/') }, '/setlang/th')).codes).not.toContain('redirect-home');
  });
});
