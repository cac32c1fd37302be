import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf, textPage } from '../extract/pdf-maker.js';
import { type Desk, openDesk } from '../helpers/program.js';
import { file, html, page, type Site, startSite } from '../helpers/site.js';

// Each test runs the program, some of them several times, on machines that have other work as well.
let desk: Desk;
beforeAll(() => {
  desk = openDesk();
});
afterAll(() => desk.clear());

const HEAD = 'version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: https://www.example.go.th/\nfiscalYear: 2568\n';
/** Line 6 is the item's line, so that the places can be read off. */
const withItem = (item: string): string => `${HEAD}items:\n  O1: { title: ข้อหนึ่ง, ${item} }\n`;
const withCheck = (check: string): string =>
  `${HEAD}items:\n  O1:\n    title: ข้อหนึ่ง\n    urls: [https://www.example.go.th/a]\n    checks:\n      - ${check}\n`;

/** Every problem that `validate` names, as `line:column message`. */
async function problems(
  text: string,
  name = 'town.yaml',
  lang = 'en',
): Promise<{ status: number | null; lines: string[] }> {
  desk.write(name, text);
  const { status, stderr, stdout } = await desk.run('validate', name, '--lang', lang);
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => new RegExp(`^${name}:\\d`).test(line));
  return { status, lines };
}

/** One run of `validate` over all texts, each in a file of its own. */
async function validateAll(texts: readonly string[], stem: string): Promise<{ lines: string[] }> {
  const names = texts.map((text, index) => {
    desk.write(`${stem}${index}.yaml`, text);
    return `${stem}${index}.yaml`;
  });
  const { stdout, stderr } = await desk.run('validate', ...names, '--lang', 'en');
  return { lines: `${stdout}\n${stderr}`.split('\n') };
}

let goodRun: Promise<{ lines: string[] }> | null = null;
let badRun: Promise<{ lines: string[] }> | null = null;

