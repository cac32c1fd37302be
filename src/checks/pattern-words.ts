import type { Words } from '../model/words.js';
import { type Blank, type Reading, readingsOf } from '../text/patterns/readings.js';

const NAMED: Readonly<Record<string, Words>> = {
  $date: { th: 'วันที่ (วัน เดือน ปี)', en: 'a date (day, month, year)' },
  $time: { th: 'เวลา (เช่น 09.00 น.)', en: 'a time (such as 09.00 น.)' },
  $executive: {
    th: 'ตำแหน่งผู้บริหารสูงสุด (เช่น นายกเทศมนตรี)',
    en: 'the title of the highest executive (such as นายกเทศมนตรี)',
  },
  $deputy: { th: 'ตำแหน่งรองผู้บริหาร (เช่น รองนายกเทศมนตรี)', en: 'the title of a deputy (such as รองนายกเทศมนตรี)' },
  $clerk: { th: 'ตำแหน่งหัวหน้าฝ่ายประจำ (เช่น ปลัดเทศบาล)', en: 'the title of the permanent head (such as ปลัดเทศบาล)' },
  $council: { th: 'สภา (เช่น สภาเทศบาล)', en: 'the council (such as สภาเทศบาล)' },
  $plan: { th: 'ชื่อแผนหลายปี (เช่น แผนพัฒนาท้องถิ่น)', en: 'the name of a plan of several years (such as แผนพัฒนาท้องถิ่น)' },
  $egp: { th: 'เลข e-GP 11 หลัก', en: 'an e-GP number of 11 digits' },
};

/** What stands for an expression that no letters can be read from. */
const OF_SOME_FORM: Words = { th: 'ข้อความตามรูปแบบที่แบบตรวจกำหนด', en: 'a text of the form that the checklist gives' };

/** Words of a list that are shown: more of them nobody reads. */
const SHOWN = 5;

/**
 * Patterns of which one is enough, as a clerk reads them: `คำว่า "Walk-in" หรือ "จุดบริการ"`, `วันที่ (วัน เดือน ปี)`. Of an
 * expression it says the texts that are meant, never its signs.
 */
export function anyPatternWords(sources: readonly string[]): Words {
  return { th: said(sources, 'th'), en: said(sources, 'en') };
}

/** As {@link anyPatternWords} for a single pattern, and without a word for what it is: `"โครงสร้าง"`. */
export function patternWords(source: string): Words {
  const words = (lang: 'th' | 'en'): string => joined(textsOf(source, lang), lang) ?? OF_SOME_FORM[lang];
  return NAMED[source.trim()] ?? { th: words('th'), en: words('en') };
}

/** The name of a row or part of the year that a pattern asks for, without quotes; texts that mean the same behind a stroke. */
export function patternLabel(source: string): string {
  const named = NAMED[source.trim()];
  if (named !== undefined) return named.th;
  const texts = textsOf(source, 'th');
  return texts.length === 0 ? OF_SOME_FORM.th : texts.slice(0, SHOWN).join(' / ');
}

/** The names of a list that a sentence has room for; a sign says that there are others. */
export function firstOf(names: readonly string[]): readonly string[] {
  return names.length <= MOST_NAMES ? names : [...names.slice(0, MOST_NAMES), '…'];
}

const MOST_NAMES = 12;

function said(sources: readonly string[], lang: 'th' | 'en'): string {
  const names = sources.flatMap((source) => NAMED[source.trim()]?.[lang] ?? []);
  const texts = new Set(sources.flatMap((source) => (NAMED[source.trim()] === undefined ? textsOf(source, lang) : [])));
  const quoted = joined([...texts], lang);
  const all = [...names, ...(quoted === null ? [] : [`${WORD[lang]} ${quoted}`])];
  return all.length === 0 ? OF_SOME_FORM[lang] : all.join(OR[lang]);
}

const OR = { th: ' หรือ ', en: ' or ' } as const;
const WORD = { th: 'คำว่า', en: 'the words' } as const;
const REST = { th: ' ฯลฯ', en: ' …' } as const;

function joined(texts: readonly string[], lang: 'th' | 'en'): string | null {
  if (texts.length === 0) return null;
  const shown = texts.slice(0, SHOWN).map((text) => `"${text}"`);
  return `${shown.join(OR[lang])}${texts.length > SHOWN ? REST[lang] : ''}`;
}

function textsOf(source: string, lang: 'th' | 'en'): readonly string[] {
  const body = /^\/(.+)\/i?$/s.exec(source.trim())?.[1];
  if (body === undefined) return [source.trim()];
  return (readingsOf(body) ?? []).map((reading) => textOf(reading, lang)).filter((text) => /[\p{L}\p{N}@]/u.test(text));
}

const textOf = (reading: Reading, lang: 'th' | 'en'): string =>
  reading
    .map((part) => (typeof part === 'string' ? part : blankWords(part)[lang]))
    .join('')
    .trim();

function blankWords({ kind, count }: Blank): Words {
  if (kind === 'any') return { th: '…', en: '…' };
  if (kind === 'letters') return { th: '(ตัวอักษร)', en: '(letters)' };
  if (count === null || count === 1) return { th: '(ตัวเลข)', en: '(digits)' };
  return { th: `(ตัวเลข ${count} หลัก)`, en: `(${count} digits)` };
}
