import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import * as serve from '../helpers/site.js';
import { answer, good, goodHtml, homeHtml, rawSite, type Situation } from './situation.js';
import { attached, csv, LIST_READ, listing } from './theme.js';

// Bytes on the wire that old servers, balancers and programs of their own send.

const body = goodHtml();
const bytes = Buffer.from(body);
const packed = gzipSync(bytes);
const type = 'Content-Type: text/html; charset=utf-8';
const length = `Content-Length: ${bytes.length}`;
const ok = 'HTTP/1.1 200 OK';
const close = 'Connection: close';
/** A frame of Zstandard with its content in one block that is not compressed (RFC 8878). */
const zstd = (content: Buffer): Buffer => {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32LE(content.length, 5);
  head.writeUIntLE((content.length << 3) | 1, 9, 3);
  return Buffer.concat([head, content]);
};
const sends = (name: string, data: Buffer): Situation => ({ name, raw: rawSite((socket) => void socket.end(data)) });
const coded = (coding: string, data: Uint8Array): Buffer =>
  answer([ok, type, `Content-Encoding: ${coding}`, `Content-Length: ${data.length}`, close], data);

/** A site of raw answers by path; what is in no entry is 404. Connections stay open unless an answer ends them. */
const rawRoutes = (
  routes: Readonly<Record<string, (socket: Socket, times: number) => void>>,
): NonNullable<Situation['raw']> => {
  const times = new Map<string, number>();
  return (socket, path, head) => {
    const n = times.get(path) ?? 0;
    times.set(path, n + 1);
    const route = routes[path];
    if (route) route(socket, n);
    else if (path === '/')
      socket.write(
        answer([ok, type, `Content-Length: ${Buffer.byteLength(homeHtml)}`], /^HEAD/.test(head) ? '' : homeHtml),
      );
    else
      socket.write(
        answer(
          ['HTTP/1.1 404 Not Found', 'Content-Type: text/html', 'Content-Length: 9'],
          /^HEAD/.test(head) ? '' : 'Not Found',
        ),
      );
  };
};

