import { describe, expect, test } from 'vitest';
import { datesOf } from '../../src/judge/evidence-facts.js';
import { gapOf } from '../../src/judge/needs.js';
import { verdictOf } from '../../src/judge/run-checks.js';
import type { Evidence, Extracted, TextBlock } from '../../src/model/evidence.js';
import type { CheckResult, Finding } from '../../src/model/finding.js';
import { placeAt } from '../../src/model/finding.js';
import { evidenceOf, extractedOf, FILE, gridOf, PAGE } from '../helpers/facts.js';
import { type Case, judge, plainPage } from '../helpers/judge.js';

const SCAN = 'https://town.example/files/scan.pdf';
const codesOf = (given: Case) => judge(given).findings.map((finding) => finding.code);
const asks = { text: { all: ['มาตรการ'] } };

const document = (url: string, rest: Partial<Extracted>, more: Partial<Evidence> = {}): Evidence =>
  evidenceOf({ exchange: { url }, foundOn: PAGE, extracted: extractedOf({ type: 'pdf', ...rest }), ...more });
const scan = (url = SCAN) =>
  document(url, {
    problems: [{ code: 'no-text', data: {}, at: null }],
    texts: { ok: false, why: { kind: 'scan', reason: 'no-text' } },
    grids: { ok: false, why: { kind: 'scan', reason: 'no-text' } },
  });
const dead = (
  url: string,
  code: 'http-status' | 'unverifiable' | 'private-address' = 'http-status',
  foundOn: string | null = PAGE,
): Evidence => ({
  ...evidenceOf({ exchange: { url, status: 404, problems: [{ code, data: {} }] }, foundOn }),
  extracted: null,
});

describe('every item', () => {
  test('is looked at by link, file and spam without asking, and passes when nothing is wrong', () => {
    const outcome = judge();
    expect(outcome.results.map((result) => result.check)).toEqual(['link', 'file', 'spam']);
    expect(outcome.verdict).toBe('pass');
  });

  test('may change what link and file look at', () => {
    const evidence = [evidenceOf({ exchange: { problems: [{ code: 'off-site', data: {} }] } })];
    expect(codesOf({ evidence })).toEqual(['link/off-site']);
    expect(codesOf({ evidence, checks: { link: { offSite: 'off' } } })).toEqual([]);
  });
});

describe('what OCR has read', () => {
  const HEAD = ['ลำดับที่', 'รายการ', 'เลขที่โครงการ e-GP'];
  const scanned = (rows: Parameters<typeof gridOf>[0], texts: readonly TextBlock[] = [ocrPage(1, 'รายงาน')]) =>
    document(SCAN, {
      texts: { ok: true, value: texts },
      grids: { ok: true, value: [gridOf(rows, { url: SCAN, sheet: null, page: 1 })] },
    });
  const ocrPage = (page: number, text: string): TextBlock => ({ at: placeAt(SCAN, { page }), text, ocr: true });
  const page = (number: number, text: string): TextBlock => ({ at: placeAt(SCAN, { page: number }), text });

  test('fails the item where both readings agree, and says so', () => {
    const evidence = [scanned([HEAD, ['1', 'จ้าง', { text: '6701912345', ocr: 'agreed' }]])];
    const { findings, verdict } = judge({ evidence, checks: { egp: {} } });
    expect(findings).toMatchObject([{ code: 'egp/digits', severity: 'error', review: false, data: { ocr: 'agreed' } }]);
    expect(verdict).toBe('fail');
  });

  test('is a matter for a person where the readings differ, whatever severity the checklist asks for', () => {
    const evidence = [scanned([HEAD, ['1', 'จ้าง', { text: '6701912345', ocr: 'doubtful' }]])];
    for (const severity of [null, 'error'] as const) {
      const { findings, verdict } = judge({ evidence, checks: { egp: {} }, severity: { egp: severity } });
      expect(findings).toMatchObject([
        { code: 'egp/digits', severity: 'warning', review: true, data: { ocr: 'doubtful' } },
      ]);
      expect(verdict).toBe('review');
    }
  });

  test('proves no absence: not of words, columns, rows or dates', () => {
    const evidence = [
      scanned([
        ['ลำดับที่', 'รายการ'],
        ['1', 'จ้าง'],
      ]),
    ];
    const { findings, verdict } = judge({
      evidence,
      checks: {
        text: { all: ['มาตรการ'] },
        egp: {},
        table: { columns: [{ name: 'วันที่อนุมัติ' }] },
        date: { fiscalYear: 2567 },
      },
    });
    expect(findings.map(({ code }) => code).sort()).toEqual([
      'date/missing',
      'egp/column-not-found',
      'table/not-found',
      'text/missing',
    ]);
    expect(findings.every(({ review, severity }) => review && severity === 'warning')).toBe(true);
    expect(verdict).toBe('review');
  });

  test('does not excuse what stands in text on another page', () => {
    const evidence = [scanned([HEAD], [page(1, 'ยังเป็นร่าง'), ocrPage(2, 'ยังเป็นร่าง')])];
    const { findings } = judge({ evidence, checks: { text: { none: ['ร่าง'] } } });
    expect(findings).toMatchObject([{ code: 'text/forbidden', severity: 'error', at: { page: 1 } }]);
    const other = judge({ evidence: [scanned([HEAD], [ocrPage(2, 'ยังเป็นร่าง')])], checks: { text: { none: ['ร่าง'] } } });
    expect(other.findings).toMatchObject([{ code: 'text/forbidden', severity: 'warning', review: true }]);
  });
});

