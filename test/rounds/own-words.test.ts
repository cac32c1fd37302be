import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import type { Round } from '../../src/model/round.js';
import { page, type Site, startSite, status } from '../helpers/site.js';
import { command, openTown, type Town } from './town.js';

/** A site of one item: what else it shows is known by its home page and by looking again. */
let site: Site;
let town: Town;
let round = 1;
let own = '';
let home = '';
/** Builds the item's page around its own content. */
let around: (content: string, visit: number) => string;

const OWN =
  '<h1>แผนดำเนินงาน พ.ศ. 2568</h1><p>งบประมาณ 1,250,000 บาท</p><table><tr><th>ที่</th><th>โครงการ</th><th>บาท</th></tr>' +
  '<tr><td>1</td><td>ถนนบ้านสำราญ</td><td>500,000</td></tr><tr><td>2</td><td>ประปาบ้านแสง</td><td>750,000</td></tr></table>' +
  '<p><a href="/plan.pdf">แผน</a></p><p>ลงนาม นายกเทศมนตรี</p>';
const WELCOME = '<p>ยินดีต้อนรับสู่เทศบาลตำบลสำราญ อำเภอเมือง จังหวัดยโสธร</p>';

/** Whatever is asked for first, all of a round shows the same. */
let beforeRound: () => void;

beforeEach(async () => {
  beforeRound = () => {};
  [round, own, home] = [1, OWN, WELCOME];
  around = (content) => content;
  let visit = 0;
  site = await startSite((request, response, times) => {
    visit += 1;
    const answer =
      request.url === '/o6'
        ? page('แผน', around(own, visit))
        : request.url === '/'
          ? page('เทศบาล', `<p><a href="/o6">แผนดำเนินงาน พ.ศ. 2568</a></p>${home}`)
          : /\.pdf$/.test(request.url ?? '')
            ? status(200, `%PDF-1.4 ${request.url}`, { 'content-type': 'application/pdf' })
            : status(404);
    return answer(request, response, times);
  });
  town = openTown(
    `version: 1\nagency: { name: ก }\nsite: ${site.url}\nfiscalYear: 2568\nitems:\n  o6: { title: แผน, urls: ["${site.origin}/o6"], checks: [change] }\n`,
    { crawl: false },
  );
});

afterEach(async () => {
  await site.close();
  await town.clear();
});

const kinds = ({ items }: Round): string[] =>
  items.flatMap(({ changes }) => changes.map(({ kind, url }) => `${kind} ${new URL(url).pathname}`));
const next = async (): Promise<string[]> => {
  const day = String(2 + round * 7).padStart(2, '0');
  round += 1;
  beforeRound();
  return kinds((await town.round(`2025-10-${day}T09:00:00+07:00`)).round);
};

const NEWS = (): string =>
  [1, 2, 3].map((at) => `<div>ขอเชิญร่วมงานครั้งที่ ${round * 3 + at} ${'กขคง'[round]}</div>`).join('');

describe('what the site shows beside the content', () => {
  it('as on its home page: a list of news, a banner that comes, prices', async () => {
    const shown = (): string => `<div>ข่าวล่าสุด</div>${NEWS()}${round === 1 ? '' : '<div>ปิดทำการวันหยุด</div>'}`;
    around = (content) => `${content}${shown()}`;
    beforeRound = () => {
      home = `${WELCOME}${shown()}`;
    };
    for (let at = 0; at < 3; at += 1) expect(await next()).toEqual([]);
  });

  it('as nobody worded it before, but other at each look', async () => {
    around = (content, visit) =>
      `<div>คำคมประจำใจ: ${['ขยัน', 'ประหยัด', 'ซื่อสัตย์', 'อดทน', 'สามัคคี'][visit % 5]}</div>${content}<div>เลขเด่นของหน้า ${visit * 37}</div>`;
    for (let at = 0; at < 3; at += 1) expect(await next()).toEqual([]);
  });

  it('of which the round keeps that it was none, for judging it again', async () => {
    around = (content, visit) => `${content}<div>เลขเด่นของหน้า ${visit * 37}</div>`;
    await next();
    expect(await next()).toEqual([]);
    const again = await command('recheck', '--checklist', `${town.dir}/town.yaml`, '-f', 'json');
    const report = JSON.parse(again.stdout) as Report;
    expect(report.changes).toEqual([]);
    expect(report.items[0]?.findings.map(({ code }) => code)).not.toContain('change/unexplained');
  });
});

describe('what the municipality changed is told, whatever moves around it', () => {
  beforeEach(() => {
    around = (content, visit) =>
      `<div>คำคม: ${['ขยัน', 'ประหยัด', 'อดทน'][visit % 3]}</div>${content}<div>เลขเด่นของหน้า ${visit * 37}</div><div>ข่าวล่าสุด</div>${NEWS()}`;
  });

  it.each<readonly [string, (content: string) => string]>([
    ['a number in a table', (content) => content.replace('500,000', '600,000')],
    ['a row that is gone', (content) => content.replace(/<tr><td>2<.*?<\/tr>/, '')],
    ['a row more', (content) => content.replace('</table>', '<tr><td>3</td><td>สะพาน</td><td>9</td></tr></table>')],
    ['an amount', (content) => content.replace('1,250,000', '1,350,000')],
    ['a name', (content) => content.replace('นายกเทศมนตรี', 'รองนายกเทศมนตรี')],
    ['the last line, which stood beside what moves', (content) => content.replace('<p>ลงนาม นายกเทศมนตรี</p>', '')],
    ['a line more', (content) => `${content}<p>แก้ไขครั้งที่ 1</p>`],
  ])('%s', async (_, change) => {
    const setHome = (): void => {
      home = `${WELCOME}<div>ข่าวล่าสุด</div>${NEWS()}`;
    };
    setHome();
    await next();
    setHome();
    own = change(OWN);
    expect(await next()).toEqual(['changed /o6']);
  });

  it('a file in the place of another', async () => {
    await next();
    own = OWN.replace('/plan.pdf', '/plan-new.pdf');
    expect(await next()).toEqual(expect.arrayContaining(['removed /plan.pdf', 'new /plan-new.pdf']));
  });
});

describe('what the site says around the only item of a checklist', () => {
  const SLOGAN = '<div>แผนพัฒนาท้องถิ่นเพื่อประชาชน โทร 0 4500 0000</div>';
  const NEWS_OF_TOWN = ['รับสมัครนักเรียน', 'ฉีดวัคซีนสุนัข', 'งดจ่ายน้ำประปา'].map((line) => `<p>${line}</p>`).join('');

  it.each([
    [SLOGAN, 'fail'],
    ['', 'pass'],
  ])(
    'is none of its words, as the round keeps for judging it again (around the home page: %s)',
    async (around, verdict) => {
      town.describe(
        `version: 1\nagency: { name: ก }\nsite: ${site.url}\nfiscalYear: 2568\nitems:\n  o6: { title: แผน, urls: ["${site.origin}/o6"], checks: [ { text: { all: [แผนพัฒนาท้องถิ่น] } } ] }\n`,
      );
      own = `<h1>สภาพอากาศ</h1><p>ร้อนชื้น มีสามฤดู</p>${SLOGAN}`;
      home = `${NEWS_OF_TOWN}${around}`;
      const outcome = await town.round('2025-10-02T09:00:00+07:00');
      expect(outcome.round.items.map((item) => item.verdict)).toEqual([verdict]);
      const again = await command('recheck', '--checklist', `${town.dir}/town.yaml`, '-f', 'json');
      expect((JSON.parse(again.stdout) as Report).items.map((item) => item.verdict)).toEqual([verdict]);
    },
  );
});
