import { readRelations } from '../containers/relations.js';
import type { ZipArchive, ZipMember } from '../containers/zip-archive.js';
import { readPictureHeader } from '../raster/dimensions.js';
import { absent, fileProblem, type ReaderResult } from '../reader.js';

/** Beside a picture as many letters are a heading, a caption or a page number: what the document says is in the picture. */
const HEADING_LETTERS = 100;
/** Rows of a table: a title alone is none. */
const TABLE_ROWS = 2;
/** Smaller ones, in pixels, are signs and bullets. */
const LEAST_SIDE = 120;
/** Of drawings, whose size is not known. */
const LEAST_BYTES = 1000;
const MAX_PICTURES = 50;
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * A document in which there is next to nothing to read but something to see is a scan, as a PDF of pictures is: what it says is
 * unknown. A picture beside a text or a table changes nothing, and an empty document stays empty.
 */
export function withPicturesUnread(result: ReaderResult): ReaderResult {
  const { texts, grids } = result;
  if (result.showsPicture !== true || !texts.ok) return result;
  if (grids.ok && grids.value.some(({ rows }) => rows.length >= TABLE_ROWS)) return result;
  const letters = lettersOf(texts.value);
  if (letters >= HEADING_LETTERS) return result;
  const problems = [...result.problems, fileProblem('no-text', { reason: 'pictures' })];
  const nothing = absent<never>('scan', 'pictures');
  return letters > 0 ? { ...result, problems } : { ...result, problems, texts: nothing, grids: nothing };
}

function lettersOf(blocks: readonly { readonly text: string }[]): number {
  let letters = 0;
  for (const { text } of blocks) {
    letters += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (letters >= HEADING_LETTERS) break;
  }
  return letters;
}

/** Does a part of an Office Open XML package show a picture that is more than an icon? */
export async function isPictureShown(archive: ZipArchive, part: string): Promise<boolean> {
  const targets = new Set<string>();
  for (const { target, type } of (await readRelations(archive, part)).values())
    if (type === 'image') targets.add(target);
  return isPictureAmong(archive, targets);
}

/** @param names members of an archive that a page shows */
export async function isPictureAmong(archive: ZipArchive, names: Iterable<string>): Promise<boolean> {
  let looked = 0;
  for (const name of names) {
    if (looked++ >= MAX_PICTURES) return false;
    const member = archive.member(name);
    if (member !== null && (await isPicture(member))) return true;
  }
  return false;
}

async function isPicture(member: ZipMember): Promise<boolean> {
  if (member.size > MAX_BYTES) return true;
  // A damaged picture shows nothing, and its document is sound.
  const bytes = await member.read().catch(() => new Uint8Array());
  const header = readPictureHeader(bytes);
  if (header === null) return bytes.length >= LEAST_BYTES;
  return Math.min(header.width, header.height) >= LEAST_SIDE;
}

/** How pictures are kept in the binary formats of Office: instance and type of their records ([MS-ODRAW] 2.2.24 to 2.2.31). */
const BLIP =
  /[\x40\x50]\x3d\x1a\xf0|[\x60\x70]\x21\x1b\xf0|[\x20\x30]\x54\x1c\xf0|[\xa0\xb0]\x46[\x1d\x2a]\xf0|[\x20\x30]\x6e[\x1d\x2a]\xf0|[\0\x10]\x6e\x1e\xf0|[\x80\x90]\x7a\x1f\xf0|[\x40\x50]\x6e\x29\xf0/g;

/** Does a stream of Word 97 or Excel 97 hold a picture that is more than an icon? */
export function isPictureInStream(stream: Uint8Array | null): boolean {
  if (stream === null) return false;
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  for (const { index } of bytes.toString('latin1').matchAll(BLIP))
    if (index + 8 <= bytes.length && bytes.readUInt32LE(index + 4) >= LEAST_BYTES) return true;
  return false;
}
