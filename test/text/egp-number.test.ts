import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findEgpNumbers, parseEgp } from '../../src/text/patterns/egp-number.js';

describe('parseEgp', () => {
  test.each([
    ['67019123456', 'ok', 11],
    ['๖๗๐๑๙๑๒๓๔๕๖', 'ok', 11],
    [' 6701\u00A09123 456\n', 'ok', 11],
    ['6701912\u200B3456', 'ok', 11],
    ['6701912345', 'digits', 10],
    ['670191234567', 'digits', 12],
    ['67019123456 67019123457', 'digits', 22],
    ['6701-9123456', 'format', 11],
    ['67019123456.0', 'format', 11],
    ['P67019123456', 'format', 11],
    ["'67019123456", 'format', 11],
    ['6701912345.0', 'digits', 10],
    ['6.70191E+10', 'digits', 6],
    ['6.7019123456E+10', 'format', 11],
    ['####', 'digits', 0],
    ['รอดำเนินการ', 'digits', 0],
    ['', 'missing', 0],
    [' \u00A0\n\u200B', 'missing', 0],
    ['-', 'stated-none', 0],
    ['–', 'stated-none', 0],
    ['ไม่มี', 'stated-none', 0],
    ['ไม่มีเลข', 'stated-none', 0],
    ['n/a', 'stated-none', 0],
    ['ไม่ได้ดำเนินการในระบบ e-GP', 'stated-none', 0],
    ['ได้รับยกเว้น', 'stated-none', 0],
    ['ไม่เข้าระบบ 6701912', 'digits', 7],
  ])('%j is %s with %d digits', (raw, kind, count) => {
    expect(parseEgp(raw)).toMatchObject({ kind, count });
  });

  test('year and month are those of the project’s creation', () => {
    expect(parseEgp('59036290914')).toMatchObject({ year: 2559, month: 3, monthValid: true });
    expect(parseEgp('67139123456')).toMatchObject({ kind: 'ok', month: 13, monthValid: false });
    expect(parseEgp('67009123456')).toMatchObject({ kind: 'ok', month: 0, monthValid: false });
    expect(parseEgp('6701')).toMatchObject({ year: null, month: null, monthValid: false });
  });

  const digit = fc.constantFrom(...'0123456789๐๑๒๓๔๕๖๗๘๙');
  const quiet = fc.constantFrom('', ' ', '\n', '\u00A0', '\u200B', '\uFEFF', '\t');

  test('digits are counted right whatever white space stands among them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(digit, quiet), { minLength: 1, maxLength: 16 }), quiet, (pairs, before) => {
        const found = parseEgp(before + pairs.flat().join(''));
        expect(found.count).toBe(pairs.length);
        expect(found.kind).toBe(pairs.length === 11 ? 'ok' : 'digits');
      }),
    );
  });

  test('a separator anywhere turns eleven digits into a question of form', () => {
    fc.assert(
      fc.property(
        fc.array(digit, { minLength: 11, maxLength: 11 }),
        fc.integer({ min: 0, max: 11 }),
        fc.constantFrom('-', '/', ',', 'ก', 'A', '–'),
        (digits, at, mark) => {
          const raw = [...digits.slice(0, at), mark, ...digits.slice(at)].join('');
          expect(parseEgp(raw)).toMatchObject({ kind: 'format', count: 11 });
        },
      ),
    );
  });
});

test('numbers are found where they stand free', () => {
  const text = 'เลขที่ 67019123456, _๖๗๐๒๙๑๒๓๔๕๗.pdf P67019123456 1234567890123 e-GP:67039123458';
  expect(findEgpNumbers(text)).toEqual([
    { digits: '67019123456', index: text.indexOf('67019123456') },
    { digits: '67029123457', index: text.indexOf('๖๗๐๒') },
    { digits: '67039123458', index: text.indexOf('67039') },
  ]);
});
