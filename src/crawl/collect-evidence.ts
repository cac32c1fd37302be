import type { ExtractHints } from '../extract/extractor.js';
import { isSocialHost } from '../fetch/bot-walls.js';
import { mayFrame } from '../fetch/framing.js';
import type { Item } from '../model/checklist.js';
import type { Client, LinkSource } from '../model/client.js';
import {
  type Evidence,
  type Extracted,
  fatalProblem,
  type LinkProblem,
  type PageLink,
  type QrCode,
  type UnexaminedDocument,
} from '../model/evidence.js';
import type { RenderedPage } from '../model/renderer.js';
import { hostOf } from '../text/url.js';
import {
  isDocumentAnswer,
  isLostDocument,
  isRefusingDocument,
  leadOf,
  undecidedLinks,
} from './evidence/answering-documents.js';
import { certainDocuments, type ReferredDocument } from './evidence/certain-documents.js';
import { documentAddress } from './evidence/document-address.js';
import { createDocumentFilter, type LinkedDocument, linkedDocuments } from './evidence/document-filter.js';
import { createVisitor } from './evidence/fetch-and-judge.js';
import { refusingDocument, unaskedDocuments } from './evidence/unasked-documents.js';
import { isWidget } from './judge/known-hosts.js';
import type { SiteContext } from './judge/site-profile.js';
import { addressKey, type Look, once } from './request-cache.js';

/** All that the checks of an item may look at, and what was left out. */
export interface CollectedEvidence {
  readonly evidence: readonly Evidence[];
  readonly unexamined: readonly UnexaminedDocument[];
  readonly qrCodes: readonly QrCode[];
}

export interface CollectDeps {
  readonly client: Client;
  readonly extract: (body: Uint8Array, hints: ExtractHints) => Promise<Extracted>;
  /** Holds what the round has asked for: items of one round share it. */
  readonly site: SiteContext;
  readonly wants: ExtractHints['wants'];
  readonly signal?: AbortSignal | undefined;
  /** A body by its SHA-256, where bodies are kept: asked when one that items share is no longer in memory. */
  readonly readBody?: ((sha256: string) => Promise<Uint8Array | null>) | undefined;
  /** The type of the document that earlier rounds had from an address; null: none. What was a document has to be one still. */
  readonly documentBefore?: ((url: string) => string | null) | undefined;
  /** Keeps what a dead address answered. */
  readonly keepBody?: ((body: Uint8Array, type: 'html' | null) => Promise<void>) | undefined;
  /** Shows a page that needs JavaScript. */
  readonly render?: ((url: string) => Promise<RenderedPage | null>) | undefined;
  readonly onProgress?: ((progress: { readonly asked: number; readonly done: number }) => void) | undefined;
}

/** A link of which only the answer tells what it leads to, with the page that has it. */
interface UndecidedLink extends PageLink {
  readonly source: LinkSource;
  readonly foundOn: string;
}

/** Links of an item's content that are asked for to see what answers: pages of menus have hundreds. */
const MAX_LOOKS = 60;
/** Pages between a link and its document. */
const MAX_LEADS = 3;
const MAX_FRAMES = 10;
/** Of one address, in all depths. */
const MAX_FRAMES_OF_ADDRESS = 40;
const MAX_FRAME_DEPTH = 6;
const NOT_FRAMED: LinkProblem = { code: 'unverifiable', data: { reason: 'framed' } };
const MAX_CODE_IMAGES = 40;
const MAX_CODE_IMAGE_BYTES = 8 * 1024 * 1024;

/**
 * Fetches and reads the evidence of an item: its addresses, their frames, the documents that they link to.
 * @throws the signal's reason when the round is interrupted; never for what the world does
 */
