import { inflateSync } from 'node:zlib';

/** A value of ISO 32000-1, 7.3: names and numbers as they are written, names with their slash. */
type Value = string | Text | Reference | readonly Value[] | Dictionary;
type Dictionary = ReadonlyMap<string, Value>;

interface Text {
  readonly text: string;
}

interface Reference {
  readonly number: number;
}

/** The objects of a file by their numbers, read from its bytes: what PDFium has no call for. */
export interface PdfObjects {
  /** The entries of a dictionary, whether `value` is one or refers to one; none of anything else. */
  entriesOf(value: Value | undefined): Dictionary;
  /** The members of an array, whether `value` is one or refers to one. */
  membersOf(value: Value | undefined): readonly Value[];
  /** What follows a key at its last place in the file. */
  lastOf(key: string): Value | undefined;
}

/** Of one object stream, unpacked; larger ones are passed over. */
const MAX_STREAM = 32 * 1024 * 1024;
const MAX_STREAMS = 2000;
const MAX_DEPTH = 20;
/** Characters of one object that are looked at. */
const MAX_VALUE = 64 * 1024;
/** References that lead to references. */
const MAX_STEPS = 10;

const HEADER = /(\d{1,10})\s{1,3}\d{1,5}\s{1,3}obj\b/g;
const BLANKS = /(?:[\s\0]|%[^\r\n]*[\r\n])*/y;
const TOKEN = /<<|>>|\[|\]|<[0-9A-Fa-f\s]*>|\/[^\s\0()<>[\]{}/%]*|[^\s\0()<>[\]{}/%]+/y;
const REFERENCE = /(\d{1,10})\s{1,3}\d{1,5}\s{1,3}R\b/y;

/** Reads where the objects of a file stand, those of object streams (7.5.7) among them; encrypted ones stay unread. */
export function readObjects(body: Uint8Array): PdfObjects {
  const file = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const streams = objectStreams(file);
  const places = new Map<number, { readonly source: string; readonly at: number }>();
  for (const { text, first } of streams)
    for (const [number, at] of pairsOf(text.slice(0, first))) places.set(number, { source: text, at: first + at });
  for (const match of file.matchAll(HEADER))
    places.set(Number(match[1]), { source: file, at: match.index + match[0].length });
  const known = new Map<number, Value | undefined>();
  const objectOf = (number: number): Value | undefined => {
    const place = places.get(number);
    if (!known.has(number)) known.set(number, place && valueAt(place.source, place.at));
    return known.get(number);
  };
  const resolved = (value: Value | undefined): Value | undefined => {
    let found = value;
    for (let step = 0; step < MAX_STEPS && isReference(found); step++) found = objectOf(found.number);
    return found;
  };
  return {
    entriesOf: (value) => {
      const found = resolved(value);
      return found instanceof Map ? found : new Map();
    },
    membersOf: (value) => {
      const found = resolved(value);
      return Array.isArray(found) ? found : [];
    },
    lastOf: (key) => {
      const source = [file, ...streams.map(({ text }) => text)].findLast((text) => text.includes(key));
      return source && valueAt(source, source.lastIndexOf(key) + key.length);
    },
  };
}

export function isReference(value: Value | undefined): value is Reference {
  return typeof value === 'object' && 'number' in value;
}

/** A string (7.3.4) as it is stored, a character for each byte; null for anything else. */
export function bytesOf(value: Value | undefined): string | null {
  return typeof value === 'object' && 'text' in value ? value.text : null;
}

interface ObjectStream {
  readonly text: string;
  /** Where its first object stands, behind the pairs. */
  readonly first: number;
}

