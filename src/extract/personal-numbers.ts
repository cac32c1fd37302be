import type { Extracted, FileType } from '../model/evidence.js';
import { decodeText } from '../text/charset.js';
import { namesPerson, nationalIdsIn } from '../text/patterns/national-id.js';
import { openZip, type ZipMember } from './containers/zip-archive.js';
import { textsBeside } from './grid/grid.js';

/** Of an unpacked part of a document. */
const MAX_PART_BYTES = 64 * 1024 * 1024;
const PART_OF_TEXT = /\.(?:xml|rels|txt|vml|html?|json)$/i;

const TEXTS: ReadonlySet<FileType> = new Set<FileType>(['html', 'csv', 'text', 'xml', 'json', 'svg', 'rtf']);

/**
 * Does a body hold identification numbers of persons: in what a reader sees of it, in its properties, or anywhere in its bytes
 * or those of its parts? A copy of such a body is not kept.
 * @param extracted null: nobody read it
 */
export async function holdsPersonalNumbers(body: Uint8Array, extracted: Extracted | null): Promise<boolean> {
  if (extracted !== null && isInFacts(extracted)) return true;
  if (await isInPieces(rawPieces(body, extracted?.type ?? null))) return true;
  return body[0] === 0x50 && body[1] === 0x4b && (await isInParts(body));
}

function isInFacts({ title, texts, grids, links }: Extracted): boolean {
  const has = (text: string): boolean => nationalIdsIn(text).length > 0;
  if (title !== null && has(title)) return true;
  if (texts.ok && textsBeside(texts.value).some(({ text }) => has(text))) return true;
  if (
    grids.ok &&
    grids.value.some(({ at, rows }) => has(at.sheet ?? '') || rows.some((row) => row.some((cell) => has(cell.text))))
  )
    return true;
  return links.some((link) => has(link.text) || namesPerson(link.url));
}

/** Bytes that no reader has read: there thirteen digits are more often a time or a part of a code. */
function isInText(text: string, { from = 0, to = text.length } = {}): boolean {
  return nationalIdsIn(text).some(
    ({ index, length, mayBeTime }) =>
      !mayBeTime &&
      index >= from &&
      index + length <= to &&
      isApart(text.slice(Math.max(0, index - 3), index)) &&
      !/\w/.test(text[index + length] ?? ''),
  );
}

/** The codes of letters of an address end with a letter or a digit and are none. */
const isApart = (before: string): boolean => !/\w$/.test(before) || /%[\da-f]{2}$/i.test(before);

const PIECE_BYTES = 256 * 1024;

/** Old documents hold text of two bytes a letter. */
function* rawPieces(body: Uint8Array, type: FileType | null): Generator<string> {
  if (type === null || TEXTS.has(type)) yield decodeText(body).text;
  else
    for (let at = 0; at < body.length; at += PIECE_BYTES)
      yield Buffer.from(body.subarray(at, at + PIECE_BYTES))
        .toString('latin1')
        .replaceAll('\0', '');
}

async function isInParts(body: Uint8Array): Promise<boolean> {
  try {
    const { members } = await openZip(body);
    for (const member of members)
      if (PART_OF_TEXT.test(member.name) && member.size <= MAX_PART_BYTES && (await isInPieces(piecesOf(member))))
        return true;
    return false;
  } catch {
    // A damaged archive: its readers say so.
    return false;
  }
}

/** The part as it is unpacked: the cells of a large sheet take more memory than the rest of the round. */
async function* piecesOf(member: ZipMember): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const chunk of await member.stream()) {
    const bytes = chunk as Uint8Array;
    decoder ??= new TextDecoder(decodeText(bytes).encoding);
    yield decoder.decode(bytes, { stream: true });
  }
}

/** Letters of the piece before, of which the first only say what stands before a number. */
const REACH = 100;
const BEFORE = 20;

async function isInPieces(pieces: Iterable<string> | AsyncIterable<string>): Promise<boolean> {
  let rest = '';
  for await (const piece of pieces) {
    const text = rest + piece;
    // What stands at the end is looked at with what follows it.
    if (isInText(text, { from: beginOf(rest), to: text.length - 1 })) return true;
    rest = text.slice(-REACH);
  }
  return isInText(rest, { from: beginOf(rest) });
}

/** Where numbers may begin that were not looked at before; a shorter rest is all that came so far. */
function beginOf(rest: string): number {
  return rest.length < REACH ? 0 : BEFORE;
}
