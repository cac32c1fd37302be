import type { AnyNode, Document, Element, ParentNode } from 'domhandler';

export type { AnyNode, Document, Element, ParentNode };

export function isElement(node: AnyNode | ParentNode | null): node is Element {
  return node !== null && (node.type === 'tag' || node.type === 'script' || node.type === 'style');
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

/** Ancestors from the parent up. */
export function* ancestorsOf(node: AnyNode): Generator<Element> {
  for (let parent = node.parent; parent !== null; parent = parent.parent) if (isElement(parent)) yield parent;
}

const NEVER_SHOWN: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'noframes',
  'object',
  'iframe',
  'svg',
  'math',
  // Lists to choose from hold every year and every unit: they say nothing of this page.
  'select',
  'datalist',
  'textarea',
]);

/** Is it, with all that is in it, out of a visitor's sight? Panels that a click opens are in sight. */
export function isHidden(element: Element): boolean {
  if (NEVER_SHOWN.has(element.name)) return true;
  const { attribs } = element;
  if (isPanel(element)) return false;
  if ('hidden' in attribs || attribs['aria-hidden'] === 'true') return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribs.style ?? '');
}

function isPanel({ attribs }: Element): boolean {
  return (
    attribs.role === 'tabpanel' ||
    /\b(?:tab-?pane|tab-?panel|tab-?content|accordion|collapse|panel|toggle)/i.test(attribs.class ?? '')
  );
}

const BLOCKS: ReadonlySet<string> = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'button',
  'caption',
  'center',
  'dd',
  'details',
  'dialog',
  'dir',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hgroup',
  'hr',
  'html',
  'legend',
  'li',
  'main',
  'menu',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
]);

export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.name);
}

/** Joins inline text as a browser does: white space of the source is one space, `<br>` a line end. */
export class LineBuilder {
  private text = '';

  /** `kept`: white space stands as it is written (pre). */
  add(data: string, kept = false): void {
    const folded = kept ? data : data.replace(/[ \t\r\n\f]+/g, ' ');
    this.text += /\s$/.test(this.text) ? folded.replace(/^ /, '') : folded;
  }

  breakLine(): void {
    if (this.text !== '' && !this.text.endsWith('\n')) this.text = `${this.text.trimEnd()}\n`;
  }

  separate(sign: string): void {
    this.text += sign;
  }

  /** @returns what was gathered, and begins anew. */
  take(): string {
    const text = this.text.replace(/(?<! ) +\n/g, '\n').replace(/^[ \n\t\r]+|(?<![ \n\t\r])[ \n\t\r]+$/g, '');
    this.text = '';
    return text;
  }
}

/**
 * The visible text of one element on few lines: blocks and `<br>` end a line.
 * @param skips parts to leave out, beside what is hidden
 */
export function textOf(root: Element, skips: (element: Element) => boolean = () => false): string {
  const lines = new LineBuilder();
  let node: AnyNode | null = root.firstChild as AnyNode | null;
  while (node !== null) {
    let enter = true;
    if (node.type === 'text') lines.add(node.data);
    else if (isElement(node)) {
      enter = !isHidden(node) && !skips(node);
      if (node.name === 'br' || isBlock(node)) lines.breakLine();
    }
    const next: AnyNode | null = nextNode(node, root, enter);
    if (isLeavingBlock(node, next, enter)) lines.breakLine();
    node = next;
  }
  return lines.take();
}

/** Does going from `node` to `next` leave a block? */
export function isLeavingBlock(node: AnyNode, next: AnyNode | null, entered: boolean): boolean {
  if (entered && next !== null && next.parent === node) return false;
  for (
    let current: AnyNode | ParentNode | null = node;
    current !== null && current !== next?.parent;
    current = current.parent
  )
    if (isElement(current) && isBlock(current)) return true;
  return false;
}
