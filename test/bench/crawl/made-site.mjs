// made-site.mjs folder DIR        serves a folder
// made-site.mjs made N [DELAY]    serves N addresses: pages of about 4 KiB that lead to each other, every fourth address a file;
//                                 each answer comes after DELAY ms
// Prints its address and serves until it is ended.
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const [, , kind, what, delay = '0'] = process.argv;
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'application/javascript' };
const LINKS = 20;

const fromFolder = (path) => {
  const file = join(what, normalize(decodeURIComponent(path === '/' ? '/index.html' : path)));
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return null;
  return { type: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) };
};

const total = Number(what);
const isFile = (n) => n % 4 === 3;
const addressOf = (n) =>
  n === 0 ? '/' : isFile(n) ? `/files/${n % 50}/report-${n}.pdf` : `/pages/${n % 50}/page-${n}.html`;
const filling = 'รายงานผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ '.repeat(2);

/** A tree makes every address reachable, the rest of the links spread over all. */
const madePage = (n) => {
  const page = n - Math.ceil(n / 4) + (n % 4 === 0 ? 0 : 1);
  const children = Array.from({ length: 8 }, (_, i) => page * 8 + i + 1).filter((child) => child < total);
  const others = Array.from({ length: LINKS - children.length }, (_, i) => (n * 7919 + i * 104729) % total);
  const rows = [...children, ...others].map((to) => `<p><a href="${addressOf(to)}">รายการที่ ${to}</a> ${filling}</p>`);
  return `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${n}</title></head><body>${rows.join('\n')}</body></html>`;
};

const made = (path) => {
  const n = path === '/' ? 0 : Number(/-(\d+)\.(?:html|pdf)$/.exec(path)?.[1] ?? total);
  if (!(n < total)) return null;
  return isFile(n)
    ? { type: 'application/pdf', body: Buffer.from('%PDF-1.4') }
    : { type: 'text/html; charset=utf-8', body: Buffer.from(madePage(n)) };
};

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const answer = kind === 'folder' ? fromFolder(request.url) : made(request.url);
  setTimeoutOrNow(Number(delay), () => {
    response.writeHead(answer === null ? 404 : 200, {
      'content-type': answer?.type ?? 'text/plain',
      'content-length': answer?.body.length ?? 0,
    });
    response.end(request.method === 'HEAD' ? undefined : answer?.body);
  });
});

function setTimeoutOrNow(ms, act) {
  if (ms === 0) act();
  else setTimeout(act, ms);
}

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
