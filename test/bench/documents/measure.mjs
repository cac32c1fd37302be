/**
 * Reads one file as the program does, some times over, and prints what each reading took and the peak memory, both of this
 * process with those that it starts (their part on Linux only). Usage: node measure.mjs FILE TIMES [ocr]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createExtractor } from '../../../dist/extract/extractor.js';
import { EXTRACT_SETTINGS } from '../../../dist/extract/limits.js';

const [, , path, times, ocr] = process.argv;
const body = readFileSync(path);
const extractor = createExtractor(EXTRACT_SETTINGS);
const readings = [];

const TICK_MS = 10;
const cpuOfChildren = new Map();
let peakBytes = 0;

function observe() {
  let bytes = process.memoryUsage.rss();
  for (const child of childrenOf(process.pid)) {
    try {
      const fields = readFileSync(`/proc/${child}/stat`, 'latin1').split(') ')[1].split(' ');
      cpuOfChildren.set(child, (Number(fields[11]) + Number(fields[12])) * TICK_MS);
      bytes += Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child}/status`, 'latin1'))?.[1] ?? 0) * 1024;
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
  return (user + system) / 1000 + [...cpuOfChildren.values()].reduce((sum, ms) => sum + ms, 0);
}

setInterval(observe, 25).unref();
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
console.log(JSON.stringify({ readings, peakMiB: Math.max(peakBytes / 1024, process.resourceUsage().maxRSS) / 1024 }));
