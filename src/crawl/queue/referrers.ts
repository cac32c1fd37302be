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
// Fields of an entry.
const [PAGE, TEXT, NEXT, FIELDS] = [0, 1, 2, 3] as const;
const NONE = -1;
/** Entries that are allocated at a time: a pool that is copied to grow is there twice meanwhile. */
const BLOCK = 16_384;

export function createReferrers(): Referrers {
  const pages: string[] = [];
  const texts: string[] = [''];
  const textNumbers = new Map<string, number>([['', 0]]);
  let textLength = 0;
  const blocks: Int32Array[] = [];
  let size = 0;

  const read = (entry: number, field: number): number =>
    blocks[Math.floor(entry / BLOCK)]?.[(entry % BLOCK) * FIELDS + field] ?? NONE;
  const write = (entry: number, field: number, value: number): void => {
    const block = blocks[Math.floor(entry / BLOCK)];
    if (block) block[(entry % BLOCK) * FIELDS + field] = value;
  };

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
      if (entry % BLOCK === 0) blocks.push(new Int32Array(FIELDS * BLOCK));
      write(entry, PAGE, page);
      write(entry, TEXT, text);
      write(entry, NEXT, NONE);
      if (last !== NONE) write(last, NEXT, entry);
      return entry;
    },
    list(first, count) {
      const found: Referrer[] = [];
      for (let entry = first; entry !== NONE && found.length < count; entry = read(entry, NEXT))
        found.push({ url: pages[read(entry, PAGE)] ?? '', text: texts[read(entry, TEXT)] ?? '' });
      // A list that has grown keeps room for sixteen more: of 100,000 addresses with one page each 12 MiB.
      return [...found];
    },
  };
}
