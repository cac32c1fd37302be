import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/extract/sheets/read-csv.js';
import { bytes, gridsIn, hintsFor, textIn, tis620, wordsOf } from './hints.js';

const read = (text: string | Uint8Array) => readCsv(typeof text === 'string' ? bytes(text) : text, hintsFor('o13.csv'));
const rowsOf = async (text: string | Uint8Array) => wordsOf(gridsIn(await read(text))[0]!.rows);

describe('separated text', () => {
  test.each([',', ';', '\t', '|'])('with %j between its cells', async (sign) => {
    expect(await rowsOf(`ที่${sign}ชื่อ\n1${sign}ก\n2${sign}ข\n`)).toEqual([
      ['ที่', 'ชื่อ'],
      ['1', 'ก'],
      ['2', 'ข'],
    ]);
  });

  test('that names its separator in Excel’s way', async () => {
    const [grid] = gridsIn(await read('sep=;\r\n1;2,5\r\n'));
    expect([wordsOf(grid!.rows), grid!.rowNumbers]).toEqual([[['1', '2,5']], [2]]);
  });

  test('keeps every value as it is written', async () => {
    expect(await rowsOf('เลข,วันที่,รหัส\n6.60171E+10,06/04/2024,01234567890\n')).toEqual([
      ['เลข', 'วันที่', 'รหัส'],
      ['6.60171E+10', '06/04/2024', '01234567890'],
    ]);
  });

  test('with quotes, doubled quotes, line ends and separators inside a cell', async () => {
    expect(await rowsOf('a,b\r\n"ก ""ข""","ค\nง, จ"\r\nจอ 24" ดี,x\r\n')).toEqual([
      ['a', 'b'],
      ['ก "ข"', 'ค\nง, จ'],
      ['จอ 24" ดี', 'x'],
    ]);
  });

  test('in windows-874', async () => {
    expect(await rowsOf(tis620('ที่,ชื่อ\n1,สำราญ\n2,ยโสธร\n'))).toEqual([
      ['ที่', 'ชื่อ'],
      ['1', 'สำราญ'],
      ['2', 'ยโสธร'],
    ]);
  });

  test('numbers its rows with the blank ones', async () => {
    expect(gridsIn(await read('a,b\n\n,\nc,d\n'))[0]!.rowNumbers).toEqual([1, 4]);
  });

  test('whose quote is never closed is read as it stands, and said to be mended', async () => {
    const result = await read('a,b\n1,"ก\n2,ข\n');
    expect(result.problems).toMatchObject([{ code: 'repaired', data: { reason: 'quotes' } }]);
    expect(textIn(result)).toContain('2\tข');
  });

  test('has no sheet in its place', async () => {
    const result = await read('a,b\n1,2\n');
    expect(gridsIn(result)[0]!.at).toMatchObject({ sheet: null, table: 1 });
  });
});
