import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { isMap as isData } from './is-map.js';

/** One value to set; the maps on its way are made where they are missing. */
export interface YamlEdit {
  readonly path: readonly string[];
  /** A list keeps the entries that it had, with their comments; null says nothing. */
  readonly value: string | number | boolean | null | readonly YamlEntry[];
}

/** An entry of a list: a text, or a map such as `{ url, sheet }`. */
export type YamlEntry = string | Readonly<Record<string, string>>;

/**
 * Sets values in a YAML text; what the edits do not name stays as a person wrote it, character by character.
 * @param text YAML that parses without errors and whose root is a map
 */
export function editYaml(text: string, edits: readonly YamlEdit[]): string {
  if (edits.length === 0) return text;
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const source = text.slice(mark.length);
  const edited = parse(source);
  expandAliases(edited);
  for (const edit of edits) apply(edited, edit);
  const spliced = spliceUnits(source, edited, edits);
  // For unusual YAML the library writes the whole file, with its comments and in its order.
  const isSame = spliced !== null && sameData(spliced, edited);
  return mark + (isSame ? spliced : edited.toString({ lineWidth: 0 }));
}

function parse(text: string): Document {
  return parseDocument(text, { merge: false, logLevel: 'error' });
}

function sameData(text: string, edited: Document): boolean {
  const read = parse(text);
  try {
    return read.errors.length === 0 && canonical(read) === canonical(edited);
  } catch (error) {
    // An alias whose anchor was written over.
    if (error instanceof ReferenceError) return false;
    throw error;
  }
}

