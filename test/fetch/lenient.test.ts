import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Client } from '../../src/model/client.js';
import { clientFor, codesOf, textOf } from '../helpers/client.js';
import { startRaw } from '../helpers/site.js';

const TEXT = '<p>ประกาศเทศบาล เรื่อง แผนพัฒนา</p>';
const LENGTH = Buffer.byteLength(TEXT);

let client: Client | null = null;
let site: { close(): Promise<void> } | null = null;

afterEach(async () => {
  await client?.close();
  await site?.close();
});

type Answer = string | ((socket: Socket, request: string) => void);

async function open(answer: Answer, isEnded = true): Promise<{ asked: Client; url: string }> {
  const started = await startRaw(answer, { thenEnd: isEnded });
  site = started;
  client = clientFor(started.url, { perHost: 1, timeoutMs: 2_000, retries: 0 }).client;
  return { asked: client, url: started.url };
}

async function get(answer: Answer, isEnded = true) {
  const { asked, url } = await open(answer, isEnded);
  return asked.get(url);
}

const chunks = (ending = ''): string => `${LENGTH.toString(16)}${ending}\r\n${TEXT}\r\n0${ending}\r\n\r\n`;
const head = (...lines: readonly string[]): string =>
  ['HTTP/1.1 200 OK', 'Content-Type: text/html; charset=utf-8', ...lines, '', ''].join('\r\n');

describe('what browsers read', () => {
  const answers: Readonly<Record<string, string>> = {
    'a length beside chunks': head('Content-Length: 3', 'Transfer-Encoding: chunked') + chunks(),
    'the length twice': head(`Content-Length: ${LENGTH}`, `Content-Length: ${LENGTH}`) + TEXT,
    'the length twice in one line': head(`Content-Length: ${LENGTH}, ${LENGTH}`) + TEXT,
    'a length that is none': head('Content-Length: unknown') + TEXT,
    'a status line in small letters': `http/1.1 200 ok\r\nContent-Length: ${LENGTH}\r\n\r\n${TEXT}`,
    'no reason and one blank less': `HTTP/1.1 200\nContent-Length: ${LENGTH}\n\n${TEXT}`,
    'no number in the status line': `HTTP/1.1 abc OK\r\nContent-Length: ${LENGTH}\r\n\r\n${TEXT}`,
    'a blank in a name': head('X Powered By: ASP.NET', `Content-Length: ${LENGTH}`) + TEXT,
    'a blank before the colon': head(`Content-Length : ${LENGTH}`) + TEXT,
    'a notice of PHP in the head': head('Notice undefined variable', `Content-Length: ${LENGTH}`) + TEXT,
    'a letter of another script in a name': head('ชื่อ: x', `Content-Length: ${LENGTH}`) + TEXT,
    'a control character in a value': head('X-Odd: a\x01b', `Content-Length: ${LENGTH}`) + TEXT,
    'a value that goes on in the next line': head('X-Long: a', '\tb', `Content-Length: ${LENGTH}`) + TEXT,
    'lines that end in LF alone': head(`Content-Length: ${LENGTH}`).replaceAll('\r\n', '\n') + TEXT,
    'lines with both ends': head(`Content-Length: ${LENGTH}`).replace('\r\n', '\n') + TEXT,
    'HTTP/1.0 that is chunked in name': head('Transfer-Encoding: identity').replace('1.1', '1.0') + TEXT,
    'an unasked 100': `HTTP/1.1 100 Continue\r\n\r\n${head(`Content-Length: ${LENGTH}`)}${TEXT}`,
    'two interim answers': `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Wait\r\n\r\n${head()}${TEXT}`,
    'headers of 70 KB': head(`X-Policy: ${'a'.repeat(70_000)}`, `Content-Length: ${LENGTH}`) + TEXT,
    'sizes of chunks followed by blanks': head('Transfer-Encoding: chunked') + chunks('   '),
    'chunks with lines of LF': head('Transfer-Encoding: chunked') + chunks().replaceAll('\r\n', '\n'),
    'a surplus after the length': `${head(`Content-Length: ${LENGTH}`, 'X Y: z')}${TEXT}and more`,
  };
  for (const [name, answer] of Object.entries(answers)) {
    test(name, async () => {
      const { exchange, body } = await get(answer);
      expect(exchange).toMatchObject({ problems: [], status: 200, cut: null });
      expect(Buffer.from(body ?? []).toString()).toBe(TEXT);
    });
  }

  test('in pieces of one byte', async () => {
    const bytes = Buffer.from(head('Transfer-Encoding: chunked', 'No colon') + chunks(' '));
    const answer = (socket: Socket): void => {
      socket.setNoDelay(true);
      for (const byte of bytes) socket.write(Buffer.from([byte]));
      socket.end();
    };
    expect(textOf(await get(answer))).toBe(TEXT);
  });

  test('the head of an answer to HEAD, whose body comes all the same', async () => {
    const { asked, url } = await open(`${head('X Y: z', `Content-Length: ${LENGTH}`)}${TEXT}`);
    expect(codesOf(await asked.probe(url))).toEqual([]);
  });
});

