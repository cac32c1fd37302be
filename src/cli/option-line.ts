import type { Words } from '../model/words.js';

/** One line of the table from which the parser, the help, the completions and the README are made. */
export interface OptionLine extends Usage {
  /** As commander reads it: `--seed <text>`, `-f, --format <name[=path]>`. */
  readonly flags: string;
  /** Given for each value; `before` is what the one before it came to. An option that takes a value has this or `choices`. */
  parse?(value: string, before: unknown): unknown;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Further commands with the option, described in other words; with flags of its own where it takes another value. */
  readonly elsewhere?: readonly (Usage & Partial<Pick<OptionLine, 'flags' | 'parse'>>)[];
}

interface Usage {
  readonly words: Words;
  readonly commands: readonly Command[];
}

export const EVERY_COMMAND = [
  'run',
  'demo',
  'check',
  'init',
  'validate',
  'schedule',
  'history',
  'diff',
  'accept',
  'report',
  'recheck',
  'explain',
  'form',
  'checklist',
  'notify',
  'completion',
  'prune',
  'evidence',
] as const;

export type Command = (typeof EVERY_COMMAND)[number];
