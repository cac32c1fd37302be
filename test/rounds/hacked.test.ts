import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, it } from 'vitest';
import { checks } from '../../src/checks/registry.js';
import { statusOf } from '../../src/cli/exit-status.js';
import { notifyMessage } from '../../src/notify/message.js';
import { shouldNotify } from '../../src/notify/notify.js';
import { buildDiff, buildReport, reporters } from '../../src/report/registry.js';
import { page, type Site, startSite } from '../helpers/site.js';
import { commandIn, openTown, type Town } from './town.js';

let site: Site | null = null;
let town: Town | null = null;

afterEach(async () => {
  await site?.close();
  await town?.clear();
});

const OWN = '<h1>ยินดีต้อนรับ</h1><p>เทศบาลตำบลสำราญเผยแพร่ข่าวและแผนของเทศบาล</p>';

async function roundOver(pages: Readonly<Record<string, string>>, item = '/o1.html') {
  const links = Object.keys(pages).map((path) => `<a href="${path}">${path}</a>`);
  const all = { '/': `${OWN}${links.join('')}`, '/o1.html': '<h1>โครงสร้าง</h1><p>โครงสร้างของเทศบาล</p>', ...pages };
  site = await startSite(
    Object.fromEntries(Object.entries(all).map(([path, body]) => [path, page(`หน้า ${path}`, body)])),
  );
  town = openTown(
    `version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0, sample: 0 }\nitems:\n  O1: { title: โครงสร้าง, urls: ["${site.origin}${item}"] }\n`,
  );
  const { round } = await town.round('2025-10-02T09:00:00+07:00');
  return round;
}

const hackedOf = (round: Awaited<ReturnType<typeof roundOver>>) =>
  round.notices.find(({ code }) => code === 'site-hacked')?.data;

/** Hosts under `.invalid` are dead. */
const FARM = '<a href="http://pgslot-88.invalid/">สล็อตเว็บตรง</a><a href="http://sport.invalid/">แทงบอลออนไลน์</a>';

it.each([
  ['a farm of dead hosts in a footer', { '/news.html': `<h1>ข่าว</h1><footer>${FARM}</footer>` }, 1],
  [
    'the same hidden on two pages',
    { '/a.html': `<p>ก</p><div style="display:none">${FARM}</div>`, '/b.html': FARM },
    2,
  ],
  ['words alone', { '/x.html': '<h1>สล็อตออนไลน์ เว็บตรง</h1><p>บาคาร่าออนไลน์ แจกเครดิตฟรี ฝากถอนไม่มีขั้นต่ำ</p>' }, 1],
  [
    'loans',
    {
      '/x.html': '<h1>เงินด่วน อนุมัติไว ไม่เช็คบูโร</h1><p>ปล่อยกู้ออนไลน์ โอนทันที</p><p>สินเชื่อส่วนบุคคล ไม่ต้องมีคนค้ำ แอดไลน์</p>',
    },
    1,
  ],
  [
    'one link that stands on every page',
    Object.fromEntries(
      [1, 2, 3, 4].map((n) => [`/p${n}.html`, `<p>หน้า ${n}</p><a href="//seo.invalid/">บาคาร่าออนไลน์</a>`]),
    ),
    4,
  ],
])('a page that no item names shows that the site was broken into: %s', async (_, pages, count) => {
  expect(hackedOf(await roundOver(pages))).toMatchObject({ pages: count });
});

it.each([
  ['a campaign', '<h1>รณรงค์ป้องกันการพนันออนไลน์</h1><p>เตือนภัยเว็บพนันออนไลน์ สล็อตออนไลน์ บาคาร่าออนไลน์ ผิดกฎหมาย</p>'],
  ['a warning of loans', '<h1>เตือนภัยเงินกู้นอกระบบ</h1><p>มิจฉาชีพหลอกว่าเงินด่วน อนุมัติไว ไม่เช็คบูโร โอนทันที อย่าหลงเชื่อ</p>'],
  ['loans of a public body', '<h1>เงินกู้กองทุนหมู่บ้าน</h1><p>สินเชื่อเพื่อการเกษตรของ ธ.ก.ส. อนุมัติไว ยื่นกู้เงินได้ที่งานสวัสดิการ</p>'],
  ['one link of a visitor', '<p>ความเห็นที่ 1</p><a href="http://seo.invalid/">บาคาร่าออนไลน์</a>'],
  [
    'links to social networks and the state',
    '<a href="https://facebook.com/town">เพจเทศบาล</a><a href="https://www.glo.or.th/">สลากกินแบ่งรัฐบาล</a>',
  ],
])('it is no alarm: %s', async (_, body) => {
  expect(hackedOf(await roundOver({ '/x.html': body }))).toBeUndefined();
});

