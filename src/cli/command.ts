import type { CheckRegistry } from '../checklist/schema.js';
import type { Words } from '../model/words.js';
import type { Command, Options } from './options.js';
import type { Terminal } from './print/terminal.js';

/** One command: its description for the parser, the help and the completions, and its work. */
export interface CommandSpec {
  readonly name: Command;
  readonly words: Words;
  readonly arguments: readonly { readonly flags: string; readonly words: Words }[];
  readonly examples: readonly string[];
  /** @returns the exit status. */
  run(invocation: Invocation): Promise<number>;
}

export interface Invocation {
  readonly terminal: Terminal;
  readonly registry: CheckRegistry;
  /** Every command of the program. */
  readonly commands: readonly CommandSpec[];
  /** The words after the command, in their order; those that were left out are not there. */
  readonly arguments: readonly string[];
  readonly options: Options;
  /** Every `--state` and `--checklist`, in their order; `options` has the last of each. */
  readonly places: { readonly state: readonly string[]; readonly checklist: readonly string[] };
}
