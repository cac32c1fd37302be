import type { Words } from '../../model/words.js';
import { firstOf, patternWords } from '../pattern-words.js';
import type { PeriodKind } from './periods.js';

interface Wanted {
  readonly columns?: readonly { readonly name: string }[] | undefined;
  readonly minRows?: number | undefined;
  readonly rows?: readonly string[] | undefined;
  readonly periods?: PeriodKind | readonly string[] | undefined;
}

const OF_YEAR: Readonly<Record<PeriodKind, Words>> = {
  months: { th: 'มีข้อมูลครบทุกเดือน', en: 'every month of the year' },
  quarters: { th: 'มีข้อมูลครบทุกไตรมาส', en: 'every quarter of the year' },
  half: { th: 'มีข้อมูลทั้งสองครึ่งปี', en: 'both halves of the year' },
  any: { th: 'แยกเป็นรายเดือน รายไตรมาส หรือครึ่งปี', en: 'parted by months, quarters or halves of the year' },
};

/** What a table must have, in a sentence. */
export function tableAsks({ columns = [], minRows, rows = [], periods }: Wanted): Words {
  const names = firstOf(columns.map(({ name }) => name)).join(', ');
  const parts = [
    columns.length === 0 ? null : { th: `ตารางมีคอลัมน์ ${names}`, en: `A table with the columns ${names}` },
    rows.length === 0 ? null : labelled({ th: 'มีแถว', en: 'the rows' }, rows),
    minRows === undefined ? null : { th: `อย่างน้อย ${minRows} แถว`, en: `at least ${minRows} rows` },
    periods === undefined ? null : periodsWords(periods),
  ].filter((part) => part !== null);
  return { th: parts.map(({ th }) => th).join(' '), en: parts.map(({ en }) => en).join(', ') };
}

function periodsWords(periods: NonNullable<Wanted['periods']>): Words {
  return typeof periods === 'string' ? OF_YEAR[periods] : labelled({ th: 'มีข้อมูลของ', en: 'data of' }, periods);
}

function labelled(what: Words, sources: readonly string[]): Words {
  const list = (lang: 'th' | 'en'): string => firstOf(sources.map((source) => patternWords(source)[lang])).join(', ');
  return { th: `${what.th} ${list('th')}`, en: `${what.en} ${list('en')}` };
}
