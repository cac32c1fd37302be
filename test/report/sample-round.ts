import { type CheckResult, type Finding, type Place, placeAt } from '../../src/model/finding.js';
import type { EvidenceRecord, ItemRound, Round } from '../../src/model/round.js';
import type { View } from '../../src/report/reporter.js';
import { findingKey } from '../../src/round/finding-key.js';

const SITE = 'http://town.test';

export const sampleView: View = {
  lang: 'th',
  color: false,
  width: 80,
  verbose: false,
  hyperlinks: false,
  now: '2025-10-17T02:00:00.000Z',
};

export function finding(code: string, data: Finding['data'] = {}, rest: Partial<Finding> = {}): Finding {
  return { code, severity: 'error', review: false, data, at: null, actual: null, expected: null, ...rest };
}

export function evidence(
  url: string,
  rest: Partial<EvidenceRecord> & { status?: number; bytes?: number } = {},
): EvidenceRecord {
  const { status = 200, bytes = 18_231, ...record } = rest;
  return {
    exchange: {
      url,
      finalUrl: url,
      status,
      redirects: [],
      contentType: 'application/octet-stream',
      fileName: null,
      lastModified: '2024-10-02T03:00:00.000Z',
      etag: null,
      bytes,
      sha256: 'a3f1'.repeat(16),
      cut: null,
      problems: [],
      fetchedAt: '2025-10-17T02:00:05.000Z',
    },
    foundOn: null,
    label: null,
    sheet: null,
    type: 'html',
    contentSha256: null,
    dates: [],
    ...record,
  };
}

export function ran(check: string, ...findings: Finding[]): CheckResult {
  return { check, state: 'ran', findings };
}

export function item(id: string, title: string, rest: Partial<ItemRound> = {}): ItemRound {
  const line = 20 + Number(id.replace(/\D/g, ''));
  return {
    id,
    title,
    owner: 'สำนักปลัดเทศบาล',
    enabled: true,
    verdict: 'pass',
    evidence: [evidence(`${SITE}/ita/${id.toLowerCase()}.html`)],
    unexamined: [],
    results: [ran('link'), ran('file')],
    changes: [],
    seconds: line / 8,
    source: { file: 'samran.yaml', line, column: 3 },
    ...rest,
  };
}

const O13_FILE = `${SITE}/files/รายงานสรุปผล.xlsx`;
const cell = (row: number, rowLabel: string, column = 'เลขที่โครงการ'): Place =>
  placeAt(O13_FILE, { sheet: 'รายงาน', table: 1, row, rowLabel, column });

const digits = (row: number, rowLabel: string, actual: string): Finding =>
  finding('egp/digits', { digits: actual.length }, { at: cell(row, rowLabel), actual, expected: '11 digits' });

const pdf = `${SITE}/files/plan.pdf`;

