import { createDecipheriv, createHash } from 'node:crypto';
import type { CompoundFile } from './compound-file.js';
import { attribute, readXml } from './xml-stream.js';

/** What Excel locks a workbook with that nobody gave a password, and opens without a word ([MS-OFFCRYPTO] 1.3.3). */
export const DEFAULT_PASSWORD = 'VelvetSweatshop';
/** Office takes 100,000 rounds; more than this would be felt. */
const MAX_SPINS = 1_000_000;
const SEGMENT = 4096;
const STANDARD_SPINS = 50_000;
const HASHES: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512']);
/** What the hash of each key of agile encryption is made with (2.3.4.13, 2.3.4.11). */
const VERIFIER_INPUT = Buffer.from('fea7d2763b4b9e79', 'hex');
const VERIFIER_VALUE = Buffer.from('d7aa0f6d3061344e', 'hex');
const KEY_VALUE = Buffer.from('146e0be7abacd0d6', 'hex');

/**
 * The package of an encrypted Office Open XML file that the default password opens, else null: it has a password of its own, or is
 * locked in a way that nobody uses.
 */
export function packageOfDefaultPassword(file: CompoundFile): Uint8Array | null {
  const info = Buffer.from(file.stream('EncryptionInfo') ?? []);
  const locked = Buffer.from(file.stream('EncryptedPackage') ?? []);
  try {
    if (info.length < 8 || locked.length < 8) return null;
    const opened = info.readUInt16LE(2) === 4 ? openAgile(info, locked) : openStandard(info, locked);
    return opened?.subarray(0, Number(locked.readBigUInt64LE(0))) ?? null;
  } catch (error) {
    // What states no known cipher, or states lengths that are not there, is not opened by that password.
    if (error instanceof Error) return null;
    throw error;
  }
}

interface AgileKey {
  readonly salt: Buffer;
  readonly hash: string;
  readonly spins: number;
  readonly keyBytes: number;
  readonly blockBytes: number;
  readonly verifierInput: Buffer;
  readonly verifierValue: Buffer;
  readonly keyValue: Buffer;
}

// Agile encryption (2.3.4.10 to 2.3.4.15): the password opens a key, and that the package, in segments.
function openAgile(info: Buffer, locked: Buffer): Buffer | null {
  const keys = new Map<string, AgileKey>();
  readXml(info.toString('utf8', 8), {
    open: (name, attributes) => {
      if (name === 'keyData' || name === 'encryptedKey') keys.set(name, agileKey(attributes));
    },
  });
  const [data, key] = [keys.get('keyData'), keys.get('encryptedKey')];
  if (!data || !key || key.spins > MAX_SPINS || !HASHES.has(key.hash) || !HASHES.has(data.hash)) return null;
  const spun = spin(key.hash, digest(key.hash, key.salt, DEFAULT_PASSWORD_BYTES), key.spins);
  const open = (purpose: Buffer, value: Buffer): Buffer => {
    const opening = sized(digest(key.hash, spun, purpose), key.keyBytes, 0x36);
    return aes('cbc', opening, sized(key.salt, key.blockBytes, 0x36), value);
  };
  const verifier = digest(key.hash, open(VERIFIER_INPUT, key.verifierInput).subarray(0, key.salt.length));
  if (!verifier.equals(open(VERIFIER_VALUE, key.verifierValue).subarray(0, verifier.length))) return null;
  const packageKey = open(KEY_VALUE, key.keyValue).subarray(0, data.keyBytes);
  const segments: Buffer[] = [];
  for (let at = 8, index = 0; at < locked.length; at += SEGMENT, index++) {
    const iv = sized(digest(data.hash, data.salt, uint32(index)), data.blockBytes, 0x36);
    const segment = locked.subarray(at, at + SEGMENT);
    segments.push(aes('cbc', packageKey, iv, segment.subarray(0, segment.length - (segment.length % 16))));
  }
  return Buffer.concat(segments);
}

function agileKey(attributes: Readonly<Record<string, string>>): AgileKey {
  const bytes = (name: string): Buffer => Buffer.from(attribute(attributes, name) ?? '', 'base64');
  const count = (name: string): number => Number(attribute(attributes, name) ?? 0);
  return {
    salt: bytes('saltValue'),
    hash: (attribute(attributes, 'hashAlgorithm') ?? '').toLowerCase().replace('-', ''),
    spins: count('spinCount'),
    keyBytes: count('keyBits') / 8,
    blockBytes: count('blockSize'),
    verifierInput: bytes('encryptedVerifierHashInput'),
    verifierValue: bytes('encryptedVerifierHashValue'),
    keyValue: bytes('encryptedKeyValue'),
  };
}

// Standard encryption (2.3.4.5 to 2.3.4.9): AES without chaining, SHA-1.
function openStandard(info: Buffer, locked: Buffer): Buffer | null {
  const header = 12;
  const verifier = header + info.readUInt32LE(8);
  const keyBytes = info.readUInt32LE(header + 16) / 8;
  const salt = info.subarray(verifier + 4, verifier + 20);
  const spun = spin('sha1', digest('sha1', salt, DEFAULT_PASSWORD_BYTES), STANDARD_SPINS);
  const final = digest('sha1', spun, uint32(0));
  const key = Buffer.concat([padded(final, 0x36), padded(final, 0x5c)]).subarray(0, keyBytes);
  const expected = digest('sha1', aes('ecb', key, null, info.subarray(verifier + 20, verifier + 36)));
  const stated = aes('ecb', key, null, info.subarray(verifier + 40, verifier + 72));
  if (!expected.equals(stated.subarray(0, expected.length))) return null;
  const body = locked.subarray(8);
  return aes('ecb', key, null, body.subarray(0, body.length - (body.length % 16)));
}

const DEFAULT_PASSWORD_BYTES = Buffer.from(DEFAULT_PASSWORD, 'utf16le');

function spin(hash: string, start: Buffer, spins: number): Buffer {
  let spun = start;
  for (let round = 0; round < spins; round++) spun = digest(hash, uint32(round), spun);
  return spun;
}

function digest(hash: string, ...parts: readonly Buffer[]): Buffer {
  const digesting = createHash(hash);
  for (const part of parts) digesting.update(part);
  return digesting.digest();
}

function aes(mode: 'cbc' | 'ecb', key: Buffer, iv: Buffer | null, bytes: Buffer): Buffer {
  const decipher = createDecipheriv(`aes-${key.length * 8}-${mode}`, key, iv).setAutoPadding(false);
  return Buffer.concat([decipher.update(bytes), decipher.final()]);
}

/** Cut or filled up to a length. */
function sized(bytes: Buffer, length: number, filling: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), filling)]).subarray(0, length);
}

function padded(hash: Buffer, filling: number): Buffer {
  const block = Buffer.alloc(64, filling);
  for (const [index, byte] of hash.entries()) block[index] = filling ^ byte;
  return digest('sha1', block);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
