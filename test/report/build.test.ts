import { describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/registry.js';
import { placeAt } from '../../src/model/finding.js';
import type { ItemRound, Round } from '../../src/model/round.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { sampleChecks } from './sample-checks.js';
import { evidence, finding, item, ran, sampleRound } from './sample-round.js';

const roundOf = (items: readonly ItemRound[], rest: Partial<Round> = {}): Round => ({
  ...sampleRound,
  items,
  links: [],
  firstSeen: {},
  ...rest,
});
const report = buildReport(sampleRound, 'th', sampleChecks);
const messageAt = (place: Parameters<typeof placeAt>[1], lang: 'th' | 'en' = 'th'): string => {
  const one = finding('egp/digits', { digits: 10 }, { at: placeAt('http://town.test/o13.xlsx', place) });
  return buildReport(roundOf([item('O13', '', { results: [ran('egp', one)] })]), lang, sampleChecks).items[0]!
    .findings[0]!.message;
};

describe('verdict and totals', () => {
  it('counts items by verdict, disabled ones in the total too, and findings over items', () => {
    expect(report.summary.items).toEqual({ total: 12, pass: 3, fail: 6, review: 2, disabled: 1 });
    expect(report.summary.findings).toEqual({ error: 17, warning: 4, info: 2 });
    expect(report.summary.links).toMatchObject({ found: 412, checked: 128, broken: 2, unverifiable: 2 });
  });

  it.each([
    [['pass', 'fail', 'review'], 'fail'],
    [['pass', 'review'], 'review'],
    [['pass', 'disabled'], 'pass'],
  ] as const)('of %j is %s', (verdicts, expected) => {
    const items = verdicts.map((verdict, n) => item(`O${n}`, '', { verdict }));
    expect(buildReport(roundOf(items), 'th', sampleChecks).summary.verdict).toBe(expected);
  });

  it('keeps the estimate to hundredths and says that it is one', () => {
    expect(report.summary.score).toMatchObject({ estimate: true, oit: 67.5, ita: 86.73 });
  });
});

describe('the words of a finding', () => {
  it('name the row by its own number, else by its place, else not at all', () => {
    expect(messageAt({ sheet: 'รายงาน', row: 24, rowLabel: '19' })).toBe('ลำดับที่ 19: เลข e-GP มี 10 หลัก (ต้องมี 11 หลัก)');
    expect(messageAt({ row: 24 })).toBe('แถวที่ 24: เลข e-GP มี 10 หลัก (ต้องมี 11 หลัก)');
    expect(messageAt({ sheet: 'รายงาน', row: 24 })).toMatch(/^ชีต “รายงาน” แถวที่ 24: /);
    expect(messageAt({ page: 3, row: 4 })).toMatch(/^หน้า 3 แถวที่ 4: /);
    expect(messageAt({ row: 3, rowLabel: 'ต.ค. 2567' })).toMatch(/^แถว “ต.ค. 2567”: /);
    expect(messageAt({})).toBe('เลข e-GP มี 10 หลัก (ต้องมี 11 หลัก)');
    expect(messageAt({ rowLabel: '19' }, 'en')).toMatch(/^No\. 19: The e-GP/);
  });

  it('lose the colon of a place that is not known, and begin with a capital', () => {
    const one = finding('text/placeholder', { found: 'xxxx' }, { at: placeAt('http://town.test/') });
    const [english, thai] = (['en', 'th'] as const).map(
      (lang) =>
        buildReport(roundOf([item('O1', '', { results: [ran('text', one)] })]), lang, checks).items[0]!.findings[0]!
          .message,
    );
    expect(english).toMatch(/^[A-Z]/);
    expect(english).not.toMatch(/\{|^:/);
    expect(thai).not.toMatch(/\{|^:/);
  });

  it('are English or Thai as asked, while codes and fields stay', () => {
    const english = buildReport(sampleRound, 'en', sampleChecks);
    const strip = (one: typeof report) =>
      one.items.map(({ id, verdict, findings }) => ({
        id,
        verdict,
        codes: findings.map(({ code, severity, actual, location }) => ({ code, severity, actual, location })),
      }));
    expect(strip(english)).toEqual(strip(report));
    expect(
      english.items
        .flatMap(({ findings }) => findings)
        .map(({ message }) => message)
        .join(),
    ).toContain('The e-GP number has 10 digits');
  });

  it('say what rests on OCR, and to look at the scan first where it may be misread', () => {
    const said = (ocr: 'agreed' | 'doubtful', lang: 'th' | 'en') => {
      const one = finding('egp/digits', { digits: 10, count: 10, ocr });
      const { message, fix } = buildReport(roundOf([item('O13', '', { results: [ran('egp', one)] })]), lang).items[0]!
        .findings[0]!;
      return [message, fix.split('\n')[0]];
    };
    expect(said('agreed', 'th')[0]).toContain('(อ่านด้วย OCR สองครั้งตรงกัน)');
    expect(said('doubtful', 'th')).toEqual([
      expect.stringContaining('(อ่านด้วย OCR อาจอ่านผิด)'),
      expect.stringContaining('เปิดเอกสารสแกน'),
    ]);
    expect(said('doubtful', 'en')).toEqual([
      expect.stringContaining('(read by OCR, perhaps wrongly)'),
      expect.stringContaining('Look at the scan first'),
    ]);
    expect(said('agreed', 'en')[1]).not.toContain('scan');
  });

  it('are the code itself where a stored round knows a code that the program has forgotten', () => {
    const old = buildReport(
      roundOf([item('O1', '', { results: [ran('gone', finding('gone/away'))] })]),
      'th',
      sampleChecks,
    );
    expect(old.items[0]!.findings[0]!.message).toBe('gone/away');
    expect(old.codes['gone/away']).toMatchObject({ group: 'gone/away' });
  });

  it('carry when they were first seen, this round for new ones', () => {
    const [old] = report.items.find(({ id }) => id === 'O13')!.findings;
    expect(old!.firstSeen).toEqual({ round: 1, date: '2025-10-02' });
    const [fresh] = report.items.find(({ id }) => id === 'O3')!.findings;
    expect(fresh!.firstSeen).toEqual({ round: 2, date: '2025-10-17' });
  });
});

describe('notices', () => {
  it('stand with the most telling first', () => {
    const notices = (['crash', 'previous-unfinished', 'home-unreachable'] as const).map((code) => ({ code, data: {} }));
    const codes = buildReport({ ...sampleRound, notices }, 'th', sampleChecks).run.notices.map(({ code }) => code);
    expect(codes).toEqual(['home-unreachable', 'crash', 'previous-unfinished']);
  });
});

describe('the crawl', () => {
  it('tells how far it came and what it left alone, in words', () => {
    const { crawl } = buildReport(sampleRound, 'en', sampleChecks).run;
    expect(crawl).toMatchObject({ pagesFetched: 87, robots: 'rules' });
    expect(crawl?.skippedPatterns.map(({ reason, message, count }) => [reason, message, count])).toEqual([
      ['calendar', 'a calendar without end', 240],
      ['sort-order', 'the same list in another order', 6],
    ]);
  });

  it('says nothing of a round that crawled nothing', () => {
    expect(buildReport({ ...sampleRound, crawl: undefined }, 'en', sampleChecks).run).not.toHaveProperty('crawl');
  });
});

describe('links', () => {
  it('hold the broken and the unverifiable ones of pages and evidence, each once, the broken first', () => {
    expect(report.links.map(({ url, code, items }) => [url, code, items])).toEqual([
      ['http://town.test/news/เก่า/12.html', 'link/http-status', []],
      ['http://town.test/ita/o3.html', 'link/http-status', ['O3']],
      ['https://line.me/ti/p/@samran', 'link/unverifiable', []],
      ['https://www.facebook.com/samran', 'link/unverifiable', ['O4']],
    ]);
  });

  it('join what the crawl and the items know of one address', () => {
    const url = 'http://town.test/dead.pdf';
    const dead = finding('link/http-status', { status: 404 }, { at: placeAt(`${url}#p2`) });
    const items = ['O1', 'O2'].map((id) =>
      item(id, '', {
        verdict: 'fail',
        evidence: [evidence(`${url}#p2`, { foundOn: `http://town.test/${id}`, label: id, status: 404 })],
        results: [ran('link', dead)],
      }),
    );
    const links = [{ ...sampleRound.links[0]!, url }];
    const built = buildReport(roundOf(items, { links }), 'th', sampleChecks).links;
    expect(built).toHaveLength(1);
    expect(built[0]).toMatchObject({ url, items: ['O1', 'O2'], foundOnCount: 9 });
    expect(built[0]!.foundOn.map((stand) => stand.url)).toContain('http://town.test/O2');
  });
});