export async function collectEvidence(
  item: Item,
  { extract, site, wants, signal, readBody, keepBody, render, onProgress, documentBefore = () => null }: CollectDeps,
): Promise<CollectedEvidence> {
  const visitor = createVisitor({ extract, site, readBody, keepBody, render });
  let asked = 0;
  let done = 0;

  const report = async <T>(work: () => Promise<T>): Promise<T> => {
    signal?.throwIfAborted();
    asked++;
    onProgress?.({ asked, done });
    try {
      return await work();
    } finally {
      done++;
      onProgress?.({ asked, done });
    }
  };

  const visit: typeof visitor = (errand) => report(() => visitor(errand));

  /**
   * The page's frames, which are part of it, and what they in turn show.
   * @param pages the page and those that show it, innermost first
   */
  const visitFrames = async (
    pages: readonly [Evidence, ...Evidence[]],
    left = { frames: MAX_FRAMES_OF_ADDRESS },
  ): Promise<readonly Evidence[]> => {
    const [page] = pages;
    if (pages.length > MAX_FRAME_DEPTH || page.extracted?.type !== 'html') return [];
    const around = pages.map(addressOf);
    const within = new Set(around.map(addressKey));
    // Browsers show no page within itself (HTML Standard, 7.4.2.2).
    const frames = framesOf(page.extracted.links).filter(({ url }) => !within.has(addressKey(url)));
    const seen = frames.slice(0, Math.min(MAX_FRAMES, left.frames));
    left.frames -= seen.length;
    const shown: readonly (readonly Evidence[])[] = await Promise.all(
      seen.map(async (frame): Promise<readonly Evidence[]> => {
        const { exchange, extracted } = await visit({ url: frame.url, ...sourceOf(page, frame), sheet: null, wants });
        const isRefused =
          exchange.framedBy !== undefined && !mayFrame(exchange.framedBy, addressOf({ exchange }), around);
        // Being on another site is no fault of a frame: the page that shows it is the agency's.
        const problems = exchange.problems.filter(({ code }) => code !== 'off-site');
        const evidence: Evidence = {
          exchange: { ...exchange, problems: isRefused ? [...problems, NOT_FRAMED] : problems },
          foundOn: page.foundOn ?? page.exchange.url,
          label: frame.text || null,
          extracted: isRefused ? null : extracted,
          sheet: null,
        };
        return [evidence, ...(await visitFrames([evidence, ...pages], left))];
      }),
    );
    return shown.flat();
  };

  const visitTarget = async (url: string, sheet: string | null): Promise<readonly Evidence[]> => {
    const document = documentAddress(url);
    const isElsewhere = document !== null && document.download !== url;
    const { exchange, extracted } = await visit({
      url,
      sheet,
      wants,
      ...(isElsewhere && { download: document.download, wantsFile: document.kind === 'share' }),
    });
    const page: Evidence = {
      exchange,
      foundOn: null,
      label: null,
      extracted: extracted && withUnreadFrames(extracted),
      sheet,
    };
    return [page, ...(await visitFrames([page]))];
  };

  const askedFor = new Map<string, ReturnType<typeof visitor>>();

  const askDocument = ({ url, download, kind, from, referrerPolicy }: ReferredDocument): ReturnType<typeof visitor> =>
    once(askedFor, `${addressKey(url)} ${addressKey(download)} ${from}`, () =>
      visit({ url, download, wantsFile: kind === 'share', from, referrerPolicy, sheet: null, wants }),
    );

  const visitDocument = async (document: ReferredDocument): Promise<Evidence> => {
    const asked = await askDocument(document);
    const shown = framedDocument(asked.extracted);
    const inner = shown && (await visit({ url: shown.url, ...sourceOf(asked, shown), sheet: null, wants }));
    const isShown = inner?.extracted && inner.extracted.type !== 'html' && !fatalProblem(inner.exchange);
    const { exchange, extracted } = isShown ? inner : asked;
    return {
      exchange,
      foundOn: document.foundOn,
      label: document.label || null,
      extracted: extracted && withPromise(extracted, documentBefore(document.url)),
      sheet: null,
    };
  };

  /** Links of the pages' content of which only the answer tells what they lead to. */
  const findUndecided = (pages: readonly Evidence[]): readonly UndecidedLink[] => {
    const known = new Set([addressKey(site.url), addressKey(site.homeUrl)]);
    for (const { exchange } of pages) {
      known.add(addressKey(exchange.url));
      known.add(addressKey(exchange.finalUrl ?? exchange.url));
    }
    return pages
      .flatMap((page) =>
        undecidedLinks(page.extracted?.links ?? [], site.url, (key) => known.has(key)).map((link) => ({
          ...link,
          source: sourceOf(page, link),
          foundOn: page.foundOn ?? page.exchange.url,
        })),
      )
      .slice(0, MAX_LOOKS);
  };

  /** Does a page that answers a link hand out a document after all: by sending on to it, or by showing nothing else? */
  const leadsToDocument = async (look: Look): Promise<boolean> => {
    let last = look;
    for (let hops = 0; hops < MAX_LEADS; hops++) {
      const address = leadOf(last);
      const next = address && (await report(() => site.requests.look(address, { from: addressOf(last) })));
      if (!next) return false;
      if (isDocumentAnswer(next, false)) return true;
      last = next;
    }
    return false;
  };

  /** Asks such links: the keys of those that are documents, and what promises one to other methods than GET. */
  const findAnswering = async (
    undecided: readonly UndecidedLink[],
  ): Promise<{ answering: ReadonlySet<string>; refusing: Evidence[] }> => {
    const answers = await Promise.all(
      undecided.map(async ({ url, kind, text, source, foundOn }) => {
        if (documentBefore(url) !== null) return addressKey(url);
        const look = await report(() => site.requests.look(url, source));
        if (look === null) return null;
        if (isRefusingDocument(look, { url, text, kind })) return refusingDocument(look, { text, foundOn });
        const isDocument = isDocumentAnswer(look, kind === 'scripted') || isLostDocument(look, { url, text });
        return isDocument || (await leadsToDocument(look)) ? addressKey(url) : null;
      }),
    );
    return {
      answering: new Set(answers.filter((answer) => typeof answer === 'string')),
      refusing: answers.filter((answer) => answer !== null && typeof answer !== 'string'),
    };
  };

  /** Documents of the pages, and of the shared folders that they link to. */
  const findDocuments = async (
    pages: readonly Evidence[],
    undecided: readonly UndecidedLink[],
  ): Promise<{ documents: ReferredDocument[]; folders: Evidence[]; refusing: Evidence[] }> => {
    const documents = new Map<string, ReferredDocument>();
    const folders: Evidence[] = [];
    const { answering, refusing } = await findAnswering(undecided);
    for (const page of pages) {
      const links = page.extracted?.links ?? [];
      const from = addressOf(page);
      for (const document of linkedDocuments(links, page.foundOn ?? page.exchange.url, answering, site.url)) {
        if (document.kind !== 'folder') {
          if (!documents.has(addressKey(document.download)))
            documents.set(addressKey(document.download), { ...document, from });
          continue;
        }
        const folder = await visitDocument({ ...document, from });
        folders.push(folder);
        for (const inner of linkedDocuments(folder.extracted?.links ?? [], document.url)) {
          if (inner.kind !== 'folder' && !documents.has(addressKey(inner.download)))
            documents.set(addressKey(inner.download), { ...inner, from: addressOf(folder) });
        }
      }
    }
    return { documents: [...documents.values()], folders, refusing };
  };

  /** QR codes in the evidence and in the pictures that its pages show, each with what became of its address. */
  const readCodes = async (evidence: readonly Evidence[]): Promise<readonly QrCode[]> => {
    const images = new Map<string, LinkSource & { readonly url: string }>();
    for (const page of evidence) {
      for (const link of page.extracted?.links ?? []) {
        if (link.kind === 'image' && !link.inChrome && /^https?:/i.test(link.url) && images.size < MAX_CODE_IMAGES)
          images.set(addressKey(link.url), { url: link.url, ...sourceOf(page, link) });
      }
    }
    const shown = await Promise.all(
      [...images.values()].map((image) => visit({ ...image, sheet: null, wants, maxBytes: MAX_CODE_IMAGE_BYTES })),
    );
    const found = [...evidence.map(({ extracted }) => extracted), ...shown.map(({ extracted }) => extracted)];
    const codes = found.flatMap((extracted) => (extracted?.qrCodes.ok ? extracted.qrCodes.value : []));
    return Promise.all(
      codes.map(async (code) => ({
        ...code,
        exchange: /^https?:\/\//i.test(code.text.trim())
          ? await report(() => site.requests.probe(code.text.trim()))
          : null,
      })),
    );
  };

  const targets = await Promise.all(item.urls.map(({ url, sheet }) => visitTarget(url, sheet)));
  const pages = targets.flat();
  const own = new Set(
    pages.flatMap(({ exchange }) => [
      addressKey(exchange.url),
      addressKey(documentAddress(exchange.url)?.download ?? exchange.url),
    ]),
  );
  const accepts = createDocumentFilter(item.documents);
  const counts = (document: LinkedDocument): boolean =>
    !own.has(addressKey(document.url)) && !own.has(addressKey(document.download)) && accepts(document);
  const undecided = findUndecided(pages);
  const { max } = item.documents;
  // They are fetched and read while the others are found.
  const keys = new Set(undecided.map(({ url }) => addressKey(url)));
  for (const document of certainDocuments(pages, { site: site.url, undecided: keys, counts, max }))
    askDocument(document).catch(() => {});
  const { documents, folders, refusing } = await findDocuments(pages, undecided);
  const counted = documents.filter(counts);
  const unasked = unaskedDocuments(pages, { site: site.url, accepts, hasDocuments: counted.length > 0 });
  const read = await Promise.all(counted.slice(0, max).map(visitDocument));
  const evidence = [...pages, ...folders, ...unasked, ...refusing, ...read];
  return {
    evidence,
    unexamined: counted.slice(max).map(({ url, foundOn }) => ({ url, foundOn })),
    qrCodes: wants.qrCodes ? await readCodes(evidence) : [],
  };
}

