import * as z from 'zod';
import { patternWords } from '../../checks/pattern-words.js';
import type { CheckEntry } from '../../model/checklist.js';
import type { Lang } from '../../model/words.js';
import { resolveYear, yearOption } from '../../model/year.js';
import { toGregorianYear } from '../../text/dates/read-dates.js';

const words = z.array(z.string()).optional();
const years = z.union([yearOption, z.array(yearOption)]).optional();

/** The options of the bundled checks that `explain` puts into sentences; all others are shown as the checklist has them. */
const known = z.object({
  all: words,
  any: words,
  none: words,
  columns: z.array(z.object({ name: z.string(), required: z.boolean().optional() })).optional(),
  minRows: z.number().optional(),
  rules: words,
  rows: words,
  fiscalYear: years,
  pictures: z.boolean().optional(),
  label: z.union([z.string(), z.object({ th: z.string(), en: z.string() })]).optional(),
});

/** What an entry of a checklist asks for, a sentence each. */
export function ruleSentences({ id, options }: CheckEntry, fiscalYear: number, lang: Lang): string[] {
  const given = Object.entries(options as object).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const read = known.safeParse(options);
  if (!read.success) return given.map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const { all, any, none, columns, minRows, rules, rows, pictures, label, fiscalYear: year } = read.data;
  const say = (th: string, en: string): string => (lang === 'th' ? th : en);
  const patterns = (list: readonly string[]): string[] =>
    id === 'text' || id === 'table' ? list.map((one) => patternWords(one)[lang]) : [...list];
  const list = (entries: readonly string[]): string => entries.join(', ');
  const wanted = [year ?? []].flat().map((option) => resolveYear(option, fiscalYear));
  const sentences = [
    ...(label === undefined ? [] : [typeof label === 'string' ? label : label[lang]]),
    ...(wanted.length === 0
      ? []
      : [
          say(
            `ต้องเป็นของปีงบประมาณ พ.ศ. ${wanted.join(' หรือ ')}`,
            `must be of fiscal year ${wanted.map(toGregorianYear).join(' or ')}`,
          ),
        ]),
    ...(all ? [say(`ต้องมีทุกอย่าง: ${list(patterns(all))}`, `must have all of: ${list(patterns(all))}`)] : []),
    ...(any
      ? [say(`ต้องมีอย่างน้อยหนึ่งอย่าง: ${list(patterns(any))}`, `must have at least one of: ${list(patterns(any))}`)]
      : []),
    ...(none ? [say(`ต้องไม่มี: ${list(patterns(none))}`, `must not have: ${list(patterns(none))}`)] : []),
    ...(columns
      ? [
          say(
            `ตารางมีคอลัมน์: ${list(columns.map(({ name, required }) => (required ? `${name} (ห้ามเว้นว่าง)` : name)))}`,
            `a table with the columns: ${list(columns.map(({ name, required }) => (required ? `${name} (no blank cells)` : name)))}`,
          ),
        ]
      : []),
    ...(rows ? [say(`มีแถว: ${list(patterns(rows))}`, `with the rows: ${list(patterns(rows))}`)] : []),
    ...(rules ? [say(`แต่ละแถว: ${list(rules)}`, `in each row: ${list(rules)}`)] : []),
    ...(pictures === true
      ? [
          say(
            'คำอาจอยู่ในภาพของหน้า เมื่อไม่พบให้คนดูภาพ',
            'the words may stand in a picture of the page, at which a person then looks',
          ),
        ]
      : []),
    ...(minRows === undefined ? [] : [say(`อย่างน้อย ${minRows} แถว`, `at least ${minRows} rows`)]),
  ];
  const others = given.filter(([key]) => !Object.hasOwn(known.shape, key));
  return [...sentences, ...others.map(([key, value]) => `${key}: ${JSON.stringify(value)}`)];
}
