import type { PageLink } from '../../model/evidence.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { withoutUserInfo } from '../../text/url.js';
import { addressInScript, isDocumentAddress, resolveAddress, viewedDocument } from './addresses.js';
import {
  type AnyNode,
  ancestorsOf,
  type Element,
  elementsOf,
  isBlock,
  isElement,
  type PageTree,
  textOf,
} from './dom.js';
import type { ContextReader } from './link-context.js';
import { refreshTarget } from './meta-refresh.js';

/** Links of one page that are kept. */
export const MAX_LINKS = 20_000;
const MAX_LABEL = 300;

// Labels that say what to do, not what it is: the words around them do.
const VAGUE =
  /^(?:(?:ดาวน์?โหลด|โหลด|คลิก|คลิ๊ก|ที่นี่|ตรงนี้|เปิด|ดู|อ่าน|อ่านต่อ|เพิ่มเติม|รายละเอียด|แสดง|เอกสาร|แนบ|ไฟล์|ลิงก์?|download|click|here|open|view|read|more|file|link|detail|details|pdf|xlsx?|docx?|zip|jpe?g|png|ขนาด|kb|mb|bytes?|เพื่อ|[\d,>»→:|()[\]._-])\s*)*$/i;

const ASSETS: Readonly<Record<string, string>> = {
  script: 'src',
  audio: 'src',
  video: 'src',
  source: 'src',
  track: 'src',
};

/** Every address of the page, absolute, in document order; with what stands around each where a reader of that is given. */
export function readLinks(
  { elements }: PageTree,
  base: string,
  chrome: ReadonlySet<Element>,
  reader: ContextReader | null = null,
): PageLink[] {
  const links: PageLink[] = [];
  const seen = new Set<string>();
  for (const element of elements) {
    for (const { address, kind, text } of linksOf(element, base)) {
      const link: PageLink = {
        url: address,
        text: withoutUserInfo(text.slice(0, MAX_LABEL)),
        kind,
        inChrome: chrome.has(element),
        ...(reader &&
          (kind === 'link' || kind === 'document' || kind === 'frame') && { context: reader.contextOf(element) }),
      };
      const key = keyOf(link);
      if (seen.has(key)) continue;
      seen.add(key);
      if (links.length < MAX_LINKS) links.push(link);
    }
  }
  return links;
}

/** Addresses and contexts as JSON hold no line end, so that no two links have the same key. */
function keyOf({ kind, inChrome, url, context, text }: PageLink): string {
  return `${kind} ${inChrome} ${url}\n${context === undefined ? '' : JSON.stringify(context)}\n${text}`;
}

/** Where the page sends the visitor on (meta refresh), absolute; null: nowhere, or to itself. */
export function readMetaRefresh({ elements }: PageTree, base: string): string | null {
  for (const element of elements) {
    if (element.name !== 'meta' || element.attribs['http-equiv']?.toLowerCase() !== 'refresh') continue;
    const target = refreshTarget(element.attribs.content);
    if (target !== null && !/^[\d.]+$/.test(target)) return resolveAddress(target, base);
  }
  return null;
}

interface FoundLink {
  readonly address: string;
  readonly kind: PageLink['kind'];
  readonly text: string;
}

function linksOf(element: Element, base: string): readonly FoundLink[] {
  const { name, attribs } = element;
  // Only a form leads somewhere without a word: to the page itself.
  if (name !== 'form' && !hasAttributes(attribs)) return NO_LINKS;
  const scripted = addressInScript(attribs.onclick) ?? addressInScript(attribs.href);
  if (name === 'a' || name === 'area') return anchorLink(element, base, scripted ?? fileOfWidget(attribs));
  if (scripted !== null) return toLink(resolveAddress(scripted, base), 'link', () => labelOf(element), false);
  const nameless = (): string => attribs.title ?? attribs['aria-label'] ?? '';
  if (name === 'iframe' || name === 'frame') {
    const source = [attribs.src, attribs['data-src'], attribs['data-lazy-src']].find((value) =>
      /^(?!about:|\s*$)/.test(value ?? ''),
    );
    return toLink(resolveAddress(source, base), 'frame', nameless, true);
  }
  if (name === 'embed') return toLink(resolveAddress(attribs.src, base), 'frame', nameless, true);
  if (name === 'object') return toLink(resolveAddress(attribs.data, base), 'frame', nameless, true);
  if (name === 'img' || name === 'input') {
    const source =
      attribs['data-src'] ?? attribs['data-lazy-src'] ?? attribs['data-original'] ?? attribs.src ?? firstOfSet(attribs);
    const address = resolveAddress(source, base);
    return address === null ? [] : [{ address, kind: 'image', text: attribs.alt ?? attribs.title ?? '' }];
  }
  if (name === 'source' && attribs.src === undefined && firstOfSet(attribs) !== undefined) {
    const address = resolveAddress(firstOfSet(attribs), base);
    return address === null ? [] : [{ address, kind: 'image', text: '' }];
  }
  if (name === 'form') {
    const address = resolveAddress(attribs.action ?? base, base);
    return address === null ? [] : [{ address, kind: 'form', text: nameless() }];
  }
  if (name === 'meta' && attribs['http-equiv']?.toLowerCase() === 'refresh') {
    return toLink(resolveAddress(refreshTarget(attribs.content) ?? undefined, base), 'link', nameless, false);
  }
  const file = name in ASSETS || name === 'link' ? null : fileOfWidget(attribs);
  if (file !== null) return toLink(resolveAddress(file, base), 'link', () => labelOf(element), false);
  const asset = name === 'link' ? (isLoaded(attribs.rel) ? attribs.href : undefined) : attribs[ASSETS[name] ?? ''];
  const address = resolveAddress(asset, base);
  return address === null ? [] : [{ address, kind: 'asset', text: '' }];
}

