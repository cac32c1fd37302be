import { Command, CommanderError } from 'commander';
import { stackOf } from '../extract/defect.js';
import { StateError } from '../history/state-error.js';
import { UserError } from '../model/checklist.js';
import type { Lang } from '../model/words.js';
import { displayWidth, wrapText } from '../text/thai/width.js';
import { BUGS_URL, VERSION } from '../version.js';
import type { CommandSpec } from './command.js';
import { COMMANDS } from './commands/registry.js';
import { environmentOf } from './env-file.js';
import { EXIT } from './exit-status.js';
import { optionsOf } from './parsed-options.js';
import { HELP } from './print/help-words.js';
import { OutputError } from './print/output.js';
import { printHelpHint, printProblems, printUsageError } from './print/problems.js';
import { printLine, type Terminal } from './print/terminal.js';
import { streamWithoutSecrets } from './print/without-secrets.js';
import { effectless, type GivenValue, refuseContradictions } from './usage/contradictions.js';
import { usageWords } from './usage/usage-words.js';

/** The surroundings of the program, which tests replace. */
export type Start = Omit<Terminal, 'lang'>;

/**
 * Reads the command line, runs the command and returns the exit status; never exits itself.
 * Errors of user and surroundings are printed without a stack, a defect of ours with it.
 */
export async function main(argv: readonly string[], start: Start): Promise<number> {
  const lang = langOf(argv);
  let terminal: Terminal = { ...start, stderr: streamWithoutSecrets(start.stderr, start.env), lang };
  let status: number = EXIT.ok;
  try {
    const env = environmentOf(argv, start);
    terminal = { ...start, env, stderr: streamWithoutSecrets(start.stderr, env), lang };
    const program = buildProgram(terminal, (ended) => {
      status = ended;
    });
    refuseUnknownHelp(argv);
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    return failed(error, terminal, argv);
  }
}

function failed(error: unknown, terminal: Terminal, argv: readonly string[]): number {
  const command = COMMANDS.find(({ name }) => name === argv[0]) ?? null;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok;
    printUsageError(usageWords(error, { commands: COMMANDS, command }), terminal, command);
    return EXIT.usage;
  }
  if (error instanceof UserError) {
    printProblems(error.problems, terminal);
    if (error.problems.every(({ code }) => code === 'usage')) printHelpHint(terminal, command);
    return EXIT.usage;
  }
  if (error instanceof StateError || error instanceof OutputError) {
    printLine(terminal, { th: `oit-audit: ${error.words.th}`, en: `oit-audit: ${error.words.en}` });
    return EXIT.notCarriedOut;
  }
  if (isShortOfFiles(error)) {
    printLine(terminal, { th: `oit-audit: ${HELP.tooFewFiles.th}`, en: `oit-audit: ${HELP.tooFewFiles.en}` });
    return EXIT.notCarriedOut;
  }
  const place = BUGS_URL === null ? '' : ` (${BUGS_URL})`;
  terminal.stderr.write(`oit-audit ${VERSION}: ${HELP.defect[terminal.lang]}${place}\n${stackOf(error)}\n`);
  return EXIT.notCarriedOut;
}

/** Commander answers `help` on what is no command with the help of the program. */
function refuseUnknownHelp([first, second]: readonly string[]): void {
  if (first !== 'help' || second === undefined || second.startsWith('-')) return;
  if (second === 'help' || COMMANDS.some(({ name }) => name === second)) return;
  throw new CommanderError(1, 'commander.unknownCommand', `error: unknown command '${second}'`);
}

function isShortOfFiles(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE');
}

/**
 * Says an error that nothing caught, as `main` says the others. Node itself would print the secrets in it, and end with the
 * status of a failing item.
 * @returns the exit status
 */
export function sayUncaught(error: unknown, argv: readonly string[], start: Start): number {
  const stderr = streamWithoutSecrets(start.stderr, knownEnvironment(argv, start));
  return failed(error, { ...start, stderr, lang: langOf(argv) }, argv);
}

/** Where the file of variables has gone since, its secrets are not known. */
function knownEnvironment(argv: readonly string[], start: Start): Start['env'] {
  try {
    return environmentOf(argv, start);
  } catch {
    return start.env;
  }
}

