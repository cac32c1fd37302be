import type { CheckEntry } from '../../model/checklist.js';
import { text } from './text.js';

/** The words of which the `text` checks of an item want one or all; null where no check asks for words. */
export function patternsOf(entries: readonly CheckEntry[]): readonly string[] | null {
  const asked = entries
    .filter(({ id, severity }) => id === text.meta.id && typeof severity !== 'string')
    .flatMap(({ options }) => {
      const { all = [], any = [] } = text.meta.options.parse(options);
      return [...all, ...any];
    });
  return asked.length === 0 ? null : asked;
}
