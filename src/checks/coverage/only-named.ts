import type { TextFact } from '../../model/facts.js';
import { normalizeText } from '../../text/thai/normalize.js';

/** A line that names several things, or says that it will. */
const LISTS = /ได้แก่|ประกอบด้วย|ดังต่อไปนี้|ดังนี้|เป็นต้น|ภารกิจของ(?:หน่วยงาน|เทศบาล|องค์การ|อบต)|มีภารกิจ|มีหน้าที่/;
/** Of a line that is one entry of a list, in characters. */
const SHORT = 80;
/** Rows of a table with its heading. */
const LEAST_ROWS = 2;

interface Line {
  readonly text: string;
  readonly isRow: boolean;
  readonly isHeading: boolean;
}

/**
 * The entries that a document with a table names in a list outside of it alone: its introduction says what the office does,
 * its table what was looked at.
 * @param names whether a text names an entry
 */
export function onlyNamed(
  entries: readonly string[],
  texts: readonly TextFact[],
  names: (text: string, entry: string) => boolean,
): readonly string[] {
  const lines = texts.flatMap(linesOf);
  if (lines.filter(({ isRow }) => isRow).length < LEAST_ROWS) return [];
  const beside = lines.flatMap((line, at) => (line.isRow ? [] : [at]));
  const listed = entries.filter((entry) => {
    const places = beside.filter((at) => names(lines[at]?.text ?? '', entry));
    return places.length > 0 && places.every((at) => isInList(lines, at, entry));
  });
  return listed.filter((entry) => !lines.some(({ isRow, text }) => isRow && names(text, entry)));

  function isInList(all: readonly Line[], at: number, entry: string): boolean {
    const { text = '', isHeading = false } = all[at] ?? {};
    if (isHeading) return false;
    const others = entries.filter((other) => other !== entry);
    const namesOther = (line: Line | undefined): boolean =>
      line !== undefined && !line.isRow && others.some((other) => names(line.text, other));
    if (LISTS.test(text) || namesOther(all[at])) return true;
    if (text.length > SHORT) return false;
    return [all[at - 1], all[at + 1]].some((line) => line && line.text.length <= SHORT && namesOther(line));
  }
}

function linesOf({ blocks, opening }: TextFact): readonly Line[] {
  return blocks.flatMap(({ text, level, ofGrid }): Line[] => {
    if (ofGrid) return [{ text, isRow: true, isHeading: false }, ...(text.includes('\n') ? [ROW] : [])];
    return text.split('\n').map((line) => {
      const said = normalizeText(line);
      return {
        text: said,
        isRow: line.includes('\t'),
        isHeading: level !== undefined || opening.includes(line.trim()),
      };
    });
  });
}

/** A further row of a table whose text is one block. */
const ROW: Line = { text: '', isRow: true, isHeading: false };
