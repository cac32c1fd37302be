import { randomBytes } from 'node:crypto';
import { createGzip } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { FetchDeps } from '../../src/fetch/client.js';
import type { Client } from '../../src/model/client.js';
import { clientFor, codesOf, textOf } from '../helpers/client.js';
import {
  type Behaviour,
  drip,
  hang,
  html,
  leadTo,
  type RawSite,
  resetAtOnce,
  type Site,
  sequence,
  startRaw,
  startSite,
  status,
} from '../helpers/site.js';

let client: Client | null = null;
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await client?.close();
  await Promise.all(open.splice(0).map((site) => site.close()));
});

async function get(site: Site | RawSite, changes: Parameters<typeof clientFor>[1] = {}) {
  open.push(site);
  const made = clientFor(site.url, { retries: 0, ...changes });
  client = made.client;
  return { ...(await client.get(site.url)), naps: made.naps };
}

describe('answers that are no HTTP', () => {
  const broken: Record<string, string | Uint8Array> = {
    'garbage before the status line': '<html>hello</html>',
    'two lengths that differ': 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde',
    'an upgrade that nobody asked for':
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n',
    'a 100 and nothing more': 'HTTP/1.1 100 Continue\r\n\r\n',
    'zero bytes': new Uint8Array(64),
    'a TLS record': Uint8Array.from([0x15, 3, 1, 0, 2, 2, 70]),
  };
  for (const [name, bytes] of Object.entries(broken)) {
    test(`${name} is a bad answer, not an exception`, async () => {
      const { exchange, body } = await get(await startRaw(bytes));
      expect(codesOf(exchange)).toEqual(['connection']);
      expect(exchange.problems[0]?.data.reason).toMatch(/bad-answer|closed/);
      expect(exchange.status).toBeNull();
      expect(body).toBeNull();
    });
  }

  test('a connection closed without a word is `closed`', async () => {
    const { exchange } = await get(await startRaw(''));
    expect(exchange.problems).toEqual([{ code: 'connection', data: { reason: 'closed' } }]);
  });

  test('headers without end are refused', async () => {
    const site = await startRaw(`HTTP/1.1 200 OK\r\n${`X-Filler: ${'x'.repeat(1000)}\r\n`.repeat(300)}\r\n`);
    const { exchange } = await get(site);
    expect(exchange.problems).toEqual([{ code: 'connection', data: { reason: 'headers-too-large' } }]);
  });

  test('headers of 40 KiB are read', async () => {
    const site = await startRaw(
      `HTTP/1.1 200 OK\r\n${`X-Filler: ${'x'.repeat(1000)}\r\n`.repeat(40)}Content-Length: 2\r\n\r\nok`,
    );
    expect(textOf(await get(site))).toBe('ok');
  });

  test('a flood of interim answers ends with the time for the headers', async () => {
    const site = await startRaw((socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(20)), 5);
      socket.on('close', () => clearInterval(timer));
    });
    const { exchange } = await get(site, { timeoutMs: 300 });
    expect(exchange.problems).toEqual([{ code: 'timeout', data: { phase: 'headers', ms: 300 } }]);
  });
});

test('whatever bytes come, an exchange comes of them', async () => {
  const proper = Buffer.from(
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
  );
  let answer = proper;
  const site = await startRaw((socket) => void socket.end(answer));
  open.push(site);
  const made = clientFor(site.url, { retries: 0, timeoutMs: 5_000 }).client;
  client = made;
  const damage = fc.record({ at: fc.nat(proper.length - 1), byte: fc.nat(255), insert: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { maxLength: 6 }), fc.nat(proper.length), async (damages, length) => {
      const bytes = [...proper.subarray(0, length)];
      for (const { at, byte, insert } of damages) bytes.splice(Math.min(at, bytes.length), insert ? 0 : 1, byte);
      answer = Buffer.from(bytes);
      const { exchange } = await made.get(site.url);
      expect(exchange.status !== null || exchange.problems.length > 0).toBe(true);
    }),
    { numRuns: 150 },
  );
});

describe('old and sloppy HTTP', () => {
  test('HTTP/1.0 without a length is read to the end of the connection', async () => {
    const page = await get(await startRaw('HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\nold'));
    expect(textOf(page)).toBe('old');
    expect(page.exchange.problems).toEqual([]);
    expect(page.exchange.cut).toBeNull();
  });
  test('early hints before the answer are passed over', async () => {
    const site = await startRaw(
      'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
    );
    expect(textOf(await get(site))).toBe('ok');
  });
  test('bytes beyond the length are not part of the body', async () => {
    const page = await get(await startRaw('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and more'));
    expect(textOf(page)).toBe('ok');
    expect(page.exchange.problems).toEqual([]);
  });
});

