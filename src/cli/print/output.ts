import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, realpathSync, rmdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { usageProblem } from '../../checklist/issue-words.js';
import { createFolders, renameOver } from '../../history/durable-file.js';
import { UserError } from '../../model/checklist.js';
import type { Words } from '../../model/words.js';
import { didYouMean } from '../../text/thai/nearest.js';
import { stripControls } from '../../text/thai/sanitize.js';
import { withoutCommands } from './ci-commands.js';
import type { Terminal } from './terminal.js';

/** One `-f NAME[=PATH]`. A null path is stdout. */
export interface OutputTarget {
  readonly format: string;
  readonly path: string | null;
}

/**
 * Reads every `-f` of a command; without any it is `pretty` on stdout.
 * @param inputs files that the command reads: no report may overwrite them
 * @throws UserError for an unknown name, a second stdout, or a path that cannot be written: every path is tried here,
 * before the first request.
 */
export function readTargets(
  forms: readonly string[] | undefined,
  known: readonly string[],
  { cwd, stdout }: Pick<Terminal, 'cwd' | 'stdout'>,
  inputs: readonly (string | undefined)[] = [],
): OutputTarget[] {
  if (!forms || forms.length === 0) return [{ format: 'pretty', path: null }];
  const targets = forms.map((form) => {
    const cut = form.indexOf('=');
    return { format: cut < 0 ? form : form.slice(0, cut), path: cut < 0 ? null : form.slice(cut + 1), form };
  });
  const problems = targets.flatMap(({ format, path, form }) => {
    if (!known.includes(format)) return [unknownFormat(format, known)];
    if (path === '') return [{ th: `-f ${form}: ไม่มีชื่อไฟล์หลังเครื่องหมาย =`, en: `-f ${form}: no path after =` }];
    if (path === null) return [];
    // `resolve` removes the final slash, which says that a folder is meant.
    const fault = /[/\\]$/.test(path) && !isBackslashName(path) ? 'EISDIR' : tryPath(resolve(cwd, path));
    if (fault) return [cannotWrite(`-f ${form}`, fault)];
    const foreign = foreignWords(path, endingOf(format), `-f ${form}`);
    if (foreign !== null) return [foreign];
    const isInput = inputs.some((input) => input !== undefined && isSameFile(resolve(cwd, input), resolve(cwd, path)));
    return isInput ? [isRead(form)] : [];
  });
  const binary = targets.filter(({ path, format }) => path === null && BINARY.has(format) && stdout.isTTY === true);
  problems.push(...binary.map(({ format }) => noTerminal(format)));
  const toStdout = targets.flatMap(({ path, format }) => (path === null ? [format] : []));
  if (toStdout.length > 1)
    problems.push({
      th: `ออกทางหน้าจอได้รูปแบบเดียว (${toStdout.join(', ')}) ให้ใส่ =ชื่อไฟล์ กับรูปแบบอื่น`,
      en: `one format at most goes to stdout (${toStdout.join(', ')}); give the others =PATH`,
    });
  const files = targets.flatMap(({ path }) => (path === null ? [] : [{ path, file: resolve(cwd, path) }]));
  for (const { path } of files.filter(({ file }, n) => files.findIndex((other) => other.file === file) !== n))
    problems.push({ th: `สองรูปแบบเขียนลงไฟล์เดียวกัน: ${path}`, en: `two formats write to one file: ${path}` });
  if (problems.length > 0) throw usageError(...problems);
  return targets.map(({ format, path }) => ({ format, path: path === null ? null : resolve(cwd, path) }));
}

/** Of the formats whose files are named otherwise. */
const ENDINGS: Readonly<Record<string, string>> = { markdown: 'md', junit: 'xml', pretty: 'txt' };

/** How the file of a format is named: `md` for `markdown`. */
export function endingOf(format: string): string {
  return ENDINGS[format] ?? format;
}

/** They are files of an office program, and nothing for a screen. */
const BINARY: ReadonlySet<string> = new Set(['xlsx', 'docx']);

const noTerminal = (format: string): Words => ({
  th: `-f ${format}: เป็นไฟล์ที่แสดงบนหน้าจอไม่ได้ ให้ระบุชื่อไฟล์ เช่น -f ${format}=report.${format}`,
  en: `-f ${format}: no form for a terminal; name a file, such as -f ${format}=report.${format}`,
});

/** Outside Windows a file name may hold a backslash. */
const isBackslashName = (path: string): boolean => sep === '/' && path.endsWith('\\');

