import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arabicDigits,
  foldText,
  looseThai,
  normalizeCharacters,
  normalizeText,
  thaiDigits,
} from '../../src/text/thai/normalize.js';
import { anyText } from '../helpers/any-text.js';

/** Characters that Thai text can go wrong with, and any others. */
const awkward = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'กขคนปยรสอาะเแำํัิีฺุู็่้๊๋์๎๐๕๙ๆฯ \n\r\t'),
    fc.constantFrom('\u00A0', '\u200B', '\u00AD', '\uFEFF', '\u202E', '\uF701', '\uF70A', '\uF70F', '\u0301', '\u2028'),
    anyText({ minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});

describe('normalizeText', () => {
  test.each([
    ['Thai digits become Arabic', 'ปี ๒๕๖๘', 'ปี 2568'],
    ['decomposed sara am is composed', 'ก\u0E4Dา', 'กำ'],
    ['sara am with the tone mark after the nikhahit', 'น\u0E4D้า', 'น้ำ'],
    ['sara am with the tone mark before the nikhahit', 'น้\u0E4Dา', 'น้ำ'],
    ['a tone mark typed after sara am', 'นำ้', 'น้ำ'],
    ['zero-width characters go', 'กัน\u200Bยา\u200Dยน\uFEFF\u00AD', 'กันยายน'],
    ['directional marks go', '\u200E67\u202A019\u202C', '67019'],
    ['a line break between Thai letters goes', 'ประ\nกาศ', 'ประกาศ'],
    ['a Windows line break between Thai letters goes', 'ประ\r\nกาศ', 'ประกาศ'],
    ['a line break after a mark goes', 'ที่\nดิน', 'ที่ดิน'],
    ['a line break beside a digit becomes a space', 'ปี\n2568', 'ปี 2568'],
    ['a line break between Latin letters becomes a space', 'e\nGP', 'e GP'],
    ['an empty line stays a space', 'ก\n\nข', 'ก ข'],
    ['no-break spaces collapse', '\u00A0 ก\u00A0\u2003 ข\t', 'ก ข'],
    ['shifted glyphs of old fonts', 'ป\uF702 ท\uF701\uF70Aน', 'ปี ทิ่น'],
    ['a doubled tone mark', 'จัดจ้้าง', 'จัดจ้าง'],
    ['a doubled vowel', 'ปีี', 'ปี'],
    ['a tone mark before its vowel', 'ท่ี', 'ที่'],
    ['a tone mark before a vowel below', 'ค่ม ค่ ู คู่', 'ค่ม ค่ ู คู่'],
    ['two sara e are sara ae', 'เเผน', 'แผน'],
    ['NFC', 'e\u0301', 'é'],
  ])('%s', (_, source, expected) => {
    expect(normalizeText(source)).toBe(expected);
  });

  test('is idempotent and never throws', () => {
    fc.assert(
      fc.property(awkward, (s) => normalizeText(normalizeText(s)) === normalizeText(s)),
      { numRuns: 3000 },
    );
  });

  test('a text that seems to need no repair needs none', () => {
    // The invisible character forces every repair to be tried.
    fc.assert(
      fc.property(awkward, (s) =>
        [normalizeText, foldText, normalizeCharacters].every((form) => form(`${s}\u200B`) === form(s)),
      ),
      { numRuns: 3000 },
    );
  });

  test('folding is idempotent', () => {
    fc.assert(
      fc.property(awkward, (s) => foldText(foldText(s)) === foldText(s)),
      { numRuns: 1000 },
    );
  });

  test('of text that is in order is that text, white space apart', () => {
    const inOrder = fc.string({
      unit: fc.constantFrom(...'กขคนอาะแโำ', 'ที่', 'คู่', 'a', '1', '-', '…', ' ', '\t', '\u00A0'),
    });
    fc.assert(fc.property(inOrder, (s) => normalizeText(s) === s.replace(/\s+/g, ' ').trim()));
  });

  test('takes linear time for runs of marks', () => {
    normalizeText(`ก${'ั่'.repeat(500_000)}`);
  });
});

test('an expression keeps its white space', () => {
  expect(normalizeCharacters(' ๒ \n ')).toBe(' 2 \n ');
});

test('folding lowers Latin letters', () => {
  expect(foldText('  E-GP ที่ ๑')).toBe('e-gp ที่ 1');
});

describe('looseThai', () => {
  test.each([
    ['จัดจ้่าง', 'จัดจ้าง'],
    ['ควำม', 'ความ'],
    ['ดำเนินกำร', 'ดำเนินการ'],
    ['ประเมนิ', 'ประเมิน'],
    ['คูม่ อื', 'คู่มือ'],
    ['ท่ี', 'ที่'],
    ['พ.ศ..2568', 'พ.ศ. 2568'],
    ['O 11.', 'o11'],
  ])('%s is read as %s', (typo, right) => {
    expect(looseThai(typo)).toBe(looseThai(right));
  });

  test('different words stay different', () => {
    expect(looseThai('มาตรการ')).not.toBe(looseThai('มาตรฐาน'));
  });
});

test('digits there and back again are the same', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9ก-ฮ ]{0,30}$/), (s) => {
      expect(arabicDigits(thaiDigits(s))).toBe(s);
      expect(thaiDigits(s)).not.toMatch(/[0-9]/);
    }),
  );
});