describe('time', () => {
  test('a server that says nothing times out on its headers and is asked once', async () => {
    const site = await startSite({ '*': hang() });
    const { exchange } = await get(site, { timeoutMs: 200, retries: 2 });
    expect(exchange.problems).toEqual([{ code: 'timeout', data: { phase: 'headers', ms: 200 } }]);
    expect(site.requests).toHaveLength(1);
  });

  test('a drip times out on the whole body, however steadily it drips', async () => {
    const site = await startSite({ '*': drip({ everyMs: 10 }) });
    const { exchange, body } = await get(site, { timeoutMs: 300 });
    expect(exchange.problems).toEqual([{ code: 'timeout', data: { phase: 'body', ms: 300 } }]);
    expect(body).toBeNull();
    expect(exchange.bytes).toBeGreaterThan(0);
  });

  const steadily =
    (bytes: number, everyMs: number, parts: number, isEnded = true): Behaviour =>
    (_, response) => {
      let sent = 0;
      const timer = setInterval(() => {
        response.write(Buffer.alloc(bytes, 'a'));
        sent += 1;
        if (sent < parts) return;
        clearInterval(timer);
        if (isEnded) response.end();
      }, everyMs);
      response.on('close', () => clearInterval(timer));
    };

  test('a body that comes slowly but steadily is read to its end', async () => {
    const site = await startSite({ '*': steadily(2_000, 50, 30) });
    const { exchange } = await get(site, { timeoutMs: 500 });
    expect(exchange).toMatchObject({ problems: [], cut: null, bytes: 60_000 });
  });

  test.each([
    ['comes in bursts with silences below the time', 200_000, 250, 6],
    ['is small and comes slowly', 300, 40, 20],
  ])('a body that %s is read to its end', async (_, bytes, everyMs, parts) => {
    const site = await startSite({ '*': steadily(bytes, everyMs, parts) });
    const { exchange } = await get(site, { timeoutMs: 500, maxBytes: 2 * 1024 * 1024 });
    expect(exchange).toMatchObject({ problems: [], cut: null, bytes: bytes * parts });
  });

  test('a body that falls silent in its middle times out', async () => {
    const site = await startSite({ '*': steadily(2_000, 20, 5, false) });
    const { exchange } = await get(site, { timeoutMs: 300 });
    expect(exchange).toMatchObject({ problems: [{ code: 'timeout', data: { phase: 'body' } }], bytes: 10_000 });
  });

  test('a body without end is given up as soon where it has to be waited for again and again until it is decoded', async () => {
    const piece = randomBytes(40_000);
    const site = await startSite({
      '*': (_, response) => {
        response.setHeader('content-encoding', 'gzip');
        const stream = createGzip();
        stream.pipe(response);
        const timer = setInterval(() => {
          stream.write(piece);
          stream.flush();
        }, 50);
        response.on('close', () => {
          clearInterval(timer);
          stream.destroy();
        });
      },
    });
    // More than comes in that time, however late a busy machine looks at its clock.
    const { exchange } = await get(site, { timeoutMs: 100, maxBytes: 64 * 1024 * 1024 });
    expect(exchange.problems).toEqual([{ code: 'timeout', data: { phase: 'body', ms: 100 } }]);
  });

  test('a body without end is given up after fifteen times the time', async () => {
    const site = await startSite({ '*': steadily(2_000, 10, Number.POSITIVE_INFINITY) });
    const { exchange } = await get(site, { timeoutMs: 100, maxBytes: 1024 * 1024 * 1024 });
    expect(exchange.problems).toEqual([{ code: 'timeout', data: { phase: 'body', ms: 100 } }]);
    expect(exchange.bytes).toBeGreaterThan(20_000);
  });

  test('time in which the program itself stood still is not the time of the site', async () => {
    const site = await startSite({ '*': (_, response) => void setTimeout(() => response.end('late'), 50) });
    const asked = get(site, { timeoutMs: 400 });
    await new Promise((resolve) => setTimeout(resolve, 25));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
    expect((await asked).exchange.problems).toEqual([]);
  });

  test('nor is it the time of a connection that is being made', async () => {
    const site = await startSite({ '*': html('x') });
    open.push(site);
    const lateConnector: FetchDeps['connect'] = (base) => (options, callback) => {
      setTimeout(() => leadTo({ 'town.test': site.port })(base)(options, callback), 50);
    };
    client = clientFor('http://town.test/', { timeoutMs: 400, retries: 0 }, { connect: lateConnector }).client;
    const asked = client.get('http://town.test/');
    await new Promise((resolve) => setTimeout(resolve, 25));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
    expect((await asked).exchange).toMatchObject({ status: 200 });
  });

  test('headers that drip are bounded as a whole', async () => {
    const site = await startRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
      const timer = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    const { exchange } = await get(site, { timeoutMs: 200 });
    expect(exchange.problems[0]).toEqual({ code: 'timeout', data: { phase: 'headers', ms: 200 } });
  });

  test('a connection that is never made times out, and is tried once more', async () => {
    const site = await startSite({ '*': html('x') });
    open.push(site);
    let tries = 0;
    const made = clientFor(
      'http://town.test/',
      { timeoutMs: 100, retries: 5 },
      {
        connect: () => () => {
          tries += 1;
        },
      },
    );
    client = made.client;
    const { exchange } = await client.get('http://town.test/');
    expect(exchange.problems).toEqual([{ code: 'timeout', data: { phase: 'connect', ms: 100 } }]);
    expect(tries).toBe(2);
  });
});

