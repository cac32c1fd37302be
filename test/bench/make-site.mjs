#!/usr/bin/env node
// Writes a static copy of a municipal website for the crawl bench: the same one for the same seed.
// usage: make-site.mjs DIR [--pages 3000] [--files 600] [--links 60] [--kib 40] [--broken 1] [--seed 1]
//   --broken: percent of links that lead nowhere (404)
// Prints one JSON line: links, the addresses that can be reached from "/" (broken ones included), the broken ones.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [dir, ...rest] = process.argv.slice(2);
const options = { pages: 3000, files: 600, links: 60, kib: 40, broken: 1, seed: 1 };
for (let i = 0; i < rest.length; i += 2) {
  const key = rest[i].replace(/^--/, '');
  if (!(key in options)) throw new Error(`unknown option ${rest[i]}`);
  options[key] = Number(rest[i + 1]);
}
if (!dir || dir.startsWith('--')) throw new Error('usage: make-site.mjs DIR [--pages N] …');

let state = (options.seed * 2654435761) >>> 0 || 1;
const random = () => {
  state ^= state << 13;
  state >>>= 0;
  state ^= state >>> 17;
  state ^= state << 5;
  state >>>= 0;
  return state / 4294967296;
};
const pick = (n) => Math.floor(random() * n);

const WORDS = [
  'เทศบาลตำบล',
  'ประกาศ',
  'แผนการใช้จ่ายงบประมาณ',
  'รายงานผล',
  'จัดซื้อจัดจ้าง',
  'สถิติการให้บริการ',
  'ประจำปีงบประมาณ พ.ศ. ๒๕๖๘',
  'ข่าวประชาสัมพันธ์',
  'คู่มือการปฏิบัติงาน',
  'มาตรการส่งเสริมคุณธรรม',
  'เดือนตุลาคม',
  'ไตรมาสที่ ๑',
  'ดาวน์โหลดเอกสาร',
  'กองคลัง',
  'สำนักปลัด',
];
const SECTIONS = ['news', 'ita', 'procurement', 'service', 'about', 'gallery'];
const ENDINGS = ['pdf', 'xlsx', 'docx', 'jpg'];
const ASSETS = {
  '/assets/site.css': 'body{font-family:sans-serif}',
  '/assets/site.js': '/* */',
  '/assets/logo.png': '',
};
const word = (i) => WORDS[i % WORDS.length];
const numbered = (i) => String(i).padStart(5, '0');

const pagePath = (i) => (i === 0 ? '/index.html' : `/${SECTIONS[i % SECTIONS.length]}/${numbered(i)}.html`);
const filePath = (i) => `/files/${i % 10}/${encodeURIComponent('รายงาน')}-${numbered(i)}.${ENDINGS[i % 4]}`;

const text = (bytes) => {
  let out = '';
  for (let size = 0; size < bytes; ) {
    const next = WORDS[pick(WORDS.length)];
    out += `${next} `;
    size += next.length * 3 + 1;
  }
  return out;
};

const write = (path, body) => {
  const full = join(dir, decodeURIComponent(path));
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, body);
};

const NAVIGATION = 15;
const nav = Array.from(
  { length: NAVIGATION },
  (_, i) => `<li><a href="${pagePath(i % options.pages)}">${word(i)}</a></li>`,
);
const broken = new Set();
const reached = new Set(['/', ...Object.keys(ASSETS)]);
let links = 0;

for (let i = 0; i < options.pages; i++) {
  const hrefs = [];
  // A tree makes every page reachable, the rest is random.
  for (const child of [3 * i + 1, 3 * i + 2, 3 * i + 3]) if (child < options.pages) hrefs.push(pagePath(child));
  for (const file of [i, i + options.pages]) if (file < options.files) hrefs.push(filePath(file));
  while (hrefs.length < options.links - NAVIGATION) {
    if (random() * 100 < options.broken) {
      const missing = `/missing/${pick(options.pages)}.pdf`;
      broken.add(missing);
      hrefs.push(missing);
    } else hrefs.push(random() < 0.8 ? pagePath(pick(options.pages)) : filePath(pick(options.files)));
  }
  for (const href of hrefs) reached.add(href);
  links += hrefs.length + NAVIGATION;
  const bytes = Math.max(60, (options.kib * 1024 - 4000) / hrefs.length - 90);
  const rows = hrefs.map(
    (href, k) =>
      `<article id="a${k}"><h3><a class="entry" title="${word(k)}" href="${href}">${word(k)} ${k}</a></h3><p>${text(bytes)}</p></article>`,
  );
  write(
    pagePath(i),
    `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${word(i)} ${i}</title><link rel="stylesheet" href="/assets/site.css"><script src="/assets/site.js"></script></head><body><header><img src="/assets/logo.png" alt="logo"><nav><ul>${nav.join('')}</ul></nav></header><main>\n${rows.join('\n')}\n</main><footer><a href="mailto:info@example.go.th">ติดต่อ</a> <a href="tel:045000000">โทร</a></footer></body></html>`,
  );
}
for (let i = 0; i < NAVIGATION; i++) reached.add(pagePath(i % options.pages));
for (let i = 0; i < options.files; i++) write(filePath(i), Buffer.alloc(2048 + pick(30000), i & 255));
for (const [path, body] of Object.entries(ASSETS)) write(path, body);

console.log(JSON.stringify({ ...options, linkOccurrences: links, reached: [...reached], broken: [...broken] }));
