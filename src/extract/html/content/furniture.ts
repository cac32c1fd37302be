import { type AnyNode, type Element, isBlock, isElement, isHidden, ownText, type PageTree } from '../dom.js';
import { styleRules } from '../style-rules.js';
import { columnsOf, isAsideBeside } from './columns.js';
import { emptyHolding, type Holding, type Holdings, type LinkReader, measure } from './holding.js';
import { findNamedParts, namesOf } from './named-parts.js';
import { findPageHeading, isModuleName, type PageHeading } from './page-heading.js';

/** By its role what a part of a page is that is not the page's own content. */
export interface Furniture {
  /** By element, role or name: the page itself calls them navigation, header, footer or module. */
  readonly named: ReadonlySet<Element>;
  /** Menus, banners, boxes and footers in plain elements: never what a page says for itself. */
  readonly certain: ReadonlySet<Element>;
  /** Columns beside the content: furniture unless nothing else is left. */
  readonly columns: ReadonlySet<Element>;
  readonly heading: Element | null;
}

const MIN_COPIED = 5;
const MENU_LINKS = 3;
/** Letters. A survey's banner says what it is; a page about the survey says more. */
const MAX_BANNER = 200;
/** Letters of all that stands at the foot of every page. */
const MAX_FOOT = 900;
const RIGHTS =
  /©|&copy;|\(c\) ?\d{4}|copyright|all rights? reserved|สงวนลิขสิทธิ์|สงวนสิทธิ์|ลิขสิทธิ์(?:ของ|โดย| ?©)|powered by|developed by|designed? by|พัฒนา(?:ระบบ|เว็บไซต์)?โดย|ออกแบบ(?:และพัฒนา)?โดย/i;
const BOX_NAME =
  /^(?:position-(?:fixed|sticky)|fixed-(?:top|bottom|left|right)|sticky-(?:top|bottom)|float\d+|floating[\w-]*|cookie[\w-]*)$/i;
const MAX_STYLE = 100_000;

interface Page {
  readonly holdings: Holdings;
  readonly whole: Holding;
  readonly heading: PageHeading | null;
  readonly at: Holding | null;
  /** Targets of the known navigation. */
  readonly targets: number;
  /** Selectors (`.class`, `#id`) that the page's own style sheet takes out of the flow. */
  readonly floating: ReadonlySet<string>;
  /** Declarations by selector (`.class`, `#id`) of the page's own style sheet that give a width. */
  readonly widths: ReadonlyMap<string, string>;
}

/**
 * Finds what of a page is the site's: by what the page calls its parts, by what their links have in common and where they lead,
 * and by their place before, beside and below the content. Time is linear in the size of the page.
 */
export function findFurniture(tree: PageTree, linkOf: LinkReader, title: string | null): Furniture {
  const { elements } = tree;
  const ofAll = measure(tree, linkOf, new Set());
  const named = findNamedParts(elements, ofAll);
  const holdings = named.size === 0 ? ofAll : measure(tree, linkOf, named);
  const body = elements.find(({ name }) => name === 'body');
  const whole = (body && holdings.get(body)) ?? emptyHolding();
  const sheets = readSheets(elements);
  const fixed = fixedParts(elements, holdings, whole, sheets);
  const inFlow = fixed.size === 0 ? elements : elements.filter((element) => !fixed.has(element));
  const heading = findPageHeading(inFlow, holdings, title) ?? findPageHeading(elements, holdings, title);
  const page: Page = {
    holdings,
    whole,
    heading,
    at: heading && (holdings.get(heading.element) ?? null),
    targets: named.size === 0 ? 0 : copiedTargets(tree, named),
    ...sheets,
  };
  const certain = new Set<Element>(footOf(elements, page));
  const columns = new Set<Element>();
  const isWithin = (element: Element, parts: ReadonlySet<Element>): boolean =>
    isElement(element.parent) && parts.has(element.parent);
  for (const element of elements) {
    const holding = holdings.get(element);
    if (holding === undefined) continue;
    if (isWithin(element, certain) || certain.has(element) || isCertain(element, holding, page)) certain.add(element);
    else if (isWithin(element, columns) || columns.has(element)) columns.add(element);
    else for (const column of asides(element, holding, page)) columns.add(column);
  }
  addSections(elements, page, certain);
  addCopies(tree, linkOf, named, certain, page.at);
  return { named, certain, columns, heading: heading?.element ?? null };
}

