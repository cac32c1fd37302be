import { matchesOf } from '../thai/matches.js';
import { type DateMention, type StatedDate, statedDay, statedMonth, yearOfDigits } from './date-mention.js';
import { monthOfThaiName } from './date-words.js';

/** Eight digits that make a day, of either era; scanners write the time behind it. */
const COMPACT_DAY = /(?<!\d)((?:19|20|2[45])\d\d)([01]\d)([0-3]\d)(?!\d)/g;
/** `งบธค66`: in a name nothing need stand before a short month. */
const MONTH_BEHIND_LETTERS = /(?<=[ก-๎])((?:มี|มิ|เม|ม|ก|พ|ส|ต|ธ)[คพย])\.?((?:25)?[5-7]\d)(?!\d)/g;

/** Dates that only names of files and labels of links write so: `-25690925.pdf`, `งบธค66.pdf`. */
export function readNameDates(name: string): DateMention[] {
  const days = matchesOf(COMPACT_DAY, name).map((match) => {
    const [, year = '', month, day] = match;
    const gregorian = yearOfDigits(year);
    return mentionOf(match, gregorian === null ? null : statedDay(gregorian, Number(month), Number(day)));
  });
  const months = matchesOf(MONTH_BEHIND_LETTERS, name).map((match) => {
    const [, word = '', year = ''] = match;
    const [month, gregorian] = [monthOfThaiName(word), yearOfDigits(year)];
    return mentionOf(match, month === null || gregorian === null ? null : statedMonth(gregorian, month));
  });
  return [...days, ...months].filter((mention) => mention !== null);
}

/** A day of the Common Era in a name is as a rule that of the upload. */
export function isUploadDay({ text }: DateMention): boolean {
  return /^(?:19|20)\d{6}$/.test(text);
}

function mentionOf(match: RegExpExecArray, date: StatedDate | null): DateMention | null {
  return date === null ? null : { ...date, text: match[0], index: match.index };
}
