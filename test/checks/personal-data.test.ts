import { expect, it } from 'vitest';
import { personalData } from '../../src/checks/personal-data/personal-data.js';
import { withoutPersonalNumbers } from '../../src/judge/mask-personal.js';
import { placeAt } from '../../src/model/finding.js';
import { maskNationalIds, nationalIdsIn } from '../../src/text/patterns/national-id.js';
import { exchangeOf, gridOf, linkOf, textOf } from '../helpers/facts.js';
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
/** As the name of a file. */
const IN_NAME = idOf('310170012345');
/** A time whose last digit happens to be right. */
const TIME = idOf('170123456789');
const words = (text: string) => ({ facts: { texts: [textOf(text)] } });

testCheck(personalData, {
  passes: {
    'an upload that is named by the time in milliseconds': {
      facts: {
        exchanges: [{ exchange: exchangeOf({ url: `https://town.example/${TIME}.pdf` }), foundOn: null, label: null }],
      },
    },
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
    'one in the name of a file': {
      facts: {
        exchanges: [
          { exchange: exchangeOf({ url: `https://town.example/${IN_NAME}.pdf` }), foundOn: null, label: null },
        ],
      },
      expect: ['national-id'],
    },
    'one in a label, a sheet’s name and a QR code': {
      facts: {
        links: [linkOf('https://town.example/a', ID)],
        grids: [gridOf([['ก']], { sheet: ID })],
        qrCodes: [{ at: placeAt('https://town.example/qr.png'), text: `id=${ID}`, exchange: null }],
      },
      expect: ['national-id', 'national-id', 'national-id'],
    },
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

it('is masked in what other checks quote and in addresses, and no hash is touched', () => {
  const round = withoutPersonalNumbers({
    sha256: `a${ID}b`,
    actual: `แถว ${ID}`,
    data: { value: ID },
    at: { url: `https://x/${ID}.pdf` },
  });
  expect(round.actual).not.toContain(ID);
  expect(round.data.value).not.toContain(ID);
  expect(round.at.url).not.toContain(ID);
  expect(round.sha256).toContain(ID);
});

it.each([
  ['behind the code of a blank', `/a%20${ID}.pdf`],
  ['behind the codes of a Thai letter', `/%E0%B8%81${ID}.pdf`],
  ['behind a letter that was coded twice', `/%25E0%25B8%2581${ID}.pdf`],
  ['in the codes of Thai digits', encodeURIComponent(THAI)],
  ['in those codes again', encodeURIComponent(encodeURIComponent(THAI))],
  ['in small letters', encodeURIComponent(THAI).toLowerCase()],
  ['in the codes of its digits', `%3${[...ID].join('%3')}`],
  ['in groups with coded marks', `?c=${GROUPED.replaceAll('-', '%2D')}`],
  ['in groups with coded blanks', `?c=${GROUPED.replaceAll('-', '%20')}`],
  ['in groups of a form', `?c=${GROUPED.replaceAll('-', '+')}`],
  ['in groups of a file', `list_${GROUPED.replaceAll('-', '_')}.csv`],
  ['in groups far apart', GROUPED.replaceAll('-', ' - ')],
  ['as wide as Thai letters', ID.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))],
  ['with letters between that nobody sees', [...ID].join('\u200b')],
  ['with soft hyphens', [...ID].join('\u00ad')],
])('is masked in an address or a name: %s', (_, text) => {
  expect(maskNationalIds(`x ${text} y`)).toContain(`1-xxxx-xxxxx-xx-${ID[12]}`);
  expect(nationalIdsIn(text)).toMatchObject([{ key: ID }]);
});

it.each([
  ['an e-GP number behind the codes of a letter', '/%E0%B8%8167019123456.pdf'],
  ['a day and hour behind a letter and a digit', `form${ID[0]}_${ID.slice(1)}.pdf`],
  ['a digit more in codes', `${encodeURIComponent(THAI)}%E0%B9%91`],
  ['a Thai digit more before it', `%E0%B9%91${ID}`],
])('%s is none', (_, text) => {
  expect(maskNationalIds(text)).toBe(text);
});

it('is kept in no mark of a server', () => {
  expect(withoutPersonalNumbers({ etag: `"${ID}"`, links: [{ etag: `W/"x-${GROUPED}"` }] })).toEqual({
    etag: null,
    links: [{ etag: null }],
  });
  expect(withoutPersonalNumbers({ etag: `"${TIME}"` })).toEqual({ etag: `"${TIME}"` });
});
