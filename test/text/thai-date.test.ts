import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/text/dates/calendar.js';
import {
  type DateMention,
  dateRange,
  fiscalYearOf,
  formatDate,
  formatThaiDate,
  readDates,
} from '../../src/text/dates/read-dates.js';
import { thaiDigits } from '../../src/text/thai/normalize.js';

/** One mention in short: `2025-09-30`, `2025-09 month`, `2025 year 2568`, `1997 year law`. */
function brief({ date, precision, fiscalYear, inLaw }: DateMention): string {
  const parts = [date, precision === 'day' ? '' : precision, fiscalYear ?? '', inLaw ? 'law' : ''];
  return parts.filter((part) => part !== '').join(' ');
}

const read = (text: string): string[] => readDates(text).map(brief);

describe('days', () => {
  test.each([
    '๓๐ กันยายน ๒๕๖๘',
    '30 ก.ย. 68',
    '30 กย 2568',
    '30 ก.ย.2568',
    '30 ก. ย. 68',
    '30กย68',
    '30/09/2568',
    '30/9/68',
    '30 / 09 / 2568',
    '30-9-68',
    '30-09-2568',
    '30.09.2568',
    '30.09.68',
    '30/09/2568 11:14:11',
    '2025-09-30',
    '2568-09-30',
    '2025/09/30',
    '2025-09-30T10:00:00',
    '2025-09-30T10:00:00+07:00',
    '2025-09-29T18:00:00Z',
    'วันที่ 30 เดือน กันยายน พ.ศ. 2568',
    'วันที่ 30 กันยายน พุทธศักราช 2568',
    'ณ วันที่ 30 กันยายน พ.ศ..2568',
    '30 กันยายน2568',
    '30กันยายน 2568',
    '30 กันยายน ค.ศ. 2025',
    '30 กันยายน 2025',
    '30-ก.ย.-68',
    '30/ก.ย./68',
    '30_กันยายน_2568.pdf',
    '30 กันยา\nยน 2568',
    '30\u00A0กันยายน\u00A02568',
    '30 กัน\u200Bยายน 25\u200B68',
    '30 กนัยายน 2568',
    '30 ก\uF710นยายน 2568',
    '30 September 2025',
    '30th September, 2025',
    '30 Sept. 2025',
    'Sep 30, 2025',
    'September 30 2025',
    'Tue, 30 Sep 2025 10:00:00 GMT',
    '30-Sep-2025',
    '30-Sep-25',
    '30-Sep-68',
    '30 SEP 2568',
  ])('%j is the thirtieth of September', (text) => {
    expect(read(text)).toEqual(['2025-09-30']);
  });

  test.each([
    ['18ธค66', ['2023-12-18']],
    ['12 มิ.ย. 62', ['2019-06-12']],
    ['15 กรกฏาคม 2564', ['2021-07-15']],
    ['5 พฤษจิกายน 2567', ['2024-11-05']],
    ['29 ก.พ. 2567', ['2024-02-29']],
    ['29/8/2566 11:14:11', ['2023-08-29']],
    ['๑ ม.ค. ๖๘ – ๓๑ มี.ค. ๖๘', ['2025-01-01', '2025-03-31']],
    ['1-30 กันยายน 2568', ['2025-09-01', '2025-09-30']],
    ['1 ถึง 30 กันยายน 2568', ['2025-09-01', '2025-09-30']],
    ['วันที่ 1, 5 และ 9 กันยายน 2568', ['2025-09-01', '2025-09-05', '2025-09-09']],
    ['30 กันยายน - 2 ตุลาคม 2568', ['2025-09-30', '2025-10-02']],
    ['30 กันยายน - 12 ตุลาคม 2568', ['2025-09-30', '2025-10-12']],
    ['30 ธันวาคม - 2 มกราคม 2568', ['2024-12-30', '2025-01-02']],
    ['1 ตุลาคม 2567 ถึงวันที่ 30 กันยายน 2568', ['2024-10-01', '2025-09-30']],
    ['1/10/2567-30/9/2568', ['2024-10-01', '2025-09-30']],
    ['17 - 20 September 2025', ['2025-09-17', '2025-09-20']],
    ['ที่ กค 0408.4/ว 119 ลงวันที่ 7 มีนาคม 2561', ['2018-03-07']],
    ['ลงวันที่ 18 ธ.ค. 66 เรื่อง ขอเชิญ', ['2023-12-18']],
  ])('%j is %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    '31 ก.พ. 2568',
    '29 กุมภาพันธ์ 2568',
    '31/04/2568',
    '0/1/2568',
    '45 กันยายน 2568',
    '2568-13-01',
    '9/30/2568',
    '31 June 2025',
    '31 ก.พ. พ.ศ. 2568',
  ])('%s is no day, and nothing else', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('29 February is checked in the Common Era: 2567 is 2024', () => {
    expect(read('29/2/2567 29/2/2568')).toEqual(['2024-02-29']);
  });
});

