import { phraseList } from '../../text/phrase-list.js';
import { sheetAddresses } from '../../text/style-sheet.js';
import { trimAddress } from '../../text/url.js';
import { refreshTarget } from './meta-refresh.js';
import { addressInScript, isCompletedByScript, isFileAddress } from './scripts.js';

/**
 * What an address of a page is for. `page`: a visitor may go there; `frame`: shown within the page; `image`: the picture that an
 * element shows; `asset`: script, style, sound, other sizes of a picture; `search`: a form that asks (GET); `form`: one that posts;
 * `scripted`: a script may do something with it, what it is only the answer tells.
 */
export type AddressKind = 'page' | 'frame' | 'image' | 'asset' | 'search' | 'form' | 'scripted';

/** An attribute of an element by its name in lower case, entities decoded. */
export type ReadAttribute = (name: string) => string | undefined;

/** @param address as the page has it: not resolved, possibly blank */
export type TakeAddress = (kind: AddressKind, address: string) => void;

/** What a script fills in before anybody sees it: `{{ item.url }}`, `${url}`, `<%= url %>`. */
const TEMPLATE_FIELD = /\{\{|\{%|\$\{|<%|\[\[/;
/** Longer values are data, not addresses. */
const MAX_ADDRESS = 16_384;
const MAX_HANDLER = 2_000;

/**
 * Finds every address of one element. The page reader asks for each tag, the reader of evidence for each element of its tree.
 * @param name of the element, in lower case
 */
export function readAddresses(name: string, attribute: ReadAttribute, takeAny: TakeAddress): void {
  const take: TakeAddress = (kind, address) => {
    if (!TEMPLATE_FIELD.test(address)) takeAny(kind, address);
  };
  const handler = attribute('onclick');
  const opened = addressInScript(handler);
  const isGuess = opened !== null && isCompletedByScript(handler, opened);
  if (isGuess) take('scripted', opened);
  const handled = isGuess ? null : opened;
  // As Yii, Rails and Laravel do with links.
  const isSent = isSentAsForm(attribute('data-method'), handler);
  if (name === 'a' || name === 'area') {
    const address = addressOfLink(attribute, opened);
    const isOfScript = address !== null && address !== undefined && isCompletedByScript(attribute('href'), address);
    takeIf(take, isSent ? 'form' : isOfScript ? 'scripted' : 'page', address);
  } else if (name === 'iframe' || name === 'frame')
    takeIf(take, 'frame', ['src', 'data-src', 'data-lazy-src'].map(attribute).find(isLoaded));
  else if (name === 'embed') takeIf(take, 'frame', attribute('src'));
  else if (name === 'object') takeIf(take, 'frame', attribute('data'));
  // Without an action a form goes to its own page.
  else if (name === 'form')
    take(attribute('method')?.trim().toLowerCase() === 'post' ? 'form' : 'search', attribute('action') ?? '');
  else if (name === 'meta') {
    if (attribute('http-equiv')?.toLowerCase() === 'refresh') takeIf(take, 'page', refreshTarget(attribute('content')));
  } else if (name === 'link') {
    // A sheet that is switched off is not loaded (HTML Standard, 4.6.7.21).
    if (isAssetRel(attribute('rel'), attribute('type')) && attribute('disabled') === undefined)
      takeIf(take, 'asset', attribute('href'));
  } else if (name === 'script' || name === 'audio' || name === 'track') takeIf(take, 'asset', attribute('src'));
  else if (name === 'video') {
    takeIf(take, 'asset', attribute('src'));
    takeIf(take, 'asset', attribute('poster'));
  } else if (name === 'img' || name === 'input' || name === 'source') takePictures(name, attribute, take);
  else if (name === 'image' || name === 'use')
    takeIf(take, 'asset', attribute('href') ?? attribute('xlink:href') ?? attribute('src'));
  else if (name === 'option') takeChoice(attribute('value') ?? '', take);
  else if (handled === null) takeIf(take, 'page', fileOfWidget(attribute));
  takeIf(take, 'page', handled);
  takeIf(take, 'form', attribute('formaction'));
  // Of tables and their cells in old pages, and of the body (HTML Standard, 15.3).
  takeIf(take, 'asset', attribute('background'));
  for (const later of LAZY_BACKGROUNDS) takeBackground(attribute(later), take);
  const style = attribute('style');
  if (style?.includes('(')) for (const address of sheetAddresses(style)) take('asset', address);
}

/** Does a script send the link as a form that posts? */
export function isSentAsForm(method: string | undefined, handler: string | undefined): boolean {
  if (method !== undefined && !['', 'get'].includes(method.trim().toLowerCase())) return true;
  return handler !== undefined && /\.(?:submit|requestSubmit)\s{0,20}\(/.test(handler.slice(0, MAX_HANDLER));
}

/** Values of most lists are no addresses; of jump menus they are whole ones, or those of pages and files. */
function takeChoice(value: string, take: TakeAddress): void {
  const address = trimAddress(value);
  if (/^https?:\/\/|\.(?:php\d?|s?html?|aspx?|jsp)(?:[?#]|$)/i.test(address) || isFileAddress(address))
    takeIf(take, 'page', address);
  else if (isScriptedAddress(address)) takeIf(take, 'scripted', address);
}

/** Does the value of an attribute look like an address that a script may open? */
export function isScriptedAddress(value: string): boolean {
  return /^(?:https?:\/\/|\.{0,2}\/[^/\s]|\?[\w-]+=)[^\s<>]*$/i.test(value) && !TEMPLATE_FIELD.test(value);
}

function takeIf(take: TakeAddress, kind: AddressKind, address: string | null | undefined): void {
  if (address !== null && address !== undefined && address.length <= MAX_ADDRESS) take(kind, address);
}

/** @param handled the address that the element's click handler opens */
function addressOfLink(attribute: ReadAttribute, handled: string | null): string | null | undefined {
  // Within drawings (SVG 1.1, 17.1).
  const href = attribute('href') ?? attribute('xlink:href');
  // An address that leads nowhere by itself: a script gives it its meaning.
  if (href !== undefined && !/^(?:#?$|javascript:)/i.test(trimAddress(href))) return shownEmail(href) ?? href;
  const opened = addressInScript(href) ?? (handled === null ? fileOfWidget(attribute) : null);
  return opened ?? (handled !== null || /^\s*javascript:/i.test(href ?? '') ? null : href);
}

/** Cloudflare puts addresses of e-mail into a code, which its script turns back before anybody sees it: bytes, each mixed (XOR) with the first. */
const CODED_EMAIL = /\/cdn-cgi\/l\/email-protection(?:#([\da-f]{6,400}))?$/i;

/** What a visitor sees of such a link; null: it is none. */
function shownEmail(href: string): string | null {
  const code = CODED_EMAIL.exec(trimAddress(href));
  if (code === null) return null;
  const [key = 0, ...bytes] = Buffer.from(code[1] ?? '', 'hex');
  return `mailto:${Buffer.from(bytes.map((byte) => byte ^ key)).toString('utf8')}`;
}

function isLoaded(address: string | undefined): boolean {
  return address !== undefined && /^(?!about:|\s*$)/.test(address);
}

/** Pictures that a script loads when they come into sight keep their address in an attribute of their own. */
const LAZY = ['data-src', 'data-lazy-src', 'data-original'];
const PICTURE_ADDRESS = /^[^\s{}<>"']+\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i;
const LAZY_SETS = ['data-srcset', 'data-lazy-srcset'];

/** Of any element: pictures behind its content, which a script loads as an address or as what a style sheet says (`url(…)`). */
const LAZY_BACKGROUNDS = phraseList('data-bg, data-bg-src, data-bg-image, data-background, data-background-image');

function takeBackground(value: string | undefined, take: TakeAddress): void {
  if (value === undefined || value.length > MAX_ADDRESS) return;
  if (value.includes('url(')) for (const address of sheetAddresses(value)) take('asset', address);
  else if (PICTURE_ADDRESS.test(trimAddress(value))) take('asset', value);
}

function takePictures(name: string, attribute: ReadAttribute, take: TakeAddress): void {
  const src = attribute('src');
  const sets = name === 'input' ? [] : ['srcset', ...LAZY_SETS];
  const sizes = sets.flatMap((set) => srcsetAddresses(attribute(set) ?? ''));
  const lazy = LAZY.flatMap((later) => attribute(later) ?? []);
  // Of pictures in several sizes one is enough to look at: what they show is the same.
  const shown = name === 'source' && src !== undefined ? undefined : (lazy[0] ?? src ?? sizes[0]);
  for (const address of [...(src === undefined ? [] : [src]), ...sizes, ...lazy])
    take(address === shown ? 'image' : 'asset', address);
}

/** HTML Standard, "parse a srcset attribute": an address may hold commas but not at its ends; its descriptors run to the next comma. */
function srcsetAddresses(srcset: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  while (at < srcset.length) {
    while (at < srcset.length && /[ \t\r\n\f,]/.test(srcset[at] ?? '')) at++;
    const start = at;
    while (at < srcset.length && !/[ \t\r\n\f]/.test(srcset[at] ?? '')) at++;
    const word = srcset.slice(start, at);
    const address = word.replace(/(?<!,),+$/, '');
    if (address !== '') found.push(address);
    if (address === word) {
      const comma = srcset.indexOf(',', at);
      at = comma < 0 ? srcset.length : comma + 1;
    }
  }
  return found;
}

// preconnect and dns-prefetch name hosts, pingback and EditURI name programs: no reader ever opens those.
const ASSET_RELS: ReadonlySet<string> = new Set(
  phraseList(`
    stylesheet, icon, mask-icon, apple-touch-icon, apple-touch-icon-precomposed, manifest, preload, modulepreload, alternate
  `),
);
/** Other forms of the page that a reader can open: feeds and languages. The others are for programs (oEmbed, REST). */
const READ_ALTERNATE = /^\s*(?:$|text\/|application\/(?:rss|atom|xhtml)\+xml)/i;

function isAssetRel(rel: string | undefined, type = ''): boolean {
  if (rel === undefined) return false;
  const words = rel.toLowerCase().split(/\s+/);
  if (words.includes('alternate') && !words.includes('stylesheet') && !READ_ALTERNATE.test(type)) return false;
  return words.some((word) => ASSET_RELS.has(word));
}

/** Flip-books and buttons that a script brings to life keep their file in an attribute of their own (DearFlip, PDF embedders). */
const WIDGET_ATTRIBUTES = phraseList(`
  source, data-source, data-pdf, data-pdf-url, data-pdf-src, data-file, data-file-url, data-href, data-url, data-link
  data-download, data-download-url, data-downloadurl, data-doc, data-document
`);

function fileOfWidget(attribute: ReadAttribute): string | null {
  for (const name of WIDGET_ATTRIBUTES) {
    const value = attribute(name);
    if (value !== undefined && value.length < 4_000 && isFileAddress(value)) return value;
  }
  return null;
}

/** Attributes that a reader of links looks at. */
export const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...phraseList(
    'href, src, data, rel, type, content, http-equiv, srcset, poster, action, method, onclick, onload, formaction, style, data-method, referrerpolicy, name, background, xlink:href, disabled',
  ),
  ...LAZY,
  ...LAZY_SETS,
  ...LAZY_BACKGROUNDS,
  ...WIDGET_ATTRIBUTES,
  // The words of a link that shows none.
  ...['alt', 'title', 'value'],
]);
