export interface Readability {
  /** Share of private-use, C1 and replacement characters among the visible ones, 0 to 1. */
  readonly broken: number;
  /** Share of the Thai marks that have no consonant to stand on, 0 to 1. */
  readonly orphanMarks: number;
}

/** Above one character in twenty so few words are whole that not finding one says nothing. */
const MAX_BROKEN = 0.05;
const MAX_ORPHAN_MARKS = 0.25;
/** Fewer marks than this say nothing of the whole. */
const MIN_MARKS = 8;

const BROKEN = /[\p{Co}\u0080-\u009F\uFFFD]/gu;
/** Bullets and ticks of symbol fonts stand here in sound documents. */
const SYMBOL_FONT = /[\uF020-\uF0FF]/g;
/** Thai glyphs that old Windows fonts keep here are read as well as any. */
const SHIFTED_GLYPH = /[\uF700-\uF71A]/g;
const MARK = /[ัิ-ฺ็-๎]/g;
const ORPHAN_MARK = /(?<![ก-ฮัิ-ฺ็-๎\uF700-\uF71A◌])[ัิ-ฺ็-๎]/g;

/** How much of a text is glyphs without meaning, as PDF print-outs of old programs hold them. */
export function readability(s: string): Readability {
  const { broken, visible, marks, orphans } = countGlyphs(s);
  return { broken: visible === 0 ? 0 : broken / visible, orphanMarks: marks === 0 ? 0 : orphans / marks };
}

/** False: what the text does not seem to say may well stand there; report it as not readable, never as missing. */
export function isReadable(s: string): boolean {
  const { broken, visible, marks, orphans } = countGlyphs(s);
  if (visible > 0 && broken / visible > MAX_BROKEN) return false;
  return marks < MIN_MARKS || orphans / marks <= MAX_ORPHAN_MARKS;
}

function countGlyphs(s: string): { broken: number; visible: number; marks: number; orphans: number } {
  return {
    broken: count(s, BROKEN) - count(s, SYMBOL_FONT) - count(s, SHIFTED_GLYPH),
    visible: count(s, /\S/gu),
    marks: count(s, MARK),
    orphans: count(s, ORPHAN_MARK),
  };
}

function count(s: string, expression: RegExp): number {
  return s.match(expression)?.length ?? 0;
}
