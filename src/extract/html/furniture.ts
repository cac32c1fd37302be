import { hostOf } from '../../text/url.js';
import { isDocumentAddress, resolveAddress } from './addresses.js';
import {
  type AnyNode,
  type Document,
  type Element,
  isBlock,
  isElement,
  isHidden,
  nextNode,
  type PageTree,
} from './dom.js';

/** What an element holds, all that is within it included. */
interface Holding {
  /** Letters outside links. */
  words: number;
  linked: number;
  links: number;
  /** Links to where a link of the known navigation leads. */
  copied: number;
  /** Links to the survey of the assessment, which agencies must show on every page. */
  survey: number;
  documents: number;
  headings: number;
  /** Forms and frames. */
  tools: number;
}

const MIN_COPIED = 5;
/** Letters. A survey's banner says what it is; a page about the survey says more. */
const MAX_BANNER = 200;
/** Letters. Fewer are the label of a field beside its value. */
const MIN_COLUMN = 12;
const SURVEY_HOST = 'itas.nacc.go.th';

/** Where a link leads, absolute; null: to no other page. */
type TargetOf = (element: Element) => string | null;

/** By its role what a part of a page is that is not the page's own content. */
export interface Furniture {
  /** Copies of the navigation, banners of the survey: never what a page says for itself. */
  readonly certain: ReadonlySet<Element>;
  /** Columns beside the content: furniture unless nothing else is left. */
  readonly columns: ReadonlySet<Element>;
}

/**
 * Finds parts that no element, role or name tells from the content: by what their links have in common with the navigation, by
 * where their links lead, and by their place beside the content. Time is linear in the size of the page.
 * @param chrome what is known as navigation, header or footer
 */
