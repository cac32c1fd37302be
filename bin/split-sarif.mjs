// node split-sarif.mjs FILE FOLDER: GitHub takes SARIF files of at most 20 runs, and a run of a province has one for each municipality.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MAX_RUNS = 20;
const [, , file, folder] = process.argv;
if (file === undefined || folder === undefined) {
  console.error('usage: node split-sarif.mjs FILE FOLDER');
  process.exit(2);
}
const { runs, ...log } = JSON.parse(readFileSync(file, 'utf8'));
mkdirSync(folder, { recursive: true });
for (let at = 0; at === 0 || at < runs.length; at += MAX_RUNS) {
  const name = `oit-${String(at / MAX_RUNS + 1).padStart(3, '0')}.sarif`;
  writeFileSync(join(folder, name), JSON.stringify({ ...log, runs: runs.slice(at, at + MAX_RUNS) }));
}
