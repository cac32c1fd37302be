import {
  type AnyNode,
  ancestorsOf,
  type Document,
  type Element,
  isElement,
  isHidden,
  nextNode,
  type PageTree,
} from './dom.js';
import { lettersIn } from './furniture.js';

const ROLES: ReadonlySet<string> = new Set(['navigation', 'banner', 'contentinfo', 'menubar', 'menu', 'search']);

const AROUND =
  '(?:site|main|top|side|left|right|mega|sub|page|primary|secondary|mobile|global|web|app|my|bottom|sticky|fixed|responsive|desktop|horizontal|vertical)?';
const PART =
  '(?:top|bottom|main|left|right|area|wrap(?:per)?|container|inner|section|widgets?|list|bar|box|links?|items?|menu|nav|primary|secondary|mobile|default|collapse|fixed|sticky|bg|content|col|row|block|zone|brand|text|copyright|\\d)';
// Whole words only: `entry-header`, `no-sidebar` and `menu-open` say nothing of the site's own parts.
const CHROME_NAME = new RegExp(
  `^${AROUND}[-_]?(?:menus?|nav|navbar|navigation|navi|sidebar|sidenav|sidemenu|topbar|topmenu|mainmenu|megamenu|offcanvas|off-canvas|masthead)(?:[-_]?${PART})*$` +
    `|^(?:site|main|top|global|web|app|bottom)?[-_]?(?:header|footer)(?:[-_]?${PART})*$` +
    '|^(?:breadcrumbs?|pagination|pager|copyright|skip-link|cookie(?:[-_](?:bar|banner|notice|consent))?)(?:[-_][\\w-]*)?$',
  'i',
);
const TRAIL_NAME = /^(?:breadcrumbs?|pagination|pager)(?:[-_][\w-]*)?$/i;

interface Weight {
  /** Letters outside links. */
  words: number;
  linked: number;
}

/**
 * Finds the elements of the site's own navigation, header and footer, all that is within them included.
 * By element and role, and by the words of class and id where they don't enclose the content itself.
 */
export function findChrome({ root, elements }: PageTree): ReadonlySet<Element> {
  const weights = weigh(root);
  const whole = weights.get(elements.find(({ name }) => name === 'body') ?? root) ?? NO_WEIGHT;
  const standing: Standing = { weights, whole, ...findContent(elements) };
  const chrome = new Set<Element>();
  for (const element of elements) {
    const isInside = isElement(element.parent) && chrome.has(element.parent);
    if (isInside || isChrome(element, standing)) chrome.add(element);
  }
  return chrome;
}

const NO_WEIGHT: Weight = { words: 0, linked: 0 };

interface Standing {
  readonly weights: ReadonlyMap<Element | Document, Weight>;
  readonly whole: Weight;
  /** Elements around and within main and article. */
  readonly around: ReadonlySet<Element>;
  readonly within: ReadonlySet<Element>;
}

function isChrome(element: Element, standing: Standing): boolean {
  const { name, attribs } = element;
  const { weights, around, within } = standing;
  if (name === 'html' || name === 'body' || isMain(element) || around.has(element)) return false;
  if (name === 'nav' || ROLES.has(attribs.role ?? '')) return true;
  if (name === 'header' || name === 'footer') return !within.has(element);
  if (name === 'aside') return isMostlyLinks(weights.get(element) ?? NO_WEIGHT) || !within.has(element);
  if (attribs.class === undefined && attribs.id === undefined) return false;
  const words = `${attribs.class ?? ''} ${attribs.id ?? ''}`.split(/\s+/).filter((word) => word !== '');
  const encloses = (): boolean => enclosesContent(weights.get(element) ?? NO_WEIGHT, standing.whole);
  if (words.some((word) => TRAIL_NAME.test(word))) return !encloses();
  if (!words.some((word) => CHROME_NAME.test(word))) return false;
  return !within.has(element) && !encloses();
}

function findContent(elements: readonly Element[]): Pick<Standing, 'around' | 'within'> {
  const around = new Set<Element>();
  const within = new Set<Element>();
  for (const element of elements) {
    const { parent } = element;
    const isInside = parent !== null && isElement(parent) && (isContent(parent) || within.has(parent));
    if (isInside) within.add(element);
    else if (isContent(element)) for (const ancestor of ancestorsOf(element)) around.add(ancestor);
  }
  return { around, within };
}

function isContent(element: Element): boolean {
  return isMain(element) || element.name === 'article';
}

function isMain(element: Element): boolean {
  return element.name === 'main' || element.attribs.role === 'main';
}

// A wrapper that happens to be called "menu" or "header" holds most of the words that are no links, or nearly all there is.
function enclosesContent(weight: Weight, whole: Weight): boolean {
  if (weight.words > 200 && weight.words >= 0.6 * whole.words) return true;
  return weight.words >= 0.9 * Math.max(1, whole.words) && weight.linked >= 0.9 * whole.linked;
}

function isMostlyLinks(weight: Weight): boolean {
  return weight.linked >= weight.words;
}

interface OpenElement {
  readonly element: Element;
  readonly weight: Weight;
}

function weigh(root: Document): ReadonlyMap<Element | Document, Weight> {
  const weights = new Map<Element | Document, Weight>();
  let node: AnyNode | null = root.firstChild as AnyNode | null;
  const open: OpenElement[] = [];
  while (node !== null) {
    while (open.length > 0 && open.at(-1)?.element !== node.parent) close(open);
    let enter = true;
    if (isElement(node)) {
      enter = !isHidden(node);
      const weight: Weight = { words: 0, linked: 0 };
      weights.set(node, weight);
      if (enter) open.push({ element: node, weight });
    } else if (node.type === 'text') {
      const above = open.at(-1);
      if (above) above.weight.words += lettersIn(node.data);
    }
    node = nextNode(node, root, enter);
  }
  while (open.length > 0) close(open);
  return weights;
}

function close(open: OpenElement[]): void {
  const { element, weight } = open.pop()!;
  if (element.name === 'a') {
    weight.linked += weight.words;
    weight.words = 0;
  }
  const above = open.at(-1)?.weight;
  if (above === undefined) return;
  above.words += weight.words;
  above.linked += weight.linked;
}
