import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pLimit from 'p-limit';
import { stackOf } from '../../../extract/defect.js';
import { createFolders } from '../../../history/durable-file.js';
import type { Words } from '../../../model/words.js';
import { hostKey } from '../../../text/url.js';
import type { Invocation } from '../../command.js';
import { EXIT } from '../../exit-status.js';
import { cannotWrite, OutputError, tryPath, usageError, writeOutput } from '../../print/output.js';
import { createStatusLine } from '../../print/progress.js';
import { printLine } from '../../print/terminal.js';
import { factsOf } from './agency-facts.js';
import { type Basis, draftItems, draftText, openBasis } from './draft.js';
import { type ListedJob, type RowFault, readList, rowWords } from './read-list.js';
import { foundWords, sayDraftProfile, siteWarnings, unreachableWords } from './say.js';
import { createSearcher, type Searcher } from './search.js';

/** Sites that are searched at once: each waits for its own server most of the time, and holds its pages. */
const AT_ONCE = 4;

/** Writes a checklist for each site of a list. What goes wrong with one costs the others nothing. */
export async function draftMany(invocation: Invocation, list: string): Promise<number> {
  const { terminal, options } = invocation;
  const basis = openBasis(invocation);
  const folder = options.output ?? '.';
  const { jobs, faults } = await readList(list, factsOf(options), folder, terminal);
  if (jobs.length === 0) throw usageError(...faults.map((fault) => faultWords(list, fault)));
  const isThere = ({ file }: ListedJob): boolean => existsSync(resolve(terminal.cwd, file));
  const kept = options.force === true ? [] : jobs.filter(isThere);
  const toDo = jobs.filter((job) => !kept.includes(job));
  if (toDo.length === 0) throw usageError(...faults.map((fault) => faultWords(list, fault)), allThere(kept, folder));
  openFolder(folder, terminal.cwd);

  for (const fault of faults) printLine(terminal, faultWords(list, fault));
  if (options.quiet !== true) sayDraftProfile(basis);
  const failed = await draftAll(basis, toDo);
  if (options.quiet !== true || failed.length > 0)
    printLine(terminal, summaryWords({ all: jobs.length + faults.length, toDo, kept, faults, failed }));
  if (terminal.signal.aborted) return EXIT.interrupted;
  if (options.quiet !== true) printLine(terminal, nextWords(folder));
  return faults.length + failed.length > 0 ? EXIT.notCarriedOut : EXIT.ok;
}

/** @returns the jobs of which no checklist was made */
async function draftAll(basis: Basis, jobs: readonly ListedJob[]): Promise<readonly ListedJob[]> {
  const { terminal, options } = basis.invocation;
  const read = new Map<ListedJob, number>();
  let done = 0;
  const progress = createStatusLine<null>(terminal, options.progress !== false && options.quiet !== true, () => {
    const pages = [...read.values()].reduce((sum, each) => sum + each, 0);
    return terminal.lang === 'th'
      ? `เสร็จ ${done}/${jobs.length} แห่ง อ่านแล้ว ${pages} หน้า`
      : `${done}/${jobs.length} sites done, ${pages} pages read`;
  });
  const searcher = createSearcher(basis.invocation);
  const failed = new Set<ListedJob>();
  const limit = pLimit(AT_ONCE);
  const work = async (job: ListedJob): Promise<void> => {
    if (terminal.signal.aborted) return void failed.add(job);
    const say = (...lines: readonly Words[]): void => {
      progress.clear();
      const row = rowWords(job.site);
      const name = job.site.name === '' ? '' : ` ${job.site.name}`;
      for (const { th, en } of lines)
        printLine(terminal, { th: `${row.th}${name}: ${th}`, en: `${row.en}${name}: ${en}` });
    };
    const onPages = (pages: number): void => {
      read.set(job, pages);
      progress.update(null);
    };
    if (!(await draftListed(basis, job, searcher, say, onPages))) failed.add(job);
    done += 1;
  };
  try {
    // Sites of one host come one after the other: more of them at once would only wait for it.
    await Promise.all(byHost(jobs).map((group) => limit(() => inTurn(group, work))));
    return jobs.filter((job) => failed.has(job));
  } finally {
    progress.clear();
    await searcher.close();
  }
}

function byHost(jobs: readonly ListedJob[]): readonly (readonly ListedJob[])[] {
  const groups = new Map<string, ListedJob[]>();
  for (const job of jobs) groups.set(hostKey(job.address.url), [...(groups.get(hostKey(job.address.url)) ?? []), job]);
  return [...groups.values()];
}