export function findFurniture(
  { root, elements, charset }: PageTree,
  base: string,
  chrome: ReadonlySet<Element>,
): Furniture {
  const targetOf: TargetOf = ({ name, attribs }) => {
    const isPage = name === 'a' && attribs.href !== undefined && !/^\s*(?:#|javascript:)/i.test(attribs.href);
    return isPage ? resolveAddress(attribs.href, base, charset) : null;
  };
  const targets = new Set<string>();
  for (const element of elements) {
    const target = chrome.has(element) ? targetOf(element) : null;
    if (target !== null) targets.add(target);
  }
  const holdings = measure(root, chrome, targets, targetOf);
  const body = elements.find(({ name }) => name === 'body');
  const whole = (body && holdings.get(body)) ?? emptyHolding();
  const certain = new Set<Element>();
  const columns = new Set<Element>();
  const isWithin = (element: Element, parts: ReadonlySet<Element>): boolean =>
    isElement(element.parent) && parts.has(element.parent);
  for (const element of elements) {
    const holding = holdings.get(element);
    if (holding === undefined) continue;
    if (isWithin(element, certain) || isCertain(element, holding, targets.size)) certain.add(element);
    else if (isWithin(element, columns)) columns.add(element);
    else for (const column of sideColumns(element, holding, whole, holdings)) columns.add(column);
  }
  return { certain, columns };
}

function isCertain(element: Element, holding: Holding, targets: number): boolean {
  if (/^(?:html|body|main|article)$/.test(element.name)) return false;
  if (holding.survey > 0 && holding.survey === holding.links && holding.headings === 0 && isBlock(element))
    return holding.words + holding.linked <= MAX_BANNER;
  const isDense = holding.linked >= 9 * holding.words;
  const isCopy = holding.copied >= Math.max(MIN_COPIED, targets / 2) && holding.copied >= 0.8 * holding.links;
  return isDense && isCopy;
}

/**
 * The narrow columns of a row that lays out the page. Rows of the same kind one after the other, equal columns, and a narrow column
 * beside one without words (a map, a picture) are content.
 */
function sideColumns(
  row: Element,
  { words, linked }: Holding,
  whole: Holding,
  holdings: ReadonlyMap<Element, Holding>,
): readonly Element[] {
  if (row.name === 'table' || words + linked < 0.6 * (whole.words + whole.linked)) return [];
  const columns: Column[] = [];
  for (const element of row.children) {
    if (!isElement(element) || isHidden(element)) continue;
    const share = shareOf(element);
    const holding = holdings.get(element);
    if (share !== null && holding !== undefined) columns.push({ element, share, holding });
  }
  const wide = columns.filter(({ share }) => share > 0.55);
  if (wide.length !== 1 || columns.reduce((sum, { share }) => sum + share, 0) > 1.05) return [];
  const [main] = wide;
  if (main === undefined || (main.holding.words < 40 && main.holding.documents === 0)) return [];
  return columns.filter(isAside).map(({ element }) => element);
}

interface Column {
  readonly element: Element;
  /** Of the width of the row. */
  readonly share: number;
  readonly holding: Holding;
}

function isAside({ share, holding }: Column): boolean {
  const { words, linked, documents, tools } = holding;
  return share <= 0.35 && documents === 0 && tools === 0 && words + linked >= MIN_COLUMN;
}

/** By the grids of Bootstrap (2 to 5) and by the width that a cell or its style gives. */
function shareOf({ name, attribs }: Element): number | null {
  const percent = /(?:^|;)\s*width\s*:\s*(\d{1,2})(?:\.\d+)?%/i.exec(attribs.style ?? '')?.[1];
  if (percent !== undefined) return Number(percent) / 100;
  const cell = name === 'td' ? /^\s*(\d{1,2})%\s*$/.exec(attribs.width ?? '')?.[1] : undefined;
  if (cell !== undefined) return Number(cell) / 100;
  const classes = (attribs.class ?? '').split(/\s+/);
  let share: number | null = null;
  for (const one of classes) {
    const twelfths = /^(?:span|col-(?:(?:sm|md|lg|xl|xxl)-)?)(\d{1,2})$/.exec(one)?.[1];
    if (twelfths !== undefined) share = Number(twelfths) / 12;
  }
  return share === null || share >= 1 ? null : share;
}

interface OpenElement {
  readonly element: Element;
  readonly holding: Holding;
}

/** What each element outside the known navigation holds. */
function measure(
  root: Document,
  chrome: ReadonlySet<Element>,
  targets: ReadonlySet<string>,
  targetOf: TargetOf,
): ReadonlyMap<Element, Holding> {
  const holdings = new Map<Element, Holding>();
  const open: OpenElement[] = [];
  let node: AnyNode | null = root.firstChild as AnyNode | null;
  while (node !== null) {
    while (open.length > 0 && open.at(-1)?.element !== node.parent) close(open);
    let enter = true;
    if (isElement(node)) {
      enter = !isHidden(node) && !chrome.has(node);
      if (enter) {
        const holding = holdingOf(node, targetOf(node), targets);
        holdings.set(node, holding);
        open.push({ element: node, holding });
      }
    } else if (node.type === 'text') {
      const above = open.at(-1);
      if (above) above.holding.words += lettersIn(node.data);
    }
    node = nextNode(node, root, enter);
  }
  while (open.length > 0) close(open);
  return holdings;
}

function emptyHolding(): Holding {
  return { words: 0, linked: 0, links: 0, copied: 0, survey: 0, documents: 0, headings: 0, tools: 0 };
}

function holdingOf({ name }: Element, target: string | null, targets: ReadonlySet<string>): Holding {
  const holding = emptyHolding();
  if (/^h[1-6]$/.test(name)) holding.headings = 1;
  if (/^(?:form|iframe|embed|object)$/.test(name)) holding.tools = 1;
  if (target === null) return holding;
  holding.links = 1;
  if (targets.has(target)) holding.copied = 1;
  if (hostOf(target) === SURVEY_HOST) holding.survey = 1;
  if (isDocumentAddress(target)) holding.documents = 1;
  return holding;
}

function close(open: OpenElement[]): void {
  const { element, holding } = open.pop()!;
  if (element.name === 'a') {
    holding.linked += holding.words;
    holding.words = 0;
  }
  const above = open.at(-1)?.holding;
  if (above === undefined) return;
  above.words += holding.words;
  above.linked += holding.linked;
  above.links += holding.links;
  above.copied += holding.copied;
  above.survey += holding.survey;
  above.documents += holding.documents;
  above.headings += holding.headings;
  above.tools += holding.tools;
}

/** Letters of a text, blanks left out. */
export function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) if (!isBlank(text.charCodeAt(at))) letters += 1;
  return letters;
}

function isBlank(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  // No Thai letter is white space, and no other one before U+1680 but the no-break space.
  return code === 0xa0 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}