/** Adds lists of links without a box of their own, under a heading that calls them a list of the site's: up to the next heading. */
function addSections(elements: readonly Element[], { holdings, at }: Page, certain: Set<Element>): void {
  const added = new Set<Element>();
  for (const heading of elements) {
    const holding = holdings.get(heading);
    if (!/^h[2-6]$/.test(heading.name) || holding === undefined || certain.has(heading)) continue;
    if (at === null || holding.from <= at.to || !isModuleName(headOf(heading))) continue;
    const section: Element[] = [];
    for (let node = heading.next; node !== null && !isHeadingLike(node, holdings); node = node.next)
      if (isElement(node)) section.push(node);
    const parts = section.map((element) => holdings.get(element) ?? emptyHolding());
    const isOfLinks = parts.every(({ documents, linked, words }) => documents === 0 && linked >= words);
    if (parts.length > 0 && isOfLinks) for (const element of [heading, ...section]) added.add(element);
  }
  if (added.size === 0) return;
  for (const element of elements) {
    if (!added.has(element) && !(isElement(element.parent) && added.has(element.parent))) continue;
    added.add(element);
    certain.add(element);
  }
}

function isHeadingLike(node: AnyNode, holdings: Holdings): boolean {
  return isElement(node) && (/^h[1-6]$/.test(node.name) || (holdings.get(node)?.headings ?? 0) > 0);
}

/** Adds what repeats a menu in plain elements: the drawer of small windows, the list at the foot. */
function addCopies(
  tree: PageTree,
  linkOf: LinkReader,
  named: ReadonlySet<Element>,
  certain: Set<Element>,
  at: Holding | null,
): void {
  const targets = copiedTargets(tree, certain);
  if (targets < MIN_COPIED) return;
  const holdings = measure(tree, linkOf, named, certain);
  for (const element of tree.elements) {
    if (certain.has(element)) continue;
    const holding = holdings.get(element);
    const isInside = isElement(element.parent) && certain.has(element.parent);
    const isBox = holding !== undefined && isBoxLike(element) && (at === null || !contains(holding, at));
    if (isInside || (isBox && isCopyOf(holding, targets))) certain.add(element);
  }
}

function isCopyOf({ copied, links, linked, words }: Holding, targets: number): boolean {
  return linked >= 9 * words && copied >= Math.max(MIN_COPIED, targets / 2) && copied >= 0.8 * links;
}

function copiedTargets({ elements }: PageTree, named: ReadonlySet<Element>): number {
  const targets = new Set<string>();
  for (const element of elements)
    if (element.name === 'a' && element.attribs.href !== undefined && named.has(element))
      targets.add(element.attribs.href);
  return targets.size;
}

function isCertain(element: Element, holding: Holding, page: Page): boolean {
  if (/^(?:html|body|main|article|h[1-6])$/.test(element.name) || !isBoxLike(element)) return false;
  const holdsHeading = page.at !== null && contains(holding, page.at);
  if (holding.survey > 0 && holding.survey === holding.links && holding.headings === 0 && isBlock(element))
    return holding.words + holding.linked <= MAX_BANNER;
  if (isFloating(element, page)) return !holdsHeading && holding.words + holding.linked < 0.5 * lettersOf(page.whole);
  if (isCopyOf(holding, page.targets)) return true;
  if (holdsHeading || holding.links < MENU_LINKS || isOfDocuments(holding)) return isModule(element, holding, page);
  const isMenu = holding.linked >= 4 * holding.words;
  if (isMenu && holding.home > 0) return true;
  if (isMenu && isBefore(holding, page)) return true;
  return isModule(element, holding, page);
}

/** Elements that lay out a page: of a list its rows, of a text its sentences are none. */
function isBoxLike({ name }: Element): boolean {
  return /^(?:div|section|aside|ul|ol|dl|table|tbody|tr|td|th|center|form|p|span|marquee|dir|menu|fieldset|font|blockquote)$/.test(
    name,
  );
}

function isOfDocuments({ documents, links }: Holding): boolean {
  return documents > 0 && 3 * documents >= links;
}

function isBefore(holding: Holding, { at, heading, whole }: Page): boolean {
  if (at === null || heading === null) return false;
  const least = heading.isSure ? MENU_LINKS : 5;
  // What is nearly all of the page is no menu of it.
  return holding.to < at.from && holding.links >= least && lettersOf(whole) > lettersOf(holding);
}

/** A box whose first words call it a menu, a counter or a list of the newest. */
function isModule(element: Element, holding: Holding, { at }: Page): boolean {
  if (!/^(?:div|section|aside|table|td|fieldset)$/.test(element.name) || at === null || contains(holding, at))
    return false;
  if (lettersOf(holding) > MAX_FOOT * 2 || isOfDocuments(holding)) return false;
  const first = element.children.find(
    (child) => isElement(child) || (child.type === 'text' && child.data.trim() !== ''),
  );
  if (first === undefined || !isElement(first)) return false;
  return /^(?:h[1-6]|div|span|b|strong|p|legend|caption|th|center)$/.test(first.name) && isModuleName(headOf(first));
}

