import {
  type AnyNode,
  ancestorsOf,
  type Document,
  type Element,
  elementsOf,
  isElement,
  isHidden,
  nextNode,
} from './html-dom.js';

const ROLES: ReadonlySet<string> = new Set(['navigation', 'banner', 'contentinfo', 'menubar', 'menu', 'search']);

const AROUND =
  '(?:site|main|top|side|left|right|mega|sub|page|primary|secondary|mobile|global|web|app|my|bottom|sticky|fixed|responsive|desktop|horizontal|vertical)?';
const PART =
  '(?:top|bottom|main|left|right|area|wrap(?:per)?|container|inner|section|widgets?|list|bar|box|links?|items?|menu|nav|primary|secondary|mobile|default|collapse|fixed|sticky|bg|content|col|row|block|zone|brand|text|copyright|\\d+)';
// Whole words only: `entry-header`, `no-sidebar` and `menu-open` say nothing of the site's own parts.
const CHROME_NAME = new RegExp(
  `^${AROUND}[-_]?(?:menus?|nav|navbar|navigation|navi|sidebar|sidenav|sidemenu|topbar|topmenu|mainmenu|megamenu|offcanvas|off-canvas|masthead)(?:[-_]?${PART})*$` +
    `|^(?:site|main|top|global|web|app|bottom)?[-_]?(?:header|footer)(?:[-_]?${PART})*$` +
    '|^(?:breadcrumbs?|pagination|pager|copyright|skip-link|cookie(?:[-_](?:bar|banner|notice|consent))?)(?:[-_]\\w+)*$',
  'i',
);
const TRAIL_NAME = /^(?:breadcrumbs?|pagination|pager)(?:[-_]\w+)*$/i;

interface Weight {
  /** Letters outside links. */
  words: number;
  linked: number;
}

/**
 * Finds the elements of the site's own navigation, header and footer, all that is within them included.
 * By element and role, and by the words of class and id where they don't enclose the content itself.
 */
export function findChrome(root: Document): ReadonlySet<Element> {
  const weights = weigh(root);
  const whole = weights.get(bodyOf(root) ?? root) ?? { words: 0, linked: 0 };
  const chrome = new Set<Element>();
  for (const element of elementsOf(root)) {
    const isInside = isElement(element.parent) && chrome.has(element.parent);
    if (isInside || isChrome(element, weights.get(element) ?? { words: 0, linked: 0 }, whole)) chrome.add(element);
  }
  return chrome;
}

function isChrome(element: Element, weight: Weight, whole: Weight): boolean {
  const { name, attribs } = element;
  if (name === 'html' || name === 'body' || isMain(element)) return false;
  if (name === 'nav' || ROLES.has(attribs.role ?? '')) return !holdsMain(element);
  if (name === 'header' || name === 'footer') return !isInContent(element) && !holdsMain(element);
  if (name === 'aside') return !holdsMain(element) && (isMostlyLinks(weight) || !isInContent(element));
  const words = `${attribs.class ?? ''} ${attribs.id ?? ''}`.split(/\s+/).filter((word) => word !== '');
  if (words.some((word) => TRAIL_NAME.test(word))) return !enclosesContent(element, weight, whole);
  if (!words.some((word) => CHROME_NAME.test(word))) return false;
  return !isInContent(element) && !enclosesContent(element, weight, whole);
}

function isMain(element: Element): boolean {
  return element.name === 'main' || element.attribs.role === 'main';
}

function isInContent(element: Element): boolean {
  for (const ancestor of ancestorsOf(element)) if (isMain(ancestor) || ancestor.name === 'article') return true;
  return false;
}

function holdsMain(element: Element): boolean {
  for (const inner of elementsOf(element)) if (isMain(inner) || inner.name === 'article') return true;
  return false;
}

// A wrapper that happens to be called "menu" or "header" holds most of the words that are no links.
function enclosesContent(element: Element, weight: Weight, whole: Weight): boolean {
  return (
    holdsMain(element) ||
    (weight.words > 200 && weight.words >= 0.6 * whole.words) ||
    weight.words >= 0.9 * Math.max(1, whole.words)
  );
}

function isMostlyLinks(weight: Weight): boolean {
  return weight.linked >= weight.words;
}

function bodyOf(root: Document): Element | null {
  for (const element of elementsOf(root)) if (element.name === 'body') return element;
  return null;
}

function weigh(root: Document): Map<Element | Document, Weight> {
  const weights = new Map<Element | Document, Weight>();
  let node: AnyNode | null = root.firstChild as AnyNode | null;
  const open: Element[] = [];
  while (node !== null) {
    while (open.length > 0 && open.at(-1) !== node.parent) close(open, weights);
    const enter: boolean = !isElement(node) || !isHidden(node);
    if (isElement(node)) {
      weights.set(node, { words: 0, linked: 0 });
      if (enter) open.push(node);
    } else if (node.type === 'text' && open.length > 0) {
      const weight = weights.get(open.at(-1)!)!;
      weight.words += node.data.replace(/\s+/g, '').length;
    }
    node = nextNode(node, root, enter);
  }
  while (open.length > 0) close(open, weights);
  return weights;
}

function close(open: Element[], weights: Map<Element | Document, Weight>): void {
  const element = open.pop()!;
  const weight = weights.get(element)!;
  if (element.name === 'a') {
    weight.linked += weight.words;
    weight.words = 0;
  }
  const parent = open.at(-1);
  if (parent === undefined) return;
  const above = weights.get(parent)!;
  above.words += weight.words;
  above.linked += weight.linked;
}
