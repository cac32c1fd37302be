import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { codesOfItem, type Desk, openDesk } from '../helpers/program.js';
import { page, type Site, startSite } from '../helpers/site.js';

let desk: Desk;
let site: Site;

const REPORT =
  '<h1>รายงานผลการดำเนินงาน</h1><p>เทศบาลตำบลสำราญเผยแพร่รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2568 ต่อสาธารณะ</p>';
const FARM = '<a href="http://pgslot-88.example/">สล็อตเว็บตรง</a><a href="http://seo.example/">บาคาร่าออนไลน์</a>';

beforeEach(async () => {
  desk = openDesk();
  site = await startSite({
    '/': page('เทศบาลตำบลสำราญ', '<h1>ยินดีต้อนรับ</h1><p>ข่าวประชาสัมพันธ์</p><a href="/news.html">ข่าว</a>'),
    '/news.html': page('ข่าว', `<h1>ข่าวกิจกรรม</h1><p>กิจกรรมวันเด็ก</p><footer>${FARM}</footer>`),
    '/o1.html': page('ข้อ 1', `<main>${REPORT}</main><div style="position:absolute;left:-9999px">${FARM}</div>`),
    '/o2.html': (request, response, times) => {
      const isRobot = /Googlebot/.test(request.headers['user-agent'] ?? '');
      return page(
        'ข้อ 2',
        isRobot
          ? '<main><h1>สล็อตเว็บตรง</h1><p>บาคาร่าออนไลน์ แจกเครดิตฟรี ฝากถอนไม่มีขั้นต่ำ</p></main>'
          : `<main>${REPORT}</main>`,
      )(request, response, times);
    },
    '/o3.html': page(
      'ข้อ 3',
      '<main><h1>โครงการรณรงค์ป้องกันการพนันออนไลน์</h1><p>ขอเตือนให้ระวังเว็บพนันออนไลน์ สล็อตออนไลน์ และบาคาร่าออนไลน์ ซึ่งผิดกฎหมาย ปีงบประมาณ พ.ศ. 2568</p></main>',
    ),
  });
  desk.write(
    'town.yaml',
    `version: 1
agency: { name: เทศบาลตำบลสำราญ }
site: ${site.url}
fiscalYear: 2568
crawl: { retries: 0, sample: 0 }
items:
  O1: { title: ข้อ 1, urls: [${site.origin}/o1.html] }
  O2: { title: ข้อ 2, urls: [${site.origin}/o2.html], checks: [{ spam: { asSearchRobot: true } }] }
  O3: { title: ข้อ 3, urls: [${site.origin}/o3.html] }
`,
  );
});

afterEach(async () => {
  await site.close();
  desk.clear();
});

it('a site that was broken into is told by its traces, as warnings: on items, to robots, on crawled pages', async () => {
  const { report, status } = await desk.audit('town.yaml');
  expect(codesOfItem(report, 'O1')).toEqual(['spam/hidden-links']);
  expect(codesOfItem(report, 'O2')).toEqual(['spam/cloaking']);
  expect(codesOfItem(report, 'O3')).toEqual([]);
  expect(report.items.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']);
  expect(report.links.filter(({ code }) => code === 'link/spam').map(({ url }) => url)).toContain(
    'http://pgslot-88.example/',
  );
  expect(status).toBe(0);
  // Only the page that asked for it is asked for in a robot's name.
  const asRobot = site.requests.filter(({ headers }) => /Googlebot/.test(headers['user-agent'] ?? ''));
  expect(asRobot.map(({ path }) => path)).toEqual(['/o2.html']);
});

it('what a robot was shown is kept with the round, to be judged again', async () => {
  await desk.run('run', 'town.yaml', '--no-crawl');
  const { stdout } = await desk.run('recheck', '--checklist', 'town.yaml', '-f', 'json');
  expect(codesOfItem(JSON.parse(stdout) as Report, 'O2')).toEqual(['spam/cloaking']);
});
