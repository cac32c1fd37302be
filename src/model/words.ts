/** The language of a report; `--lang` alone decides it (contract: the machine's locale does not matter). */
export type Lang = 'th' | 'en';

/** One sentence in both languages; `{name}` is replaced by the finding's data of that name. */
export interface Words {
  readonly th: string;
  readonly en: string;
}

export type WordData = Readonly<Record<string, string | number>>;

/** Fills the `{name}` places of a sentence. A name without data stays as it is, so that a test sees it. */
export function fillWords(words: Words, lang: Lang, data: WordData = {}): string {
  return words[lang].replace(/\{(\w+)\}/g, (place, name: string) => (name in data ? String(data[name]) : place));
}
