import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../src/model/client.js';
import { clientFor, codesOf } from '../helpers/client.js';
import { page, type RawSite, type Site, startRaw, startSite } from '../helpers/site.js';

// Elsewhere: garbage, bad status lines, differing and odd lengths, headers without end, floods of interim answers, drips, HTTP/1.0,
// random bytes (fetch/transport.test.ts), bodies cut off, broken codings, bombs of every coding (fetch/body.test.ts), redirects
// without end (fetch/chase.test.ts), certificates and servers without TLS (fetch/certificate.test.ts), private addresses
// (fetch/lookup.test.ts), Retry-After and robots.txt without measure (fetch/hop.test.ts, fetch/manners.test.ts).

const TIMEOUT_MS = 700;
const MAX_BYTES = 256 * 1024;
const OK = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;

/** What the server does with its connection once a request came. */
type Attack = string | Uint8Array | ((socket: Socket) => void);

/** Writes the same without end, as fast as it is read. */
const endless =
  (start: string, again: string) =>
  (socket: Socket): void => {
    const more = again.repeat(Math.ceil(16_384 / again.length));
    const push = (): void => {
      while (!socket.destroyed && socket.write(more));
    };
    socket.write(start);
    socket.on('drain', push);
    push();
  };
/** Breaks the connection with RST after these bytes. */
const reset =
  (sent: string) =>
  (socket: Socket): void => {
    if (sent === '') socket.resetAndDestroy();
    else socket.write(sent, () => setTimeout(() => socket.resetAndDestroy(), 20));
  };
/** Leaves the connection open after these bytes. */
const stall =
  (sent: string) =>
  (socket: Socket): void =>
    void socket.write(sent);

