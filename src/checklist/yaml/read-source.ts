import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { InputProblem, InputProblemCode } from '../../model/checklist.js';
import type { Words } from '../../model/words.js';
import { isInCurlyQuotes } from './curly-quotes.js';
import * as say from './fault-words.js';
import { causeOf, type Fault } from './faults.js';

/** A checklist is written by hand; more than this is a mistake or an attack. */
export const MAX_CHECKLIST_BYTES = 1024 * 1024;
const MAX_ALIASES = 100;
const MAX_DEPTH = 40;

/** Texts with more faults than this are no checklists; each costs a further reading. */
const MAX_FAULTS = 20;

/** One YAML file with its data and the place of everything in it. */
export interface Source {
  readonly file: string;
  readonly data: unknown;
  readonly problems: readonly InputProblem[];
  /** The place of a value, or of the key that leads to it; the nearest parent where the path does not exist. */
  locate(path: readonly PropertyKey[], what?: 'key' | 'value'): Place;
  /** As `locate`, with the line of the file. */
  excerptAt(path: readonly PropertyKey[], what?: 'key' | 'value'): Place & { readonly excerpt: string };
  /** A problem at a path, with the line that has it. */
  problemAt(path: readonly PropertyKey[], about: ProblemWords, what?: 'key' | 'value'): InputProblem;
  /** The keys of the map under a top key, in the order of the file: an object would put `2` before `10` before `O1`. */
  keysUnder(key: string): readonly string[];
}

/** Counted from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

type ProblemWords = Pick<InputProblem, 'code' | 'path' | 'message' | 'correction'>;

/**
 * Parses YAML text; faults of the text itself come as problems with their place. A fault whose cause is clear is mended to find
 * the next, so that each is said once and what follows from it is not.
 */
export function readSource(file: string, text: string): Source {
  const original = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const excerpt = (place: Place) => ({ ...place, excerpt: original[place.line - 1] ?? '' });
  const parsed = parseMended(text.replace(/^\uFEFF/, ''));
  if (!parsed) {
    const start = { line: 1, column: 1 };
    const problem: InputProblem = { file, ...start, code: 'limit', path: '', message: tooDeep };
    return {
      ...{ file, data: null, problems: [problem], locate: () => start, keysUnder: () => [] },
      excerptAt: () => excerpt(start),
      problemAt: (_, about) => ({ file, ...excerpt(start), ...about }),
    };
  }
  const { document, faults, place } = parsed;
  const problemOf = (offset: number, code: InputProblemCode, message: Words): InputProblem => ({
    ...{ file, ...excerpt(place(offset)), code, path: '', message },
  });
  const isSound = faults.every(({ mended }) => mended !== null);
  const problems: InputProblem[] = faults.map((fault) => ({
    ...{ file, ...excerpt(fault.place), code: fault.code, path: '', message: fault.words },
  }));
  const twins = twinsIn(document);
  const twice = twinProblems(twins, place, problemOf);
  if (isSound) problems.push(...twice, ...contentProblems(text, document, problemOf));
  else problems.push(...twice.filter(({ line }) => isBefore(line, faults)));
  dropTwins(twins);
  const isData = isSound && problems.every(({ code }) => RECOVERABLE.has(code));
  const offsetOf = createOffsets(document);
  const locate: Source['locate'] = (path, what = 'value') => place(offsetOf(path, what));
  return {
    file,
    data: isData ? toData(document, file, problems) : null,
    problems,
    locate,
    excerptAt: (path, what) => excerpt(locate(path, what)),
    problemAt: (path, about, what) => ({ file, ...excerpt(locate(path, what)), ...about }),
    keysUnder: (key) => keysUnder(document, key),
  };
}

/** The rest of the text can be judged beside them. Where a quotation mark or bracket should have closed is a guess. */
const RECOVERABLE: ReadonlySet<InputProblemCode> = new Set(['curly-quote', 'yaml-line', 'duplicate-key']);

const isBefore = (line: number | null, faults: readonly PlacedFault[]): boolean =>
  faults.every(({ mended, place }) => mended !== null || place.line > (line ?? 0));

