import type { PageLink } from '../../model/evidence.js';
import { phraseList } from '../../text/phrase-list.js';
import { type ReferrerPolicy, readMetaReferrer, referrerPolicyOf } from '../../text/referrer-policy.js';
import { sheetAddresses } from '../../text/style-sheet.js';
import { stripFragment, trimAddress, withoutUserInfo } from '../../text/url.js';
import { isCutName, isDocumentAddress, resolveAddress, viewedDocument } from './addresses.js';
import { type Element, elementsOf, isElement, ownText, type PageTree, textWithin } from './dom.js';
import { type AddressKind, isScriptedAddress, readAddresses } from './element-addresses.js';
import type { ContextReader } from './link-context.js';
import { createLabelReader, type LabelReader, MAX_LABEL } from './link-label.js';
import { refreshTarget } from './meta-refresh.js';
import { type Control, type ControlReader, createControlReader, embeddedFile } from './promised-files.js';
import { filesInScript } from './scripts.js';

/** Links of one page that are kept. */
export const MAX_LINKS = 20_000;
const MAX_SCRIPTED = 4_000;
/** Letters of a label in the address of a file that the page itself holds. */
const MAX_NAME = 60;

/** Every address of the page, absolute, in document order; with the context of each where a reader of contexts is given. */
export function readLinks(
  { elements, charset }: PageTree,
  base: string,
  chrome: ReadonlySet<Element>,
  reader: ContextReader | null = null,
): PageLink[] {
  const links: PageLink[] = [];
  const seen = new Set<string>();
  const labelOf = createLabelReader();
  const controlOf = createControlReader(elements);
  const inTemplates = elementsInTemplates(elements);
  const pagePolicy = metaReferrer(elements);
  for (const element of elements) {
    if (inTemplates.has(element)) continue;
    const policy = referrerPolicyOf(element.attribs.rel, element.attribs.referrerpolicy) ?? pagePolicy;
    for (const { address, kind, text } of linksOf(element, base, charset, labelOf, controlOf)) {
      const link: PageLink = {
        url: address,
        text: withoutUserInfo(text.slice(0, MAX_LABEL)),
        kind,
        inChrome: chrome.has(element),
        ...(policy !== null && { referrerPolicy: policy }),
        ...(reader &&
          (kind === 'link' || kind === 'document' || kind === 'frame') && { context: reader.contextOf(element) }),
      };
      const key = keyOf(link);
      if (seen.has(key)) continue;
      seen.add(key);
      if (links.length < MAX_LINKS) links.push(link);
    }
  }
  const hasDocuments = links.some(({ kind, inChrome }) => kind === 'document' && !inChrome);
  return hasDocuments ? links : [...links, ...filesOfScripts(elements, base, charset, chrome)];
}

/** What a page without documents gives to its scripts: a viewer may show it. */
function filesOfScripts(
  elements: readonly Element[],
  base: string,
  charset: string,
  chrome: ReadonlySet<Element>,
): readonly PageLink[] {
  return elements.flatMap((element) => {
    if (element.name !== 'script' || chrome.has(element)) return [];
    return filesInScript(ownText(element)).flatMap((raw): readonly PageLink[] => {
      const url = resolveAddress(raw, base, charset);
      return url === null ? [] : [{ url, text: '', kind: 'scripted', inChrome: false }];
    });
  });
}

