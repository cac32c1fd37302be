import { createHash } from 'node:crypto';
import * as zlib from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Client, GetOptions } from '../../src/model/client.js';
import { clientFor, textOf } from '../helpers/client.js';
import {
  type Behaviour,
  bomb,
  brotli,
  cutBody,
  deflate,
  encoded,
  file,
  gzip,
  rawDeflate,
  resetMidBody,
  type Site,
  startRaw,
  startSite,
  wrongEncoding,
} from '../helpers/site.js';

const TEXT = `<p>${'ประกาศเทศบาล '.repeat(400)}</p>`;
const MIB = 1024 * 1024;

/** Blocks that are not compressed, or one byte for each block of 128 KiB, in a frame with a window of 8 MiB (RFC 8878). */
function zstdFrame(blocks: readonly (Buffer | number)[], window = 0x68): Buffer {
  const parts = blocks.flatMap((block, at) => {
    const head = Buffer.alloc(3);
    const isLast = at === blocks.length - 1 ? 1 : 0;
    const [size, kind] = typeof block === 'number' ? [128 * 1024, 1] : [block.length, 0];
    head.writeUIntLE((size << 3) | (kind << 1) | isLast, 0, 3);
    return [head, typeof block === 'number' ? Buffer.from([block]) : block];
  });
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, window]), ...parts]);
}

let client: Client | null = null;
let site: { close(): Promise<void> } | null = null;

afterEach(async () => {
  await client?.close();
  await site?.close();
});

async function read(behaviour: Behaviour, options: GetOptions = {}, maxBytes = MIB) {
  const started: Site = await startSite({ '*': behaviour });
  site = started;
  client = clientFor(started.url, { maxBytes, timeoutMs: 5_000 }).client;
  return client.get(started.url, options);
}

describe('what its coding cannot undo', () => {
  for (const coding of ['gzip', 'deflate', 'br', 'zstd', 'gzip, br']) {
    test(`a plain page declared as ${coding} is an error`, async () => {
      const { exchange } = await read(wrongEncoding(TEXT, coding));
      expect(exchange.problems).toMatchObject([{ code: 'connection', data: { reason: 'bad-coding' } }]);
    });
  }
  const streams = { gzip: zlib.gzipSync(TEXT), br: zlib.brotliCompressSync(TEXT), deflate: zlib.deflateSync(TEXT) };
  for (const [coding, stream] of Object.entries(streams)) {
    test(`a stream of ${coding} that breaks off in its data is cut`, async () => {
      const { exchange } = await read(encoded(coding, stream.subarray(0, Math.floor(stream.length * 0.6))));
      expect(exchange).toMatchObject({ cut: 'truncated', problems: [] });
    });
  }
});

describe('content codings', () => {
  const codings: Record<string, Behaviour> = {
    gzip: gzip(TEXT),
    'deflate as the RFC has it': deflate(TEXT),
    'deflate without its wrapping': rawDeflate(TEXT),
    br: brotli(TEXT),
    'two, one in the other': encoded('gzip, br', zlib.brotliCompressSync(zlib.gzipSync(TEXT))),
    'three headers deep': encoded('deflate, gzip, deflate', zlib.deflateSync(zlib.gzipSync(zlib.deflateSync(TEXT)))),
    'x-gzip': encoded('x-gzip', zlib.gzipSync(TEXT)),
    'gzip padded with zeros': encoded('gzip', Buffer.concat([zlib.gzipSync(TEXT), Buffer.alloc(600)])),
    'gzip and the line ends after a closing tag': encoded(
      'gzip',
      Buffer.concat([zlib.gzipSync(TEXT), Buffer.from('\n\n')]),
    ),
    'gzip without its trailer': encoded('gzip', zlib.gzipSync(TEXT).subarray(0, -8)),
    'gzip with a wrong checksum': encoded(
      'gzip',
      Buffer.concat([zlib.gzipSync(TEXT).subarray(0, -8), Buffer.alloc(8, 1)]),
    ),
    'gzip that names its file': encoded(
      'gzip',
      Buffer.concat([
        Buffer.from([31, 139, 8, 8, 0, 0, 0, 0, 0, 3]),
        Buffer.from('a.html\0'),
        zlib.deflateRawSync(TEXT),
      ]),
    ),
    'deflate without its checksum': encoded('deflate', zlib.deflateSync(TEXT).subarray(0, -4)),
    'br and bytes behind it': encoded('br', Buffer.concat([zlib.brotliCompressSync(TEXT), Buffer.from('\n<!-- -->')])),
    identity: encoded('identity', TEXT),
    'a charset where the coding belongs': encoded('utf-8', TEXT),
    'a byte at a time': (_, response) => {
      const bytes = zlib.gzipSync('short');
      response.writeHead(200, { 'content-encoding': 'gzip' });
      for (const byte of bytes) response.write(Buffer.from([byte]));
      response.end();
    },
  };
  for (const [name, behaviour] of Object.entries(codings)) {
    test(name, async () => {
      const page = await read(behaviour);
      expect(page.exchange.problems).toEqual([]);
      expect(page.exchange.cut).toBeNull();
      expect(textOf(page)).toBe(name === 'a byte at a time' ? 'short' : TEXT);
      expect(page.exchange.bytes).toBe(page.body?.length);
      expect(page.exchange.sha256).toBe(
        createHash('sha256')
          .update(page.body ?? '')
          .digest('hex'),
      );
    });
  }

  test('zstd is undone though it is not asked for', async () => {
    const page = await read((request, response) => {
      expect(String(request.headers['accept-encoding'])).not.toContain('zstd');
      response.writeHead(200, { 'content-encoding': 'zstd' }).end(zstdFrame([Buffer.from(TEXT)]));
    });
    expect(textOf(page)).toBe(TEXT);
  });
  test('zstd with a window larger than browsers take is an error', async () => {
    const { exchange } = await read(encoded('zstd', zstdFrame([Buffer.from(TEXT)], 0x98)));
    expect(exchange.problems).toMatchObject([{ code: 'connection', data: { reason: 'bad-coding' } }]);
  });

  test('an empty body declared gzip is empty', async () => {
    const { exchange } = await read(encoded('gzip', ''));
    expect(exchange).toMatchObject({ bytes: 0, cut: null, problems: [] });
  });
});

