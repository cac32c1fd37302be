import type { Extracted, FileType } from '../model/evidence.js';
import { brokenDocument, defectiveDocument, extractDocument, withheldIfPersonal } from './extract-document.js';
import { isHeavyPage } from './html/nesting.js';
import { BrokenFile, type ExtractHints } from './reader.js';
import { sniffType } from './type/sniff.js';
import { createReaderPool, type PoolSettings } from './workers/pool.js';

export type { ExtractHints } from './reader.js';
export { extractDocument };

/** Bytes -> facts. */
export interface Extractor {
  /** Never rejects for what the file did wrong, nor for a defect of a reader, which it names; the body stays the caller's. */
  extract(body: Uint8Array, hints: ExtractHints): Promise<Extracted>;
  close(): Promise<void>;
}

/** Text up to this size is read here: the way to another process and back takes longer than the reading. */
const MAX_INLINE_BYTES = 512 * 1024;
const INLINE: ReadonlySet<FileType> = new Set<FileType>(['html', 'text', 'csv', 'json', 'xml', 'svg']);
const UNREAD: ReadonlySet<FileType> = new Set<FileType>(['empty', 'unknown', 'rar', '7z', 'ppt']);

export function createExtractor(settings: PoolSettings): Extractor {
  const pool = createReaderPool(settings);
  return {
    extract: async (body, hints) => {
      const sniffed = await sniffType(body, hints);
      const { type, damage } = sniffed;
      if (damage !== null || UNREAD.has(type) || isLight(type, body)) return extractDocument(body, hints, sniffed);
      try {
        return await pool.read(body, hints, sniffed);
      } catch (error) {
        const rest =
          error instanceof BrokenFile
            ? brokenDocument(type, body, hints, error)
            : defectiveDocument(type, body, hints, error);
        return withheldIfPersonal(rest, body, hints);
      }
    },
    close: () => pool.close(),
  };
}

function isLight(type: FileType, body: Uint8Array): boolean {
  if (!INLINE.has(type) || body.length > MAX_INLINE_BYTES) return false;
  return type !== 'html' || !isHeavyPage(body);
}
