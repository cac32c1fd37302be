import { readRelations } from '../containers/relations.js';
import type { ZipArchive } from '../containers/zip-archive.js';
import { type ExtractHints, fileProblem, type Reader, type ReaderResult } from '../reader.js';

const MAX_CHUNKS = 100;
/** A page, a whole web archive, another document: Word shows each as its own text (ECMA-376 part 1, 17.17.2). */
const MARKUP = /^(?:\xef\xbb\xbf|\xff\xfe)?\0?\s*</;

/** Adds what Word inserts of other files (`altChunk`) behind the document's own text. */
export async function withChunks(
  result: ReaderResult,
  archive: ZipArchive,
  part: string,
  hints: ExtractHints,
  readPackage: Reader,
): Promise<ReaderResult> {
  let whole = result;
  let count = 0;
  for (const { target, type } of (await readRelations(archive, part)).values()) {
    const member = type === 'aFChunk' && count < MAX_CHUNKS ? archive.member(target) : null;
    if (member === null) continue;
    count++;
    const bytes = await member.read();
    const read = await readerOf(bytes, readPackage);
    if (read === null)
      whole = { ...whole, problems: [...whole.problems, fileProblem('not-readable', { reason: 'inserted-part' })] };
    else whole = joined(whole, await read(bytes, { ...hints, contentType: null }));
  }
  return whole;
}

async function readerOf(bytes: Uint8Array, readPackage: Reader): Promise<Reader | null> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(512, bytes.length)).toString('latin1');
  if (head.startsWith('PK\x03\x04')) return readPackage;
  if (head.startsWith('{\\rtf')) return (await import('./read-rtf.js')).readRtf;
  return MARKUP.test(head) ? (await import('../read-html.js')).readHtml : null;
}

function joined(whole: ReaderResult, { texts, grids, problems, showsPicture }: ReaderResult): ReaderResult {
  const before = whole.grids.ok ? whole.grids.value.length : 0;
  const added = grids.ok ? grids.value : [];
  return {
    ...whole,
    problems: [...whole.problems, ...problems],
    showsPicture: whole.showsPicture === true || showsPicture === true,
    ...(whole.texts.ok && texts.ok && { texts: { ok: true, value: [...whole.texts.value, ...texts.value] } }),
    ...(whole.grids.ok && {
      grids: {
        ok: true,
        value: [
          ...whole.grids.value,
          ...added.map((grid, index) => ({ ...grid, at: { ...grid.at, table: before + index + 1 } })),
        ],
      },
    }),
  };
}
