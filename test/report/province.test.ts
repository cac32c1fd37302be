import { read, utils } from '@e965/xlsx';
import { load } from 'cheerio';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/registry.js';
import { shortAgency } from '../../src/report/compose/agency.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { directionOf, rankReports } from '../../src/report/compose/ranking.js';
import { htmlPage } from '../../src/report/html/html.js';
import { docx } from '../../src/report/memo/docx.js';
import { xlsx } from '../../src/report/xlsx/xlsx.js';
import { reportsOfProvince, roundOfTown } from './sample-province.js';
import { sampleView } from './sample-round.js';

const reports = reportsOfProvince(20, 5);
const ranked = rankReports(reports);
const page = load(htmlPage.renderMany(reports, sampleView) as string);

describe('the figures of the round before', () => {
  const [before, now] = [roundOfTown(1, 4), roundOfTown(1, 5)];
  const beforeOf = (previous: typeof before | null, round = now) =>
    buildReport(round, 'th', checks, { previous }).summary.before;

  it('are those of its verdicts, its score and its day', () => {
    const passed = before.items.filter(({ verdict }) => verdict === 'pass').length;
    expect(beforeOf(before)).toMatchObject({ round: 4, date: '2024-11-15', items: { pass: passed } });
    expect(beforeOf(before)?.oit).toBeCloseTo((passed / before.items.length) * 100, 2);
  });

  it.each([
    ['none', null, now],
    ['one of another year', { ...before, checklist: { ...before.checklist, fiscalYear: 2567 } }, now],
    ['one that was interrupted', { ...before, complete: false }, now],
    ['one that did not see the site', { ...before, notices: [{ code: 'site-failing', data: {} }] as const }, now],
    [
      'one of which this one did not see the site',
      before,
      { ...now, notices: [{ code: 'home-unreachable', data: {} }] as const },
    ],
    ['itself', now, now],
  ])('are not there for %s', (_, previous, round) => {
    expect(beforeOf(previous, round)).toBeUndefined();
  });

  it('say that an agency is better where its score has grown, worse where it has fallen', () => {
    for (const agency of ranked.filter(({ change }) => change !== null))
      expect(directionOf(agency)).toBe(Math.sign(agency.change?.oit ?? 0));
    expect(new Set(ranked.map(directionOf))).toEqual(new Set([-1, 0, 1]));
  });
});

describe('the page of a province', () => {
  it('ranks every agency, marks the sites that are down or hacked there and in the matrix', () => {
    for (const table of ['table.ranking', '.matrix']) {
      expect(page(`${table} tbody tr[data-agency]`)).toHaveLength(20);
      const marked = page(`${table} tr:has(.badge.alarm)`)
        .toArray()
        .map((row) => page(row).attr('data-agency'));
      expect(marked.map(Number).sort((a, b) => a - b)).toEqual([4, 6, 17]);
    }
    const kinds = (town: number) => page(`table.ranking tr[data-agency=${town}]`).attr('data-kinds')?.split(' ');
    expect(kinds(4)).toContain('hacked');
    expect(kinds(6)).toEqual(['down']);
  });

  it('says the change since the round before in each row, and why it has none', () => {
    const changes = ranked.map(({ index }) => page(`table.ranking tr[data-agency=${index}] .change`).text());
    expect(changes.filter((text) => /^[▲▼=] \d+\.\d\d/.test(text))).toHaveLength(19);
    expect(page('table.ranking tr[data-agency=6] .change').text()).toBe('–');
  });

  it('names what is wrong with whole sites first, each agency once', () => {
    const cards = page('.alarms')
      .toArray()
      .map((card) => page(card).find('summary').text());
    expect(cards.map((text) => text.replace(/ \(\d+\).*$/, ''))).toEqual(['! เว็บไซต์อาจถูกเจาะระบบ', '! เข้าเว็บไซต์ไม่ได้']);
    expect(page('.alarms li')).toHaveLength(3);
  });

  it('has choices that are orders of its headings', () => {
    const heads = page('table.ranking thead th')
      .toArray()
      .map((head) => page(head).text());
    const orders = page('[name=order] option')
      .toArray()
      .map((option) => page(option).attr('value')!.split(' '));
    expect(orders.map(([column, direction]) => [heads[Number(column)], direction])).toEqual([
      ['อันดับ', 'ascending'],
      ['อันดับ', 'descending'],
      ['ไม่ผ่าน', 'descending'],
      ['เทียบรอบก่อน', 'ascending'],
      ['เทียบรอบก่อน', 'descending'],
      ['หน่วยงาน', 'ascending'],
    ]);
  });
});