describe('months, quarters and years', () => {
  test.each([
    ['เดือนตุลาคม 2567', ['2024-10 month']],
    ['ต.ค. 67', ['2024-10 month']],
    ['ประจำเดือน ต.ค.67', ['2024-10 month']],
    ['กันยายน2568', ['2025-09 month']],
    ['ตุลาคม 2567 - มีนาคม 2568', ['2024-10 month', '2025-03 month']],
    ['(ต.ค.67-มี.ค.68)', ['2024-10 month', '2025-03 month']],
    ['ต.ค. - มี.ค. 2568', ['2024-10 month', '2025-03 month']],
    ['ตุลาคม, พฤศจิกายน และ ธันวาคม 2567', ['2024-10 month', '2024-11 month', '2024-12 month']],
    ['ต.ค. 67 พ.ย. 67 ธ.ค. 67', ['2024-10 month', '2024-11 month', '2024-12 month']],
    ['เดือนตุลาคม ประจำปีงบประมาณ พ.ศ. 2568', ['2024-10 month 2568']],
    ['เดือนกันยายน ปีงบประมาณ 2568', ['2025-09 month 2568']],
    ['10.สขร_เดือน_กรกฎาคม_2568.xlsx', ['2025-07 month']],
    ['September 2025', ['2025-09 month']],
    ['ไตรมาสที่ 2/2568', ['2025-01 quarter 2568']],
    ['ไตรมาส 1/68', ['2024-10 quarter 2568']],
    ['ไตรมาสที่ ๔ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘', ['2025-07 quarter 2568']],
    ['ไตรมาสที่ 3 ปี 2568', ['2025-04 quarter 2568']],
    ['ไตรมาสที่ 1 และ 2 ปี 2568', ['2024-10 quarter 2568', '2025-01 quarter 2568']],
    [
      'ไตรมาสที่ 1-4/2568',
      ['2024-10 quarter 2568', '2025-01 quarter 2568', '2025-04 quarter 2568', '2025-07 quarter 2568'],
    ],
    ['Q2/2568', ['2025-01 quarter 2568']],
    ['ประจำปีงบประมาณ พ.ศ. 2568', ['2025 fiscal-year 2568']],
    ['ปรจำปีงบประมาณ พ.ศ..2568', ['2025 fiscal-year 2568']],
    ['ปีงบประมาณ ๒๕๖๘', ['2025 fiscal-year 2568']],
    ['ปีงบประมาณ (พ.ศ. 2568)', ['2025 fiscal-year 2568']],
    ['ปีงบฯ 68', ['2025 fiscal-year 2568']],
    ['งบประมาณ พ.ศ..2568', ['2025 fiscal-year 2568']],
    ['งบประมาณรายจ่ายประจำปี 2568', ['2025 fiscal-year 2568']],
    ['FY2568', ['2025 fiscal-year 2568']],
    ['fiscal year 2025', ['2025 fiscal-year 2568']],
    ['ปี 68', ['2025 year 2568']],
    ['ปี 2568', ['2025 year 2568']],
    ['ปี พ.ศ. 2568', ['2025 year 2568']],
    ['ประจำปี พ.ศ.2568', ['2025 year 2568']],
    ['พ.ศ. 2568', ['2025 year']],
    ['พ.ศ. 68', ['2025 year']],
    ['ปีการศึกษา 2568', ['2025 year']],
    ['ค.ศ. 2025', ['2025 year']],
    ['ita2568', ['2025 year 2568']],
    ['ITA-68', ['2025 year 2568']],
    ['oit66', ['2023 year 2566']],
    ['ปีงบประมาณ 2568 (ตุลาคม 2567 - มีนาคม 2568)', ['2025 fiscal-year 2568', '2024-10 month', '2025-03 month']],
    ['ปี 2567, 2568 และ 2569', ['2024 year 2567', '2025 year 2568', '2026 year 2569']],
  ])('%j is %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)', 'year'],
    ['ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ – ๒๕๗๐', 'fiscal-year'],
    ['ปี 66-70', 'year'],
    ['พ.ศ. 2566 ถึง พ.ศ. 2570', 'year'],
  ])('a plan of several years covers each of them: %s', (text, precision) => {
    const mentions = readDates(text);
    expect(mentions.map(({ fiscalYear }) => fiscalYear)).toEqual([2566, 2567, 2568, 2569, 2570]);
    expect(mentions.every((mention) => mention.precision === precision && mention.inRange === true)).toBe(true);
  });

  test('a strategy of twenty years names its ends and no fiscal year', () => {
    expect(read('ยุทธศาสตร์ชาติ 20 ปี (พ.ศ. 2561-2580)')).toEqual(['2018 year', '2037 year']);
  });
});

