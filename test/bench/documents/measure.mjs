/**
 * Reads one file as the program does, some times over, and prints what each reading took and the peak memory, both of this
 * process with those that it starts (their part on Linux only). Usage: node measure.mjs FILE TIMES [ocr]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createExtractor } from '../../../dist/extract/extractor.js';
import { EXTRACT_SETTINGS } from '../../../dist/extract/limits.js';
import { peakMiB } from '../peak-memory.mjs';

const [, , path, times, ocr] = process.argv;
const body = readFileSync(path);
const extractor = createExtractor(EXTRACT_SETTINGS);
const readings = [];

const TICK_MS = 10;
let peakBytes = 0;

/** Peaks are seen whenever they were; each look takes a millisecond of the processor time that is measured. */
const LOOK_EVERY_MS = 100;

function observe() {
  let bytes = process.memoryUsage.rss();
  for (const child of childrenOf(process.pid)) {
    try {
      bytes += Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child}/status`, 'latin1'))?.[1] ?? 0) * 1024;
    } catch {
      // It has ended.
    }
  }
  peakBytes = Math.max(peakBytes, bytes);
}

function childrenOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1').split(' ').filter(Boolean),
    );
  } catch {
    return [];
  }
}

function cpuMs() {
  observe();
  const { user, system } = process.cpuUsage();
  const running = childrenOf(process.pid).map((child) => ticksOf(child, 11));
  // Of processes that have ended, in the fields behind.
  return (user + system) / 1000 + [...running, ticksOf('self', 13)].reduce((sum, ticks) => sum + ticks * TICK_MS, 0);
}

/** Two fields of proc_pid_stat(5), counted behind the name of the program. */
function ticksOf(pid, field) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ');
    return Number(fields[field]) + Number(fields[field + 1]);
  } catch {
    return 0;
  }
}

setInterval(observe, LOOK_EVERY_MS).unref();
for (let time = 0; time < Number(times); time++) {
  const startedAt = performance.now();
  const before = cpuMs();
  const { grids, pageCount, problems } = await extractor.extract(body, {
    url: `file:///${basename(path)}`,
    contentType: null,
    fileName: null,
    cut: null,
    sheet: null,
    wants: { grids: true, qrCodes: false, ocr: ocr === 'ocr' },
  });
  readings.push({
    wallMs: performance.now() - startedAt,
    cpuMs: cpuMs() - before,
    rows: grids.ok ? grids.value.reduce((sum, grid) => sum + grid.rows.length, 0) : 0,
    pages: pageCount,
    problems: problems.map(({ code, data }) => `${code} ${data.reason ?? ''}`),
  });
}
await extractor.close();
console.log(JSON.stringify({ readings, peakMiB: Math.max(peakBytes / 1024 / 1024, peakMiB()) }));
