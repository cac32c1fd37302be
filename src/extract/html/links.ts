import type { PageLink } from '../../model/evidence.js';
import { phraseList } from '../../text/phrase-list.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { trimAddress, withoutUserInfo } from '../../text/url.js';
import { isDocumentAddress, resolveAddress, viewedDocument } from './addresses.js';
import {
  type AnyNode,
  ancestorsOf,
  type Element,
  elementsOf,
  isBlock,
  isElement,
  type PageTree,
  type ParentNode,
  textOf,
} from './dom.js';
import { type AddressKind, isScriptedAddress, readAddresses } from './element-addresses.js';
import type { ContextReader } from './link-context.js';
import { refreshTarget } from './meta-refresh.js';

/** Links of one page that are kept. */
export const MAX_LINKS = 20_000;
const MAX_LABEL = 300;
const MAX_SCRIPTED = 4_000;

// Labels that say what to do, not what it is: the words around them do.
const VAGUE =
  /^(?:(?:ดาวน์?โหลด|โหลด|คลิก|คลิ๊ก|ที่นี่|ตรงนี้|เปิด|ดู|อ่าน|อ่านต่อ|เพิ่มเติม|รายละเอียด|แสดง|เอกสาร|แนบ|ไฟล์|ลิงก์?|download|click|here|open|view|read|more|file|link|detail|details|pdf|xlsx?|docx?|zip|jpe?g|png|ขนาด|kb|mb|bytes?|เพื่อ|[\d,>»→:|()[\]._-])\s*)*$/i;

/** Every address of the page, absolute, in document order; with the context of each where a reader of contexts is given. */
export function readLinks(
  { elements, charset }: PageTree,
  base: string,
  chrome: ReadonlySet<Element>,
  reader: ContextReader | null = null,
): PageLink[] {
  const links: PageLink[] = [];
  const seen = new Set<string>();
  for (const element of elements) {
    if (isInTemplate(element)) continue;
    for (const { address, kind, text } of linksOf(element, base, charset)) {
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
export function readMetaRefresh({ elements, charset }: PageTree, base: string): string | null {
  for (const element of elements) {
    if (element.name !== 'meta' || element.attribs['http-equiv']?.toLowerCase() !== 'refresh') continue;
    const target = refreshTarget(element.attribs.content);
    if (target !== null && !/^[\d.]+$/.test(target)) return resolveAddress(target, base, charset);
  }
  return null;
}

interface FoundLink {
  readonly address: string;
  readonly kind: PageLink['kind'];
  readonly text: string;
}

const NO_LINKS: readonly FoundLink[] = [];

function linksOf(element: Element, base: string, charset: string): readonly FoundLink[] {
  const { name, attribs } = element;
  // Only a form leads somewhere without a word: to the page itself.
  if (name !== 'form' && !hasAttributes(attribs)) return NO_LINKS;
  const found: FoundLink[] = [];
  const isFile = 'download' in attribs || /^application\/(?!x?html|json)/i.test(attribs.type ?? '');
  readAddresses(
    name,
    (attribute) => attribs[attribute],
    (kind, raw) => {
      const isOwnPage = name === 'form' && raw.trim() === '';
      const address = resolveAddress(isOwnPage ? base : raw, base, charset);
      if (address === null) return;
      const link = toLink(address, kind, element);
      const isNamedFile = link.kind === 'link' && isFile && (name === 'a' || name === 'area');
      found.push(isNamedFile && /^https?:/i.test(address) ? { ...link, kind: 'document' } : link);
    },
  );
  return [...found, ...scriptedLinks(element, base, charset, found)];
}

/** Elements whose `data-` attributes say what they load, not where a click leads. */
const LOADING: ReadonlySet<string> = new Set(
  phraseList('img, source, video, audio, iframe, frame, embed, object, script, link, meta, html, body, form, track'),
);

/** What a script may open at a click, by the attributes that it keeps its data in. */
function scriptedLinks(element: Element, base: string, charset: string, found: readonly FoundLink[]): FoundLink[] {
  const { name, attribs } = element;
  if (LOADING.has(name)) return [];
  return Object.keys(attribs).flatMap((attribute) => {
    const value = attribute.startsWith('data-') ? trimAddress(attribs[attribute] ?? '') : '';
    if (value.length > MAX_SCRIPTED || !isScriptedAddress(value)) return [];
    const address = resolveAddress(value, base, charset);
    if (address === null || found.some((link) => link.address === address)) return [];
    return [{ address, kind: 'scripted' as const, text: labelOf(element) }];
  });
}

/** A template is no part of the page until a script copies it. */
function isInTemplate(element: Element): boolean {
  let node: AnyNode | ParentNode | null = element.parent;
  while (node !== null && !(isElement(node) && node.name === 'template')) node = node.parent;
  return node !== null;
}

function hasAttributes(attribs: Element['attribs']): boolean {
  for (const _ in attribs) return true;
  return false;
}

function toLink(address: string, kind: AddressKind, element: Element): FoundLink {
  const { name, attribs } = element;
  if (kind === 'asset') return { address, kind, text: '' };
  if (kind === 'image') return { address, kind, text: attribs.alt ?? attribs.title ?? '' };
  const ownWords = attribs.title ?? attribs['aria-label'] ?? '';
  if (kind === 'search' || kind === 'form') return { address, kind: 'form', text: ownWords };
  const text = kind === 'frame' || name === 'meta' ? ownWords : labelOf(element);
  if (kind === 'scripted') return { address, kind, text };
  const viewed = viewedDocument(address, kind === 'frame');
  if (viewed !== null) return { address: viewed, kind: 'document', text };
  return { address, kind: isDocumentAddress(address) ? 'document' : kind === 'frame' ? 'frame' : 'link', text };
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
  const { alt, title, value } = attribs;
  const spoken = [image?.attribs.alt, title, attribs['aria-label'], image?.attribs.title, alt, value];
  return oneLine(spoken.find((words) => words !== undefined && words.trim() !== '') ?? '');
}

function oneLine(text: string): string {
  return normalizeText(/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text);
}

/** What the addresses of a page are relative to. */
export function baseOf({ elements, charset }: PageTree, url: string): string {
  for (const element of elements)
    if (element.name === 'base' && element.attribs.href !== undefined)
      return resolveAddress(element.attribs.href, url, charset) ?? url;
  return url;
}
