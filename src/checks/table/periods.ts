import { compilePattern } from '../../text/patterns/pattern.js';
import { normalizeText } from '../../text/thai/normalize.js';

/** A part of a fiscal year and the expressions by which offices write it. */
interface Period {
  readonly name: string;
  readonly pattern: RegExp;
}

/** A number that ends here: `ไตรมาสที่ 1`, not `ไตรมาสที่ 12`. */
const END = '(?![0-9])';

const MONTHS: readonly Period[] = [
  ['ตุลาคม', 'ต', 'ค'],
  ['พฤศจิกายน', 'พ', 'ย'],
  ['ธันวาคม', 'ธ', 'ค'],
  ['มกราคม', 'ม', 'ค'],
  ['กุมภาพันธ์', 'ก', 'พ'],
  ['มีนาคม', 'มี', 'ค'],
  ['เมษายน', 'เม', 'ย'],
  ['พฤษภาคม', 'พ', 'ค'],
  ['มิถุนายน', 'มิ', 'ย'],
  ['กรกฎาคม', 'ก', 'ค'],
  ['สิงหาคม', 'ส', 'ค'],
  ['กันยายน', 'ก', 'ย'],
].map(([name = '', first = '', last = '']) => ({
  name,
  pattern: new RegExp(`${name}|(?<![ก-๙.])${first}\\. ?${last}(?![ก-๙])`),
}));

const QUARTERS: readonly Period[] = [1, 2, 3, 4].map((number) => ({
  name: `ไตรมาสที่ ${number}`,
  pattern: new RegExp(`ไตรมาส(?:ที่)? ?${number}${END}|(?<![a-z])q ?${number}${END}`, 'i'),
}));

const HALVES: readonly Period[] = [
  { name: 'ครึ่งปีแรก', pattern: /ครึ่งปี ?แรก|6 ?เดือน ?แรก|(?:รอบ|ครั้ง)(?:ที่)? ?1(?![0-9])/ },
  { name: 'ครึ่งปีหลัง', pattern: /ครึ่งปี ?หลัง|6 ?เดือน ?หลัง|(?:รอบ|ครั้ง)(?:ที่)? ?2(?![0-9])/ },
];

export const PERIODS = { months: MONTHS, quarters: QUARTERS, half: HALVES } as const;

/** The names of the periods that none of the texts mentions. */
export function missingPeriods(
  wanted: keyof typeof PERIODS | readonly string[],
  texts: readonly string[],
): readonly string[] {
  const said = texts.map(normalizeText);
  if (typeof wanted !== 'string') {
    return wanted.filter((label) => {
      const pattern = compilePattern(label);
      return !said.some((text) => pattern.test(text));
    });
  }
  return PERIODS[wanted].filter(({ pattern }) => !said.some((text) => pattern.test(text))).map(({ name }) => name);
}