function metaReferrer(elements: readonly Element[]): ReferrerPolicy | null {
  let policy: ReferrerPolicy | null = null;
  for (const { name, attribs } of elements)
    if (name === 'meta' && attribs.name?.toLowerCase() === 'referrer')
      policy = readMetaReferrer(attribs.content) ?? policy;
  return policy;
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

function linksOf(
  element: Element,
  base: string,
  charset: string,
  labelOf: LabelReader,
  controlOf: ControlReader,
): readonly FoundLink[] {
  const { name, attribs } = element;
  // Only a form leads somewhere without a word, to the page itself, and a style sheet.
  if (name !== 'form' && name !== 'style' && !hasAttributes(attribs)) return NO_LINKS;
  const found: FoundLink[] = [];
  const isFile = 'download' in attribs || /^application\/(?!x?html|json)/i.test(attribs.type ?? '');
  readAddresses(
    name,
    (attribute) => attribs[attribute],
    (kind, raw) => {
      const isOwnPage = name === 'form' && raw.trim() === '';
      const address = resolveAddress(isOwnPage ? base : raw, base, charset);
      if (address === null) return;
      const link = toLink(address, kind, element, labelOf);
      const isNamedFile = link.kind === 'link' && isFile && (name === 'a' || name === 'area');
      found.push(isNamedFile && /^https?:/i.test(address) ? { ...link, kind: 'document' } : link);
    },
  );
  if (name === 'form') found.push(...askedByButton(element, base, charset));
  if (name === 'style') found.push(...assetsOf(sheetAddresses(ownText(element)), base, charset));
  found.push(...scriptedLinks(element, base, charset, found, labelOf));
  const embedded = embeddedFile(element, () => labelOf(element));
  if (embedded !== null) {
    const text = labelOf(element) || (attribs.download ?? attribs.title ?? '');
    const address = `data:${embedded.type}#${encodeURIComponent(text.slice(0, MAX_NAME))}`;
    found.push({ address, kind: embedded.kind === 'shown' ? 'button' : 'document', text });
  }
  const control = controlOf(element, () => labelOf(element));
  if (control !== null) found.push(controlLink(control, base, labelOf(element)));
  return found;
}

function assetsOf(addresses: readonly string[], base: string, charset: string): FoundLink[] {
  return addresses.flatMap((raw) => {
    const address = resolveAddress(raw, base, charset);
    return address === null ? [] : [{ address, kind: 'asset' as const, text: '' }];
  });
}

const SEEN_FIELDS: ReadonlySet<string> = new Set(phraseList('select, textarea'));
const BUTTON_TYPES: ReadonlySet<string> = new Set(phraseList('submit, image, button'));
const MAX_FORM_ELEMENTS = 300;

/** A form that asks (GET) and has nothing but a button is a link: what it asks for is whole (HTML Standard, 4.10.21.3). */
function askedByButton(form: Element, base: string, charset: string): FoundLink[] {
  if (/^\s*(?:post|dialog)\s*$/i.test(form.attribs.method ?? '')) return [];
  const address = resolveAddress(form.attribs.action, base, charset);
  if (address === null || !/^https?:/i.test(address)) return [];
  const fields = new URLSearchParams();
  let button: Element | null = null;
  let count = 0;
  for (const element of elementsOf(form)) {
    const { name, attribs } = element;
    const type = attribs.type?.trim().toLowerCase() ?? (name === 'button' ? 'submit' : 'text');
    if (++count > MAX_FORM_ELEMENTS || SEEN_FIELDS.has(name)) return [];
    if (name === 'button' || (name === 'input' && BUTTON_TYPES.has(type))) button ??= element;
    else if (name === 'input' && type !== 'hidden') return [];
    else if (name === 'input' && attribs.name) fields.append(attribs.name, attribs.value ?? '');
  }
  if (button === null) return [];
  if (button.attribs.name) fields.append(button.attribs.name, button.attribs.value ?? '');
  const asked = new URL(address);
  asked.search = fields.toString();
  return [{ address: asked.href, kind: 'scripted', text: textWithin(form, MAX_LABEL).text }];
}

/** Elements whose `data-` attributes say what they load, not where a click leads. */
const LOADING: ReadonlySet<string> = new Set(
  phraseList('img, source, video, audio, iframe, frame, embed, object, script, link, meta, html, body, form, track'),
);

/** What a script may open at a click, by the attributes that it keeps its data in. */
function scriptedLinks(
  element: Element,
  base: string,
  charset: string,
  found: readonly FoundLink[],
  labelOf: LabelReader,
): FoundLink[] {
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

/** Its address is that of the page, where a visitor has to press it. */
function controlLink({ kind, name }: Control, base: string, text: string): FoundLink {
  return { address: `${stripFragment(base)}#${encodeURIComponent(name)}`, kind, text };
}

/** A template is no part of the page until a script copies it. */
function elementsInTemplates(elements: readonly Element[]): ReadonlySet<Element> {
  const inside = new Set<Element>();
  for (const element of elements) {
    // What a template holds has a root of its own.
    const parent = element.parent !== null && !isElement(element.parent) ? element.parent.parent : element.parent;
    if (parent !== null && isElement(parent) && (parent.name === 'template' || inside.has(parent))) inside.add(element);
  }
  return inside;
}

function hasAttributes(attribs: Element['attribs']): boolean {
  for (const _ in attribs) return true;
  return false;
}

function toLink(address: string, kind: AddressKind, element: Element, labelOf: LabelReader): FoundLink {
  const { name, attribs } = element;
  if (kind === 'asset') return { address, kind, text: '' };
  if (kind === 'image') return { address, kind, text: attribs.alt ?? attribs.title ?? '' };
  const ownWords = attribs.title ?? attribs['aria-label'] ?? '';
  if (kind === 'search' || kind === 'form') return { address, kind: 'form', text: ownWords };
  const text = kind === 'frame' || name === 'meta' ? ownWords : labelOf(element);
  if (kind === 'scripted') return { address, kind, text };
  const viewed = viewedDocument(address, kind === 'frame');
  if (viewed !== null) return { address: viewed, kind: 'document', text };
  if (isDocumentAddress(address) || (kind === 'page' && isCutName(address))) return { address, kind: 'document', text };
  return { address, kind: kind === 'frame' ? 'frame' : 'link', text };
}

/** What the addresses of a page are relative to. */
export function baseOf({ elements, charset }: PageTree, url: string): string {
  for (const element of elements)
    if (element.name === 'base' && element.attribs.href !== undefined)
      return resolveAddress(element.attribs.href, url, charset) ?? url;
  return url;
}
