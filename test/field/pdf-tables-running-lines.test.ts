import { describe, expect, it } from 'vitest';
import { checkFile } from './check-file.js';
import { drawn, rowsAt, tablesOf } from './printed-page.js';

const XS = [60, 120, 300];
const rowsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => [
    `${first + index}`,
    `Road ${first + index}`,
    `670191234${first + index}`,
  ]);

describe('lines that run from page to page', () => {
  it('the field file of a print-out passes, footers and spilled columns and all', async () => {
    const { verdict, codes } = await checkFile('thai/15-page-footer.pdf', 'O13');
    expect(verdict, codes.join()).toBe('pass');
  });

  it.each([
    ['Page 1', 'Page 2'],
    ['- 7 -', '- 8 -'],
    ['1/2', '2/2'],
    ['Report of 2567, sheet 3', 'Report of 2567, sheet 4'],
    ['41', '42'],
  ])('%s, %s: the number of a page is no cell of its last row', async (one, other) => {
    const pages = [one, other].map((text, index) =>
      drawn([...rowsAt(rowsFrom(10 + index * 5, 5), XS, 700, 14), { x: 300, y: 626, text }]),
    );
    const [table] = await tablesOf(...pages);
    expect(table).toEqual([...rowsFrom(10, 5), ...rowsFrom(15, 5)]);
  });

  it('the second line of a wrapped number at the foot of a page stays', async () => {
    const rows = [...rowsFrom(10, 4), ['14', 'Road 14', '670191'], ['', '', '23414']];
    const next = [...rowsFrom(15, 4), ['19', 'Road 19', '670191'], ['', '', '23777']];
    const [table] = await tablesOf(...[rows, next].map((each) => drawn(rowsAt(each, XS, 700, 14))));
    expect(table?.[4]?.[2]).toBe('67019123414');
    expect(table?.[9]?.[2]).toBe('67019123777');
  });

  it('a column of page numbers stays', async () => {
    const rows = rowsFrom(10, 5).map(([number, name], index) => [number ?? '', name ?? '', `Page ${index + 3}`]);
    expect(await tablesOf(drawn(rowsAt(rows, XS, 700, 14)))).toEqual([rows]);
  });

  it('a heading that each page repeats stays', async () => {
    const head = ['No.', 'Name', 'Number'];
    const pages = [10, 15].map((first) => drawn(rowsAt([head, ...rowsFrom(first, 5)], XS, 700, 14)));
    const [table] = await tablesOf(...pages);
    expect(table).toEqual([head, ...rowsFrom(10, 5), head, ...rowsFrom(15, 5)]);
  });
});

describe('columns that spill over to later pages', () => {
  const left = ['No.', 'Name', 'Price'];
  const right = ['Paid', 'Number'];
  const body = Array.from({ length: 8 }, (_, index) => index + 1);

  it('come back to their rows, whatever page numbers stand below', async () => {
    const first = [left, ...body.map((n) => [`${n}`, `Road ${n}`, `${n}000`])];
    const second = [right, ...body.map((n) => [`${9 - n}500`, `6701912345${n}`])];
    const pages = [first, second].map((rows, index) =>
      drawn([...rowsAt(rows, [60, 120, 300], 700, 14), { x: 280, y: 40, text: `Page ${index + 1}` }]),
    );
    expect(await tablesOf(...pages)).toEqual([first.map((row, index) => [...row, ...(second[index] ?? [])])]);
  });

  it('a number and the words of the next cell that meet without a gap are two cells', async () => {
    const width = 4 * 5.56;
    const rows = body.flatMap((n) => {
      const y = 700 - n * 14;
      return [
        { x: 60, y, text: `${n}` },
        { x: 150 - width, y, text: `25${60 + n}` },
        { x: 150, y, text: 'Town of Wiang' },
        { x: 300, y, text: `${n}000` },
      ];
    });
    expect(await tablesOf(drawn(rows))).toEqual([body.map((n) => [`${n}`, `25${60 + n}`, 'Town of Wiang', `${n}000`])]);
  });
});
