import { describe, expect, test } from 'vitest';
import { compilePattern, PatternError } from '../../src/text/patterns/pattern.js';
import { normalizeText } from '../../src/text/thai/normalize.js';

const finds = (pattern: string, text: string): string | null =>
  compilePattern(pattern).find(normalizeText(text))?.text ?? null;

describe('plain words', () => {
  test.each([
    ['พ.ศ. ๒๕๖๘', 'ประจำปี พ.ศ. 2568', 'พ.ศ. 2568'],
    ['no gift policy', 'นโยบาย No Gift Policy', 'No Gift Policy'],
    ['ดําเนินการ', 'ผลการดำเนินการ', 'ดำเนินการ'],
    ['a+b (c)', 'สูตร A+B (C)', 'A+B (C)'],
    ['  ผู้รับผิดชอบ ', 'ผู้\nรับผิดชอบ', 'ผู้รับผิดชอบ'],
  ])('%s is found in %s', (pattern, text, found) => {
    expect(finds(pattern, text)).toBe(found);
  });

  test('tells where it stands', () => {
    expect(compilePattern('ข').find('กขค')).toEqual({ index: 1, text: 'ข' });
    expect(compilePattern('ฮ').find('กขค')).toBeNull();
    expect(compilePattern('b').find('İİ AB')).toEqual({ index: 4, text: 'B' });
  });

  test('one pattern after another looks at each text afresh', () => {
    const [a, b] = [compilePattern('ก'), compilePattern('ข')];
    expect([a.test('ก'), b.test('ก'), a.test('ข'), b.test('ข')]).toEqual([true, false, false, true]);
  });
});

describe('expressions', () => {
  test.each([
    ['/ปี ๒๕\\d{2}/', 'ในปี ๒๕๖๘', 'ปี 2568'],
    ['/[ก-๙]+/', 'no ไทย๑', 'ไทย1'],
    ['/O\\d+/', 'o1 O13', 'O13'],
    ['/o13/i', 'O13', 'O13'],
    ['/a\\/b/', 'a/b', 'a/b'],
    ['/x  y/', 'x  y', null],
  ])('%s in %s', (pattern, text, found) => {
    expect(finds(pattern, text)).toBe(found);
  });

  test('take linear time where a backtracking engine would hang', () => {
    expect(compilePattern('/(ก+)+ข$/').test('ก'.repeat(100_000))).toBe(false);
  });
});

describe('named patterns', () => {
  test.each([
    ['$date', 'วันที่ ๓๐ ก.ย. ๖๘ ณ', 'วันที่ 30 ก.ย. 68'],
    ['$date', 'เดือนกันยายน 2568', null],
    ['$date', 'ปีงบประมาณ 2568', null],
    ['$time', 'เวลา 09.00 น.', 'เวลา 09.00 น.'],
    ['$time', 'ราคา 9.50 บาท', null],
    ['$egp', 'เลขที่ ๖๗๐๑๙๑๒๓๔๕๖', '67019123456'],
    ['$egp', '6701912345', null],
  ])('%s in %s', (pattern, text, found) => {
    expect(finds(pattern, text)).toBe(found);
  });
});

describe('what is no pattern is an error', () => {
  test.each(['', '  ', '/a(b/', '/ab[z-a]/', '/(?<=ก)ข/'])('%j', (source) => {
    expect(() => compilePattern(source)).toThrow(PatternError);
  });

  test('an unknown name comes with a suggestion', () => {
    expect(() => compilePattern('$dates')).toThrow('did you mean $date?');
  });
});
