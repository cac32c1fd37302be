import type { ExtractHints } from '../extract/extractor.js';
import { isSocialHost } from '../fetch/walls.js';
import type { Item } from '../model/checklist.js';
import type { Client } from '../model/client.js';
import type { Evidence, Exchange, Extracted, PageLink, QrCode, UnexaminedDocument } from '../model/evidence.js';
import { documentAddress } from './document-address.js';
import { addressKey, createDocumentFilter, type LinkedDocument, linkedDocuments } from './document-choice.js';
import { isWidget } from './known-hosts.js';
import type { Scan } from './scan.js';
import type { SiteContext } from './site-context.js';
import { type BodyStore, createVisitor, type Visit } from './visit.js';

export type { BodyStore } from './visit.js';

/** All that the checks of an item may look at, and what was left out. */
export interface GatheredItem {
  readonly evidence: readonly Evidence[];
  readonly unexamined: readonly UnexaminedDocument[];
  readonly codes: readonly QrCode[];
  /** False when the round was interrupted before all of it was fetched. */
  readonly isComplete: boolean;
}

/** An address that the items' evidence has asked for: the crawl counts it and does not ask again. */
export interface KnownAddress {
  readonly exchange: Exchange;
  /** Of pages: its links are starts of the crawl. */
  readonly scan: Scan | null;
}

export interface GatherDeps {
  readonly client: Client;
  readonly extract: (body: Uint8Array, hints: ExtractHints) => Promise<Extracted>;
  readonly site: SiteContext;
  /** Where bodies are kept: asked again when a body that is shared is no longer in memory. */
  readonly store?: BodyStore;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly asked: number; readonly done: number }) => void;
}

export interface Gatherer {
  /** Never rejects for what the world does; an interrupted item is not complete. */
  gather(item: Item, wants: ExtractHints['wants']): Promise<GatheredItem>;
  known(): Promise<readonly KnownAddress[]>;
}

const MAX_FRAMES = 10;
const MAX_FRAME_DEPTH = 2;
const MAX_CODE_IMAGES = 40;
const MAX_CODE_IMAGE_BYTES = 8 * 1024 * 1024;