describe('the workbook of a province', async () => {
  const bytes = (await xlsx.renderMany(reports, sampleView)) as Uint8Array;
  const book = read(bytes, { type: 'buffer' });
  const rowsOf = (name: string): Record<string, unknown>[] => utils.sheet_to_json(book.Sheets[name]!);

  it('has a sheet for every agency, those without a fault too, to which its name leads', () => {
    const xml = Buffer.from(unzipSync(bytes)['xl/worksheets/sheet1.xml']!).toString();
    const targets = [...xml.matchAll(/<hyperlink ref="A\d+" location="([^"]*)!A1"\/>/g)].map(([, name]) =>
      load(`<p>${name}</p>`)('p').text().replace(/^'|'$/g, ''),
    );
    expect(targets).toHaveLength(20);
    expect(targets.sort()).toEqual(book.SheetNames.slice(3, 23).sort());
  });

  it('has the matrix of the page: verdicts, failures, sites, and how many agencies fail in each item', () => {
    const rows = rowsOf('รายข้อ');
    expect(rows).toHaveLength(21);
    for (const [n, { name, items, index }] of ranked.entries()) {
      const shown = page(`.matrix tr[data-agency=${index}] td span[aria-hidden]`)
        .toArray()
        .map((one) => page(one).text());
      const ids = reports[index]!.items.map(({ id }) => id);
      expect(rows[n]).toMatchObject({ หน่วยงาน: name, ไม่ผ่าน: items.fail });
      expect(ids.map((id) => rows[n]![id])).toEqual(shown);
    }
    expect(rows.filter((row) => row.เว็บไซต์ !== undefined)).toHaveLength(3);
    expect(rows.at(-1)!.ไม่ผ่าน).toBe(ranked.reduce((sum, { items }) => sum + items.fail, 0));
  });

  it('has the change of each agency as numbers', () => {
    const rows = rowsOf('สรุป');
    expect(rows.map((row) => row['OIT เทียบรอบก่อน'])).toEqual(ranked.map(({ change }) => change?.oit ?? undefined));
  });
});

describe('the memo to the governor', async () => {
  const textOf = async (list: typeof reports, lang: 'th' | 'en' = 'th'): Promise<string> => {
    const bytes = (await docx.renderMany(list, { ...sampleView, lang })) as Uint8Array;
    return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value.replaceAll('\u00a0', ' ');
  };
  const text = await textOf(reports);

  it('is one memo, to the governor of their province, in the order of official letters', () => {
    const order = [
      'บันทึกข้อความ',
      'เรื่อง',
      'ผู้ว่าราชการจังหวัดยโสธร',
      '๑. เรื่องเดิม',
      '๒. ข้อเท็จจริง',
      'ควรได้รับความช่วยเหลือก่อน',
      '๓. ข้อพิจารณา',
      'จึงเรียนมา',
      'ลงชื่อ',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(text.split('บันทึกข้อความ')).toHaveLength(2);
  });

  it('asks first of the sites that are hacked or down, then of those that fail most', () => {
    const [, table = ''] = text.split('สิ่งที่ควรขอให้ดำเนินการ\n');
    const worst = [...ranked]
      .filter(({ alarms }) => alarms.length === 0)
      .sort((a, b) => b.items.fail - a.items.fail)[0]!;
    const places = ['กู้เว็บไซต์ที่ถูกเจาะระบบ', 'ให้เว็บไซต์ใช้งานได้', `${worst.name.replace(/\d+/, '')}`].map((words) =>
      table.lastIndexOf(words),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(text).not.toMatch(/\(๐\)|NaN|Infinity|undefined/);
  });

  it('names no province where the agencies are of several, and no fault where there is none', async () => {
    const [first, ...others] = reports;
    const { checklist } = first!;
    const elsewhere = {
      ...first!,
      checklist: { ...checklist, agency: { ...checklist.agency, province: 'จังหวัดอุบลราชธานี' } },
    };
    expect(await textOf([elsewhere, ...others])).toMatch(/เรียน\s+ผู้ว่าราชการจังหวัด\n/);
    const fine = reports.filter(({ summary }) => summary.verdict === 'pass');
    const perfect = await textOf(
      [fine[0] ?? first!, fine[0] ?? first!].map((report) => ({
        ...report,
        summary: { ...report.summary, verdict: 'pass' as const, items: { ...report.summary.items, fail: 0 } },
      })),
    );
    expect(perfect).toContain('ไม่พบหน่วยงานที่มีข้อไม่ผ่าน');
    expect(perfect).toContain('รักษาความครบถ้วน');
  });

  it('is English when asked, without a word of the other language but names', async () => {
    const province = reportsOfProvince(4, 5, 'en');
    const english = await textOf(province, 'en');
    expect(english).toMatch(/^MEMORANDUM/);
    expect(english).toContain('Governor of ยโสธร');
    expect(english).toContain('Agencies that need help first');
    const names = province.flatMap(({ checklist: { agency }, items }) => [
      ...[agency.name, shortAgency(agency.name), agency.province ?? ''],
      ...items.map(({ title }) => title),
    ]);
    const ours = names.sort((a, b) => b.length - a.length).reduce((left, name) => left.replaceAll(name, ''), english);
    expect(/[ก-๙]+/.exec(ours)?.[0]).toBeUndefined();
  });
});
