import { hostOf, siteKey, webAddress } from '../../../text/url.js';
import { isDocumentAddress, resolveAddress } from '../addresses.js';
import { type AnyNode, type Element, isElement, isHidden, nextNode, type PageTree } from '../dom.js';

/** What an element holds, all that is within it included. */
export interface Holding {
  /** Places of its beginning and its end in the order of the page. */
  readonly from: number;
  to: number;
  /** Letters outside links. */
  words: number;
  linked: number;
  /** Letters of headings, in links or not. */
  headed: number;
  links: number;
  /** Links to the home page of the site. */
  home: number;
  /** Links to where a link of the known navigation leads. */
  copied: number;
  /** Links to the survey of the assessment, which agencies must show on every page. */
  survey: number;
  /** Links to other sites. */
  outside: number;
  documents: number;
  headings: number;
  /** Forms and frames. */
  tools: number;
  /** Pictures that are more than an icon. */
  pictures: number;
}

export type Holdings = ReadonlyMap<Element, Holding>;

const SURVEY_HOST = 'itas.nacc.go.th';
const HOME_WORDS = /^(?:หน้าแรก|หน้าหลัก|home|กลับหน้าแรก|กลับหน้าหลัก|กลับสู่หน้าหลัก|กลับสู่หน้าแรก)$/i;
/** Pixels. Smaller pictures are signs. */
const LEAST_SIDE = 120;
const ICON =
  /(?:^|[/_.-])(?:icons?|logo|bullet|spacer|blank|pixel|arrow|btn|button|banner|head(?:er)?|top|foot(?:er)?|flag|new|hot)(?=[/_.\d-]|$)/i;

interface OpenElement {
  readonly element: Element;
  readonly holding: Holding;
}

/** A link to another page. */
interface Link {
  /** Absolute. */
  readonly target: string;
  readonly isSurvey: boolean;
  readonly isDocument: boolean;
  readonly isHome: boolean;
  readonly isOutside: boolean;
}

/** What the links of one page lead to, each looked at once. Null: the element leads to no other page. */
export type LinkReader = (element: Element) => Link | null;

