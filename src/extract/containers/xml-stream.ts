import { Parser } from 'htmlparser2';
import { BrokenFile } from '../reader.js';
import type { ZipMember } from './zip-archive.js';

/** Office programs stay below a few hundred; the parser takes time that grows with the square of it. */
const MAX_DEPTH = 2_000;

/** Receives the elements and text of a document in its order; names come without their namespace prefix. */
export interface XmlHandler {
  /** @param qualified the name with its prefix */
  open?(name: string, attributes: Readonly<Record<string, string>>, qualified?: string): void;
  text?(data: string): void;
  close?(name: string, qualified?: string): void;
}

/** Letters that are parsed before it is asked whether the reader has enough. */
const PIECE = 64 * 1024;

/**
 * Reads XML from its text.
 * @param hasEnough the rest need not be read
 * @throws BrokenFile too-large when it nests beyond reason
 */
export function readXml(xml: string, handler: XmlHandler, hasEnough: () => boolean = () => false): void {
  const parser = parserFor(handler);
  for (let at = 0; at < xml.length && !hasEnough(); at += PIECE) parser.write(xml.slice(at, at + PIECE));
  if (!hasEnough()) parser.end();
}

/**
 * Reads an archive's member as it unpacks: only a chunk of it is held at a time. Absent members hold nothing.
 * @throws BrokenFile as the member and `readXml` do
 */
export async function readXmlMember(member: ZipMember | null, handler: XmlHandler): Promise<void> {
  if (member === null) return;
  const parser = parserFor(handler);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const chunk of await member.stream()) {
    const bytes = chunk as Uint8Array;
    decoder ??= new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8');
    parser.write(decoder.decode(bytes, { stream: true }));
  }
  parser.end();
}

/** An attribute by its name without prefix. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
}

// External entities and document types are not followed: htmlparser2 knows the five of XML and numeric ones.
function parserFor({ open, text, close }: XmlHandler): Parser {
  let depth = 0;
  return new Parser(
    {
      onopentag: (name, attributes) => {
        depth++;
        if (depth > MAX_DEPTH) throw new BrokenFile('too-large', { reason: 'depth', limit: MAX_DEPTH });
        open?.(localName(name), attributes, name);
      },
      ontext: (data) => text?.(data),
      onclosetag: (name) => {
        depth--;
        close?.(localName(name), name);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
