import { readPage } from '../../extract/html/page/page-reader.js';
import { promisesFile } from '../../extract/html/promised-files.js';
import { isFileAddress } from '../../extract/html/scripts.js';
import { isSocialHost } from '../../fetch/bot-walls.js';
import type { PageLink } from '../../model/evidence.js';
import { hostOf, normalizeUrl, stripFragment } from '../../text/url.js';
import { isWidget } from '../judge/known-hosts.js';
import { nextAddress } from '../next-address.js';
import { addressKey, type Look } from '../request-cache.js';
import { whyUnopenable } from '../unopenable.js';
import { documentAddress } from './document-address.js';

/** Words of addresses and labels that hand out files; those links are asked for first. */
const HANDS_OUT =
  /down-?load|getfile|get_file|viewfile|view_file|openfile|attach|document|\bfile|\bdoc|wpdmdl|pdf|ดาวน์?โหลด|ไฟล์|เอกสาร|[?&](?:f?id|file)=/i;

/**
 * Links of a page's content of which the look of the address does not tell whether a document or a page answers: those that
 * speak of files first. Menus that are repeated in the content stay out.
 */
export function undecidedLinks(
  links: readonly PageLink[],
  site: string,
  isKnown: (key: string) => boolean,
): readonly PageLink[] {
  const inMenus = new Set(links.filter(({ inChrome }) => inChrome).map(({ url }) => addressKey(url)));
  const found = new Map<string, PageLink>();
  for (const link of links) {
    if (link.inChrome || (link.kind !== 'link' && link.kind !== 'scripted') || !/^https?:/i.test(link.url)) continue;
    const key = addressKey(link.url);
    if (found.has(key) || inMenus.has(key) || isKnown(key)) continue;
    if (link.kind === 'link' && documentAddress(link.url) !== null) continue;
    if (whyUnopenable(link.url, site) !== null) continue;
    if (isSocialHost(hostOf(link.url)) || isWidget(link.url)) continue;
    found.set(key, { ...link, url: stripFragment(link.url) });
  }
  const speaks = ({ url, text }: PageLink): boolean => HANDS_OUT.test(url) || HANDS_OUT.test(text);
  const all = [...found.values()];
  return [...all.filter(speaks), ...all.filter((link) => !speaks(link))];
}

/**
 * Where a small page leads that says little itself: it sends its visitor on, or shows something in a frame and nothing else.
 * @returns an absolute address; null: nowhere
 */
export function leadOf({ exchange, opening }: Look): string | null {
  const { contentType, status, bytes, fileName } = exchange;
  if (status !== 200 || fileName !== null || !/html/i.test(contentType ?? 'html') || bytes > opening.length)
    return null;
  const address = exchange.finalUrl ?? exchange.url;
  const page = readPage(Buffer.from(opening, 'latin1'), { contentType });
  const frames = page.links.filter(({ kind }) => kind === 'frame');
  const isFrame = frames.length === 1 && page.readAnyText() === '' && page.base === null;
  return nextAddress(exchange, page, address) ?? (isFrame ? normalizeUrl(frames[0]?.href ?? '', address) : null);
}

const HANDING_ADDRESS = /down-?load|getfile|get_file|attachment|wpdmdl/i;

/** Is what answered a document that is gone: nothing there, under a link that promises a file? */
export function isLostDocument({ exchange }: Look, { url, text }: Pick<PageLink, 'url' | 'text'>): boolean {
  const isGone = exchange.status === 404 || exchange.status === 410;
  return isGone && promisesDocument({ url, text });
}

/** Does what answered take another method than GET, under a link that promises a file; or is nothing there, where a script may complete the address? */
export function isRefusingDocument({ exchange }: Look, link: Pick<PageLink, 'url' | 'text' | 'kind'>): boolean {
  if (link.kind === 'scripted' && exchange.status === 404) return isFileAddress(link.url);
  return exchange.status === 405 && promisesDocument(link);
}

function promisesDocument({ url, text }: Pick<PageLink, 'url' | 'text'>): boolean {
  return promisesFile(text) || HANDING_ADDRESS.test(url);
}

/** Media types of pages, of what pages are made of and of feeds; everything else that answers a click is a file to open. */
const PAGE_PARTS =
  /html|javascript|ecmascript|json|xml(?!formats)|^(?:text\/(?:css|event-stream|calendar|x-?vcard|vcard)|audio\/|video\/|font\/|image\/svg)/i;

/**
 * Does the answer to a click open as a document: handed out as an attachment, by its media type, or by its first bytes?
 * @param isScripted of an attribute: a picture there is part of the page
 */
export function isDocumentAnswer({ exchange, opening }: Look, isScripted: boolean): boolean {
  const { status, fileName, contentType } = exchange;
  if (status === null || status < 200 || status > 299) return false;
  const isPicture = /^\s*image\//i.test(contentType ?? '');
  if (isScripted && isPicture) return false;
  if (hasFileSignature(opening)) return true;
  if (fileName !== null && !/\.(?:s?html?|php\d?|aspx?|jsp|js|css|json|xml)$/i.test(fileName.trim())) return true;
  const type = (contentType ?? '').trim();
  return type !== '' && !PAGE_PARTS.test(type) && !(/^text\/plain/i.test(type) && opening.length === 0);
}

/** PDF (within its first 1,024 bytes, where no page begins), ZIP and what is made of it, compound files, RTF, RAR, 7z. */
export function hasFileSignature(opening: string): boolean {
  if (/^(?:PK\x03\x04|\xd0\xcf\x11\xe0|\{\\rtf|Rar!\x1a|7z\xbc\xaf)/.test(opening)) return true;
  const pdf = opening.slice(0, 1024).indexOf('%PDF-');
  return pdf === 0 || (pdf > 0 && !/<(?:!doctype|html|head|body)\b/i.test(opening.slice(0, pdf)));
}
