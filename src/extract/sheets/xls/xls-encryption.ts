import { createHash } from 'node:crypto';
import { DEFAULT_PASSWORD } from '../../containers/default-password.js';
import { type BiffRecord, biffRecords } from './biff-records.js';
import { withoutXor, xorArrayOf } from './xor-obfuscation.js';

const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
/** A record that says nothing of the content. */
const USER_EXCLUSIVE = 0x0194;
/** BOF, FilePass, UsrExcl, FileLock, InterfaceHdr, RRDInfo and RRDHead are never encrypted ([MS-XLS] 2.2.10). */
const PLAIN: ReadonlySet<number> = new Set([0x0809, FILE_PASS, USER_EXCLUSIVE, 0x0195, 0x00e1, 0x0196, 0x0138]);
/** Each so many bytes of the stream have a key of their own. */
const BLOCK = 1024;

/**
 * The stream of a workbook that Excel's default password locks (RC4, or XOR before Excel 2000), opened; null: it is not locked so.
 */
export function openedWorkbook(stream: Buffer): Buffer | null {
  const pass = filePassOf(stream);
  if (pass === null) return null;
  const array = xorArrayOf(pass.data, DEFAULT_PASSWORD);
  if (array !== null) return withoutObfuscation(stream, array);
  const keyOfBlock = keysOf(pass.data);
  if (keyOfBlock === null) return null;
  const opened = Buffer.from(stream);
  let block = -1;
  let pad: Uint8Array = new Uint8Array();
  for (const { at, type, next } of biffRecords(stream)) {
    if (type === FILE_PASS) opened.writeUInt16LE(USER_EXCLUSIVE, at);
    if (PLAIN.has(type)) continue;
    // The place of a sheet is not encrypted.
    for (let place = at + (type === BOUND_SHEET ? 8 : 4); place < Math.min(next, opened.length); place++) {
      if (Math.floor(place / BLOCK) !== block) {
        block = Math.floor(place / BLOCK);
        pad = rc4(keyOfBlock(block), BLOCK);
      }
      opened[place] = stream[place]! ^ pad[place % BLOCK]!;
    }
  }
  return opened;
}

function withoutObfuscation(stream: Buffer, array: Uint8Array): Buffer {
  const opened = Buffer.from(stream);
  for (const { at, type, data, next: end } of biffRecords(stream)) {
    if (type === FILE_PASS) opened.writeUInt16LE(USER_EXCLUSIVE, at);
    if (PLAIN.has(type)) continue;
    for (let place = type === BOUND_SHEET ? 4 : 0; place < data.length; place++)
      opened[at + 4 + place] = withoutXor(data[place]!, array, { end, place });
  }
  return opened;
}

function filePassOf(stream: Buffer): BiffRecord | null {
  let seen = 0;
  for (const record of biffRecords(stream)) {
    if (record.type === FILE_PASS) return record;
    // It stands right behind the beginning of the workbook.
    if (seen++ > 10) return null;
  }
  return null;
}

// [MS-OFFCRYPTO] 2.3.6 (version 1.1) and 2.3.5 (version x.2).
function keysOf(pass: Buffer): ((block: number) => Buffer) | null {
  if (pass.length < 54 || pass.readUInt16LE(0) !== 1) return null;
  const password = Buffer.from(DEFAULT_PASSWORD, 'utf16le');
  if (pass.readUInt16LE(2) === 1) {
    const salt = pass.subarray(6, 22);
    const salted = Buffer.concat([digest('md5', password).subarray(0, 5), salt]);
    const base = digest('md5', ...Array<Buffer>(16).fill(salted)).subarray(0, 5);
    return verified('md5', (block) => digest('md5', base, uint32(block)), pass.subarray(22, 38), pass.subarray(38, 54));
  }
  const header = 14;
  const verifier = header + pass.readUInt32LE(10);
  if (verifier + 60 > pass.length) return null;
  const keyBytes = (pass.readUInt32LE(header + 16) || 40) / 8;
  const base = digest('sha1', pass.subarray(verifier + 4, verifier + 20), password);
  const keyOfBlock = (block: number): Buffer => {
    const key = digest('sha1', base, uint32(block)).subarray(0, keyBytes);
    return keyBytes === 5 ? Buffer.concat([key, Buffer.alloc(11)]) : key;
  };
  const [value, hash] = [pass.subarray(verifier + 20, verifier + 36), pass.subarray(verifier + 40, verifier + 60)];
  return verified('sha1', keyOfBlock, value, hash);
}

function verified(
  hash: 'md5' | 'sha1',
  keyOfBlock: (block: number) => Buffer,
  value: Buffer,
  stated: Buffer,
): ((block: number) => Buffer) | null {
  const locked = Buffer.concat([value, stated]);
  const pad = rc4(keyOfBlock(0), locked.length);
  const opened = locked.map((byte, index) => byte ^ pad[index]!);
  return digest(hash, opened.subarray(0, value.length)).equals(opened.subarray(value.length)) ? keyOfBlock : null;
}

/** The bytes that RC4 lays over a text: the OpenSSL of Node has it no more. */
function rc4(key: Buffer, length: number): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number): void => {
    const kept = state[a]!;
    state[a] = state[b]!;
    state[b] = kept;
  };
  for (let at = 0, other = 0; at < 256; at++) {
    other = (other + state[at]! + key[at % key.length]!) & 0xff;
    swap(at, other);
  }
  const pad = Buffer.alloc(length);
  for (let index = 0, at = 0, other = 0; index < length; index++) {
    at = (at + 1) & 0xff;
    other = (other + state[at]!) & 0xff;
    swap(at, other);
    pad[index] = state[(state[at]! + state[other]!) & 0xff]!;
  }
  return pad;
}

function digest(hash: 'md5' | 'sha1', ...parts: readonly Uint8Array[]): Buffer {
  const digesting = createHash(hash);
  for (const part of parts) digesting.update(part);
  return digesting.digest();
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
