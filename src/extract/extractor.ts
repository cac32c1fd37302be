import type { Extracted } from '../model/evidence.js';
import { extractDocument } from './index.js';
import type { ExtractHints } from './reader.js';

export type { ExtractHints } from './reader.js';
export { extractDocument };

export interface ExtractSettings {
  /** For one file. */
  readonly timeoutMs: number;
  /** JavaScript heap of one worker. */
  readonly maxHeapMiB: number;
  readonly workers: number;
  /** Read everything in this thread, without time limit: for tests and for other programs. */
  readonly inline?: boolean;
}

export interface Extractor {
  /** Never rejects for what the file did wrong. */
  extract(body: Uint8Array, hints: ExtractHints): Promise<Extracted>;
  close(): Promise<void>;
}

export function createExtractor(_settings: ExtractSettings): Extractor {
  return { extract: extractDocument, close: async () => {} };
}
