import type { Check, FindingMeta } from '../../checks/define-check.js';
import { codeHolders } from '../../checks/registry.js';
import type { CheckResult, Finding, Severity } from '../../model/finding.js';
import type { ReportCode } from '../../model/report.js';
import { fillWords, type Lang, type WordData } from '../../model/words.js';
import { readableText } from '../../text/url.js';
import { dayInWords, yearsInWords } from './day.js';
import { placePrefix } from './place.js';
import { MAX_MESSAGE, MAX_WORDS, siteText } from './site-text.js';
import { inGeneral, sayIn } from './words.js';

/** The part of a check that reports need. */
export interface WordedCheck {
  readonly meta: Pick<Check['meta'], 'id' | 'title' | 'source' | 'findings'>;
}

/** Checks by id, such as the registry of the checks. */
export interface CheckWords {
  get(id: string): WordedCheck | undefined;
}

/** Messages of findings in one language. */
export interface FindingMessages {
  sentence(code: string, data: WordData, at: Finding['at']): string;
  fix(code: string, data: WordData): string;
  code(code: string): ReportCode;
  severity(code: string): Severity;
  /** What a check looked for. */
  check(result: Pick<CheckResult, 'check' | 'asks'>): string;
}

export function createMessages(lang: Lang, registry: CheckWords): FindingMessages {
  const holders: CheckWords = new Map<string, WordedCheck>(Object.entries(codeHolders));
  const checkOf = (id: string): WordedCheck | undefined => registry.get(id) ?? holders.get(id);
  const metaOf = (code: string): { meta: FindingMeta; source: string } | null => {
    const [id = '', name = ''] = code.split('/', 2);
    const check = checkOf(id);
    const meta = check && Object.hasOwn(check.meta.findings, name) ? check.meta.findings[name] : undefined;
    return check === undefined || meta === undefined ? null : { meta, source: meta.source ?? check.meta.source };
  };
  const clean = (value: string): string => siteText(value, MAX_WORDS);
  const cleanData = (data: WordData): WordData =>
    Object.fromEntries(Object.entries(data).map(([name, value]) => [name, clean(inWords(name, String(value), lang))]));
  return {
    sentence: (code, data, at) => {
      const found = metaOf(code);
      // A stored round may hold a code that this program no longer has; its name still says something.
      if (found === null) return code;
      const where = placePrefix(at, lang);
      const template = { th: withPlace(found.meta.th, where), en: withPlace(found.meta.en, where) };
      const sentence = capitalised(
        siteText(fillWords(template, lang, { ...found.meta.defaults, ...cleanData(data), where }), MAX_MESSAGE).trim(),
      );
      return [sentence, ...notesOf(data, lang)].join(' ');
    },
    fix: (code, data) => {
      const found = metaOf(code);
      if (found === null) return '';
      const steps = siteText(
        fillWords(found.meta.steps?.(data) ?? found.meta.fix, lang, {
          ...found.meta.defaults,
          ...cleanData(data),
          where: '',
        }),
        MAX_MESSAGE,
      ).trim();
      return data.ocr === 'doubtful' ? `${sayIn(lang)('ocr.look')}\n${steps}` : steps;
    },
    code: (code) => {
      const found = metaOf(code);
      if (found === null) return { group: code, cause: '', fix: '', source: '' };
      return {
        group: inGeneral(found.meta.group, lang),
        cause: inGeneral(found.meta.cause, lang),
        fix: inGeneral(found.meta.fix, lang),
        source: found.source,
      };
    },
    severity: (code) => metaOf(code)?.meta.severity ?? 'error',
    check: ({ check, asks }) => clean(asks?.[lang] ?? checkOf(check)?.meta.title[lang] ?? check),
  };
}

/** Data that is a day in ISO form, and data that holds years of the Buddhist era; all other data is shown as it is. */
const DAYS: ReadonlySet<string> = new Set(['date', 'since', 'to', 'from']);
const YEARS: ReadonlySet<string> = new Set(['year', 'years', 'egpYear', 'wanted']);
/** ` (ปีงบประมาณ 2566)` */
const YEAR_ALONE = /^ \((?:ประจำ)?(?:ปี(?:งบประมาณ)?)? ?(?:พ\.ศ\. ?)?[\d๐-๙]{4}\)$/;
/** A reason that is a day: until then a certificate is valid. */
const DAY_IN_BRACKETS = /^ \((\d{4}-\d{2}-\d{2})\)$/;

/** A value of a finding as people of the language write it: days and years in their era, addresses with their letters. */
function inWords(name: string, value: string, lang: Lang): string {
  if (DAYS.has(name)) return dayInWords(value, lang);
  if (YEARS.has(name)) return yearsInWords(value, lang);
  // What was read is quoted where it says more than the year.
  if (name === 'stated' && YEAR_ALONE.test(value)) return '';
  return readableText(value).replace(DAY_IN_BRACKETS, (_, day: string) => ` (${dayInWords(day, lang)})`);
}

/** What a reader must know of a finding beside its sentence: how it was read, and that the assessment makes an error of it. */
function notesOf(data: WordData, lang: Lang): string[] {
  const say = sayIn(lang);
  const ocr = data.ocr === undefined ? [] : [say(data.ocr === 'agreed' ? 'ocr.agreed' : 'ocr.doubtful')];
  const repaired = data.repaired === undefined ? [] : [say('text.repaired')];
  if (data.assessedFrom === undefined) return [...ocr, ...repaired];
  const from = dayInWords(String(data.assessedFrom), lang);
  const assessed =
    data.assessedUntil === undefined
      ? say('assessed.open', { from })
      : say('assessed.until', { from, until: dayInWords(String(data.assessedUntil), lang) });
  return [...ocr, ...repaired, assessed];
}

/** A sentence may begin with `{where}: `; without a place the colon goes too. */
const withPlace = (sentence: string, where: string): string =>
  sentence.replace(/^\{where\}(?:: )?/, where === '' ? '' : '{where}');

const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
