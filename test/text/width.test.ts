import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clustersOf, displayWidth, padEnd, padStart, truncate, wrapText } from '../../src/text/thai/width.js';

test.each([
  ['ที่', 1],
  ['น้ำ', 2],
  ['กำ', 2],
  ['คู่มือ', 3],
  ['๒๕๖๘', 4],
  ['日本', 4],
  ['a\u0301', 1],
  ['\x1b[31mก\x1b[0m', 1],
  ['✖ ผิด → “ก”', 10],
  ['✔️', 2],
  ['▁▂ ⚠ é', 6],
  ['한국 Ａ カ', 10],
  ['ﾊﾞ', 2],
  ['👍🏽👨‍👩‍👧🇹🇭1️⃣❤️', 10],
  ['☎ ™ é', 5],
  ['ประ\u200bกาศ\ufeff', 6],
  ['\u200b\u00ad', 0],
  ['', 0],
])('%s takes %d columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});

test('padding counts columns, not characters', () => {
  expect(padEnd('ที่', 3)).toBe('ที่  ');
  expect(padStart('น้ำ', 3)).toBe(' น้ำ');
  expect(padEnd('ยาว', 1)).toBe('ยาว');
});

test('cutting off keeps marks with their consonant', () => {
  expect(truncate('ที่นี่มีน้ำ', 4)).toBe('ที่นี่มี…');
  expect(truncate('น้ำ', 2)).toBe('น้ำ');
  expect(truncate('ที่นี่', 1)).toBe('…');
  expect(truncate('ที่นี่', 0)).toBe('');
});

describe('wrapText', () => {
  test('breaks between Thai words', () => {
    expect(wrapText('ประกาศเทศบาลตำบล', 8)).toEqual(['ประกาศ', 'เทศบาล', 'ตำบล']);
  });

  test('breaks long addresses hard', () => {
    const address = `https://www.example.go.th/${'a'.repeat(40)}`;
    const lines = wrapText(`ดู ${address} นะ`, 20);
    expect(lines.every((line) => displayWidth(line) <= 20)).toBe(true);
    expect(lines.join('').replaceAll(' ', '')).toBe(`ดู${address}นะ`);
  });

  test.each([
    ['"', '"', 'ไม่พบ "ขั้นตอน" หรือ "วิธีการ" หรือ "แนวทางปฏิบัติ"'],
    ["'", "'", "ขาด 'ระยะเวลา' หรือ 'ห้วงเวลา' ('กำหนดเวลา')"],
  ])('leaves no %s alone at the end of a line, and none that closes (%s) at its start', (opening, closing, text) => {
    for (let width = 14; width < 40; width += 1)
      for (const line of wrapText(text, width)) {
        expect(line.endsWith(` ${opening}`) || line === opening, `${width}: ${line}`).toBe(false);
        expect(line.startsWith(`${closing} `) || line === closing, `${width}: ${line}`).toBe(false);
      }
  });

  test('keeps the sign of repetition with its word', () => {
    expect(wrapText('รวมส่วนต่าง ๆ ของรายงาน', 10)).toEqual(['รวมส่วน', 'ต่าง ๆ ของ', 'รายงาน']);
    expect(wrapText('เอกสารอื่น ๆ', 9)).toEqual(['เอกสาร', 'อื่น ๆ']);
  });

  test('keeps the line breaks of the text', () => {
    expect(wrapText('ก\n\nข', 10)).toEqual(['ก', '', 'ข']);
  });

  const thai = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'กขคนรยอสทปาเแะำิีุู่้์ๆฯ ()-/.'),
      fc.constantFrom('งาน', 'จัดซื้อ', 'ประกาศ', ' ', 'https://x.go.th/a?b=c', '日本', '\n'),
    ),
    maxLength: 40,
  });
  const startsWithMark = (line: string): boolean => /^\p{M}/u.test(line);

  test('loses nothing, keeps the width, and never begins a line with a combining mark', () => {
    fc.assert(
      fc.property(thai, fc.integer({ min: 4, max: 30 }), (text, width) => {
        const lines = wrapText(text, width);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        const own = text.split('\n').filter(startsWithMark).length;
        expect(lines.filter(startsWithMark).length).toBeLessThanOrEqual(own);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a text of 60,000 characters', () => {
  const units: readonly (readonly [string, string])[] = [
    ['of Thai words', 'งานจัดซื้อจัดจ้าง '],
    ['of one line without a blank', 'ประกาศเทศบาล'],
    ['of Latin letters', 'a'],
    ['of wide characters', '日本'],
    ['of marks', 'ก่'],
    ['of nothing but marks', '\u0E48'],
    ['of joined emoji', '👩\u200D'],
    ['of halves of escape sequences', '\x1b]8;;'],
    ['of starts of escape sequences', '\x1b['],
  ];

  test.each(units)('%s is measured, cut and wrapped', (_, unit) => {
    const text = unit.repeat(Math.ceil(60_000 / unit.length));
    displayWidth(text);
    expect(displayWidth(truncate(text, 60))).toBeLessThanOrEqual(60);
    padEnd(text, 60);
    clustersOf(text);
    wrapText(text, 60);
  });
});

test('a long text falls into the same clusters as a short one', () => {
  const unit = fc.oneof(
    fc.constantFrom('ก่', 'น้ำ', 'a', ' ', '日', '👩\u200D🌾', '🇹🇭', 'e\u0301', '\r\n', '\uD83D\uDE00'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  );
  const whole = new Intl.Segmenter('th', { granularity: 'grapheme' });
  fc.assert(
    fc.property(fc.array(unit, { minLength: 400, maxLength: 800 }), (units) => {
      const text = units.join('');
      expect(clustersOf(text)).toEqual([...whole.segment(text)].map(({ segment }) => segment));
    }),
    { numRuns: 20 },
  );
});
