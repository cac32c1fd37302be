import type { Exchange } from '../../model/evidence.js';
import type { TableExcerpt } from '../../model/finding.js';
import { bangkokDay, bangkokTime } from '../../text/dates/calendar.js';
import { formatThaiDate } from '../../text/dates/date-format.js';
import { escapeMarkup } from '../../text/markup.js';
import { stripControls } from '../../text/thai/sanitize.js';
import { readableUrl } from '../../text/url.js';
import type { Manifest } from './manifest.js';

/** A row of the table on the cover page. */
export interface CoverFile extends Pick<Exchange, 'url' | 'fetchedAt' | 'lastModified' | 'status' | 'bytes'> {
  readonly item: string;
  readonly title: string;
  /** Path inside the export; null: the bytes were not kept. */
  readonly path: string | null;
  readonly sha256: string;
  /** No copy is kept since it holds numbers of persons. */
  readonly isWithheld: boolean;
}

export interface Cover {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  /** Hash of the newest link of the chain, what was recorded after the round included. */
  readonly head: string;
  readonly agency: string;
  readonly files: readonly CoverFile[];
  readonly places: readonly CoverPlace[];
}

/** A place in a document where something was found, with something to look at. */
export interface CoverPlace {
  readonly item: string;
  readonly code: string;
  readonly url: string;
  /** `หน้า 3 · แถวที่ 24 · คอลัมน์ …` */
  readonly where: string;
  /** Path of its picture inside the export; null: the excerpt shows it. */
  readonly picture: string | null;
  readonly excerpt: TableExcerpt | null;
}

/** The Thai cover page of the exported evidence, a complete HTML document without scripts. */
export function renderCover(cover: Cover): string {
  const { manifest } = cover;
  return `<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<title>หลักฐานการเผยแพร่ข้อมูล รอบที่ ${manifest.round} ${escapeHtml(cover.agency)}</title>
<style>
body { font-family: "TH Sarabun New", "Sarabun", "Noto Sans Thai", sans-serif; margin: 2rem; line-height: 1.5; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid #999; padding: .3rem .5rem; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
.day { white-space: nowrap; }
code { font-size: .8rem; }
figure { margin: 1rem 0; break-inside: avoid; }
img { max-width: 100%; border: 1px solid #999; }
.excerpt { width: auto; }
.marked { outline: 3px solid #b3261e; outline-offset: -3px; font-weight: bold; }
@media print { body { margin: 0; } thead { display: table-header-group; } tr { break-inside: avoid; } }
</style>
</head>
<body>
<h1>หลักฐานการเผยแพร่ข้อมูลต่อสาธารณะ</h1>
<p><strong>หน่วยงาน:</strong> ${escapeHtml(cover.agency)}<br>
<strong>เว็บไซต์:</strong> ${escapeHtml(readableUrl(manifest.site))}<br>
<strong>รอบการตรวจที่:</strong> ${manifest.round} (${escapeHtml(manifest.id)})${manifest.complete ? '' : ' — ตรวจไม่ครบทุกข้อ'}<br>
<strong>เริ่มตรวจ:</strong> ${thaiTime(manifest.startedAt)}<br>
<strong>ตรวจเสร็จ:</strong> ${thaiTime(manifest.finishedAt)}</p>
<p>ไฟล์ในชุดนี้คือสิ่งที่เว็บไซต์ส่งให้ในวันและเวลาที่ระบุ เก็บไว้ตามที่ได้รับโดยไม่แก้ไข ค่า SHA-256 ของแต่ละไฟล์ตรวจสอบได้ด้วย
<code>sha256sum -c SHA256SUMS</code> (Linux, macOS: <code>shasum -a 256 -c SHA256SUMS</code>) หรือ <code>certutil -hashfile ไฟล์ SHA256</code> (Windows)
รายการแฮชของทั้งรอบอยู่ใน <code>manifest.json</code> ซึ่งอ้างถึงรอบก่อนหน้าต่อกันเป็นลูกโซ่ จึงแก้ไขย้อนหลังโดยไม่ปรากฏร่องรอยไม่ได้</p>
<p><strong>ลายนิ้วมือของรอบนี้ (SHA-256 ของ manifest.json):</strong> <code>${cover.manifestSha256}</code><br>
<strong>SHA-256 ของ manifest รอบก่อนหน้า:</strong> <code>${manifest.previous ?? 'ไม่มี (รอบแรก)'}</code><br>
<strong>ลายนิ้วมือล่าสุดของประวัติเมื่อส่งออก:</strong> <code>${cover.head}</code></p>
<p>รายงานทุกรูปแบบของรอบนี้พิมพ์ลายนิ้วมือเดียวกัน ตรวจว่าประวัติยังมีรอบนี้ครบถ้วนได้ด้วย
<code>oit-audit history --verify --fingerprint ${cover.manifestSha256}</code></p>
<h2>รายการหลักฐาน (${cover.files.length} รายการ)</h2>
<table>
<thead><tr><th>ข้อ</th><th>ไฟล์</th><th>ที่อยู่บนเว็บไซต์</th><th>เวลาที่ได้รับ</th><th>แก้ไขล่าสุดตามเว็บไซต์</th><th>ขนาด (ไบต์)</th><th>SHA-256</th></tr></thead>
<tbody>
${cover.files.map(renderFile).join('\n')}
</tbody>
</table>${renderPlaces(cover.places)}
</body>
</html>
`;
}

