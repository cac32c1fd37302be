import type { ByteReader } from './byte-reader.js';

/** The attributes of one tag, decoded when somebody asks for them. */
export interface TagAttributes {
  isEmpty(): boolean;
  clear(): void;
  add(name: string, start: number, end: number): void;
  get(name: string): string | undefined;
  /** Reads the attribute when it is called, if need be after the tag; '' where there is none. */
  later(name: string): () => string;
}

const NOTHING = (): string => '';

/** One for all tags of a page: a map for each would cost a new table for every tag. */
export function createTagAttributes({ readAttribute }: Pick<ByteReader, 'readAttribute'>): TagAttributes {
  const names: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let count = 0;
  const find = (name: string): number => {
    // The first of a name is the one that counts (HTML Standard, 13.2.5.33).
    for (let at = 0; at < count; at++) if (names[at] === name) return at;
    return -1;
  };
  return {
    isEmpty: () => count === 0,
    clear() {
      count = 0;
    },
    add(name, start, end) {
      names[count] = name;
      starts[count] = start;
      ends[count++] = end;
    },
    get(name) {
      const at = find(name);
      return at < 0 ? undefined : readAttribute(starts[at] ?? 0, ends[at] ?? 0);
    },
    later(name) {
      const at = find(name);
      const start = starts[at] ?? 0;
      const end = ends[at] ?? 0;
      return at < 0 || start === end ? NOTHING : () => readAttribute(start, end);
    },
  };
}
