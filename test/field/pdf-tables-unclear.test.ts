import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { page, pdf } from '../extract/pdf-maker.js';
import { checkFile } from './check-file.js';
import { drawn, rowsAt, type Words } from './printed-page.js';

const folder = mkdtempSync(join(tmpdir(), 'oit-unclear-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ROWS = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`${n}`, `Road ${n}`, `6701912345${n}`, `${n}00,000.00`]);

/** A table without ruling lines, some of its cells printed otherwise: by row, from 0, and column. */
async function checked(name: string, changes: readonly Words[], left: readonly (readonly [number, number])[]) {
  const rows = ROWS.map((row, at) =>
    row.map((text, column) => (left.some(([r, c]) => r === at && c === column) ? '' : text)),
  );
  const words = [...rowsAt([['No.', 'Project', 'e-GP', 'Budget'], ...rows], [60, 120, 300, 420], 720, 20), ...changes];
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, pdf([page(drawn(words), {})]));
  return checkFile(file, 'EGP', 'documents/checklist.yaml');
}

/** The height of a row, from 0. */
const at = (row: number) => 700 - row * 20;

describe('a reading of a table without ruling lines that is not certain', () => {
  it.each<readonly [string, readonly Words[], readonly (readonly [number, number])[]]>([
    [
      'a text that reaches over the number',
      [{ x: 120, y: at(2), text: 'Road 3 along the canal and the school up to the market 67019123453' }],
      [
        [2, 1],
        [2, 2],
      ],
    ],
    [
      'a text that reaches over a number that is wrong',
      [{ x: 120, y: at(4), text: 'Road 5 along the canal and the school up to the market 670191234' }],
      [
        [4, 1],
        [4, 2],
      ],
    ],
    [
      'a number that stands with the amount, its own place blank',
      [{ x: 420, y: at(2), text: '67019123453 300,000.00' }],
      [
        [2, 2],
        [2, 3],
      ],
    ],
    [
      'a number behind a short name, its own place blank',
      [{ x: 120, y: at(2), text: 'Road 3 67019123453' }],
      [
        [2, 1],
        [2, 2],
      ],
    ],
    ['a wrong number half way between two rows', [{ x: 300, y: at(4) + 10, text: '670191234' }], [[4, 2]]],
  ])('is for a person to look at: %s', async (name, changes, left) => {
    const { verdict, codes, findings } = await checked(name.replaceAll(' ', '-'), changes, left);
    expect(codes.filter((code) => code.startsWith('E'))).toEqual([]);
    expect(verdict).toBe('review');
    const pictures = findings.flatMap(({ picture }) => picture ?? []);
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) expect(picture).toMatch(/^data:image\/png;base64,iVBOR/);
  });

  it.each<readonly [string, readonly Words[], readonly (readonly [number, number])[], string]>([
    ['a number of ten digits', [{ x: 300, y: at(2), text: '6701912345' }], [[2, 2]], 'E egp/digits'],
    ['no number', [], [[2, 2]], 'E egp/missing'],
    [
      'no number beside a name that ends in a year',
      [{ x: 120, y: at(2), text: 'Road 3 of 2568' }],
      [
        [2, 1],
        [2, 2],
      ],
      'E egp/missing',
    ],
    [
      'a number of ten digits over two lines',
      [
        { x: 300, y: at(2), text: '670191' },
        { x: 300, y: at(2) - 8, text: '2345' },
      ],
      [[2, 2]],
      'E egp/digits',
    ],
    [
      'a number of ten digits beside a long name',
      [
        { x: 120, y: at(2), text: 'Road 3 along the canal up to school' },
        { x: 300, y: at(2), text: '6701912345' },
      ],
      [
        [2, 1],
        [2, 2],
      ],
      'E egp/digits',
    ],
  ])('is none where the texts stand in their columns: %s', async (name, changes, left, code) => {
    expect((await checked(name.replaceAll(' ', '-'), changes, left)).codes).toEqual([code]);
  });
});
