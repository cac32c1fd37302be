import type { Extractor } from '../../extract/extractor.js';
import type { Lang, Words } from '../../model/words.js';
import { stripControls } from '../../text/thai/sanitize.js';
import type { PartMessage } from '../part-messages.js';
import { withoutCommands } from './ci-commands.js';

/** The surroundings of a command: streams, environment, interruption. */
export interface Terminal {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly lang: Lang;
  /** Aborted by the first Ctrl-C (SIGTERM, SIGHUP): finish what is in flight, store, print, end with 130. */
  readonly signal: AbortSignal;
  /** Readers of documents that go on when the command has ended; absent: it starts its own, and ends them. */
  readonly extractor?: Extractor | undefined;
  /** Present in a process that another one of this program has started to audit a part of its checklists. */
  readonly parent?: ParentProcess | undefined;
}

/** The process of this program that has started this one. */
export interface ParentProcess {
  tell(message: PartMessage): void;
  /** The next message but `stop`, which aborts the signal; null: that process is gone. */
  nextOrder(): Promise<unknown>;
}

/** Columns of a terminal; 80 for a pipe. */
export function widthOf(stream: NodeJS.WriteStream): number {
  const columns = stream.isTTY ? stream.columns : 0;
  return Math.min(Math.max(columns || 80, 60), 200);
}

/** NO_COLOR (no-color.org) wins; FORCE_COLOR is for CI logs that show colours. */
export function hasColor(terminal: Terminal): boolean {
  if (terminal.env.NO_COLOR) return false;
  if (terminal.env.FORCE_COLOR && terminal.env.FORCE_COLOR !== '0') return true;
  return terminal.stdout.isTTY === true && terminal.env.TERM !== 'dumb';
}

/** Terminals known to support links (OSC 8); others would show the escape sequence or nothing. */
export function hasHyperlinks(terminal: Terminal): boolean {
  if (!hasColor(terminal) || terminal.stdout.isTTY !== true || terminal.env.CI) return false;
  const { TERM_PROGRAM, WT_SESSION, VTE_VERSION, KITTY_WINDOW_ID, TERM } = terminal.env;
  return Boolean(
    WT_SESSION ||
      KITTY_WINDOW_ID ||
      TERM === 'xterm-kitty' ||
      ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper'].includes(TERM_PROGRAM ?? '') ||
      Number(VTE_VERSION) >= 5000,
  );
}

/** Prints a line for people to stderr, since stdout is for the report only. */
export function printLine(terminal: Terminal, words: Words): void {
  terminal.stderr.write(`${withoutCommands(stripControls(words[terminal.lang]), terminal)}\n`);
}
