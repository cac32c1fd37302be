import { describe, expect, test } from 'vitest';
import { date } from '../../src/checks/date/date.js';
import { datesInName } from '../../src/checks/dates-in-name.js';
import { checks } from '../../src/checks/registry.js';
import { createMessages } from '../../src/report/compose/finding-messages.js';
import { dateOf, FILE, PAGE, textOf, yearOf } from '../helpers/facts.js';
import { runCheck, testCheck } from '../helpers/test-check.js';

const twoYears = [2567, 2568].map((year) => yearOf(year, { url: FILE, text: `ปี ${year}` }));
const dates = (...found: ReturnType<typeof dateOf>[]) => ({ facts: { dates: found } });

testCheck(date, {
  passes: {
    'any date, where nothing more is asked': dates(dateOf('2024-10-02', { from: 'header' })),
    'the fiscal year named in the text': { ...dates(yearOf(2567)), options: { fiscalYear: 2567 } },
    'the fiscal year counted from the checklist’s': { ...dates(yearOf(2567)), options: { fiscalYear: 'Y-1' } },
    'the year named by one of several evidences': {
      ...dates(yearOf(2566), yearOf(2567, { url: FILE, from: 'name' })),
      options: { fiscalYear: 2567 },
    },
    'two years once each on a page, which lists what is of both': {
      facts: { texts: [textOf('', { url: FILE })], dates: twoYears },
      options: { fiscalYear: 2568 },
    },
    'a bare year in the title': {
      facts: { texts: [textOf('', { title: 'แผนปฏิบัติการ 2568' })] },
      options: { fiscalYear: 'Y' },
    },
    'a year of a plan over several years': {
      ...dates(yearOf(2566), yearOf(2567), yearOf(2568)),
      options: { fiscalYear: 2568 },
    },
    'a plain day in the year where no year is named': { ...dates(dateOf('2024-10-01')), options: { fiscalYear: 2568 } },
    'the last day of the year': { ...dates(dateOf('2025-09-30')), options: { fiscalYear: 2568 } },
    'a month in the year where no year is named': { ...dates(dateOf('2024-10')), options: { fiscalYear: 2568 } },
    'a date within the range, and others outside': {
      ...dates(dateOf('2023-01-01'), dateOf('2025-03-31')),
      options: { from: '2024-10-01', to: '2025-03-31' },
    },
    'a range in Thai words': { ...dates(dateOf('2025-01-15')), options: { from: '1 ตุลาคม 2567' } },
    'the newest date is young enough': {
      ...dates(dateOf('2024-01-01'), dateOf('2025-09-25')),
      options: { maxAgeDays: 7 },
    },
    'the header tells the age where the text does not': {
      ...dates(dateOf('2025-10-01', { from: 'header' })),
      options: { maxAgeDays: 7 },
    },
    'a header in the future does not matter': {
      ...dates(dateOf('2025-10-01'), dateOf('2026-10-01', { from: 'header' })),
      options: { maxAgeDays: 7 },
    },
    'one date in the future beside others': {
      ...dates(dateOf('2025-10-01'), dateOf('2026-01-01')),
      options: { maxAgeDays: 7 },
    },
    'the day begins at midnight in Bangkok': {
      ...dates(dateOf('2025-10-02')),
      now: '2025-10-01T17:30:00Z',
      options: { maxAgeDays: 0 },
    },
    'metadata, where the checklist asks for just that': {
      ...dates(dateOf('2024-12-01', { from: 'metadata' })),
      options: { fiscalYear: 2568, source: ['metadata'] },
    },
    'a month within the range': { ...dates(dateOf('2025-02')), options: { from: '2025-02-01', to: '2025-02-28' } },
  },
  fails: {
    'no date at all': { expect: ['missing'], where: { url: PAGE } },
    'no year and no date': { options: { fiscalYear: 2568 }, expect: ['missing'] },
    'only metadata and a header where a year must be stated': {
      ...dates(dateOf('2024-12-01', { from: 'metadata' }), dateOf('2024-12-01', { from: 'header' })),
      options: { fiscalYear: 2568 },
      expect: ['missing'],
    },
    'another year named': {
      ...dates(yearOf(2566, { url: FILE }), yearOf(2567)),
      options: { fiscalYear: 2568 },
      expect: ['wrong-fiscal-year'],
      actual: '2566, 2567',
      where: { url: FILE },
    },
    'another year named, though a plain day lies in the right one': {
      ...dates(yearOf(2567), dateOf('2024-11-01')),
      options: { fiscalYear: 2568 },
      expect: ['wrong-fiscal-year'],
    },
    'another year in its opening, though its name and its text say the wanted one': {
      ...dates(yearOf(2568, { from: 'name' }), yearOf(2567, { place: 'opening' }), yearOf(2568)),
      options: { fiscalYear: 2568 },
      expect: ['years-differ'],
    },
    'two years once each in the text of a document that nothing else tells the year of': {
      facts: { texts: [textOf('', { url: FILE, type: 'pdf' })], dates: twoYears },
      options: { fiscalYear: 2568 },
      expect: ['years-unclear'],
      review: true,
    },
    'a plain day after the year': {
      ...dates(dateOf('2025-10-01')),
      options: { fiscalYear: 2568 },
      expect: ['wrong-fiscal-year'],
    },
    'the year in a place that is no source': {
      ...dates(yearOf(2568, { from: 'name' })),
      options: { fiscalYear: 2568, source: ['title', 'text'] },
      expect: ['missing'],
    },
    'no date within the range': {
      ...dates(dateOf('2024-09-30'), dateOf('2025-04-01')),
      options: { from: '2024-10-01', to: '2025-03-31' },
      expect: ['out-of-range'],
    },
    'a date before the first day': {
      ...dates(dateOf('2024-09-30')),
      options: { from: '2024-10-01' },
      expect: ['out-of-range'],
    },
    'no date for a range': { ...dates(yearOf(2567)), options: { from: '2024-10-01' }, expect: ['missing'] },
    'the newest date is too old': {
      ...dates(dateOf('2025-06-01'), dateOf('2025-07-01')),
      options: { maxAgeDays: 90 },
      expect: ['stale'],
      actual: '2025-07-01',
    },
    'only a year where an age is asked': { ...dates(yearOf(2568)), options: { maxAgeDays: 90 }, expect: ['missing'] },
    'all dates in the future': {
      ...dates(dateOf('2026-01-01'), dateOf('2068-10-01'), dateOf('2025-10-01', { from: 'header' })),
      options: { maxAgeDays: 90 },
      expect: ['future'],
    },
    'the wrong year and too old': {
      ...dates(yearOf(2560), dateOf('2017-01-01')),
      options: { fiscalYear: 2568, maxAgeDays: 90 },
      expect: ['wrong-fiscal-year', 'stale'],
    },
  },
});

