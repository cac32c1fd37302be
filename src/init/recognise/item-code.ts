import { normalizeText } from '../../text/thai/normalize.js';
import { decodeWords } from '../../text/url.js';

/** Item codes in a text. */
export interface CodeMention {
  /** Identifiers of the items; several for a range: `019-022`, `O17-O18`. */
  readonly ids: readonly string[];
  readonly index: number;
  readonly length: number;
}

export interface CodeReader {
  /** Codes in a label, heading or row, in any spelling; numbers that the list lacks are no codes. */
  inText(text: string): readonly CodeMention[];
  /** Codes in the path of an address. */
  inAddress(url: string): readonly string[];
  /** The text without its codes. */
  without(text: string): string;
}

const TO = '[ ]{0,2}(?:-|–|—|ถึง|,|และ|/|&)[ ]{0,2}';

/**
 * Reads the codes of a list's items. `O11` is also written `o 11`, `O.11`, `OIT 11`, `ITA011`, and with a zero for the letter:
 * `011`, `๐๑๑`, `019-022`.
 * @param ids identifiers of the list's items: letters and a number
 */
export function createCodeReader(ids: readonly string[]): CodeReader {
  const known = new Map<string, string>();
  const prefixes = new Set<string>();
  for (const id of ids) {
    const [, letters, digits] = /^([A-Za-z]+)(\d+)$/.exec(id) ?? [];
    if (letters === undefined || digits === undefined) continue;
    known.set(`${letters.toUpperCase()}${Number(digits)}`, id);
    prefixes.add(letters.toUpperCase());
  }
  const written = [...prefixes].flatMap((prefix) =>
    prefix === 'O' ? ['(?:ITA|OIT)[ _.-]?O', 'OIT', 'ITA', 'O'] : [prefix],
  );
  const letters = `(?:${written.join('|') || '(?!)'})`;
  const withLetter = new RegExp(
    `(?<![A-Za-z0-9])${letters}[ ._:-]{0,2}0{0,2}(\\d{1,2})(?!\\d)(?:${TO}${letters}?[ ._:-]{0,2}0{0,2}(\\d{1,2})(?!\\d))?`,
    'gi',
  );
  // A zero for the letter counts only at the start of a label or cell: elsewhere such numbers are telephone codes.
  const withZero = /(?<=^|\| ?|\n)[ (]{0,2}0(\d{2})(?:[ ]{0,2}[-–][ ]{0,2}0(\d{2}))?(?=$|[ .:)|,–-])(?![ -]?\d{3})/g;
  const prefixOf = (words: string): string =>
    [...prefixes].find((prefix) => prefix !== 'O' && words.toUpperCase().startsWith(prefix)) ?? 'O';

  const idsOf = (prefix: string, first: number, last: number): string[] => {
    const end = last > first && last - first <= 6 ? last : first;
    const named = Array.from({ length: end - first + 1 }, (_, step) => known.get(`${prefix}${first + step}`));
    return named.filter((id) => id !== undefined);
  };
  const read = (text: string): CodeMention[] => {
    const found: CodeMention[] = [];
    for (const expression of [withLetter, withZero]) {
      for (const match of text.matchAll(expression)) {
        const prefix = expression === withLetter ? prefixOf(match[0]) : 'O';
        const mentioned = idsOf(prefix, Number(match[1]), Number(match[2] ?? match[1]));
        if (mentioned.length > 0 && prefixes.has(prefix))
          found.push({ ids: mentioned, index: match.index, length: match[0].length });
      }
    }
    return found;
  };

  return {
    inText: (text) => read(normalizeText(text)),
    inAddress(url) {
      if (!URL.canParse(url)) return [];
      const { pathname } = new URL(url);
      const steps = decodeWords(pathname)
        .split('/')
        .map((step) => normalizeText(step.replace(/\.\w{1,5}$/, '')));
      const mentionsOf = steps.map((step) =>
        read(step).filter(({ index, length }) => /[A-Za-z]/.test(step.slice(index, index + length))),
      );
      return [...new Set(mentionsOf.flatMap((mentions) => mentions.flatMap(({ ids: named }) => named)))];
    },
    without(text) {
      const normal = normalizeText(text);
      let rest = normal;
      for (const { index, length } of [...read(normal)].sort((a, b) => b.index - a.index))
        rest = `${rest.slice(0, index)} ${rest.slice(index + length)}`;
      return rest;
    },
  };
}
