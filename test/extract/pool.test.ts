import { afterEach, expect, test } from 'vitest';
import { BrokenFile, emptyResult } from '../../src/extract/reader.js';
import { createReaderPool, type PoolSettings, type ReaderPool } from '../../src/extract/threads/pool.js';
import { bytes, gridsIn, hintsFor } from './hints.js';

const SETTINGS: PoolSettings = { timeoutMs: 10_000, maxHeapMiB: 64, workers: 1 };

let pool: ReaderPool | null = null;
afterEach(() => pool?.close());

/** A pool whose threads run this in place of the readers: `reply(facts)` answers, the title tells which thread it was. */
function poolOf(onFile: string, settings: Partial<PoolSettings> = {}): ReaderPool {
  const { texts: _, grids: __, ...facts } = emptyResult();
  const none = { ok: true, value: [] };
  const extracted = { ...facts, type: 'pdf', contentSha256: null, texts: none, grids: none };
  const program = `
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', ({ id, body }) => {
      const send = (reply) => parentPort.postMessage({ id, ...reply });
      const reply = (rest = {}) => send({ packed: { ...${JSON.stringify(extracted)}, title: String(threadId), ...rest } });
      ${onFile}
    });`;
  pool = createReaderPool({ ...SETTINGS, ...settings }, new URL(`data:text/javascript,${encodeURIComponent(program)}`));
  return pool;
}

const read = (from: ReaderPool, body = bytes('x')) => from.read(body, hintsFor('o13.pdf'));
const faultOf = (from: ReaderPool) => read(from).catch((error: unknown) => error);

test('one thread reads file after file', async () => {
  const one = poolOf('reply();');
  expect((await read(one)).title).toBe((await read(one)).title);
});

test('a thread is replaced after a file that took all memory, for what it took stays taken', async () => {
  const one = poolOf(`reply({ problems: [{ code: 'too-large', data: { reason: 'memory' }, at: null }] });`);
  expect((await read(one)).title).not.toBe((await read(one)).title);
});

test('a thread is replaced after many bytes', async () => {
  const one = poolOf('reply();');
  const large = new Uint8Array(20 * 1024 * 1024);
  const [first, second, third] = [await read(one, large), await read(one, large), await read(one)];
  expect([second.title === first.title, third.title === first.title]).toEqual([true, false]);
});

test('a thread that made a large table ends before the table is unpacked', async () => {
  const one = poolOf(`reply({ grids: { ok: true, value: [{
    at: {}, width: 1, words: new Uint16Array(9_000_000).fill(97), ends: Uint32Array.of(9_000_000), rowNumbers: Float64Array.of(1),
    pages: null, numbers: Float64Array.of(NaN), marks: new Uint8Array(1), days: new Uint32Array(1),
  }] } });`);
  const [first, second] = [await read(one), await read(one)];
  expect(gridsIn(first)[0]?.rows[0]?.[0]?.text).toHaveLength(9_000_000);
  expect(second.title).not.toBe(first.title);
});

test('a file that was waiting or being read when the pool closed is not read, and not blamed', async () => {
  const one = poolOf('');
  const [reading, waiting] = [faultOf(one), faultOf(one)];
  await one.close();
  for (const fault of [await reading, await waiting])
    expect(fault).toMatchObject({ code: 'not-readable', data: { reason: 'closed' } });
});

test('each page that OCR begins adds to the time of its file', async () => {
  const patient = poolOf(
    `send({ sign: 'ocr-page' }); setTimeout(() => { send({ sign: 'ocr-page' }); setTimeout(reply, 400); }, 400);`,
    { timeoutMs: 300, ocrPageMs: 5000 },
  );
  expect((await read(patient)).type).toBe('pdf');
});

test('a page that OCR does not finish ends the thread all the same', async () => {
  const hanging = poolOf(`send({ sign: 'ocr-page' });`, { timeoutMs: 100, ocrPageMs: 100 });
  expect(await faultOf(hanging)).toMatchObject({ code: 'too-large', data: { reason: 'time' } });
});

test.each([
  ['a defect that the thread tells of', `send({ defect: 'TypeError: x is undefined\\n    at readPdf' });`],
  ['a defect that ends the thread', `setImmediate(() => { throw new TypeError('x is undefined'); });`],
  ['a thread that ends by itself', 'process.exit(0);'],
])('%s is not blamed on the file', async (_, program) => {
  const fault = await faultOf(poolOf(program));
  expect(fault).toBeInstanceOf(Error);
  expect(fault).not.toBeInstanceOf(BrokenFile);
});
