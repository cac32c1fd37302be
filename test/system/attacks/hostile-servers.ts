import { brotliCompressSync, constants, deflateRawSync, gzipSync } from 'node:zlib';
import * as serve from '../../helpers/site.js';
import { endless, type HostileKind, raw, trickle, UNHARMED } from './hostile-kind.js';

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;
const at = '/o1.html';
const SOUND = '<!doctype html><title>เทศบาล</title><h1>เทศบาลตำบล พ.ศ. 2568</h1>';
const ZEROS = Buffer.alloc(80_000_000);

const kind = (name: string, behave: serve.Behaviour, told: RegExp): HostileKind => ({
  name,
  routes: { [at]: behave },
  told,
});

/** Answers that are no answers: each of them stands in the way of one page. */
const answers: readonly HostileKind[] = [
  kind('a body without end', endless(`${OK}\r\n`, 'a'), /^fail file\/too-large/),
  kind('chunks of one byte without end', endless(CHUNKED, '1\r\na\r\n'), /^fail file\/too-large/),
  kind('a byte now and then', trickle(`${OK}\r\n<p>เทศบาล`, '.', 300), /^fail link\/timeout/),
  kind('a header a byte at a time', trickle('HTTP/1.1 200 OK\r\nX-Slow: ', 'a', 300), /^fail link\/timeout/),
  kind('silence', serve.hang(), /^fail link\/timeout/),
  kind('a header without end', endless(`${OK}X-Long: `, 'x'), /link\/(?:connection|timeout)/),
  kind('headers without end', endless(OK, 'X-More: y\r\n'), /link\/(?:connection|timeout)/),
  kind(
    'trailers without end',
    endless(`${CHUNKED}1\r\na\r\n0\r\n`, 'X-More: y\r\n'),
    /^(?:fail (?:text\/missing|link\/))/,
  ),
  kind(
    'early hints without end',
    endless('', 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n'),
    /link\/(?:timeout|connection)/,
  ),
  kind('early hints now and then', trickle('', 'HTTP/1.1 103 Early Hints\r\n\r\n', 200), /^fail link\/timeout/),
  kind(
    'a thousand hundreds before the answer',
    raw(`${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(1_000)}${OK}\r\n${SOUND}`),
    /^pass/,
  ),
  kind(
    'a change to HTTP/2 that nobody asked for',
    raw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n\0\0\x12\x04\0'),
    /^fail link\/connection/,
  ),
  kind('a body of HTTP/0.9', raw(SOUND), /^fail link\/connection/),
  kind('a length that is too long', raw(`${OK}Content-Length: 99999999\r\n\r\n${SOUND}`), /^fail file\/truncated/),
  kind('a length that is too short', raw(`${OK}Content-Length: 9\r\n\r\n${SOUND.repeat(9)}`), /^fail text\/missing/),
  kind(
    'an answer within the answer',
    raw(`${OK}X: a\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nsmuggled!`),
    /^fail text\/missing/,
  ),
  kind(
    'ten thousand cookies',
    (_, response) => {
      response.setHeader(
        'set-cookie',
        Array.from({ length: 10_000 }, (_, n) => `c${n}=${'v'.repeat(100)}; Path=/`),
      );
      response.writeHead(200, { 'content-type': 'text/html' }).end(SOUND);
    },
    /^fail link\/connection/,
  ),
  kind(
    'cookies for all of the country, that grow',
    (request, response, times) => {
      response.writeHead(302, {
        location: `/o1.html?${times}`,
        'set-cookie': Array.from({ length: 40 }, (_, n) => `c${times}-${n}=${'v'.repeat(300)}; Domain=go.th; Path=/`),
      });
      response.end(request.url);
    },
    /^fail link\/redirect-loop/,
  ),
  kind('a redirect to itself', serve.loop(), /^fail link\/redirect-loop/),
  kind(
    'redirects without end',
    (request, response) => {
      const step = Number(/step=(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
      response.writeHead(302, { location: `/o1.html?step=${step + 1}` }).end();
    },
    /^fail link\/redirect-loop/,
  ),
  kind(
    'a redirect with control characters',
    raw('HTTP/1.1 302 Found\r\nLocation: /a\x00b\x1b[2J\x7f\r\nContent-Length: 0\r\n\r\n'),
    /^(?:fail link\/(?:connection|invalid-url|http-status))/,
  ),
  kind(
    'a redirect that splits a header',
    raw('HTTP/1.1 302 Found\r\nLocation: /%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a<script>\r\nContent-Length: 0\r\n\r\n'),
    /^fail link\/http-status/,
  ),
  kind('a redirect to a script', serve.redirect('javascript:alert(1)'), /^fail link\/invalid-url/),
  kind('a redirect to a file of the machine', serve.redirect('file:///etc/passwd'), /^fail link\/invalid-url/),
  kind(
    'a wait of a thousand years',
    serve.status(503, 'later', { 'retry-after': '31536000000' }),
    /^fail link\/http-status/,
  ),
  kind('an unasked 304', serve.status(304), /^fail link\/http-status/),
  kind(
    'an unasked part',
    serve.status(206, SOUND.slice(0, 40), { 'content-range': 'bytes 0-39/999999999' }),
    /^fail link\//,
  ),
  kind(
    'a mark of a version of 15 KB',
    serve.html(SOUND, { etag: `"${'e'.repeat(15_000)}"`, 'last-modified': 'x'.repeat(9_000) }),
    /^pass/,
  ),
  kind('a character set of 10 KB', serve.file(SOUND, `text/html; charset=${'x'.repeat(10_000)}`), /^pass/),
  kind(
    'pages that show the next at once, without end',
    (request, response) => {
      const step = Number(/step=(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
      serve.html(`<meta http-equiv=refresh content="0;url=/o1.html?step=${step + 1}">`)(request, response, 0);
    },
    /^fail link\/redirect-loop/,
  ),
  kind(
    'frames within frames without end',
    (request, response) => {
      const step = request.url ?? '';
      const frames = Array.from({ length: 40 }, (_, n) => `<iframe src="/o1.html?${step.slice(-300)}${n}"></iframe>`);
      serve.html(frames.join(''))(request, response, 0);
    },
    /^fail text\/missing/,
  ),
  kind(
    'a file that calls itself by a path',
    serve.html(SOUND, { 'content-disposition': `attachment; filename="../../../../etc/cron.d/x${'y'.repeat(5_000)}"` }),
    /^pass/,
  ),
  kind('links in headers by the thousand', serve.html(SOUND, { link: '</a>; rel=preload, '.repeat(600) }), /^pass/),
];

const packed = (encoding: string, make: () => Uint8Array): serve.Behaviour => serve.encoded(encoding, make());
const layers = (count: number): Uint8Array => {
  let bytes: Uint8Array = Buffer.from(SOUND);
  for (let n = 0; n < count; n += 1) bytes = gzipSync(bytes);
  return bytes;
};

const codings: readonly HostileKind[] = [
  kind(
    'a bomb of gzip',
    packed('gzip', () => gzipSync(ZEROS, { level: 9 })),
    /^fail file\/too-large/,
  ),
  kind(
    'a bomb of gzip within gzip',
    packed('gzip, gzip', () => gzipSync(gzipSync(ZEROS, { level: 9 }), { level: 9 })),
    /^fail file\/too-large/,
  ),
  kind(
    'a bomb of deflate without its frame',
    packed('deflate', () => deflateRawSync(ZEROS, { level: 9 })),
    /^fail file\/too-large/,
  ),
  kind(
    'a bomb of Brotli',
    packed('br', () => brotliCompressSync(ZEROS, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })),
    /^fail file\/too-large/,
  ),
  kind(
    'forty layers of gzip',
    packed(Array(40).fill('gzip').join(', '), () => layers(40)),
    /^fail file\/corrupt/,
  ),
  kind('a coding that is a lie', serve.wrongEncoding(SOUND, 'br'), /^fail link\/connection/),
  kind('a coding that nobody knows', serve.wrongEncoding(SOUND, 'compress-by-magic'), /^pass/),
];

/** Files that stand at fixed addresses of every site. */
const robots: readonly (readonly [string, () => serve.Behaviour])[] = [
  [
    'rules of half a megabyte',
    () => serve.file(`User-agent: *\n${`Allow:*${'a'.repeat(16)}Z\n`.repeat(19_000)}`, 'text/plain'),
  ],
  ['one line of half a megabyte', () => serve.file(`User-agent: *\nDisallow: /${'*a'.repeat(250_000)}$`, 'text/plain')],
  [
    'rules without end',
    () => endless('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\n', 'Disallow: /x\n'),
  ],
  ['a redirect to itself', () => serve.loop()],
  ['silence', () => serve.hang()],
  ['a bomb', () => serve.encoded('gzip', gzipSync(ZEROS), 'text/plain')],
  ['sitemaps by the hundred thousand', () => serve.file('Sitemap: /s.xml\n'.repeat(30_000), 'text/plain')],
  [
    'sitemaps within the inner network',
    () => serve.file('Sitemap: http://169.254.169.254/a.xml\nSitemap: http://127.0.0.1:1/\n', 'text/plain'),
  ],
];

const URLS = '<url><loc>/a</loc></url>';
const sitemaps: readonly (readonly [string, () => serve.Behaviour])[] = [
  ['50 MB', () => serve.encoded('gzip', gzipSync(`<urlset>${URLS.repeat(2_000_000)}`), 'text/xml')],
  ['a bomb', () => serve.file(gzipSync(ZEROS), 'application/gzip')],
  [
    'entities',
    () =>
      serve.file(
        `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(9_999)}">]><urlset><url><loc>${'&b;'.repeat(9_999)}</loc></url></urlset>`,
        'text/xml',
      ),
  ],
  ['elements in each other', () => serve.file('<urlset>'.repeat(500_000), 'text/xml')],
  ['silence', () => serve.hang()],
];
const standingAt = (file: string, list: typeof robots): readonly HostileKind[] =>
  list.map(([name, make]) => ({ name: `${file}: ${name}`, routes: { [`/${file}`]: make() }, told: UNHARMED }));
const index: HostileKind = {
  name: 'sitemap.xml: indexes of indexes without end',
  routes: {
    '/sitemap.xml': (request, response) => {
      const base = (request.url ?? '').slice(0, 200);
      const entries = Array.from(
        { length: 1_000 },
        (_, n) => `<sitemap><loc>/sitemap.xml?${base.length}-${n}</loc></sitemap>`,
      );
      serve.file(`<sitemapindex>${entries.join('')}</sitemapindex>`, 'text/xml')(request, response, 0);
    },
  },
  told: UNHARMED,
};

export const hostileServers: readonly HostileKind[] = [
  ...answers,
  ...codings,
  ...standingAt('robots.txt', robots),
  ...standingAt('sitemap.xml', sitemaps),
  index,
];
