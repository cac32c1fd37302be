import type { ExtractHints } from '../extract/extractor.js';
import type { Client } from '../model/client.js';
import { type Evidence, type Extracted, fatalProblem, type PageGlimpse, type RobotView } from '../model/evidence.js';
import { hostOf } from '../text/url.js';
import { fetchPage, hintsOf } from './fetch-page.js';

export interface RobotViewDeps {
  readonly client: Pick<Client, 'get'>;
  readonly extract: (body: Uint8Array, hints: ExtractHints) => Promise<Extracted>;
  readonly signal?: AbortSignal | undefined;
}

/** As the largest search engine calls its robot (developers.google.com/search, "Google crawlers"). */
export const SEARCH_ROBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

const MAX_TEXT = 5_000;
const MAX_LINKS = 200;

/**
 * Asks for the item's own pages once more in the name of a search robot. Only a page that shows it something else is reported,
 * together with what it shows us right after that: some pages change by themselves.
 */
export async function collectRobotViews(
  evidence: readonly Evidence[],
  { client, extract, signal }: RobotViewDeps,
): Promise<readonly RobotView[]> {
  const glimpse = async (url: string, userAgent?: string): Promise<SeenPageText | null> => {
    signal?.throwIfAborted();
    const request = { url, prints: false, keepsBody: true };
    const { exchange, body } = await fetchPage(client, userAgent === undefined ? request : { ...request, userAgent });
    if (!body || fatalProblem(exchange)) return null;
    const wants = { grids: false, qrCodes: false, ocr: false };
    const extracted = await extract(body, { ...hintsOf(exchange), sheet: null, wants });
    if (extracted.type !== 'html') return null;
    return { content: extracted.contentSha256, ...glimpseOf(extracted, exchange.finalUrl ?? url) };
  };

  const compare = async ({ exchange, extracted }: Evidence): Promise<RobotView[]> => {
    const robot = await glimpse(exchange.url, SEARCH_ROBOT);
    // A wall that lets no false robot in is no answer to another.
    if (!robot || (robot.content === extracted?.contentSha256 && robot.finalUrl === exchange.finalUrl)) return [];
    const visitor = await glimpse(exchange.url);
    return visitor ? [{ url: exchange.url, robot: withoutContent(robot), visitor: withoutContent(visitor) }] : [];
  };

  const pages = evidence.filter(({ foundOn, extracted }) => foundOn === null && extracted?.type === 'html');
  return (await Promise.all(pages.map(compare))).flat();
}

type SeenPageText = PageGlimpse & { readonly content: string | null };

function withoutContent({ finalUrl, title, mainText, links }: SeenPageText): PageGlimpse {
  return { finalUrl, title, mainText, links };
}

function glimpseOf(extracted: Extracted, url: string): PageGlimpse {
  const host = hostOf(url);
  const away = extracted.links.filter(({ url: target }) => ![host, ''].includes(hostOf(target)));
  return {
    finalUrl: url,
    title: extracted.title,
    mainText: (extracted.page?.mainText ?? '').slice(0, MAX_TEXT),
    links: away.slice(0, MAX_LINKS).map(({ url: target, text }) => ({ url: target, text: text.slice(0, 120) })),
  };
}
