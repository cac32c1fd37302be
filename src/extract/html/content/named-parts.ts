import { ancestorsOf, type Element, isElement } from '../dom.js';
import { emptyHolding, type Holding, type Holdings } from './holding.js';

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

/** A module of a system that puts pages together; what it holds beside the content itself. */
const MODULE_NAME =
  /^(?:widgets?|widget-area|widget_[\w-]+|moduletable[\w-]*|elementor-widget-wp-widget-[\w-]+|sp-module[\w-]*|block-menu[\w-]*)$/i;
/** What such systems call the content. */
const CONTENT_NAME =
  /^(?:entry-content|post-content|page-content|article-content|item-page|com-content-[\w-]+|category-list|blog|region-content|node__content|contentpane|k2itemview|itemfulltext)$/i;
const ELEMENTOR_PART = /^(?:header|footer|popup)$/;

const MENU_LINKS = 5;
const MAX_MENUS = 50;
const NOTHING: Holding = emptyHolding();

interface Standing {
  readonly holdings: Holdings;
  readonly whole: Holding;
  /** Elements around and within main, article and what systems call their content. */
  readonly around: ReadonlySet<Element>;
  readonly within: ReadonlySet<Element>;
}

/**
 * Finds the parts that the page itself calls navigation, header, footer or module, all that is within them included: by element
 * and role, and by the words of class and id where they don't enclose the content.
 * @param holdings of the whole page
 */
export function findNamedParts(elements: readonly Element[], holdings: Holdings): ReadonlySet<Element> {
  const body = elements.find(({ name }) => name === 'body');
  const whole = (body && holdings.get(body)) ?? NOTHING;
  const standing: Standing = { holdings, whole, ...findContent(elements, holdings) };
  const parts = new Set<Element>();
  for (const element of elements) {
    const isInside = isElement(element.parent) && parts.has(element.parent);
    if (isInside || isNamed(element, standing)) parts.add(element);
  }
  return parts;
}

function isNamed(element: Element, standing: Standing): boolean {
  const { name, attribs } = element;
  const { holdings, around, within } = standing;
  if (name === 'html' || name === 'body' || isMain(element) || around.has(element)) return false;
  if (name === 'nav' || ROLES.has(attribs.role ?? '')) return true;
  if (name === 'header' || name === 'footer') return !within.has(element);
  if (name === 'aside') return isMostlyLinks(holdings.get(element) ?? NOTHING) || !within.has(element);
  if (ELEMENTOR_PART.test(attribs['data-elementor-type'] ?? '')) return true;
  const words = namesOf(element);
  if (words.length === 0) return false;
  const encloses = (): boolean => enclosesContent(holdings.get(element) ?? NOTHING, standing.whole);
  if (words.some((word) => TRAIL_NAME.test(word))) return !encloses();
  if (words.some((word) => MODULE_NAME.test(word))) return within.size > 0 && !within.has(element) && !encloses();
  if (!words.some((word) => CHROME_NAME.test(word))) return false;
  return !within.has(element) && !encloses();
}

/** The words of class and id. */
export function namesOf({ attribs }: Element): readonly string[] {
  if (attribs.class === undefined && attribs.id === undefined) return [];
  return `${attribs.class ?? ''} ${attribs.id ?? ''}`.split(/\s+/).filter((word) => word !== '');
}

function findContent(elements: readonly Element[], holdings: Holdings): Pick<Standing, 'around' | 'within'> {
  const around = new Set<Element>();
  const within = new Set<Element>();
  // A `main` that is opened before the menu and closed behind the footer says nothing of the content.
  const menus = elements
    .filter((element) => element.name === 'nav' && (holdings.get(element)?.links ?? 0) >= MENU_LINKS)
    .slice(0, MAX_MENUS);
  const contents = new Set<Element>();
  for (const element of elements) {
    const { parent } = element;
    const isInside = isElement(parent) && (within.has(parent) || contents.has(parent));
    if (isInside) within.add(element);
    const isCalled =
      isMain(element) || element.name === 'article' || namesOf(element).some((word) => CONTENT_NAME.test(word));
    const holding = isCalled ? holdings.get(element) : undefined;
    if (holding === undefined || menus.some((menu) => isIn(holdings.get(menu), holding))) continue;
    contents.add(element);
    if (!isInside) for (const ancestor of ancestorsOf(element)) around.add(ancestor);
  }
  return { around, within };
}

function isIn(inner: Holding | undefined, outer: Holding): boolean {
  return inner !== undefined && inner.from > outer.from && inner.to <= outer.to;
}

function isMain(element: Element): boolean {
  return element.name === 'main' || element.attribs.role === 'main';
}

// A wrapper that happens to be called "menu" or "header" holds most of the words that are no links, or nearly all there is.
function enclosesContent({ words, linked }: Holding, whole: Holding): boolean {
  if (words > 200 && words >= 0.6 * whole.words) return true;
  return words >= 0.9 * Math.max(1, whole.words) && linked >= 0.9 * whole.linked;
}

function isMostlyLinks({ words, linked }: Holding): boolean {
  return linked >= words;
}
