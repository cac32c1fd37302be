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
/** `any`: in whichever of these a table is parted. */
export const PERIOD_KINDS = ['months', 'quarters', 'half', 'any'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** One report of six months is a half of the year, whichever it is. */
const ONE_HALF = /(?:รอบ|ระยะ|ราย) ?(?:6|หก) ?เดือน|ครึ่งปี/;
/** `28 เมษายน`, `28 เม.ย.` */
const DAY_OF_MONTH = /\d{1,2} ?(?=[ก-๙])(?:[ก-๙]{3,10}(?:คม|ยน|พันธ์)|[ก-๙]{1,2}\. ?[คยพ]\.)/g;
const NO_PERIODS = 'รายเดือน รายไตรมาส หรือรายครึ่งปี';

/** The names of the periods that none of the texts mentions. */
export function missingPeriods(wanted: PeriodKind | readonly string[], texts: Iterable<string>): readonly string[] {
  if (typeof wanted !== 'string') {
    const labels = wanted.map((name) => ({ name, pattern: compilePattern(name) }));
    return missingOf(labels, mentioned(labels, texts));
  }
  if (wanted !== 'any') return missingOf(PERIODS[wanted], mentioned(PERIODS[wanted], texts));
  const oneHalf = { name: '', pattern: ONE_HALF };
  const said = mentioned([oneHalf, ...PARTED.flatMap(({ periods, later }) => [...periods, ...later])], texts);
  return said.has(oneHalf) ? [] : missingOfAny(said);
}

interface Named {
  readonly name: string;
  readonly pattern: { test(text: string): boolean };
}

/** Which of them any of the texts mentions. */
function mentioned(wanted: readonly Named[], texts: Iterable<string>): ReadonlySet<Named> {
  const found = new Set<Named>();
  for (const text of texts) {
    if (found.size === wanted.length) break;
    const said = normalizeText(text);
    for (const one of wanted) if (!found.has(one) && one.pattern.test(said)) found.add(one);
  }
  return found;
}

function missingOf(wanted: readonly Named[], said: ReadonlySet<Named>): readonly string[] {
  return wanted.filter((one) => !said.has(one)).map(({ name }) => name);
}

/** The day of a letter is of a month that the figures need not have. */
const withoutDays = ({ name, pattern }: Period): Named => ({
  name,
  pattern: { test: (text) => pattern.test(text.replace(DAY_OF_MONTH, ' ')) },
});

const PARTED = [MONTHS, QUARTERS, HALVES].map((periods) => ({
  periods,
  first: periods.slice(0, periods.length / 2),
  later: periods.slice(periods.length / 2).map(withoutDays),
}));

/** Of the parts that are mentioned most: all of them, or those of the first half of the year where no later one is mentioned. */
function missingOfAny(said: ReadonlySet<Named>): readonly string[] {
  const parted = PARTED.map(({ periods, first, later }) => {
    const missing = missingOf(periods, said);
    const isFirstHalf = periods !== HALVES && missingOf(later, said).length === later.length;
    const share = (periods.length - missing.length) / periods.length;
    return { share, missing: isFirstHalf ? missingOf(first, said) : missing };
  });
  const best = parted.reduce((a, b) => (b.share > 0 && (b.missing.length === 0 || b.share > a.share) ? b : a));
  return best.share === 0 ? [NO_PERIODS] : best.missing;
}
