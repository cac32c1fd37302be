import { type CellObject, CFB, utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { openCompoundFile } from '../../src/extract/containers/compound-file.js';
import { extractDocument } from '../../src/extract/extract-document.js';
import { gridsIn, hintsFor, textIn, tis620, wordsOf } from './hints.js';

const read = (body: Uint8Array, name = 'o13.xls') => extractDocument(body, hintsFor(name));

function compound(name: string, bytes: Uint8Array): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, `/${name}`, [...bytes]);
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
}

/** The stream of a workbook, changed record by record. */
function workbook(
  rows: readonly (readonly (string | number | CellObject)[])[],
  bookType: 'biff5' | 'biff8',
  change: (type: number, data: Buffer) => void = () => {},
): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Sheet1');
  const written = openCompoundFile(write(book, { type: 'buffer', bookType }) as Buffer);
  const name = bookType === 'biff5' ? 'Book' : 'Workbook';
  const stream = Buffer.from(written.stream(name)!);
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2))
    change(stream.readUInt16LE(at), stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2)));
  return compound(name, stream);
}

/** A workbook of Excel 95 with these texts, byte for byte. */
function excel95(rows: readonly (readonly Uint8Array[])[], codePage: number): Uint8Array {
  const texts = rows.flat();
  return workbook(
    rows.map((row) => row.map((text) => '_'.repeat(text.length))),
    'biff5',
    (type, data) => {
      if (type === 0x42) data.writeUInt16LE(codePage);
      // Label: row, column, format, length, text.
      if (type === 0x204) data.set(texts.shift()!, 8);
    },
  );
}

describe('a workbook of Excel 95', () => {
  const rows = [
    ['ที่', 'ชื่อโครงการ'],
    ['1', 'จ้างก่อสร้างถนน'],
  ];

  test('is Thai where it states the Thai code page', async () => {
    expect(
      wordsOf(
        gridsIn(
          await read(
            excel95(
              rows.map((row) => row.map(tis620)),
              874,
            ),
          ),
        )[0]!.rows,
      ),
    ).toEqual(rows);
  });

  test('is what it is under another code page', async () => {
    expect(
      wordsOf(
        gridsIn(
          await read(excel95([[Buffer.from('café \x96', 'latin1'), Buffer.from('\x93Größe\x94', 'latin1')]], 1252)),
        )[0]!.rows,
      ),
    ).toEqual([['café –', '“Größe”']]);
  });
});

test('a wrong count of strings loses none', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => [`ข้อความที่ ${index}`]);
  const body = workbook(rows, 'biff8', (type, data) => type === 0xfc && data.writeUInt32LE(3, 4));
  expect(wordsOf(gridsIn(await read(body))[0]!.rows)).toEqual(rows);
});

test('errors of a workbook are shown as Excel shows them', async () => {
  const codes = [0x00, 0x07, 0x0f, 0x17, 0x1d, 0x24, 0x2a];
  const body = workbook([codes.map((v) => ({ t: 'e', v }) as CellObject)], 'biff8');
  expect(textIn(await read(body)).split('\t')).toEqual([
    '#NULL!',
    '#DIV/0!',
    '#VALUE!',
    '#REF!',
    '#NAME?',
    '#NUM!',
    '#N/A',
  ]);
});

test.each([
  ['Excel 2', 'o13.xls', Buffer.from([0x09, 0x00, 0x04, 0x00, 0x02, 0x00, 0x10, 0x00, 0x0a, 0, 0, 0])],
  ['Excel 3', 'o13.xls', Buffer.from([0x09, 0x02, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00, 0, 0, 0x0a, 0, 0, 0])],
  ['Excel 4', 'o13.xls', Buffer.from([0x09, 0x04, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00, 0, 0, 0x0a, 0, 0, 0])],
  ['Word 2', 'o13.doc', Buffer.concat([Buffer.from([0xdb, 0xa5, 0x2d, 0x00]), Buffer.alloc(600)])],
  [
    'Word 6',
    'o13.doc',
    compound('WordDocument', Buffer.concat([Buffer.from([0xdc, 0xa5, 0x65, 0x00]), Buffer.alloc(600)])),
  ],
  [
    'Word 95',
    'o13.doc',
    compound('WordDocument', Buffer.concat([Buffer.from([0xdc, 0xa5, 0x68, 0x00]), Buffer.alloc(600)])),
  ],
])('a file of %s is sound and not readable', async (_, name, body) => {
  expect((await read(body, name)).problems.map(({ code }) => code)).toEqual(['not-readable']);
});

test('a document that begins as none of Word is damaged', async () => {
  const body = compound('WordDocument', Buffer.alloc(600, 1));
  expect((await read(body, 'o13.doc')).problems.map(({ code }) => code)).toEqual(['corrupt']);
});
