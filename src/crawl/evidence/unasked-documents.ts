import { promisesFile } from '../../extract/html/promised-files.js';
import type { Evidence, LinkProblem, PageLink } from '../../model/evidence.js';
import type { Look } from '../request-cache.js';
import { unaskedExchange } from '../unopenable.js';
import { type createDocumentFilter, documentsOfPrograms, unopenableDocuments } from './document-filter.js';

export interface UnaskedOptions {
  /** Where visitors come from. */
  readonly site: string;
  readonly accepts: ReturnType<typeof createDocumentFilter>;
  /** The pages have documents that can be asked for. */
  readonly hasDocuments: boolean;
}

/** Of one page. */
const MAX_UNASKED = 100;
const UNPRESSED: LinkProblem = { code: 'unverifiable', data: { reason: 'button' } };
const UNSENT: LinkProblem = { code: 'unverifiable', data: { reason: 'form' } };
const OF_PROGRAM: LinkProblem = { code: 'unverifiable', data: { reason: 'app' } };
const EMBEDDED: LinkProblem = { code: 'unverifiable', data: { reason: 'embedded' } };
const NO_ADDRESS: LinkProblem = { code: 'invalid-url', data: { reason: 'placeholder' } };

/** Documents that the pages show and that nobody is asked for: those that no visitor can open, those that another program opens, and those that only a click hands out. */
export function unaskedDocuments(
  pages: readonly Evidence[],
  { site, accepts, hasDocuments }: UnaskedOptions,
): readonly Evidence[] {
  return pages.flatMap((page) => {
    const links = page.extracted?.links ?? [];
    const unopenable = unopenableDocuments(links, site).map(({ url, why, label }) => ({
      url,
      label,
      problem: { code: 'invalid-url' as const, data: { reason: why } },
    }));
    const ofPrograms = documentsOfPrograms(links).map(({ url, text }) => ({ url, label: text, problem: OF_PROGRAM }));
    return [...unopenable, ...ofPrograms, ...controls(links, hasDocuments)]
      .filter(accepts)
      .slice(0, MAX_UNASKED)
      .map(({ url, label, problem }) => ({
        exchange: unaskedExchange(url, problem, page.exchange.fetchedAt),
        foundOn: page.foundOn ?? page.exchange.url,
        label: label || null,
        extracted: null,
        sheet: null,
      }));
  });
}

/** What a link answers that promises a document and gives none to who does not press it: it takes no GET, or its script completes its address. */
export function refusingDocument({ exchange }: Look, { text, foundOn }: { text: string; foundOn: string }): Evidence {
  const problems = [exchange.status === 405 ? UNSENT : UNPRESSED];
  return { exchange: { ...exchange, problems }, foundOn, label: text || null, extracted: null, sheet: null };
}

/** Beside documents a row that a program lists may be anything; on a page without them it is what the page is there for. */
function controls(
  links: readonly PageLink[],
  hasDocuments: boolean,
): readonly { readonly url: string; readonly label: string; readonly problem: LinkProblem }[] {
  const found = new Map<string, { url: string; label: string; problem: LinkProblem }>();
  for (const { kind, inChrome, url, text } of links) {
    if (inChrome || (kind !== 'button' && kind !== 'placeholder') || found.has(text)) continue;
    const isEmbedded = kind === 'button' && url.startsWith('data:');
    if (hasDocuments && kind === 'button' && !isEmbedded && !promisesFile(text)) continue;
    const problem = kind === 'placeholder' ? NO_ADDRESS : isEmbedded ? EMBEDDED : UNPRESSED;
    found.set(text, { url, label: text, problem });
  }
  return [...found.values()];
}
