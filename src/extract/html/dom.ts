import type { AnyNode, Document, Element, ParentNode } from 'domhandler';
import { phraseList } from '../../text/phrase-list.js';
import { raisedDigits } from '../raised-digits.js';

export type { AnyNode, Document, Element, ParentNode };

export function isElement(node: AnyNode | ParentNode | null): node is Element {
  return node !== null && (node.type === 'tag' || node.type === 'script' || node.type === 'style');
}

/** A page as its readers go through it. */
export interface PageTree {
  readonly root: Document;
  /** All of them, in document order. */
  readonly elements: readonly Element[];
  /** Of the page's bytes. */
  readonly charset: string;
}

/** Elements in document order, without recursion: pages nest deeper than the stack. */
export function* elementsOf(root: ParentNode): Generator<Element> {
  let node: AnyNode | null = root.firstChild;
  while (node !== null) {
    if (isElement(node)) yield node;
    node = nextNode(node, root, true);
  }
}

/** The node after this one in document order, within `root`; without its children when `enter` is false. */
export function nextNode(node: AnyNode, root: ParentNode, enter: boolean): AnyNode | null {
  if (enter && 'firstChild' in node && node.firstChild !== null) return node.firstChild as AnyNode;
  let current: AnyNode | ParentNode = node;
  while (current !== root) {
    if (current.next !== null) return current.next as AnyNode;
    if (current.parent === null) return null;
    current = current.parent;
  }
  return null;
}

/** The words that stand in the element itself. */
export function ownText(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.data : '')).join('');
}

/** The nearest ancestor of a name. */
export function ancestorNamed(element: Element, name: string): Element | null {
  for (const ancestor of ancestorsOf(element)) if (ancestor.name === name) return ancestor;
  return null;
}

/** Ancestors from the parent up. */
export function* ancestorsOf(node: AnyNode): Generator<Element> {
  for (let parent = node.parent; parent !== null; parent = parent.parent) if (isElement(parent)) yield parent;
}

// Lists to choose from hold every year and every unit: they say nothing of this page.
const NEVER_SHOWN: ReadonlySet<string> = new Set(
  phraseList(
    'script, style, noscript, template, head, noframes, object, iframe, svg, math, select, datalist, textarea',
  ),
);

/** Attribute that marks what no visitor sees; no page can have one with a space in its name. */
export const UNSEEN = ' unseen';

/** Is it, with all that is in it, out of a visitor's sight? Panels that a click opens are in sight. */
export function isHidden({ name, attribs }: Element): boolean {
  return NEVER_SHOWN.has(name) || UNSEEN in attribs;
}

const BLOCKS: ReadonlySet<string> = new Set(
  phraseList(`
    address, article, aside, blockquote, body, button, caption, center, dd, details, dialog, dir, div, dl, dt, fieldset
    figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, html, legend, li, main, menu, nav, ol
    p, pre, section, summary, table, tbody, td, tfoot, th, thead, tr, ul
  `),
);

export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.name);
}

const THAI = /[\u0E01-\u0E3A\u0E40-\u0E4E]/;

/** Joins inline text as a browser does: white space of the source is one space, `<br>` a line end. */
export class LineBuilder {
  private text = '';
  /** Last letter of the text; asking the text itself would put its pieces together each time. */
  private last = '';
  private hasRoom = false;

  /** `kept`: white space stays as it is written (pre). */
  add(data: string, kept = false): void {
    const folded = kept || !/[\t\r\n\f]| {2}/.test(data) ? data : data.replace(/[ \t\r\n\f]+/g, ' ');
    this.append(folded.startsWith(' ') && /\s/.test(this.last) ? folded.slice(1) : folded);
  }

  /** Text above the line. */
  addRaised(data: string): void {
    const mark = data.trim();
    const raised = raisedDigits(this.last, mark);
    if (raised === mark) this.add(data);
    else this.append(raised);
  }

