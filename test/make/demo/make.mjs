// Makes the sample municipality in checklists/demo with LibreOffice (Debian: libreoffice, fonts-thai-tlwg).
// Run by hand: node test/make/demo/make.mjs
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { STAGES } from './facts.mjs';
import { letterPapers } from './letters.mjs';
import { convert } from './office.mjs';
import { paper, workbook } from './open-document.mjs';
import { pages } from './pages.mjs';
import { integrityPapers } from './papers-integrity.mjs';
import { WORK_PAPERS } from './papers-work.mjs';
import { sheets } from './sheets.mjs';

const demo = fileURLToPath(new URL('../../../checklists/demo/', import.meta.url));

/** What stands on the site in a stage: its documents as sources, by path. */
function documents(stage) {
  const letters = stage === 'after' ? letterPapers() : [];
  const papers = [...WORK_PAPERS, ...integrityPapers(stage), ...letters];
  return new Map([
    ...papers.map((entry) => [entry.path, { path: entry.path, date: entry.date, kind: 'fodt', source: paper(entry) }]),
    ...sheets(stage).map((entry) => [
      entry.path,
      { path: entry.path, date: entry.date, kind: 'fods', source: workbook(entry) },
    ]),
  ]);
}

// The folder that a stage is laid over holds only what differs from the site as it stands.
const FOLDERS = { now: 'site', first: 'first-round', after: 'after' };
const sources = new Map(STAGES.map((stage) => [stage, documents(stage)]));
const isOwn = (stage, path, content) => stage === 'now' || sources.get('now').get(path)?.source !== content.source;

for (const stage of STAGES) {
  const folder = join(demo, FOLDERS[stage]);
  rmSync(folder, { recursive: true, force: true });
  const wanted = [...sources.get(stage).values()].filter((content) => isOwn(stage, content.path, content));
  const made = await convert(wanted);
  const standing = pages('now');
  for (const [path, bytes] of pages(stage))
    if (stage === 'now' || !standing.get(path)?.equals(bytes)) made.set(path, bytes);
  for (const [path, bytes] of made) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  console.log(`${FOLDERS[stage]}: ${made.size} files`);
}
