import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Extracted } from '../../src/model/evidence.js';
import { setup } from '../helpers/build.js';
import type { BenchRow } from './run.js';

/** What became of the text of a file. */
const KINDS = [
  'sound',
  'repaired',
  'read in part',
  'not readable',
  'no text layer',
  'cannot be opened',
  'no Thai',
] as const;
type Kind = (typeof KINDS)[number];

/**
 * Any folder of real files, of which nothing is kept: what their text is like, how many phrases and years are read right, how
 * often a placeholder is reported, time and memory. A phrase is one of the profile's words that pdftotext shows; an own year is
 * that of the file's name, which the program does not get to see.
 */
export async function bench(corpus: string | null): Promise<readonly BenchRow[]> {
  if (corpus === null || !existsSync(corpus))
    return [{ name: 'real files: no folder', value: 'not measured', unit: '' }];
  setup();
  // Modules that load the built program come after it is built.
  const [{ checkOnce, countYears, documentsIn, ownYear, writeRules }, { countPhrases, phrasesOf, readFile }] =
    await Promise.all([import('./field/checked.js'), import('./field/phrases.js')]);
  const scratch = mkdtempSync(join(tmpdir(), 'oit-bench-field-'));
  try {
    writeRules(scratch);
    const phrases = phrasesOf(resolve('checklists/oit-2568.yaml'));
    const paths = documentsIn(resolve(corpus));
    const kinds = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
    const crashes: string[] = [];
    const seconds: number[] = [];
    let [there, found, missing, placeholders, peak] = [0, 0, 0, 0, 0];
    let [own, ownAccepted, wrong, wrongAccepted] = [0, 0, 0, 0];
    for (const path of paths) {
      const extracted = await readFile(path);
      const kind = kindOf(extracted);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const count =
        extracted.type === 'pdf' && extracted.texts.ok ? countPhrases(path, extracted.texts.value, phrases) : null;
      there += count?.there ?? 0;
      found += count?.found ?? 0;
      if (count !== null && count.found < count.there) missing++;
      const checked = await checkOnce(path, scratch);
      peak = Math.max(peak, checked.readerMiB);
      seconds.push(checked.seconds);
      if (checked.crash !== null) crashes.push(`${basename(path).slice(-40)}: ${checked.crash}`);
      if (checked.hasPlaceholder) placeholders++;
      const year = extracted.texts.ok ? ownYear(path) : null;
      const years = year === null ? null : await countYears(path, year, scratch);
      if (years === null) continue;
      own++;
      if (years.acceptsOwn) ownAccepted++;
      wrong += years.wrongAsked;
      wrongAccepted += years.wrongAccepted;
    }
    seconds.sort((a, b) => a - b);
    const share = (part: number, whole: number) => (whole === 0 ? 'none' : Math.round((10_000 * part) / whole) / 100);
    const readable = (kinds.get('sound') ?? 0) + (kinds.get('repaired') ?? 0);
    return [
      { name: 'files', value: paths.length, unit: '' },
      ...[...kinds].map(([kind, files]) => ({ name: `  text: ${kind}`, value: files, unit: 'files' })),
      {
        name: 'sound before any repair, of files with Thai text that is read whole',
        value: share(kinds.get('sound') ?? 0, readable),
        unit: '%',
      },
      {
        name: `phrases of oit-2568 found (of ${there} that pdftotext shows in PDFs)`,
        value: share(found, there),
        unit: '%',
        goal: '≥ 99',
      },
      { name: 'PDFs in which one of them is not found', value: missing, unit: 'files' },
      {
        name: `own year accepted (of ${own} files named after one year)`,
        value: share(ownAccepted, own),
        unit: '%',
        goal: '100',
      },
      {
        name: `years next to it accepted (of ${wrong} asked)`,
        value: share(wrongAccepted, wrong),
        unit: '%',
        goal: '≤ 2',
      },
      { name: 'files with a placeholder warning', value: share(placeholders, paths.length), unit: '%', goal: '< 5' },
      { name: 'crashes and files that took too long', value: crashes.length, unit: 'files', goal: '0' },
      ...crashes.map((crash) => ({ name: `  ${crash}`, value: '', unit: '' })),
      { name: 'time of a file: median', value: seconds[seconds.length >> 1] ?? 0, unit: 's' },
      { name: 'time of a file: longest', value: seconds.at(-1) ?? 0, unit: 's' },
      { name: 'memory of a reader at its peak', value: peak === 0 ? 'not measured' : peak, unit: 'MiB' },
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function kindOf({ texts, problems }: Extracted): Kind {
  if (!texts.ok)
    return texts.why.kind === 'scan'
      ? 'no text layer'
      : texts.why.kind === 'unreadable'
        ? 'not readable'
        : 'cannot be opened';
  if (!texts.value.some(({ text }) => /[ก-ฮ]/.test(text))) return 'no Thai';
  if (problems.some(({ code }) => code === 'no-text' || code === 'not-readable')) return 'read in part';
  return texts.value.some((block) => block.repaired === true) ? 'repaired' : 'sound';
}
