import { type Document, isMap, isScalar, type Pair, parseDocument, Scalar, type YAMLMap, YAMLSeq } from 'yaml';
import type { Lang } from '../../model/words.js';
import { readableUrl } from '../../text/url.js';
import { addressText, alternativeTexts, commentText, type DraftItem, hintText, sureText } from './checklist-text.js';

/**
 * Fills the items of a checklist that have no address; every other character stays as a person wrote it.
 * @param text a checklist that loads without problems
 * @param empty items without an address, with what was found for each
 */
export function fillChecklist(text: string, empty: readonly DraftItem[], fiscalYear: number, lang: Lang): string {
  const filled = empty.filter(({ chosen }) => chosen.length > 0);
  if (filled.length === 0) return text;
  const document = parseDocument(text, { merge: false, logLevel: 'error' });
  const edits = filled.map((entry) =>
    editOf(text, document, entry, (indent) => urlLines(entry, indent, fiscalYear, lang)),
  );
  const spliced = edits.every((edit) => edit !== null) ? splice(text, edits) : null;
  if (spliced !== null && parseDocument(spliced).errors.length === 0) return spliced;
  // For unusual YAML the library rewrites the file, with its comments and in its order.
  for (const entry of filled) setAddresses(document, entry, fiscalYear, lang);
  return document.toString({ lineWidth: 0 });
}

/** What to look for, for the items without an address for which none was found. */
export function missingHints(empty: readonly DraftItem[], lang: Lang): readonly string[] {
  return empty
    .filter(({ chosen }) => chosen.length === 0)
    .flatMap(({ id, item, notes = [] }) => [
      `${id} ${item.title}: ${hintText(item, lang)}`,
      ...notes.map((note) => `${id}: ${note}`),
    ]);
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function splice(text: string, edits: readonly Edit[]): string {
  // Later offsets first, so that the earlier ones stay valid; at one offset the last item first.
  const ordered = edits.map((edit, order) => ({ ...edit, order })).sort((a, b) => b.from - a.from || b.order - a.order);
  return ordered.reduce((rest, edit) => rest.slice(0, edit.from) + edit.text + rest.slice(edit.to), text);
}

type Lines = (indent: string) => string;

/** The edit that adds the item's addresses; null where only the library can do it. */
function editOf(text: string, document: Document, entry: DraftItem, lines: Lines): Edit | null {
  const items = pairOf(document.contents, 'items');
  if (items === null) return atEnd(text, `items:\n  ${entry.id}:\n${lines('    ')}`);
  if (!isMap(items.value) || items.value.flow || items.value.items.length === 0) return null;
  const item = pairOf(items.value, entry.id);
  const first = rangeOf(items.value.items[0]?.key);
  const indent = ' '.repeat(columnOf(text, first?.[0] ?? 0));
  if (item === null) return atLineAfter(text, items.value, `${indent}${entry.id}:\n${lines(`${indent}  `)}\n`);
  const key = rangeOf(item.key);
  const colon = key === null ? -1 : text.indexOf(':', key[1]) + 1;
  if (colon <= 0) return null;
  if (!isMap(item.value)) {
    const isNone = item.value === null || (isScalar(item.value) && item.value.value === null);
    return isNone ? { from: colon, to: colon, text: `\n${lines(`${indent}  `)}` } : null;
  }
  return item.value.flow ? flowEdit(text, item.value, colon, indent, lines) : blockEdit(text, item.value, lines);
}

function blockEdit(text: string, item: YAMLMap, lines: Lines): Edit | null {
  const urls = pairOf(item, 'urls');
  const [start] = rangeOf(urls?.key ?? item.items[0]?.key) ?? [];
  if (start === undefined) return null;
  const indent = ' '.repeat(columnOf(text, start));
  if (urls === null) return { from: start, to: start, text: `${lines(indent).trimStart()}\n${indent}` };
  const end = rangeOf(urls.value)?.[1] ?? text.indexOf(':', start) + 1;
  return { from: start, to: Math.max(end, text.indexOf(':', start) + 1), text: lines(indent).trimStart() };
}

/** `{ owner: กองคลัง, urls: [] }` becomes lines, to have room for comments between the addresses. */
function flowEdit(text: string, item: YAMLMap, colon: number, indent: string, lines: Lines): Edit | null {
  const range = item.range;
  if (!range) return null;
  const others = item.items.filter((pair) => keyOf(pair) !== 'urls');
  const kept = others.map((pair) => {
    const end = rangeOf(pair.value)?.[1] ?? rangeOf(pair.key)?.[1];
    return text.slice(rangeOf(pair.key)?.[0], end);
  });
  if (kept.some((part) => part.includes('\n'))) return null;
  const rows = [...kept.map((part) => `${indent}  ${part.trim()}`), lines(`${indent}  `)];
  return { from: colon, to: range[1], text: `\n${rows.join('\n')}` };
}

function atEnd(text: string, added: string): Edit {
  return { from: text.length, to: text.length, text: `${text.endsWith('\n') ? '' : '\n'}${added}\n` };
}

function atLineAfter(text: string, items: YAMLMap, added: string): Edit {
  const last = items.items.at(-1);
  const end = rangeOf(last?.value)?.[1] ?? rangeOf(last?.key)?.[1] ?? text.length;
  if (text[end - 1] === '\n') return { from: end, to: end, text: added };
  const line = text.indexOf('\n', end);
  return line < 0 ? atEnd(text, added.trimEnd()) : { from: line + 1, to: line + 1, text: added };
}

function urlLines(entry: DraftItem, indent: string, fiscalYear: number, lang: Lang): string {
  return [
    `${indent}urls:`,
    ...entry.chosen.flatMap((proposal) => [
      `${indent}  # ${commentText(sureText(proposal, entry, fiscalYear, lang))}`,
      `${indent}  - ${addressText(proposal.url)}`,
    ]),
    ...[...alternativeTexts(entry, fiscalYear, lang), ...(entry.notes ?? [])].map(
      (other) => `${indent}  # ${commentText(other)}`,
    ),
  ].join('\n');
}

function setAddresses(document: Document, entry: DraftItem, fiscalYear: number, lang: Lang): void {
  const list = new YAMLSeq();
  for (const proposal of entry.chosen) {
    const scalar = new Scalar(readableUrl(proposal.url));
    scalar.commentBefore = ` ${commentText(sureText(proposal, entry, fiscalYear, lang))}`;
    list.add(scalar);
  }
  const path = ['items', entry.id];
  for (const place of [['items'], path]) {
    const node = document.getIn(place, true);
    if (isMap(node)) node.flow = false;
    else document.setIn(place, document.createNode({}));
  }
  document.setIn([...path, 'urls'], list);
}

function pairOf(map: unknown, key: string): Pair | null {
  return (isMap(map) ? map.items.find((pair) => keyOf(pair) === key) : undefined) ?? null;
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

function rangeOf(node: unknown): readonly [number, number, number] | null {
  const range = (node as { range?: [number, number, number] | null } | null | undefined)?.range;
  return range ?? null;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
