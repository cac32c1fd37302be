/** The language of a report; `--lang` alone decides it (contract: the machine's locale does not matter). */
export type Lang = 'th' | 'en';

/** One sentence in both languages; `{name}` is replaced by the finding's data of that name. */
export interface Words {
  readonly th: string;
  readonly en: string;
}

export type WordData = Readonly<Record<string, string | number>>;

/** A text of a table, by its key, in one language. */
export type SayFrom<Key extends string> = (key: Key, data?: WordData) => string;

/** The texts of a table in one language. */
export function sayFrom<Key extends string>(table: Readonly<Record<Key, Words>>, lang: Lang): SayFrom<Key> {
  return (key, data) => fillWords(table[key], lang, data);
}

/** Fills the `{name}` places of a sentence. A name without data stays as it is, so that a test sees it. */
export function fillWords(words: Words, lang: Lang, data: WordData = {}): string {
  return words[lang].replace(/\{(\w+)\}/g, (place, name: string) => (name in data ? String(data[name]) : place));
}
