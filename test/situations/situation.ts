import type { Socket } from 'node:net';
import * as serve from '../helpers/site.js';

/** The words that every item of a situation is asked for; a visitor who sees them sees the evidence. */
export const WORDS = 'โครงสร้างและอำนาจหน้าที่ของเทศบาลตำบลสำราญ';

/** One thing that web servers do, in small: a site with one item, and what a visitor does there. */
export interface Situation {
  readonly name: string;
  /** The site. Without an entry for `/` it has a home page in order, without one for `*` it answers 404. */
  readonly routes?: serve.Routes;
  /** In place of `routes`: answers byte by byte. It gets the head of the request and its path. */
  readonly raw?: (socket: Socket, path: string, head: string) => void;
  /** Address of the item, default `/o1`. */
  readonly open?: string;
  /** What a visitor clicks after that, one selector after the other, to come to the evidence. */
  readonly clicks?: readonly string[];
  /** Milliseconds that a visitor looks at the page before judging it (default 300), for what happens after a while. */
  readonly looks?: number;
  /** Checks of the item, as YAML; default: it must hold `WORDS`. */
  readonly checks?: string;
  /** Finding codes of the item that must be among those reported. */
  readonly codes?: readonly string[];
  /**
   * What no browser settles, so that it is said here. `wall`: a robot is turned away where a visitor is not, or has a
   * task of the browser before it, so that the item is `review`. `content`: the page stands for itself without `WORDS`.
   * `not-content`: the browser shows `WORDS`, yet no assessor takes it for the evidence.
   */
  readonly judged?: 'wall' | 'content' | 'not-content';
  /** Paths of links that must be reported as broken, and no others; without it nothing is asked of the links. */
  readonly broken?: readonly string[];
}

export interface Shown {
  /** Why the browser shows nothing, as it names it. */
  readonly error: string | null;
  readonly status: number | null;
  /** Path of the page in the end. */
  readonly path: string;
  readonly title: string;
  /** Visible text, its beginning. */
  readonly text: string;
  /** The file that was handed over: its name and whether it came whole; null when a page was shown. */
  readonly download: string | null;
  readonly showsWords: boolean;
}

/** What a careful assessor says after having seen that. */
export function verdictOf(situation: Situation, shown: Shown): 'pass' | 'fail' | 'review' {
  if (situation.judged === 'wall') return 'review';
  if (shown.error !== null) return 'fail';
  if (situation.judged === 'not-content') return 'fail';
  if (shown.download !== null || shown.showsWords || situation.judged === 'content') return 'pass';
  return 'fail';
}

const FILLER =
  'สำนักปลัดเทศบาลเป็นหน่วยงานที่มีอำนาจหน้าที่ตามพระราชบัญญัติเทศบาล พ.ศ. 2496 และที่แก้ไขเพิ่มเติม แบ่งส่วนราชการออกเป็นสามกอง คือ สำนักปลัด กองคลัง และกองช่าง';

export const document = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

/** The evidence as a page in order. */
export const goodHtml = (more = ''): string =>
  document('โครงสร้าง', `<main><h1>${WORDS}</h1><p>${FILLER}</p>${more}</main>`);
export const good = (more = ''): serve.Behaviour => serve.html(goodHtml(more));

export const homeHtml = document(
  'เทศบาลตำบลสำราญ',
  '<header><h1>เทศบาลตำบลสำราญ</h1></header><main><p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาลตำบลสำราญ อำเภอเมือง จังหวัดยโสธร</p><h2>ข่าวประชาสัมพันธ์</h2><ul><li><a href="/o1">ข้อมูล</a></li></ul><p>ประกาศเชิญชวนประชาชนร่วมงานประเพณีบุญบั้งไฟ ประจำปี 2568 ณ สนามหน้าที่ว่าการอำเภอ</p></main>',
);

export async function serveSituation({ routes, raw }: Situation): Promise<serve.Site | serve.RawSite> {
  if (!raw) return serve.startSite({ '/': serve.html(homeHtml), ...routes });
  return serve.startRaw((socket, request) => {
    for (const head of request.split(/(?<=\r\n\r\n)/).filter((part) => /^[A-Z]+ /.test(part)))
      raw(socket, head.split(' ')[1] ?? '/', head);
  });
}

/** A whole answer with its own head, so that a test can put anything into it. */
export function answer(head: readonly string[], body: string | Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]);
}

/** The home page in order, and otherwise what `item` sends; every answer ends its connection. */
export function rawSite(item: (socket: Socket, path: string, head: string) => void): NonNullable<Situation['raw']> {
  return (socket, path, head) => {
    if (path === '/o1') item(socket, path, head);
    else if (path === '/') socket.end(answer(plainHead(homeHtml), homeHtml));
    else socket.end(answer(['HTTP/1.1 404 Not Found', 'Content-Type: text/html', 'Connection: close'], 'Not Found'));
  };
}

export const plainHead = (body: string): string[] => [
  'HTTP/1.1 200 OK',
  'Content-Type: text/html; charset=utf-8',
  `Content-Length: ${Buffer.byteLength(body)}`,
  'Connection: close',
];