  /** Room between two pieces of a printed line: a blank, except within Thai, whose letters a converter sets one by one. */
  addRoom(): void {
    this.hasRoom = true;
  }

  breakLine(): void {
    this.hasRoom = false;
    if (this.text === '' || this.last === '\n') return;
    this.text = `${this.text.trimEnd()}\n`;
    this.last = '\n';
  }

  separate(sign: string): void {
    this.append(sign);
  }

  /** @returns the text so far, and starts a new one. */
  take(): string {
    const text = this.text.includes(' \n') ? this.text.replace(/(?<! ) +\n/g, '\n') : this.text;
    this.text = '';
    this.last = '';
    this.hasRoom = false;
    return withoutBlankEnds(text);
  }

  private append(piece: string): void {
    if (piece === '') return;
    if (this.hasRoom && !(THAI.test(this.last) && THAI.test(piece[0] ?? '')) && !/\s/.test(this.last + piece[0]))
      this.text += ' ';
    this.hasRoom = false;
    this.text += piece;
    this.last = piece[piece.length - 1] ?? '';
  }
}

function withoutBlankEnds(text: string): string {
  const isBlank = (at: number): boolean => ' \n\t\r'.includes(text[at] ?? '.');
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(start)) start++;
  while (end > start && isBlank(end - 1)) end--;
  return text.slice(start, end);
}

/**
 * The visible text of one element on few lines: blocks and `<br>` end a line.
 * @param skips parts to leave out, beside what is hidden
 */
export function textOf(root: Element, skips: (element: Element) => boolean = () => false): string {
  return readText(root, skips, { letters: Number.POSITIVE_INFINITY, nodes: Number.POSITIVE_INFINITY }).text;
}

/** Nodes that are looked at in search of a few words. */
const MAX_NODES = 2_000;

/**
 * As {@link textOf}, but no further than about so many letters: for what is asked of many elements that hold one another.
 * @returns the beginning, and whether it is all
 */
export function textWithin(
  root: Element,
  letters: number,
  skips: (element: Element) => boolean = () => false,
): { readonly text: string; readonly isWhole: boolean } {
  return readText(root, skips, { letters, nodes: MAX_NODES });
}

function readText(
  root: Element,
  skips: (element: Element) => boolean,
  max: { readonly letters: number; readonly nodes: number },
): { readonly text: string; readonly isWhole: boolean } {
  const lines = new LineBuilder();
  let [letters, nodes] = [0, 0];
  let node: AnyNode | null = root.firstChild as AnyNode | null;
  while (node !== null && letters <= max.letters && nodes < max.nodes) {
    let enter = true;
    nodes++;
    if (node.type === 'text') {
      const data = node.data.length > max.letters ? node.data.slice(0, max.letters + 1) : node.data;
      if (isRaised(node)) lines.addRaised(data);
      else lines.add(data);
      letters += data.length;
    } else if (isElement(node)) {
      enter = !isHidden(node) && !skips(node);
      if (node.name === 'br' || isBlock(node)) lines.breakLine();
    }
    const next: AnyNode | null = nextNode(node, root, enter);
    if (isLeavingBlock(node, next, enter)) lines.breakLine();
    node = next;
  }
  return { text: lines.take(), isWhole: node === null && letters <= max.letters };
}

/** Within `<sup>`, or a link in it. */
function isRaised({ parent }: AnyNode): boolean {
  const isSup = (element: ParentNode | null): boolean =>
    element !== null && isElement(element) && element.name === 'sup';
  return isSup(parent) || (parent !== null && isElement(parent) && isSup(parent.parent));
}

/** Does going from `node` to `next` leave a block? */
function isLeavingBlock(node: AnyNode, next: AnyNode | null, entered: boolean): boolean {
  if (entered && next !== null && next.parent === node) return false;
  for (
    let current: AnyNode | ParentNode | null = node;
    current !== null && current !== next?.parent;
    current = current.parent
  )
    if (isElement(current) && isBlock(current)) return true;
  return false;
}
