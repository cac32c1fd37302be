import { describe, expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { bare, corpusFile, dataRows, truth } from './corpus.js';
import { gridsIn, hintsFor, textIn } from './hints.js';

const load = (name: string) => extractDocument(corpusFile(name), hintsFor(name));
/** What a text document shows: the number in scientific form is destroyed there, as on paper. */
const shown = truth.rows.map((row) =>
  row.map(({ text, format }) => (format === 'scientific' ? Number(text).toExponential(2).replace('e+', 'E+') : text)),
);
const without = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map(bare));

describe.each([
  'procurement.docx',
  'procurement.doc',
  'procurement.odt',
  'procurement.rtf',
  'procurement.html',
  'procurement-table.html',
  'procurement-utf8.csv',
  'procurement-windows-874.csv',
])('%s', (name) => {
  test('gives every cell of the truth table', async () => {
    const [grid] = gridsIn(await load(name));
    // windows-874 has no zero-width space: the office suite wrote a question mark for it.
    const written = (text: string) => (name.includes('874') ? text.replace('\u200b', '?') : text);
    expect(without(dataRows(grid!))).toEqual(without(shown.map((row) => row.map(written))));
  });

  test('has the headings, the total row and the notes', async () => {
    const result = await load(name);
    const [grid] = gridsIn(result);
    const headings = grid!.rows.find((row) => row[2]!.text === 'งบประมาณ')!;
    expect(headings.slice(2, 5).map((cell) => cell.text)).toEqual(truth.headings.slice(2, 5));
    const total = grid!.rows.find((row) => row[0]!.text === truth.total.label)!;
    for (const { column, text } of truth.total.sums) expect(total[column]!.text).toBe(text);
    for (const note of truth.notes) expect(textIn(result)).toContain(note);
  });

  test('states its fiscal year', async () => {
    expect((await load(name)).dates.some((fact) => fact.fiscalYear === 2567)).toBe(true);
  });
});

test.each(['docx', 'doc', 'odt', 'rtf'])(
  'headings that reach over two rows are repeated and marked in %s',
  async (type) => {
    const [grid] = gridsIn(await load(`procurement.${type}`));
    expect(grid!.rows.slice(0, 2).map((row) => row.map(({ text, merged }) => (merged ? `=${text}` : text)))).toEqual([
      truth.headings.map((text, column) =>
        column === 2 ? 'วงเงิน (บาท)' : column === 3 || column === 4 ? '=วงเงิน (บาท)' : text,
      ),
      truth.headings.map((text, column) => (column >= 2 && column <= 4 ? text : `=${text}`)),
    ]);
  },
);

test.each(['docx', 'doc', 'odt', 'rtf'])('%s tells its title and when it was made', async (type) => {
  const result = await load(`procurement.${type}`);
  expect(result.title).toBe(truth.titles[0]);
  expect(result.dates.filter((fact) => fact.from === 'metadata').map((fact) => fact.date)).toContain('2024-10-02');
});

test('one text saved by four programs counts as the same content', async () => {
  const hashes = await Promise.all(
    ['docx', 'doc', 'odt', 'rtf'].map(async (type) => (await load(`procurement.${type}`)).contentSha256),
  );
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(hashes).size).toBe(1);
});

test.each(['xlsx', 'xls', 'ods', 'docx', 'doc', 'odt', 'pdf'])(
  'a password on %s is told, not taken for damage',
  async (type) => {
    const result = await load(`locked.${type}`);
    expect(result.type).toBe(type);
    expect(result.problems.map((problem) => problem.code)).toEqual(['encrypted']);
    expect(result.texts).toEqual({ ok: false, why: { kind: 'broken', reason: 'encrypted' } });
  },
);