/** What may come of it: codes of `link`, or null for an answer that is read as far as it goes. */
const ATTACKS: readonly (readonly [name: string, attack: Attack, outcome: RegExp | null])[] = [
  ['a body without end and without length', endless(`${OK}\r\n`, 'a'), null],
  ['chunks without end', endless(CHUNKED, '1\r\na\r\n'), null],
  ['a length of all the disks of the world', endless(`${OK}Content-Length: 99999999999999\r\n\r\n`, 'a'), null],
  ['a length beyond any number', `${OK}Content-Length: ${'9'.repeat(400)}\r\n\r\nabc`, /connection|^$/],
  ['a negative length', `${OK}Content-Length: -1\r\n\r\nabc`, /connection|^$/],
  [
    'a length and chunks at once',
    `${OK}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`,
    /connection|^$/,
  ],
  ['a chunk as large as its sixteen digits can say', `${CHUNKED}FFFFFFFFFFFFFFFF\r\nabc`, /connection|^$/],
  ['a chunk size of a thousand digits', `${CHUNKED}${'F'.repeat(1_000)}\r\nabc`, /connection|^$/],
  ['a negative chunk', `${CHUNKED}-1\r\nabc\r\n0\r\n\r\n`, /connection|^$/],
  ['an extension of a chunk without end', endless(`${CHUNKED}1;`, 'x=y;'), /connection|timeout|^$/],
  ['trailers without end', endless(`${CHUNKED}1\r\na\r\n0\r\n`, 'X-More: y\r\n'), /connection|timeout|^$/],
  ['a header without end', endless(`${OK}X-Long: `, 'x'), /connection/],
  ['a header name without end', endless('HTTP/1.1 200 OK\r\n', 'x'), /connection/],
  ['a status line without end', endless('HTTP/1.1 200 ', 'O'), /connection|timeout/],
  ['blank lines without end in place of an answer', endless('', '\r\n'), /connection|timeout/],
  ['100,000 small headers', `${OK}${'a: b\r\n'.repeat(100_000)}\r\n`, /connection|^$/],
  ['a thousand cookies', `${OK}${'Set-Cookie: a=b\r\n'.repeat(1_000)}Content-Length: 2\r\n\r\nok`, null],
  ['folded headers', `${OK}X-Old: a\r\n b\r\nContent-Length: 2\r\n\r\nok`, /connection|^$/],
  ['a header with NUL', `${OK}X-Nul: a\0b\r\nContent-Length: 2\r\n\r\nok`, /connection|^$/],
  ['line ends without returns', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok', /connection|^$/],
  [
    'a redirect to an address of 30 KiB',
    `HTTP/1.1 302 Found\r\nLocation: /${'a'.repeat(30_000)}\r\nContent-Length: 0\r\n\r\n`,
    /redirect-loop|connection|http-status|invalid/,
  ],
  [
    'a redirect that injects a header',
    'HTTP/1.1 302 Found\r\nLocation: /a%0d%0aX-Injected: yes\r\nContent-Length: 0\r\n\r\n',
    /redirect-loop/,
  ],
  ['a code that nobody knows', 'HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n', /http-status|unverifiable|connection/],
  ['a 204 with a body', 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello', /^$|connection/],
  ['a second answer behind the first', `${OK}Content-Length: 2\r\n\r\nokHTTP/1.1 500 No\r\n\r\n`, null],
  ['HTTP/2 in place of HTTP/1', Uint8Array.from([0, 0, 18, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100]), /connection/],
  ['HTTP/3.0 as a version', 'HTTP/3.0 200 OK\r\nContent-Length: 2\r\n\r\nok', /connection|^$/],
  ['a connection that is reset at once', reset(''), /connection/],
  ['a reset within the status line', reset('HTTP/1.1 2'), /connection/],
  ['a reset within the headers', reset(`${OK}Conte`), /connection/],
  ['a reset after the headers', reset(`${OK}Content-Length: 9\r\n\r\n`), null],
  ['a reset within a chunk', reset(`${CHUNKED}9\r\nabc`), null],
  ['a reset between chunks', reset(`${CHUNKED}3\r\nabc\r\n`), null],
  ['a reset before the last chunk’s end', reset(`${CHUNKED}3\r\nabc\r\n0\r\n`), null],
  ['silence within the status line', stall('HTTP/1.1 2'), /timeout/],
  ['silence within the headers', stall(OK), /timeout/],
  ['silence after the headers', stall(`${OK}Content-Length: 9\r\n\r\n`), /timeout|^$/],
  ['silence within a chunk', stall(`${CHUNKED}9\r\nabc`), /timeout|^$/],
];

let good: Site;
beforeAll(async () => {
  good = await startSite({ '/': page('ok', '<p>ok') });
});
afterAll(() => good.close());

async function attacked(site: RawSite | { url: string }): Promise<{ client: Client; codes: string[]; body: number }> {
  const { client } = clientFor(site.url, { retries: 0, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
  const { exchange, body } = await client.get(site.url);
  return { client, codes: codesOf(exchange), body: body?.length ?? 0 };
}

describe('a server that attacks', () => {
  test.each(ATTACKS)('%s ends, within bounds, and the next request is served', async (_, attack, outcome) => {
    const site = await startRaw(typeof attack === 'function' ? (socket) => attack(socket) : attack);
    const { client, codes, body } = await attacked(site);
    try {
      expect(body).toBeLessThanOrEqual(MAX_BYTES);
      if (outcome !== null) expect(codes.join(' ')).toMatch(outcome);
      expect(codesOf((await client.get(good.url)).exchange)).toEqual([]);
      expect(site.lines.filter((line) => !/^GET \S+ HTTP\/1\.1$/.test(line))).toEqual([]);
    } finally {
      await client.close();
      await site.close();
    }
  });
});

/** What a server may do with the first bytes of TLS. */
const HANDSHAKES: readonly (readonly [string, (socket: Socket) => void])[] = [
  ['closes', (socket) => void socket.end()],
  ['resets', (socket) => void socket.resetAndDestroy()],
  ['says nothing', () => {}],
  ['sends an alert', (socket) => void socket.end(Uint8Array.from([21, 3, 3, 0, 2, 2, 40]))],
  [
    'sends a record longer than allowed',
    (socket) => void socket.end(Buffer.concat([Buffer.from([22, 3, 3, 255, 255]), Buffer.alloc(65_535)])),
  ],
  ['sends records without end', (socket) => endless('', '\x16\x03\x03\x00\x01\x02')(socket)],
  ['sends alerts without end', (socket) => endless('', '\x15\x03\x03\x00\x02\x01\x00')(socket)],
  ['answers in HTTP', (socket) => void socket.end(`${OK}\r\nplain`)],
  ['sends back what it got', (socket) => void socket.pipe(socket)],
];

describe('a server that attacks in the handshake of TLS', () => {
  test.each(HANDSHAKES)('%s: the failure is told, in time', async (_, behave) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('data', () => behave(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { client, codes } = await attacked({ url: `https://127.0.0.1:${port}/` });
    for (const socket of sockets) socket.destroy();
    server.close();
    await client.close();
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.join(' ')).toMatch(/tls|connection|timeout/);
  });
});
