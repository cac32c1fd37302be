import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../src/model/report.js';
import { measureProgram } from '../fleet/program-bench.js';
import { startTowns } from '../fleet/town-server.js';
import { setup } from '../helpers/build.js';
import type { BenchRow } from './run.js';

const PAGES = 3_000;
const PAGE_BYTES = 20_000;
const LINKS = 40;

/** One municipality with a large site: every page is read and every link is checked, twice, as rounds do. */
export async function bench(): Promise<readonly BenchRow[]> {
  setup();
  const dir = mkdtempSync(join(tmpdir(), 'oit-memory-'));
  const server = await startTowns(largeSite, { leastMs: 0, mostMs: 0 });
  try {
    const checklist = join(dir, 'town.yaml');
    writeFileSync(checklist, checklistFor(`http://127.0.0.1:${server.port}`));
    const rounds = [];
    for (const now of ['2025-10-02', '2025-10-17'])
      rounds.push(await measureProgram(['run', checklist, '--now', now, '-f', `json=${join(dir, 'report.json')}`]));
    const report = JSON.parse(readFileSync(join(dir, 'report.json'), 'utf8')) as Report;
    return [
      { name: `memory: links checked on a site of ${PAGES} pages`, value: report.summary.links.checked, unit: 'links' },
      ...rounds.flatMap((round, index): BenchRow[] => [
        { name: `memory: peak of round ${index + 1} (RSS)`, value: round.peakMiB, unit: 'MiB', goal: '< 300' },
        { name: `memory: files and sockets open in round ${index + 1}`, value: round.mostHandles, unit: 'handles' },
        { name: `memory: time of round ${index + 1}`, value: round.seconds, unit: 's' },
      ]),
    ];
  } finally {
    await server.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

function checklistFor(origin: string): string {
  const items = Array.from(
    { length: 28 },
    (_, n) => `  O${n + 1}: { title: ข้อ ${n + 1}, urls: [${origin}/p/${n + 1}.html] }`,
  );
  return `version: 1
agency: { name: เทศบาลตำบล }
site: ${origin}/
fiscalYear: 2568
crawl: { maxPages: ${PAGES}, maxDepth: 50, sample: all }
items:
${items.join('\n')}
`;
}

/** Pages that link to each other like news do, by numbers near and far. */
function largeSite(path: string): string | null {
  const number = path === '/' ? 0 : Number(/^\/p\/(\d+)\.html$/.exec(path)?.[1] ?? Number.NaN);
  if (Number.isNaN(number) || number > PAGES) return null;
  const links = Array.from({ length: LINKS }, (_, n) => {
    const target = ((number * 31 + n * n * 17 + n) % PAGES) + 1;
    return `<li><a href="/p/${target}.html">ข่าวประชาสัมพันธ์เรื่องที่ ${target}</a></li>`;
  }).join('');
  const words = `<p>เทศบาลตำบลขอประชาสัมพันธ์เรื่องที่ ${number} แก่พี่น้องประชาชนทุกท่าน</p>`;
  const text = words.repeat(Math.ceil((PAGE_BYTES - links.length * 2) / Buffer.byteLength(words)));
  return `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>เรื่องที่ ${number}</title></head><body><main><h1>เรื่องที่ ${number}</h1>${text}<ul>${links}</ul></main></body></html>`;
}