const NO_LINKS: readonly FoundLink[] = [];

function hasAttributes(attribs: Element['attribs']): boolean {
  for (const _ in attribs) return true;
  return false;
}

/** Flip-books and buttons that a script brings to life keep their file in an attribute of their own (DearFlip, PDF embedders). */
const WIDGET_ATTRIBUTES = ['source', 'data-source', 'data-pdf', 'data-pdf-url', 'data-file', 'data-href', 'data-url'];
const WIDGET_FILE = /\.(?:pdf|docx?|xlsx?|pptx?|ods|odt|csv|zip)$/i;

function fileOfWidget(attribs: Element['attribs']): string | null {
  for (const name of WIDGET_ATTRIBUTES) {
    const value = attribs[name]?.trim();
    if (value !== undefined && value.length < 4_000 && WIDGET_FILE.test(value.split(/[?#]/, 1)[0] ?? '')) return value;
  }
  return null;
}

/** Of pictures in several sizes the first one: what they show is the same. */
function firstOfSet(attribs: Element['attribs']): string | undefined {
  return (attribs.srcset ?? attribs['data-srcset'])?.trim().split(/[\s,]+/, 1)[0];
}

function anchorLink(element: Element, base: string, scripted: string | null): FoundLink[] {
  const href = element.attribs.href;
  const isIdle = href === undefined || /^\s*(?:(?:#|javascript:)\s*)?$/i.test(href) || /^\s*javascript:/i.test(href);
  const address = isIdle && scripted !== null ? resolveAddress(scripted, base) : resolveAddress(href, base);
  const found = toLink(address, 'link', () => labelOf(element), false);
  const isFile = 'download' in element.attribs || /^application\/(?!x?html|json)/i.test(element.attribs.type ?? '');
  return found.map((link) =>
    link.kind === 'link' && isFile && /^https?:/i.test(link.address) ? { ...link, kind: 'document' } : link,
  );
}

function toLink(address: string | null, plain: 'link' | 'frame', text: () => string, isFramed: boolean): FoundLink[] {
  if (address === null) return [];
  const viewed = viewedDocument(address, isFramed);
  if (viewed !== null) return [{ address: viewed, kind: 'document', text: text() }];
  return [{ address, kind: isDocumentAddress(address) ? 'document' : plain, text: text() }];
}

function isLoaded(rel: string | undefined): boolean {
  return /\b(?:stylesheet|icon|apple-touch-icon|manifest)\b/i.test(rel ?? '');
}

/** The words a visitor sees at the link; where they only say "download", those of its row, list item or paragraph. */
function labelOf(element: Element): string {
  const own = ownLabel(element);
  if (!VAGUE.test(own)) return own;
  const line = lineOf(element);
  if (line.length <= MAX_LABEL && !VAGUE.test(line)) return line;
  for (const ancestor of ancestorsOf(element)) {
    if (!/^(?:tr|li|dd|dt|p|div|td|h[1-6]|figure|section)$/.test(ancestor.name)) continue;
    const around = oneLine(textOf(ancestor));
    if (around.length > MAX_LABEL) break;
    if (!VAGUE.test(around)) return around;
    if (ancestor.name === 'tr' || ancestor.name === 'li') break;
  }
  return own;
}

/** The words on the link's own line, where `<br>` parts several links of one paragraph; empty where it parts nothing. */
function lineOf(element: Element): string {
  let part: Element = element;
  while (isElement(part.parent) && !isBlock(part.parent)) part = part.parent;
  const isEnd = (node: AnyNode): boolean =>
    isElement(node) && (node.name === 'br' || node.name === 'a' || isBlock(node));
  const words: string[] = [oneLine(textOf(part))];
  let isParted = false;
  for (const [step, add] of [
    ['prev', (text: string) => words.unshift(text)],
    ['next', (text: string) => words.push(text)],
  ] as const) {
    let node = part[step] as AnyNode | null;
    for (; node !== null && !isEnd(node); node = node[step] as AnyNode | null)
      add(node.type === 'text' ? node.data : isElement(node) ? textOf(node) : '');
    isParted ||= node !== null && isElement(node) && node.name === 'br';
  }
  return isParted ? oneLine(words.join(' ')) : '';
}

function ownLabel(element: Element): string {
  const { attribs } = element;
  const shown = oneLine(textOf(element));
  if (shown !== '') return shown;
  const image = [...elementsOf(element)].find((inner) => inner.name === 'img' && isElement(inner));
  const spoken = [
    image?.attribs.alt,
    attribs.title,
    attribs['aria-label'],
    image?.attribs.title,
    attribs.alt,
    attribs.value,
  ];
  return oneLine(spoken.find((words) => words !== undefined && words.trim() !== '') ?? '');
}

function oneLine(text: string): string {
  return normalizeText(/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text);
}

/** What the addresses of a page are relative to. */
export function baseOf({ elements }: PageTree, url: string): string {
  for (const element of elements)
    if (element.name === 'base' && element.attribs.href !== undefined)
      return resolveAddress(element.attribs.href, url) ?? url;
  return url;
}
