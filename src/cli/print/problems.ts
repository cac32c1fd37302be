import type { CommanderError } from 'commander';
import { withInvisibleShown } from '../../checklist/address-fault.js';
import { stackOf } from '../../extract/defect.js';
import type { InputProblem } from '../../model/checklist.js';
import { cutAround } from '../../text/thai/excerpt.js';
import { stripControls } from '../../text/thai/sanitize.js';
import { truncate } from '../../text/thai/width.js';
import { HELP } from './help-words.js';
import type { Terminal } from './terminal.js';

/** `town.yaml:41:9 O13.checks[1]: unknown check "tabel". Did you mean "table"?` */
export function problemLine(problem: InputProblem, lang: 'th' | 'en'): string {
  const place = problem.file
    ? `${problem.file}${problem.line === null ? '' : `:${problem.line}:${problem.column ?? 1}`} `
    : 'oit-audit: ';
  return `${place}${problem.path ? `${problem.path}: ` : ''}${problem.message[lang]}`;
}

/** Problems in the order of their files and lines. */
export function inOrder(problems: readonly InputProblem[]): readonly InputProblem[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  return [...problems].sort(
    (a, b) =>
      files.indexOf(a.file) - files.indexOf(b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}

/** Prints every problem with its line, without control characters of the checklist. */
export function printProblems(problems: readonly InputProblem[], terminal: Terminal): void {
  for (const problem of inOrder(problems)) {
    const lines = [
      problemLine(problem, terminal.lang),
      ...excerptLines(problem),
      ...correctionLines(problem, terminal.lang),
    ];
    for (const line of lines) terminal.stderr.write(`${stripControls(line)}\n`);
  }
}

/** Columns of the lines that are shown of a checklist; they stand in mails and logs too. */
const COLUMNS = 80;

/** The line of the checklist, with a caret under the place. What nobody would see is shown by its code. */
function excerptLines({ excerpt, line, column }: InputProblem): readonly string[] {
  if (excerpt === undefined || line === null || excerpt.trim() === '') return [];
  const shown = withInvisibleShown(withoutSecretParts(excerpt.trimEnd()).replaceAll('\t', '→'), (column ?? 1) - 1);
  const head = `  ${line} | `;
  const { text, column: at } = cutAround(stripControls(shown.text), shown.index, COLUMNS - head.length);
  return [`${head}${text}`, `${' '.repeat(head.length - 2)}| ${' '.repeat(at)}^`];
}

/** User names and passwords of addresses as stars, so that the columns stay. */
function withoutSecretParts(line: string): string {
  return line.replace(
    /(\/\/)([^\s/@]+)(?=@)/g,
    (_, slashes: string, user: string) => slashes + '*'.repeat(user.length),
  );
}

function correctionLines({ correction }: InputProblem, lang: 'th' | 'en'): readonly string[] {
  if (correction === undefined) return [];
  const shown = correction.slice(0, MAX_CORRECTION).map((line) => `      ${truncate(line, COLUMNS - 6)}`);
  return [`    ${HELP.writeSo[lang]}`, ...shown, ...(correction.length > MAX_CORRECTION ? ['      …'] : [])];
}

const MAX_CORRECTION = 6;

/**
 * Prints an error of the command line. Commander has English messages; the common ones are translated to Thai.
 * @param command that was called, whose help and example are shown; null: none that there is
 */
export function printUsageError(
  error: CommanderError,
  terminal: Terminal,
  command: { readonly name: string; readonly examples: readonly string[] } | null,
): void {
  const thai = FAULTS[error.code];
  const english = stripControls(error.message).replace(/^error: /, '');
  const [first = '', ...suggestion] = english.split('\n');
  const subject = /'([^']*)'/.exec(first)?.[1] ?? '';
  const value = first.split("' is invalid.")[0]?.split(" argument '")[1] ?? '';
  const near = suggestion.join(' ').split('Did you mean ')[1]?.split('?')[0];
  if (terminal.lang === 'en' || !thai) terminal.stderr.write(`oit-audit: ${english}\n`);
  else
    terminal.stderr.write(
      `oit-audit: ${thai.replace('{subject}', () => subject).replace('{value}', () => value)}${allowedIn(first)}${near ? ` หมายถึง ${near} หรือไม่` : ''}\n`,
    );
  const help = HELP.seeHelp[terminal.lang].replace('{command}', command === null ? '' : `${command.name} `);
  const [example] = command?.examples ?? [];
  const shown = example === undefined ? '' : `${HELP.forExample[terminal.lang]} ${example}\n`;
  terminal.stderr.write(`${help}\n${shown}`);
}

/** The allowed values, where the message has them: `… is invalid. Allowed choices are th, en.` */
function allowedIn(fault: string): string {
  const detail = /is invalid\. (.+)$/s.exec(fault)?.[1] ?? '';
  const shown = detail.replace(/^Allowed choices are (.+)\.$/, '$1');
  return shown === '' ? '' : ` ต้องเป็น ${shown}`;
}

/** The common ones in Thai. */
const FAULTS: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'ไม่รู้จักตัวเลือก {subject}',
  'commander.unknownCommand': 'ไม่รู้จักคำสั่ง {subject}',
  'commander.missingArgument': 'ขาดค่าที่ต้องระบุ: {subject}',
  'commander.missingMandatoryOptionValue': 'ต้องระบุตัวเลือก {subject}',
  'commander.optionMissingArgument': 'ตัวเลือก {subject} ต้องมีค่าตามหลัง',
  'commander.invalidArgument': 'ค่า "{value}" ของ {subject} ใช้ไม่ได้',
  'commander.excessArguments': 'มีค่าเกินกว่าที่คำสั่งรับ',
  'commander.help': 'ต้องระบุคำสั่ง',
};

/** A defect inside a check, which must not end the round. */
export function printCrashes(
  crashes: readonly { readonly item: string; readonly check: string; readonly error: unknown }[],
  { stderr }: Pick<Terminal, 'stderr'>,
): void {
  for (const { item, check, error } of crashes) stderr.write(`${item}: ${check}: ${stackOf(error)}\n`);
}