describe('years of cited acts', () => {
  test.each([
    'พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540',
    'ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐',
    'ระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548',
    'ประกาศสำนักนายกรัฐมนตรี ว่าด้วยการจัดซื้อจัดจ้าง พ.ศ. 2560',
    'รัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช 2560',
    'กฎกระทรวง กำหนดวงเงิน ปี พ.ศ. 2560',
    'เทศบัญญัติเทศบาลตำบลสำราญ เรื่อง การควบคุมการเลี้ยงสัตว์ พ.ศ. 2562',
  ])('%s', (text) => {
    expect(readDates(text)).toMatchObject([{ precision: 'year', fiscalYear: null, inLaw: true }]);
  });

  test('an amendment is of the act too', () => {
    expect(read('พ.ร.บ. เทศบาล พ.ศ. 2496 และที่แก้ไขเพิ่มเติม (ฉบับที่ 14) พ.ศ. 2562')).toEqual([
      '1953 year law',
      '2019 year law',
    ]);
  });

  test.each([
    ['พ.ร.บ. งบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. 2568', ['2025 fiscal-year 2568']],
    ['เทศบัญญัติงบประมาณรายจ่าย พ.ศ. 2568', ['2025 fiscal-year 2568']],
    ['ประกาศเทศบาล เรื่อง แผนปฏิบัติการ พ.ศ. 2568', ['2025 year']],
    ['พ.ร.บ. จัดซื้อจัดจ้าง พ.ศ. 2560 แผนการจัดซื้อ พ.ศ. 2568', ['2017 year law', '2025 year']],
  ])('the document’s own year is none: %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

test.each([
  '045-712-345',
  '0-4571-2345',
  '08-1234-5678',
  '67019123456',
  '10.1.2.68',
  '10.10.10.60',
  '192.168.25.68',
  '1,234.56',
  '2,568.00 บาท',
  '1.2.3',
  'ข้อ 1.2.68',
  'ข้อ 25.1.2568.1',
  '1-2-3-2568',
  '2568',
  'ครั้งที่ 2/2568',
  'ที่ 123/2568',
  'OIT11',
  'ita 13',
  'ส.ค. 1',
  'สำนักงาน ก.พ. 2551',
  'ตุลาคม 12 คน',
  'ตุลาคม 45,000 บาท',
  'ตุลาคม 60 คน',
  'ตุลาคม\n67\nพฤศจิกายน\n80',
  'อายุ 60 ปี 70 คน',
  'ระยะเวลา 5 ปี 68 วัน',
  'งบประมาณ 2568 บาท',
  '30 กันยายน 09.00 น.',
  '30 กันยายน',
  'เพศ 2568',
  'ไตรมาสที่ 2',
  'รอบ 6 เดือน',
  'may 12',
  'พ.ศ. 1950',
  'กันยายน พ.ศ. 2025',
])('%j holds no date', (text) => {
  expect(read(text)).toEqual([]);
});

test('a mention tells its words and its place in the text as found', () => {
  const text = 'ประ\nกาศ\u200B ณ  วันที่ ๓๐\u00A0กัน\u200Bยายน ๒๕๖๘ และ ปี ๖๘';
  const [day, year] = readDates(text);
  expect(day?.text).toBe('วันที่ ๓๐\u00A0กัน\u200Bยายน ๒๕๖๘');
  expect(day?.index).toBe(text.indexOf('วันที่'));
  expect(year?.text).toBe('ปี ๖๘');
  expect(year?.index).toBe(text.indexOf('ปี ๖๘'));
});

/** Every written form of a day; two digits and the Common Era where they can mean it. */
function writtenForms(iso: string): string[] {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const be = year + 543;
  const two = (n: number): string => String(n).padStart(2, '0');
  const short = formatThaiDate(iso, { style: 'short' }).split(' ')[1] ?? '';
  const long = formatThaiDate(iso).split(' ')[1] ?? '';
  const english = formatDate(iso, 'en').split(' ')[1] ?? '';
  const forms = [
    formatThaiDate(iso),
    formatThaiDate(iso, { digits: 'thai' }),
    `${day} ${short} ${be}`,
    `${day} ${short.replaceAll('.', '')} ${be}`,
    `${day}${short.replaceAll('.', '')}${be}`,
    `${day}${short}${be}`,
    `${day} ${long}${be}`,
    `วันที่ ${day} เดือน${long} พ.ศ. ${be}`,
    `วันที่ ${thaiDigits(String(day))} ${long} พ.ศ..${be}`,
    `${two(day)}/${two(month)}/${be}`,
    `${day}/${month}/${be}`,
    `${day}-${month}-${be}`,
    `${two(day)}.${two(month)}.${be}`,
    `${be}-${two(month)}-${two(day)}`,
    `${day} ${english} ${be}`,
  ];
  const common = [
    iso,
    `${iso}T23:59:59+07:00`,
    `${day} ${english} ${year}`,
    `${english.slice(0, 3)} ${day}, ${year}`,
    `${two(day)}/${two(month)}/${year}`,
    `${day} ${long} ${year}`,
  ];
  const brief = [
    `${day} ${short} ${two(be % 100)}`,
    formatThaiDate(iso, { style: 'short', digits: 'thai' }),
    `${day}/${month}/${two(be % 100)}`,
    `${day}-${two(month)}-${two(be % 100)}`,
    `${day} ${long} ${two(be % 100)}`,
    `${day}${short.replaceAll('.', '')}${two(be % 100)}`,
  ];
  return [...forms, ...(year >= 1907 ? common : []), ...(be >= 2500 && be < 2600 ? brief : [])];
}

const FIRST = '1907-01-01';
const LAST = '2057-12-31';

test('every day from 2450 to 2600 reads back to itself, its form taken in turn', () => {
  const days = Array.from({ length: daysBetween(FIRST, LAST) + 1 }, (_, n) => addDays(FIRST, n));
  for (let start = 0; start < days.length; start += 5000) {
    const some = days.slice(start, start + 5000);
    const text = some.map((day, n) => writtenForms(day)[n % writtenForms(day).length]).join(' ; ');
    expect(readDates(text).map(({ date }) => date)).toEqual(some);
  }
});

test('any day from 2450 to 2600 reads back to itself in every form', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }), (n) => {
      const day = addDays(FIRST, n);
      for (const form of writtenForms(day)) expect([form, ...read(`ข้อมูล ${form} ครับ`)]).toEqual([form, day]);
    }),
    { numRuns: 300 },
  );
});

