import { describe, expect, it } from 'vitest';
import { checkFile } from './check-file.js';
import { drawn, type Rule, rowsAt, tablesOf } from './printed-page.js';

const XS = [60, 100, 260, 360];
const BODY = [
  ['1', 'Road of village 1', '100,000.50', '67019123451'],
  ['2', 'Road of village 2', '2,000.00', '67019123452'],
  ['3', 'Road of village 3', '30,000.00', '67019123453'],
  ['4', 'Pipe of village 4', '1,000.00', '67019123454'],
];
const HEAD = ['No.', 'Project', 'Price', 'e-GP number'];

const box = (left: number, bottom: number, right: number, top: number): Rule[] => [
  [left, bottom, right, bottom],
  [left, top, right, top],
  [left, bottom, left, top],
  [right, bottom, right, top],
];

describe('rules that divide one way only', () => {
  it.each(['pdf-box-around-each-row-bad3', 'pdf-uprights-only-unnumbered-bad3'])('%s: its one defect', async (name) => {
    const { codes } = await checkFile(`documents/${name}.pdf`, 'EGP', 'documents/checklist.yaml');
    expect(codes).toEqual(['E egp/digits']);
  });

  it('a box around each row: the columns are those of the texts', async () => {
    const rows = [HEAD, ...BODY];
    const rules = rows.flatMap((_, index) => box(50, 694 - index * 22, 460, 712 - index * 22));
    expect(await tablesOf(drawn(rowsAt(rows, XS, 700, 22), rules))).toEqual([rows]);
  });

  it('a divided heading over an undivided body: the uprights of the heading go on', async () => {
    const uprights = [95, 250, 350].map((x): Rule => [x, 694, x, 712]);
    const rules = [...box(50, 600, 460, 712), [50, 694, 460, 694] as const, ...uprights];
    expect(await tablesOf(drawn(rowsAt([HEAD, ...BODY], XS, 700, 22), rules))).toEqual([[HEAD, ...BODY]]);
  });

  it('uprights without rules across, rows without numbers: a row for each line of values', async () => {
    const xs = [60, 260, 360];
    const rows = BODY.map(([, ...others]) => others);
    const rules = [50, 250, 350, 460].map((x): Rule => [x, 600, x, 712]);
    const frame: Rule[] = [
      [50, 712, 460, 712],
      [50, 600, 460, 600],
    ];
    expect(await tablesOf(drawn(rowsAt(rows, xs, 700, 22), [...rules, ...frame]))).toEqual([rows]);
  });
});

describe('rules that divide both ways', () => {
  const grid = (ys: readonly number[], xs: readonly number[]): Rule[] => [
    ...ys.map((y): Rule => [xs[0] ?? 0, y, xs.at(-1) ?? 0, y]),
    ...xs.map((x): Rule => [x, ys.at(-1) ?? 0, x, ys[0] ?? 0]),
  ];

  it('keep a wrapped cell whole, whatever stands beside it', async () => {
    const words = [
      ...rowsAt([HEAD], XS, 700, 20),
      ...rowsAt(
        [
          ['1', 'Road of village 1', '100.00', '67019123451'],
          ['', 'to the temple', '', ''],
          ['', 'of the hill', '', ''],
        ],
        XS,
        680,
        12,
      ),
      ...rowsAt([['2', 'Pipe', '200.00', '67019123452']], XS, 640, 12),
    ];
    const [table] = await tablesOf(drawn(words, grid([712, 692, 650, 632], [50, 95, 250, 350, 460])));
    expect(table?.map((row) => row[1])).toEqual(['Project', 'Road of village 1\nto the temple\nof the hill', 'Pipe']);
  });

  it('keep the marks of a list with their texts', async () => {
    const items = [
      ['a', '*', 'first thing to do'],
      ['', '*', 'second thing'],
      ['', '*', 'third thing'],
      ['', '*', 'last thing'],
    ];
    const words = rowsAt(items, [60, 110, 130], 700, 12);
    const [table] = await tablesOf(
      drawn([...words, { x: 60, y: 640, text: 'b' }], grid([712, 655, 630], [50, 100, 300])),
    );
    expect(table).toEqual([
      ['a', '* first thing to do\n* second thing\n* third thing\n* last thing'],
      ['b', ''],
    ]);
  });
});
