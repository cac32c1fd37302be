import { createCipheriv, createHash } from 'node:crypto';
import { CFB, utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { openCompoundFile } from '../../src/extract/containers/compound-file.js';
import { extractDocument } from '../../src/extract/extract-document.js';
import { corpusFile } from './corpus.js';
import { gridsIn, hintsFor } from './hints.js';

const sha1 = (...parts: Uint8Array[]) => createHash('sha1').update(Buffer.concat(parts)).digest();
const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();
const number = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer);
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const SALT = Buffer.from('0123456789abcdef');
const VERIFIER = Buffer.from('fedcba9876543210');

function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, [...bytes]);
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
}

/** Standard encryption of [MS-OFFCRYPTO] 2.3.4.5 with a key of 128 bits. */
function lockedPackage(body: Uint8Array, password: string): Uint8Array {
  let hash = sha1(SALT, utf16(password));
  for (let round = 0; round < 50_000; round++) hash = sha1(number(round), hash);
  const final = sha1(hash, number(0));
  const key = sha1(Buffer.from(Buffer.alloc(64, 0x36).map((byte, index) => byte ^ (final[index] ?? 0)))).subarray(
    0,
    16,
  );
  const lock = (bytes: Uint8Array) => {
    const padded = Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)]);
    return createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(padded);
  };
  const header = Buffer.concat([number(0x24, 0, 0x660e, 0x8004, 128, 0x18, 0, 0), utf16('AES\0')]);
  const verifier = Buffer.concat([number(16), SALT, lock(VERIFIER), number(20), lock(sha1(VERIFIER))]);
  const info = Buffer.concat([number(0x0002_0003, 0x24, header.length), header, verifier]);
  return compound({ EncryptionInfo: info, EncryptedPackage: Buffer.concat([number(body.length, 0), lock(body)]) });
}

function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const s = [...Array(256).keys()];
  let j = 0;
  for (let i = 0; i < 256; i++) {
    j = (j + s[i]! + key[i % key.length]!) % 256;
    [s[i], s[j]] = [s[j]!, s[i]!];
  }
  j = 0;
  return Buffer.from(
    bytes.map((byte, index) => {
      const i = (index + 1) % 256;
      j = (j + s[i]!) % 256;
      [s[i], s[j]] = [s[j]!, s[i]!];
      return byte ^ s[(s[i]! + s[j]!) % 256]!;
    }),
  );
}

/** RC4 of [MS-OFFCRYPTO] 2.3.6 over all records but those that [MS-XLS] 2.2.10 leaves plain. */
function lockedWorkbook(rows: readonly (readonly (string | number)[])[], password: string): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'แผ่น1');
  const file = write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
  const plain = Buffer.from(openCompoundFile(file).stream('Workbook')!);
  const base = md5(...Array<Buffer>(16).fill(Buffer.concat([md5(utf16(password)).subarray(0, 5), SALT]))).subarray(
    0,
    5,
  );
  const keyOf = (block: number) => md5(base, number(block));
  const start = 4 + plain.readUInt16LE(2);
  const check = rc4(keyOf(0), Buffer.concat([VERIFIER, md5(VERIFIER)]));
  const pass = Buffer.concat([Buffer.from([0x2f, 0, 54, 0, 1, 0, 1, 0, 1, 0]), SALT, check]);
  const stream = Buffer.concat([plain.subarray(0, start), pass, plain.subarray(start)]);
  const pads = Array.from({ length: Math.ceil(stream.length / 1024) }, (_, block) =>
    rc4(keyOf(block), Buffer.alloc(1024)),
  );
  const pad = Buffer.concat(pads);
  for (let at = 0; at < stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const type = stream.readUInt16LE(at);
    if (type === 0x85) stream.writeUInt32LE(stream.readUInt32LE(at + 4) + pass.length, at + 4);
    if ([0x809, 0x2f, 0xe1].includes(type)) continue;
    for (let place = at + (type === 0x85 ? 8 : 4); place < at + 4 + stream.readUInt16LE(at + 2); place++)
      stream[place]! ^= pad[place]!;
  }
  return compound({ Workbook: stream });
}

const read = (body: Uint8Array) => extractDocument(body, hintsFor('o13.bin'));
const codesOf = async (body: Uint8Array) => (await read(body)).problems.map(({ code }) => code);
const ROWS = Array.from({ length: 200 }, (_, index) => [index + 1, 'จ้างก่อสร้างถนน', 67_019_123_451 + index]);

describe('a workbook under the password that Excel gives by itself is not locked', () => {
  test('as a package', async () => {
    const plain = corpusFile('procurement.xlsx');
    const opened = await read(lockedPackage(plain, 'VelvetSweatshop'));
    expect([opened.type, opened.problems]).toEqual(['xlsx', []]);
    expect(gridsIn(opened)).toEqual(gridsIn(await read(plain)));
  });

  test('as one of Excel 97', async () => {
    const opened = await read(lockedWorkbook(ROWS, 'VelvetSweatshop'));
    expect(opened.problems).toEqual([]);
    expect(gridsIn(opened)[0]!.rows.map((row) => row.map(({ text }) => text))).toEqual(
      ROWS.map((row) => row.map(String)),
    );
  });
});

test('a workbook under any other password is locked', async () => {
  expect(await codesOf(lockedPackage(corpusFile('procurement.xlsx'), 'ลับ'))).toEqual(['encrypted']);
  expect(await codesOf(lockedWorkbook(ROWS, 'ลับ'))).toEqual(['encrypted']);
});

test('what states no known lock is locked', async () => {
  const locked = Buffer.alloc(64, 1);
  expect(await codesOf(compound({ EncryptionInfo: Buffer.alloc(300, 3), EncryptedPackage: locked }))).toEqual([
    'encrypted',
  ]);
  expect(
    await codesOf(compound({ EncryptionInfo: Buffer.from([4, 0, 4, 0, 64, 0, 0, 0]), EncryptedPackage: locked })),
  ).toEqual(['encrypted']);
  expect(await codesOf(compound({ ENCRYPTIONINFO: Buffer.alloc(300, 3), encryptedpackage: locked }))).toEqual([
    'encrypted',
  ]);
});
