import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AT_ONCE, READERS_IN_PART } from '../../../src/cli/many/audit-many.js';
import type { Report } from '../../../src/model/report.js';
import { sheetFile } from '../../attacks/bombs.js';
import { hostOf } from '../../fleet/town-server.js';
import { startProgram } from '../../helpers/program.js';
import * as serve from '../../helpers/site.js';
import { hostileDocuments } from './hostile-documents.js';
import type { HostileKind } from './hostile-kind.js';
import { hostilePages } from './hostile-pages.js';
import { hostileServers } from './hostile-servers.js';
import { type Peaks, watchMemory } from './watch-memory.js';

const KINDS: readonly HostileKind[] = [...hostileServers, ...hostilePages, ...hostileDocuments];
/** Of each sort: `OIT_SOAK=200` in the long run. */
const HEALTHY = Number(process.env.OIT_SOAK ?? 40);
const HOSTILE = Math.max(Number(process.env.OIT_SOAK ?? 0), KINDS.length);
const NOW = '2025-10-02T09:00:00+07:00';
const JOBS = 2;
/** Of the rounds of hostile towns. */
const ROUND_MINUTES = 6;
/** Of all that audit, and of one process that reads documents: docs/fleet.md. */
const MOST_MIB = 1_500;
const MOST_READER_MIB = 1_024;
const LONGEST_MS = 5_400_000;

let dir = '';
let port = 0;
let close: () => void;

const sheet = (n: number): Uint8Array =>
  sheetFile(
    `<sheetData>${[
      'ลำดับที่|เลขที่โครงการ',
      ...Array.from(
        { length: 20 + n },
        (_, row) => `${row + 1}|6701${String(9_000_000 + row)}${n % 4 === 0 && row === 7 ? '1' : ''}`,
      ),
    ]
      .map(
        (line, row) =>
          `<row r="${row + 1}">${line
            .split('|')
            .map((cell, at) => `<c r="${'AB'[at]}${row + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`)
            .join('')}</row>`,
      )
      .join('')}</sheetData>`,
  );

/** A town in order, but for what towns have: a dead link, a number of ten digits, an old year. */
function soundRoutes(n: number): serve.Routes {
  const body = (title: string, more: string) =>
    serve.page(
      title,
      `<nav><a href="/">หน้าแรก</a> <a href="/o1.html">ข้อ 1</a> <a href="/o3.html">ข้อ 3</a></nav><main><h1>${title}</h1>${more}</main>`,
    );
  return {
    '/robots.txt': serve.file('User-agent: *\nDisallow: /admin/\n', 'text/plain'),
    '/': body(
      `เทศบาลตำบลที่ ${n}`,
      `<p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาลตำบล</p><a href="/o2.html">ข้อ 2</a>${n % 3 === 0 ? '<a href="/gone.html">ข่าวเก่า</a>' : ''}`,
    ),
    '/o1.html': body(
      'โครงสร้างของเทศบาล',
      `<p>รายงานของเทศบาลตำบล ประจำปีงบประมาณ พ.ศ. ${n % 5 === 0 ? 2566 : 2568}</p>`,
    ),
    '/o2.html': body('รายงานการจัดซื้อจัดจ้าง', '<p>ดาวน์โหลด <a href="/files/o2.xlsx">รายงานผลการจัดซื้อจัดจ้าง.xlsx</a></p>'),
    '/files/o2.xlsx': serve.file(sheet(n % 10), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    '/o3.html': body(
      'แผนพัฒนาของเทศบาล',
      `<table><tr><th>ลำดับที่<th>โครงการ</tr>${Array.from({ length: 9 }, (_, row) => `<tr><td>${row + 1}<td>ถนนสายที่ ${row * n}`).join('')}</table>`,
    ),
    '*': serve.status(404, '<title>404</title>'),
  };
}

const checklistOf = (n: number, kind: HostileKind | undefined): string => {
  const origin = `http://${hostOf(n)}:${port}`;
  const limits =
    kind === undefined
      ? 'sample: 20, maxPages: 10'
      : `sample: 20, maxPages: 30, timeoutMs: 4000, retries: 0, maxRoundMinutes: ${ROUND_MINUTES}`;
  return `version: 1
agency: { name: เทศบาลตำบลที่ ${n} }
site: ${origin}/
fiscalYear: 2568
crawl: { ${limits} }
items:
  O1: { title: โครงสร้าง, urls: ["${origin}${kind?.item ?? '/o1.html'}"], checks: ${kind?.checks ?? '[{ text: { all: [เทศบาล] } }, { date: { fiscalYear: Y } }]'} }
  O2: { title: จัดซื้อจัดจ้าง, urls: ["${origin}/o2.html"], checks: [{ egp: {} }] }
  O3: { title: แผน, urls: ["${origin}/o3.html"], checks: [{ table: { columns: [{ name: โครงการ, required: true }] } }] }
`;
};

/** Hosts and checklists: sound ones and hostile ones in turn, so that each process has both. */
const towns = Array.from({ length: HEALTHY + HOSTILE }, (_, n) => n);
const kindAt = (n: number): HostileKind | undefined => (n < HEALTHY ? undefined : KINDS[(n - HEALTHY) % KINDS.length]);
const fileOf = (n: number): string =>
  join(dir, 'towns', `town-${String((n * 7919) % 100_003).padStart(6, '0')}-${n}.yaml`);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'oit-soak-'));
  mkdirSync(join(dir, 'towns'));
  const sites = new Map(towns.map((n) => [hostOf(n), { ...soundRoutes(n), ...kindAt(n)?.routes }]));
  const asked = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const site: serve.Routes = sites.get((request.headers.host ?? '').replace(/:\d+$/, '')) ?? {};
    const address = `${request.headers.host}${request.url}`;
    const times = asked.get(address) ?? 0;
    asked.set(address, times + 1);
    const path = (request.url ?? '').replace(/\?.*$/, '');
    void (site[path] ?? site['*'])?.(request, response, times);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen({ port: 0, host: '0.0.0.0', backlog: 4096 }, () => done()));
  port = (server.address() as AddressInfo).port;
  close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  for (const n of towns) writeFileSync(fileOf(n), checklistOf(n, kindAt(n)));
});
afterAll(() => {
  close();
  rmSync(dir, { recursive: true, force: true });
});