function isSameFile(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

/** @param what the option or the file @param fault code of the system, such as ENOENT */
export function cannotWrite(what: string, fault: string): Words {
  const why = FAULTS[fault];
  return {
    th: `${what}: เขียนไฟล์ไม่ได้${why ? ` ${why.th}` : ''} (${fault})`,
    en: `${what}: cannot write there${why ? `: ${why.en}` : ''} (${fault})`,
  };
}

const FORBIDDEN: Words = { th: 'เพราะไม่มีสิทธิ์เขียน', en: 'it may not be written' };
const FAULTS: Readonly<Record<string, Words>> = {
  EISDIR: { th: 'เพราะเป็นโฟลเดอร์ ให้ระบุชื่อไฟล์ด้วย', en: 'it is a folder, name a file in it' },
  ENOENT: { th: 'เพราะไม่มีโฟลเดอร์นั้น ให้สร้างก่อน', en: 'there is no such folder, make it first' },
  ENOTDIR: { th: 'เพราะส่วนหนึ่งของที่อยู่เป็นไฟล์ ไม่ใช่โฟลเดอร์', en: 'a part of the path is a file, no folder' },
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: FORBIDDEN,
};

const isRead = (form: string): Words => ({
  th: `-f ${form}: เป็นไฟล์ที่คำสั่งนี้อ่าน ให้เขียนรายงานลงไฟล์อื่น`,
  en: `-f ${form}: this file is what the command reads; write the report to another`,
});

function unknownFormat(format: string, known: readonly string[]): Words {
  const [name = '', file = ''] = format.split(/[:;, ](.+)/);
  if (known.includes(name) && file !== '')
    return {
      th: `-f ${format}: ชื่อไฟล์อยู่หลังเครื่องหมาย = ให้ใช้ -f ${name}=${file}`,
      en: `-f ${format}: the file follows an equals sign: -f ${name}=${file}`,
    };
  const near = didYouMean(format, known);
  return {
    th: `ไม่รู้จักรูปแบบ "${format}"${near.th} (ที่ใช้ได้: ${known.join(' ')})`,
    en: `no format is called "${format}"${near.en} (known: ${known.join(' ')})`,
  };
}

/** The first word of a command that has several works. */
export function unknownAction(action: string | undefined, known: readonly string[]): UserError {
  const near = didYouMean(action ?? '', known);
  return usageError({
    th: `ไม่รู้จัก "${action}"${near.th} (ที่ใช้ได้: ${known.join(' ')})`,
    en: `unknown action "${action}"${near.en} (known: ${known.join(' ')})`,
  });
}

/** @param what the option or the file @param fault code of the system, such as ENOENT */
export function cannotRead(what: string, fault: string): Words {
  if (fault === 'ENOENT') return { th: `ไม่พบไฟล์ ${what}`, en: `no such file: ${what}` };
  if (fault === 'EISDIR') return { th: `${what} เป็นโฟลเดอร์ ให้ระบุชื่อไฟล์`, en: `${what} is a folder; name its files` };
  const isForbidden = fault === 'EACCES' || fault === 'EPERM';
  return {
    th: `เปิดไฟล์ ${what} ไม่ได้${isForbidden ? ' เพราะไม่มีสิทธิ์อ่าน' : ''} (${fault})`,
    en: `cannot read ${what}${isForbidden ? ': it may not be read' : ''} (${fault})`,
  };
}

/** Endings of files that office programs open, and are no other file. */
const FOREIGN = /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|zip|png|jpe?g)$/i;
/** And of files that those programs would refuse as theirs. */
const TEXTS = /\.(?:html?|jsonl?|xml|md|csv|txt|sarif|ya?ml)$/i;

/**
 * A file whose name says that it is of another kind would not open.
 * @throws UserError @param ending of what is written: `xlsx` @param what the option as it was given
 */
export function refuseForeign(path: string, ending: string, what: string): void {
  const words = foreignWords(path, ending, what);
  if (words !== null) throw usageError(words);
}

function foreignWords(path: string, ending: string, what: string): Words | null {
  const isOwn = path.toLowerCase().endsWith(`.${ending}`);
  const isForeign = FOREIGN.test(path) || (BINARY.has(ending) && TEXTS.test(path));
  if (isOwn || !isForeign) return null;
  const better = path.replace(/\.[^.]+$/, `.${ending}`);
  return {
    th: `${what}: นามสกุลไฟล์ไม่ตรงกับสิ่งที่เขียน ไฟล์จะเปิดไม่ได้ ใช้ ${better}`,
    en: `${what}: the ending of the file is not that of what is written, so it would not open; use ${better}`,
  };
}

/** Problems of the command line, which have no file and line. */
export function usageError(...words: readonly Words[]): UserError {
  return new UserError(words.map(usageProblem));
}

