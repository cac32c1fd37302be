import { isDocumentAddress } from '../extract/html/addresses.js';
import type { Page } from '../extract/html/page/page.js';
import { openPageReader, type PageReader } from '../extract/html/page/page-reader.js';
import type { Client, LinkOptions } from '../model/client.js';
import { type Exchange, fatalProblem, type LinkProblem } from '../model/evidence.js';
import type { ReferrerPolicy } from '../text/referrer-policy.js';
import { decodeUrl, hostKey, stripFragment, webAddress } from '../text/url.js';
import { hasFileSignature } from './evidence/answering-documents.js';
import { endOf, isHtml } from './fetch-page.js';
import { judgeExchange } from './judge/judge-response.js';
import { isShare } from './judge/known-hosts.js';
import type { SiteContext } from './judge/site-profile.js';
import { nextAddress } from './next-address.js';

/** A link of the site, asked for and judged without loading the file that it leads to. */
export interface CheckedLink {
  readonly exchange: Exchange;
  /** Beside the problems of the exchange itself. */
  readonly judged: readonly LinkProblem[];
}

/** What becomes of a link; one with `Exchange.forbidden` is to be skipped. */
export type LinkCheck = (address: {
  readonly url: string;
  readonly isForm: boolean;
  /** The page with the link. */
  readonly linkedFrom: string | null;
  readonly referrerPolicy: ReferrerPolicy | null;
  /** As that page writes it, where that is another way than ours. */
  readonly written?: string | null;
}) => Promise<CheckedLink>;

/** As a visitor asks who clicks, but for what robots.txt forbids. */
export function asLink({
  linkedFrom,
  referrerPolicy,
  written = null,
}: Omit<Parameters<LinkCheck>[0], 'url' | 'isForm'>): LinkOptions {
  return {
    from: linkedFrom ?? undefined,
    referrerPolicy: referrerPolicy ?? undefined,
    written: written ?? undefined,
    obeysRobots: true,
  };
}

/** Read of a page that answers: error pages are shorter. Of files nothing is read. */
const LOOK_BYTES = 512 * 1024;
const OPENING_BYTES = 1_024;
const MAX_REFRESHES = 3;
/** Names of files; what has another one, or none, is the answer of a program. */
const FILE_NAME = /\.(?!php|aspx?|jsp|cgi|do|html?)[a-z]\w{0,4}$/i;
const DOCUMENT_NAME = /\.(?:pdf|docx?|docm|xlsx?|xls[mb]|pptx?|pps|csv|rtf|od[stp]|zip|rar|7z)$/i;

/**
 * Asks links by HEAD where the answer to HEAD proves that there is a file: it has the file's length and version. A program
 * answers HEAD without looking (RFC 9110, 9.3.2 only asks it to be alike), so that its addresses are asked by GET, of which
 * the headers are enough for a file and the beginning for a page.
 */
