import type { Cell } from '../../model/evidence.js';

/** The strings of a workbook, in one buffer: as strings of their own they take more memory than all else in reading it. */
export interface SharedStrings {
  readonly length: number;
  cellAt(index: number): Cell | undefined;
}

export interface SharedStringsMaker extends SharedStrings {
  add(text: string): void;
}

const CHUNK_BYTES = 256 * 1024;

/** A string in its chunk. */
const FIELDS = 3;

export function createSharedStrings(): SharedStringsMaker {
  const chunks: Buffer[] = [];
  let used = CHUNK_BYTES;
  let places = new Uint32Array(FIELDS * 1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(text) {
      const bytes = text.length * 2;
      if (used + bytes > (chunks.at(-1)?.length ?? 0)) {
        chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, bytes)));
        used = 0;
      }
      chunks.at(-1)?.write(text, used, 'utf16le');
      if ((length + 1) * FIELDS > places.length) {
        const longer = new Uint32Array(places.length * 2);
        longer.set(places);
        places = longer;
      }
      const at = length * FIELDS;
      places[at] = chunks.length - 1;
      places[at + 1] = used;
      places[at + 2] = used + bytes;
      used += bytes;
      length++;
    },
    cellAt(index) {
      const at = index * FIELDS;
      const chunk = index < length ? chunks[places[at] ?? -1] : undefined;
      return chunk && { text: chunk.toString('utf16le', places[at + 1], places[at + 2]) };
    },
  };
}
