import { describe, expect, test } from 'vitest';
import { readRtf } from '../../src/extract/office/read-rtf.js';
import { bytes, gridsIn, hintsFor, textIn, tis620, wordsOf } from './hints.js';

const read = (body: string) =>
  readRtf(
    bytes(`{\\rtf1\\ansi\\ansicpg874\\deff0{\\fonttbl{\\f0\\fcharset222 TH Sarabun;}{\\f1\\fcharset0 Arial;}}${body}}`),
    hintsFor('o13.rtf'),
  );
const hex = (text: string) => [...tis620(text)].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('');

describe('an RTF document', () => {
  test('holds Thai as bytes of code page 874 or as Unicode', async () => {
    const unicode = [...'สำราญ'].map((sign) => `\\u${sign.charCodeAt(0)}?`).join('');
    expect(textIn(await read(`\\pard\\f0 ${hex('เทศบาล')}\\par \\uc1${unicode}\\par`))).toBe('เทศบาล\nสำราญ');
  });

  test('holds the dashes and quotation marks of Windows as bytes of its Latin font', async () => {
    const body = bytes(
      "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}}\\f0 2566\\'962570 \\'93A\\'94\\'85\\par}",
    );
    expect(textIn(await readRtf(body, hintsFor('o13.rtf')))).toBe('2566–2570 “A”…');
  });

  test('gives its tables with merged cells', async () => {
    const row = (flags: [string, string, string], cells: string[]) =>
      `\\trowd${flags[0]}\\cellx1000${flags[1]}\\cellx2000${flags[2]}\\cellx3000\\pard\\intbl ${cells.map((cell) => `${hex(cell)}\\cell `).join('')}\\row`;
    const [grid] = gridsIn(
      await read(
        `${row(['\\clvmgf', '\\clmgf', '\\clmrg'], ['ที่', 'จำนวน', ''])}${row(['\\clvmrg', '', ''], ['', 'ก', 'ข'])}\\pard ${hex('จบ')}\\par`,
      ),
    );
    expect(wordsOf(grid!.rows)).toEqual([
      ['ที่', 'จำนวน', 'จำนวน'],
      ['ที่', 'ก', 'ข'],
    ]);
  });

  test('finds the columns of rows whose cells are of different widths', async () => {
    const [grid] = gridsIn(
      await read(
        '\\trowd\\cellx3000\\pard\\intbl A\\cell\\row\\trowd\\cellx1010\\cellx2000\\cellx3005\\pard\\intbl 1\\cell 2\\cell 3\\cell\\row\\pard x\\par',
      ),
    );
    expect(wordsOf(grid!.rows)).toEqual([
      ['A', 'A', 'A'],
      ['1', '2', '3'],
    ]);
  });

  test('leaves out pictures, headers, notes and commands it does not know', async () => {
    expect(
      textIn(
        await read(
          '{\\header head}{\\pict\\pngblip 89504e47}{\\*\\unknown no}{\\footnote note}\\pard A\\nosuchword B\\par',
        ),
      ),
    ).toBe('AB');
  });

  test('passes over binary data', async () => {
    expect(textIn(await read('\\pard A{\\object\\bin5 }}{\\x}B\\par'))).toBe('AB');
  });

  test('tells its title and its dates', async () => {
    const result = await read(`{\\info{\\title ${hex('แผน')}}{\\creatim\\yr2024\\mo10\\dy2\\hr9\\min5}}\\pard x\\par`);
    expect([result.title, result.dates.map((fact) => fact.date)]).toEqual(['แผน', ['2024-10-02']]);
  });
});
