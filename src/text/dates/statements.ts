import { isRow, type Line, LONG_LINE, lineAt, linesOf, openingOf, type StatingText } from '../opening.js';
import { arabicDigits } from '../thai/normalize.js';
import { bearingOf } from './bearing.js';
import { type DateMention, readDates, toGregorianYear } from './read-dates.js';

/** `opening`: the title or the first lines, which name what the whole is about; `heading`: the title of a part or table. */
export type StatingPlace = 'opening' | 'heading' | 'running';

export interface Statement extends DateMention {
  readonly place: StatingPlace;
  /** `aside`: what the document mentions of other years. */
  readonly bearing: 'own' | 'round' | 'aside';
}

/** How many lines may lie between two entries of a list of years. */
const LIST_GAP = 5;

const NUMBERING = /^(?:[-•*–]|\(?[\dก-ฮ]{1,3}[.)](?:\d{1,2}[.)]?)*|ส่วนที่ ?\d{1,2}|O\d{1,2}[.:]?)?\s{0,3}/;
const TITLE =
  /^(?:แผน|ร่างแผน|รายงาน|ประกาศ|เรื่อง|สรุป|สถิติ|ข้อมูล|ตาราง|คู่มือ|โครงการ|บัญชี|ผล|งบ|การ|ปี|ประจำ|ไตรมาส|มาตรการ|นโยบาย|ประมวล|เอกสาร|หลักเกณฑ์|ข้อบัญญัติ|เทศบัญญัติ|คำสั่ง|แบบ)/;
const BARE_YEARS = /(?<![\d.,/:-])(25[4-9]\d)(?: ?[-–—] ?(25[4-9]\d))?(?=[)\]]?$)/;
const OF_LAW = /พ\.?ร\.?บ|พระราช|ระเบียบ|กฎ|มาตรา|ข้อบังคับ|ฉบับที่|เลขที่/;
/** Years of the longest plan. */
const LONGEST_PLAN = 20;
/** Spaces before the words of a line that its mentions may be counted from. */
const NUMBERS_BEFORE = 8;
/** What may follow the year of a title: closing signs, the agency, the type of a file. */
const TITLE_END =
  /^[\s)\]"”.:]{0,6}(?:(?:ของ|เทศบาล|องค์การ|อบต|หน่วยงาน)[^\n]{0,80}|\(?(?:ดาวน์โหลด|pdf|xlsx?|docx?|zip|ไฟล์)[^\n]{0,20})?$/i;

/** The dates and years of a text, each with its place and with what it says of the document. Linear time. */
export function readStatements(stating: StatingText): Statement[] {
  const { text, headings } = stating;
  const lines = linesOf(text);
  const isOpening = openingOf(stating, lines);
  const titled = new Set((headings ?? []).map((heading) => lines[heading.line]));
  const worded = readDates(text);
  const bare = lines
    .filter((line) => titled.has(line) || isOpening(line.start))
    .flatMap((line) => bareYears(line, worded));
  const mentions = [...worded.filter((mention) => mention.inLaw !== true), ...bare].sort((a, b) => a.index - b.index);
  if (mentions.length === 0) return [];
  const days = daysByLine(mentions, lines);
  const placed = mentions.map((mention) => {
    const line = lineAt(lines, mention.index);
    if (line !== null && (days.get(line) ?? 0) > 1 && !isOpening(mention.index) && !titled.has(line))
      return { mention, line, place: 'running' } as const;
    return { mention, line, place: isOpening(mention.index) ? 'opening' : placeOf(mention, line, titled) } as const;
  });
  const listed = placesOfLists(placed, lines);
  const title = placed.find(
    ({ mention, line, place }) => place === 'opening' && namesYear(mention) && endsLine(mention, line),
  );
  return placed.map(({ mention, line, place: found }) => {
    // Below the title that ends with its year a sentence of the opening may name others.
    const isSentence =
      title?.line != null && line !== null && line.start > title.line.start && isSentenceOf(mention, line);
    const place = found === 'opening' && isSentence ? 'running' : found;
    const at = (line === null ? undefined : listed.get(line)) ?? place;
    return { ...mention, place: at, ...bearingAt(text, mention, at, headings === null) };
  });
}

