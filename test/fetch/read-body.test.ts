import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type BodyWire, createBodyReader } from '../../src/fetch/request/read-body.js';

const PLAN = { encodings: [], maxBytes: 4 * 1024 * 1024, onData: null };
const wire = (): BodyWire & { stopped: boolean } => ({
  stopped: false,
  onReady() {},
  stop() {
    this.stopped = true;
  },
  onWait() {},
  onGoOn() {},
});

describe('a body in pieces of any size', () => {
  it.each([1, 7, 1_000, 16_384, 65_536, 70_000])('is the same: %i bytes', async (size) => {
    const bytes = randomBytes(200_003);
    const reader = createBodyReader(PLAN, wire());
    for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
    reader.end(true);
    const { content, sha256 } = await reader.done;
    expect(Buffer.compare(Buffer.from(content ?? []), bytes)).toBe(0);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('is the same in sizes that change, and pieces may be written over afterwards', async () => {
    const bytes = randomBytes(300_000);
    const reader = createBodyReader(PLAN, wire());
    let [at, size] = [0, 1];
    while (at < bytes.length) {
      const piece = Buffer.from(bytes.subarray(at, at + size));
      reader.write(piece);
      if (piece.length < 16_384) piece.fill(0);
      at += size;
      size = size > 60_000 ? 1 : size * 3;
    }
    reader.end(true);
    expect(Buffer.compare(Buffer.from((await reader.done).content ?? []), bytes)).toBe(0);
  });

  it('is given up where its pieces are so small that reading them would take all time', async () => {
    const asked = wire();
    const reader = createBodyReader(PLAN, asked);
    const piece = Buffer.from('a');
    let pieces = 0;
    while (!asked.stopped && pieces < 3_000_000) {
      reader.write(piece);
      pieces += 1;
    }
    const { cut, bytes } = await reader.done;
    expect([cut, bytes]).toEqual(['too-large', 1_000_000]);
  });
});

describe('what is whole in itself', () => {
  const page = '<html><body>เทศบาล</body></html>';
  const readerOf = (text: string | Uint8Array, plan: Partial<Parameters<typeof createBodyReader>[0]>) => {
    const reader = createBodyReader({ ...PLAN, ...plan }, wire());
    for (const byte of Buffer.from(text)) reader.write(Buffer.from([byte]));
    return reader;
  };

  it.each([
    [page, true],
    [`${page}\n<!-- cached -->\n`, true],
    [page.slice(0, -3), false],
    [`${page}<p>`, false],
  ])('a page of unknown length to its last element: %s', (text, isWhole) =>
    expect(readerOf(text, { isPageToItsEnd: true }).isWhole()).toBe(isWhole),
  );

  it('a body whose length is known, or that is no page, is not', () =>
    expect(readerOf(page, {}).isWhole()).toBe(false));

  it('a coded body that came to the end of its data, though the connection broke off', async () => {
    const reader = readerOf(gzipSync(page), { encodings: ['gzip'] });
    reader.end(false);
    expect(await reader.done).toMatchObject({ cut: null, bytes: Buffer.byteLength(page) });
  });

  it('a coded body that did not', async () => {
    const packed = gzipSync(randomBytes(5_000));
    const reader = readerOf(packed.subarray(0, 3_000), { encodings: ['gzip'] });
    reader.end(false);
    expect((await reader.done).cut).toBe('truncated');
  });
});