describe('a dead link', () => {
  test('is one finding: what its content would have shown stays unsaid', () => {
    const outcome = judge({
      evidence: [dead(PAGE, 'http-status', null)],
      checks: { ...asks, egp: {}, date: { fiscalYear: 'Y' }, channel: { any: ['line'] }, qr: {} },
    });
    expect(outcome.findings.map((finding) => finding.code)).toEqual(['link/http-status']);
    expect(outcome.results.slice(2).every((result) => result.state === 'skipped')).toBe(true);
    expect(outcome.verdict).toBe('fail');
  });

  test('beside a page that can be read keeps back what is missing, not what is wrong', () => {
    const page = {
      ...plainPage('มีแต่ xxxx'),
      extracted: {
        ...plainPage('มีแต่ xxxx').extracted!,
        grids: {
          ok: true,
          value: [
            gridOf([
              ['ที่', 'เลขที่โครงการ'],
              ['1', '123'],
            ]),
          ],
        } as const,
      },
    };
    const evidence = [page, dead(FILE)];
    expect(codesOf({ evidence, checks: { ...asks, egp: {} } })).toEqual([
      'link/http-status',
      'text/placeholder',
      'egp/digits',
    ]);
  });

  test('whose page shows an error message gives no words of the item', () => {
    const evidence = [
      evidenceOf({
        exchange: { problems: [{ code: 'soft-404', data: {} }] },
        extracted: extractedOf({ texts: { ok: true, value: [{ at: placeAt(PAGE), text: 'มาตรการ' }] } }),
      }),
    ];
    expect(codesOf({ evidence, checks: { text: { none: ['มาตรการ'] } } })).toEqual(['link/soft-404']);
  });

  test('that is no error by itself still leaves the item to a person', () => {
    const outcome = judge({ evidence: [plainPage(''), dead(FILE, 'private-address')], checks: asks });
    expect(outcome.findings.map((finding) => finding.code)).toEqual(['link/private-address']);
    expect(outcome.verdict).toBe('review');
  });
});

describe('evidence that only a person can open', () => {
  test('makes the item one for review', () => {
    const outcome = judge({ evidence: [dead('https://www.facebook.com/town', 'unverifiable', null)], checks: asks });
    expect(outcome.findings).toMatchObject([{ code: 'link/unverifiable', severity: 'warning', review: true }]);
    expect(outcome.verdict).toBe('review');
  });
});

