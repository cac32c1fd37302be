import type { AuditEvent } from '../../audit.js';
import { truncate } from '../../text/thai/width.js';
import { type Terminal, widthOf } from './terminal.js';

const INTERVAL_MS = 100;

/** Of many checklists only how many are done: the line would change too fast to be read otherwise. */
export type RunEvent = AuditEvent | { readonly stage: 'checklists'; readonly done: number; readonly total: number };

export type Progress = StatusLine<RunEvent>;

const SILENT: StatusLine<unknown> = { update: () => {}, clear: () => {} };

/** How far a round is, in one line. */
export function createProgress(terminal: Terminal, isWanted: boolean, clock: () => number = Date.now): Progress {
  return createStatusLine<RunEvent>(terminal, isWanted, (event) => lineOf(event, terminal), clock);
}

export interface StatusLine<Event> {
  update(event: Event): void;
  clear(): void;
}

/** One line on stderr that is drawn over itself; silent where stderr is no terminal. */
export function createStatusLine<Event>(
  terminal: Terminal,
  isWanted: boolean,
  textOf: (event: Event) => string,
  clock: () => number = Date.now,
): StatusLine<Event> {
  // A dumb terminal can't draw a line over itself.
  if (!isWanted || terminal.stderr.isTTY !== true || terminal.env.CI || terminal.env.TERM === 'dumb') return SILENT;
  let drawnAt = 0;
  let isDrawn = false;
  return {
    update(event) {
      const now = clock();
      if (now - drawnAt < INTERVAL_MS) return;
      drawnAt = now;
      isDrawn = true;
      terminal.stderr.write(`\r\u001b[2K${truncate(textOf(event), widthOf(terminal.stderr) - 1)}`);
    },
    clear() {
      if (isDrawn) terminal.stderr.write('\r\u001b[2K');
      isDrawn = false;
    },
  };
}

function lineOf(event: RunEvent, { lang }: Terminal): string {
  if (event.stage === 'checklists')
    return lang === 'th'
      ? `ตรวจเสร็จ ${event.done}/${event.total} checklist`
      : `${event.done}/${event.total} checklists done`;
  const name = event.checklist ? `${event.checklist}: ` : '';
  if (event.stage === 'evidence') {
    return lang === 'th'
      ? `${name}ตรวจหลักฐาน ${event.done}/${event.total} ข้อ`
      : `${name}evidence ${event.done}/${event.total} items`;
  }
  return lang === 'th'
    ? `${name}สำรวจลิงก์ พบ ${event.found} ตรวจแล้ว ${event.checked} เสีย ${event.broken}`
    : `${name}links: ${event.found} found, ${event.checked} checked, ${event.broken} broken`;
}
