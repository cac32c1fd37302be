import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../src/extract/sheets/read-xlsx.js';
import { parseEgp } from '../../src/text/patterns/egp-number.js';
import { relations, zip } from './office-maker.js';

type Field = readonly [bytes: number, value: number] | string | Buffer;

/** A record of BIFF12: its type and length in groups of seven bits, then numbers and strings. */
function record(type: number, ...fields: readonly Field[]): Buffer {
  const data = Buffer.concat(
    fields.map((field) => {
      if (Buffer.isBuffer(field)) return field;
      if (typeof field === 'string') return Buffer.concat([number(4, field.length), Buffer.from(field, 'utf16le')]);
      return number(...field);
    }),
  );
  return Buffer.concat([groups(type, type > 127 ? 2 : 1), groups(data.length), data]);
}

function number(bytes: number, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  for (let byte = 0; byte < bytes; byte++) buffer[byte] = Math.floor(value / 256 ** byte) % 256;
  return buffer;
}

function groups(value: number, least = 1): Buffer {
  const bytes: number[] = [];
  for (let left = value; left > 0 || bytes.length < least; left >>= 7) bytes.push((left & 0x7f) | 0x80);
  bytes[bytes.length - 1]! &= 0x7f;
  return Buffer.from(bytes);
}

const row = (index: number, flags = 0) => record(0, [4, index], [4, 0], [2, 300], [1, 0], [1, flags], [1, 0], [4, 0]);
const at = (column: number, style = 0): Field[] => [
  [4, column],
  [3, style],
  [1, 0],
];
/** A string of which the letters from `from` on have font 1. */
const rich = (text: string, from: number): Field[] => [[1, 1], text, [4, 1], [2, from], [2, 1]];

const book = (sheet: Buffer, strings: readonly Buffer[] = []) =>
  zip({
    '_rels/.rels': relations(['r1', 'officeDocument', 'xl/workbook.bin']),
    'xl/_rels/workbook.bin.rels': relations(
      ['r1', 'worksheet', 'worksheets/a.bin'],
      ['r2', 'sharedStrings', 'strings.bin'],
      ['r3', 'styles', 'styles.bin'],
    ),
    'xl/workbook.bin': Buffer.concat([
      record(156, [4, 0], [4, 1], 'r1', 'แผน'),
      record(156, [4, 1], [4, 2], 'r9', 'ซ่อน'),
    ]),
    'xl/strings.bin': Buffer.concat(strings),
    'xl/styles.bin': Buffer.concat([
      record(44, [2, 164], '00000'),
      record(611),
      record(43, [2, 280], [2, 0], [2, 400], [2, 0]),
      record(43, [2, 280], [2, 0], [2, 400], [2, 1]),
      record(612),
      // A style of styles, which no cell counts.
      record(47, [2, 0], [2, 14], [2, 0]),
      record(617),
      record(47, [2, 0], [2, 0], [2, 0]),
      record(47, [2, 0], [2, 164], [2, 0]),
      record(47, [2, 0], [2, 14], [2, 0]),
      record(618),
    ]),
    'xl/worksheets/a.bin': sheet,
  });

async function rowsOf(body: Uint8Array) {
  const { grids, problems } = await readXlsx(body, {
    url: 'http://example.test/',
    contentType: null,
    fileName: null,
    cut: null,
    sheet: null,
    wants: { grids: true, qrCodes: false, ocr: false },
  });
  const [grid] = grids.ok ? grids.value : [];
  return { rows: grid?.rows.map((cells) => cells.map(({ text }) => text)) ?? [], problems };
}

describe('a binary workbook', () => {
  it('gives values of every kind of cell', async () => {
    const real = Buffer.alloc(8);
    real.writeDoubleLE(67019123451);
    const sheet = Buffer.concat([
      row(0),
      record(7, ...at(0), [4, 1]),
      record(6, ...at(1), 'ถนน'),
      record(5, ...at(2), real),
      row(1),
      // 1234 as an integer, 12.34 as a hundredfold one, 45388 as a date, 7 with leading zeros.
      record(2, ...at(0), [4, (1234 << 2) | 2]),
      record(2, ...at(1), [4, (1234 << 2) | 3]),
      record(2, ...at(2, 2), [4, (45388 << 2) | 2]),
      record(2, ...at(3, 1), [4, (7 << 2) | 2]),
      row(2),
      record(4, ...at(0), [1, 1]),
      record(3, ...at(1), [1, 0x2a]),
      record(8, ...at(2), 'ผลของสูตร', [2, 0], [4, 0], [4, 0]),
      record(9, ...at(3), real, [2, 0], [4, 0], [4, 0]),
      row(3),
      record(6, ...at(1), 'ต่อ'),
      // Behind the cell before it, without a column of its own.
      record(17, [3, 0], [1, 0], 'กัน'),
    ]);
    const { rows } = await rowsOf(book(sheet, [record(19, [1, 0], 'ก'), record(19, [1, 0], 'ลำดับ')]));
    expect(rows).toEqual([
      ['ลำดับ', 'ถนน', '67019123451', ''],
      ['1234', '12.34', '2024-04-06', '00007'],
      ['TRUE', '#N/A', 'ผลของสูตร', '67019123451'],
      ['', 'ต่อ', 'กัน', ''],
    ]);
  });

  it('adds no digit of a note to a number', async () => {
    const sheet = Buffer.concat([
      row(0),
      record(7, ...at(0), [4, 0]),
      record(62, ...at(1), ...rich('670291234522)', 11)),
      record(62, ...at(2), ...rich('ปี 2567', 3)),
    ]);
    const { rows } = await rowsOf(book(sheet, [record(19, ...rich('670191234511', 11))]));
    expect(rows[0]?.slice(0, 2).map((cell) => parseEgp(cell))).toMatchObject([
      { kind: 'ok', digits: '67019123451' },
      { kind: 'ok', digits: '67029123452' },
    ]);
    expect(rows[0]?.[2]).toBe('ปี 2567');
  });

  it('keeps what stands before a record of rubbish, and names hidden rows', async () => {
    const sheet = Buffer.concat([
      row(0),
      record(6, ...at(0), 'ชื่อ'),
      row(1, 0x10),
      record(6, ...at(0), 'ซ่อน'),
      row(2),
      record(6, ...at(0), 'ถนน'),
      Buffer.from([0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0]),
    ]);
    const { rows, problems } = await rowsOf(book(sheet));
    expect(rows).toEqual([['ชื่อ'], ['ถนน']]);
    expect(problems.map(({ code, data }) => [code, data.reason, data.names])).toEqual([
      ['hidden', 'rows', '2'],
      ['hidden', 'sheets', 'ซ่อน'],
    ]);
  });
});
