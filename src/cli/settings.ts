import { findBrowser } from '../fetch/browser/find-browser.js';
import { type CrawlLimits, type CrawlOption, crawlOption, type Settings } from '../model/settings.js';
import type { Options } from './options.js';

/** The option that sets a limit; null: the checklist alone does. */
export const OPTION_OF_LIMIT = {
  maxPages: 'maxPages',
  maxDepth: null,
  sample: 'sample',
  concurrency: 'concurrency',
  perHost: 'perHost',
  delayMs: 'delay',
  timeoutMs: 'timeout',
  retries: null,
  maxFileMiB: null,
  include: null,
  exclude: 'exclude',
  robots: null,
  maxMinutes: null,
  maxRoundMinutes: null,
  userAgent: null,
  browser: null,
} as const satisfies Readonly<Record<keyof CrawlLimits, keyof Options | null>>;

/** The command line as settings: what was not said is left to the checklist. */
export function settingsOf(options: Partial<Options>, env: Readonly<Record<string, string | undefined>>): Settings {
  return {
    now: nowOf(options),
    isClockFixed: options.now !== undefined,
    only: options.only ?? null,
    crawl: options.crawl !== false,
    seed: options.seed ?? null,
    ocr: options.ocr === true,
    limits: limitsOf(options),
    browser: { isAsked: options.browser === true, executable: findBrowser({ env }) },
    extraCa: null,
    proxy: proxyOf(env),
  };
}

/** The instant of `--now`, else of the machine's clock; ISO 8601 (UTC). */
export function nowOf(options: Partial<Options>): string {
  return options.now ?? new Date().toISOString();
}

function limitsOf(options: Partial<Options>): CrawlOption {
  const given = Object.entries(OPTION_OF_LIMIT).flatMap(([limit, option]) =>
    option === null || options[option] === undefined ? [] : [[limit, options[option]]],
  );
  return crawlOption.parse(Object.fromEntries(given));
}

function proxyOf(env: Readonly<Record<string, string | undefined>>): Settings['proxy'] {
  const http = env.http_proxy || env.HTTP_PROXY;
  const https = env.https_proxy || env.HTTPS_PROXY;
  if (!http && !https) return null;
  const noProxy = env.no_proxy || env.NO_PROXY;
  return { ...(http && { http }), ...(https && { https }), ...(noProxy && { noProxy }) };
}
