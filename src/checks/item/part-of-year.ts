import type { TextFact } from '../../model/facts.js';
import { normalizeText } from '../../text/thai/normalize.js';

/** An item that asks for the report of a year. */
const YEARLY_REPORT = /^รายงาน.*ประจำปี/;
/** A part of a year: `รอบ 6 เดือน`, `ครึ่งปีแรก`, `ไตรมาสที่ 2`. */
const PART =
  /รอบ ?(?:[369]|สาม|หก|เก้า) ?เดือน|(?:[36]|สาม|หก) ?เดือน(?:แรก|หลัง)|ครึ่งปี(?:แรก|หลัง)|ไตรมาส ?(?:ที่)? ?[1-4](?!\d)|(?:ตุลาคม|ต\.ค\.)[ \d.พศ]{0,12}(?:-|–|ถึง)(?:วันที่)?[ \d]{0,6}(?:มีนาคม|มี\.ค\.)|(?:เมษายน|เม\.ย\.)[ \d.พศ]{0,12}(?:-|–|ถึง)(?:วันที่)?[ \d]{0,6}(?:กันยายน|ก\.ย\.)/;
/** The year as a whole: the year's end in a range of days, or all of its months or quarters. */
const WHOLE =
  /(?:12|สิบสอง) ?เดือน|ตลอด(?:ทั้ง)?ปี|ทั้งปี|เต็มปี|1 ?(?:-|–|ถึง) ?4|ไตรมาส ?(?:ที่)? ?4|(?:ตุลาคม|ต\.ค\.)[ \d.พศ]{0,12}(?:-|–|ถึง)(?:วันที่)?[ \d]{0,6}(?:กันยายน|ก\.ย\.)/;

/** The line by which a document says that it reports on a part of the year, where the item's title asks for a whole one. */
export function partOfYear(title: string, { opening, blocks }: TextFact): string | null {
  if (!YEARLY_REPORT.test(title)) return null;
  const lines = opening.map(normalizeText);
  const called = lines.find((line) => PART.test(line));
  if (called === undefined) return null;
  return blocks.some(({ text }) => WHOLE.test(normalizeText(text))) ? null : called;
}
