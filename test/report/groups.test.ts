import { describe, expect, it } from 'vitest';
import { type Place, placeAt } from '../../src/model/finding.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { groupFindings, workByOwner } from '../../src/report/compose/groups.js';
import { sampleChecks } from './sample-checks.js';
import { finding, item, ran, sampleRound } from './sample-round.js';

function textsOf(places: readonly (Partial<Place> & { url?: string })[], code = 'egp/digits'): string[] {
  const findings = places.map(({ url = 'http://town.test/a.xlsx', ...rest }) =>
    finding(code, { digits: 10, entry: rest.column ?? '' }, { at: placeAt(url, rest) }),
  );
  const report = buildReport(
    { ...sampleRound, items: [item('O13', '', { results: [ran('egp', ...findings)] })] },
    'th',
    sampleChecks,
  );
  return groupFindings(report.items[0]!, report, 'th').map(({ text }) => text);
}

const rows = (...labels: string[]) => labels.map((rowLabel, n) => ({ rowLabel, row: n + 5 }));

describe('findings of one code', () => {
  it('are one line with the numbers of their rows in order', () => {
    expect(textsOf(rows('29', '19'))).toEqual(['เลข e-GP ไม่ครบ 11 หลัก: ลำดับที่ 19, 29']);
  });

  it('are runs where three and more rows follow each other', () => {
    expect(textsOf(rows('1', '2', '3', '4', '8', '9', '11'))).toEqual(['เลข e-GP ไม่ครบ 11 หลัก: ลำดับที่ 1–4, 8, 9, 11']);
  });

  it('are counted beyond forty runs', () => {
    const many = Array.from({ length: 100 }, (_, n) => `${n * 2}`);
    expect(textsOf(rows(...many))[0]).toMatch(/76, 78, และอีก 60 รายการ$/);
  });

  it('are told apart by file, sheet and column only where these differ', () => {
    const files = [...rows('1'), { ...rows('2')[0]!, url: 'http://town.test/b.xlsx' }];
    expect(textsOf(files)[0]).toBe('เลข e-GP ไม่ครบ 11 หลัก: a.xlsx ลำดับที่ 1 · b.xlsx ลำดับที่ 2');
    const columns = [
      { ...rows('1')[0]!, column: 'ก' },
      { ...rows('1')[0]!, column: 'ข' },
    ];
    expect(textsOf(columns)[0]).toBe('เลข e-GP ไม่ครบ 11 หลัก: คอลัมน์ “ก” ลำดับที่ 1 · คอลัมน์ “ข” ลำดับที่ 1');
  });

  it('name rows without a number by their place and rows with a name by it', () => {
    expect(textsOf([{ row: 7 }, { row: 9 }])[0]).toMatch(/: แถวที่ 7, 9$/);
    expect(textsOf(rows('ต.ค.', 'พ.ย.'))[0]).toMatch(/: แถว “ต.ค.”, “พ.ย.”$/);
  });

  it('are a list of sentences where no row tells them apart', () => {
    const report = buildReport(sampleRound, 'th', sampleChecks);
    const [group] = groupFindings(report.items.find(({ id }) => id === 'O23')!, report, 'th');
    expect(group!.text).toBe('ไม่ครอบคลุมทุกภารกิจ');
    expect(group!.lines).toEqual(['ไม่กล่าวถึง “ภาษีที่ดินและสิ่งปลูกสร้าง”', 'ไม่กล่าวถึง “ทะเบียนราษฎร”']);
    expect(group!.fix.split('\n')).toHaveLength(2);
  });

  it('keep the sentence of a finding that is alone', () => {
    expect(textsOf(rows('19'))).toEqual(['ลำดับที่ 19: เลข e-GP มี 10 หลัก (ต้องมี 11 หลัก)']);
  });
});

describe('the work list', () => {
  it('goes by unit in the order of the checklist, those without a unit last, without infos', () => {
    const works = workByOwner(buildReport(sampleRound, 'th', sampleChecks), 'th');
    expect(works.map(({ owner, groups }) => [owner, groups.map(({ item: { id }, code }) => `${id} ${code}`)])).toEqual([
      [
        'สำนักปลัดเทศบาล',
        [
          'O3 link/http-status',
          'O11 table/column-missing',
          'O11 table/cell-empty',
          'O16 text/placeholder',
          'O21 file/no-text',
          'O23 coverage/missing',
        ],
      ],
      [
        'กองคลัง',
        [
          'O6 date/wrong-fiscal-year',
          'O6 change/unexplained',
          'O13 egp/digits',
          'O13 table/cell-empty',
          'O13 egp/month',
        ],
      ],
      ['กองการศึกษา', ['O27 item/no-url']],
      [null, ['O4 link/unverifiable']],
    ]);
  });
});