function objectStreams(file: string): ObjectStream[] {
  const streams: ObjectStream[] = [];
  let at = file.indexOf('/ObjStm');
  for (; at >= 0 && streams.length < MAX_STREAMS; at = file.indexOf('/ObjStm', at + 1)) {
    const start = file.indexOf('stream', at);
    const end = file.indexOf('endstream', start);
    if (start < 0 || end < 0) break;
    const from = start + (file.startsWith('stream\r\n', start) ? 8 : 7);
    const text = inflated(Buffer.from(file.slice(from, end), 'latin1'));
    const entries = file.slice(Math.max(file.lastIndexOf('obj', at), at - MAX_VALUE), start);
    const first = Number(/\/First\s{0,3}(\d{1,9})/.exec(entries)?.[1] ?? 0);
    if (text !== null) streams.push({ text, first });
  }
  return streams;
}

function inflated(packed: Uint8Array): string | null {
  try {
    return inflateSync(packed, { maxOutputLength: MAX_STREAM }).toString('latin1');
  } catch {
    return null;
  }
}

/** Of each object of a stream: its number, and its place behind all pairs. */
function pairsOf(head: string): [number, number][] {
  const numbers = head.trim().split(/\s+/).map(Number);
  const pairs: [number, number][] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) pairs.push([numbers[at] as number, numbers[at + 1] as number]);
  return pairs;
}

function valueAt(source: string, at: number): Value | undefined {
  return readValue(source.slice(at, at + MAX_VALUE), 0)?.value;
}

interface Read {
  readonly value: Value;
  readonly end: number;
}

function readValue(source: string, from: number, depth = 0): Read | null {
  const at = matchAt(BLANKS, source, from).end;
  const reference = matchAt(REFERENCE, source, at);
  if (reference.text !== '') return { value: { number: Number.parseInt(reference.text, 10) }, end: reference.end };
  if (source[at] === '(') return readText(source, at);
  const { text, end } = matchAt(TOKEN, source, at);
  if (depth > MAX_DEPTH || text === '' || text === '>>' || text === ']') return null;
  if (text === '<<') return readDictionary(source, end, depth);
  if (text === '[') return readArray(source, end, depth);
  if (text.startsWith('<'))
    return { value: { text: Buffer.from(text.replace(/[<>\s]/g, ''), 'hex').toString('latin1') }, end };
  return { value: text, end };
}

function readDictionary(source: string, from: number, depth: number): Read {
  const value = new Map<string, Value>();
  let end = from;
  for (;;) {
    const key = readValue(source, end, depth + 1);
    const found = key && readValue(source, key.end, depth + 1);
    if (key === null || found === null || typeof key.value !== 'string')
      return { value, end: closed(source, end, '>>') };
    value.set(key.value, found.value);
    end = found.end;
  }
}

function readArray(source: string, from: number, depth: number): Read {
  const value: Value[] = [];
  let end = from;
  for (let found = readValue(source, end, depth + 1); found !== null; found = readValue(source, end, depth + 1)) {
    value.push(found.value);
    end = found.end;
  }
  return { value, end: closed(source, end, ']') };
}

function closed(source: string, from: number, sign: string): number {
  const { end } = matchAt(BLANKS, source, from);
  return source.startsWith(sign, end) ? end + sign.length : end;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** 7.3.4.2: parentheses may nest; a backslash begins an escape. */
function readText(source: string, from: number): Read {
  let text = '';
  let open = 0;
  for (let at = from; at < source.length; at++) {
    const sign = source[at] as string;
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(source.slice(at + 1, at + 4))?.[0];
      const next = source[at + 1] ?? '';
      text += octal === undefined ? (ESCAPES[next] ?? next) : String.fromCharCode(Number.parseInt(octal, 8) & 255);
      at += octal?.length ?? 1;
      continue;
    }
    if (sign === '(' && open++ === 0) continue;
    if (sign === ')' && --open === 0) return { value: { text }, end: at + 1 };
    text += sign;
  }
  return { value: { text }, end: source.length };
}

function matchAt(pattern: RegExp, source: string, at: number): { readonly text: string; readonly end: number } {
  pattern.lastIndex = at;
  const text = pattern.exec(source)?.[0] ?? '';
  return { text, end: at + text.length };
}