/** The data as text, whatever the order of its keys. */
function canonical(document: Document): string {
  return JSON.stringify(document.toJS(), (_, value: unknown) =>
    isData(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

/** An edit of what an alias stands for would change every other place that shares it. */
function expandAliases(document: Document): void {
  const anchored: { anchor?: string }[] = [];
  visit(document, {
    Alias: (_, alias) => {
      const target = alias.resolve(document);
      if (target === undefined) return undefined;
      const copy = target.clone();
      if ('anchor' in copy) delete (copy as { anchor?: string }).anchor;
      return copy as Scalar;
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) anchored.push(node);
    },
  });
  for (const node of anchored) delete node.anchor;
}

function apply(document: Document, { path, value }: YamlEdit): void {
  for (let depth = 1; depth < path.length; depth += 1) {
    const way = path.slice(0, depth);
    const node = document.getIn(way, true);
    if (!isMap(node)) document.setIn(way, new YAMLMap());
    else if (node.items.length === 0) node.flow = false;
  }
  const old = document.getIn(path, true);
  if (!Array.isArray(value)) {
    if (isScalar(old)) old.value = value;
    else document.setIn(path, document.createNode(value));
    return;
  }
  const list = isSeq(old) ? old : new YAMLSeq();
  const left: unknown[] = [...list.items];
  const entries = (value as readonly YamlEntry[]).map((entry) => {
    const at = left.findIndex((node) => isEntry(node, entry, document));
    return at < 0 ? document.createNode(entry) : left.splice(at, 1)[0];
  });
  if (list.items.length === 0 && entries.length > 0) list.flow = false;
  list.items = entries;
  if (!isSeq(old)) document.setIn(path, list);
  if (entries.length === 0) list.flow = true;
  // Addresses are long: a map on one line with a list of them would be a line that nobody reads.
  else for (let depth = 1; depth < path.length; depth += 1) unfold(document.getIn(path.slice(0, depth), true));
}

function unfold(node: unknown): void {
  if (isMap(node)) node.flow = false;
}

function isEntry(node: unknown, entry: YamlEntry, document: Document): boolean {
  const data: unknown = isScalar(node) || isMap(node) ? node.toJS(document) : null;
  if (typeof entry === 'string') return typeof data === 'string' && data.trim() === entry;
  return JSON.stringify(data) === JSON.stringify(entry);
}

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Writes the smallest pairs that hold all edits over their places; null where a place has no such pair. */
function spliceUnits(source: string, edited: Document, edits: readonly YamlEdit[]): string | null {
  const original = parse(source);
  const units = new Map<string, readonly string[]>();
  for (const { path } of edits) {
    const unit = unitOf(original, path);
    units.set(JSON.stringify(unit), unit);
  }
  const splices = [...units.values()].map((unit) => spliceOf(source, original, edited, unit));
  if (!splices.every((splice) => splice !== null)) return null;
  // Later offsets first, so that the earlier ones stay valid; at one offset the last unit first.
  const ordered = splices
    .map((splice, order) => ({ ...splice, order }))
    .sort((a, b) => b.from - a.from || b.order - a.order);
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  return ordered.reduce(
    (rest, { from, to, text }) => rest.slice(0, from) + text.replace(/\n/g, newline) + rest.slice(to),
    source,
  );
}

/** The path of the pair that is written again: the edited one, the first that is missing, or one that is on one line. */
function unitOf(document: Document, path: readonly string[]): readonly string[] {
  let node: unknown = document.contents;
  for (let depth = 0; depth < path.length; depth += 1) {
    const pair = pairOf(node, path[depth]!);
    if (pair === null || !isMap(pair.value) || pair.value.flow === true) return path.slice(0, depth + 1);
    node = pair.value;
  }
  return path;
}

function spliceOf(source: string, original: Document, edited: Document, unit: readonly string[]): Splice | null {
  const key = unit.at(-1)!;
  const parent: unknown = unit.length === 1 ? original.contents : original.getIn(unit.slice(0, -1), true);
  if (!isMap(parent) || parent.flow === true) return null;
  const first = rangeOf(parent.items[0]?.key);
  if (first === null) return null;
  const indent = ' '.repeat(columnOf(source, first[0]));
  const text = renderPair(edited, unit, indent);
  const old = pairOf(parent, key);
  if (old === null)
    return insertion(source, parent, { indent, text, isLast: unit[0] === 'items' && unit.length === 2 });
  const start = rangeOf(old.key);
  if (start === null) return null;
  const colon = source.indexOf(':', start[1]) + 1;
  if (colon <= 0) return null;
  const end = Math.max(colon, endOf(source, old) ?? colon);
  return { from: start[0], to: end, text };
}

/** New fields follow those that fill one line at the beginning of a map, new items the last one. */
function insertion(
  source: string,
  parent: YAMLMap,
  { indent, text, isLast }: { readonly indent: string; readonly text: string; readonly isLast: boolean },
): Splice | null {
  const short = isLast ? -1 : parent.items.findIndex((pair) => !isOneLine(source, pair as Pair));
  const before = isLast || short < 0 ? parent.items.at(-1) : parent.items[short - 1];
  const first = rangeOf(parent.items[0]?.key)?.[0];
  if (first === undefined) return null;
  if (before === undefined) return { from: first, to: first, text: `${text}\n${indent}` };
  const end = endOf(source, before as Pair);
  if (end === null) return null;
  const at = lineEnd(source, end, indent.length);
  return { from: at, to: at, text: `\n${indent}${text}` };
}

/** The end of the line of an offset and of the comments below it that belong to what stands above. */
function lineEnd(source: string, offset: number, indent: number): number {
  let end = source.indexOf('\n', offset);
  if (end < 0) return source.length;
  for (;;) {
    const line = /^\r?\n([ ]*)#[^\n]*/.exec(source.slice(end));
    if (line === null || (line[1]?.length ?? 0) <= indent) return source[end - 1] === '\r' ? end - 1 : end;
    end += line[0].length;
  }
}

function isOneLine(source: string, pair: Pair): boolean {
  const [start] = rangeOf(pair.key) ?? [];
  const end = endOf(source, pair);
  if (start === undefined || end === null) return false;
  const isBlock = (isMap(pair.value) || isSeq(pair.value)) && pair.value.flow !== true;
  return !isBlock && !source.slice(start, end).includes('\n');
}

/** The end of a pair without the blank space behind it; null: it has no place. */
function endOf(source: string, pair: Pair): number | null {
  const end = rangeOf(pair.value)?.[1] ?? rangeOf(pair.key)?.[1];
  if (end === undefined) return null;
  return source.slice(0, end).trimEnd().length;
}

/** The pair as lines, the first without indent; comments above and below it stay where they are. */
function renderPair(edited: Document, unit: readonly string[], indent: string): string {
  const value = edited.getIn(unit, true);
  const behind = isNode(value) ? value.comment : null;
  if (isNode(value)) value.comment = null;
  const map = new YAMLMap();
  map.add({ key: new Scalar(unit.at(-1)!), value });
  const page = parse('');
  page.contents = map;
  const text = page.toString({ lineWidth: 0 }).trimEnd();
  if (isNode(value)) value.comment = behind ?? null;
  return text.replace(/\n(?=[^\n])/g, `\n${indent}`);
}

function pairOf(map: unknown, key: string): Pair | null {
  const found = isMap(map)
    ? map.items.find((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === key)
    : null;
  return found ?? null;
}

function rangeOf(node: unknown): readonly [number, number, number] | null {
  return (node as { range?: [number, number, number] | null } | null | undefined)?.range ?? null;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
