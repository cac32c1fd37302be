import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EvidenceStore, openEvidenceStore } from '../../src/history/evidence/evidence-store.js';
import { refusal } from './places.js';
import { sha256 } from './rounds.js';

let folder: string;
let store: EvidenceStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oit-evidence-'));
  store = openEvidenceStore(folder);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const long = Buffer.from('<p>เทศบาลตำบลสำราญ</p>\r\n'.repeat(500));

test('bytes come back as found, and stand once', async () => {
  const bytes = Buffer.from([0, 255, 13, 10]);
  await store.put('pdf', bytes);
  await store.put('pdf', bytes);
  expect(store.read(sha256(bytes))).toEqual(bytes);
  expect(readdirSync(folder)).toEqual([sha256(bytes)]);
});

test.each(['html', 'csv', 'text', 'xml', 'json', 'svg'])(
  'long %s is compressed and comes back as found',
  async (type) => {
    await store.put(type, long);
    expect(readdirSync(folder)).toEqual([`${sha256(long)}.gz`]);
    expect(gunzipSync(readFileSync(join(folder, `${sha256(long)}.gz`)))).toEqual(long);
    expect(store.read(sha256(long))).toEqual(long);
  },
);

test.each([
  ['pdf', long],
  ['html', Buffer.from('short')],
  [null, long],
])('of type %s it is kept as it is when compressing does not help', async (type, bytes) => {
  await store.put(type, bytes);
  expect(readdirSync(folder)).toEqual([sha256(bytes)]);
});

test('what is no hash is no name of a file', () => {
  expect(() => store.read('../../etc/passwd')).toThrow('no SHA-256');
});

test('what is not kept reads as null, what was altered is damaged', () => {
  expect(store.read(sha256('a'))).toBe(null);
  writeFileSync(join(folder, sha256('a')), 'b');
  expect(refusal(() => store.read(sha256('a'))).kind).toBe('damaged');
  writeFileSync(join(folder, `${sha256('c')}.gz`), 'not gzip');
  expect(refusal(() => store.read(sha256('c'))).kind).toBe('damaged');
});

test('a symbolic link in the place of a file is replaced, never followed', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'oit-elsewhere-'));
  try {
    symlinkSync(join(elsewhere, 'target'), join(folder, sha256('a')));
    await store.put('text', Buffer.from('a'));
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(store.read(sha256('a'))).toEqual(Buffer.from('a'));
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

test('what killed runs left half written is taken away, nothing else', async () => {
  await store.put('text', Buffer.from('a'));
  writeFileSync(join(folder, '.tmp-1-1'), 'half');
  mkdirSync(join(folder, 'other'));
  store.removeTemporary();
  expect(readdirSync(folder).sort()).toEqual([sha256('a'), 'other'].sort());
});

test('many files at once: each is stored whole under its hash, the same one once', async () => {
  const bodies = Array.from({ length: 20 }, (_, n) => Buffer.from(`<p>ข้อ ${n}</p>`.repeat(n * 50 + 1)));
  await Promise.all([...bodies, ...bodies].map((bytes) => store.put('html', bytes)));
  await store.flush();
  expect(store.list()).toHaveLength(20);
  for (const bytes of bodies) expect(store.read(sha256(bytes))).toEqual(bytes);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a file that cannot be written is a StateError', async () => {
  rmSync(folder, { recursive: true });
  const bytes = Buffer.from('x');
  await expect(store.put(null, bytes)).rejects.toMatchObject({
    name: 'StateError',
    kind: 'unwritable',
  });
});