export function createLinkCheck(client: Client, site: SiteContext): LinkCheck {
  /** Kinds of addresses whose HEAD proves nothing: they are asked by GET at once. */
  const unproven = new Set<string>();

  const look = async (url: string, options: LinkOptions): Promise<Look> => {
    let reader: PageReader | null = null;
    let opening = '';
    let isEmpty = false;
    const { exchange } = await client.get(url, {
      ...options,
      maxBytes: LOOK_BYTES,
      wants(head) {
        // Every attempt begins anew.
        opening = '';
        isEmpty = head.contentLength === 0;
        const isRead = isHtml(head) && (isOfInterest(url) || head.contentType === null);
        reader = isRead ? openPageReader({ contentType: head.contentType, prints: isOfInterest(url) }) : null;
        return reader !== null;
      },
      onData(chunk) {
        if (opening.length < OPENING_BYTES) opening += Buffer.from(chunk.subarray(0, OPENING_BYTES)).toString('latin1');
        reader?.write(chunk);
      },
    });
    const isPage =
      !hasFileSignature(opening) && (exchange.contentType !== null || /^\s*(?:\xef\xbb\xbf\s*)?</.test(opening));
    const page = endOf(reader);
    return { exchange, page: isPage ? page : null, isEmpty: isEmpty || (page !== null && exchange.bytes === 0) };
  };

  /** Pages of other sites are not ours to judge, but for those that stand in place of a document. */
  const isOfInterest = (url: string): boolean => site.isOnHost(url) || isDocumentName(url);

  /** Follows a page that sends its visitor on. */
  const follow = async (url: string, options: LinkOptions): Promise<Look> => {
    let found = await look(url, options);
    const hops: Exchange['redirects'][number][] = [];
    for (let turn = 0; turn < MAX_REFRESHES && isFollowed(found.exchange); turn++) {
      const { exchange, page } = found;
      const from = exchange.finalUrl ?? exchange.url;
      const target = nextAddress(exchange, page, from);
      if (target === null || stripFragment(target) === stripFragment(from) || !(await client.allowed(target))) break;
      hops.push(...exchange.redirects, { url: from, status: exchange.status ?? 200 });
      found = await look(target, { from, obeysRobots: true });
    }
    const { exchange } = found;
    return { ...found, exchange: { ...exchange, url, redirects: [...hops, ...exchange.redirects] } };
  };

  const judge = async ({ exchange, page, isEmpty }: Look, url: string): Promise<CheckedLink> => {
    if (page) await site.learn(exchange.finalUrl ?? url);
    const isReached = fatalProblem(exchange) === null;
    const judged = judgeExchange(exchange, isReached ? page : null, site, { url, isHome: false, as: 'crawled' });
    if (!isReached || judged.length > 0 || exchange.status !== 200) return { exchange, judged };
    const reason = wrongFile(exchange, page, isEmpty, url);
    return { exchange, judged: reason === null ? [] : [{ code: 'soft-404', data: { kind: reason, reason } }] };
  };

  /** Why what answers is not the document that the link names; null: it may be. */
  const wrongFile = (exchange: Exchange, page: Page | null, isEmpty: boolean, url: string): string | null => {
    if (!isDocumentName(url) && exchange.fileName === null) return null;
    if (isEmpty) return 'empty-file';
    // Other sites show documents within pages that have the document's name.
    return page !== null && site.isOnHost(url) && isDocumentName(url) ? 'type-mismatch' : null;
  };

  return async ({ url, isForm, ...link }) => {
    const options = asLink(link);
    const path = pathOf(url);
    const kind = kindOf(url, path);
    const isFile = FILE_NAME.test(path) || isShare(url);
    if (!isForm && (unproven.has(kind) || !isFile)) return judge(await follow(url, options), url);
    const head = await client.probe(url, options);
    const isEnough = isForm || isShare(url) || !isFollowed(head) || isProof(head);
    if (isEnough) return judge({ exchange: head, page: null, isEmpty: false }, url);
    // An answer to GET is one already.
    if (head.head !== undefined) unproven.add(kind);
    return judge(await follow(url, options), url);
  };
}

interface Look {
  readonly exchange: Exchange;
  /** Null: no page answered, or one that nobody asks about. */
  readonly page: Page | null;
  readonly isEmpty: boolean;
}

function isFollowed(exchange: Exchange): boolean {
  return exchange.forbidden === undefined && fatalProblem(exchange) === null;
}

/** An answer to HEAD that has the length and the version of a file, at the place that the link names, as what the link names. */
function isProof({ url, finalUrl, contentType, head, etag, lastModified, redirects, refresh }: Exchange): boolean {
  if (!head?.length || (etag === null && lastModified === null) || refresh !== undefined) return false;
  if (redirects.length > 0 && pathOf(url) !== pathOf(finalUrl ?? url)) return false;
  return !(isDocumentName(url) && isHtml({ contentType }));
}

function isDocumentName(url: string): boolean {
  return isDocumentAddress(url) && !isShare(url) && DOCUMENT_NAME.test(pathOf(url));
}

function kindOf(url: string, path: string): string {
  return `${hostKey(url)} ${/\.\w{1,5}$/.exec(path)?.[0].toLowerCase() ?? ''} ${url.includes('?') ? '?' : ''}`;
}

function pathOf(url: string): string {
  const address = webAddress(url);
  return address === null ? url : decodeUrl(address.pathname).trim();
}