const items: ItemRound[] = [
  item('O1', 'โครงสร้างและอำนาจหน้าที่', {
    evidence: [
      evidence(`${SITE}/ita/o1.html`, {
        dates: [{ date: '2024-10-02', precision: 'day', fiscalYear: null, from: 'text', text: '2 ตุลาคม 2567' }],
      }),
    ],
    results: [ran('link'), ran('file'), ran('date')],
  }),
  item('O3', 'ข้อมูลการติดต่อและช่องทางการสอบถามข้อมูล', {
    verdict: 'fail',
    evidence: [evidence(`${SITE}/ita/o3.html`, { status: 404, bytes: 0 })],
    results: [
      ran(
        'link',
        finding(
          'link/http-status',
          { status: 404 },
          { at: placeAt(`${SITE}/ita/o3.html`), actual: '404', expected: '200' },
        ),
      ),
      { check: 'file', state: 'skipped', findings: [] },
    ],
  }),
  item('O4', 'ข่าวประชาสัมพันธ์', {
    verdict: 'review',
    owner: null,
    evidence: [evidence('https://www.facebook.com/samran', { bytes: 900 })],
    results: [
      ran(
        'link',
        finding(
          'link/unverifiable',
          { reason: 'facebook.com' },
          { severity: 'warning', review: true, at: placeAt('https://www.facebook.com/samran') },
        ),
      ),
    ],
  }),
  item('O6', 'แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณประจำปี', {
    verdict: 'fail',
    owner: 'กองคลัง',
    evidence: [
      evidence(`${SITE}/ita/o6.html`),
      evidence(pdf, { type: 'pdf', foundOn: `${SITE}/ita/o6.html`, label: 'แผนการใช้จ่ายงบประมาณ (ไฟล์ PDF)' }),
    ],
    unexamined: [{ url: `${SITE}/files/old-plan.pdf`, foundOn: `${SITE}/ita/o6.html` }],
    results: [
      ran('link'),
      ran(
        'date',
        finding(
          'date/wrong-fiscal-year',
          { found: '2566', wanted: 2568 },
          { at: placeAt(pdf, { page: 1 }), actual: '2566', expected: '2568' },
        ),
      ),
      ran(
        'change',
        finding('change/unexplained', {}, { at: placeAt(pdf) }),
        finding('change/new', {}, { severity: 'info', at: placeAt(`${SITE}/files/q1.pdf`) }),
      ),
    ],
    changes: [
      {
        url: pdf,
        kind: 'changed',
        before: 'b0'.repeat(32),
        after: 'a3f1'.repeat(16),
        explained: false,
        details: ['+ 1,250,000', '- 1,050,000'],
      },
      { url: `${SITE}/files/q1.pdf`, kind: 'new', before: null, after: 'c1'.repeat(32), explained: false, details: [] },
    ],
  }),
  item('O11', 'ข้อมูลสถิติการให้บริการ', {
    verdict: 'fail',
    results: [
      ran('link'),
      ran(
        'table',
        finding('table/column-missing', { column: 'Walk-in' }, { at: placeAt(`${SITE}/ita/o11.html`, { table: 1 }) }),
        finding('table/column-missing', { column: 'E-Service' }, { at: placeAt(`${SITE}/ita/o11.html`, { table: 1 }) }),
        ...['ต.ค. 2567', 'พ.ย. 2567'].map((rowLabel, n) =>
          finding(
            'table/cell-empty',
            { column: 'จำนวน' },
            { at: placeAt(`${SITE}/ita/o11.html`, { table: 1, row: n + 3, rowLabel, column: 'จำนวน' }), actual: '' },
          ),
        ),
      ),
    ],
  }),
  item('O13', 'รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี', {
    verdict: 'fail',
    owner: 'กองคลัง',
    evidence: [
      evidence(`${SITE}/ita/o13.html`),
      evidence(O13_FILE, {
        type: 'xlsx',
        foundOn: `${SITE}/ita/o13.html`,
        label: 'รายงานสรุปผล ปี 2567',
        dates: [
          { date: '2024-10-02', precision: 'day', fiscalYear: null, from: 'metadata', text: '2024-10-02' },
          { date: '2024', precision: 'fiscal-year', fiscalYear: 2567, from: 'label', text: 'ปี 2567' },
        ],
      }),
    ],
    results: [
      ran('link'),
      ran('file'),
      ran(
        'egp',
        digits(24, '19', '6701912345'),
        digits(34, '29', '670191234567'),
        finding('egp/month', {}, { severity: 'warning', at: cell(8, '3'), actual: '67991234567' }),
      ),
      ran(
        'table',
        ...[5, 6, 7, 12].map((row) =>
          finding(
            'table/cell-empty',
            { column: 'ราคากลาง' },
            { at: cell(row, String(row - 4), 'ราคากลาง'), actual: '' },
          ),
        ),
        finding('table/cell-empty', { column: 'ผู้ชนะ' }, { at: cell(12, '8', 'ผู้ชนะ'), actual: '' }),
      ),
    ],
  }),
  item('O16', 'ประมวลจริยธรรมและการขับเคลื่อนจริยธรรม', {
    results: [
      ran('link'),
      ran(
        'text',
        finding(
          'text/placeholder',
          { text: '…………' },
          { severity: 'warning', at: placeAt(`${SITE}/ita/o16.html`), actual: '…………' },
        ),
      ),
    ],
  }),
  item('O19', 'ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบประจำปี'),
  item('O21', 'ประกาศเจตนารมณ์นโยบาย No Gift Policy จากการปฏิบัติหน้าที่', {
    verdict: 'review',
    evidence: [evidence(`${SITE}/files/no-gift.pdf`, { type: 'pdf' })],
    results: [
      ran('link'),
      ran(
        'file',
        finding('file/no-text', {}, { severity: 'warning', review: true, at: placeAt(`${SITE}/files/no-gift.pdf`) }),
      ),
    ],
  }),
  item('O23', 'การประเมินความเสี่ยงการทุจริตและประพฤติมิชอบ', {
    verdict: 'fail',
    results: [
      ran('link'),
      ran(
        'coverage',
        finding('coverage/missing', { entry: 'ภาษีที่ดินและสิ่งปลูกสร้าง' }, { actual: null, expected: 'ภาษีที่ดินและสิ่งปลูกสร้าง' }),
        finding('coverage/missing', { entry: 'ทะเบียนราษฎร' }, { expected: 'ทะเบียนราษฎร' }),
      ),
    ],
  }),
  item('O24', 'รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริต', {
    enabled: false,
    verdict: 'disabled',
    evidence: [],
    results: [ran('item', finding('item/disabled', {}, { severity: 'info' }))],
  }),
  item('O27', 'มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน', {
    verdict: 'fail',
    owner: 'กองการศึกษา',
    evidence: [],
    results: [ran('item', finding('item/no-url'))],
  }),
];