/** Fetches and reads the evidence of items; addresses that items share are fetched once. */
export function createGatherer({ client, extract, site, store, signal, onProgress }: GatherDeps): Gatherer {
  const visitor = createVisitor({ extract, site, store });
  const probes = new Map<string, Promise<Exchange>>();
  let asked = 0;
  let done = 0;

  const report = async <T>(work: Promise<T>): Promise<T> => {
    asked++;
    onProgress?.({ asked, done });
    try {
      return await work;
    } finally {
      done++;
      onProgress?.({ asked, done });
    }
  };

  const visit: typeof visitor.visit = (errand) => report(visitor.visit(errand));

  /** The page's frames, which are part of it, and what they in turn show. */
  const visitFrames = async (page: Evidence, wants: ExtractHints['wants'], depth = 0): Promise<readonly Evidence[]> => {
    if (depth >= MAX_FRAME_DEPTH || page.extracted?.type !== 'html') return [];
    const frames = framesOf(page.extracted.links).slice(0, MAX_FRAMES);
    const shown = await Promise.all(
      frames.map(async (frame) => {
        const { exchange, extracted } = await visit({ url: frame.url, sheet: null, wants });
        // Being on another site is no fault of a frame: the page that shows it is the agency's.
        const problems = exchange.problems.filter(({ code }) => code !== 'off-site');
        const evidence: Evidence = { exchange: { ...exchange, problems }, foundOn: page.foundOn ?? page.exchange.url, label: frame.text || null, extracted, sheet: null };
        return [evidence, ...(await visitFrames(evidence, wants, depth + 1))];
      }),
    );
    return shown.flat();
  };

  const visitTarget = async (url: string, sheet: string | null, wants: ExtractHints['wants']): Promise<readonly Evidence[]> => {
    const document = documentAddress(url);
    const isElsewhere = document !== null && document.download !== url;
    const { exchange, extracted } = await visit({ url, sheet, wants, ...(isElsewhere && { download: document.download, wantsFile: document.kind === 'share' }) });
    const page: Evidence = { exchange, foundOn: null, label: null, extracted, sheet };
    return [page, ...(await visitFrames(page, wants))];
  };

  const visitDocument = async (document: LinkedDocument, wants: ExtractHints['wants']): Promise<Evidence> => {
    const { exchange, extracted } = await visit({ url: document.url, download: document.download, wantsFile: document.kind === 'share', sheet: null, wants });
    return { exchange, foundOn: document.foundOn, label: document.label || null, extracted, sheet: null };
  };

  /** Documents of the pages, and of the shared folders that they link to. */
  const findDocuments = async (pages: readonly Evidence[], wants: ExtractHints['wants']): Promise<{ documents: LinkedDocument[]; folders: Evidence[] }> => {
    const documents = new Map<string, LinkedDocument>();
    const folders: Evidence[] = [];
    for (const page of pages) {
      for (const document of linkedDocuments(page.extracted?.links ?? [], page.foundOn ?? page.exchange.url)) {
        if (document.kind !== 'folder') {
          if (!documents.has(addressKey(document.download))) documents.set(addressKey(document.download), document);
          continue;
        }
        const folder = await visitDocument(document, wants);
        folders.push(folder);
        for (const inner of linkedDocuments(folder.extracted?.links ?? [], document.url)) {
          if (inner.kind !== 'folder' && !documents.has(addressKey(inner.download))) documents.set(addressKey(inner.download), inner);
        }
      }
    }
    return { documents: [...documents.values()], folders };
  };

  const probe = (url: string): Promise<Exchange> => {
    const key = addressKey(url);
    let exchange = probes.get(key);
    if (!exchange) {
      exchange = report(client.probe(url));
      probes.set(key, exchange);
    }
    return exchange;
  };

  /** QR codes in the evidence and in the pictures that its pages show, each with what became of its address. */
  const readCodes = async (evidence: readonly Evidence[], wants: ExtractHints['wants']): Promise<readonly QrCode[]> => {
    const images = new Map<string, string>();
    for (const { extracted } of evidence) {
      for (const link of extracted?.links ?? []) {
        if (link.kind === 'image' && !link.inChrome && /^https?:/i.test(link.url) && images.size < MAX_CODE_IMAGES) images.set(addressKey(link.url), link.url);
      }
    }
    const shown = await Promise.all([...images.values()].map((url) => visit({ url, sheet: null, wants, maxBytes: MAX_CODE_IMAGE_BYTES })));
    const found = [...evidence.map(({ extracted }) => extracted), ...shown.map(({ extracted }) => extracted)];
    const codes = found.flatMap((extracted) => (extracted?.codes.ok ? extracted.codes.value : []));
    return Promise.all(codes.map(async (code) => ({ ...code, exchange: /^https?:\/\//i.test(code.text.trim()) ? await probe(code.text.trim()) : null })));
  };

  const gather = async (item: Item, wants: ExtractHints['wants'], kept: Evidence[], unexamined: UnexaminedDocument[]): Promise<readonly QrCode[]> => {
    const targets = await Promise.all(item.urls.map(({ url, sheet }) => visitTarget(url, sheet, wants)));
    const pages = targets.flat();
    kept.push(...pages);
    const { documents, folders } = await findDocuments(pages, wants);
    kept.push(...folders);
    const own = new Set(pages.flatMap(({ exchange }) => [addressKey(exchange.url), addressKey(documentAddress(exchange.url)?.download ?? exchange.url)]));
    const accepts = createDocumentFilter(item.documents);
    const counted = documents.filter((document) => !own.has(addressKey(document.url)) && !own.has(addressKey(document.download)) && accepts(document));
    for (const document of counted.slice(item.documents.max)) unexamined.push({ url: document.url, foundOn: document.foundOn });
    const read = await Promise.all(counted.slice(0, item.documents.max).map((document) => visitDocument(document, wants)));
    kept.push(...read);
    return wants.codes ? readCodes(kept, wants) : [];
  };

  return {
    async gather(item, wants) {
      const evidence: Evidence[] = [];
      const unexamined: UnexaminedDocument[] = [];
      try {
        const codes = await gather(item, wants, evidence, unexamined);
        return { evidence, unexamined, codes, isComplete: true };
      } catch (error) {
        if (!signal?.aborted) throw error;
        return { evidence, unexamined, codes: [], isComplete: false };
      }
    },
    async known() {
      const visits: readonly Visit[] = await visitor.visits();
      const probed = await Promise.allSettled(probes.values());
      return [
        ...visits.map(({ exchange, scan }) => ({ exchange, scan })),
        ...probed.flatMap((result) => (result.status === 'fulfilled' ? [{ exchange: result.value, scan: null }] : [])),
      ];
    },
  };
}

function framesOf(links: readonly PageLink[]): readonly PageLink[] {
  const frames = new Map<string, PageLink>();
  for (const link of links) {
    if (link.kind !== 'frame' || link.inChrome || !/^https?:/i.test(link.url)) continue;
    if (isWidget(link.url) || isSocialHost(new URL(link.url).hostname)) continue;
    if (documentAddress(link.url) === null) frames.set(addressKey(link.url), link);
  }
  return [...frames.values()];
}