describe('bodies that are not whole', () => {
  test('shorter than Content-Length', async () => {
    const { exchange, body } = await read(cutBody('%PDF-1.7 half', 5_000));
    expect(exchange).toMatchObject({ status: 200, bytes: 13, cut: 'truncated', problems: [] });
    expect(body?.length).toBe(13);
  });
  test('broken off in the middle', async () => {
    expect((await read(resetMidBody('<p>half'))).exchange).toMatchObject({ bytes: 7, cut: 'truncated', problems: [] });
  });
  test('chunks that are none', async () => {
    const raw = await startRaw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nZZ\r\n');
    site = raw;
    client = clientFor(raw.url).client;
    expect((await client.get(raw.url)).exchange).toMatchObject({ bytes: 5, cut: 'truncated', problems: [] });
  });
  test('gzip whose end is missing though the transfer was whole', async () => {
    const half = zlib
      .gzipSync(Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 251)))
      .subarray(0, 150);
    expect((await read(encoded('gzip', half))).exchange).toMatchObject({ cut: 'truncated', problems: [] });
  });
  test('gzip that is damaged inside', async () => {
    const bytes = zlib.gzipSync(TEXT);
    bytes.fill(0xff, 40, 80);
    expect((await read(encoded('gzip', bytes))).exchange.cut).toBe('truncated');
  });
});

describe('bodies that are too large', () => {
  test('the limit counts what is kept, to the byte', async () => {
    expect((await read(file(Buffer.alloc(1_000), 'text/plain'), { maxBytes: 1_000 })).exchange).toMatchObject({
      bytes: 1_000,
      cut: null,
    });
    await client?.close();
    await site?.close();
    const over = await read(file(Buffer.alloc(1_001), 'text/plain'), { maxBytes: 1_000 });
    expect(over.exchange).toMatchObject({ bytes: 1_000, cut: 'too-large' });
    expect(over.body?.length).toBe(1_000);
  });

  for (const [name, behaviour] of [
    ['gzip', bomb(64)],
    ['br', bomb(64, 'br')],
    ['gzip in gzip', bomb(256, 'gzip, gzip')],
    ['zstd', encoded('zstd', zstdFrame(Array<number>(4_096).fill(0)))],
  ] as const) {
    test(`a ${name} bomb goes off within the limit`, async () => {
      const before = process.memoryUsage().rss;
      const { exchange } = await read(behaviour, {}, 2 * MIB);
      expect(exchange).toMatchObject({ bytes: 2 * MIB, cut: 'too-large' });
      expect(process.memoryUsage().rss - before).toBeLessThan(80 * MIB);
    });
  }

  test('compressed bytes that give nothing are bounded too', async () => {
    const empty = zlib.gzipSync('');
    const { exchange } = await read(
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.concat(Array(2_000).fill(empty)))) {}
        };
        response.on('drain', more);
        more();
      },
      { maxBytes: 10_000 },
    );
    expect(exchange.cut).toBe('too-large');
    expect(exchange.bytes).toBe(0);
  });
});

describe('who takes the body', () => {
  test('onData is given the decoded chunks, which are neither kept nor hashed', async () => {
    const chunks: Uint8Array[] = [];
    const page = await read(gzip(TEXT), { onData: (chunk) => void chunks.push(chunk) });
    expect(Buffer.concat(chunks).toString()).toBe(TEXT);
    expect(page.body).toBeNull();
    expect(page.exchange).toMatchObject({ bytes: Buffer.byteLength(TEXT), sha256: null });
  });
  test('what onData throws is ours to see', async () => {
    const boom = new Error('defect in the parser');
    await expect(
      read(gzip(TEXT), {
        onData: () => {
          throw boom;
        },
      }),
    ).rejects.toBe(boom);
  });
  test('a body that nobody wants is not read', async () => {
    let head: unknown = null;
    const page = await read(file(Buffer.alloc(900_000), 'application/pdf'), {
      wants: (seen) => {
        head = seen;
        return false;
      },
    });
    expect(head).toMatchObject({ status: 200, contentType: 'application/pdf', contentLength: 900_000 });
    expect(page.body).toBeNull();
    expect(page.exchange).toMatchObject({ status: 200, bytes: 0, sha256: null, cut: null, problems: [] });
    expect(client?.stats.bytes).toBeLessThan(200_000);
  });
});
