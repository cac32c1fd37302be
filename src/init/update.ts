import { type Document, isMap, isScalar, parseDocument, type Scalar, type YAMLMap, YAMLSeq } from 'yaml';
import type { Lang } from '../model/words.js';
import { alternativeTexts, commentText, type DraftItem, hintText, sureText } from './checklist-text.js';

/**
 * Fills the items of a checklist that have no address, and nothing else: comments, order and everything that a person wrote stay.
 * @param text a checklist that loads without problems
 * @param empty items without an address, with what was found for each
 */
export function fillChecklist(text: string, empty: readonly DraftItem[], fiscalYear: number, lang: Lang): string {
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { merge: false });
  const items = mapAt(document, document.contents, 'items');
  let isChanged = false;
  for (const entry of empty) {
    if (items === null || entry.chosen.length === 0) continue;
    const item = mapAt(document, items, entry.id);
    if (item === null) continue;
    item.flow = false;
    item.set('urls', addresses(document, entry, fiscalYear, lang));
    isChanged = true;
  }
  return isChanged ? document.toString({ lineWidth: 0 }) : text;
}

/** The map under a key, made where there is none; null where something else stands there. */
function mapAt(document: Document, parent: unknown, key: string): YAMLMap | null {
  if (!isMap(parent)) return null;
  const value = parent.get(key, true) as unknown;
  if (isMap(value)) return value;
  if (value !== undefined && !(isScalar(value) && value.value === null)) return null;
  const made = document.createNode({});
  parent.flow = false;
  parent.set(key, made);
  return made;
}

function addresses(document: Document, entry: DraftItem, fiscalYear: number, lang: Lang): YAMLSeq {
  const list = new YAMLSeq();
  for (const proposal of entry.chosen) {
    const scalar: Scalar = document.createNode(proposal.url);
    scalar.commentBefore = ` ${commentText(sureText(proposal, entry, fiscalYear, lang))}`;
    list.add(scalar);
  }
  const others = alternativeTexts(entry, fiscalYear, lang);
  if (others.length > 0) list.comment = others.map((other) => ` ${commentText(other)}`).join('\n');
  return list;
}

/** Items that have no address in the file and for which none was found: what to look for. */
export function missingHints(empty: readonly DraftItem[], lang: Lang): readonly string[] {
  return empty
    .filter(({ chosen }) => chosen.length === 0)
    .map(({ id, item }) => `${id} ${item.title}: ${hintText(item, lang)}`);
}
