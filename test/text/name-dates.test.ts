import { describe, expect, test } from 'vitest';
import { readDates, readFiscalYears } from '../../src/text/dates/read-dates.js';

describe('names of files', () => {
  test.each([
    ['procurement-car-25690925.pdf', [2569]],
    ['ประกาศราคากลาง-25671103.pdf', [2568]],
    ['แผนอัตรากำลัง-3-ปี-61-63.pdf', [2561, 2562, 2563]],
    ['รายงานงบทดลองธค66.pdf', [2567]],
    ['แบบตอบรับมค68.docx', [2568]],
    ['1.สขร.เดือน_ตุลาคม_2567.xlsx', [2568]],
    ['67119000001.pdf', []],
    ['scan0001_25361.pdf', []],
    ['25689999.pdf', []],
    ['081-61-63.pdf', []],
    ['แบบ-12-61-63-4.pdf', []],
    ['ที่-มท-52-60.pdf', []],
    ['report-20260611.pdf', []],
    ['แผนปี 2567-20260611.pdf', [2567]],
    ['สค1.pdf', []],
  ])('%s is of %j', (name, years) => expect(readFiscalYears(name)).toEqual(years));
});

describe('spellings of real pages', () => {
  test.each([
    ['มีนาคม 12, 2025', '2025-03-12'],
    ['มี.ค. 12, 2025', '2025-03-12'],
    ['มิถุนายน 9, 2569', '2026-06-09'],
    ['ณ วันที่....17..... เดือน......มกราคม............ พ.ศ. .....2568......', '2025-01-17'],
    ['วันที่ ………๒๔……… เดือน ………กันยายน……… พ.ศ. ………๒๕๕๗………', '2014-09-24'],
    ['30 – กันยายน – 2568', '2025-09-30'],
    ['๓ ๐ กันยายน ๒ ๕ ๖ ๘', '2025-09-30'],
    ['04 | 10 | 2566', '2023-10-04'],
  ])('%s is a day', (text, day) => expect(readDates(text).map(({ date }) => date)).toEqual([day]));

  test.each([
    'มกราคม 12, กุมภาพันธ์ 9',
    'มกราคม 12,500',
    'วันที่.......... เดือน................. พ.ศ. ...........',
    'ตุลาคม ........ 12',
    '4 | 10 | 66',
    'กันยายน 31, 2568',
  ])('%s is none', (text) => expect(readDates(text).filter(({ precision }) => precision === 'day')).toEqual([]));

  test('a year on the dots of a form is one', () => {
    expect(readDates('ประจำปีงบประมาณ พ.ศ. ......2568......')).toMatchObject([{ fiscalYear: 2568 }]);
  });
});
