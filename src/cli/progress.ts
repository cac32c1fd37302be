import type { AuditEvent } from '../audit.js';
import { truncate } from '../text/width.js';
import { type Terminal, widthOf } from './terminal.js';

const INTERVAL_MS = 100;

export interface Progress {
  update(event: AuditEvent): void;
  clear(): void;
}

const SILENT: Progress = { update: () => {}, clear: () => {} };

/** One line on stderr that is drawn over itself; silent where stderr is no terminal. */
export function createProgress(terminal: Terminal, isWanted: boolean, clock: () => number = Date.now): Progress {
  if (!isWanted || terminal.stderr.isTTY !== true || terminal.env.CI) return SILENT;
  let drawnAt = 0;
  let isDrawn = false;
  return {
    update(event) {
      const now = clock();
      if (now - drawnAt < INTERVAL_MS) return;
      drawnAt = now;
      isDrawn = true;
      terminal.stderr.write(`\r\u001b[2K${truncate(lineOf(event, terminal), widthOf(terminal.stderr) - 1)}`);
    },
    clear() {
      if (isDrawn) terminal.stderr.write('\r\u001b[2K');
      isDrawn = false;
    },
  };
}

function lineOf(event: AuditEvent, { lang }: Terminal): string {
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
