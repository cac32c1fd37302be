import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from '../../src/model/report.js';
import { measureProgram } from '../fleet/program-bench.js';
import { setup } from '../helpers/build.js';
import { documentsOfRealSizes, type MadeDocument } from './documents/real-sizes.js';
import type { BenchRow } from './run.js';

const ITEMS = 28;
const DOCUMENTS = 60;
const PAGES = 500;
const SAMPLE = 100;
const AT_ONCE = 4;
const LATENCY_MS = 100;

/** A round as a municipality has it every 15 days: the items' pages with their documents, the pages of the site, a sample of its links. */
export async function bench(): Promise<readonly BenchRow[]> {
  setup();
  const folder = mkdtempSync(join(tmpdir(), 'oit-round-'));
  const made = await documentsOfRealSizes(DOCUMENTS);
  let [requests, now, most] = [0, 0, 0];
  const server = createServer(async (request, response) => {
    requests++;
    most = Math.max(most, ++now);
    await pause(LATENCY_MS);
    now--;
    const answer = answerTo(request.url ?? '/', made);
    response.writeHead(answer === null ? 404 : 200, {
      'content-type': answer?.type ?? 'text/plain',
      'content-length': answer?.body.length ?? 0,
      etag: '"1"',
    });
    response.end(request.method === 'HEAD' ? undefined : answer?.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const list = join(folder, 'town.yaml');
    writeFileSync(list, checklistFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    const json = join(folder, 'report.json');
    const ran = await measureProgram(['run', list, '-f', `json=${json}`]);
    const report = JSON.parse(readFileSync(json, 'utf8')) as Report;
    const ideal = (Math.ceil(requests / AT_ONCE) * LATENCY_MS) / 1_000;
    const sizes = made.map(({ body }) => body.length / 2 ** 20);
    return [
      {
        name: 'documents, MiB in all',
        value: `${made.length}, ${sizes.reduce((sum, size) => sum + size, 0).toFixed(0)}`,
        unit: '',
      },
      { name: 'requests', value: requests, unit: '' },
      { name: 'items and links checked', value: `${report.items.length}, ${report.summary.links.checked}`, unit: '' },
      { name: 'most requests at once', value: most, unit: '', goal: `${AT_ONCE}` },
      { name: 'whole round', value: ran.seconds, unit: 's' },
      { name: `ideal with ${AT_ONCE} at once, ${LATENCY_MS} ms each`, value: ideal, unit: 's' },
      { name: 'share of the ideal', value: (100 * ideal) / ran.seconds, unit: '%', goal: '>= 95' },
      { name: 'CPU time', value: ran.cpuSeconds, unit: 's' },
      { name: 'peak memory of the largest process (RSS)', value: ran.peakMiB, unit: 'MiB', goal: '< 300' },
      { name: 'peak memory of all processes (PSS)', value: ran.peakOfAllMiB, unit: 'MiB' },
    ];
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function checklistFor(origin: string): string {
  const items = Array.from(
    { length: ITEMS },
    (_, n) => `  O${n + 1}: { title: ข้อ ${n + 1}, urls: [${origin}/item/${n + 1}.html] }`,
  );
  return `version: 1
agency: { name: เทศบาลตำบล }
site: ${origin}/
fiscalYear: 2568
crawl: { maxPages: ${PAGES}, maxDepth: 50, sample: ${SAMPLE}, perHost: ${AT_ONCE}, concurrency: ${AT_ONCE}, delayMs: 0 }
items:
${items.join('\n')}
`;
}

interface Answer {
  readonly type: string;
  readonly body: Buffer;
}

function answerTo(path: string, made: readonly MadeDocument[]): Answer | null {
  const [, folder = '', number = '0'] = /^\/(\w*)\/?(\d*)/.exec(path) ?? [];
  const n = Number(number);
  if (folder === 'document') return made[n] ?? null;
  if (folder === 'file' && n % 50 !== 0) return { type: 'image/jpeg', body: Buffer.alloc(20_000, n) };
  const isPage = path === '/' || (folder === 'item' && n <= ITEMS) || (folder === 'page' && n < PAGES * 2);
  return isPage ? { type: 'text/html; charset=utf-8', body: Buffer.from(pageOf(folder, n, made)) } : null;
}

/** Items show their documents, as many as there are for each; all pages lead to further pages and files. */
function pageOf(folder: string, n: number, made: readonly MadeDocument[]): string {
  const documents = Array.from({ length: DOCUMENTS }, (_, at) => at).filter(
    (at) => folder === 'item' && at % ITEMS === n - 1,
  );
  const links = [
    ...documents.map((at) => `/document/${at}.${made[at]?.ending}`),
    ...Array.from({ length: 20 }, (_, at) => `/page/${(n * 7 + at * 13 + 1) % (PAGES * 2)}.html`),
    ...Array.from({ length: 4 }, (_, at) => `/file/${n * 4 + at}.jpg`),
  ];
  const rows = links.map(
    (href) => `<p><a href="${href}">รายงานผลการจัดซื้อจัดจ้าง ${href}</a> ประจำปีงบประมาณ พ.ศ. ๒๕๖๘</p>`,
  );
  return `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${folder} ${n}</title></head><body><h1>ประกาศเทศบาลตำบล เรื่องที่ ${n}</h1>${rows.join('\n')}</body></html>`;
}