/** @param shown the file as the user named it @throws UserError where it cannot be written */
export function refuseUnwritable(path: string, shown: string): void {
  const fault = tryPath(path);
  if (fault !== null) throw usageError(cannotWrite(shown, fault));
}

/**
 * The file that `-o` names.
 * @throws UserError where one stands there and may not be overwritten, or where it cannot be written
 */
export function newFile(output: string, isForced: boolean, cwd: string): string {
  const path = resolve(cwd, output);
  if (existsSync(path) && !isForced)
    throw usageError({
      th: `มีไฟล์ ${output} อยู่แล้ว ใช้ --force เพื่อเขียนทับ`,
      en: `${output} exists; --force writes over it`,
    });
  refuseUnwritable(path, output);
  return path;
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

/** The folder for the pages of many reports: `overview` beside `overview.html`. */
export function folderOf(path: string): string {
  const bare = path.replace(/\.[^./\\]+$/, '');
  return bare === path ? `${path}-pages` : bare;
}

/**
 * Tries the folder of the pages, before the first request.
 * @throws UserError when it can't be made or written to.
 */
export function tryFolder(form: string, path: string): void {
  const folder = folderOf(path);
  const existed = existsSync(folder);
  try {
    createFolders(folder);
    const fault = tryPath(join(folder, '.oit-audit-try'));
    if (!existed) rmdirSync(folder);
    if (fault === null) return;
    throw Object.assign(new Error(fault), { code: fault });
  } catch (error) {
    const fault = (error as NodeJS.ErrnoException).code ?? String(error);
    throw usageError({
      th: `-f ${form}=${path}: สร้างโฟลเดอร์ ${folder} ไม่ได้ (${fault})`,
      en: `-f ${form}=${path}: cannot write to the folder ${folder} (${fault})`,
    });
  }
}

/** A report could not be written although its path was tried: most likely the disk is full. Exit status 3. */
export class OutputError extends Error {
  override name = 'OutputError';
  readonly words: Words;
  constructor(path: string, cause: NodeJS.ErrnoException) {
    super(`${path}: ${cause.message}`, { cause });
    this.words = {
      th: `เขียน ${path} ไม่ได้ (${cause.code}) ไฟล์เดิมไม่ถูกแตะต้อง ถ้ารอบนี้บันทึกแล้ว สั่ง oit-audit report เพื่อพิมพ์อีกครั้ง`,
      en: `${path} could not be written (${cause.code}); a file that stood there is as it was. If the round was stored, oit-audit report renders it again`,
    };
  }
}

/**
 * Writes beside the file and renames, so that a reader never sees half a report; to a device or pipe it writes directly.
 * @throws OutputError when the disk refuses.
 */
export function writeOutput(path: string, content: string | Uint8Array): void {
  writeOutputParts(path, [content]);
}

/** Writes one value as JSON, as text for people, or both; the text may hold words of a site. */
export function writeTargets(
  targets: readonly OutputTarget[],
  terminal: Pick<Terminal, 'stdout' | 'env'>,
  { json, pretty }: { readonly json: () => unknown; readonly pretty: () => string },
): void {
  for (const { format, path } of targets) {
    const text = format === 'json' ? `${JSON.stringify(json(), null, 2)}\n` : stripControls(pretty());
    if (path === null) terminal.stdout.write(withoutCommands(text, terminal, format === 'json' ? 'json' : 'words'));
    else writeOutput(path, text);
  }
}

/** As `writeOutput`, of content that is made part by part. */
export function writeOutputParts(path: string, content: Iterable<string | Uint8Array>): void {
  const isPlain = !existsSync(path) || statSync(path).isFile();
  // A name that nobody can guess, made anew: whoever may write to the folder could have put a symbolic link there.
  const draft = isPlain ? `${path}.${randomUUID()}.tmp` : path;
  try {
    writeParts(draft, content, isPlain ? 'wx' : 'w');
    if (isPlain) renameOver(draft, path);
  } catch (error) {
    if (isPlain) rmSync(draft, { force: true });
    // The content may be rendered while it is written: a defect there is no failure of the disk.
    throw isDiskFault(error) ? new OutputError(path, error) : error;
  }
}

function isDiskFault(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/** Reports are made to be handed on, so the umask decides who reads them; others never write them. */
const REPORT_MODE = 0o644;

function writeParts(path: string, parts: Iterable<string | Uint8Array>, flag: 'w' | 'wx'): void {
  const file = openSync(path, flag, REPORT_MODE);
  try {
    for (const part of parts) writeWhole(file, typeof part === 'string' ? Buffer.from(part) : part);
  } finally {
    closeSync(file);
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}
