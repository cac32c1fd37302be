import { randomBytes } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Client } from '../../src/model/client.js';
import { clientFor, textOf } from '../helpers/client.js';
import { type RawSite, startRaw } from '../helpers/site.js';

// The client asserts that no body is held back when its connection ends. A server that packs its pages and closes after each
// answer ends it at just that moment, and an assertion in the handler of an event would end the whole program.

let client: Client | null = null;
let site: RawSite | null = null;

afterEach(async () => {
  await client?.close();
  await site?.close();
});

const head = (coding: string, length: number, more = ''): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: ${coding}\r\nContent-Length: ${length}\r\n${more}Connection: close\r\n\r\n`;
const whole = (coding: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(head(coding, body.length)), body]);

async function read(start: Promise<RawSite>, maxBytes = 8 * 1024 * 1024) {
  site = await start;
  client = clientFor(site.url, { maxBytes, timeoutMs: 3_000, retries: 0 }).client;
  return client.get(site.url);
}

describe('a connection that ends while its body is held back', () => {
  const text = randomBytes(300_000).toString('base64');

  test('a packed page of some size, and the end right behind it', async () => {
    const packed = gzipSync(text);
    for (let round = 0; round < 5; round++) {
      expect(textOf(await read(startRaw(whole('gzip', packed))))).toBe(text);
      await client?.close();
      await site?.close();
    }
  });

  test('a small body that becomes a large one', async () => {
    const zeros = brotliCompressSync(Buffer.alloc(100_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
    const { exchange } = await read(startRaw(whole('br', zeros)), 1024 * 1024);
    expect(exchange).toMatchObject({ bytes: 1024 * 1024, cut: 'too-large' });
  });

  test('a reset in its middle', async () => {
    const packed = gzipSync(text);
    const { exchange } = await read(
      startRaw((socket) => {
        socket.write(head('gzip', packed.length + 5_000));
        socket.write(packed, () => setTimeout(() => socket.resetAndDestroy(), 1));
      }),
    );
    expect(exchange.status).toBe(200);
  });

  test('one without a length, and lines that a lenient reader alone takes', async () => {
    const packed = gzipSync(text);
    const answer = Buffer.concat([
      Buffer.from('HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip\nConnection: close\n\n'),
      packed,
    ]);
    expect(textOf(await read(startRaw(answer)))).toBe(text);
  });
});
