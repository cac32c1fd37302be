/** Where a quotation mark or a bracket opens, and where its line stands. */
export interface Opening {
  readonly sign: string;
  /** From 0, in the text. */
  readonly offset: number;
  /** From 0. */
  readonly line: number;
}

/** What stays open in a text that is read line by line, so that one slip does not swallow the rest of the file. */
export interface Openings {
  /** Quotation marks that their own line does not close. */
  readonly quotes: readonly Opening[];
  /** Brackets that nothing before the end closes, the outermost first. */
  readonly brackets: readonly Opening[];
}

const CLOSER: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/**
 * Whether YAML begins a value here: at the beginning of a line, behind a colon or dash with its blank, and within brackets
 * behind a comma or bracket.
 * @param last sign before that is no blank; empty: the line has none
 */
function beginsValue(last: string, isSpaced: boolean, inBrackets: boolean): boolean {
  return last === '' || (isSpaced && ':-?'.includes(last)) || (inBrackets && '[{,'.includes(last));
}

/** Reads a text as YAML does, but takes every quotation mark for closed at the end of its line. Stops before the offset `end`. */
export function findOpenings(text: string, end: number): Openings {
  const quotes: Opening[] = [];
  const open: Opening[] = [];
  let start = 0;
  for (const [number, whole] of text.slice(0, end).split('\n').entries()) {
    const line = whole.replace(/\r$/, '');
    let last = '';
    for (let at = 0; at < line.length; at += 1) {
      const sign = line[at] ?? '';
      if (/\s/.test(sign)) continue;
      const opening = { sign, offset: start + at, line: number };
      const isSpaced = at === 0 || /\s/.test(line[at - 1] ?? '');
      const isValue = beginsValue(last, isSpaced, open.length > 0);
      last = sign;
      if (sign === '#' && isSpaced) break;
      if ((sign === '"' || sign === "'") && isValue) {
        const close = closingQuote(line, at);
        if (close === null) {
          quotes.push(opening);
          break;
        }
        at = close;
      } else if (sign in CLOSER && isValue) open.push(opening);
      else if (sign === CLOSER[open.at(-1)?.sign ?? '']) open.pop();
    }
    start += whole.length + 1;
  }
  return { quotes, brackets: open };
}

/** The place of the quotation mark that closes the one at `from`; null: the line has none. */
function closingQuote(line: string, from: number): number | null {
  const sign = line[from];
  for (let at = from + 1; at < line.length; at += 1) {
    if (sign === '"' && line[at] === '\\') at += 1;
    else if (line[at] === sign) {
      if (sign === '"' || line[at + 1] !== sign) return at;
      at += 1;
    }
  }
  return null;
}

/** Whether a line begins an entry of a list or a key: `- a`, `key: b`. */
export function isEntry(line: string): boolean {
  return /^\s*(?:- |-$|[^\s#"'[\]{},][^:#]*:(?:\s|$))/.test(line);
}