/** A page that is nothing but what a social network or a player shows in it says what no program reads. */
function withUnreadFrames(extracted: Extracted): Extracted {
  if (!extracted.page?.isFramed) return extracted;
  const frames = extracted.links.filter(({ kind, inChrome }) => !inChrome && (kind === 'frame' || kind === 'document'));
  if (frames.some(({ kind, url }) => kind === 'document' || !isShownElsewhere(url))) return extracted;
  const problem = { code: 'no-text' as const, data: { reason: 'frames' }, at: null };
  return { ...extracted, problems: [...extracted.problems, problem] };
}

function isShownElsewhere(url: string): boolean {
  return isWidget(url) || isSocialHost(hostOf(url));
}

/** What a page in a document's place shows and nothing else: a program's own viewer. */
function framedDocument(extracted: Extracted | null): PageLink | null {
  if (!extracted?.page?.isFramed) return null;
  const frames = extracted.links.filter(({ kind, inChrome }) => !inChrome && (kind === 'frame' || kind === 'document'));
  return frames.length === 1 ? (frames[0] ?? null) : null;
}

/** A page in place of what was a document, whose address says nothing of files. */
function withPromise(extracted: Extracted, before: string | null): Extracted {
  if (before === null || extracted.type !== 'html') return extracted;
  if (extracted.problems.some(({ code }) => code === 'type-mismatch')) return extracted;
  const problem = { code: 'type-mismatch' as const, data: { declared: before, actual: extracted.type }, at: null };
  return { ...extracted, problems: [...extracted.problems, problem] };
}

/** Where a visitor stands who clicks on a link of the page. */
function addressOf({ exchange }: Pick<Evidence, 'exchange'>): string {
  return exchange.finalUrl ?? exchange.url;
}

function sourceOf(page: Pick<Evidence, 'exchange'>, { referrerPolicy }: Pick<PageLink, 'referrerPolicy'>): LinkSource {
  return { from: addressOf(page), referrerPolicy };
}

function framesOf(links: readonly PageLink[]): readonly PageLink[] {
  const frames = new Map<string, PageLink>();
  for (const link of links) {
    if (link.kind !== 'frame' || link.inChrome || !/^https?:/i.test(link.url)) continue;
    if (isShownElsewhere(link.url)) continue;
    if (documentAddress(link.url) === null) frames.set(addressKey(link.url), link);
  }
  return [...frames.values()];
}
