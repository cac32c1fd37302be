import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { usageProblem } from '../checklist/issue-words.js';
import { UserError } from '../model/checklist.js';
import type { Words } from '../model/words.js';
import { nearest } from '../text/similarity.js';

/** One `-f NAME[=PATH]`. A null path is stdout. */
export interface OutputTarget {
  readonly format: string;
  readonly path: string | null;
}

/**
 * Reads every `-f` of a command; none at all is `pretty` on stdout.
 * @throws UserError for an unknown name, a second stdout, or a path that cannot be written: every path is tried here,
 * before the first request.
 */
export function readTargets(
  forms: readonly string[] | undefined,
  known: readonly string[],
  cwd: string,
): OutputTarget[] {
  if (!forms || forms.length === 0) return [{ format: 'pretty', path: null }];
  const targets = forms.map((form) => {
    const cut = form.indexOf('=');
    return { format: cut < 0 ? form : form.slice(0, cut), path: cut < 0 ? null : form.slice(cut + 1), form };
  });
  const problems = targets.flatMap(({ format, path, form }) => {
    if (!known.includes(format)) return [unknownFormat(format, known)];
    if (path === '') return [{ th: `-f ${form}: ไม่มีชื่อไฟล์หลังเครื่องหมาย =`, en: `-f ${form}: no path after =` }];
    const fault = path === null ? null : tryPath(resolve(cwd, path));
    return fault ? [{ th: `-f ${form}: เขียนไฟล์ไม่ได้ (${fault})`, en: `-f ${form}: cannot write there (${fault})` }] : [];
  });
  const toStdout = targets.filter((target) => target.path === null);
  if (toStdout.length > 1)
    problems.push({
      th: `ออกทางหน้าจอได้รูปแบบเดียว (${toStdout.map((target) => target.format).join(', ')}) ให้ใส่ =ชื่อไฟล์ กับรูปแบบอื่น`,
      en: `one format at most goes to stdout (${toStdout.map((target) => target.format).join(', ')}); give the others =PATH`,
    });
  const twice = targets.filter(
    (target, index) =>
      target.path !== null &&
      targets.findIndex(
        (other) => other.path !== null && resolve(cwd, other.path) === resolve(cwd, target.path ?? ''),
      ) !== index,
  );
  for (const target of twice)
    problems.push({
      th: `สองรูปแบบเขียนลงไฟล์เดียวกัน: ${target.path}`,
      en: `two formats write to one file: ${target.path}`,
    });
  if (problems.length > 0) throw usageError(problems);
  return targets.map(({ format, path }) => ({ format, path: path === null ? null : resolve(cwd, path) }));
}

function unknownFormat(format: string, known: readonly string[]): Words {
  const near = nearest(format, known);
  return {
    th: `ไม่รู้จักรูปแบบ "${format}"${near ? ` หมายถึง "${near}" หรือไม่` : ''} (ที่ใช้ได้: ${known.join(' ')})`,
    en: `no format is called "${format}"${near ? `. Did you mean "${near}"?` : ''} (known: ${known.join(' ')})`,
  };
}

/** A fault of the command line: no file, no line. */
export function usageError(words: readonly Words[]): UserError {
  return new UserError(words.map(usageProblem));
}

/** @returns why the path cannot be written, or null. Leaves nothing behind and changes no file. */
export function tryPath(path: string): string | null {
  const existed = existsSync(path);
  try {
    if (existed && statSync(path).isDirectory()) return 'EISDIR';
    closeSync(openSync(path, 'a'));
    if (!existed) rmSync(path);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

/** Writes beside the file and renames, so that a reader never sees half a report; what is no plain file is written to directly. */
export function writeOutput(path: string, content: string | Uint8Array): void {
  if (existsSync(path) && !statSync(path).isFile()) {
    writeFileSync(path, content);
    return;
  }
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new Error(`${dirname(path)}: ${(error as Error).message}`, { cause: error });
  }
}