function renderPlaces(places: readonly CoverPlace[]): string {
  if (places.length === 0) return '';
  return `
<h2>ตำแหน่งที่พบในเอกสาร (${places.length} แห่ง)</h2>
${places.map(renderPlace).join('\n')}`;
}

function renderPlace({ item, code, url, where, picture, excerpt }: CoverPlace): string {
  const title = `<strong>${escapeHtml(item)}</strong> ${escapeHtml(where)} <code>${escapeHtml(code)}</code><br>${escapeHtml(url)}`;
  const shown =
    picture === null
      ? excerpt === null
        ? ''
        : renderExcerpt(excerpt)
      : `<img src="${escapeHtml(picture)}" alt="${escapeHtml(`ภาพของตำแหน่งที่พบ ${where}`)}">`;
  return `<figure><figcaption>${title}</figcaption>${shown}</figure>`;
}

function renderExcerpt({ headings, rows, row, column }: TableExcerpt): string {
  const cell = (text: string, isMarked: boolean): string =>
    `<td${isMarked ? ' class="marked"' : ''}>${escapeHtml(text)}</td>`;
  const head =
    headings.length === 0
      ? ''
      : `<thead><tr><th>แถวที่</th>${headings.map((text) => `<th>${escapeHtml(text)}</th>`).join('')}</tr></thead>`;
  const body = rows.map(
    ({ number, cells }, r) =>
      `<tr><td>${number}</td>${cells.map((text, c) => cell(text, r === row && (column === null || c === column))).join('')}</tr>`,
  );
  return `<table class="excerpt">${head}<tbody>${body.join('')}</tbody></table>`;
}

function renderFile(file: CoverFile): string {
  const name =
    file.path === null
      ? file.isWithheld
        ? 'ไม่เก็บสำเนา เพราะมีเลขประจำตัวประชาชน (มีเฉพาะแฮช)'
        : 'ไม่ได้เก็บสำเนา (มีเฉพาะแฮช)'
      : `<a href="${escapeHtml(file.path.split('/').map(encodeURIComponent).join('/'))}">${escapeHtml(file.path)}</a>`;
  const modified = file.lastModified === null ? '–' : thaiTime(file.lastModified);
  return `<tr><td>${escapeHtml(file.item)} ${escapeHtml(file.title)}</td><td>${name}</td><td>${escapeHtml(readableUrl(file.url))}${
    file.status === null ? '' : ` (HTTP ${file.status})`
  }</td><td>${thaiTime(file.fetchedAt)}</td><td>${modified}</td><td>${file.bytes}</td><td><code>${file.sha256}</code></td></tr>`;
}

/** `2 ตุลาคม 2568 เวลา 09:03:00 น.` in Asia/Bangkok, Buddhist era. */
function thaiTime(iso: string): string {
  return `<span class="day">${formatThaiDate(bangkokDay(iso))} เวลา ${bangkokTime(iso)} น.</span>`;
}

function escapeHtml(text: string): string {
  return escapeMarkup(stripControls(text));
}
