import type { Extracted, FileType } from '../model/evidence.js';
import { decodeText } from '../text/charset.js';
import { nationalIdsIn } from '../text/patterns/national-id.js';
import { openZip, type ZipMember } from './containers/zip-archive.js';

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
  if (isInText(rawText(body, extracted?.type ?? null))) return true;
  return body[0] === 0x50 && body[1] === 0x4b && (await isInParts(body));
}

function isInFacts({ title, texts, grids, links }: Extracted): boolean {
  const has = (text: string): boolean => nationalIdsIn(text).length > 0;
  if (title !== null && has(title)) return true;
  if (texts.ok && texts.value.some(({ text }) => has(text))) return true;
  if (
    grids.ok &&
    grids.value.some(({ at, rows }) => has(at.sheet ?? '') || rows.some((row) => row.some((cell) => has(cell.text))))
  )
    return true;
  return links.some((link) => has(link.text));
}

/** Bytes that no reader has read: there thirteen digits are more often a time or a part of a code. */
function isInText(text: string): boolean {
  return nationalIdsIn(text).some(
    ({ index, length, mayBeTime }) =>
      !mayBeTime && !/\w/.test(text[index - 1] ?? '') && !/\w/.test(text[index + length] ?? ''),
  );
}

/** Old documents hold text of two bytes a letter. */
function rawText(body: Uint8Array, type: FileType | null): string {
  if (type === null || TEXTS.has(type)) return decodeText(body).text;
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1').replaceAll('\0', '');
}

async function isInParts(body: Uint8Array): Promise<boolean> {
  try {
    const { members } = await openZip(body);
    for (const member of members) {
      if (PART_OF_TEXT.test(member.name) && member.size <= MAX_PART_BYTES && isInText(await textOf(member)))
        return true;
    }
    return false;
  } catch {
    // A damaged archive: its readers say so.
    return false;
  }
}

async function textOf(member: ZipMember): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await member.stream()) chunks.push(chunk as Uint8Array);
  return decodeText(Buffer.concat(chunks)).text;
}