/** The year or years with which a title ends, without a word that says so: `แผนพัฒนาท้องถิ่น (2566-2570)`. */
function bareYears({ start, text }: Line, worded: readonly DateMention[]): readonly DateMention[] {
  if (text.length > LONG_LINE || !TITLE.test(text.replace(NUMBERING, '')) || OF_LAW.test(text)) return [];
  const match = BARE_YEARS.exec(arabicDigits(text));
  if (match === null || worded.some(({ index }) => index >= start && index < start + text.length + NUMBERS_BEFORE))
    return [];
  const [words, first = '', last = first] = match;
  const [from, to] = [Number(first), Number(last)];
  if (to < from || to - from > LONGEST_PLAN) return [];
  const mention = { precision: 'year', text: words, index: start + match.index } as const;
  return Array.from({ length: to - from + 1 }, (_, step) => {
    const year = { date: String(toGregorianYear(from + step)), fiscalYear: from + step };
    return { ...mention, ...year, ...(to > from && { inRange: true as const }) };
  });
}

function bearingAt(
  text: string,
  mention: DateMention,
  place: StatingPlace,
  wraps: boolean,
): Pick<Statement, 'bearing' | 'fiscalYear'> {
  const bearing = bearingOf(text, mention, wraps && place === 'running');
  const { fiscalYear } = mention;
  if (bearing === 'session') return { bearing: 'aside', fiscalYear: null };
  // "รายงานผลตามแผน… ประจำปี 2568" is of 2568; the years of a plan of several years are the plan's.
  if (bearing === 'plan') return { bearing: place === 'running' || mention.inRange ? 'aside' : 'own', fiscalYear };
  return { bearing, fiscalYear };
}

/** How many days each line states: a title has one at most. */
function daysByLine(mentions: readonly DateMention[], lines: readonly Line[]): ReadonlyMap<Line, number> {
  const counts = new Map<Line, number>();
  for (const { precision, index } of mentions) {
    const line = precision === 'day' ? lineAt(lines, index) : null;
    if (line !== null) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}

function namesYear({ precision }: DateMention): boolean {
  return precision === 'year' || precision === 'fiscal-year';
}

/** Nothing but the agency or closing signs follows a mention in its line. */
function endsLine({ index, text }: DateMention, line: Line | null): boolean {
  const rest = line === null ? -1 : line.end - index - text.length;
  return line !== null && rest >= 0 && TITLE_END.test(line.text.slice(line.text.length - rest));
}

/** The year of a sentence that goes on behind it and begins as no title does. */
function isSentenceOf(mention: DateMention, line: Line): boolean {
  return namesYear(mention) && !endsLine(mention, line) && !TITLE.test(line.text.replace(NUMBERING, ''));
}

function placeOf(mention: DateMention, line: Line | null, titled: ReadonlySet<Line | undefined>): StatingPlace {
  if (line !== null && titled.has(line)) return 'heading';
  if (line === null || isRow(line) || line.text.length > LONG_LINE) return 'running';
  return TITLE.test(line.text.replace(NUMBERING, '')) && endsLine(mention, line) ? 'heading' : 'running';
}

/** In a list whose entries differ in their year alone each entry stands as high as the highest of them. */
function placesOfLists(
  placed: readonly { readonly mention: DateMention; readonly line: Line | null; readonly place: StatingPlace }[],
  lines: readonly Line[],
): ReadonlyMap<Line, StatingPlace> {
  const numbers = new Map(lines.map((line, number) => [line, number]));
  const last = new Map<string, { readonly lines: Line[]; place: StatingPlace; number: number }>();
  const found = new Map<Line, StatingPlace>();
  for (const { mention, line, place } of placed) {
    if (line === null || mention.precision === 'day' || line.text.length > LONG_LINE || isRow(line)) continue;
    const shape = line.text.replace(/[\d๐-๙]+/g, '#');
    const number = numbers.get(line) ?? 0;
    const list = last.get(shape);
    if (list === undefined || number - list.number > LIST_GAP) {
      last.set(shape, { lines: [line], place, number });
      continue;
    }
    list.number = number;
    if (list.lines.at(-1) !== line) list.lines.push(line);
    if (HEIGHT[place] > HEIGHT[list.place]) list.place = place;
    if (list.lines.length > 1) for (const entry of list.lines) found.set(entry, list.place);
  }
  return found;
}

const HEIGHT: Readonly<Record<StatingPlace, number>> = { running: 0, heading: 1, opening: 2 };
