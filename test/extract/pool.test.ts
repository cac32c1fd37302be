import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { BrokenFile, emptyResult } from '../../src/extract/reader.js';
import { createReaderPool, type PoolSettings, type ReaderPool } from '../../src/extract/workers/pool.js';
import { bytes, hintsFor } from './hints.js';

/** No time but where a test gives one: on a busy machine a process takes long to fill its memory. */
const SETTINGS: PoolSettings = { timeoutMs: 600_000, maxHeapMiB: 64, workers: 1 };
const folder = mkdtempSync(join(tmpdir(), 'oit-pool-'));
afterAll(() => rmSync(folder, { recursive: true }));

let pool: ReaderPool | null = null;
afterEach(() => pool?.close());

/** What processes run in place of the readers: `reply()` answers, the title tells which process it was. */
function answering(onFile: string): string {
  const { texts: _, grids: __, ...facts } = emptyResult();
  const none = { ok: true, value: [] };
  const extracted = { ...facts, type: 'pdf', contentSha256: null, texts: none, grids: none };
  return `
    process.on('message', ({ body }) => {
      const send = (reply) => process.send(reply);
      const reply = (isSpent = false) => {
        send({ kind: 'done', isSpent, extracted: { ...${JSON.stringify(extracted)}, title: String(process.pid) } });
      };
      send({ kind: 'begun' });
      ${onFile}
    });`;
}

function poolOf(onFile: string, settings: Partial<PoolSettings> = {}): ReaderPool {
  const program = join(folder, 'program.mjs');
  writeFileSync(program, answering(onFile));
  pool = createReaderPool({ ...SETTINGS, ...settings }, program);
  return pool;
}

const read = (from: ReaderPool, body = bytes('x')) =>
  from.read(body, hintsFor('o13.pdf'), { type: 'pdf', archive: null, isSurrounded: false, damage: null });
const faultOf = (from: ReaderPool) => read(from).catch((error: unknown) => error);

test('one process reads file after file', async () => {
  const one = poolOf('reply();');
  expect((await read(one)).title).toBe((await read(one)).title);
});

test('a process that has taken much memory is replaced', async () => {
  const one = poolOf('reply(true);');
  expect((await read(one)).title).not.toBe((await read(one)).title);
});

test('a file that was waiting or being read when the pool closed is not read, and not blamed', async () => {
  const one = poolOf('');
  const [reading, waiting] = [faultOf(one), faultOf(one)];
  await one.close();
  for (const fault of [await reading, await waiting])
    expect(fault).toMatchObject({ code: 'not-readable', data: { reason: 'closed' } });
});

test('a process that never takes its file is given up, and is no fault of the file', async () => {
  const program = join(folder, 'silent.mjs');
  writeFileSync(program, 'setInterval(() => {}, 1_000);');
  pool = createReaderPool({ ...SETTINGS, startMs: 50 }, program);
  const [first, next] = await Promise.all([faultOf(pool), faultOf(pool)]);
  for (const fault of [first, next]) {
    expect(fault).not.toBeInstanceOf(BrokenFile);
    expect(fault).toMatchObject({ message: expect.stringContaining('did not start') });
  }
});

test('a file whose process did not take it in time is read by another', async () => {
  const mark = join(folder, 'was-started');
  const program = join(folder, 'late.mjs');
  writeFileSync(
    program,
    `import { existsSync, writeFileSync } from 'node:fs';
     if (existsSync(${JSON.stringify(mark)})) await import('./answering.mjs');
     else { writeFileSync(${JSON.stringify(mark)}, ''); setInterval(() => {}, 1_000); }`,
  );
  writeFileSync(join(folder, 'answering.mjs'), answering('reply();'));
  pool = createReaderPool({ ...SETTINGS, startMs: 3_000 }, program);
  expect((await read(pool)).title).toMatch(/\d/);
});

test('each page that OCR begins adds to the time of its file', async () => {
  const patient = poolOf(
    `send({ kind: 'ocr-page' }); setTimeout(() => { send({ kind: 'ocr-page' }); setTimeout(reply, 400); }, 400);`,
    { timeoutMs: 300, ocrPageMs: 5000 },
  );
  expect((await read(patient)).type).toBe('pdf');
});

test('a page that OCR does not finish ends the process all the same', async () => {
  const hanging = poolOf(`send({ kind: 'ocr-page' });`, { timeoutMs: 100, ocrPageMs: 100 });
  expect(await faultOf(hanging)).toMatchObject({ code: 'too-large', data: { reason: 'time' } });
});

test.each([
  [
    'a defect that the process reports',
    `send({ kind: 'defect', stack: 'TypeError: x is undefined\\n    at readPdf' });`,
  ],
  ['a defect that ends the process', `setImmediate(() => { throw new TypeError('x is undefined'); });`],
  ['a process that ends by itself', 'process.exit(0);'],
])('%s is not blamed on the file', async (_, program) => {
  const fault = await faultOf(poolOf(program));
  expect(fault).toBeInstanceOf(Error);
  expect(fault).not.toBeInstanceOf(BrokenFile);
});

// Windows has no signals: there `process.kill` ends a process as if it had exited with 1.
describe.skipIf(process.platform === 'win32')('a process that dies', () => {
  test.each([
    [
      'of too many objects',
      'const all = []; for (;;) all.push({});',
      { code: 'too-large', data: { reason: 'memory' } },
    ],
    [
      'of one large map, which V8 grows in one step',
      'const map = new Map(); for (let i = 0; ; i++) map.set(i, i);',
      { code: 'too-large', data: { reason: 'memory' } },
    ],
    ['by the kernel', `process.kill(process.pid, 'SIGKILL');`, { code: 'too-large', data: { reason: 'memory' } }],
    ['of a fault in native code', `process.kill(process.pid, 'SIGSEGV');`, { code: 'corrupt' }],
    [
      'of being told to stop',
      `process.kill(process.pid, 'SIGTERM');`,
      { code: 'not-readable', data: { reason: 'closed' } },
    ],
  ])('%s takes its file alone along', async (_, program, fault) => {
    const one = poolOf(`if (body[0] === 33) reply(); else { ${program} }`);
    const [lost, next] = [faultOf(one), read(one, bytes('!'))];
    expect(await lost).toMatchObject(fault);
    expect((await next).type).toBe('pdf');
  });
});
