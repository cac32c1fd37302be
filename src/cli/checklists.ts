import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { createChecklistLoader, loadChecklist } from '../checklist/load.js';
import { bundledProfiles, newestProfile, profilePath } from '../checklist/profiles.js';
import { readBounded } from '../checklist/read-bounded.js';
import type { CheckRegistry } from '../checklist/schema.js';
import { type Checklist, type InputProblem, UserError } from '../model/checklist.js';
import { bangkokDay } from '../text/dates/calendar.js';
import { fiscalYearOf } from '../text/dates/read-dates.js';
import { didYouMean } from '../text/thai/nearest.js';
import type { Invocation } from './command.js';
import { usageError } from './print/output.js';

/**
 * Loads every checklist.
 * @throws UserError with the problems of all of them.
 */
export function loadChecklists(paths: readonly string[], registry: CheckRegistry): Checklist[] {
  return forEachChecklist([...new Set(paths)], createChecklistLoader(registry));
}

/**
 * What `work` makes of each.
 * @throws UserError with the problems of all, once each was tried
 */
export function forEachChecklist<T, Result>(list: readonly T[], work: (one: T) => Result): Result[] {
  const problems: InputProblem[] = [];
  const results = list.flatMap((one) => {
    try {
      return [work(one)];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new UserError(problems);
  return results;
}

/** Loads a checklist relative to `cwd`; its path stays as the user gave it. */
export function loadChecklistIn(cwd: string, path: string, registry: CheckRegistry): Checklist {
  const file = resolve(cwd, path);
  const checklist = inPlaceOf(file, path, cwd, () => loadChecklist(file, { registry }));
  const items = checklist.items.map((item) =>
    item.source.file === file ? { ...item, source: { ...item.source, file: path } } : item,
  );
  return { ...checklist, path, items };
}

/** What `work` makes of a file; its problems name the file as the user did, and those of other files as seen from `cwd`. */
function inPlaceOf<Result>(file: string, path: string, cwd: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const shown = (name: string): string => (name === file ? path : isAbsolute(name) ? relative(cwd, name) : name);
    throw new UserError(error.problems.map((problem) => ({ ...problem, file: shown(problem.file) })));
  }
}

/** The checklists of one shard. Only the file's name decides, so that a new checklist moves no other. */
export function inShard(
  paths: readonly string[],
  shard: { readonly index: number; readonly of: number } | undefined,
): string[] {
  if (!shard) return [...paths];
  return paths.filter(
    (path) => createHash('sha256').update(basename(path)).digest().readUInt32BE(0) % shard.of === shard.index - 1,
  );
}

/**
 * The checklists that a command line names: a folder stands for its `*.yaml` and `*.yml`, no argument for the only checklist
 * of the current folder.
 * @throws UserError for a folder without checklists, or where it is not clear which one is meant
 */
export function namedChecklists(paths: readonly string[], cwd: string): readonly string[] {
  if (paths.length === 0) {
    const only = onlyChecklistIn(cwd);
    if (only !== null) return [only];
    throw usageError({
      th: 'ไม่ได้ระบุ checklist และโฟลเดอร์นี้ไม่มีไฟล์ checklist หรือมีมากกว่าหนึ่งไฟล์ ให้ระบุชื่อไฟล์ เช่น oit-audit run checklist.yaml',
      en: 'no checklist is named, and this folder has none or several; name one, such as oit-audit run checklist.yaml',
    });
  }
  const reports = paths.filter((path) => isReportName(path) && !existsSync(resolve(cwd, path)));
  if (reports.length > 0) throw usageError(...reports.map(noReportFile));
  return paths.flatMap((path) => {
    const folder = resolve(cwd, path);
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [path];
    const names = yamlIn(folder);
    if (names.length > 0) return names.map((name) => join(path, name));
    throw usageError({
      th: `โฟลเดอร์ ${path} ไม่มีไฟล์ .yaml หรือ .yml`,
      en: `the folder ${path} has no .yaml or .yml file`,
    });
  });
}

/** The format by the name of a report's file. */
const FORMAT_OF: Readonly<Record<string, string>> = {
  html: 'html',
  htm: 'html',
  json: 'json',
  jsonl: 'json',
  xml: 'junit',
  md: 'markdown',
  csv: 'csv',
  xlsx: 'xlsx',
  sarif: 'sarif',
  docx: 'docx',
};

const formatOf = (path: string): string | undefined => FORMAT_OF[path.split('.').at(-1)?.toLowerCase() ?? ''];
const isReportName = (path: string): boolean => formatOf(path) !== undefined;

const noReportFile = (path: string) => ({
  th: `ไม่พบไฟล์ ${path} ถ้าเป็นไฟล์รายงานที่จะเขียน ให้ใส่ = ไม่ใช่ช่องว่าง: -f ${formatOf(path)}=${path}`,
  en: `no such file: ${path}. If it is the report to write, it follows an equals sign: -f ${formatOf(path)}=${path}`,
});

function yamlIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** What a file of a checklist says at the beginning of a line, and other YAML files of a folder do not. */
const CHECKLIST_KEYS = [/^(?:extends|items):/m, /^site:/m] as const;
const MAX_HEAD_BYTES = 1024 * 1024;

/** The name of the only checklist of a folder; null where there is none or where there are several. */
function onlyChecklistIn(folder: string): string | null {
  const found = yamlIn(folder).filter((name) => {
    const text = new TextDecoder().decode(readBounded(join(folder, name), MAX_HEAD_BYTES) ?? undefined);
    return CHECKLIST_KEYS.every((key) => key.test(text));
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * Loads a profile as a checklist; its year is that of its name (`oit-2568`), else the fiscal year of the clock.
 * @throws UserError when there is no such profile.
 */
export function loadProfile(name: string, registry: CheckRegistry, cwd: string, now: string): Checklist {
  const known = bundledProfiles();
  if (/^[\w-]+$/.test(name) && !known.includes(name)) {
    const ofYear = known.find((profile) => profile.endsWith(`-${name}`));
    const near = didYouMean(ofYear ?? name, known);
    throw usageError({
      th: `ไม่มีโพรไฟล์ "${name}"${near.th} (ที่มี: ${known.join(' ')})`,
      en: `no profile is called "${name}"${near.en} (known: ${known.join(' ')})`,
    });
  }
  const year = /(2\d{3})/.exec(name)?.[1];
  const fiscalYear = year === undefined ? (fiscalYearOf(bangkokDay(now)) ?? 0) : Number(year);
  return loadChecklist(profilePath(name, resolve(cwd, 'checklist.yaml')), { registry, asProfile: { fiscalYear } });
}

export interface Rules {
  readonly checklist: Checklist;
  /** What is meant, in the words of the user: a profile, or the path of a checklist. */
  readonly rules: string;
}

/** The checklist or profile that is named, else the only checklist of the folder, else the newest profile. */
export function rulesOf(
  { terminal, options }: Pick<Invocation, 'terminal' | 'options'>,
  registry: CheckRegistry,
  now: string,
): Rules {
  const path = options.checklist ?? (options.profile === undefined ? onlyChecklistIn(terminal.cwd) : null);
  if (path !== null) return { checklist: loadChecklistIn(terminal.cwd, path, registry), rules: path };
  const profile = options.profile ?? newestProfile();
  return { checklist: loadProfile(profile, registry, terminal.cwd, now), rules: profile };
}
