import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Report } from '../../../src/model/report.js';
import { familyOf, readOrEmpty } from '../../fleet/program-bench.js';
import { runProgram } from '../../helpers/program.js';

const ENDINGS = /\.(?:pdf|docx?|xlsx?|ods|odt|rtf|csv|txt|html?|shtml)$/i;
const [FIRST_YEAR, LAST_YEAR] = [2540, 2580];
const NEIGHBOURS = [-2, -1, 1, 2];
const RULES = 'field.yaml';
const LOOK_EVERY_MS = 20;
/** What the report says of a defect and of a reader that was ended. */
const OF_PROGRAM = /a defect of this program|takes too long to read/;

export interface CheckedFile {
  readonly seconds: number;
  /** Largest memory in MiB that a reader's process had while the file was read; 0 where none was started or the system does not say. */
  readonly readerMiB: number;
  readonly hasPlaceholder: boolean;
  /** What the program says when it failed itself; null: it did not. */
  readonly crash: string | null;
}

export interface YearCount {
  readonly acceptsOwn: boolean;
  readonly wrongAccepted: number;
  readonly wrongAsked: number;
}

export function documentsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ENDINGS.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** The year that a name gives where it gives one alone; a plan of several years has no own one. */
export function ownYear(path: string): number | null {
  const name = basename(path).normalize('NFC');
  const years = [...name.matchAll(/(?<!\d)25[4-7]\d(?!\d)/g)].map(([year]) => Number(year));
  return years.length === 1 && !/25\d\d\s*[-–]/.test(name) ? (years[0] ?? null) : null;
}

/** The rules by which the files are checked, written to a folder. */
export function writeRules(folder: string): void {
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  const item = (id: string, check: string) =>
    `  ${id}:\n    title: ${id}\n    urls: [http://127.0.0.1:9/x]\n    checks: [${check}]\n`;
  writeFileSync(
    join(folder, RULES),
    `version: 1\nagency: { name: field }\nsite: http://127.0.0.1:9/\nfiscalYear: 2568\nitems:\n${item('ANY', '{ text: { any: ["/./"] } }')}${years
      .map((year) => item(`Y${year}`, `{ date: { fiscalYear: ${year} } }`))
      .join('')}`,
  );
}

/** One run of the built program over a file, readers in their own processes as ever. */
export async function checkOnce(path: string, folder: string): Promise<CheckedFile> {
  const start = performance.now();
  // The readers are gone when the program has ended.
  let readerMiB = 0;
  const look = setInterval(() => {
    readerMiB = Math.max(readerMiB, readersMiB());
  }, LOOK_EVERY_MS);
  const report = await check(path, 'ANY', folder).finally(() => clearInterval(look));
  const codes = typeof report === 'string' ? [] : report.items.flatMap(({ findings }) => findings);
  const failed = codes.find(({ code, message }) => code.startsWith('internal/') || OF_PROGRAM.test(message));
  return {
    seconds: (performance.now() - start) / 1000,
    readerMiB: Math.round(readerMiB),
    hasPlaceholder: codes.some(({ code }) => code === 'text/placeholder'),
    crash: typeof report === 'string' ? report : failed === undefined ? null : failed.code,
  };
}

/** Asks for the own year and its neighbours; the copy has a name without a year. Null: nothing in the file names a year at all. */
export async function countYears(path: string, own: number, folder: string): Promise<YearCount | null> {
  const copy = join(folder, `document${extname(path)}`);
  copyFileSync(path, copy);
  const accepts = async (year: number) => {
    const report = await check(copy, `Y${year}`, folder);
    return typeof report === 'string' ? null : (report.items[0]?.verdict ?? null);
  };
  const verdict = await accepts(own);
  if (verdict === null || verdict === 'review') return null;
  const wrong: (string | null)[] = [];
  for (const step of NEIGHBOURS) wrong.push(await accepts(own + step));
  return {
    acceptsOwn: verdict === 'pass',
    wrongAccepted: wrong.filter((one) => one === 'pass').length,
    wrongAsked: wrong.length,
  };
}

async function check(path: string, item: string, folder: string): Promise<Report | string> {
  const args = ['check', path, '--as', item, '--checklist', join(folder, RULES), '-f', 'json', '--lang', 'en'];
  const { stdout, stderr } = await runProgram(args, { cwd: folder });
  return stdout === '' ? stderr.slice(0, 200) || 'no report' : (JSON.parse(stdout) as Report);
}

/** The largest memory that a process which runs now, started by this one, has had. */
function readersMiB(): number {
  const readers = familyOf(process.pid).slice(1);
  const peaks = readers.map((pid) => /VmHWM:\s*(\d+)/.exec(readOrEmpty(`/proc/${pid}/status`))?.[1] ?? 0);
  return Math.max(0, ...peaks.map((kiB) => Number(kiB) / 1024));
}
