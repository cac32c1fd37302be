/** What the letters of a text ask of its normalisation, as bits. */
export const ASKS = {
  /** Whatever else there may be: its letters were not looked at to their end. */
  repair: 1,
  /** Thai digits. */
  digits: 2,
  /** White space other than single spaces. */
  spaces: 4,
  /** Capitals of ASCII. */
  capitals: 8,
  /** Letters other than those of ASCII and Thai. */
  others: 16,
} as const;

// Kinds of letters; those from LETTER on are Thai letters and marks, behind which no line may end.
const PLAIN = 0;
const SPACE = 1;
const BLANK = 2;
const LINE_END = 3;
const CAPITAL = 4;
const DIGIT = 5;
const OTHER = 6;
const BROKEN = 7;
const LETTER = 8;
const SARA_E = 9;
const VOWEL_MARK = 10;
const TONE_MARK = 11;
const SARA_AM = 12;

const KNOWN_CODES = 0x0e80;
const KINDS = kinds();

function kinds(): Uint8Array {
  const table = new Uint8Array(KNOWN_CODES).fill(BROKEN);
  const mark = (kind: number, first: number, last = first): unknown => table.fill(kind, first, last + 1);
  mark(PLAIN, 0x00, 0x7f);
  mark(OTHER, 0x80, 0xff);
  mark(BLANK, 0x09);
  mark(LINE_END, 0x0a, 0x0d);
  mark(SPACE, 0x20);
  mark(CAPITAL, 0x41, 0x5a);
  mark(LINE_END, 0x85);
  mark(BLANK, 0xa0);
  // The soft hyphen is not seen.
  mark(BROKEN, 0xad);
  mark(PLAIN, 0x0e00, 0x0e7f);
  mark(LETTER, 0x0e01, 0x0e4e);
  mark(VOWEL_MARK, 0x0e31);
  mark(SARA_AM, 0x0e33);
  mark(VOWEL_MARK, 0x0e34, 0x0e3a);
  mark(SARA_E, 0x0e40);
  mark(TONE_MARK, 0x0e47, 0x0e4e);
  // Nikhahit may be half of a sara am.
  mark(BROKEN, 0x0e4d);
  mark(DIGIT, 0x0e50, 0x0e59);
  return table;
}

/** Dashes, quotation marks and other signs that are seen and have one form. */
const isSign = (code: number): boolean => (code >= 0x2010 && code <= 0x2027) || (code >= 0x2030 && code <= 0x205e);

/**
 * One pass over a text in place of one for each thing that its normalisation may have to do: nearly every text asks for nothing.
 * Sound Thai is a vowel mark with at most one tone mark behind it on each letter; whatever else there is asks for repair.
 */
export function lettersAsk(text: string): number {
  let asks = 0;
  let last = PLAIN;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < KNOWN_CODES ? (KINDS[code] ?? BROKEN) : isSign(code) ? OTHER : BROKEN;
    switch (kind) {
      case SPACE:
        if (last === SPACE) asks |= ASKS.spaces;
        break;
      case BLANK:
        asks |= ASKS.spaces;
        if (code > 0x7f) asks |= ASKS.others;
        break;
      case LINE_END:
        // A line that ends inside a word.
        if (last >= LETTER) return ASKS.repair;
        asks |= ASKS.spaces;
        if (code > 0x7f) asks |= ASKS.others;
        break;
      case CAPITAL:
        asks |= ASKS.capitals;
        break;
      case DIGIT:
        asks |= ASKS.digits;
        break;
      case OTHER:
        asks |= ASKS.others;
        break;
      case BROKEN:
        return ASKS.repair;
      case SARA_E:
        if (last === SARA_E) return ASKS.repair;
        break;
      case VOWEL_MARK:
        if (last >= VOWEL_MARK) return ASKS.repair;
        break;
      case TONE_MARK:
        if (last > VOWEL_MARK) return ASKS.repair;
        break;
    }
    last = kind;
  }
  return asks;
}