interface PlacedFault extends Fault {
  readonly place: Place;
}

interface Parsed {
  readonly document: Document;
  readonly faults: readonly PlacedFault[];
  place(offset: number): Place;
}

/** Null when the text is nested so deeply that the parser's recursion ran out of stack. */
function parseMended(text: string): Parsed | null {
  const faults: PlacedFault[] = [];
  for (let current = text; ; ) {
    const lines = new LineCounter();
    const document = parseBounded(current, lines);
    if (!document) return null;
    const place = (offset: number): Place => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    if (document.errors.length === 0) return { document, faults, place };
    const fault = causeOf(current, document.errors);
    const isNew = faults.every((other) => other.place.line !== place(fault.offset).line);
    // A second fault on a line that was mended may be the mending's own.
    if (isNew) faults.push({ ...fault, place: place(fault.offset) });
    if (fault.mended === null || !isNew || faults.length >= MAX_FAULTS) {
      const [last] = faults.splice(-1);
      if (last) faults.push({ ...last, mended: null });
      return { document, faults, place };
    }
    current = fault.mended;
  }
}

type ProblemOf = (offset: number, code: InputProblemCode, message: Words) => InputProblem;

/** What is wrong in a text that is YAML. */
function contentProblems(text: string, document: Document, problem: ProblemOf): InputProblem[] {
  const aliases = text.includes('*') ? danglingAliases(document) : [];
  return [
    ...reservedKeys(document.contents).map((key) =>
      problem(startOf(key) ?? 0, 'identifier', reservedKey(String(key.value))),
    ),
    ...aliases.map((alias) => problem(startOf(alias) ?? 0, 'yaml', noAnchor(alias.source))),
    ...(isDeeper(document.contents, MAX_DEPTH) ? [problem(0, 'limit', tooDeep)] : []),
    ...curlyTexts(document).map((scalar) => problem(startOf(scalar) ?? 0, 'curly-quote', say.curlyQuote)),
  ];
}

/** A key that its map has already. */
interface Twin {
  readonly map: YAMLMap;
  readonly key: Scalar;
  readonly first: Scalar;
}

/** The library would compare each key with all others, which takes minutes where a hostile file has many. */
function twinsIn(document: Document): Twin[] {
  const twins: Twin[] = [];
  visit(document, {
    Map: (_, map) => {
      const known = new Map<unknown, Scalar>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const first = known.get(key.value);
        if (first === undefined) known.set(key.value, key);
        else twins.push({ map, key, first });
      }
    },
  });
  return twins;
}

function twinProblems(twins: readonly Twin[], place: Parsed['place'], problem: ProblemOf): InputProblem[] {
  return twins.map(({ key, first }) =>
    problem(startOf(key) ?? 0, 'duplicate-key', keyTwice(place(startOf(first) ?? 0).line)),
  );
}

/** The first of a key that stands twice is the one that is located. */
function dropTwins(twins: readonly Twin[]): void {
  const keys = new Set<unknown>(twins.map(({ key }) => key));
  for (const map of new Set(twins.map((twin) => twin.map))) map.items = map.items.filter(({ key }) => !keys.has(key));
}

/** Texts without quotes of YAML that stand in curly ones: these would be part of them. */
function curlyTexts(document: Document): Scalar[] {
  const found: Scalar[] = [];
  visit(document, {
    Scalar: (_, scalar) => {
      if (scalar.type === 'PLAIN' && typeof scalar.value === 'string' && isInCurlyQuotes(scalar.value))
        found.push(scalar);
    },
  });
  return found;
}

const tooDeep: Words = { th: `ซ้อนกันลึกเกิน ${MAX_DEPTH} ชั้น`, en: `nested more than ${MAX_DEPTH} levels deep` };

