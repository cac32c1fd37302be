/** Phrases with commas between, on any number of lines. */
export function phraseList(text: string): readonly string[] {
  return text.split(/[,\n]/).flatMap((phrase) => phrase.trim() || []);
}