describe('what is accepted', () => {
  const GOOD: Readonly<Record<string, string>> = {
    whole: `version: 1
agency: { name: เทศบาลตำบลสำราญ, district: เมืองยโสธร, province: ยโสธร }
site: https://www.example.go.th/
fiscalYear: 2568
schedule: { everyDays: 15 }
services: [ทะเบียนราษฎร, ภาษีที่ดิน]
crawl:
  maxPages: 500
  maxDepth: 5
  sample: 100
  concurrency: 8
  perHost: 4
  delayMs: 0
  timeoutMs: 20000
  retries: 2
  maxFileMiB: 50
  include: []
  exclude: ["**/webboard/**"]
  robots: true
items:
  O13:
    title: รายงานสรุปผลการจัดซื้อจัดจ้าง
    owner: กองคลัง
    urls:
      - https://www.example.go.th/ita/o13.html
      - { url: https://www.example.go.th/files/o13.xlsx, sheet: "รายงาน" }
    documents: { follow: ["*2567*.xlsx"], fiscalYear: Y-1, max: 20 }
    checks:
      - date: { fiscalYear: 2567 }
      - egp: { column: [เลขที่โครงการ, e-GP] }
    enabled: true
scoring:
  indicators:
    - { id: "9", title: การเปิดเผยข้อมูล, groups: [[O13]] }
  iit: 99.38
  eit: [99.70, 99.76]
`,
    'sample all': `${HEAD}crawl: { sample: all }\nitems: { O1: { title: x } }\n`,
    'numbers without bound': `${HEAD}crawl: { maxPages: 1000000000, maxDepth: 1000000000, sample: 1000000000, concurrency: 1000000000, perHost: 1000000000, delayMs: 1000000000, timeoutMs: 1000000000, retries: 1000000000, maxFileMiB: 1000000000 }\nitems: { O1: { title: x } }\n`,
    'one eit': `${HEAD}items: { O1: { title: x } }\nscoring: { indicators: [{ id: "9", title: x, groups: [[O1]] }], iit: 90, eit: 80 }\n`,
    identifiers: `${HEAD}items: { o-1_A: { title: x }, "13": { title: y } }\n`,
    'every check bare': `${HEAD}services: [x]\nitems: { O1: { title: x, checks: [link, file, egp, text, change, qr] } }\n`,
    'options of link': withCheck('link: { offSite: error, fragment: error }'),
    'link off': withCheck('link: { offSite: off }'),
    'options of file': withCheck('file: { types: [pdf, xlsx], maxMiB: 2.5 }'),
    'options of date': withCheck(
      'date: { fiscalYear: Y+1, from: 2024-10-01, to: 2025-09-30, maxAgeDays: 90, source: [title, text, label, name, metadata, header] }',
    ),
    'options of egp': withCheck(
      'egp: { column: [เลขที่โครงการ, e-GP], rowColumn: [ลำดับ], allowMissing: true, fiscalYear: Y-1, minRows: 3 }',
    ),
    'options of table': withCheck(
      'table: { columns: [{ name: ก, match: [ก, ข], type: text, required: true }, { name: ค, type: number }, { name: ง, type: date }, { name: จ, type: egp }], minRows: 1, rows: [x], rules: ["ค >= ง", "ก = ค", "ค < ง", "ค > ง", "ค <= ง"] }',
    ),
    'options of text': withCheck("text: { all: [$date, $time, $egp, '/ก+/'], any: [ข], none: [ค] }"),
    'options of coverage': `${HEAD}services: [x]\nitems: { O1: { title: x, checks: [{ coverage: { of: services, minRatio: 0.8 } }] }, O2: { title: y, checks: [{ coverage: { of: { item: O1, column: โครงการ } } }] } }\n`,
    'options of change': withCheck('change: { letter: [หนังสือชี้แจง] }'),
    'options of qr': withCheck('qr: { expect: itas.nacc.go.th }'),
    'options of channel': withCheck(
      'channel: { any: [facebook, line, webboard, youtube, tiktok, email, phone, form] }',
    ),
    'channel all': withCheck('channel: { all: [facebook] }'),
    'severity as a word': withCheck('text: { all: [x], severity: warning }'),
    'severity beside': withCheck('{ text: { all: [x] }, severity: off }'),
    'severity by code': withCheck(
      'egp: { severity: { egp/digits: warning, missing: off, stated-none: info, format: error } }',
    ),
    aliases:
      `${HEAD}x-shared: &x {}\n`.replace('x-shared: &x {}\n', '') +
      'items:\n  O1: &one { title: x, checks: [egp] }\n  O2: *one\n',
    'a profile by name': `${HEAD.replace('fiscalYear: 2568', 'fiscalYear: 2568\nextends: oit-2568')}`,
    'the profile of 2569': `${HEAD}extends: oit-2569\n`,
    'a Thai address': `${HEAD}items: { O1: { title: x, urls: ["https://www.example.go.th/ข่าว ๑.pdf"] } }\n`,
    'byte order mark and CRLF': `\ufeff${HEAD}items: { O1: { title: x } }\n`.replaceAll('\n', '\r\n'),
  };
  it.each(Object.keys(GOOD))('%s', async (title) => {
    goodRun ??= validateAll(Object.values(GOOD), 'good');
    const { lines } = await goodRun;
    expect(lines.filter((line) => line.startsWith(`good${Object.keys(GOOD).indexOf(title)}.yaml:`))).toEqual([
      expect.stringContaining('valid'),
    ]);
  });

  it('under 1 MiB; over it, it is refused', async () => {
    const base = `${HEAD}items: { O1: { title: x } }\n`;
    const size = Buffer.byteLength(base);
    expect((await problems(base + '#'.repeat(1024 * 1024 - size))).status).toBe(0);
    expect((await problems(base + '#'.repeat(1024 * 1024 - size + 1))).status).toBe(2);
  });
});

