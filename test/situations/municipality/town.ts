import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { type Site, startSite } from '../../helpers/site.js';
import { type Disclosure, disclosure, type Fault, type OfferedFile, withFault } from './items.js';
import type { Style, Visit } from './styles.js';

export const ITEMS_OF_A_STYLE = 20;
const pdf = readFileSync('test/fixtures/field/documents/pdf-text-sound.pdf');

export interface Municipality {
  readonly site: Site;
  readonly items: readonly Disclosure[];
  checklist(): string;
  /** Rounds begin to count at one. */
  beginRound(round: number): void;
  /** From now on these items have their fault. */
  plant(faults: ReadonlyMap<string, Fault>): void;
}

/** Serves the items of one municipality as one kind of server does. */
export async function openMunicipality(style: Style, first: number): Promise<Municipality> {
  const items = Array.from({ length: ITEMS_OF_A_STYLE }, (_, at) => disclosure(first + at, pdf));
  let round = 1;
  let hit = 0;
  let planted: ReadonlyMap<string, Fault> = new Map();
  const byPath = new Map(items.map((made, at) => [style.pagePath(made), at]));
  const pathOf = (file: OfferedFile, at: number): string => style.filePath(file, first + at);
  const files = new Map(items.flatMap((made, at) => made.files.map((file) => [pathOf(file, at), at] as const)));

  const now = (at: number): { made: Disclosure; fault: Fault | null } => {
    const made = items[at] as Disclosure;
    const fault = planted.get(made.id) ?? null;
    return { made: fault ? withFault(made, fault, first + at) : made, fault };
  };
  const sendPage = (response: ServerResponse, title: string, content: string, visit: Visit, status = 200): void => {
    const html = style.page(title, content, visit);
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headersOf(style, visit) });
    response.end(style.encode ? style.encode(html) : html);
  };
  const home = (response: ServerResponse, visit: Visit): void =>
    sendPage(
      response,
      'เทศบาลตำบลสำราญ',
      `<p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาลตำบลสำราญ ข้อมูลสาธารณะ</p><ul>${items.map((made) => `<li><a href="${style.pagePath(made).replaceAll('&', '&amp;')}">${made.title}</a></li>`).join('')}</ul>`,
      visit,
    );

  const site = await startSite((request, response) => {
    hit += 1;
    const visit: Visit = { round, hit, request };
    const path = request.url ?? '/';
    if (request.method === 'HEAD' && style.refusesHead) {
      response.writeHead(405).end();
      return;
    }
    if (path === '/') return home(response, visit);
    if (/^\/menu\/\d$/.test(path))
      return sendPage(
        response,
        `เมนู ${path.slice(-1)}`,
        `<p>ข้อมูลทั่วไปของเทศบาล หมวดที่ ${path.slice(-1)} สำหรับประชาชน ติดต่อสอบถามในวันและเวลาราชการ</p>`,
        visit,
      );
    if (path === '/embed') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<p>แผนที่ตั้งสำนักงานเทศบาลตำบลสำราญ</p>');
      return;
    }
    const page = byPath.get(path);
    if (page !== undefined) {
      const { made, fault } = now(page);
      if (fault === 'page gone') return sendPage(response, 'ไม่พบหน้า', '<p>ไม่พบหน้าที่ท่านต้องการ</p>', visit, 404);
      if (fault === 'error page with status 200')
        return sendPage(response, 'ไม่พบหน้า', '<h1>ขออภัย ไม่พบหน้าที่ท่านต้องการ</h1>', visit);
      const offered = made.files.map((file) => {
        const href = pathOf(items[page]?.files[0] ?? file, page).replaceAll('&', '&amp;');
        return `<p>${style.link?.(href, file) ?? `<a href="${href}">${file.label}</a>`}</p>`;
      });
      return sendPage(response, made.title, made.body + offered.join(''), visit);
    }
    const owner = files.get(path);
    const file = owner === undefined ? undefined : now(owner).made.files[0];
    const fault = owner === undefined ? null : now(owner).fault;
    if (file === undefined || fault === 'file gone')
      return sendPage(response, 'ไม่พบหน้า', '<p>ไม่พบหน้าที่ท่านต้องการ</p>', visit, 404);
    if (style.mayHave && !style.mayHave(request)) {
      response.writeHead(302, { location: '/' }).end();
      return;
    }
    if (fault === 'page in place of the file')
      return sendPage(response, 'ข่าว', '<p>ข่าวประชาสัมพันธ์ของเทศบาลตำบลสำราญ กิจกรรมวันเด็ก</p>', visit);
    const headers = style.fileHeaders?.(file) ?? { 'content-type': file.type };
    response.writeHead(200, { ...headers, 'content-length': file.bytes.length }).end(file.bytes);
  });

  return {
    site,
    items,
    beginRound: (number) => {
      round = number;
    },
    plant: (faults) => {
      planted = faults;
    },
    checklist: () =>
      [
        'version: 1',
        `agency: { name: ${style.name} }`,
        `site: ${site.url}`,
        'fiscalYear: 2568',
        'crawl: { maxPages: 60, sample: 40, retries: 0, timeoutMs: 10000 }',
        'items:',
        ...items.map(
          (made) =>
            `  ${made.id}: { title: "${made.title}", urls: ["${site.origin}${style.pagePath(made)}"], checks: ${made.checks} }`,
        ),
      ].join('\n'),
  };
}

function headersOf(style: Style, visit: Visit): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(style.headers(visit)).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );
}
