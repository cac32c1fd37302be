/** One record of an Excel 97 workbook ([MS-XLS] 2.1.4). */
export interface BiffRecord {
  readonly at: number;
  readonly type: number;
  readonly data: Buffer;
  /** Where the next one begins. */
  readonly next: number;
}

export function* biffRecords(stream: Buffer, from = 0): Generator<BiffRecord> {
  for (let at = from; at + 4 <= stream.length; ) {
    const next = at + 4 + stream.readUInt16LE(at + 2);
    yield { at, type: stream.readUInt16LE(at), data: stream.subarray(at + 4, next), next };
    at = next;
  }
}
