import { gzipSync } from 'node:zlib';
import * as serve from '../helpers/site.js';
import { answer, document, good, goodHtml, homeHtml, plainHead, rawSite, type Situation, WORDS } from './situation.js';
import { in874, themedHome, themedHtml, to874 } from './theme.js';

// Letters, redirects, answers and markup of the servers that municipalities have.

const bytes = Buffer.from(goodHtml());
const type = 'Content-Type: text/html; charset=utf-8';

export const serverSituations: readonly Situation[] = [
  {
    name: 'windows-874 that meta names tis-620',
    routes: {
      '/o1': in874(
        goodHtml().replace(
          '<meta charset="utf-8">',
          '<meta http-equiv="Content-Type" content="text/html; charset=tis-620">',
        ),
      ),
    },
  },
  {
    name: 'a byte order mark against meta and header',
    routes: {
      '/o1': (_, r) =>
        void r
          .writeHead(200, { 'content-type': 'text/html; charset=tis-620' })
          .end(`\ufeff${goodHtml().replace('utf-8', 'tis-620')}`),
    },
  },
  {
    name: 'an alias that browsers do not know',
    routes: {
      '/o1': (_, r) => void r.writeHead(200, { 'content-type': 'text/html; charset=utf8mb4' }).end(goodHtml()),
    },
  },
  {
    name: 'meta far down in the head',
    routes: {
      '/o1': in874(
        goodHtml().replace(
          '<meta charset="utf-8">',
          `<style>${'.a{color:red}'.repeat(250)}</style><meta http-equiv="Content-Type" content="text/html; charset=windows-874">`,
        ),
      ),
    },
  },
  {
    name: 'letters as numbers',
    routes: {
      '/o1': serve.html(
        document('x', `<main><h1>${[...WORDS].map((c) => `&#${c.codePointAt(0)};`).join('')}</h1></main>`),
      ),
    },
  },
  {
    name: 'UTF-16 with a mark',
    routes: {
      '/o1': (_, r) =>
        void r
          .writeHead(200, { 'content-type': 'text/html' })
          .end(Buffer.from(`\ufeff${goodHtml().replace('<meta charset="utf-8">', '')}`, 'utf16le')),
    },
  },
  {
    name: 'raw UTF-8 in a Location',
    raw: (socket, path) => {
      if (path === '/o1')
        socket.end(
          Buffer.from(
            'HTTP/1.1 302 Found\r\nLocation: /ข้อมูล/หน้า.php?ก=ข\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
          ),
        );
      else if (
        path ===
        `/${encodeURIComponent('ข้อมูล')}/${encodeURIComponent('หน้า')}.php?${encodeURIComponent('ก')}=${encodeURIComponent('ข')}`
      )
        socket.end(answer(plainHead(goodHtml()), goodHtml()));
      else if (path === '/') socket.end(answer(plainHead(homeHtml), homeHtml));
      else socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    },
  },
  {
    name: 'raw windows-874 in a Location',
    raw: (socket, path) => {
      if (path === '/o1')
        socket.end(
          Buffer.concat([
            Buffer.from('HTTP/1.1 302 Found\r\nLocation: /'),
            to874('ข้อมูล'),
            Buffer.from('.php\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
          ]),
        );
      else if (path === `/${[...to874('ข้อมูล')].map((b) => `%${b.toString(16).toUpperCase()}`).join('')}.php`)
        socket.end(answer(plainHead(goodHtml()), goodHtml()));
      else if (path === '/') socket.end(answer(plainHead(homeHtml), homeHtml));
      else {
        socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      }
    },
  },
  {
    name: 'a Location with a scheme and no host',
    routes: { '/o1': serve.redirect('http:there.php'), '/there.php': good() },
  },
  {
    name: 'a Location with backslashes',
    routes: { '/o1': serve.redirect('\\new\\there.php'), '/new/there.php': good() },
  },
  {
    name: 'a Location on a page with status 200',
    routes: {
      '/o1': (_, r) => void r.writeHead(200, { 'content-type': 'text/html', location: '/there' }).end(''),
      '/there': good(),
    },
    checks: '[]',
    judged: 'not-content',
  },
  {
    name: 'several choices after a slip of spelling',
    routes: {
      '/o1': serve.html(
        '<html><head><title>300 Multiple Choices</title></head><body><h1>Multiple Choices</h1>The document name you requested (<code>/o1</code>) could not be found on this server. However, we found documents with names similar to the one you requested.<p>Available documents:<ul><li><a href="/O1">/O1</a> (common basename)</ul></body></html>',
        {},
        300,
      ),
    },
    checks: '[]',
    judged: 'not-content',
  },
  {
    name: 'an error page of ASP.NET',
    routes: {
      '/o1': serve.redirect('/Error.aspx?aspxerrorpath=/o1'),
      '/Error.aspx': serve.html(
        themedHtml('เกิดข้อผิดพลาด', '<h2>เกิดข้อผิดพลาด</h2><p>ขออภัย ระบบไม่สามารถแสดงหน้าที่ท่านต้องการได้ กรุณาลองใหม่อีกครั้ง</p>'),
      ),
    },
    checks: '[]',
    judged: 'not-content',
  },
  {
    name: 'the home page behind a splash page',
    routes: {
      '/': serve.html(
        document(
          'เทศบาลตำบลสำราญ',
          '<center><img src="/king.jpg" width="800" height="500" alt="ทรงพระเจริญ"><p><a href="/home.php">เข้าสู่เว็บไซต์</a></p></center>',
        ),
      ),
      '/home.php': themedHome,
      '/o1': serve.redirect('/home.php'),
    },
    checks: '[]',
    judged: 'not-content',
    codes: ['link/redirect-home'],
  },
  {
    name: 'the home page that a refresh leads to',
    routes: {
      '/': serve.html('<meta http-equiv="refresh" content="0;url=main.php">'),
      '/main.php': themedHome,
      '/o1': serve.redirect('/main.php'),
    },
    checks: '[]',
    judged: 'not-content',
    codes: ['link/redirect-home'],
  },
  {
    name: 'the home page that a script leads to',
    routes: {
      '/': serve.html('<script>window.location.href="main.php"</script>'),
      '/main.php': themedHome,
      '/o1': serve.redirect('/main.php'),
    },
    checks: '[]',
    judged: 'not-content',
    codes: ['link/redirect-home'],
  },
  {
    name: 'a start page in a folder',
    routes: { '/': serve.redirect('/th/home', 301), '/th/home': themedHome, '/o1': serve.redirect('/th/home') },
    checks: '[]',
    judged: 'not-content',
    codes: ['link/redirect-home'],
  },
  {
    name: 'a page that a splash page is before',
    routes: {
      '/': serve.html(
        document(
          'เทศบาลตำบลสำราญ',
          '<center><img src="/king.jpg" width="800" height="500" alt="ทรงพระเจริญ"><p><a href="/home.php">เข้าสู่เว็บไซต์</a></p></center>',
        ),
      ),
      '/home.php': themedHome,
      '/o1': good(),
    },
  },
  {
    name: 'a home page that is broken before a page in order',
    routes: { '/': serve.status(500, 'Internal Server Error'), '/o1': good() },
  },
  {
    name: 'languages by what the visitor speaks',
    routes: {
      '/o1': (q, r, t) =>
        /^th/.test(q.headers['accept-language'] ?? '') ? good()(q, r, t) : serve.redirect('/en/')(q, r, t),
    },
  },
  {
    name: 'a packed page with the length of the plain one',
    raw: rawSite((socket) => {
      const packed = gzipSync(bytes);
      socket.end(
        answer(
          ['HTTP/1.1 200 OK', type, 'Content-Encoding: gzip', `Content-Length: ${bytes.length}`, 'Connection: close'],
          packed,
        ),
      );
    }),
  },
  {
    name: 'a length in letters, the words before the cut',
    raw: rawSite(
      (socket) =>
        void socket.end(
          answer(['HTTP/1.1 200 OK', type, `Content-Length: ${bytes.length - 90}`, 'Connection: close'], bytes),
        ),
    ),
  },
  {
    name: 'no type at all',
    raw: rawSite(
      (socket) =>
        void socket.end(answer(['HTTP/1.1 200 OK', `Content-Length: ${bytes.length}`, 'Connection: close'], bytes)),
    ),
  },
  {
    name: 'the type twice in one line',
    raw: rawSite(
      (socket) =>
        void socket.end(
          answer(
            [
              'HTTP/1.1 200 OK',
              'Content-Type: text/html; charset=utf-8, text/html',
              `Content-Length: ${bytes.length}`,
              'Connection: close',
            ],
            bytes,
          ),
        ),
    ),
  },
  {
    name: 'a whole page and a connection that stays open',
    raw: rawSite((socket) => void socket.write(answer(['HTTP/1.1 200 OK', type, 'Connection: close'], bytes))),
    judged: 'content',
  },
  { name: 'status 203', routes: { '/o1': serve.html(goodHtml(), {}, 203) } },
  {
    name: 'a program that wants to know what is accepted',
    routes: {
      '/o1': (q, r, t) => (/text\/html/.test(q.headers.accept ?? '') ? good()(q, r, t) : serve.status(406)(q, r, t)),
    },
  },
  { name: 'a title that does not end', routes: { '/o1': serve.html(goodHtml().replace('</title>', '<title/>')) } },
  {
    name: 'a comment that does not end',
    routes: { '/o1': serve.html(goodHtml().replace('<main>', '<!-- เมนูเก่า <main>')) },
  },
  {
    name: 'a comment that ends as no comment does',
    routes: { '/o1': serve.html(goodHtml().replace('<main>', '<!-- เมนูเก่า --!><!--> <main>')) },
  },
  {
    name: 'a style that is closed by a slip',
    routes: { '/o1': serve.html(goodHtml().replace('<main>', '<style>.a{}</sytle><main>')) },
  },
];
