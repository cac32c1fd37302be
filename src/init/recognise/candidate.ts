import { documentAddress } from '../../crawl/evidence/document-address.js';
import { isWidget } from '../../crawl/judge/known-hosts.js';
import type { SiteContext } from '../../crawl/judge/site-profile.js';
import { addressKey } from '../../crawl/request-cache.js';
import { isSocialHost } from '../../fetch/bot-walls.js';
import { type Exchange, fatalProblem, type PageLink } from '../../model/evidence.js';
import { fileNameInUrl } from '../../text/file-name.js';
import { findSpam } from '../../text/spam/find-spam.js';
import { advertisementsIn } from '../../text/spam/planted.js';
import { decodeUrl, hostOf, isWithin, normalizeUrl, stripFragment } from '../../text/url.js';
import { isHome, type SeenDocument, type SeenPage, type Walk } from '../site/walk.js';
import type { LookAlikes } from './maps.js';

/** A link to a candidate with its context on the page. */
export interface Mention {
  readonly on: SeenPage;
  readonly label: string;
  readonly headings: readonly string[];
  readonly row: string | null;
  readonly column: string | null;
  readonly trail: readonly string[];
  readonly inChrome: boolean;
  /** The page has the same label for many addresses, so it does not describe this one. */
  readonly isCommonLabel: boolean;
}

/** An address that may serve an item. */
export interface Candidate {
  readonly url: string;
  /** `elsewhere`: a page of another site; a shared folder or file is a document. */
  readonly kind: 'page' | 'document' | 'elsewhere';
  readonly isOwn: boolean;
  readonly page: SeenPage | null;
  readonly mentions: readonly Mention[];
  /** File name of the address, decoded, without its ending; empty where it says nothing. */
  readonly name: string;
  /** Null: it is no document, or was not read. */
  readonly document: SeenDocument | null;
}

const MAX_MENTIONS = 24;
/** A label of so many addresses on one page is a common one. */
const COMMON = 5;
const NO_SUBJECT = /^(?:index|default|home|main|view|page|download|file|getfile)$/i;

const isOffer = ({ text }: PageLink): boolean => findSpam(text).some(({ isWarning }) => !isWarning);

/** A link of the site that opens nothing of its own. */
export interface LostLink extends Candidate {
  /** What came of asking for it; null: it leads to the home page. */
  readonly answer: Exchange | null;
  /** It is the address of the home page, which the links of several items may have. */
  readonly isHomeItself: boolean;
}

export interface FoundLinks {
  /** Everything that the pages link to and that could be evidence: no home page, no portal, no social network. */
  readonly candidates: readonly Candidate[];
  /** What could be evidence if it opened anything. */
  readonly lost: readonly LostLink[];
}

export function findLinks(walk: Walk, site: SiteContext, lookAlikes: LookAlikes): FoundLinks {
  const pages = new Map<string, SeenPage>();
  for (const page of walk.pages) {
    pages.set(page.url, page);
    if (!pages.has(page.finalUrl)) pages.set(page.finalUrl, page);
  }
  const found = new Map<string, Map<string, Mention>>();
  const planted = new Set(
    walk.pages.filter(({ title, text }) => advertisementsIn(`${title}\n${text}`).length > 0).map(({ url }) => url),
  );
  for (const on of walk.pages) {
    if (planted.has(on.url)) continue;
    const common = commonLabels(on.links);
    for (const link of on.links) {
      const url = addressOf(link, on, pages);
      // What was planted by those who broke in is no evidence.
      if (url === null || planted.has(url) || isOffer(link)) continue;
      const known = found.get(url) ?? new Map<string, Mention>();
      found.set(url, known);
      const mention = mentionOf(link, on, common);
      const key = JSON.stringify([mention.label, mention.headings[0], mention.row, mention.column, mention.inChrome]);
      if (known.size < MAX_MENTIONS && !known.has(key)) known.set(key, mention);
    }
  }
  const candidates: Candidate[] = [];
  const lost: LostLink[] = [];
  for (const [url, mentions] of found) {
    const isHomeItself = site.isOwn(url) && isHome(url, site) && !url.includes('#');
    const kind = isHomeItself ? 'page' : kindOf(url, site, lookAlikes);
    if (kind === null) continue;
    const page = pages.get(stripFragment(url)) ?? null;
    const isWhole = !url.includes('#');
    const about = { url, kind, isOwn: site.isOwn(url), page: isWhole ? page : null, name: nameOf(url), document: null };
    const candidate: Candidate = { ...about, mentions: [...mentions.values()] };
    // A page without content, or one that redirects to the home page, is no evidence.
    const answer = walk.dead.get(stripFragment(url)) ?? null;
    if (answer === null && !isHomeItself && !(page?.isHome === true && isWhole)) candidates.push(candidate);
    else lost.push({ ...candidate, page: null, answer: leadsHome(answer) ? null : answer, isHomeItself });
  }
  return { candidates, lost };
}

const leadsHome = (answer: Exchange | null): boolean =>
  answer !== null && fatalProblem(answer)?.code === 'redirect-home';

/** A fragment is kept where it names an anchor of the page, else dropped. */
function addressOf(link: PageLink, on: SeenPage, pages: ReadonlyMap<string, SeenPage>): string | null {
  if (link.kind !== 'link' && link.kind !== 'document' && link.kind !== 'frame') return null;
  const url = normalizeUrl(link.url);
  if (url === null) return null;
  const [bare = '', fragment] = url.split('#', 2);
  const page = pages.get(bare);
  const isNamed = fragment !== undefined && page?.anchors.includes(decodeUrl(fragment)) === true && !page.isHome;
  if (isNamed) return url;
  // `<a href="#">` opens a menu: its label does not describe the page.
  return bare === on.url || bare === on.finalUrl ? null : bare;
}

function commonLabels(links: readonly PageLink[]): ReadonlySet<string> {
  const addresses = new Map<string, Set<string>>();
  for (const { text, url, inChrome } of links)
    if (!inChrome) addresses.set(text, (addresses.get(text) ?? new Set()).add(url));
  return new Set([...addresses].filter(([, urls]) => urls.size >= COMMON).map(([text]) => text));
}

function mentionOf(link: PageLink, on: SeenPage, common: ReadonlySet<string>): Mention {
  return {
    on,
    label: link.text,
    headings: link.context?.headings ?? [],
    row: link.context?.row ?? null,
    column: link.context?.column ?? null,
    trail: link.context?.trail ?? [],
    inChrome: link.inChrome,
    isCommonLabel: common.has(link.text),
  };
}

function kindOf(url: string, site: SiteContext, lookAlikes: LookAlikes): Candidate['kind'] | null {
  const hostname = hostOf(url);
  if (documentAddress(url) !== null) return 'document';
  if (site.isOwn(url)) return 'page';
  const isPortal = lookAlikes.hosts.some((host) => isWithin(hostname, host));
  return isPortal || isWidget(url) || isSocialHost(hostname) ? null : 'elsewhere';
}

function nameOf(url: string): string {
  const name = fileNameInUrl(url).replace(/\.\w{1,5}$/, '');
  return NO_SUBJECT.test(name) ? '' : name.replace(/[_+-]+/g, ' ');
}

/** Two candidates that lead to the same bytes. */
export function isSameTarget(a: Candidate, b: Candidate): boolean {
  const targetOf = ({ url }: Candidate): string => addressKey(documentAddress(url)?.download ?? url);
  const partOf = ({ url }: Candidate): string => (url.includes('#') ? url : '');
  return targetOf(a) === targetOf(b) && partOf(a) === partOf(b);
}
