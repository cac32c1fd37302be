import {
  type AnyNode,
  ancestorNamed,
  type Document,
  type Element,
  isBlock,
  isElement,
  isHidden,
  LineBuilder,
  nextNode,
} from '../dom.js';
import { COUNT_MARK, marksCount } from './count-marks.js';

/** One paragraph, list item, heading or table row of a page, in reading order. */
export interface PageBlock {
  readonly text: string;
  /** The text with a mark before each number that an icon or a name calls a count of visits; absent: there is none. */
  readonly marked?: string;
  /** Of a heading its level, from 1; null: it is none. */
  readonly level: number | null;
  /** Of a row the number of its table on the page. */
  readonly table?: number;
}

/**
 * The page's text, block by block.
 * @param chrome parts to leave out
 * @param tables tables whose rows stay one block, their cells parted by tabs; other tables are layout
 */
export function readBlocks(root: Document, chrome: ReadonlySet<Element>, tables: ReadonlySet<Element>): PageBlock[] {
  const blocks: PageBlock[] = [];
  const lines = new LineBuilder();
  let level: number | null = null;
  /** Depth of open rows of data tables: within them blocks only end a line. */
  const rows: Element[] = [];
  const places = new Map<Element, number>();
  let table: { readonly table?: number } = {};
  const pres: Element[] = [];
  const flush = (): void => {
    const marked = lines.take();
    const text = marked.includes(COUNT_MARK) ? marked.replaceAll(COUNT_MARK, '').trim() : marked;
    if (text !== '') blocks.push({ text, level, ...(text !== marked && { marked }), ...table });
    level = null;
    table = {};
  };

  const tableOf = (element: Element): number | null => {
    const around = element.name === 'tr' ? ancestorNamed(element, 'table') : null;
    if (around === null || !tables.has(around)) return null;
    const place = places.get(around) ?? places.size;
    places.set(around, place);
    return place;
  };
  const openElement = (element: Element): void => {
    if (element.name === 'br') lines.breakLine();
    if (element.name === 'pre') pres.push(element);
    if (!isBlock(element)) return;
    const place = tableOf(element);
    if (place !== null) {
      if (rows.length === 0) {
        flush();
        table = { table: place };
      }
      rows.push(element);
    } else if (rows.length > 0) {
      if (!isCellOf(element, rows.at(-1)!)) lines.breakLine();
    } else {
      flush();
      level = /^h[1-6]$/.test(element.name) ? Number(element.name[1]) : null;
    }
  };
  const closeElement = (element: Element): void => {
    if (pres.at(-1) === element) pres.pop();
    if (!isBlock(element)) return;
    const row = rows.at(-1);
    if (row === element) {
      rows.pop();
      if (rows.length === 0) flush();
      else lines.breakLine();
    } else if (row === undefined) flush();
    else if (isCellOf(element, row)) lines.separate('\t');
    else lines.breakLine();
  };

  let node: AnyNode | null = root.firstChild as AnyNode | null;
  while (node !== null) {
    let enter = true;
    if (node.type === 'text') {
      if (isRoom(node)) lines.addRoom();
      else lines.add(node.data, pres.length > 0);
    } else if (isElement(node)) {
      enter = !isHidden(node) && !chrome.has(node);
      if (enter) openElement(node);
      // Icons are hidden from readers that speak.
      if (!chrome.has(node) && isCountIcon(node)) lines.add(COUNT_MARK);
    }
    const next: AnyNode | null = nextNode(node, root, enter);
    // Close whatever is left behind on the way to the next node.
    if (next === null || next.parent !== node) {
      let current: AnyNode | null = enter || !isElement(node) ? node : (node.parent as AnyNode | null);
      while (current !== null && current !== next?.parent) {
        if (isElement(current)) closeElement(current);
        current = current.parent as AnyNode | null;
      }
    }
    node = next;
  }
  flush();
  return blocks;
}

/** What a converter of PDF files (pdf2htmlEX) writes for a gap in a line: `<span class="_ _1"> </span>`. */
function isRoom({ data, parent }: Extract<AnyNode, { type: 'text' }>): boolean {
  if (data.trim() !== '' || parent === null || !isElement(parent) || parent.name !== 'span') return false;
  return parent.children.length === 1 && /^_(?: |$)/.test(parent.attribs.class ?? '');
}

function isCountIcon(element: Element): boolean {
  return marksCount(element) || (element.name === 'svg' && element.children.filter(isElement).some(marksCount));
}

function isCellOf(element: Element, row: Element): boolean {
  return (element.name === 'td' || element.name === 'th') && element.parent === row;
}
