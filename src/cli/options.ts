import type { OptionLine } from './option-line.js';
import { CHECKLIST_OPTIONS } from './options/checklist-options.js';
import { HISTORY_OPTIONS } from './options/history-options.js';
import { ROUND_OPTIONS } from './options/round-options.js';

export type { Command, OptionLine } from './option-line.js';

/** Every option, in the order of the help. */
export const OPTIONS = {
  ...ROUND_OPTIONS,
  ...CHECKLIST_OPTIONS,
  ...HISTORY_OPTIONS,
} as const satisfies Readonly<Record<string, OptionLine>>;

/**
 * What the command line said, each option by the name that commander gives it: `--per-host` is `perHost`. One with a default
 * is there for every command that takes it.
 */
export type Options = {
  readonly [Key in keyof OptionTable]?: ValueOf<OptionTable[Key]> | undefined;
} & {
  readonly [Key in keyof OptionTable as OptionTable[Key] extends { default: string } ? Key : never]: ValueOf<
    OptionTable[Key]
  >;
};

type OptionTable = typeof OPTIONS;

type ValueOf<Line> = ReadOf<Line> | (Line extends { elsewhere: readonly (infer Use)[] } ? UseOf<Use> : never);

/** Another use reads its value otherwise where it has flags of its own. */
type UseOf<Use> = Use extends { flags: string } ? ReadOf<Use> : never;

type ReadOf<Line> = Line extends { parse(value: string, ...before: never): infer Value }
  ? Value
  : Line extends { choices: readonly (infer Choice)[] }
    ? Choice
    : boolean;
