import type { Words } from '../model/words.js';
import { foldText } from '../text/thai/normalize.js';

/** A heading of a sheet, with the other words that are read as it. */
export interface Heading {
  readonly words: Words;
  readonly also: readonly string[];
}

/** Which heading a text is; null: none of them. What stands in brackets explains it. */
export function headingOf<Key extends string>(text: string, headings: Readonly<Record<Key, Heading>>): Key | null {
  const key = keyOf(text);
  if (key === '') return null;
  return keysOf(headings).find((name) => namesOf(headings[name]).includes(key)) ?? null;
}

/** Every text that is read as a heading. */
export function namesOf({ words, also }: Heading): readonly string[] {
  return [words.th, words.en, ...also].map(keyOf);
}

export function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[];
}

function keyOf(text: string): string {
  return foldText(text.replace(/\([^()]*\)/g, ' '))
    .replace(/[:*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