/** A small round with every shape of finding: rows, names of rows, cells of two columns, whole files, no place at all. */
export const sampleRound: Round = {
  id: '2025-10-17-2',
  number: 2,
  toolVersion: '0.1.0',
  startedAt: '2025-10-17T02:00:00.000Z',
  finishedAt: '2025-10-17T02:03:20.000Z',
  seed: '2025-10-17',
  complete: true,
  notices: [],
  previousId: '2025-10-02-1',
  nextDue: '2025-11-01',
  checklist: {
    path: 'samran.yaml',
    agency: { name: 'เทศบาลตำบลสำราญ', district: 'เมืองยโสธร', province: 'ยโสธร' },
    site: `${SITE}/`,
    fiscalYear: 2568,
    everyDays: 15,
  },
  items,
  links: [
    {
      url: `${SITE}/news/เก่า/12.html`,
      status: 404,
      state: 'broken',
      problems: [{ code: 'http-status', data: { status: 404 } }],
      severity: 'error',
      foundOn: [
        { url: `${SITE}/`, text: 'ข่าวจัดซื้อจัดจ้าง' },
        { url: `${SITE}/news/`, text: 'อ่านต่อ' },
        { url: `${SITE}/sitemap.html`, text: '' },
      ],
      foundOnCount: 7,
      lastChecked: '2025-10-17T02:02:00.000Z',
      etag: null,
      lastModified: null,
    },
    {
      url: `${SITE}/ok.html`,
      status: 200,
      state: 'ok',
      problems: [],
      severity: null,
      foundOn: [],
      foundOnCount: 0,
      lastChecked: '2025-10-17T02:02:00.000Z',
      etag: null,
      lastModified: null,
    },
    {
      url: 'https://line.me/ti/p/@samran',
      status: null,
      state: 'unverifiable',
      problems: [{ code: 'unverifiable', data: { reason: 'line.me' } }],
      severity: 'warning',
      foundOn: [{ url: `${SITE}/`, text: 'LINE' }],
      foundOnCount: 1,
      lastChecked: '2025-10-17T02:02:01.000Z',
      etag: null,
      lastModified: null,
    },
  ],
  linkTotals: { found: 412, checked: 128, broken: 2, unverifiable: 2, roundsToAll: 4 },
  crawl: {
    pagesFetched: 87,
    robots: 'rules',
    skippedPatterns: [
      { pattern: `${SITE}/ปฏิทิน?month=#&year=#`, reason: 'calendar', count: 240 },
      { pattern: `${SITE}/news?order=#`, reason: 'sort-order', count: 6 },
    ],
  },
  score: {
    indicators: [
      { id: '9', title: 'การเปิดเผยข้อมูล', score: 75 },
      { id: '10', title: 'การป้องกันการทุจริต', score: 60 },
    ],
    oit: 67.5,
    ita: 86.733,
  },
  firstSeen: {
    [findingKey('O13', digits(24, '19', ''))]: { round: 1, date: '2025-10-02' },
    [findingKey('O13', digits(34, '29', ''))]: { round: 1, date: '2025-10-02' },
    [findingKey('O6', finding('change/unexplained', {}, { at: placeAt(pdf) }))]: { round: 1, date: '2025-10-02' },
  },
};

/** The round before: the e-GP numbers and the changed file stood in it already, the announcement was of the wrong year. */
export const firstRound: Round = {
  ...sampleRound,
  id: '2025-10-02-1',
  number: 1,
  startedAt: '2025-10-02T02:00:00.000Z',
  finishedAt: '2025-10-02T02:03:00.000Z',
  previousId: null,
  nextDue: '2025-10-17',
  items: items.map((entry) => {
    if (entry.id === 'O19') {
      const at = placeAt(`${SITE}/ita/o19.html`);
      return {
        ...entry,
        verdict: 'fail',
        results: [ran('date', finding('date/wrong-fiscal-year', { found: '2566', wanted: 2567 }, { at }))],
      };
    }
    return entry.id === 'O13' || entry.id === 'O6' ? entry : { ...entry, verdict: 'pass', results: [ran('link')] };
  }),
  firstSeen: {},
};