describe('a text of a megabyte takes linear time', () => {
  test.each([
    '30 ',
    '1-1-1-',
    '1/1/',
    'ปี ',
    'พ.ศ.',
    '2568-',
    'ปี 2568,',
    '30 ก.ย. ',
    'ต.ค. - ',
    'กฎ ก.พ.',
    'ไตรมาส',
    'ั',
    ' ',
    '\n',
    '(',
    '12.',
    'ก\nก',
    '\u200B',
    'jan 1 ',
    'พ.ร.บ. ก พ.ศ. 2540 ',
    'ประกาศ',
    '1, 2 และ ',
  ])('of %j over and over', (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    readDates(text);
  });
});

test('never throws, and every mention is a date of its precision that stands where it says', () => {
  const text = fc.string({
    unit: fc.constantFrom(
      ...'0123456789๐๙/-.: \n,',
      'ก.ย.',
      'กันยายน',
      'ปี',
      'พ.ศ.',
      'งบประมาณ',
      'ไตรมาสที่',
      'Sep',
      'ita',
      '25',
      '68',
      '\u200B',
      'พ.ร.บ.',
    ),
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, (s) => {
      for (const mention of readDates(s)) {
        expect(s.slice(mention.index, mention.index + mention.text.length)).toBe(mention.text);
        const { from, to } = dateRange(mention.date, mention.precision);
        expect(daysBetween(from, to)).toBeGreaterThanOrEqual(mention.precision === 'day' ? 0 : 27);
      }
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['2024-09-30', 2567],
  ['2024-10-01', 2568],
  ['2025-09-30', 2568],
  ['2024-10', 2568],
  ['2025-09', 2568],
  ['2025', null],
  ['2025-13', null],
  ['', null],
])('%s lies in fiscal year %s', (date, year) => {
  expect(fiscalYearOf(date)).toBe(year);
});

test('a partial date covers its days', () => {
  expect(dateRange('2025-09-30')).toEqual({ from: '2025-09-30', to: '2025-09-30' });
  expect(dateRange('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(dateRange('2025')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  expect(dateRange('2025', 'fiscal-year')).toEqual({ from: '2024-10-01', to: '2025-09-30' });
  expect(dateRange('2025-01', 'quarter')).toEqual({ from: '2025-01-01', to: '2025-03-31' });
  expect(dateRange('2024-10', 'quarter')).toEqual({ from: '2024-10-01', to: '2024-12-31' });
  expect(() => dateRange('soon')).toThrow(RangeError);
});

test('dates are written for people', () => {
  expect(formatThaiDate('2025-09-30')).toBe('30 กันยายน 2568');
  expect(formatThaiDate('2025-09-03', { digits: 'thai' })).toBe('๓ กันยายน ๒๕๖๘');
  expect(formatThaiDate('2025-09-30', { style: 'short' })).toBe('30 ก.ย. 68');
  expect(formatThaiDate('2025-09')).toBe('กันยายน 2568');
  expect(formatThaiDate('2025')).toBe('2568');
  expect(formatDate('2025-09-30', 'en')).toBe('30 September 2025');
  expect(formatDate('2025-09-30', 'th')).toBe('30 กันยายน 2568');
  expect(() => formatThaiDate('soon')).toThrow(RangeError);
});
