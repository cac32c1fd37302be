/** A text of a document, whose beginning says what it is. */
export interface StatingText {
  readonly text: string;
  /** UTF-16 units of the first page, where it is a cover; 0: it is none. Null: the text does not begin where the document does. */
  readonly cover: number | null;
  /** Of a page: its headings, in their order. Null: the text has lines alone. */
  readonly headings: readonly Heading[] | null;
}

/** A heading of a page: its line in the text, from 0, and its level as in HTML, from 1. */
export interface Heading {
  readonly line: number;
  readonly level: number;
}

/** `start` and `end` in the text, without the line end; `text` is trimmed. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const MOST_LINES = 10;
const MOST_LETTERS = 700;
/** Letters from which on a line is a paragraph. */
export const LONG_LINE = 160;
/** From here on a line of print is full; two of them are running text. */
const FULL_LINE = 75;
/** A sign to close a window, the number of a page: it names nothing. A year does. */
const SIGN = /^(?!.*[\d๐-๙]{4})\P{L}{0,12}\p{L}?\P{L}{0,12}$/u;
const RULE = /^[\s.…_*=~·-]{5,}$/;
const BODY = /^(?:ด้วย|ตามที่|เพื่อ|โดยที่|โดย|อาศัย|จึง|เนื่อง|คำนำ|สารบัญ|บทที่|หลักการ|ข้อ ?\d|เรียน|\d{1,2}[.)] ?(?=\D))/;

/** The lines of a text, in their order. */
export function linesOf(text: string): Line[] {
  let end = -1;
  return text.split('\n').map((line) => {
    const start = end + 1;
    end = start + line.length;
    return { start, end, text: line.trim() };
  });
}

/** The line that holds a place of the text. */
export function lineAt(lines: readonly Line[], index: number): Line | null {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.end ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return lines[low] ?? null;
}

/** The lines that say what the document is, in their order: its highest headings, else its first lines; empty where it has no beginning. */
export function openingLines(stating: StatingText): string[] {
  const lines = linesOf(stating.text);
  const isOpening = openingOf(stating, lines);
  return lines.filter((line) => line.text !== '' && isOpening(line.start)).map((line) => line.text);
}

/** Tells which places of a text belong to its opening. */
export function openingOf({ text, cover, headings }: StatingText, lines: readonly Line[]): (index: number) => boolean {
  const highest = Math.min(...(headings ?? []).map(({ level }) => level));
  const above = (headings ?? []).filter(({ level }) => level === highest);
  if (above.length > 0) {
    const top = new Set(above.map(({ line }) => lines[line]));
    return (index) => top.has(lineAt(lines, index) ?? undefined);
  }
  if (cover === null) return () => false;
  const end = Math.max(cover, endOfFirstLines(lines, headings === null ? MOST_LINES : 1));
  return (index) => index < Math.min(end, text.length);
}

function endOfFirstLines(lines: readonly Line[], most: number): number {
  let [count, end, wasFull] = [0, 0, false];
  for (const line of lines) {
    if (line.text === '' || (SIGN.test(line.text) && !RULE.test(line.text))) continue;
    if (RULE.test(line.text)) {
      if (count > 0) break;
      continue;
    }
    const isFull = line.text.length > FULL_LINE;
    const isBody = count > 0 && (BODY.test(line.text) || (isFull && wasFull));
    if (isBody || isRow(line) || line.text.length > LONG_LINE || line.end > MOST_LETTERS || count === most) break;
    [count, end, wasFull] = [count + 1, line.end, isFull];
  }
  return end;
}

/** A row of a table with several cells. */
export function isRow({ text }: Line): boolean {
  return (text.match(/\t/g)?.length ?? 0) > 1;
}
