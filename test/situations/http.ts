import { gzipSync } from 'node:zlib';
import * as serve from '../helpers/site.js';
import { answer, good, goodHtml, plainHead, rawSite, type Situation } from './situation.js';

const body = goodHtml();
const bytes = Buffer.from(body);
const packed = gzipSync(bytes);
const type = 'Content-Type: text/html; charset=utf-8';
const length = `Content-Length: ${bytes.length}`;
const chunked = (text: Buffer, size = (n: number) => n.toString(16)): Buffer =>
  Buffer.concat([Buffer.from(`${size(text.length)}\r\n`), text, Buffer.from('\r\n0\r\n\r\n')]);

const heads: Readonly<Record<string, Buffer>> = {
  'a length beside chunks': answer(['HTTP/1.1 200 OK', type, length, 'Transfer-Encoding: chunked'], chunked(bytes)),
  'the length twice': answer(['HTTP/1.1 200 OK', type, length, length, 'Connection: close'], bytes),
  'the length as a list': answer(['HTTP/1.1 200 OK', type, `${length}, ${bytes.length}`, 'Connection: close'], bytes),
  'small letters in the first line': answer(['http/1.1 200 OK', type, length, 'Connection: close'], bytes),
  'a blank in the name of a header': answer(['HTTP/1.1 200 OK', 'X Powered By: ASP.NET', type, length], bytes),
  'a notice among the headers': answer(
    ['HTTP/1.1 200 OK', 'Notice undefined variable', type, length, 'Connection: close'],
    bytes,
  ),
  'lines that end in a line feed alone': Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\n${type}\n${length}\nConnection: close\n\n`),
    bytes,
  ]),
  'HTTP/1.0 with an identity transfer': answer(['HTTP/1.0 200 OK', type, 'Transfer-Encoding: identity'], bytes),
  'a hundred that nobody asked for': Buffer.concat([
    Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'),
    answer(plainHead(body), bytes),
  ]),
  '70 kilobytes of headers': answer(
    [
      'HTTP/1.1 200 OK',
      type,
      length,
      'Connection: close',
      ...Array.from({ length: 70 }, (_, at) => `X-Debug-${at}: ${'x'.repeat(1000)}`),
    ],
    bytes,
  ),
  'blanks after the size of a chunk': answer(
    ['HTTP/1.1 200 OK', type, 'Transfer-Encoding: chunked'],
    chunked(bytes, (n) => `${n.toString(16)}  `),
  ),
  'a status without a reason': answer(['HTTP/1.1 200', type, length, 'Connection: close'], bytes),
  'a folded header': answer(['HTTP/1.1 200 OK', 'X-Long: a', ' b', type, length, 'Connection: close'], bytes),
  'a header without a name': answer(['HTTP/1.1 200 OK', ': nothing', type, length, 'Connection: close'], bytes),
  'Thai letters in a header': Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nX-Office: เทศบาล\r\n${type}\r\n${length}\r\nConnection: close\r\n\r\n`),
    bytes,
  ]),
  'a NUL in a header': answer(['HTTP/1.1 200 OK', 'X-A: a\0b', type, length, 'Connection: close'], bytes),
  'two lengths that differ': answer(['HTTP/1.1 200 OK', type, length, 'Content-Length: 5'], bytes),
  'no HTTP at all': Buffer.from('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'),
  'a length that is too long': answer(
    ['HTTP/1.1 200 OK', type, `Content-Length: ${bytes.length + 5000}`, 'Connection: close'],
    bytes,
  ),
};

const coded = (coding: string, data: Uint8Array): Buffer =>
  answer(
    ['HTTP/1.1 200 OK', type, `Content-Encoding: ${coding}`, `Content-Length: ${data.length}`, 'Connection: close'],
    data,
  );

const codings: Readonly<Record<string, Buffer>> = {
  'gzip and line ends behind it': coded('gzip', Buffer.concat([packed, Buffer.from('\n\n')])),
  'gzip without its trailer': coded('gzip', packed.subarray(0, packed.length - 8)),
  'gzip with half of its trailer': coded('gzip', packed.subarray(0, packed.length - 4)),
  'gzip cut in the middle of its data': coded('gzip', packed.subarray(0, packed.length >> 2)),
  'gzip that is none': coded('gzip', bytes),
  'br that is none': coded('br', bytes),
  'deflate that is none': coded('deflate', bytes),
  'a character set for a coding': coded('utf-8', bytes),
  'a coding nobody knows': coded('none', bytes),
  'gzip under the name of x-gzip': coded('x-gzip', packed),
};

const rawSituations = (answers: Readonly<Record<string, Buffer>>): Situation[] =>
  Object.entries(answers).map(([name, data]) => ({ name, raw: rawSite((socket) => void socket.end(data)) }));

/** A truncated page is shown by a browser as far as it came; an assessor sees that it breaks off. */
const CUT = new Set(['gzip cut in the middle of its data', 'a length that is too long']);

export const httpSituations: readonly Situation[] = [
  ...rawSituations({ ...heads, ...codings }).map((situation) =>
    CUT.has(situation.name) ? { ...situation, judged: 'not-content' as const } : situation,
  ),
  {
    name: 'a redirect without a place',
    routes: { '/o1': serve.html(body, {}, 302) },
  },
  {
    name: 'a redirect to an empty place',
    routes: { '/o1': serve.html(body, { location: '' }, 302) },
  },
  {
    name: 'a cookie that a redirect waits for',
    routes: {
      '/o1': (request, response, times) =>
        /sid=1/.test(request.headers.cookie ?? '')
          ? good()(request, response, times)
          : serve.redirect('/o1', 302, { 'set-cookie': 'sid=1; Path=/' })(request, response, times),
    },
  },
  {
    name: 'a loop that stays one with its cookie',
    routes: { '/o1': serve.redirect('/o1', 302, { 'set-cookie': 'sid=1; Path=/' }) },
    codes: ['link/redirect-loop'],
  },
  {
    name: 'a refresh as a header',
    routes: { '/o1': serve.html('', { refresh: '0; url=/there' }), '/there': good() },
    looks: 800,
  },
  {
    name: 'a refresh as a header with quotes and no url=',
    routes: { '/o1': serve.html('<p>.</p>', { refresh: "0;'/there'" }), '/there': good() },
    looks: 800,
  },
  {
    name: 'a refresh to a dead page',
    routes: { '/o1': serve.html('<p>กำลังไปยังหน้าใหม่</p>', { refresh: '0; url=/gone' }) },
    looks: 800,
    checks: '[]',
  },
  {
    name: 'a refresh after ten minutes',
    routes: {
      '/o1': serve.html(goodHtml().replace('<title>', '<meta http-equiv="refresh" content="600; url=/"><title>')),
    },
  },
  {
    name: 'a refresh of itself',
    routes: { '/o1': serve.html(goodHtml(), { refresh: '300' }) },
  },
];
