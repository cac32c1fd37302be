import { describe, expect, test } from 'vitest';
import { fiscalYearOf, readDates } from '../../src/text/dates/read-dates.js';

describe('a year in letters', () => {
  test.each([
    ['พุทธศักราชสองพันห้าร้อยหกสิบเจ็ด', '2024'],
    ['พุทธศักราช สองพันห้าร้อยหกสิบเอ็ด', '2018'],
    ['ประจำปีงบประมาณ พ.ศ. สองพันห้าร้อยเจ็ดสิบ', '2027'],
    ['ปี สองพันห้าร้อยสิบสอง', '1969'],
    ['พ.ศ.สองพันสี่ร้อยเก้าสิบหก', '1953'],
  ])('is read: %s', (text, year) => {
    expect(readDates(text).map(({ date }) => date)).toEqual([year]);
  });

  test('has its day and month beside it', () => {
    const text = 'ประกาศ ณ วันที่สิบสอง เดือนธันวาคม พุทธศักราชสองพันห้าร้อยหกสิบเจ็ด ลงนาม';
    const [found, ...others] = readDates(text);
    expect(found).toMatchObject({ date: '2024-12-12', precision: 'day' });
    expect(others).toEqual([]);
    expect(fiscalYearOf(found?.date ?? '')).toBe(2568);
    expect(readDates('วันที่ยี่สิบเอ็ด มกราคม พุทธศักราชสองพันห้าร้อยหกสิบแปด')[0]?.date).toBe('2025-01-21');
    expect(readDates('วันที่ห้า มีนาคม พ.ศ. สองพันห้าร้อยหกสิบแปด')[0]?.date).toBe('2025-03-05');
  });

  test('the words of a mention are those of the text', () => {
    const text = 'ให้ไว้ พุทธศักราชสองพันห้าร้อยหกสิบแปด ณ ที่ทำการ';
    expect(text).toContain(readDates(text)[0]?.text.trim());
  });

  test.each(['เงินสองพันห้าร้อยบาท', 'จำนวนสองพันห้าร้อยหกสิบเจ็ดคน', 'วันที่สิบสอง เดือนธันวาคม', 'ห้าร้อยหกสิบเจ็ด'])(
    'amounts and days alone are none: %s',
    (text) => expect(readDates(text)).toEqual([]),
  );
});

describe('a fiscal year in short', () => {
  test.each(['ปี งปม.68', 'ปีงปม. 2568', 'ประจำปี งปม. พ.ศ. 2568', 'ปี ง.ป.ม. ๒๕๖๘'])('is read: %s', (text) => {
    expect(readDates(text).map(({ fiscalYear }) => fiscalYear)).toEqual([2568]);
  });
});

describe('a year at the end of a line', () => {
  test('is one, whatever the heading below it counts', () => {
    for (const below of ['โครงการ กิจกรรม งบประมาณ', 'วันที่ 5', 'รายการ'])
      expect(readDates(`ประจำปี 2567\n${below}`)[0]).toMatchObject({ date: '2024', fiscalYear: 2567 });
  });

  test('a count of two digits may have its word below it', () => {
    expect(readDates('อายุเฉลี่ย ปี 60\nคน')).toEqual([]);
    expect(readDates('ปี 2567 โครงการ')).toEqual([]);
  });
});
