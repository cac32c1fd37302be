import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { lettersOfGrid, linesOfGrid } from '../../src/extract/grid/grid.js';
import { MAX_TEXT, readText, readXmlFile } from '../../src/extract/read-text.js';
import { withTextBudget } from '../../src/extract/text-budget.js';
import { hintsFor } from './hints.js';

const LINE = 'งบประมาณรายจ่ายประจำปี 2568\n';
const texts = (letters: number): Buffer => Buffer.from(LINE.repeat(Math.ceil(letters / LINE.length)).slice(0, letters));
const csv = (rows: number): Buffer => Buffer.from(`ลำดับที่,รายการ\n${'1,เก้าอี้\n'.repeat(rows)}`);

describe('one long text', () => {
  const long = (letters: number, end = 'ก'): string => 'ก'.repeat(letters - 1) + end;

  it.each([
    ['plain text', readText, ''],
    ['JSON', readText, '"'],
    ['XML', readXmlFile, '<?xml version="1.0"?><a>'],
  ])('is read to the limit and no further: %s', async (_, read, before) => {
    const cut = await read(Buffer.from(before + long(MAX_TEXT + 5)), hintsFor('a'));
    const whole = await read(Buffer.from(before + long(MAX_TEXT / 2)), hintsFor('a'));
    expect(cut.problems).toMatchObject([{ code: 'too-large', data: { reason: 'text', limit: MAX_TEXT } }]);
    expect(cut.texts.ok && cut.texts.value[0]?.text.length).toBe(MAX_TEXT);
    expect(whole.problems).toEqual([]);
  });

  it('changes when what stands behind the limit does', async () => {
    const read = async (end: string) =>
      (await readText(Buffer.from(long(MAX_TEXT + 5, end)), hintsFor('a.txt'))).content;
    expect(await read('ก')).not.toBe(await read('ข'));
  });
});

describe('the documents of a round', () => {
  it.each([
    ['texts', 'a.txt', texts(600)],
    ['tables', 'a.csv', csv(65)],
  ])('are left to a person once they hold more than fits: %s', async (_, name, body) => {
    const extract = withTextBudget(extractDocument, { limit: 1_500 });
    const read = () => extract(body, hintsFor(name));
    const [first, second, third] = [await read(), await read(), await read()];
    expect([first, second].flatMap(({ problems }) => problems)).toEqual([]);
    expect(third.problems).toMatchObject([{ code: 'not-readable', data: { reason: 'round-text', limit: 1_500 } }]);
    expect([third.texts.ok, third.grids.ok, third.contentSha256]).toEqual([false, false, first.contentSha256]);
    // What is small is read all the same.
    expect((await extract(texts(100), hintsFor('b.txt'))).problems).toEqual([]);
  });
});

it.each([
  ['no row', []],
  [
    'rows with blank and merged cells',
    [
      [{ text: 'ก' }, { text: '' }, { text: 'ขค' }],
      [],
      [{ text: 'รวม' }, { text: 'รวม', merged: true as const }],
      [{ text: '' }],
    ],
  ],
  ['more rows than are read at once', Array.from({ length: 2_300 }, (_, at) => [{ text: `${at}` }, { text: 'ก' }])],
  ['a large table', Array.from({ length: 5_200 }, (_, at) => [{ text: `${at}` }])],
])('the letters of a table are those of its text: %s', (_, rows) => {
  expect(lettersOfGrid({ rows })).toBe([...linesOfGrid({ rows })].join('').length);
});