describe('a scan', () => {
  test('that might hold what is missing makes the item one for review', () => {
    const outcome = judge({ evidence: [plainPage('หน้าแรก'), scan()], checks: asks });
    expect(outcome.findings).toMatchObject([
      { code: 'file/no-text', severity: 'warning', review: true, at: { url: SCAN } },
    ]);
    expect(outcome.undecided).toEqual([{ check: 'text', urls: [SCAN] }]);
    expect(outcome.verdict).toBe('review');
  });

  test('does not matter when the rest says all', () => {
    const outcome = judge({ evidence: [plainPage('มาตรการ'), scan()], checks: asks });
    expect(outcome.findings).toMatchObject([{ code: 'file/no-text', review: false }]);
    expect(outcome.verdict).toBe('pass');
  });

  test('of some pages of a document leaves open what the other pages lack', () => {
    const partly = document(SCAN, {
      problems: [{ code: 'no-text', data: { pages: 1, of: 4 }, at: null }],
      texts: { ok: true, value: [{ at: placeAt(SCAN, { page: 1 }), text: 'แผนปฏิบัติการ' }] },
    });
    const outcome = judge({ evidence: [plainPage(''), partly], checks: { text: { all: ['แผน', 'มาตรการ'] } } });
    expect(outcome.findings).toMatchObject([{ code: 'file/no-text', review: true }]);
    expect(outcome.verdict).toBe('review');
  });

  test('alone leaves its content checks open', () => {
    const outcome = judge({ evidence: [scan()], checks: { egp: {} } });
    expect(outcome.results.find((result) => result.check === 'egp')).toMatchObject({
      state: 'skipped',
      undecided: [SCAN],
    });
    expect(outcome.verdict).toBe('review');
  });

  test('may still tell its year by its name', () => {
    const outcome = judge({
      evidence: [scan('https://town.example/files/o13-2568.pdf')],
      checks: { date: { fiscalYear: 'Y' } },
    });
    expect(outcome.verdict).toBe('pass');
  });

  test('does not excuse an error in what can be read', () => {
    const outcome = judge({
      evidence: [plainPage('2566'), scan()],
      checks: { text: { none: ['2566'], all: ['มาตรการ'] } },
    });
    expect(outcome.findings.map((finding) => finding.code)).toEqual(['file/no-text', 'text/forbidden']);
    expect(outcome.verdict).toBe('fail');
  });

  test('does not hold the item up where the checklist made a warning of the check', () => {
    const outcome = judge({ evidence: [plainPage(''), scan()], checks: asks, severity: { text: 'warning' } });
    expect(outcome.verdict).toBe('pass');
  });
});

describe('a file that is no good', () => {
  test('is one finding of file; what it would have shown stays unsaid', () => {
    const broken = document(FILE, {
      type: 'unknown',
      problems: [{ code: 'corrupt', data: {}, at: null }],
      texts: { ok: false, why: { kind: 'broken', reason: 'corrupt' } },
      grids: { ok: false, why: { kind: 'broken', reason: 'corrupt' } },
    });
    expect(codesOf({ evidence: [plainPage(''), broken], checks: { ...asks, egp: {} } })).toEqual(['file/corrupt']);
  });

  test('because it broke off on the way is reported even when nothing could be read', () => {
    const evidence = [
      plainPage(''),
      { ...evidenceOf({ exchange: { url: FILE, cut: 'too-large' }, foundOn: PAGE }), extracted: null },
    ];
    expect(codesOf({ evidence, checks: asks })).toEqual(['file/too-large']);
  });

  test('such as an error page under the name of a document gives no words of the item', () => {
    const disguised = document(FILE, {
      type: 'html',
      problems: [{ code: 'type-mismatch', data: {}, at: null }],
      texts: { ok: true, value: [{ at: placeAt(FILE), text: 'มาตรการ' }] },
    });
    expect(codesOf({ evidence: [plainPage(''), disguised], checks: { text: { none: ['มาตรการ'] } } })).toEqual([
      'file/type-mismatch',
    ]);
  });
});

