import * as z from 'zod';
import type { DatedFact, DateSource, FileType } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import { yearOption } from '../../model/year.js';
import { daysBetween } from '../../text/dates/calendar.js';
import { dateRange, toGregorianYear } from '../../text/dates/read-dates.js';
import { datesInName } from '../dates-in-name.js';
import { defineCheck } from '../define-check.js';
import { dayOption, readDay } from '../options.js';
import { dateAsks } from './asks.js';
import { dateFindings } from './codes.js';
import { type Found, judgeYear, yearNamedBy } from './judge-year.js';

const SOURCES = ['title', 'text', 'label', 'name', 'metadata', 'header'] as const satisfies readonly DateSource[];

/** Where the evidence states its date; metadata and headers say when a file was made or copied, not what it is about. */
const STATED: readonly DateSource[] = ['title', 'text', 'label', 'name'];

/** Documents of running text; pages and sheets list what is of several years. */
const PROSE: ReadonlySet<FileType> = new Set<FileType>(['pdf', 'docx', 'doc', 'odt', 'rtf', 'text']);

/** Statements that a finding quotes. */
const MOST_STATEMENTS = 5;

/** The evidence states its year, and is not older than allowed. */
export const date = defineCheck({
  meta: {
    id: 'date',
    title: { th: 'ข้อมูลเป็นของปีและช่วงเวลาที่กำหนด', en: 'The evidence is of the right year and time' },
    why: {
      th: 'ข้อมูลผิดปี ไม่มีวันที่ หรือเก่าเกินไป ผู้ประเมินถือว่าไม่ได้เผยแพร่ข้อมูลของปีนั้น',
      en: 'What is of another year, undated or too old does not count as published for the year assessed',
    },
    source: 'ITA manual: the fiscal year that each OIT item must concern',
    needs: ['dates', 'texts', 'exchanges'],
    options: z.strictObject({
      fiscalYear: z
        .union([yearOption, z.array(yearOption).min(1)])
        .optional()
        .describe('ปีงบประมาณ หรือหลายปีที่ยอมรับ · a fiscal year, or several of which one is enough'),
      from: dayOption.describe('ต้องมีวันที่ตั้งแต่วันนี้ · at least one date lies on or after this day'),
      to: dayOption.describe('ต้องมีวันที่ไม่เกินวันนี้ · at least one date lies on or before this day'),
      maxAgeDays: z
        .number()
        .int()
        .min(0)
        .optional()
        .describe('วันที่ล่าสุดที่พบต้องไม่เก่ากว่ากี่วัน · the newest date found is at most so many days old'),
      source: z
        .union([z.enum(SOURCES), z.array(z.enum(SOURCES)).min(1)])
        .optional()
        .describe('แหล่งของวันที่ที่ยอมรับ · where dates may stand; default: all'),
    }),
    asks: dateAsks,
    findings: dateFindings,
  },

  run({ dates, texts, exchanges }, { options, today, year, canFail, finding }) {
    const sources: readonly DateSource[] = options.source === undefined ? SOURCES : [options.source].flat();
    const titles = texts.flatMap(({ title, url, type }): Found[] =>
      datesInName(title ?? '', 'title').map((fact) => {
        return { ...fact, url, ...(type === 'html' ? {} : { place: 'property' as const }) };
      }),
    );
    const found: readonly Found[] = [...titles, ...dates].filter((fact) => sources.includes(fact.from));
    const timely = found.filter(isTimely);
    const first = exchanges[0]?.exchange.url;
    const at = first === undefined ? null : placeAt(first);
    const missing = (wanted = '') => finding('missing', { wanted }, { at });
    /** What an age or a range needs: a year alone does not give it. */
    const missingDay = () => finding('missing', { wanted: '', ...yearsAlone(found) }, { at });

    const ofYear = (accepted: readonly number[]) => {
      // Metadata and headers state no year of the content, unless the checklist asks for them.
      const stating = options.source === undefined ? found.filter((fact) => STATED.includes(fact.from)) : found;
      const letters = new Set(texts.filter(({ type }) => PROSE.has(type)).map(({ url }) => url));
      const judgements = accepted.map((year) => judgeYear(stating, year, exchanges, letters));
      const decided = judgements.filter((judged) => typeof judged !== 'string');
      if (judgements.length === 0 || judgements.includes('right')) return null;
      const even = decided.find(({ isEven }) => isEven);
      if (even?.years.every((year) => accepted.includes(year))) return null;
      const wanted = accepted.length === 1 ? accepted[0]! : accepted.join(' / ');
      const differing = judgements.findIndex((judged) => typeof judged !== 'string' && judged.isDoubtful);
      const judged = judgements[differing] ?? even ?? decided[0];
      if (judged === undefined || typeof judged === 'string') return missing(` ${wanted}`);
      const years = judged.years.join(', ');
      const words = [...new Set(judged.facts.map(({ text }) => text.trim()))].slice(0, MOST_STATEMENTS).join(', ');
      const where = {
        at: judged.facts[0] ? placeAt(judged.facts[0].url) : at,
        actual: years,
        expected: String(wanted),
      };
      const stated = ` (${words})`;
      if (judged.isDoubtful)
        return finding('years-differ', { year: accepted[differing] ?? wanted, years, stated }, where);
      const data = { year: wanted, years, stated };
      if (judged.isEven) return canFail ? finding('years-unclear', data, where) : null;
      return finding('wrong-fiscal-year', data, { ...where, isSettled: judged.isSettled });
    };

    const ofRange = (range: DayRange) => {
      if (found.some((fact) => liesWithin(fact, range))) return null;
      const newest = newestOf(timely);
      if (!newest) return missingDay();
      const [from, to] = [range.from ?? '…', range.to ?? '…'];
      const where = { at: placeAt(newest.url), actual: newest.text, expected: `${from} to ${to}` };
      return finding('out-of-range', { from, to }, where);
    };

    const ofAge = (maxDays: number) => {
      const stated = timely.filter((fact) => STATED.includes(fact.from));
      const ahead = stated[0];
      if (ahead && stated.every((fact) => rangeOfFact(fact).from > today)) {
        return finding(
          'future',
          { date: rangeOfFact(ahead).from },
          { at: placeAt(ahead.url), actual: ahead.text, expected: `not after ${today}` },
        );
      }
      const newest = newestOf(timely.filter((fact) => rangeOfFact(fact).from <= today));
      if (!newest) return missingDay();
      const last = rangeOfFact(newest).to;
      const days = Math.max(0, daysBetween(last, today));
      if (days <= maxDays) return null;
      const data = { date: last, days, max: maxDays };
      const expected = `at most ${maxDays} days old`;
      return finding('stale', data, { at: placeAt(newest.url), actual: newest.text, expected });
    };

    const range = rangeOf(options);
    const findings = [
      options.fiscalYear === undefined ? null : ofYear([options.fiscalYear].flat().map(year)),
      range && ofRange(range),
      options.maxAgeDays === undefined ? null : ofAge(options.maxAgeDays),
    ];
    const asksNothing = options.fiscalYear === undefined && !range && options.maxAgeDays === undefined;
    if (asksNothing) return found.length > 0 ? [] : [missing()];
    return findings.filter((one) => one !== null);
  },
});

