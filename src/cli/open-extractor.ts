import { createExtractor, type Extractor } from '../extract/extractor.js';
import { EXTRACT_SETTINGS } from '../extract/limits.js';
import type { Terminal } from './print/terminal.js';

/** The readers of documents of one command. Closing them ends those that were started for it. */
export function openExtractor({ extractor }: Pick<Terminal, 'extractor'>): Extractor {
  if (extractor === undefined) return createExtractor(EXTRACT_SETTINGS);
  return { extract: (body, hints) => extractor.extract(body, hints), close: async () => {} };
}
