import type { Words } from '../../model/words.js';
import type { CommandSpec } from '../command.js';
import type { Options } from '../options.js';
import { usageError } from '../print/output.js';

/** A value that was given to an option, in the order of the command line. */
export interface GivenValue {
  /** `--now`. */
  readonly option: string;
  readonly value: string;
}

type Key = keyof Options;

/** Options that are named as they are typed, each with those beside which it can't be meant. */
const EXCLUSIVE: readonly (readonly [one: Key, others: readonly Key[]])[] = [
  ['checklist', ['profile']],
  ['list', ['undo', 'letter', 'from']],
  ['undo', ['letter']],
  ['update', ['list', 'from', 'profile', 'kind', 'province', 'services']],
];

/** @throws UserError where two options of a command contradict one another */
export function refuseContradictions(options: Options): void {
  const found = EXCLUSIVE.flatMap(([one, others]) => {
    const both = options[one] === undefined ? [] : others.filter((other) => options[other] !== undefined);
    return both.map((other) => togetherWords(`--${one}`, `--${other}`));
  });
  if (found.length > 0) throw usageError(...found);
}

/** Of two parts of a command line of which one alone can be meant. */
export const togetherWords = (one: string, other: string): Words => ({
  th: `${one} กับ ${other} ใช้พร้อมกันไม่ได้ ให้เลือกอย่างเดียว`,
  en: `${one} and ${other} cannot be used together; choose one`,
});

/** What is said of options that go without effect: given twice with different values, or switched off by another. */
export function effectless(
  { name }: Pick<CommandSpec, 'name'>,
  options: Options,
  given: readonly GivenValue[],
): readonly Words[] {
  return [...twice(given), ...(name === 'run' ? unused(options) : [])];
}

function twice(given: readonly GivenValue[]): readonly Words[] {
  const names = [...new Set(given.map(({ option }) => option))];
  return names.flatMap((option) => {
    const values = given.filter((one) => one.option === option).map(({ value }) => value);
    const last = values.at(-1) ?? '';
    if (values.every((value) => value === last)) return [];
    return [
      {
        th: `หมายเหตุ: ${option} ระบุมากกว่าหนึ่งครั้ง ใช้ค่าสุดท้าย คือ ${last}`,
        en: `note: ${option} is given more than once; the last one counts: ${last}`,
      },
    ];
  });
}

function unused(options: Options): readonly Words[] {
  if (options.crawl !== false) return [];
  const names = [
    ...(options.sample === undefined ? [] : ['--sample']),
    ...(options.maxPages === undefined ? [] : ['--max-pages']),
  ];
  return names.map((name) => ({
    th: `หมายเหตุ: ${name} ไม่มีผล เพราะ --no-crawl ไม่สำรวจเว็บไซต์`,
    en: `note: ${name} has no effect, since --no-crawl leaves the site unexplored`,
  }));
}