export const wireSituations: readonly Situation[] = [
  sends('two blanks before the status', answer(['HTTP/1.1  200 OK', type, length, close], bytes)),
  sends('a length of nothing', answer([ok, type, 'Content-Length:', close], bytes)),
  sends('a length in words', answer([ok, type, 'Content-Length: unknown', close], bytes)),
  sends('a length below zero', answer([ok, type, 'Content-Length: -1', close], bytes)),
  sends('a first header that is folded', answer([ok, ' X-Cache: miss', type, length, close], bytes)),
  sends('a status line among the headers', answer([ok, 'Server: IIS', 'HTTP/1.1 200 OK', type, length, close], bytes)),
  sends('a character set without a name', answer([ok, 'Content-Type: text/html; charset=', length, close], bytes)),
  sends(
    'chunks under HTTP/1.0',
    answer(
      ['HTTP/1.0 200 OK', type, 'Transfer-Encoding: chunked'],
      Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')]),
    ),
  ),
  sends(
    'chunks whose sizes have zeros before them and end in line feeds',
    answer(
      [ok, type, 'Transfer-Encoding: chunked', close],
      Buffer.concat([Buffer.from(`0000${bytes.length.toString(16).toUpperCase()}\n`), bytes, Buffer.from('\n0\n\n')]),
    ),
  ),
  sends(
    'chunks without the last one',
    answer(
      [ok, type, 'Transfer-Encoding: chunked', close],
      Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]),
    ),
  ),
  sends(
    'chunks named twice',
    answer(
      [ok, type, 'Transfer-Encoding: chunked', 'Transfer-Encoding: chunked', close],
      Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')]),
    ),
  ),
  sends(
    'a chunk of a size beyond all bounds',
    answer(
      [ok, type, 'Transfer-Encoding: chunked', close],
      Buffer.concat([Buffer.from('FFFFFFFFFFFFFFFFF\r\n'), bytes]),
    ),
  ),
  sends('gzip and zeros behind it', coded('gzip', Buffer.concat([packed, Buffer.alloc(512)]))),
  sends('gzip under the name of deflate', coded('deflate', packed)),
  sends('zlib under the name of gzip', coded('gzip', deflateSync(bytes))),
  sends('brotli and line ends behind it', coded('br', Buffer.concat([brotliCompressSync(bytes), Buffer.from('\n\n')]))),
  sends('a coding with a quality', coded('gzip;q=1.0', packed)),
  sends('zstd that is none', coded('zstd', bytes)),
  sends('zstd cut in the middle', coded('zstd', zstd(bytes).subarray(0, 100))),
  sends('zstd that nobody asked for', coded('zstd', zstd(bytes))),
  sends('a page as plain text', answer([ok, 'Content-Type: text/plain; charset=utf-8', length, close], bytes)),
  sends(
    'a page as XHTML with a slip',
    (() => {
      const bad = Buffer.from(
        `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>ข้อมูล<br></p></body></html>`,
      );
      return answer(
        [ok, 'Content-Type: application/xhtml+xml; charset=utf-8', `Content-Length: ${bad.length}`, close],
        bad,
      );
    })(),
  ),
  {
    name: 'a time-out that was sent to a connection at rest',
    raw: rawRoutes({
      '/': (socket) => {
        socket.write(answer([ok, type, `Content-Length: ${Buffer.byteLength(homeHtml)}`], homeHtml));
        setTimeout(
          () => socket.end('HTTP/1.1 408 Request Time-out\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
          60,
        );
      },
      '/o1': (socket) => {
        socket.write(answer([ok, type, length], bytes));
        setTimeout(
          () => socket.end('HTTP/1.1 408 Request Time-out\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
          60,
        );
      },
    }),
  },
  {
    name: 'a time-out in place of the second answer',
    raw: rawRoutes({
      '/o1': (socket) => {
        const held = socket as typeof socket & { served?: number };
        held.served = (held.served ?? 0) + 1;
        if (held.served > 1)
          socket.end('HTTP/1.1 408 Request Time-out\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        else socket.write(answer(['HTTP/1.1 302 Found', 'Location: /there', 'Content-Length: 0'], ''));
      },
      '/there': (socket, times) => {
        if (times === 0) socket.end('HTTP/1.1 408 Request Time-out\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        else socket.write(answer([ok, type, length], bytes));
      },
    }),
  },
  {
    name: 'a connection that is cut whenever it is used again',
    raw: rawRoutes({
      '/o1': (socket) =>
        void socket.write(
          answer(['HTTP/1.1 302 Found', 'Location: /there', 'Content-Length: 0', 'Connection: keep-alive'], ''),
        ),
      '/there': (socket, times) => {
        if (times === 0) socket.resetAndDestroy();
        else socket.write(answer([ok, type, length], bytes));
      },
    }),
  },
  {
    name: 'a redirect whose page comes after its end',
    raw: rawRoutes({
      '/o1': (socket) => {
        socket.write(answer(['HTTP/1.1 302 Found', 'Location: /there', 'Content-Length: 0'], ''));
        setTimeout(() => socket.write('<html><body>Object moved to <a href="/there">here</a></body></html>'), 15);
      },
      '/there': (socket) => void socket.write(answer([ok, type, length], bytes)),
    }),
  },
  {
    name: 'a second answer that nobody asked for',
    codes: ['link/http-status'],
    raw: rawRoutes({
      '/': (socket) =>
        void socket.write(
          Buffer.concat([
            answer([ok, type, `Content-Length: ${Buffer.byteLength(homeHtml)}`], homeHtml),
            answer([ok, type, length], bytes),
          ]),
        ),
      '/robots.txt': (socket) =>
        void socket.write(
          Buffer.concat([
            answer(['HTTP/1.1 404 Not Found', 'Content-Length: 0'], ''),
            answer([ok, type, length], bytes),
          ]),
        ),
      '/o1': (socket) =>
        void socket.write(
          answer(['HTTP/1.1 404 Not Found', 'Content-Length: 9', 'Content-Type: text/html'], 'Not Found'),
        ),
    }),
  },
  {
    name: 'an error behind every answer',
    raw: rawRoutes({
      '/': (socket) =>
        void socket.write(
          Buffer.concat([
            answer([ok, type, `Content-Length: ${Buffer.byteLength(homeHtml)}`], homeHtml),
            answer(['HTTP/1.1 404 Not Found', 'Content-Length: 9', 'Content-Type: text/html'], 'Not Found'),
          ]),
        ),
      '/robots.txt': (socket) =>
        void socket.write(
          Buffer.concat([
            answer(['HTTP/1.1 404 Not Found', 'Content-Length: 0'], ''),
            answer(['HTTP/1.1 400 Bad Request', 'Content-Length: 9', 'Content-Type: text/html'], 'Not Found'),
          ]),
        ),
      '/o1': (socket) =>
        void socket.write(
          Buffer.concat([
            answer([ok, type, length], bytes),
            answer(['HTTP/1.1 400 Bad Request', 'Content-Length: 0'], ''),
          ]),
        ),
    }),
  },
  {
    name: 'a loop whose cookie is for another path',
    routes: { '/o1': serve.redirect('/o1', 302, { 'set-cookie': 'sid=1; Path=/admin' }) },
    codes: ['link/redirect-loop'],
  },
  {
    name: 'a cookie of the domain that is an address',
    routes: {
      '/o1': (q, r, t) =>
        /sid=1/.test(q.headers.cookie ?? '')
          ? good()(q, r, t)
          : serve.redirect('/o1', 302, { 'set-cookie': 'sid=1; Domain=127.0.0.1; Path=/; HttpOnly' })(q, r, t),
    },
  },
  {
    name: 'a cookie that is over when it is set',
    codes: ['link/redirect-loop'],
    routes: {
      '/o1': (q, r, t) =>
        /sid=1/.test(q.headers.cookie ?? '')
          ? good()(q, r, t)
          : serve.redirect('/o1', 302, { 'set-cookie': 'sid=1; Path=/; Expires=Thu, 01-Jan-1970 00:00:01 GMT' })(
              q,
              r,
              t,
            ),
    },
  },
  {
    name: 'a cookie with a day of old programs',
    routes: {
      '/o1': (q, r, t) =>
        /ci_session=a%3A4/.test(q.headers.cookie ?? '')
          ? good()(q, r, t)
          : serve.redirect('/o1', 302, {
              'set-cookie': 'ci_session=a%3A4%3A%7Bs%3A10; expires=Fri, 31-Dec-2099 23:59:59 GMT; path=/',
            })(q, r, t),
    },
  },
  {
    name: 'a page in its place that comes back in steps by its cookies',
    routes: {
      '/o1': (q, r, t) =>
        /intro=1/.test(q.headers.cookie ?? '') ? good()(q, r, t) : serve.redirect('/check.php?back=%2Fo1')(q, r, t),
      '/check.php': (q, r, t) =>
        /try=1/.test(q.headers.cookie ?? '')
          ? serve.redirect('/o1', 303, { 'set-cookie': 'intro=1; path=/' })(q, r, t)
          : serve.redirect('/check.php?back=%2Fo1', 302, { 'set-cookie': 'try=1' })(q, r, t),
    },
  },
  {
    name: 'a refresh without its delay',
    looks: 800,
    routes: {
      '/o1': serve.html('<html><head><meta http-equiv="refresh" content="; url=/there"></head><body>x</body></html>'),
      '/there': good(),
    },
  },
  {
    name: 'a refresh with a comma and part of a second',
    looks: 1500,
    routes: {
      '/o1': serve.html(
        '<html><head><meta http-equiv=refresh content=" .5 , URL = /there "></head><body>x</body></html>',
      ),
      '/there': good(),
    },
  },
  {
    name: 'a refresh within the body after much else',
    looks: 1800,
    routes: {
      '/o1': serve.html(
        `<html><body><table width=100%><tr><td>${'&nbsp; '.repeat(40)}</td></tr></table><center>ย้ายไปยังหน้าใหม่</center><meta http-equiv="Refresh" content="1;URL=there/"></body></html>`,
      ),
      '/there/': good(),
    },
  },
  {
    name: 'a refresh of a header with status 404',
    looks: 800,
    judged: 'not-content',
    routes: { '/o1': serve.html('<h1>404 Not Found</h1>', { refresh: '0; url=/' }, 404) },
    checks: '[]',
  },
  {
    name: 'documents on a connection with answers behind answers',
    clicks: ['main a'],
    checks: LIST_READ,
    raw: rawRoutes({
      '/o1': (socket) => {
        const page =
          '<!doctype html><meta charset=utf-8><title>จัดซื้อจัดจ้าง</title><main><h1>รายงานสรุปผลการจัดซื้อจัดจ้าง</h1><a href="/get/o13">รายงาน</a></main>';
        socket.write(
          Buffer.concat([
            answer([ok, type, `Content-Length: ${Buffer.byteLength(page)}`], page),
            answer([ok, type, 'Content-Length: 2'], 'hi'),
          ]),
        );
      },
      '/get/o13': (socket) =>
        void socket.write(
          answer(
            [
              ok,
              'Content-Type: application/octet-stream',
              'Content-Disposition: attachment; filename=o13.csv',
              `Content-Length: ${csv.length}`,
            ],
            csv,
          ),
        ),
    }),
  },
  {
    name: 'a file that is given in part though the whole was asked for',
    clicks: ['main a'],
    checks: LIST_READ,
    judged: 'not-content',
    raw: rawRoutes({
      '/o1': (socket) => {
        const page =
          '<!doctype html><meta charset=utf-8><title>จัดซื้อจัดจ้าง</title><main><h1>รายงานสรุปผลการจัดซื้อจัดจ้าง</h1><a href="/get/o13">รายงาน</a></main>';
        socket.write(answer([ok, type, `Content-Length: ${Buffer.byteLength(page)}`], page));
      },
      '/get/o13': (socket) => {
        const part = csv.subarray(0, 200);
        socket.write(
          answer(
            [
              'HTTP/1.1 206 Partial Content',
              'Content-Type: text/csv',
              'Content-Disposition: attachment; filename=o13.csv',
              `Content-Range: bytes 0-199/${csv.length}`,
              `Content-Length: ${part.length}`,
            ],
            part,
          ),
        );
      },
    }),
  },
  {
    name: 'a file whose length is of its name alone',
    clicks: ['main a'],
    checks: LIST_READ,
    routes: {
      '/o1': listing('<a href="/get/o13">รายงาน</a>'),
      '/get/o13': serve.cutBody(csv.subarray(0, 150), csv.length + 40, 'application/octet-stream'),
    },
  },
  {
    name: 'a file that needs the language of the visitor in its request',
    clicks: ['main a'],
    checks: LIST_READ,
    routes: {
      '/o1': listing('<a href="/get/o13">รายงาน</a>'),
      '/get/o13': (q, r, t) =>
        q.headers['accept-language'] && q.headers['accept-encoding'] ? attached(q, r, t) : serve.status(406)(q, r, t),
    },
  },
];
