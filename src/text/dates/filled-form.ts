import { matchesOf } from '../thai/matches.js';
import { type DateSpan, spanOf, statedDay, toBuddhistYear, yearOfDigits } from './date-mention.js';
import { BUDDHIST_ERA, FISCAL_WORD, monthOfThaiName, THAI_MONTH, YEAR_WORD } from './date-words.js';

/** What a form prints between its labels, and what stands between the parts of a date that somebody typed into it. */
const LEADERS = '[ .…·|/–—-]{0,48}';
const DAY = '(?<!\\d|\\d[.,:])(\\d ?\\d?)(?!\\d)';
const YEAR = '(2 ?[45] ?\\d ?\\d)(?! ?\\d|[.,]\\d)';
const FORM = new RegExp(
  `${DAY}${LEADERS}(?:เดือน${LEADERS})?(${THAI_MONTH})${LEADERS}(?:${YEAR_WORD}${LEADERS})?(?:${BUDDHIST_ERA}${LEADERS})?${YEAR}`,
  'g',
);
const YEAR_ALONE = new RegExp(
  `(?:(${FISCAL_WORD})[ .…]{0,48}(?:${BUDDHIST_ERA})?|${BUDDHIST_ERA})[ .…]{0,48}${YEAR}`,
  'g',
);

/**
 * Dates of forms, whose labels and values have dots between them (`วันที่....24.... เดือน.....กันยายน… พ.ศ. ....2557`), and spaced ones
 * (`๓ ๐ – กันยายน – ๒ ๕ ๖ ๘`). A form with nothing filled in has none.
 */
export function readFilledForms(text: string): DateSpan[] {
  const days = matchesOf(FORM, text).flatMap((match) => {
    const [, day = '', name = '', year = ''] = match;
    const month = monthOfThaiName(name);
    const gregorian = yearOfDigits(digitsOf(year));
    if (month === null || gregorian === null) return [];
    return [spanOf(match, [statedDay(gregorian, month, Number(digitsOf(day)))])];
  });
  const years = matchesOf(YEAR_ALONE, text).flatMap((match): DateSpan[] => {
    const [, fiscal, year = ''] = match;
    const gregorian = yearOfDigits(digitsOf(year));
    if (gregorian === null) return [];
    const fiscalYear = fiscal === undefined ? null : toBuddhistYear(gregorian);
    return [
      spanOf(match, [
        { date: String(gregorian), precision: fiscal === undefined ? 'year' : 'fiscal-year', fiscalYear },
      ]),
    ];
  });
  return [...days, ...years];
}

function digitsOf(spaced: string): string {
  return spaced.replaceAll(' ', '');
}
