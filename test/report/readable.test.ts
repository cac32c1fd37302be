import { read, utils } from '@e965/xlsx';
import { load } from 'cheerio';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { placeAt } from '../../src/model/finding.js';
import type { Round } from '../../src/model/round.js';
import type { Lang } from '../../src/model/words.js';
import { notifyMessage } from '../../src/notify/message.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { buildDiff, reporters } from '../../src/report/registry.js';
import { displayWidth } from '../../src/text/thai/width.js';
import { evidence, finding, item, ran, sampleRound, sampleView } from './sample-round.js';

const SITE = 'https://town.example';
/** A Thai name, with a slash in the name, a climbing path and a letter that turns the text round. */
const FILE = `${SITE}/${encodeURIComponent('แผนปี')}%2F2568/%2E%2E/%E2%80%AEfdp.exe`;
const READABLE = `${SITE}/แผนปี%2F2568/%2E%2E/%E2%80%AEfdp.exe`;
const MOVED = `${SITE}/${encodeURIComponent('ใหม่')}.pdf`;

const pattern = { pattern: '/Walk[ -]?in/i', patternTh: 'คำว่า "Walk-in"', patternEn: 'the words "Walk-in"' };
const ROUND: Round = {
  ...sampleRound,
  notices: [{ code: 'site-hacked', data: { pages: 1, url: MOVED, sample: 'สล็อต' } }],
  links: [],
  score: null,
  items: [
    item('O1', 'แผน', {
      verdict: 'fail',
      owner: 'กองคลัง',
      evidence: [
        evidence(FILE, {
          dates: [
            { date: '2025-03-31', precision: 'day', fiscalYear: null, from: 'text', text: '31 มีนาคม 2568' },
            { date: '2025-03-31', precision: 'day', fiscalYear: null, from: 'text', text: '31 มีนาคม 2568' },
            { date: '2025', precision: 'year', fiscalYear: null, from: 'name', text: '2568' },
          ],
        }),
      ],
      results: [
        {
          ...ran(
            'change',
            finding(
              'change/unexplained',
              { name: 'แผน', since: '2025-04-01', target: '' },
              { at: placeAt(FILE), actual: 'a'.repeat(64), expected: 'b'.repeat(64) },
            ),
            finding(
              'change/moved',
              { name: 'แผน', since: '…', target: `→ ${MOVED}` },
              { severity: 'info', at: placeAt(MOVED) },
            ),
          ),
        },
        {
          ...ran('text', finding('text/missing', pattern, { at: placeAt(FILE), expected: pattern.pattern })),
          asks: { th: 'มีคำว่า "Walk-in"', en: 'the words "Walk-in"' },
        },
        ran('date', finding('date/wrong-fiscal-year', { year: 2568, years: '2566, 2567' }, { at: placeAt(FILE) })),
        ran(
          'date',
          finding(
            'date/out-of-range',
            { from: '2024-10-01', to: '…' },
            { at: placeAt(FILE), expected: '2024-10-01 to …' },
          ),
        ),
        ran(
          'egp',
          finding(
            'egp/digits',
            { count: 10 },
            { at: placeAt(FILE, { row: 3 }), actual: '6701912345', expected: '11 digits' },
          ),
        ),
      ],
    }),
    item('O2', 'ข่าว', {
      results: [ran('link', finding('link/insecure', {}, { severity: 'warning', at: placeAt(`${SITE}/2`) }))],
    }),
  ],
};

const report = (lang: Lang) => buildReport(ROUND, lang);

