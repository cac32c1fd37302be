import { describe, expect, test } from 'vitest';
import { openedWorkbook } from '../../src/extract/sheets/xls/xls-encryption.js';

/** What Excel makes of its own default password under this key. */
const KEY = 0xb359;
const VERIFIER = 0x9a0a;
const ARRAY = Buffer.from('876b9ae21ee305621e699660986e9404', 'hex');
const [BOF, FILE_PASS, USER_EXCLUSIVE, CODE_PAGE, BOUND_SHEET, LABEL] = [0x0809, 0x2f, 0x0194, 0x42, 0x85, 0x0204];

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

const passOf = (key: number, verifier: number, type: number | null): Buffer => {
  const data = Buffer.alloc(4);
  data.writeUInt16LE(key, 0);
  data.writeUInt16LE(verifier, 2);
  return type === null ? data : Buffer.concat([Buffer.from([type, 0]), data]);
};

const RECORDS: readonly (readonly [number, Buffer])[] = [
  [CODE_PAGE, Buffer.from([0x6a, 0x03])],
  [BOUND_SHEET, Buffer.from('\x10\x20\x30\x40\x00\x00\x06รายงาน', 'latin1')],
  [LABEL, Buffer.from('เลขที่โครงการ 67019123456', 'utf16le')],
];

/** A stream as Excel locks it: each byte turned right by three and changed by the array, from where its record ends. */
function locked(pass: Buffer): Buffer {
  let stream = Buffer.concat([record(BOF, Buffer.from([0, 5, 5, 0])), record(FILE_PASS, pass)]);
  for (const [type, data] of RECORDS) {
    const end = stream.length + 4 + data.length;
    const from = type === BOUND_SHEET ? 4 : 0;
    const changed = data.map((byte, place) =>
      place < from ? byte : (((byte >> 3) | (byte << 5)) & 0xff) ^ (ARRAY[(end + place) % 16] ?? 0),
    );
    stream = Buffer.concat([stream, record(type, Buffer.from(changed))]);
  }
  return stream;
}

const opened = (pass: Buffer): Buffer =>
  Buffer.concat([
    record(BOF, Buffer.from([0, 5, 5, 0])),
    record(USER_EXCLUSIVE, pass),
    ...RECORDS.map(([type, data]) => record(type, data)),
  ]);

describe('a workbook that XOR locks', () => {
  test.each([
    ['of Excel 95', null],
    ['of Excel 97', 0],
  ] as const)('%s is opened where its password is the default one', (_, type) => {
    const pass = passOf(KEY, VERIFIER, type);
    expect(openedWorkbook(locked(pass))).toEqual(opened(pass));
  });

  test('stays locked under another password', () => {
    expect(openedWorkbook(locked(passOf(KEY, VERIFIER + 1, null)))).toBeNull();
  });
});
