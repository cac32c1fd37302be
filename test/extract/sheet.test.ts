import { describe, expect, test } from 'vitest';
import { readOds } from '../../src/extract/office/read-odf.js';
import { readWorkbook } from '../../src/extract/sheets/read-xls.js';
import { readXlsx } from '../../src/extract/sheets/read-xlsx.js';
import { corpusFile, dataRows, truth } from './corpus.js';
import { gridsIn, hintsFor, textIn } from './hints.js';

const READERS = { xlsx: readXlsx, xls: readWorkbook, ods: readOds };

describe.each(Object.entries(READERS))('a workbook as %s', (type, read) => {
  const name = `procurement.${type}`;
  const load = (sheet: string | null = null) => read(corpusFile(name), hintsFor(name, { sheet }));

  test('gives every cell of the truth table, numbers with all their stored digits', async () => {
    const [grid] = gridsIn(await load());
    const expected = truth.rows.map((row) =>
      row.map(({ text, number }) => (number === undefined ? text : String(number))),
    );
    expect(dataRows(grid!)).toEqual(expected);
  });

  test('keeps numbers apart from text that looks like one', async () => {
    const [grid] = gridsIn(await load());
    const cell = (label: string) => grid!.rows.find((row) => row[0]!.text === label)!.at(-1)!;
    expect(cell('4')).toEqual({ text: truth.rows[3]!.at(-1)!.text, number: truth.rows[3]!.at(-1)!.number });
    expect(cell('31').number).toBe(truth.rows[30]!.at(-1)!.number);
    expect(cell('19')).toEqual({ text: truth.rows[18]!.at(-1)!.text });
    expect(cell('37').text).toBe('');
  });

  test('numbers rows as the sheet does, blank ones left out', async () => {
    const [grid] = gridsIn(await load());
    expect(grid!.at).toMatchObject({ sheet: 'รายงาน', table: 1, page: null });
    expect(grid!.rowNumbers.slice(0, 4)).toEqual([1, 2, 4, 5]);
    expect(grid!.rows.findIndex((row) => row[0]!.text === '40')).toBe(43);
    expect(grid!.rowNumbers[43]).toBe(45);
  });

  test('repeats merged titles and headings and says so', async () => {
    const [grid] = gridsIn(await load());
    expect(grid!.rows[0]!.map((cell) => cell.text)).toEqual(Array(9).fill(truth.titles[0]));
    expect(grid!.rows[2]!.slice(2, 5).map(({ text, merged }) => [text, merged])).toEqual([
      ['วงเงิน (บาท)', undefined],
      ['วงเงิน (บาท)', true],
      ['วงเงิน (บาท)', true],
    ]);
    expect(grid!.rows[3]!.map((cell) => cell.text)).toEqual(truth.headings);
  });

  test('has the value of a formula in the total row', async () => {
    const [grid] = gridsIn(await load());
    const total = grid!.rows.find((row) => row[0]!.text === truth.total.label)!;
    for (const { column, number } of truth.total.sums) expect(total[column]!.number).toBeCloseTo(number, 2);
  });

  test('shows the sheets that a visitor sees, or the one that is named', async () => {
    expect(gridsIn(await load()).map((grid) => grid.at.sheet)).toEqual(['รายงาน', 'คำอธิบาย']);
    expect(gridsIn(await load('รายการเลือก')).map((grid) => grid.at.sheet)).toEqual(['รายการเลือก']);
    expect(gridsIn(await load('ไม่มีแผ่นนี้'))).toEqual([]);
  });

  test('tells when it was made and holds all cells as text', async () => {
    const result = await load();
    expect(result.dates.map((fact) => fact.date)).toContain('2024-10-02');
    expect(textIn(result)).toContain(truth.notes[1]);
  });
});