describe('what could not be read at all', () => {
  test('is said by file where a check needed it', () => {
    const unread = { ...evidenceOf({ exchange: { url: FILE }, foundOn: PAGE }), extracted: null };
    const outcome = judge({ evidence: [plainPage(''), unread], checks: asks });
    expect(outcome.findings).toMatchObject([{ code: 'file/not-readable', review: true }]);
    expect(outcome.verdict).toBe('review');
  });
});

describe('severity of the checklist', () => {
  const evidence = [plainPage('xxxx')];

  test('counts for a whole check', () => {
    const outcome = judge({ evidence, checks: asks, severity: { text: 'info' } });
    expect(outcome.findings.map((finding) => finding.severity)).toEqual(['info', 'info']);
  });

  test('counts for a code, with or without its prefix', () => {
    const severity = { text: { missing: 'warning', 'text/placeholder': 'off' } } as const;
    expect(judge({ evidence, checks: asks, severity }).findings).toMatchObject([
      { code: 'text/missing', severity: 'warning' },
    ]);
  });
});

describe('facts', () => {
  const workbook = (sheet: string | null) =>
    document(
      FILE,
      {
        type: 'xlsx',
        grids: {
          ok: true,
          value: ['ก', 'ข'].map((name) =>
            gridOf(
              [
                ['ที่', 'เลขที่โครงการ'],
                ['1', `sheet ${name}`],
              ],
              { sheet: name },
            ),
          ),
        },
      },
      { sheet },
    );

  test('of a workbook are those of the sheet that the checklist names', () => {
    const found = judge({ evidence: [workbook('ข')], checks: { egp: {} } }).findings;
    expect(found.map((finding) => finding.at?.sheet)).toEqual(['ข']);
  });

  test('of one file named twice are one file', () => {
    const evidence = [workbook('ก'), workbook('ข')].map((one): Evidence => {
      return { ...one, extracted: { ...one.extracted!, problems: [{ code: 'repaired', data: {}, at: null }] } };
    });
    expect(codesOf({ evidence })).toEqual(['file/repaired']);
  });

  test('hold the dates of label, name and header', () => {
    const evidence = evidenceOf({
      exchange: { url: 'https://town.example/o13-2567.pdf', lastModified: '2024-10-01T20:00:00Z' },
      label: 'รายงาน ณ 30 ก.ย. 2567',
    });
    expect(datesOf(evidence).map(({ from, date }) => [from, date])).toEqual([
      ['label', '2024-09-30'],
      ['name', '2024'],
      ['header', '2024-10-02'],
    ]);
  });

  test('that no address can hold are no gap: a document has no links of the page', () => {
    expect(gapOf(scan(), 'links')).toBeNull();
    expect(gapOf(plainPage(''), 'qrCodes')).toBeNull();
    expect(gapOf(scan(), 'texts')).toEqual({ url: SCAN, kind: 'scan', reason: 'no-text' });
  });
});

test('two entries of one check say the same thing once', () => {
  const entry = { id: 'text', options: {}, severity: null };
  const outcome = judge({ evidence: [plainPage('xxxx')], entries: [entry, entry] });
  expect(outcome.findings.map((finding) => finding.code)).toEqual(['text/placeholder']);
});

describe('the verdict', () => {
  const finding = (rest: Partial<Finding>): Finding => ({
    code: 'x/y',
    severity: 'info',
    review: false,
    data: {},
    at: null,
    actual: null,
    expected: null,
    ...rest,
  });
  const result = (...findings: Finding[]): CheckResult => ({ check: 'x', state: 'ran', findings });

  test.each([
    ['pass', result()],
    ['pass', result(finding({ severity: 'warning' }))],
    ['fail', result(finding({ severity: 'error' }), finding({ review: true }))],
    ['review', result(finding({ review: true }))],
    ['review', { ...result(finding({ code: 'internal/crash', severity: 'error' })), state: 'crashed' }],
    ['review', { ...result(), undecided: [PAGE] }],
    ['disabled', result(finding({ code: 'item/disabled' }))],
  ] as [string, CheckResult][])('%s', (verdict, one) => expect(verdictOf([one])).toBe(verdict));
});
