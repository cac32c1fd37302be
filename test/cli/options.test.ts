import { Option } from 'commander';
import { expect, it } from 'vitest';
import { OPTIONS, type OptionLine } from '../../src/cli/options.js';
import { optionLines } from '../../src/cli/parsed-options.js';
import { OPTION_OF_LIMIT, settingsOf } from '../../src/cli/settings.js';
import { crawlOption } from '../../src/model/settings.js';

it('every option goes by the name that commander gives it', () => {
  const given = Object.values(OPTIONS).map(({ flags }) => new Option(flags).attributeName());
  expect(given).toEqual(Object.keys(OPTIONS));
});

it('every option that takes a value says how it is read, and no other does', () => {
  const readsValue = ({ parse, choices }: OptionLine): boolean => parse !== undefined || choices !== undefined;
  const wrong = optionLines().filter((line) => readsValue(line) !== /[<[]/.test(line.flags));
  expect(wrong.map(({ flags }) => flags)).toEqual([]);
});

it('limits of the command line are those of the checklist, and what is not said is left to it', () => {
  expect(settingsOf({ delay: 250, perHost: 2, sample: 'all', timeout: undefined }, {}).limits).toEqual({
    delayMs: 250,
    perHost: 2,
    sample: 'all',
  });
});

/** A repeatable option gives a list. */
const inChecklist = (limit: string, value: string): unknown =>
  limit === 'exclude' ? [value] : /^-?\d+$/.test(value) ? Number(value) : value;

it('a limit of the command line takes what the checklist takes, and no less', () => {
  const isTaken = (value: string, parse: (value: string) => unknown): boolean => {
    try {
      parse(value);
      return true;
    } catch {
      return false;
    }
  };
  for (const [limit, option] of Object.entries(OPTION_OF_LIMIT)) {
    if (option === null) continue;
    for (const value of ['0', '1', '-1', '7', 'all', 'x'])
      expect({ limit, value, isTaken: isTaken(value, (text) => OPTIONS[option].parse(text)) }).toEqual({
        limit,
        value,
        isTaken: crawlOption.safeParse({ [limit]: inChecklist(limit, value) }).success,
      });
  }
});

it('no option is one that Node takes for itself, wherever it stands', () => {
  const ofNode = [
    '--env-file',
    '--env-file-if-exists',
    '--inspect',
    '--watch',
    '--test',
    '--eval',
    '--require',
    '--import',
  ];
  const long = optionLines().map(({ flags }) => /--[\w-]+/.exec(flags)?.[0] ?? '');
  expect(long.filter((flag) => ofNode.includes(flag))).toEqual([]);
});