describe('connections', () => {
  test('refused', async () => {
    const site = await startSite({});
    await site.close();
    client = clientFor(site.url).client;
    const { exchange } = await client.get(site.url);
    expect(exchange.problems).toEqual([{ code: 'connection', data: { reason: 'refused' } }]);
    expect(exchange.finalUrl).toBeNull();
  });

  test('a host that does not exist', async () => {
    const lookup = (_: string, __: unknown, answer: (error: Error) => void) =>
      answer(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    const made = clientFor('http://town.test/', { retries: 3 }, { lookup: lookup as never });
    client = made.client;
    const { exchange } = await client.get('http://town.test/');
    expect(exchange.problems).toEqual([{ code: 'dns', data: { reason: 'not-found', detail: 'ENOTFOUND' } }]);
    expect(made.naps).toEqual([]);
  });

  test('a name server that is silent is asked once more', async () => {
    let asked = 0;
    const lookup = (_: string, __: unknown, answer: (error: Error) => void) => {
      asked += 1;
      answer(Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' }));
    };
    client = clientFor('http://town.test/', { retries: 3 }, { lookup: lookup as never }).client;
    const { exchange } = await client.get('http://town.test/');
    expect(exchange.problems[0]).toEqual({ code: 'dns', data: { reason: 'no-answer', detail: 'EAI_AGAIN' } });
    expect(asked).toBe(2);
  });

  test('one connection serves many requests', async () => {
    const site = await startSite({ '*': html('x') });
    open.push(site);
    client = clientFor(site.url, { perHost: 1 }).client;
    for (let index = 0; index < 20; index++) await client.get(`${site.url}${index}`);
    for (let index = 0; index < 5; index++) await client.probe(`${site.url}p${index}`);
    expect(site.requests).toHaveLength(25);
    expect(site.connections()).toBe(1);
  });

  test('a connection that died while idle is replaced at once, without counting as a retry', async () => {
    const site = await startSite({ '/1': html('x'), '/2': sequence(resetAtOnce(), html('again')) });
    open.push(site);
    const made = clientFor(site.url, { perHost: 1, retries: 0 });
    client = made.client;
    await client.get(`${site.url}1`);
    expect(textOf(await client.get(`${site.url}2`))).toBe('again');
    expect(made.naps).toEqual([]);
  });
});

test('an error answer keeps its body, for those who compare error pages', async () => {
  const page = await get(await startSite({ '*': status(404, '<p>ไม่พบหน้า</p>') }));
  expect(page.exchange.problems).toEqual([{ code: 'http-status', data: { status: 404, name: 'Not Found' } }]);
  expect(textOf(page)).toBe('<p>ไม่พบหน้า</p>');
});

test('a redirect that names no place is the page that it carries', async () => {
  for (const line of ['', 'Location: \r\n']) {
    const page = await get(await startRaw(`HTTP/1.1 302 Found\r\n${line}Content-Length: 4\r\n\r\npage`));
    expect(page.exchange.problems).toEqual([]);
    expect(textOf(page)).toBe('page');
    const empty = await get(await startRaw(`HTTP/1.1 302 Found\r\n${line}Content-Length: 0\r\n\r\n`));
    expect(codesOf(empty.exchange)).toEqual(['http-status']);
  }
});
