import { describe, expect, it } from 'vitest';
import { drawn, type Rule, rowsAt, tablesOf } from './printed-page.js';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const left = (from: number, to: number) => [
  ['No.', 'Project', 'e-GP'],
  ...range(from, to).map((n) => [`${n}`, `Road ${n}`, `670191234${10 + n}`]),
];
const right = (from: number, to: number) => [
  ['No.', 'Project', 'Budget', 'Contract'],
  ...range(from, to).map((n) => [`${n}`, `Road ${n}`, `${n}00,000.00`, `${n}/2568`]),
];
const whole = (from: number, to: number) =>
  left(from, to).map((row, index) => [...row, ...(right(from, to)[index] ?? []).slice(2)]);

const LEFT = [60, 120, 300];
const RIGHT = [60, 120, 260, 400];
const open = (rows: readonly (readonly string[])[], xs: readonly number[], foot = '') =>
  drawn([...rowsAt(rows, xs, 700, 20), ...(foot === '' ? [] : [{ x: xs.at(-1) ?? 0, y: 560, text: foot }])]);
const ruled = (rows: readonly (readonly string[])[], xs: readonly number[]) => {
  const [top, bottom] = [715, 715 - 20 * rows.length];
  const sides = [...xs.map((x) => x - 5), 540];
  const rules: Rule[] = [
    ...sides.map((x): Rule => [x, top, x, bottom]),
    ...range(0, rows.length).map((at): Rule => [55, top - 20 * at, 540, top - 20 * at]),
  ];
  return drawn(rowsAt(rows, xs, 700, 20), rules);
};

describe('a sheet wider than the paper, its first columns printed on each page', () => {
  it('is one table with ruling lines', async () => {
    expect(await tablesOf(ruled(left(1, 6), LEFT), ruled(right(1, 6), RIGHT))).toEqual([whole(1, 6)]);
  });

  it('is one table without ruling lines', async () => {
    expect(await tablesOf(open(left(1, 8), LEFT), open(right(1, 8), RIGHT))).toEqual([whole(1, 8)]);
  });

  it('is one table over two pages down and two across', async () => {
    const pages = [
      ruled(left(1, 6), LEFT),
      ruled(left(7, 12), LEFT),
      ruled(right(1, 6), RIGHT),
      ruled(right(7, 12), RIGHT),
    ];
    const [table, ...others] = await tablesOf(...pages);
    expect(others).toEqual([]);
    expect(table?.filter(([no]) => no !== 'No.')).toEqual(whole(1, 12).slice(1));
  });

  it('is not what has other figures of the same years', async () => {
    const years = (rows: readonly (readonly string[])[]) =>
      rows.map(([no = '', ...rest]) => [no === 'No.' ? 'Year' : `${2560 + Number(no)}`, ...rest]);
    const tables = [years(left(1, 6)), years(right(1, 6))];
    expect(await tablesOf(ruled(tables[0] ?? [], LEFT), ruled(tables[1] ?? [], RIGHT))).toEqual(tables);
  });

  it('is not what lists the same rows under the same headings again', async () => {
    const again = right(1, 6).map((row, index) => (index === 0 ? row : [...row.slice(0, 2), '5.00', '9/2569']));
    expect(await tablesOf(ruled(right(1, 6), RIGHT), ruled(again, RIGHT))).toEqual([right(1, 6), again]);
  });
});

describe('the number of the page below the last row', () => {
  it.each(['Page %', '- % -', '%/2', 'Page % of 2'])('%s is no cell', async (foot) => {
    const pages = [1, 2].map((n) =>
      open(left(n * 6 - 5, n * 6).slice(n === 1 ? 0 : 1), LEFT, foot.replace('%', `${n}`)),
    );
    const tables = await tablesOf(...pages);
    expect(tables.flat()).toEqual(left(1, 12));
  });
});
