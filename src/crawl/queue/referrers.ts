/** A page that leads to an address, and the words of the link. */
export interface Referrer {
  readonly url: string;
  readonly text: string;
}

/** The first pages that lead to each address, all of them in one pool: a site of 100,000 addresses has millions. */
export interface Referrers {
  /** Adds a page and returns its number. */
  page(url: string): number;
  /** Adds the words of a link and returns their number. */
  text(text: string): number;
  /** @returns the new last entry of the list that began with `last` (-1: none yet) */
  append(last: number, page: number, text: number): number;
  /** The first `count` entries of the list that begins with `first`. */
  list(first: number, count: number): readonly Referrer[];
}

/** Bytes of labels that are kept; beyond them links have no words. */
const MAX_TEXT_LENGTH = 8 * 1024 * 1024;
const FIELDS = 3;
const NONE = -1;

export function createReferrers(): Referrers {
  const pages: string[] = [];
  const texts: string[] = [''];
  const textNumbers = new Map<string, number>([['', 0]]);
  let textLength = 0;
  // Of each entry: page, text, next entry.
  let pool = new Int32Array(FIELDS * 1_024);
  let size = 0;

  const numberOf = (text: string): number => {
    const known = textNumbers.get(text);
    if (known !== undefined) return known;
    if (textLength > MAX_TEXT_LENGTH) return 0;
    textLength += text.length;
    textNumbers.set(text, texts.length);
    return texts.push(text) - 1;
  };

  return {
    page: (url) => pages.push(url) - 1,
    text: numberOf,
    append(last, page, text) {
      const entry = size++;
      if (size * FIELDS > pool.length) {
        const grown = new Int32Array(Math.ceil(pool.length * 1.5));
        grown.set(pool);
        pool = grown;
      }
      pool[entry * FIELDS] = page;
      pool[entry * FIELDS + 1] = text;
      pool[entry * FIELDS + 2] = NONE;
      if (last !== NONE) pool[last * FIELDS + 2] = entry;
      return entry;
    },
    list(first, count) {
      const found: Referrer[] = [];
      for (let entry = first; entry !== NONE && found.length < count; entry = pool[entry * FIELDS + 2] ?? NONE) {
        found.push({ url: pages[pool[entry * FIELDS] ?? 0] ?? '', text: texts[pool[entry * FIELDS + 1] ?? 0] ?? '' });
      }
      return found;
    },
  };
}