/** A report without what another folder of state makes of it. */
const comparable = ({ run: { fingerprint: _, ...run }, ...report }: Report): unknown => ({ ...report, run });
const lineOf = ({ items, notices }: Report): string => {
  const item = items.find(({ id }) => id === 'O1');
  return `${item?.verdict} ${item?.findings.map(({ code }) => code).join(' ')} | ${notices?.map(({ code }) => code).join(' ')}`;
};
const townOf = ({ checklist }: Report): number => Number(/-(\d+)\.yaml$/.exec(checklist.path)?.[1]);

describe('a run of sound and hostile towns', () => {
  let reports: ReadonlyMap<number, Report>;
  let ran: { readonly status: number | null; readonly stderr: string; readonly seconds: number; readonly peaks: Peaks };
  beforeAll(async () => {
    const out = join(dir, 'all.jsonl');
    const run = ['run', join(dir, 'towns'), '--jobs', String(JOBS), '--now', NOW, '--state', join(dir, 'state')];
    const start = performance.now();
    const { child, ended } = startProgram([...run, '-f', `json=${out}`], { cwd: dir });
    const memory = watchMemory(child.pid ?? 0);
    const { status, stderr } = await ended;
    ran = { status, stderr, seconds: (performance.now() - start) / 1_000, peaks: memory.stop() };
    const lines = readFileSync(out, 'utf8').trim().split('\n');
    reports = new Map(lines.map((line) => JSON.parse(line) as Report).map((report) => [townOf(report), report]));
    process.stdout.write(
      `soak: ${HEALTHY} sound, ${HOSTILE} hostile: ${Math.round(ran.seconds)} s, ${JSON.stringify(ran.peaks)} MiB\n`,
    );
  }, LONGEST_MS);

  it('ends with a report of each town and without a defect', () => {
    expect(ran.stderr).not.toMatch(/^ {4}at /m);
    expect(ran.status).toBe(1);
    expect([...reports.keys()].sort((a, b) => a - b)).toEqual(towns);
  });

  it('names each hostile one', () => {
    const unnamed = towns.slice(HEALTHY).flatMap((n) => {
      const [kind, report] = [kindAt(n), reports.get(n)];
      const line = report === undefined ? 'no report' : lineOf(report);
      // What a busy machine did not come to was not examined, and the round says so; its server is as busy.
      const isLate = /round-too-long|^fail link\/timeout/.test(line);
      return isLate || kind?.told.test(line) ? [] : [`${kind?.name}: ${line}`];
    });
    expect(unnamed).toEqual([]);
  });

  it('stays within its bounds of memory and time', () => {
    expect(ran.peaks.auditors).toBeLessThan(MOST_MIB);
    expect(ran.peaks.reader).toBeLessThan(MOST_READER_MIB);
    expect(ran.peaks.readers).toBeLessThanOrEqual(JOBS * READERS_IN_PART);
    const turns = Math.ceil(towns.length / (JOBS * AT_ONCE.inPart));
    expect(ran.seconds).toBeLessThan((turns + 1) * (ROUND_MINUTES + 1) * 60);
  });

  it(
    'judges the sound ones as alone',
    async () => {
      const limit = pLimit(2);
      const alone = await Promise.all(
        towns.slice(0, HEALTHY).map((n) =>
          limit(async () => {
            const args = ['run', fileOf(n), '--now', NOW, '--state', join(dir, 'alone', String(n)), '-f', 'json'];
            return comparable(JSON.parse((await startProgram(args, { cwd: dir }).ended).stdout) as Report);
          }),
        ),
      );
      const among = towns.slice(0, HEALTHY).flatMap((n) => reports.get(n) ?? []);
      expect(among.map(comparable)).toEqual(alone);
    },
    LONGEST_MS,
  );
});