function headOf(element: Element): string {
  let current = element;
  for (let depth = 0; depth < 4; depth++) {
    const words = ownText(current).trim();
    if (words !== '') return words;
    const [inner] = current.children.filter(isElement);
    if (inner === undefined) return '';
    current = inner;
  }
  return '';
}

/** Out of the flow of the page: it stands before whatever is read. */
function isFloating(element: Element, { floating }: Pick<Page, 'floating'>): boolean {
  const { style } = element.attribs;
  if (style !== undefined && /(?:^|;)\s*position\s*:\s*(?:fixed|sticky)/i.test(style)) return true;
  const names = namesOf(element);
  if (names.some((name) => BOX_NAME.test(name))) return true;
  return floating.size > 0 && names.some((name) => floating.has(`.${name}`) || floating.has(`#${name}`));
}

/** Boxes out of the flow with all that is in them: their headings name no page. What holds most of it is the page. */
function fixedParts(
  elements: readonly Element[],
  holdings: Holdings,
  whole: Holding,
  sheets: Pick<Page, 'floating'>,
): ReadonlySet<Element> {
  const fixed = new Set<Element>();
  for (const element of elements) {
    const holding = holdings.get(element);
    const isInside = isElement(element.parent) && fixed.has(element.parent);
    const isSmall = holding !== undefined && lettersOf(holding) < 0.5 * lettersOf(whole);
    if (isInside || (isSmall && isFloating(element, sheets))) fixed.add(element);
  }
  return fixed;
}

function readSheets(elements: readonly Element[]): Pick<Page, 'floating' | 'widths'> {
  const floating = new Set<string>();
  const widths = new Map<string, string>();
  for (const element of elements) {
    if (element.name !== 'style') continue;
    for (const { isAlways, selectors, declarations } of styleRules(ownText(element).slice(0, MAX_STYLE))) {
      if (!isAlways) continue;
      const isFixed = /(?:^|[;\s])position\s*:\s*fixed/i.test(declarations);
      const isWide = /(?:^|[;\s])(?:width|flex-basis)\s*:/i.test(declarations);
      for (const name of selectors) {
        if (!/^[a-z]*[.#][\w-]+$/i.test(name)) continue;
        const key = name.slice(name.search(/[.#]/));
        if (isFixed) floating.add(key);
        if (isWide) widths.set(key, declarations);
      }
    }
  }
  return { floating, widths };
}

/** What stands around the words by which a site claims its rights, as far as it lies below the content. */
function footOf(elements: readonly Element[], { holdings, whole, at }: Page): readonly Element[] {
  const foots: Element[] = [];
  for (const element of elements) {
    const holding = holdings.get(element);
    if (holding === undefined || /^(?:a|script|style|title)$/.test(element.name) || !RIGHTS.test(ownText(element)))
      continue;
    if (!isBelow(holding, whole, at)) continue;
    let foot = element;
    for (let { parent } = element; isElement(parent); parent = parent.parent) {
      const around = holdings.get(parent);
      const isPage = /^(?:html|body|main|article|form)$/.test(parent.name);
      if (around === undefined || isPage || !isBelow(around, whole, at) || isOfDocuments(around)) break;
      foot = parent;
    }
    foots.push(foot);
  }
  return foots;
}

function isBelow(holding: Holding, whole: Holding, at: Holding | null): boolean {
  const isLate = at === null ? holding.from > (whole.from + whole.to) / 2 : holding.from > at.to;
  return isLate && lettersOf(holding) <= MAX_FOOT && lettersOf(holding) < lettersOf(whole);
}

/**
 * The narrow columns of a row that lays out the page. Rows of the same kind one after the other, equal columns, and a narrow column
 * beside one without words (a map, a picture) are content.
 */
function asides(row: Element, holding: Holding, { holdings, whole, at, widths }: Page): readonly Element[] {
  if (row.name === 'table') return [];
  const holdsHeading = at !== null && contains(holding, at);
  if (!holdsHeading && lettersOf(holding) < 0.6 * lettersOf(whole)) return [];
  const columns = columnsOf(row, holdings, widths);
  const ofHeading = at && columns.find((column) => contains(column.holding, at));
  return columns
    .filter((column) => !isHidden(column.element) && isAsideBeside(column, columns, ofHeading ?? null))
    .map(({ element }) => element);
}

export function lettersOf({ words, linked }: Holding): number {
  return words + linked;
}

function contains(outer: Holding, inner: Holding): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}