/** @param base what the addresses of the page are relative to */
export function createLinkReader(base: string, charset: string): LinkReader {
  const known = new Map<Element, Link | null>();
  const site = /^https?:/i.test(base) ? siteKey(base) : null;
  const read = (element: Element): Link | null => {
    const { href } = element.attribs;
    if (href === undefined || /^\s*(?:#|javascript:)/i.test(href)) return null;
    const target = resolveAddress(href, base, charset);
    return target === null ? null : linkTo(target, element, site);
  };
  return (element) => {
    if (element.name !== 'a') return null;
    const before = known.get(element);
    if (before !== undefined) return before;
    const link = read(element);
    known.set(element, link);
    return link;
  };
}

/** @param site of the page, as {@link siteKey} names it; null: it has no web address */
function linkTo(target: string, element: Element, site: string | null): Link {
  const address = webAddress(target);
  const isOfSite = address !== null && site !== null && site !== '' && siteKey(address) === site;
  const isDocument = isDocumentAddress(target);
  return {
    target,
    isSurvey: address !== null && hostOf(address) === SURVEY_HOST,
    isDocument,
    isHome: !isDocument && (HOME_WORDS.test(firstWords(element)) || (isOfSite && isHomePath(address))),
    isOutside: site !== null && !isOfSite && /^https?:/i.test(target),
  };
}

function isHomePath({ pathname, search }: URL): boolean {
  return search === '' && /^\/(?:index\.\w{3,5}|home|th\/?)?$/i.test(pathname);
}

/**
 * What each element holds, hidden parts left out, in time that is linear in the size of the page.
 * @param known parts to leave out: what is the site's already
 * @param menus parts whose links count as copied where they stand again; default: those that are left out
 */
export function measure(
  { root }: PageTree,
  linkOf: LinkReader,
  known: ReadonlySet<Element>,
  menus: ReadonlySet<Element> = known,
): Holdings {
  const targets = new Set<string>();
  for (const element of menus) {
    const link = linkOf(element);
    if (link !== null) targets.add(link.target);
  }
  const holdings = new Map<Element, Holding>();
  const open: OpenElement[] = [];
  let place = 0;
  const close = (): void => {
    const { element, holding } = open.pop()!;
    holding.to = place;
    if (element.name === 'a') {
      holding.linked += holding.words;
      holding.words = 0;
    }
    if (/^h[1-6]$/.test(element.name)) holding.headed = holding.words + holding.linked;
    const above = open.at(-1)?.holding;
    if (above !== undefined) addTo(above, holding);
  };
  let node: AnyNode | null = root.firstChild as AnyNode | null;
  while (node !== null) {
    while (open.length > 0 && open.at(-1)?.element !== node.parent) close();
    place += 1;
    let enter = true;
    if (isElement(node)) {
      enter = !isHidden(node) && !known.has(node);
      if (enter) {
        const holding = holdingOf(node, place, linkOf(node), targets);
        holdings.set(node, holding);
        open.push({ element: node, holding });
      }
    } else if (node.type === 'text') {
      const above = open.at(-1);
      if (above) above.holding.words += lettersIn(node.data);
    }
    node = nextNode(node, root, enter);
  }
  while (open.length > 0) close();
  return holdings;
}

export function emptyHolding(from = 0): Holding {
  const counts = { words: 0, linked: 0, headed: 0, links: 0, home: 0, copied: 0, survey: 0, outside: 0 };
  return { from, to: from, ...counts, documents: 0, headings: 0, tools: 0, pictures: 0 };
}

function holdingOf(element: Element, place: number, link: Link | null, targets: ReadonlySet<string>): Holding {
  const { name } = element;
  const holding = emptyHolding(place);
  if (/^h[1-6]$/.test(name)) holding.headings = 1;
  if (isTool(element)) holding.tools = 1;
  if (name === 'img' && isPicture(element)) holding.pictures = 1;
  if (link === null) return holding;
  holding.links = 1;
  if (targets.has(link.target)) holding.copied = 1;
  if (link.isSurvey) holding.survey = 1;
  if (link.isDocument) holding.documents = 1;
  if (link.isHome) holding.home = 1;
  if (link.isOutside) holding.outside = 1;
  return holding;
}

/** Something that a visitor uses or that shows another page; the form of ASP.NET is around the whole page. */
export function isTool(element: Element): boolean {
  return /^(?:form|iframe|embed|object|video|audio|canvas)$/.test(element.name) && !isWholePage(element);
}

function isWholePage({ name, attribs }: Element): boolean {
  if (name !== 'form') return false;
  return /^aspnetform$/i.test(attribs.id ?? '') || /\.aspx?(?:[?#]|$)/i.test(attribs.action ?? '');
}

/** The first words of a link, its children's included; '' where it has many children. */
function firstWords(link: Element): string {
  if (link.children.length > 8) return '';
  let text = '';
  let node: AnyNode | null = link.firstChild as AnyNode | null;
  for (let count = 0; node !== null && count < 12 && text.length < 60; count++) {
    if (node.type === 'text') text += node.data;
    node = nextNode(node, link, true);
  }
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/** A picture to look at, by what the page says of it: what it says nothing of may be one. */
export function isPicture({ attribs }: Element): boolean {
  // What comes into sight later stands beside a placeholder.
  const source = attribs['data-src'] ?? attribs['data-lazy-src'] ?? attribs['data-original'] ?? attribs.src ?? '';
  if (source === '') return false;
  const sides = [attribs.width, attribs.height].map((side) => /^\s*(\d+)(?:px)?\s*$/.exec(side ?? '')?.[1]);
  if (sides.some((side) => side !== undefined && Number(side) < LEAST_SIDE)) return false;
  const isSign =
    ICON.test(source.split(/[?#]/)[0] ?? '') || /(?:^|[\s_-])(?:icon|logo|emoji|avatar)/i.test(attribs.class ?? '');
  return !isSign && (!/^data:/i.test(source) || source.length > 4_000);
}

function addTo(above: Holding, holding: Holding): void {
  above.words += holding.words;
  above.linked += holding.linked;
  above.headed += holding.headed;
  above.links += holding.links;
  above.home += holding.home;
  above.copied += holding.copied;
  above.survey += holding.survey;
  above.outside += holding.outside;
  above.documents += holding.documents;
  above.headings += holding.headings;
  above.tools += holding.tools;
  above.pictures += holding.pictures;
}

/** Letters of a text, blanks left out. */
function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) if (!isBlank(text.charCodeAt(at))) letters += 1;
  return letters;
}

function isBlank(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  // No Thai letter is white space, and no other one before U+1680 but the no-break space.
  return code === 0xa0 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}