async function inTurn(jobs: readonly ListedJob[], work: (job: ListedJob) => Promise<void>): Promise<void> {
  for (const job of jobs) await work(job);
}

/** @returns whether the checklist was written */
async function draftListed(
  basis: Basis,
  { address, facts, file }: ListedJob,
  searcher: Searcher,
  say: (...lines: readonly Words[]) => void,
  onPages: (pages: number) => void,
): Promise<boolean> {
  const { profile, profileName, invocation } = basis;
  const { terminal, options } = invocation;
  try {
    const search = await searcher.search({
      address,
      items: profile.items,
      fiscalYear: profile.fiscalYear,
      profile: profileName,
      kind: facts.kind,
      onProgress: ({ read }) => onPages(read),
    });
    if (terminal.signal.aborted) return false;
    if (!search.isReached) {
      say(unreachableWords(search));
      return false;
    }
    const items = draftItems(basis, { search, old: null });
    const path = resolve(terminal.cwd, file);
    writeOutput(path, draftText(basis, { search, old: null }, facts, items, path));
    if (options.quiet !== true) say(doneWords(file, foundWords(items)), ...siteWarnings(search));
    return true;
  } catch (error) {
    if (terminal.signal.aborted) return false;
    const why = error instanceof OutputError ? error.words : { th: stackOf(error), en: stackOf(error) };
    say({ th: `${file}: ${why.th}`, en: `${file}: ${why.en}` });
    return false;
  }
}

const doneWords = (file: string, { th, en }: Words): Words => ({ th: `${file} ${th}`, en: `${file}: ${en}` });

function faultWords(list: string, { site, words }: RowFault): Words {
  const row = rowWords(site);
  const name = site.name === '' ? '' : ` (${site.name})`;
  return { th: `${list} ${row.th}${name}: ${words.th}`, en: `${list} ${row.en}${name}: ${words.en}` };
}

/** @throws UserError where the folder cannot be made or written to */
function openFolder(folder: string, cwd: string): void {
  const path = resolve(cwd, folder);
  const fault = makeFolder(path) ?? tryPath(join(path, '.oit-audit-try'));
  if (fault !== null) throw usageError(cannotWrite(folder, fault));
}

function makeFolder(path: string): string | null {
  try {
    createFolders(path);
    return null;
  } catch (error) {
    // Where a file has the name, nothing lies in it.
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EEXIST' ? 'ENOTDIR' : (code ?? String(error));
  }
}

const allThere = (kept: readonly ListedJob[], folder: string): Words => ({
  th: `มี checklist ครบ ${kept.length} แห่งใน ${folder} อยู่แล้ว ใช้ --force เพื่อเขียนทับ`,
  en: `the checklists of all ${kept.length} sites are in ${folder} already; --force writes over them`,
});

interface Outcome {
  readonly all: number;
  readonly toDo: readonly ListedJob[];
  readonly kept: readonly ListedJob[];
  readonly faults: readonly RowFault[];
  readonly failed: readonly ListedJob[];
}

function summaryWords({ all, toDo, kept, faults, failed }: Outcome): Words {
  const rows = [...faults, ...failed].map(({ site }) => site).sort((a, b) => a.row - b.row);
  const named = (of: 'th' | 'en'): string => rows.map((site) => rowWords(site)[of]).join(', ');
  const there = kept.length === 0 ? { th: '', en: '' } : keptWords(kept.length);
  const lost =
    rows.length === 0
      ? { th: '', en: '' }
      : { th: ` ไม่ได้สร้าง ${rows.length}: ${named('th')}`, en: `; not made ${rows.length}: ${named('en')}` };
  const made = toDo.length - failed.length;
  return {
    th: `สร้าง checklist ${made} จาก ${all} แห่ง${there.th}${lost.th}`,
    en: `${made} of ${all} checklists made${there.en}${lost.en}`,
  };
}

const keptWords = (count: number): Words => ({
  th: ` มีอยู่แล้ว ${count} (ไม่เขียนทับ ใช้ --force ถ้าต้องการ)`,
  en: `; ${count} stood there already (--force writes over them)`,
});

const nextWords = (folder: string): Words => ({
  th: `ขั้นต่อไป: oit-audit validate ${folder} แล้ว oit-audit run ${folder}`,
  en: `next: oit-audit validate ${folder}, then oit-audit run ${folder}`,
});
