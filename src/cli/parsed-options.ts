import { Option } from 'commander';
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
  return optionLines()
    .filter((line) => line.commands.includes(command))
    .map((line) => {
      const option = new Option(line.flags, line.words[lang]);
      if (line.choices) option.choices([...line.choices]);
      if (line.parse) option.argParser(line.parse);
      if (line.default !== undefined) option.default(line.default);
      return option;
    });
}
