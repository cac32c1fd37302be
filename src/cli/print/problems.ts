import { withInvisibleShown } from '../../checklist/address-fault.js';
import { stackOf } from '../../extract/defect.js';
import type { InputProblem } from '../../model/checklist.js';
import type { Words } from '../../model/words.js';
import { cutAround } from '../../text/thai/excerpt.js';
import { stripControls } from '../../text/thai/sanitize.js';
import { truncate } from '../../text/thai/width.js';
import { withoutCommands } from './ci-commands.js';
import { HELP } from './help-words.js';
import type { Terminal } from './terminal.js';

/** `town.yaml:41:9 O13.checks[1]: unknown check "tabel". Did you mean "table"?` */
export function problemLine(problem: InputProblem, lang: 'th' | 'en'): string {
  const place = problem.file
    ? `${problem.file}${problem.line === null ? '' : `:${problem.line}:${problem.column ?? 1}`} `
    : 'oit-audit: ';
  // Keys and names of a checklist may hold line ends.
  return `${place}${problem.path ? `${problem.path}: ` : ''}${problem.message[lang]}`.replace(/[\r\n]+\s*/g, ' ');
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

/** Prints every problem with its line, without control characters of the checklist and commands to a build server. */
export function printProblems(problems: readonly InputProblem[], terminal: Terminal): void {
  for (const problem of inOrder(problems)) {
    const lines = [
      problemLine(problem, terminal.lang),
      ...excerptLines(problem),
      ...correctionLines(problem, terminal.lang),
    ];
    for (const line of lines) terminal.stderr.write(`${withoutCommands(stripControls(line), terminal)}\n`);
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

/** What is shown of a command. */
interface Shown {
  readonly name: string;
  readonly examples: readonly string[];
}

/** Prints an error of the command line, with the help of the command that was called. @param command null: none that there is */
export function printUsageError(words: Words, terminal: Terminal, command: Shown | null): void {
  terminal.stderr.write(`oit-audit: ${withoutCommands(stripControls(words[terminal.lang]), terminal)}\n`);
  printHelpHint(terminal, command);
}

/** `See: oit-audit run --help`, and an example. */
export function printHelpHint({ stderr, lang }: Pick<Terminal, 'stderr' | 'lang'>, command: Shown | null): void {
  const help = HELP.seeHelp[lang].replace('{command}', command === null ? '' : `${command.name} `);
  const example = command === null ? HELP.programExamples[0] : command.examples[0];
  stderr.write(`${help}\n${example === undefined ? '' : `${HELP.forExample[lang]} ${example}\n`}`);
}

/** A defect inside a check, which must not end the round. */
export function printCrashes(
  crashes: readonly { readonly item: string; readonly check: string; readonly error: unknown }[],
  { stderr }: Pick<Terminal, 'stderr'>,
): void {
  for (const { item, check, error } of crashes) stderr.write(`${item}: ${check}: ${stackOf(error)}\n`);
}