describe('what browsers refuse too', () => {
  const answers: Readonly<Record<string, string>> = {
    'a NUL in a header': head('X-Odd: a\0b', `Content-Length: ${LENGTH}`) + TEXT,
    'no HTTP at all': `SSH-2.0-OpenSSH_9.6\r\n\r\n${TEXT}`,
    'a page without a head': `${TEXT}\r\n\r\n`,
    'lengths that contradict one another': head('Content-Length: 3', `Content-Length: ${LENGTH}`) + TEXT,
    'lengths that contradict one another in one line': head(`Content-Length: ${LENGTH}, 99`, 'X Y: z') + TEXT,
    'endless headers': head(`X-Long: ${'a'.repeat(300_000)}`) + TEXT,
  };
  for (const [name, answer] of Object.entries(answers)) {
    test(name, async () => expect(codesOf((await get(answer)).exchange)).toEqual(['connection']));
  }

  const cut: Readonly<Record<string, string>> = {
    'a size of a chunk that is none': `${head('Transfer-Encoding: chunked')}5\r\nabcde\r\nxyz\r\n`,
    'a chunk without an end, read leniently': `${head('Transfer-Encoding: chunked', 'X Y: z')}ff \r\nabcde`,
    'a body shorter than its length, read leniently': `${head('Content-Length: 500', 'X Y: z')}${TEXT}`,
  };
  for (const [name, answer] of Object.entries(cut)) {
    test(name, async () => expect((await get(answer)).exchange).toMatchObject({ cut: 'truncated' }));
  }
});

describe('surplus bytes on a connection that is kept', () => {
  const isHead = (request: string): boolean => request.startsWith('HEAD');

  test('a body that comes with HEAD late is not blamed on the next address', async () => {
    let held = '';
    const { asked, url } = await open((socket, request) => {
      const answer = head(`Content-Length: ${LENGTH}`);
      const late = held;
      held = isHead(request) ? TEXT : '';
      socket.write(late);
      socket.write(isHead(request) ? answer : answer + TEXT);
    });
    expect(codesOf(await asked.probe(`${url}a.pdf`))).toEqual([]);
    const next = await asked.get(`${url}b`);
    expect(next.exchange.problems).toEqual([]);
    expect(textOf(next)).toBe(TEXT);
  });

  test('nor is the rest of a page whose length counts letters', async () => {
    const served = new Map<Socket, string>();
    const { asked, url } = await open((socket) => {
      socket.write(served.get(socket) ?? '');
      served.set(socket, TEXT.slice(10));
      socket.write(head(`Content-Length: ${LENGTH}`) + TEXT);
    });
    for (const path of ['a', 'b', 'c', 'd']) expect(textOf(await asked.get(url + path))).toBe(TEXT);
  });
});

test('an origin of which no answer is well formed is soon asked once for each address', async () => {
  const { asked, url } = await open(head('X Y: z', `Content-Length: ${LENGTH}`) + TEXT);
  for (let page = 0; page < 8; page++) expect((await asked.get(`${url}${page}`)).exchange.problems).toEqual([]);
  expect(asked.stats.requests).toBe(3 * 2 + 5);
});

test('an origin with some malformed answers goes on to be read strictly', async () => {
  const { asked, url } = await open((socket, request) => {
    const bad = /^GET \/bad/.test(request) ? ['X Y: z'] : [];
    socket.end(head(...bad, `Content-Length: ${LENGTH}`, 'Connection: close') + TEXT);
  });
  await asked.get(url);
  for (let page = 0; page < 5; page++) await asked.get(`${url}bad${page}`);
  expect(asked.stats.requests).toBe(1 + 5 * 2);
});
