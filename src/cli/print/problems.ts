import type { CommanderError } from 'commander';
import { stackOf } from '../../extract/defect.js';
import type { InputProblem } from '../../model/checklist.js';
import { stripControls } from '../../text/thai/sanitize.js';
import { HELP } from './help-words.js';
import type { Terminal } from './terminal.js';

/** `town.yaml:41:9 O13.checks[1]: unknown check "tabel". Did you mean "table"?` */
export function problemLine(problem: InputProblem, lang: 'th' | 'en'): string {
  const place = problem.file
    ? `${problem.file}${problem.line === null ? '' : `:${problem.line}:${problem.column ?? 1}`} `
    : 'oit-audit: ';
  return `${place}${problem.path ? `${problem.path}: ` : ''}${problem.message[lang]}`;
}

/** Prints every problem, in the order of the file, without control characters of the checklist. */
export function printProblems(problems: readonly InputProblem[], terminal: Terminal): void {
  const files = [...new Set(problems.map(({ file }) => file))];
  const order = [...problems].sort(
    (a, b) =>
      files.indexOf(a.file) - files.indexOf(b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
  for (const problem of order) terminal.stderr.write(`${stripControls(problemLine(problem, terminal.lang))}\n`);
}

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