/** What people see of each form. */
async function shown(lang: Lang): Promise<Record<string, string>> {
  const view = { ...sampleView, lang, verbose: true };
  const say = async (id: string): Promise<string> => String(await reporters.get(id)!.render(report(lang), view));
  const bytes = async (id: string): Promise<Buffer> =>
    Buffer.from((await reporters.get(id)!.render(report(lang), view)) as Uint8Array);
  const page = load(await say('html'));
  page('style, script').remove();
  const { SheetNames, Sheets } = read(await bytes('xlsx'), { type: 'buffer' });
  return {
    pretty: await say('pretty'),
    html: page('body').text(),
    markdown: (await say('markdown')).replace(/\]\(<[^>]*>\)/g, ']'),
    csv: await say('csv'),
    docx: (await mammoth.extractRawText({ buffer: await bytes('docx') })).value,
    xlsx: SheetNames.map((name) => utils.sheet_to_csv(Sheets[name]!)).join('\n'),
    notify: notifyMessage(report(lang), buildDiff(null, ROUND, lang), lang).text,
  };
}

describe.each(['th', 'en'] as const)('what people read in %s', (lang) => {
  it('has addresses with their letters, which lead where they say', async () => {
    for (const [form, text] of Object.entries(await shown(lang))) {
      expect([form, /%E0%B[89]/.exec(text)?.[0]]).toEqual([form, undefined]);
      expect([form, /\u202e/.exec(text)?.[0]]).toEqual([form, undefined]);
    }
    for (const form of ['pretty', 'html', 'csv']) expect((await shown(lang))[form]).toContain(READABLE);
  });

  it('has no expression, no hash for a value and no English for a value in Thai', async () => {
    for (const [form, text] of Object.entries(await shown(lang))) {
      expect([form, text.includes('[ -]')]).toEqual([form, false]);
      expect([form, text.includes('b'.repeat(64))]).toEqual([form, false]);
    }
    const { html = '' } = await shown(lang);
    expect(html).toContain(lang === 'th' ? 'ตัวเลข 11 หลัก' : '11 digits');
    expect(html).toContain(lang === 'th' ? 'มีคำว่า "Walk-in"' : 'the words "Walk-in"');
  });
});

it('says years of the Buddhist era in Thai alone', async () => {
  for (const [form, text] of Object.entries(await shown('en'))) {
    const ours = text.replaceAll(/“[^”]*”|https?:\S+|ปี%2F2568/g, '');
    expect([form, /(?<!\d)2[45]\d\d(?!\d)/.exec(ours)?.[0]]).toEqual([form, undefined]);
  }
  const { pretty } = await shown('en');
  expect(pretty).toMatch(/last seen on 1 April\s+2025/);
  expect(pretty).toContain('of fiscal year 2023, 2024, not 2025');
  const thai = await shown('th');
  expect(thai.pretty).toContain('(ฉบับเดิมพบครั้งสุดท้าย 1 เมษายน 2568)');
  expect(thai.pretty).toContain('31 มีนาคม 2568 (เนื้อหา), 2568 (ชื่อไฟล์)');
});

it('counts in each form the items that fail, need a person, pass, and pass with a warning', async () => {
  const { pretty, html, markdown } = await shown('th');
  expect(pretty).toMatch(/✖ ไม่ผ่าน 1 {3}\? ต้องให้คนตรวจ 0 {3}⚠ ผ่านแต่มีคำเตือน 1 {3}✔ ผ่าน 1/);
  expect(pretty).toContain('ข้อที่ผ่านแต่มีคำเตือน (1)');
  expect(html).toMatch(/✖ 1ข้อที่ไม่ผ่าน.*⚠ 1ข้อที่ผ่านแต่มีคำเตือน.*✔ 1ข้อที่ผ่าน/s);
  expect(markdown).toContain('⚠ ผ่านแต่มีคำเตือน **1**');
  const page = load(String(await reporters.get('html')!.render(report('th'), sampleView)));
  for (const counter of page('a.count').toArray()) {
    const kind = page(counter).attr('data-verdict') ?? '';
    const items = page('details.item')
      .toArray()
      .filter((one) => page(one).attr('data-kinds')?.split(' ').includes(kind));
    expect(page(counter).find('strong').text()).toMatch(new RegExp(` ${items.length}$`));
  }
});