describe('what is refused, with its place', () => {
  const BAD: readonly (readonly [string, string, RegExp])[] = [
    ['a key at the top', `${HEAD}itmes: {}\nitems: { O1: { title: x } }\n`, /^town\.yaml:5:1 .*itmes.*"items"/],
    [
      'a key of agency',
      `${HEAD.replace('{ name: เทศบาลตำบลสำราญ }', '{ name: x, provnce: y }')}items: { O1: { title: x } }\n`,
      /^town\.yaml:2:20 .*provnce.*"province"/,
    ],
    [
      'a key of crawl',
      `${HEAD}crawl:\n  maxPage: 3\nitems: { O1: { title: x } }\n`,
      /^town\.yaml:6:3 .*maxPage.*"maxPages"/,
    ],
    [
      'a key of schedule',
      `${HEAD}schedule: { everyDay: 3 }\nitems: { O1: { title: x } }\n`,
      /^town\.yaml:5:13 .*"everyDays"/,
    ],
    ['a key of an item', withItem('url: [x]'), /^town\.yaml:6:26 .*"url".*"urls"/],
    ['a key of a url', withItem('urls: [{ url: "https://a.go.th/", shet: x }]'), /^town\.yaml:6:\d+ .*shet.*"sheet"/],
    ['a key of documents', withItem('documents: { folow: [x] }'), /^town\.yaml:6:39 .*folow.*"follow"/],
    [
      'a key of scoring',
      `${HEAD}items: { O1: { title: x } }\nscoring: { indicator: [] }\n`,
      /^town\.yaml:6:12 .*"indicators"/,
    ],
    [
      'a key of an indicator',
      `${HEAD}items: { O1: { title: x } }\nscoring: { indicators: [{ id: "9", titel: x, groups: [[O1]] }] }\n`,
      /^town\.yaml:6:\d+ .*titel.*"title"/,
    ],
    ['a check', withCheck('tabel'), /^town\.yaml:10:9 .*"tabel".*"table"/],
    ['a check with options', withCheck('egpp: { minRows: 1 }'), /^town\.yaml:10:9 .*"egpp".*"egp"/],
    ['an option of link', withCheck('link: { offsite: off }'), /^town\.yaml:10:17 .*"offSite"/],
    ['an option of file', withCheck('file: { type: [pdf] }'), /^town\.yaml:10:17 .*"types"/],
    ['an option of date', withCheck('date: { fiscalyear: Y }'), /^town\.yaml:10:17 .*"fiscalYear"/],
    ['an option of egp', withCheck('egp: { colunm: [x] }'), /^town\.yaml:10:16 .*"column"/],
    ['an option of table', withCheck('table: { columns: [{ name: ก }], row: [x] }'), /^town\.yaml:10:42 .*"rows"/],
    ['a key of a column', withCheck('table: { columns: [{ name: ก, tpye: text }] }'), /^town\.yaml:10:39 .*"type"/],
    ['an option of text', withCheck('text: { al: [x] }'), /^town\.yaml:10:17 .*"all"/],
    ['an option of coverage', withCheck('coverage: { off: services }'), /^town\.yaml:10:\d+ .*"of"/],
    ['an option of change', withCheck('change: { leter: [x] }'), /^town\.yaml:10:19 .*"letter"/],
    ['an option of qr', withCheck('qr: { expects: x }'), /^town\.yaml:10:15 .*"expect"/],
    ['an option of channel', withCheck('channel: { anny: [line] }'), /^town\.yaml:10:20 .*"any"/],
    ['a kind of channel', withCheck('channel: { any: [facebok] }'), /^town\.yaml:10:26 .*facebook/],
    ['a type of column', withCheck('table: { columns: [{ name: ก, type: nubmer }] }'), /^town\.yaml:10:45 .*number/],
    ['a type of file', withCheck('file: { types: [pfd] }'), /^town\.yaml:10:25 .*pdf/],
    ['a source of dates', withCheck('date: { source: [titel] }'), /^town\.yaml:10:26 .*title/],
    ['a year that is none', withCheck('date: { fiscalYear: last }'), /^town\.yaml:10:29 /],
    ['a Christian year', withCheck('date: { fiscalYear: 2025 }'), /^town\.yaml:10:29 /],
    ['a day that is none', withCheck('date: { from: soon }'), /^town\.yaml:10:23 /],
    ['a number that is text', withCheck('egp: { minRows: many }'), /^town\.yaml:10:25 .*number/],
    ['a flag that is text', withCheck('egp: { allowMissing: maybe }'), /^town\.yaml:10:30 .*true or false/],
    [
      'a rule that is none',
      withCheck('table: { columns: [{ name: ก }, { name: ข }], rules: ["ก ~ ข"] }'),
      /^town\.yaml:10:\d+ /,
    ],
    [
      'a rule over no column',
      withCheck('table: { columns: [{ name: ก }, { name: ข }], rules: ["ก <= ค"] }'),
      /^town\.yaml:10:\d+ /,
    ],
    ['an expression that is none', withCheck("text: { all: ['/(/'] }"), /^town\.yaml:10:23 /],
    ['a named pattern that is none', withCheck('text: { all: [$dat] }'), /^town\.yaml:10:23 .*\$date/],
    ['a list that is not there', withCheck('coverage: { of: sevices }'), /^town\.yaml:10:\d+ .*sevices/],
    ['an item that is not there', withCheck('coverage: { of: { item: O99, column: x } }'), /^town\.yaml:10:\d+ .*O99/],
    ['a severity', withCheck('egp: { severity: warn }'), /^town\.yaml:10:26 .*warning/],
    ['a severity by code', withCheck('egp: { severity: { digit: off } }'), /^town\.yaml:10:28 .*egp\/digits/],
    ['javascript:', withItem('urls: ["javascript:alert(1)"]'), /^town\.yaml:6:33 .*http/],
    ['ftp:', withItem('urls: ["ftp://a.go.th/x"]'), /^town\.yaml:6:33 .*http/],
    ['mailto:', withItem('urls: ["mailto:a@a.go.th"]'), /^town\.yaml:6:33 .*http/],
    ['a file', withItem('urls: [{ url: "file:///etc/passwd" }]'), /^town\.yaml:6:\d+ .*http/],
    ['a relative address', withItem('urls: [/ita/o1.html]'), /^town\.yaml:6:33 .*http/],
    [
      'a site that is no address',
      `${HEAD.replace('https://www.example.go.th/', 'www.example.go.th')}items: { O1: { title: x } }\n`,
      /^town\.yaml:3:7 .*http/,
    ],
    ['an identifier', `${HEAD}items: { "O 1": { title: x } }\n`, /^town\.yaml:5:10 /],
    ['a Thai identifier', `${HEAD}items: { ข้อ1: { title: x } }\n`, /^town\.yaml:5:10 /],
    ['no title', `${HEAD}items: { O1: { owner: x } }\n`, /^town\.yaml:5:10 .*title/],
    [
      'no agency',
      'version: 1\nsite: https://a.go.th/\nfiscalYear: 2568\nitems: { O1: { title: x } }\n',
      /agency\.name/,
    ],
    ['no site', 'version: 1\nagency: { name: x }\nfiscalYear: 2568\nitems: { O1: { title: x } }\n', /site/],
    [
      'no fiscal year',
      'version: 1\nagency: { name: x }\nsite: https://a.go.th/\nitems: { O1: { title: x } }\n',
      /fiscalYear/,
    ],
    [
      'no version',
      'agency: { name: x }\nsite: https://a.go.th/\nfiscalYear: 2568\nitems: { O1: { title: x } }\n',
      /version/,
    ],
    ['no items', HEAD, /items/],
    [
      'a version to come',
      `${HEAD.replace('version: 1', 'version: 2')}items: { O1: { title: x } }\n`,
      /^town\.yaml:1:10 /,
    ],
    ['a duplicate item', `${HEAD}items:\n  O1: { title: x }\n  O1: { title: y }\n`, /^town\.yaml:7:3 /],
    ['a duplicate key', `${HEAD}items:\n  O1: { title: x, title: y }\n`, /^town\.yaml:6:19 /],
    ['urls that are no list', withItem('urls: https://a.go.th/'), /^town\.yaml:6:32 .*list/],
    ['a base that is not there', `${HEAD}extends: oit-2567\n`, /^town\.yaml:5:10 .*oit-2567/],
    ['a base file that is not there', `${HEAD}extends: ./nowhere.yaml\n`, /^town\.yaml:5:10 .*nowhere/],
    [
      'a score beyond 100',
      `${HEAD}items: { O1: { title: x } }\nscoring: { indicators: [{ id: "9", title: x, groups: [[O1]] }], iit: 101 }\n`,
      /^town\.yaml:6:\d+ .*100/,
    ],
    [
      'a scored item that is not there',
      `${HEAD}items: { O1: { title: x } }\nscoring: { indicators: [{ id: "9", title: x, groups: [[O2]] }] }\n`,
      /^town\.yaml:6:\d+ .*O2/,
    ],
    ['negative numbers', `${HEAD}crawl: { maxPages: -1 }\nitems: { O1: { title: x } }\n`, /^town\.yaml:5:20 /],
    ['no concurrency', `${HEAD}crawl: { concurrency: 0 }\nitems: { O1: { title: x } }\n`, /^town\.yaml:5:23 /],
    [
      'a sample that is none',
      `${HEAD}crawl: { sample: some }\nitems: { O1: { title: x } }\n`,
      /^town\.yaml:5:18 .*all/,
    ],
    ['broken YAML', `${HEAD}items: { O1: { title: x }\n`, /^town\.yaml:\d+:\d+ /],
    ['a tab', `${HEAD}items:\n\tO1: { title: x }\n`, /^town\.yaml:6:\d+ /],
  ];
  it.each(BAD)('%s', async (title, _, expected) => {
    badRun ??= validateAll(
      BAD.map(([, text]) => text),
      'bad',
    );
    const name = `bad${BAD.findIndex(([other]) => other === title)}.yaml`;
    const lines = (await badRun).lines.filter((line) => line.startsWith(`${name}:`));
    expect(lines.join('\n').replaceAll(name, 'town.yaml')).toMatch(new RegExp(expected.source, 'm'));
  });

  it('all at once, in Thai too', async () => {
    const { status, lines } = await problems(
      `version: 1\nagency: { nam: x }\nsite: ftp://a\nfiscalYear: 2025\nitmes: {}\nitems: { O1: { titel: x, checks: [tabel, { egp: { minRow: 2 } }] } }\n`,
      'town.yaml',
      'th',
    );
    expect(status).toBe(2);
    expect(lines.length).toBeGreaterThanOrEqual(7);
    expect(lines.join('\n')).toContain('table');
  });

  it('an alias bomb, at once', async () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`),
    ].join('\n');
    expect((await problems(`${HEAD}${bomb}\nitems: { O1: { title: x } }\n`)).status).toBe(2);
  });

  it('of several files, each under its own name; nothing is written or fetched', async () => {
    desk.write('good.yaml', `${HEAD}items: { O1: { title: x } }\n`);
    desk.write('bad.yaml', withCheck('tabel'));
    const before = readdirSync(desk.dir);
    const { status, stdout, stderr } = await desk.run(
      'validate',
      'good.yaml',
      'bad.yaml',
      'nowhere.yaml',
      '--lang',
      'en',
    );
    expect(status).toBe(2);
    expect(`${stdout}${stderr}`).toMatch(/bad\.yaml:10:9/);
    expect(`${stdout}${stderr}`).toMatch(/nowhere\.yaml/);
    expect(readdirSync(desk.dir)).toEqual(before);
  });
});

describe('in a round', () => {
  let site: Site;
  beforeAll(async () => {
    const report = pdf([textPage([{ x: 50, y: 700, text: 'REPORT' }])]);
    site = await startSite({
      '/': page(
        'เทศบาล',
        '<h1>เทศบาลตำบลสำราญ</h1><a href="/open.html">ก</a><a href="/secret/a.html">ข</a><a href="/webboard/1.html">ค</a><a href="/news/1.html">ง</a>',
      ),
      '/robots.txt': file('User-agent: *\nDisallow: /secret/\n', 'text/plain'),
      '/open.html': page('open', '<p>หน้าที่เปิดได้ <a href="/deep.html">ต่อ</a></p>'),
      '/deep.html': page('deep', '<p>ลึก</p>'),
      '/news/1.html': page('news', '<p>ข่าว</p>'),
      '/secret/a.html': page('secret', '<p>ลับ</p>'),
      '/secret/o1.html': page('o1', '<p>ปีงบประมาณ พ.ศ. 2567 อำนาจหน้าที่ <a href="/secret/o1.pdf">เอกสาร</a></p>'),
      '/secret/o1.pdf': file(report, 'application/pdf'),
      '/webboard/1.html': page('board', '<p>กระทู้</p>'),
      '/o2.html': html('<main><p>ปีงบประมาณ พ.ศ. 2568</p></main>'),
    });
  });
  afterAll(() => site.close());

  const top = (more = ''): string =>
    `version: 1\nagency: { name: x }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0${more} }\n`;

  it('robots.txt holds outside the checklist’s own addresses; such links count as skipped', async () => {
    desk.write(
      'robots.yaml',
      `${top(', sample: all')}items: { O1: { title: x, urls: ["${site.origin}/secret/o1.html"] } }\n`,
    );
    site.forget();
    const { report } = await desk.audit('robots.yaml', '--state', 's1');
    expect(site.asked('/secret/o1.html')).toBeGreaterThan(0);
    expect(site.asked('/secret/a.html')).toBe(0);
    expect(report.links).toEqual([]);
    expect(report.summary.links.found).toBeGreaterThan(report.summary.links.checked);
  });

  it('robots: false asks for all', async () => {
    desk.write(
      'robots.yaml',
      `${top(', sample: all, robots: false')}items: { O1: { title: x, urls: ["${site.origin}/secret/o1.html"] } }\n`,
    );
    site.forget();
    await desk.audit('robots.yaml', '--state', 's2');
    expect(site.asked('/secret/a.html')).toBe(1);
  });

  it('exclude and include bound the crawl', async () => {
    desk.write(
      'bounds.yaml',
      `${top(', sample: all, exclude: ["**/webboard/**"]')}items: { O1: { title: x, urls: ["${site.origin}/o2.html"] } }\n`,
    );
    site.forget();
    await desk.audit('bounds.yaml', '--state', 's3');
    expect([site.asked('/webboard/1.html'), site.asked('/news/1.html')]).toEqual([0, 1]);
    desk.write(
      'bounds.yaml',
      `${top(', sample: all, include: ["**/news/*"]')}items: { O1: { title: x, urls: ["${site.origin}/o2.html"] } }\n`,
    );
    site.forget();
    await desk.audit('bounds.yaml', '--state', 's4');
    expect([site.asked('/webboard/1.html'), site.asked('/news/1.html'), site.asked('/deep.html')]).toEqual([0, 1, 0]);
  });

  it('maxDepth and maxPages bound it too', async () => {
    desk.write(
      'depth.yaml',
      `${top(', sample: 0, maxDepth: 1')}items: { O1: { title: x, urls: ["${site.origin}/o2.html"] } }\n`,
    );
    site.forget();
    await desk.audit('depth.yaml', '--state', 's5');
    expect([site.asked('/open.html'), site.asked('/deep.html')]).toEqual([1, 0]);
  });

  it('extends a file beside it, in a folder of its own; entries merge, enabled: false leaves out, years count from the town’s', async () => {
    mkdirSync(join(desk.dir, 'base'), { recursive: true });
    writeFileSync(
      join(desk.dir, 'base/region.yaml'),
      'version: 1\nschedule: { everyDays: 30 }\nitems:\n  O1: { title: หนึ่ง, owner: กองคลัง, checks: [{ date: { fiscalYear: Y-1 } }] }\n  O2: { title: สอง, checks: [{ date: { fiscalYear: Y } }] }\n  O3: { title: สาม }\n  O4: { title: สี่ }\n',
    );
    desk.write(
      'town.yaml',
      `${top()}extends: base/region.yaml\nitems:\n  O1: { urls: ["${site.origin}/secret/o1.html"] }\n  O2: { title: สองใหม่, urls: ["${site.origin}/o2.html"] }\n  O4: { enabled: false }\n  O5: { title: ห้า, urls: ["${site.origin}/open.html"] }\n`,
    );
    const { report, status } = await desk.audit('town.yaml', '--no-crawl', '--now', '2025-10-02');
    expect(report.items.map(({ id, title, owner, verdict }) => [id, title, owner, verdict])).toEqual([
      ['O1', 'หนึ่ง', 'กองคลัง', 'pass'],
      ['O2', 'สองใหม่', null, 'pass'],
      ['O3', 'สาม', null, 'fail'],
      ['O4', 'สี่', null, 'disabled'],
      ['O5', 'ห้า', null, 'pass'],
    ]);
    expect(report.items[2]?.findings.map((finding) => finding.code)).toEqual(['item/no-url']);
    expect(report.items[3]?.findings.map((finding) => finding.code)).toEqual(['item/disabled']);
    expect(report.run.nextDue).toBe('2025-11-01');
    expect(status).toBe(1);
  });

  it('a bundled profile gives its 28 items; those without urls fail with item/no-url', async () => {
    desk.write('profile.yaml', `${top()}extends: oit-2568\nitems:\n  O2: { enabled: false }\n`);
    const { report } = await desk.audit('profile.yaml', '--no-crawl');
    expect(report.items.map((item) => item.id)).toEqual(Array.from({ length: 28 }, (_, index) => `O${index + 1}`));
    expect(report.items.filter((item) => item.findings.some((finding) => finding.code === 'item/no-url'))).toHaveLength(
      27,
    );
    expect(report.summary.items).toEqual({ total: 28, pass: 0, fail: 27, review: 0, disabled: 1 });
  });

  it('keeps items in the order of the file, whatever they are called', async () => {
    desk.write(
      'order.yaml',
      `${top()}items:\n  O9: { title: a }\n  10: { title: b }\n  "2": { title: c }\n  a: { title: d }\n`,
    );
    const { report } = await desk.audit('order.yaml', '--no-crawl');
    expect(report.items.map((item) => item.id)).toEqual(['O9', '10', '2', 'a']);
  });

  it('scores by groups: a pass is 100, any other 0, disabled left out; ITA = 0.3 IIT + 0.3 EIT + 0.4 OIT', async () => {
    desk.write(
      'score.yaml',
      `${top()}items:\n  A: { title: a, urls: ["${site.origin}/o2.html"] }\n  B: { title: b }\n  C: { title: c, enabled: false }\n  D: { title: d, urls: ["${site.origin}/open.html"] }\nscoring:\n  indicators:\n    - { id: "9", title: เก้า, groups: [[A, B, C], [D]] }\n    - { id: "10", title: สิบ, groups: [[C], [B]] }\n  iit: 99.38\n  eit: [99.70, 99.76]\n`,
    );
    const { report } = await desk.audit('score.yaml', '--no-crawl');
    expect(report.summary.score).toMatchObject({
      estimate: true,
      indicators: [
        { id: '9', title: 'เก้า', score: 75 },
        { id: '10', score: 0 },
      ],
      oit: 37.5,
    });
    expect(report.summary.score?.ita).toBeCloseTo(0.3 * 99.38 + 0.3 * 99.73 + 0.4 * 37.5, 2);
  });
});
