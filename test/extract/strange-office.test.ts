import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { extractDocument } from '../../src/extract/extract-document.js';
import { biffRecords } from '../../src/extract/sheets/xls/biff-records.js';
import { corpusFile } from './corpus.js';
import { gridsIn, hintsFor } from './hints.js';

describe('what office programs open is not damaged', () => {
  test('an XLS whose outlines claim too many levels', async () => {
    const file = readFileSync('test/fixtures/field/documents/hidden-row.xls');
    const before = gridsIn(await extractDocument(file, hintsFor('a.xls')));
    // The stream of this small file lies in one piece.
    const start = file.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]));
    const guts = [...biffRecords(file, start)].find(({ type }) => type === 0x0080)!;
    file.writeUInt16LE(10_270, guts.at + 8);
    file.writeUInt16LE(61_458, guts.at + 10);
    const result = await extractDocument(file, hintsFor('a.xls'));
    expect(result.problems.filter(({ code }) => code === 'corrupt')).toEqual([]);
    expect(gridsIn(result)).toEqual(before);
  });

  test('an XLSX of a test version of Office 2007', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['ลำดับที่', 'ชื่อ']]), 'ก');
    const body: unknown = write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true });
    if (!(body instanceof Uint8Array)) throw new Error('a workbook is bytes');
    const parts = unzipSync(body);
    const strings = strFromU8(parts['xl/sharedStrings.xml']!).replace(/(<\/?)si>/g, '$1sstItem>');
    const old = zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8(strings) });
    const result = await extractDocument(old, hintsFor('a.xlsx'));
    expect(strings).toContain('<sstItem>');
    expect(gridsIn(result)[0]!.rows[0]!.map(({ text }) => text)).toEqual(['ลำดับที่', 'ชื่อ']);
  });

  test.each([0xa697, 0xa698, 0xa699])(
    'a DOC of Word 6 for East Asia (%s) is one that nobody reads here',
    async (sign) => {
      const file = Buffer.from(corpusFile('procurement.doc'));
      const start = file.indexOf(Buffer.from([0xec, 0xa5]));
      file.writeUInt16LE(sign, start);
      file.writeUInt16LE(0x65, start + 2);
      expect((await extractDocument(file, hintsFor('a.doc'))).problems).toMatchObject([
        { code: 'not-readable', data: { reason: 'word-version' } },
      ]);
    },
  );
});
