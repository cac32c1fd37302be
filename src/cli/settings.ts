import { findBrowser } from '../fetch/browser/find-browser.js';
import type { CrawlLimits, Settings } from '../model/settings.js';

type Options = Readonly<Record<string, unknown>>;

/** The command line as settings: what was not said is left to the checklist. */
export function settingsOf(options: Options, env: Readonly<Record<string, string | undefined>>): Settings {
  return {
    now: nowOf(options),
    isClockFixed: options.now !== undefined,
    only: (options.only as string[] | undefined) ?? null,
    crawl: options.crawl !== false,
    seed: (options.seed as string | undefined) ?? null,
    ocr: options.ocr === true,
    limits: limitsOf(options),
    browser: { isAsked: options.browser === true, executable: findBrowser({ env }) },
    extraCa: null,
    proxy: proxyOf(env),
  };
}

/** The instant of `--now`, else of the machine's clock; ISO 8601 (UTC). */
export function nowOf(options: Options): string {
  return (options.now as string | undefined) ?? new Date().toISOString();
}

function limitsOf(options: Options): Partial<CrawlLimits> {
  const given: Partial<Record<keyof CrawlLimits, unknown>> = {
    sample: options.sample,
    concurrency: options.concurrency,
    perHost: options.perHost,
    delayMs: options.delay,
    timeoutMs: options.timeout,
    maxPages: options.maxPages,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<CrawlLimits>;
}

function proxyOf(env: Readonly<Record<string, string | undefined>>): Settings['proxy'] {
  const http = env.http_proxy || env.HTTP_PROXY;
  const https = env.https_proxy || env.HTTPS_PROXY;
  if (!http && !https) return null;
  const noProxy = env.no_proxy || env.NO_PROXY;
  return { ...(http && { http }), ...(https && { https }), ...(noProxy && { noProxy }) };
}
