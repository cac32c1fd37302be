/**
 * Reads one file as the program does, some times over, and prints what each reading took and the peak memory of the process,
 * its threads included. Usage: node measure.mjs FILE TIMES [ocr]
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createExtractor } from '../../../dist/extract/extractor.js';
import { EXTRACT_SETTINGS } from '../../../dist/extract/limits.js';

const [, , path, times, ocr] = process.argv;
const body = readFileSync(path);
const extractor = createExtractor(EXTRACT_SETTINGS);
const readings = [];
for (let time = 0; time < Number(times); time++) {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const { grids, pageCount, problems } = await extractor.extract(body, {
    url: `file:///${basename(path)}`,
    contentType: null,
    fileName: null,
    cut: null,
    sheet: null,
    wants: { grids: true, codes: false, ocr: ocr === 'ocr' },
  });
  const { user, system } = process.cpuUsage(before);
  readings.push({
    wallMs: performance.now() - startedAt,
    cpuMs: (user + system) / 1000,
    rows: grids.ok ? grids.value.reduce((sum, grid) => sum + grid.rows.length, 0) : 0,
    pages: pageCount,
    problems: problems.map(({ code, data }) => `${code} ${data.reason ?? ''}`),
  });
}
await extractor.close();
console.log(JSON.stringify({ readings, peakMiB: process.resourceUsage().maxRSS / 1024 }));