interface DayRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** A year alone is too wide for an age. */
function isTimely(fact: DatedFact): boolean {
  return fact.precision === 'day' || fact.precision === 'month' || fact.precision === 'quarter';
}

/** Words for evidence of which years are stated and nothing nearer; empty: it states nothing. */
function yearsAlone(found: readonly DatedFact[]): { readonly soughtTh?: string; readonly soughtEn?: string } {
  const years = [...new Set(found.flatMap((fact) => yearNamedBy(fact) ?? []))].sort((a, b) => a - b);
  if (years.length === 0) return {};
  const said = years.slice(0, MOST_STATEMENTS);
  return {
    soughtTh: `วันที่หรือเดือน มีเพียงปี ${said.join(', ')}`,
    soughtEn: `no day or month, only ${said.map(toGregorianYear).join(', ')}`,
  };
}

function rangeOfFact(fact: DatedFact): { readonly from: string; readonly to: string } {
  return dateRange(fact.date, fact.precision);
}

function newestOf(facts: readonly Found[]): Found | null {
  return facts.reduce<Found | null>(
    (newest, fact) => (!newest || rangeOfFact(fact).to > rangeOfFact(newest).to ? fact : newest),
    null,
  );
}

function rangeOf(options: { readonly from?: string | undefined; readonly to?: string | undefined }): DayRange | null {
  if (options.from === undefined && options.to === undefined) return null;
  return {
    from: options.from === undefined ? null : readDay(options.from),
    to: options.to === undefined ? null : readDay(options.to),
  };
}

function liesWithin(fact: DatedFact, range: DayRange): boolean {
  const { from, to } = rangeOfFact(fact);
  return (range.from === null || from >= range.from) && (range.to === null || to <= range.to);
}