it('breaks no date over two lines', async () => {
  const page = load(String(await reporters.get('html')!.render(report('th'), sampleView)));
  expect(
    page('.day')
      .toArray()
      .map((day) => page(day).text()),
  ).toContain('1 เมษายน 2568');
  expect(page('title').html()).not.toContain('span');
  for (const width of [60, 66, 72, 80, 93, 200]) {
    const text = String(await reporters.get('pretty')!.render(report('th'), { ...sampleView, width }));
    expect(text.split('\n').filter((line) => line.includes('1 เมษายน 2568')).length).toBeGreaterThan(0);
    expect(text).not.toMatch(/\d\s*\n\s*(?:เมษายน|ตุลาคม|พฤศจิกายน)|(?:เมษายน|ตุลาคม|พฤศจิกายน)\s*\n/);
    expect(text).not.toContain('\u00a0');
  }
  expect((await shown('th')).markdown).toContain('1\u00a0เมษายน\u00a02568');
});

it('leaves addresses and expectations in JSON as they are, but says its messages to people', async () => {
  const json = JSON.parse(String(await reporters.get('json')!.render(report('th'), sampleView)));
  const { findings, evidence: files, checks } = json.items[0];
  expect(files[0].url).toBe(FILE);
  expect(findings.map((one: { url: string }) => one.url)).toContain(FILE);
  expect(findings.map((one: { expected: string }) => one.expected)).toEqual(
    expect.arrayContaining(['11 digits', '/Walk[ -]?in/i', 'b'.repeat(64)]),
  );
  expect(checks.map((one: { title: string }) => one.title)).toContain('มีคำว่า "Walk-in"');
});

it('tells of a dead link the step that its status asks for, and quotes no year twice', () => {
  const one = (code: string, data: Record<string, string | number>) => {
    const round = { ...ROUND, notices: [], items: [item('O1', '', { results: [ran('x', finding(code, data))] })] };
    return buildReport(round, 'th').items[0]!.findings[0]!;
  };
  expect(one('link/http-status', { status: 404 }).fix).toBe('นำไฟล์หรือหน้ากลับมาไว้ที่ที่อยู่เดิม หรือแก้ลิงก์ให้ชี้ไปยังที่อยู่ใหม่');
  expect(one('link/http-status', { status: 403 }).fix).toBe('เปิดสิทธิ์ให้ทุกคนอ่านได้');
  expect(one('link/http-status', { status: 503 }).fix).toBe('แจ้งผู้ดูแลเว็บไซต์');
  expect(one('link/http-status', { status: '-' }).fix.split('\n')).toHaveLength(3);
  const wrong = (stated: string) => one('date/wrong-fiscal-year', { year: 2568, years: '2566', stated }).message;
  expect(wrong(' (ประจำปีงบประมาณ 2566)')).toBe('ข้อมูลเป็นของปีงบประมาณ 2566 ไม่ใช่ปีงบประมาณ 2568');
  expect(wrong(' (ไตรมาส 4/2566)')).toContain('2566 (ไตรมาส 4/2566) ไม่ใช่');
});

it('puts many agencies into the width of a terminal, with signs where words do not fit', async () => {
  const reports = ['เทศบาลตำบลสำราญ', 'องค์การบริหารส่วนตำบลหนองคูใหญ่'].map((name) =>
    buildReport({ ...ROUND, checklist: { ...ROUND.checklist, agency: { name } } }, 'th'),
  );
  for (const width of [60, 80, 200]) {
    const text = String(await reporters.get('pretty')!.renderMany(reports, { ...sampleView, width }));
    const table = text.split('\n').filter((line) => /^(?:หน่วยงาน|เทศบาล|องค์การ|อบต).* {2}/.test(line));
    expect(table.length).toBeGreaterThan(2);
    for (const line of table) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    expect(/^✖ ไม่ผ่าน · /m.test(text)).toBe(width < 200);
  }
});
