import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/model/report.js';
import type { Desk } from '../helpers/program.js';
import { hostOf, type TownServer } from './town-server.js';

export interface FleetPlan {
  readonly towns: number;
  /** Of each, its home page among them. */
  readonly addresses: number;
  readonly port: number;
  readonly delayMs: number;
}

/** A checklist for each municipality, in a folder: `town-0001.yaml` and on. @returns their paths */
export function writeChecklists(dir: string, plan: FleetPlan): string[] {
  mkdirSync(dir, { recursive: true });
  return Array.from({ length: plan.towns }, (_, n) => {
    const path = join(dir, `town-${String(n + 1).padStart(4, '0')}.yaml`);
    writeFileSync(path, checklistOf(n, plan));
    return path;
  });
}

/** Checklists of municipalities that are served, in `towns` of a desk. @returns their paths on it */
export function townsOn({ port }: TownServer, { dir }: Desk, count: number, addresses: number): string[] {
  const plan = { towns: count, addresses, port, delayMs: 5 };
  return writeChecklists(join(dir, 'towns'), plan).map((path) => path.slice(dir.length + 1));
}

/** The reports of a run over several checklists. */
export const linesOf = (text: string): Report[] =>
  text
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Report);

function checklistOf(n: number, { addresses, port, delayMs }: FleetPlan): string {
  const origin = `http://${hostOf(n)}:${port}`;
  const items = Array.from({ length: addresses - 1 }, (_, i) => {
    const text = `{ text: { all: [เทศบาล] } }`;
    return `  O${i + 1}: { title: ข้อ ${i + 1}, urls: [${origin}/o${i + 1}.html], checks: [${text}, { date: { fiscalYear: Y } }] }`;
  });
  return `version: 1
agency: { name: เทศบาลตำบลที่ ${n + 1} }
site: ${origin}/
fiscalYear: 2568
crawl: { perHost: 1, delayMs: ${delayMs}, sample: 0, maxPages: 0, retries: 0 }
items:
${items.join('\n')}
`;
}

const SUBJECTS = [
  'โครงสร้างส่วนราชการ',
  'แผนพัฒนาท้องถิ่น',
  'งบประมาณรายจ่าย',
  'การจัดซื้อจัดจ้าง',
  'การบริหารทรัพยากรบุคคล',
  'การให้บริการประชาชน',
  'การจัดการเรื่องร้องเรียน',
  'การป้องกันการทุจริต',
] as const;
const WORKS = ['ถนนคอนกรีต', 'ระบบประปา', 'ศูนย์พัฒนาเด็กเล็ก', 'ไฟฟ้าสาธารณะ', 'เบี้ยยังชีพ', 'กำจัดขยะ', 'คลองส่งน้ำ'] as const;

const menu = Array.from({ length: 20 }, (_, n) => `<li><a href="/o${n + 1}.html">ข้อมูลสาธารณะข้อ ${n + 1}</a></li>`).join(
  '',
);

const rendered = new Map<string, string>();

/** A page as municipalities publish them: menu, heading, a table, a footer; a tenth of them states an old year. */
export function pageOf(path: string): string | null {
  const page = rendered.get(path) ?? render(path);
  // The same pages at every town: rendering them takes no time from the program that is measured.
  if (page !== null) rendered.set(path, page);
  return page;
}

function render(path: string): string | null {
  if (path === '/')
    return layout(
      'เทศบาลตำบล',
      '<h1>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาลตำบล</h1><p>ข่าวประชาสัมพันธ์ กิจกรรมของชุมชน และช่องทางติดต่อสำนักงาน เปิดบริการวันจันทร์ถึงวันศุกร์ เวลา 08.30 ถึง 16.30 น.</p>',
    );
  const number = Number(/^\/o(\d+)\.html$/.exec(path)?.[1] ?? 0);
  if (number === 0) return null;
  const subject = SUBJECTS[number % SUBJECTS.length] ?? '';
  const year = number % 10 === 9 ? 2566 : 2568;
  const rows = Array.from({ length: 8 }, (_, row) => {
    const work = WORKS[(number + row) % WORKS.length] ?? '';
    return `<tr><td>${row + 1}</td><td>${subject} ${work} หมู่ที่ ${(number * 7 + row) % 13}</td><td>${number * 1_000 + row}</td></tr>`;
  });
  return layout(
    `ข้อ ${number} ${subject}`,
    `<h1>รายงาน${subject} ข้อ ${number} ประจำปีงบประมาณ พ.ศ. ${year}</h1>
<p>เทศบาลตำบลเผยแพร่รายงาน${subject}ของ${WORKS[number % WORKS.length]}ต่อสาธารณะ เพื่อความโปร่งใสและตรวจสอบได้ ตามแผนปฏิบัติการลำดับที่ ${number}</p>
<table><tr><th>ลำดับที่</th><th>รายการ</th><th>งบประมาณ</th></tr>${rows.join('')}</table>`,
  );
}

function layout(title: string, main: string): string {
  return `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title}</title></head><body>
<nav><ul>${menu}</ul></nav><main>${main}</main>
<footer>สำนักงานเทศบาลตำบล โทร. 045 000 000</footer></body></html>`;
}