test('the finding names the years found and the one wanted', () => {
  const [finding] = runCheck(date, { ...dates(yearOf(2566)), options: { fiscalYear: 'Y' } });
  expect(finding).toMatchObject({ data: { year: 2568, years: '2566' }, expected: '2568' });
});

describe('where a day is needed and a year alone is named', () => {
  const messageOf = (lang: 'th' | 'en', options: object, found = dates(yearOf(2568))) => {
    const [finding] = runCheck(date, { ...found, options });
    if (!finding) throw new Error('there is a finding');
    const messages = createMessages(lang, checks);
    return [messages.sentence(finding.code, finding.data, null), messages.fix(finding.code, finding.data)];
  };

  test('the message says which year, and what is missing', () => {
    expect(messageOf('th', { maxAgeDays: 90 })[0]).toBe('ในหลักฐานไม่พบวันที่หรือเดือน มีเพียงปี 2568');
    expect(messageOf('en', { maxAgeDays: 90 })[0]).toBe('The evidence states no day or month, only 2025');
    expect(messageOf('en', { from: '2026-01-01' })[1]).toContain('State the day or month');
  });

  test('nothing at all is said as before', () => {
    expect(messageOf('th', { maxAgeDays: 90 }, dates())[0]).toBe('ในหลักฐานไม่พบวันที่หรือปีงบประมาณ');
    expect(messageOf('en', { fiscalYear: 2568 }, dates())[0]).toBe('The evidence states no date or fiscal year 2025');
    expect(messageOf('en', {}, dates())[1]).toContain('State the date or fiscal year');
  });
});

test.each(['2024-13-01', 'เมื่อวาน', '1 ต.ค. 67 ถึง 2 ต.ค. 67'])('%s is no day for a range', (from) => {
  expect(date.meta.options.safeParse({ from }).success).toBe(false);
});

describe('names and labels', () => {
  const years = (name: string) => datesInName(name, 'name').map((fact) => fact.fiscalYear);

  test.each([
    ['o13-2567.xlsx', [2567]],
    ['รายงานผล_ประจำปีงบประมาณ_2568.pdf', [2568]],
    ['แผน.pdf', []],
  ])('%s states %j', (name, expected) => expect(years(name)).toEqual(expected));

  test('a day in a name is a day, not a year', () => {
    expect(datesInName('ประกาศ 2 ต.ค. 2567.pdf', 'label')).toMatchObject([{ date: '2024-10-02', precision: 'day' }]);
  });

  test('the year of a cited act is none', () => {
    expect(datesInName('พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540', 'label')).toEqual([]);
  });
});
