import { isFileAddress } from '../../extract/html/scripts.js';
import type { DocumentRule } from '../../model/checklist.js';
import type { PageLink } from '../../model/evidence.js';
import { readFiscalYears } from '../../text/dates/read-dates.js';
import { fileNameInUrl } from '../../text/file-name.js';
import { compileGlob } from '../../text/patterns/glob.js';
import { kindOfScheme } from '../../text/scheme.js';
import { normalizeUrl, stripFragment } from '../../text/url.js';
import { addressKey } from '../request-cache.js';
import { type WhyUnopenable, whyUnopenable } from '../unopenable.js';
import { type DocumentAddress, documentAddress } from './document-address.js';

const LEADS: ReadonlySet<PageLink['kind']> = new Set<PageLink['kind']>(['document', 'link', 'frame', 'scripted']);

/** A document that a page of the item links to. */
export interface LinkedDocument extends DocumentAddress {
  readonly foundOn: string;
  readonly label: string;
  readonly referrerPolicy?: PageLink['referrerPolicy'];
}

/**
 * The documents among a page's links, in their order: those in navigation, header and footer are none of the item's.
 * @param site from which visitors come: what it shows them and they cannot open is none of the documents to ask for
 * @param answering keys of the addresses that answered as documents, whatever they look like
 */
export function linkedDocuments(
  links: readonly PageLink[],
  foundOn: string,
  answering: ReadonlySet<string> = new Set(),
  site = foundOn,
): readonly LinkedDocument[] {
  const found = new Map<string, LinkedDocument>();
  for (const link of links) {
    if (link.inChrome || !LEADS.has(link.kind)) continue;
    const isDocument = link.kind === 'document' || answering.has(addressKey(link.url));
    const document =
      (link.kind === 'scripted' ? null : documentAddress(link.url)) ??
      (isDocument ? { url: link.url, download: link.url, kind: 'file' as const } : null);
    const url = document && normalizeUrl(document.url);
    if (!document || !url) continue;
    if (whyUnopenable(document.url, site) !== null) continue;
    const key = addressKey(document.download);
    const known = found.get(key);
    // A picture link and a worded link often lead to the same file: the words are the label.
    if (!known) {
      const { referrerPolicy } = link;
      const policy = referrerPolicy === undefined ? {} : { referrerPolicy };
      found.set(key, { ...document, url: stripFragment(url), foundOn, label: link.text, ...policy });
    } else if (known.label === '' && link.text !== '') found.set(key, { ...known, label: link.text });
  }
  return [...found.values()];
}

/** A document's link that nobody can open. */
export interface UnopenableDocument {
  readonly url: string;
  readonly why: WhyUnopenable;
  readonly label: string;
}

/** Links of a page's content that stand for a document, by their address or their words, and that no visitor can open. */
export function unopenableDocuments(links: readonly PageLink[], site: string): readonly UnopenableDocument[] {
  const found = new Map<string, UnopenableDocument>();
  for (const { url, text, kind, inChrome } of links) {
    if (inChrome || (kind !== 'document' && kind !== 'link' && kind !== 'frame') || found.has(url)) continue;
    const why = whyUnopenable(url, site);
    const isDocument = kind === 'document' || isFileAddress(url) || isFileAddress(text);
    if (why !== null && isDocument) found.set(url, { url, why, label: text });
  }
  return [...found.values()];
}

/** Links of a page's content to files that the visitor's browser hands to another program (`ftp:`, `ms-word:`). */
export function documentsOfPrograms(links: readonly PageLink[]): readonly Pick<PageLink, 'url' | 'text'>[] {
  const found = new Map<string, PageLink>();
  for (const link of links) {
    if (link.inChrome || link.kind !== 'link' || !URL.canParse(link.url)) continue;
    const { protocol, pathname } = new URL(link.url);
    if (kindOfScheme(protocol.slice(0, -1)) === 'app' && isFileAddress(pathname)) found.set(link.url, link);
  }
  return [...found.values()];
}

/** @returns whether the rule of the checklist lets a document count as evidence. */
export function createDocumentFilter(rule: DocumentRule): (document: Pick<LinkedDocument, 'url' | 'label'>) => boolean {
  const globs = rule.follow.map(compileGlob);
  return ({ url, label }) => {
    const name = fileNameInUrl(url);
    const isFollowed =
      globs.length === 0 || globs.some((glob) => [url, name, label].some((text) => text !== '' && glob.test(text)));
    if (!isFollowed || rule.fiscalYear === null) return isFollowed;
    const years = [...readFiscalYears(label), ...readFiscalYears(name)];
    return years.length === 0 || years.includes(rule.fiscalYear);
  };
}
