/** Share of the visible characters that are private-use, C1 or replacement characters: above it so few words are whole that not finding one says nothing. */
const MAX_BROKEN = 0.05;
/** Share of the Thai marks that have no consonant below them. */
const MAX_ORPHAN_MARKS = 0.25;
/** Fewer marks than this say nothing of the whole. */
const MIN_MARKS = 8;

const BROKEN = /[\p{Co}\u0080-\u009F\uFFFD]/gu;
/** Sound documents have bullets and ticks of symbol fonts here. */
const SYMBOL_FONT = /[\uF020-\uF0FF]/g;
/** Thai glyphs that old Windows fonts keep here are read as well as any. */
const SHIFTED_GLYPH = /[\uF700-\uF71A]/g;
const MARK = /[ัิ-ฺ็-๎]/g;
const ORPHAN_MARK = /(?<![ก-ฮัิ-ฺ็-๎\uF700-\uF71A◌])[ัิ-ฺ็-๎]/g;

/** False: the text has too many glyphs without meaning, as print-outs of old programs have. What it does not seem to say may be there: report it as not readable, never as missing. */
export function isReadable(s: string): boolean {
  const broken = count(s, BROKEN) - count(s, SYMBOL_FONT) - count(s, SHIFTED_GLYPH);
  if (broken > MAX_BROKEN * count(s, /\S/gu)) return false;
  const marks = count(s, MARK);
  return marks < MIN_MARKS || count(s, ORPHAN_MARK) <= MAX_ORPHAN_MARKS * marks;
}

function count(s: string, expression: RegExp): number {
  return s.match(expression)?.length ?? 0;
}
