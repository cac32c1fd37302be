import { describe, expect, it } from 'vitest';
import { joinTables } from '../../src/extract/layout/join-pages.js';
import { drawn, rowsAt, tablesOf } from './printed-page.js';

const HEADINGS = ['No', 'Name', 'Budget', 'Price', 'Supplier', 'e-GP'];
const rowOf = (n: number) => [
  `${n}`,
  `Road ${n}`,
  `${n}55,000.00`,
  `${n}51,900.00`,
  `Shop ${'abcdefgh'[n - 1]}`,
  `6703912345${n}`,
];
const ROWS = [1, 2, 3, 4, 5, 6].map(rowOf);

describe('columns that touch', () => {
  // Widths of Helvetica at 10 points: an amount of `155,000.00` takes 50.
  const xs = [40, 60, 130, 181.5, 233, 300];

  it('are columns where their texts were drawn apart and begin at the same places', async () => {
    const [table] = await tablesOf(drawn(rowsAt([HEADINGS, ...ROWS], xs, 700, 16)));
    expect(table).toEqual([HEADINGS, ...ROWS]);
  });

  it('words of a text that are drawn one by one are none', async () => {
    const prose = ['the road of the village is', 'the shop of the village is', 'the well of the village is'];
    const words = prose.flatMap((line, index) =>
      line.split(' ').map((text, at) => ({ x: 60 + [0, 16, 40, 52, 70, 101][at]!, y: 700 - 14 * index, text })),
    );
    expect(await tablesOf(drawn(words))).toEqual([]);
  });
});

describe('rows that are set wide', () => {
  const xs = [40, 60, 150, 220, 290, 380];

  it('are one table', async () => {
    const [table] = await tablesOf(drawn(rowsAt([HEADINGS, ...ROWS], xs, 740, 60)));
    expect(table).toEqual([HEADINGS, ...ROWS]);
  });

  it('have their heading however far it stands above them', async () => {
    const heading = rowsAt([HEADINGS], xs, 740, 16);
    const [table] = await tablesOf(drawn([...heading, ...rowsAt(ROWS, xs, 660, 30)]));
    expect(table).toEqual([HEADINGS, ...ROWS]);
  });

  it('end where a text of other places follows', async () => {
    const note = { x: 75, y: 740 - 60 * 7, text: 'As of 30 September' };
    const [table] = await tablesOf(drawn([...rowsAt([HEADINGS, ...ROWS], xs, 740, 60), note]));
    expect(table).toEqual([HEADINGS, ...ROWS]);
  });
});

describe('a heading that the next page repeats', () => {
  const cell = (text: string) => ({ text, merged: false });
  const part = (page: number, rows: readonly (readonly string[])[]) => ({
    number: page,
    lines: [],
    hasTextBelow: false,
    hasTextAbove: false,
    tables: [
      {
        page,
        left: 0,
        right: 400,
        top: 0,
        bottom: 300,
        xs: [0, 50, 200, 400],
        rows: rows.map((texts, at) => ({ top: 20 * at, bottom: 20 * at + 18, cells: texts.map(cell) })),
        isRuled: false,
      },
    ],
  });
  const joinedRows = (...pages: Parameters<typeof joinTables>[0]) =>
    joinTables(pages, 'https://a.go.th/a.pdf').flatMap(({ rows }) =>
      rows.flatMap((row) => (row.every(({ heading }) => heading === true) ? [] : [row.map(({ text }) => text)])),
    );
  const [head, one, two] = [
    ['ลำดับ\nที่', 'รายการ', 'เลขที่โครงการในระบบ e-GP'],
    ['1', 'ก', '67039123451'],
    ['2', 'ข', '67039123452'],
  ];

  it('is none of its entries where its lines are parted otherwise there', () => {
    const parted = [
      ['ลำดับ', '', 'เลขที่โครงการในระบบ e-'],
      ['ที่', 'รายการ', 'GP'],
      ['3', 'ค', '67039123453'],
    ];
    expect(joinedRows(part(1, [head, one, two]), part(2, parted))).toEqual([one, two, parted[2]]);
  });

  it('is not taken for one where the first rows say something else', () => {
    const other = [
      ['3', '', '67039123453'],
      ['4', 'รายการ', '67039123454'],
    ];
    expect(joinedRows(part(1, [head, one, two]), part(2, other)).slice(-2)).toEqual(other);
  });
});
