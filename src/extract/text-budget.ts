import type { Extracted } from '../model/evidence.js';
import type { Extractor } from './extractor.js';
import { lettersOfGrid, textsBeside } from './grid/grid.js';
import { absent, fileProblem } from './reader.js';

/** Letters of all documents of a round, two bytes each: the evidence of a round is in memory until it is judged. */
const MAX_ROUND_TEXT = 96 * 1024 * 1024;

/**
 * Reads documents as `extractor` does until their words come to more than a round may hold; what comes then is `not-readable`,
 * for a person to look at. Small files may unpack to any amount of text.
 */
export function withTextBudget(
  extract: Extractor['extract'],
  { limit = MAX_ROUND_TEXT }: { readonly limit?: number } = {},
): Extractor['extract'] {
  let held = 0;
  return async (body, hints) => {
    const extracted = await extract(body, hints);
    const letters = lettersOf(extracted);
    if (held + letters <= limit) {
      held += letters;
      return extracted;
    }
    const unread = absent<never>('unreadable', 'round-text');
    const problem = fileProblem('not-readable', { reason: 'round-text', limit });
    return { ...extracted, problems: [...extracted.problems, problem], texts: unread, grids: unread };
  };
}

/** Letters of texts and of the lines of tables; the text of a grid is that of its cells. */
function lettersOf({ texts, grids }: Pick<Extracted, 'texts' | 'grids'>): number {
  const tables = grids.ok ? grids.value : [];
  const blocks = texts.ok ? textsBeside(texts.value) : [];
  let letters = 0;
  for (const grid of tables) letters += lettersOfGrid(grid);
  for (const { text } of blocks) letters += text.length;
  return letters;
}
