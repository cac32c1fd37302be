import { expect, it } from 'vitest';
import { personalData } from '../../src/checks/personal-data/personal-data.js';
import { withoutPersonalNumbers } from '../../src/judge/mask-personal.js';
import { maskNationalIds, nationalIdsIn } from '../../src/text/patterns/national-id.js';
import { gridOf, textOf } from '../helpers/facts.js';
import { testCheck } from '../helpers/test-check.js';

/** An invented number with its check digit. */
function idOf(first12: string): string {
  const sum = [...first12].reduce((total, digit, index) => total + Number(digit) * (13 - index), 0);
  return `${first12}${(11 - (sum % 11)) % 10}`;
}
const ID = idOf('110170012345');
const GROUPED = `${ID[0]}-${ID.slice(1, 5)}-${ID.slice(5, 10)}-${ID.slice(10, 12)}-${ID[12]}`;
const THAI = ID.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
const WRONG = `${ID.slice(0, 12)}${(Number(ID[12]) + 1) % 10}`;
const COMPANY = idOf('010556012345');
const words = (text: string) => ({ facts: { texts: [textOf(text)] } });

testCheck(personalData, {
  passes: {
    'a number without a valid check digit': words(`เลขที่ ${WRONG}`),
    'a juristic person': words(`เลขทะเบียน ${COMPANY}`),
    'a number of a taxpayer': words(`เลขประจำตัวผู้เสียภาษี ${ID}`),
    'a part of a longer number': words(`${ID}4`),
    'a column of taxpayers': {
      facts: {
        grids: [
          gridOf([
            ['ที่', 'เลขประจำตัวผู้เสียภาษีอากร'],
            ['1', ID],
          ]),
        ],
      },
    },
    'a column that the checklist leaves out': {
      facts: {
        grids: [
          gridOf([
            ['ที่', 'เลขบัญชี'],
            ['1', ID],
          ]),
        ],
      },
      options: { ignoreColumns: ['เลขบัญชี'] },
    },
  },
  fails: {
    'one as it is': { ...words(`เลขประจำตัวประชาชน ${ID}`), expect: ['national-id'], severity: 'warning' },
    'one in groups': { ...words(`บัตร ${GROUPED} ออกให้`), expect: ['national-id'] },
    'one in Thai digits': { ...words(`บัตร ${THAI}`), expect: ['national-id'] },
    'one in a cell, once although the text has it too': {
      facts: {
        grids: [
          gridOf([
            ['ชื่อ', 'เลขบัตร'],
            ['นาย ก', ID],
          ]),
        ],
        texts: [textOf(ID, { url: gridOf([]).at.url })],
      },
      expect: ['national-id'],
    },
  },
});

it('never says the number itself', () => {
  expect(nationalIdsIn(`x ${ID}`)[0]?.masked).toBe(`1-xxxx-xxxxx-xx-${ID[12]}`);
  expect(maskNationalIds(`${ID} / ${GROUPED} / ${THAI} / ${COMPANY}`)).not.toMatch(
    new RegExp(`${ID}|${GROUPED}|${THAI}`),
  );
  expect(maskNationalIds(COMPANY)).toBe(COMPANY);
});

it('is masked in what other checks quote, but not in addresses', () => {
  const round = withoutPersonalNumbers({
    actual: `แถว ${ID}`,
    data: { value: ID },
    at: { url: `https://x/${ID}.pdf` },
  });
  expect(round.actual).not.toContain(ID);
  expect(round.data.value).not.toContain(ID);
  expect(round.at.url).toContain(ID);
});