/** A report that stdout did not take is lost: it is said once, exit status 3. A reader that stops (`| head`) is fine. */
export function watchOutput(
  argv: readonly string[],
  { stdout, stderr }: Pick<Start, 'stdout' | 'stderr'>,
): { readonly isLost: boolean } {
  const watch = { isLost: false };
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || watch.isLost) return;
    watch.isLost = true;
    process.exitCode = EXIT.notCarriedOut;
    stderr.write(`oit-audit: ${HELP.lostOutput[langOf(argv)]} (${error.code})\n`);
  });
  // There is nowhere to report it.
  stderr.on('error', () => {});
  return watch;
}

/** The language of help and errors, before the command line is parsed. */
function langOf(argv: readonly string[]): Lang {
  const at = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = at < 0 ? '' : (argv[at] ?? '').includes('=') ? (argv[at] ?? '').slice('--lang='.length) : argv[at + 1];
  return value === 'en' ? 'en' : 'th';
}

function buildProgram(terminal: Terminal, end: (status: number) => void): Command {
  const { lang } = terminal;
  const program = new Command('oit-audit')
    .description(HELP.description[lang])
    .version(VERSION, '-V, --version', HELP.version[lang])
    .helpCommand('help [command]', HELP.helpCommand[lang])
    .showSuggestionAfterError(false);
  for (const spec of COMMANDS) {
    const command = new Command(spec.name)
      .description(spec.words[lang])
      .addHelpText(
        'after',
        `\n${HELP.examples[lang]}\n${spec.examples.map((example) => `  $ ${example}`).join('\n')}\n`,
      );
    for (const argument of spec.arguments) command.argument(argument.flags, argument.words[lang]);
    for (const option of optionsOf(spec.name, lang)) command.addOption(option);
    const places = { state: [] as string[], checklist: [] as string[] };
    command.on('option:state', (value: string) => places.state.push(value));
    command.on('option:checklist', (value: string) => places.checklist.push(value));
    const values: GivenValue[] = [];
    for (const option of command.options.filter((one) => one.required)) {
      command.on(`option:${option.name()}`, (value: string) => values.push({ option: option.long ?? '', value }));
    }
    command.action(async () => {
      refuseContradictions(command.opts());
      const single = values.filter(({ option }) => !takesSeveral(command, spec, option));
      for (const words of effectless(spec, command.opts(), single)) printLine(terminal, words);
      const given = command.processedArgs.flat().filter((word) => typeof word === 'string');
      const { checks } = await import('../checks/registry.js');
      end(
        await spec.run({
          terminal,
          registry: checks,
          commands: COMMANDS,
          arguments: given,
          options: command.opts(),
          places,
        }),
      );
    });
    program.addCommand(command);
  }
  program.addHelpText(
    'after',
    `\n${HELP.examples[lang]}\n${HELP.programExamples.map((example) => `  $ ${example}`).join('\n')}\n\n${HELP.statuses[lang]}\n`,
  );
  for (const command of [program, ...program.commands]) prepare(command, terminal);
  return program;
}

/** Options of which each value counts. */
function takesSeveral(command: Command, { name }: CommandSpec, option: string): boolean {
  if (name === 'history' && (option === '--state' || option === '--checklist')) return true;
  const line = command.options.find(({ long }) => long === option);
  return Array.isArray(command.opts()[line?.attributeName() ?? '']);
}

function prepare(command: Command, terminal: Terminal): void {
  const { lang, stdout, stderr } = terminal;
  command
    .exitOverride()
    .helpOption('-h, --help', HELP.help[lang])
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      // `failed` prints the error, in the user's language.
      outputError: () => {},
      getOutHelpWidth: () => (stdout.isTTY ? stdout.columns : 80),
      getErrHelpWidth: () => (stderr.isTTY ? stderr.columns : 80),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({
      styleTitle: (title) => HELP.titles[title]?.[lang] ?? title,
      displayWidth,
      // Commander would take Thai marks for columns, and break before the sign of repetition.
      boxWrap: (text, width) => wrapText(text, width).join('\n'),
      optionDescription: (option) => `${option.description}${HELP.valuesOf(option)[lang]}`,
    });
}