/** Null when the text is nested so deeply that the parser's recursion ran out of stack. */
function parseBounded(text: string, lineCounter: LineCounter): Document | null {
  try {
    return parseDocument(text, {
      lineCounter,
      uniqueKeys: false,
      prettyErrors: false,
      merge: false,
      logLevel: 'error',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function toData(document: Document, file: string, problems: InputProblem[]): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    // The library refuses alias bombs here.
    if (!(error instanceof ReferenceError)) throw error;
    problems.push({ file, line: 1, column: 1, code: 'limit', path: '', message: tooManyAliases });
    return null;
  }
}

const tooManyAliases: Words = {
  th: `ใช้ alias (*) มากเกินไป (อ้างถึงซ้ำได้ไม่เกิน ${MAX_ALIASES} ครั้ง)`,
  en: `too many aliases (*): what they stand for may come up ${MAX_ALIASES} times at most`,
};

const noAnchor = (name: string): Words => ({
  th: `*${name} ไม่มีจุดอ้างอิง &${name} อยู่ก่อนหน้า ถ้าหมายถึงเครื่องหมาย * ให้ใส่เครื่องหมายคำพูดครอบ`,
  en: `*${name} has no anchor &${name} before it; where the sign * is meant, put the text in quotes`,
});

function danglingAliases(document: Document): Alias[] {
  const found: Alias[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) === undefined) found.push(alias);
    },
  });
  return found;
}

/** Names that would reach the prototype of a plain object. */
const RESERVED: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);

const reservedKey = (name: string): Words => ({
  th: `ใช้ "${name}" เป็นคีย์ไม่ได้ รหัสใช้ได้เฉพาะตัวอักษรอังกฤษ ตัวเลข - และ _`,
  en: `"${name}" cannot be a key; an identifier has letters, digits, - and _ only`,
});

function reservedKeys(root: unknown): Scalar[] {
  const open: unknown[] = [root];
  const found: Scalar[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isMap(next)) {
      for (const { key, value } of next.items) {
        if (isScalar(key) && RESERVED.has(key.value)) found.push(key);
        open.push(value);
      }
    } else if (isSeq(next)) {
      for (const item of next.items) open.push(item);
    }
  }
  return found;
}

const keyTwice = (firstLine: number): Words => ({
  th: `มีคีย์ซ้ำกันในที่เดียวกัน (ครั้งแรกอยู่บรรทัด ${firstLine}) ให้เหลือเพียงคีย์เดียว`,
  en: `the same key stands here twice (first on line ${firstLine}); keep one of them`,
});

function isDeeper(root: unknown, limit: number): boolean {
  const open: [unknown, number][] = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    if (depth > limit) return true;
    if (isMap(node)) for (const pair of node.items) open.push([pair.value, depth + 1]);
    else if (isSeq(node)) for (const item of node.items) open.push([item, depth + 1]);
  }
  return false;
}

function keysUnder(document: Document, key: string): string[] {
  const found: unknown = isMap(document.contents) ? document.get(key, true) : null;
  const map = isAlias(found) ? found.resolve(document) : found;
  return isMap(map) ? map.items.map(keyOf) : [];
}

type OffsetOf = (path: readonly PropertyKey[], what: 'key' | 'value') => number;

/** Tells where in the text a path leads. The pairs of a map are listed when first a key of it is asked for: lists may be long. */
function createOffsets(document: Document): OffsetOf {
  const listed = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  const pairsOf = (map: YAMLMap): ReadonlyMap<string, Pair> => {
    const known = listed.get(map);
    if (known) return known;
    // Of twins the first one counts.
    const pairs = new Map(map.items.toReversed().map((pair) => [keyOf(pair), pair]));
    listed.set(map, pairs);
    return pairs;
  };
  return (path, what) => {
    let node: unknown = document.contents;
    let offset = startOf(node) ?? 0;
    for (const [index, key] of path.entries()) {
      if (isAlias(node)) node = node.resolve(document);
      const last = index === path.length - 1;
      if (isMap(node)) {
        const pair = pairsOf(node).get(String(key));
        if (!pair) return offset;
        const keyOffset = startOf(pair.key) ?? offset;
        offset = last && what === 'value' && !isEmpty(pair.value) ? (startOf(pair.value) ?? keyOffset) : keyOffset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(key)];
        offset = startOf(node) ?? offset;
      } else {
        return offset;
      }
    }
    return offset;
  };
}

const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);
const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
const isEmpty = (node: unknown): boolean => !isNode(node) || (isScalar(node) && node.value === null);
