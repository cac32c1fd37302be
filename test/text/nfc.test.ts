import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nfc, wordsAlone } from '../../src/text/nfc.js';

/** Letters, marks in and out of their order, punctuation, other scripts. */
const UNITS = [...'กขอา', ...'ะเแำ', ...'ัิีืฺุู็่้๊๋์ํ๎', ...'09 a\n', ...'“—…\u2028', ...'ée\u0301\u0300가ก'];
const text = fc.string({ unit: fc.constantFrom(...UNITS), maxLength: 80 });

test('the composed form, without marks beyond the thirtieth in a row', () => {
  const expected = (one: string) => one.replace(/(\p{M}{30})\p{M}+/gu, '$1').normalize('NFC');
  fc.assert(
    fc.property(text, (one) => {
      expect(nfc(one)).toBe(expected(one));
    }),
    { numRuns: 5_000 },
  );
  for (const mark of 'ัิฺุ็่๎\u0301') {
    const many = `ก${mark.repeat(50)}ข`;
    expect(nfc(many)).toBe(expected(many));
    expect(nfc(many).length).toBeLessThan(40);
  }
});

test('words alone are the same however their lines are broken', () => {
  expect(wordsAlone(' ทาง\u200bหลวง\r\n\tสาย\u00a0 1\ufeff ')).toBe('ทางหลวงสาย1');
});
