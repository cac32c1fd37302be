import { CommanderError, Option } from 'commander';
import type { Lang } from '../model/words.js';
import type { Command, OptionLine } from './option-line.js';
import { OPTIONS } from './options.js';

/** The whole table, a line for each wording. */
export function optionLines(): readonly OptionLine[] {
  return Object.values(OPTIONS).flatMap((line: OptionLine) => [
    line,
    ...(line.elsewhere ?? []).map((other) => ({ ...line, ...other })),
  ]);
}

/** The options of one command, made for commander. */
export function optionsOf(command: Command, lang: Lang): Option[] {
  const lines = optionLines().filter((line) => line.commands.includes(command));
  const names = new Set(lines.flatMap(namesOf));
  return lines.map((line) => {
    const option = new Option(line.flags, line.words[lang]);
    if (line.choices) option.choices([...line.choices]);
    const parse = line.parse ?? option.parseArg;
    if (parse) option.argParser((value: string, before: unknown) => parse(ownValue(value, line, names), before));
    if (line.default !== undefined) option.default(line.default);
    return option;
  });
}

/** `--only` of `--only <id,...>`, `-f` and `--format` of `-f, --format <name[=path]>`. */
export const namesOf = ({ flags }: Pick<OptionLine, 'flags'>): string[] => flags.match(/(?<!\S)--?[\w-]+/g) ?? [];

/** The value of an option. Commander takes the next option for it where it is missing. */
function ownValue(value: string, { flags }: OptionLine, names: ReadonlySet<string>): string {
  if (!names.has(value.split('=', 1)[0] ?? '')) return value;
  throw new CommanderError(1, 'commander.optionMissingArgument', `error: option '${flags}' argument missing`);
}