it('a page of an item counts once with all others, and is still told where it is not sent again', async () => {
  const round = await roundOver({ '/o9.html': FARM, '/a.html': FARM }, '/o9.html');
  expect(hackedOf(round)).toMatchObject({ pages: 2 });
  const { summary, items } = buildReport(round, 'en', checks);
  const ofItems = items.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'warning');
  expect(summary.findings.warning).toBe(ofItems.length + 1);
  expect(round.links.find(({ url }) => url === 'http://pgslot-88.invalid/')?.problems).toContainEqual(
    expect.objectContaining({ code: 'spam' }),
  );
  const again = await town?.round('2025-10-17T09:00:00+07:00');
  expect(again && hackedOf(again.round)).toMatchObject({ pages: 2 });
});

it('is said before all else in every form, is a warning, and calls for a message', async () => {
  const round = await roundOver({ '/news.html': FARM });
  const report = buildReport(round, 'en', checks);
  const [message] = report.run.notices.map((notice) => notice.message);
  expect(message).toMatch(/^The site may have been broken into/);
  expect([statusOf(report, 'error'), statusOf(report, 'review'), statusOf(report, 'warning')]).toEqual([0, 0, 1]);
  expect(report.summary.findings).toMatchObject({ error: 0, warning: 1 });
  const diff = buildDiff(round, round, 'en', checks);
  expect(shouldNotify(report, diff, { on: 'new' })).toBe(true);
  const mail = notifyMessage(report, diff, 'en');
  expect(mail.subject).toContain('site may be hacked');
  expect(mail.text).toMatch(/^! The site may have been broken into/);

  const dir = town?.dir ?? '';
  const said = async (format: string): Promise<string> =>
    (await commandIn(dir, 'report', '-f', format, '--lang', 'en', '--checklist', join(dir, 'town.yaml'))).stdout;
  for (const format of ['pretty', 'markdown', 'csv']) {
    const text = (await said(format)).replace(/\s+/g, ' ').replace(/\\/g, '');
    expect(text.indexOf('The site may have been broken into'), format).toBeGreaterThanOrEqual(0);
    expect(text.indexOf('The site may have been broken into'), format).toBeLessThan(
      text.indexOf('O1') < 0 ? Infinity : text.indexOf('O1'),
    );
  }
  expect(await said('junit')).toContain('<property name="site-hacked"');
  expect(JSON.parse(await said('json')).notices[0]).toMatchObject({ code: 'site-hacked', data: { pages: 1 } });
  const sheet = await bytesOf('xlsx', 'xl/sharedStrings.xml');
  expect(sheet.indexOf('The site may have been broken into')).toBeLessThan(sheet.indexOf('เทศบาลตำบลสำราญ'));
  const memo = await bytesOf('docx', 'word/document.xml');
  expect(memo.indexOf('The site may have been broken into')).toBeLessThan(memo.indexOf('Background'));

  const other = {
    ...report,
    run: { ...report.run, notices: [] },
    checklist: { ...report.checklist, agency: { name: 'Other' } },
  };
  for (const format of ['pretty', 'markdown', 'html']) {
    const many = String(
      await reporters.get(format)?.renderMany([other, report], {
        lang: 'en',
        verbose: false,
        color: false,
        width: 100,
        hyperlinks: false,
        now: report.run.startedAt,
      }),
    ).replace(/\s+/g, ' ');
    expect(many.indexOf('may have been broken into'), format).toBeGreaterThanOrEqual(0);
    expect(many, format).toContain('site may be hacked');
  }
  async function bytesOf(format: string, part: string): Promise<string> {
    const { readFileSync } = await import('node:fs');
    const path = join(dir, `r.${format}`);
    await commandIn(dir, 'report', '-f', `${format}=${path}`, '--lang', 'en', '--checklist', join(dir, 'town.yaml'));
    return strFromU8(unzipSync(readFileSync(path))[part] ?? new Uint8Array());
  }
});

it('init offers no page that was planted, and says that the site may have been broken into', async () => {
  site = await startSite({
    '/': page(
      'เทศบาลตำบลสำราญ',
      `${OWN}<a href="/structure">โครงสร้าง</a><a href="/slot">โครงสร้างหน่วยงาน สล็อตเว็บตรง</a>`,
    ),
    '/structure': page('โครงสร้าง', '<h1>โครงสร้าง</h1><p>โครงสร้างของเทศบาล</p>'),
    '/slot': page('โครงสร้าง', '<h1>โครงสร้างหน่วยงาน</h1><p>สล็อตออนไลน์ บาคาร่าออนไลน์ แจกเครดิตฟรี ฝากถอนไม่มีขั้นต่ำ</p>'),
  });
  const { stdout, stderr } = await commandIn('.', 'init', site.url, '--lang', 'en');
  expect(stdout).toContain(`${site.origin}/structure`);
  expect(stdout).not.toContain('/slot');
  expect(stderr).toContain('The site may have been broken into');
});
