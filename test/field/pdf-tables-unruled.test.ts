import { describe, expect, it } from 'vitest';
import { drawn, rowsAt, tablesOf } from './printed-page.js';

const XS = [60, 200, 270, 340, 410];
const BODY = [
  ['Wiang', '100', '20', '300', '40'],
  ['Chiang', '110', '25', '310', '41'],
  ['Pa Sak', '120', '18', '320', '42'],
  ['Nong Han', '130', '23', '330', '43'],
];

describe('tables without ruling lines', () => {
  it('a heading of several columns joins none of them', async () => {
    const heads = [
      { x: 205, y: 714, text: 'Budget of the year' },
      { x: 345, y: 714, text: 'Paid in the year' },
    ];
    const rows = [['District', 'Plan', 'No.', 'Plan', 'No.'], ...BODY];
    const [table] = await tablesOf(drawn([...heads, ...rowsAt(rows, XS, 700, 14)]));
    expect(table?.slice(-5)).toEqual(rows);
  });

  it('the label of a group is a row, not the end of the row above', async () => {
    const rows = [
      ['District', 'Plan', 'No.', 'Paid', 'No.'],
      ...BODY.slice(0, 2),
      ['South', '', '', '', ''],
      ...BODY.slice(2),
    ];
    expect(await tablesOf(drawn(rowsAt(rows, XS, 700, 14)))).toEqual([rows]);
  });

  it('a line that the one above had no room for goes on in its cell', async () => {
    const long = ['Municipality of Ban', '140', '24', '340', '44'];
    const rows = [['District', 'Plan', 'No.', 'Paid', 'No.'], ...BODY, long, ['Phaeo-Mueang', '', '', '', ''], ...BODY];
    const [table] = await tablesOf(drawn(rowsAt(rows, [60, 160, 230, 300, 370], 700, 14)));
    expect(table?.[5]?.[0]).toBe('Municipality of Ban\nPhaeo-Mueang');
    expect(table).toHaveLength(10);
  });

  it('names with an amount behind each are a table of two columns', async () => {
    const rows = [
      ['Age', 'Share'],
      ...Array.from({ length: 6 }, (_, index) => [`${index * 10} and more`, `0.2${index}`]),
    ];
    expect(await tablesOf(drawn(rowsAt(rows, [60, 240], 700, 14)))).toEqual([rows]);
  });

  it('newspaper columns are no table', async () => {
    const line = 'words of a long story which go on';
    const rows = Array.from({ length: 12 }, () => [line, line, line]);
    expect(await tablesOf(drawn(rowsAt(rows, [60, 225, 390], 700, 12)))).toEqual([]);
  });

  it('two pages that name the same rows are two tables, not the halves of a wide sheet', async () => {
    const first = [['District', 'Plan', 'No.', 'Paid', 'No.'], ...BODY];
    const second = [['District', 'Rest', 'No.', 'Debt', 'No.'], ...BODY];
    const pages = [first, second].map((rows) => drawn(rowsAt(rows, XS, 700, 14)));
    const tables = await tablesOf(...pages);
    expect(tables.flat().every((row) => row.length === 5)).toBe(true);
  });
});
