import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { openCompoundFile } from '../../src/extract/containers/compound-file.js';
import { extractDocument } from '../../src/extract/extract-document.js';
import { gridsIn, hintsFor, textIn, wordsOf } from '../extract/hints.js';
import { HEADINGS, SOUND, wordOf, zip } from './office-maker.js';

const read = (name: string, body: Uint8Array) => extractDocument(body, hintsFor(name));
const tableOf = async (name: string, body: Uint8Array) => wordsOf(gridsIn(await read(name, body))[0]?.rows ?? []);

describe('a reading aid is no part of its line', () => {
  const aided = (text: string, _: number, column: number) => {
    const plain = `<w:r><w:t>${text}</w:t></w:r>`;
    return column === 3
      ? `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr><w:rt><w:r><w:t>67</w:t></w:r></w:rt><w:rubyBase>${plain}</w:rubyBase></w:ruby></w:r>`
      : plain;
  };

  it('in Word', async () => {
    expect(await tableOf('o13.docx', wordOf(SOUND, aided))).toEqual([HEADINGS, ...SOUND]);
  });
});

describe('a date of an OpenDocument sheet', () => {
  const sheet = (shown: string, date: string) =>
    zip({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'META-INF/manifest.xml': '<manifest/>',
      'content.xml': `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="1"><table:table-row><table:table-cell office:value-type="date" office:date-value="${date}"><text:p>${shown}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
    });

  it.each([
    ['2567', '2024-04-06', '2567'],
    ['67', '2024-04-06', '67'],
    ['6 เม.ย. 67', '2024-04-06', '2024-04-06'],
    ['2024', '2024-04-06', '2024-04-06'],
    ['2567', '2023-04-06', '2023-04-06'],
  ])('that shows %s for %s says %s', async (shown, date, says) => {
    expect(textIn(await read('o13.ods', sheet(shown, date)))).toContain(says);
    expect(await tableOf('o13.ods', sheet(shown, date))).toEqual([[says]]);
  });
});

describe('a workbook of Excel 5 or 97 without its container', () => {
  const rows = [['No.', 'e-GP'], ...SOUND.map(([n = '', , , egp = '']) => [n, egp])];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Sheet1');

  it.each(['biff5', 'biff8'] as const)('is read: %s', async (bookType) => {
    const file = openCompoundFile(write(book, { type: 'buffer', bookType }) as Buffer);
    const stream = file.stream('Workbook') ?? file.stream('Book') ?? new Uint8Array();
    const extracted = await read('o13.xls', stream);
    expect([extracted.type, extracted.problems]).toEqual(['xls', []]);
    expect(wordsOf(gridsIn(extracted)[0]?.rows ?? [])).toEqual(rows);
  });

  it('is none where other bytes follow the first of its record', async () => {
    const { type } = await read('o13.xls', Buffer.from('\t\x08 words of a text that begins with a tab'));
    expect(type).not.toBe('xls');
  });
});
