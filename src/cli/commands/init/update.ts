import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadChecklist } from '../../../checklist/load.js';
import { bundledProfiles } from '../../../checklist/profiles.js';
import { findMoved, type MovedAddress } from '../../../init/moved.js';
import { readInheritance } from '../../../init/write/carry-over.js';
import { fillChecklist, missingHints } from '../../../init/write/update.js';
import { maskNationalIds } from '../../../text/patterns/national-id.js';
import { readableUrl } from '../../../text/url.js';
import type { Invocation } from '../../command.js';
import { EXIT } from '../../exit-status.js';
import { refuseUnwritable, writeOutput } from '../../print/output.js';
import { askUnsure } from '../../print/questions.js';
import { printLine } from '../../print/terminal.js';
import { withItems } from './draft.js';
import { homeAddress, isAsking, outputPath, searchOne } from './one-site.js';
import { foundWords, nextStep, unreachableWords } from './say.js';

/** Fills the empty items of a checklist, and says which of its addresses moved. */
export async function update(invocation: Invocation, checklistPath: string): Promise<number> {
  const { terminal, registry, options, arguments: given } = invocation;
  const path = resolve(terminal.cwd, checklistPath);
  const output = outputPath(invocation) ?? path;
  refuseUnwritable(output, options.output ?? checklistPath);
  const checklist = loadChecklist(path, { registry });
  const address = given[0] === undefined ? { url: checklist.site, hasScheme: true } : homeAddress(given[0]);
  const enabled = checklist.items.filter((item) => item.enabled);
  const empty = enabled.filter((item) => item.urls.length === 0);
  const held = new Map(enabled.map(({ id, urls }) => [id, urls.map((target) => target.url)]));

  const moved: MovedAddress[] = [];
  const search = await searchOne(invocation, {
    address,
    items: checklist.items,
    fiscalYear: checklist.fiscalYear,
    // Its CMS maps apply.
    profile: readInheritance(path, `oit-${checklist.fiscalYear}`, bundledProfiles()).profile,
    held,
    kind: checklist.agency.kind,
    after: async (client, items) => {
      moved.push(...(await findMoved(enabled, items, client)));
    },
  });
  if (terminal.signal.aborted) return EXIT.interrupted;
  if (!search.isReached) {
    printLine(terminal, unreachableWords(search));
    return EXIT.notCarriedOut;
  }
  const found = withItems(empty, search, terminal.lang);
  const filled = isAsking(invocation)
    ? await askUnsure(found, { terminal, input: process.stdin, fiscalYear: checklist.fiscalYear })
    : found;
  const before = readFileSync(path, 'utf8');
  const after = fillChecklist(before, filled, checklist.fiscalYear, terminal.lang);
  if (output !== path || after !== before) writeOutput(output, after);
  if (options.quiet !== true) {
    printLine(terminal, foundWords(filled));
    printLine(terminal, nextStep(options.output ?? checklistPath));
    for (const hint of missingHints(filled, terminal.lang)) terminal.stderr.write(`${hint}\n`);
  }
  for (const one of moved) printLine(terminal, movedWords(one));
  return EXIT.ok;
}

function movedWords({ id, problem, ...moved }: MovedAddress) {
  const url = readableUrl(maskNationalIds(moved.url));
  const to = moved.to === null ? null : readableUrl(maskNationalIds(moved.to));
  const why = problem === null ? '' : ` (${problem})`;
  return to === null
    ? { th: `${id}: เปิดไม่ได้${why} และไม่พบที่ใหม่: ${url}`, en: `${id}: gone${why}, not found elsewhere: ${url}` }
    : { th: `${id}: ย้ายที่${why}: ${url} -> ${to}`, en: `${id}: moved${why}: ${url} -> ${to}` };
}
