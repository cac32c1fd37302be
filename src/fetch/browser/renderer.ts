import type { LookupFunction } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Browser, BrowserContext, Page, Request, Route } from 'playwright-core';
import type { RenderedPage, Renderer } from '../../model/renderer.js';
import { phraseList } from '../../text/phrase-list.js';
import { hostOf } from '../../text/url.js';
import { createPrivacyGuard } from '../connection/private-address-guard.js';
import { isPrivateHost } from '../private-address.js';
import type { ProxySettings } from '../settings.js';
import { type GuardedProxy, openGuardedProxy } from './guarded-proxy.js';

export interface RendererSettings {
  /** Path of the installed browser. */
  readonly executable: string;
  /** Home page of the audited site: a page of the public web may not reach into a private network. */
  readonly site: string;
  readonly userAgent: string;
  /** For opening a page, and once more for its scripts. */
  readonly timeoutMs: number;
  readonly perHost: number;
  /** Between two pages. */
  readonly delayMs: number;
  readonly proxy: ProxySettings | null;
  /** Default: the system's; tests have their own. */
  readonly lookup?: LookupFunction | undefined;
  /** Aborted: the browser is closed at once. */
  readonly signal?: AbortSignal | undefined;
}

/** Kinds of requests that add no text to a page. */
const UNWANTED = phraseList('image, media, font, websocket, eventsource, manifest, ping');
/** Further requests of a page are refused. */
const MAX_REQUESTS = 200;
const MAX_HTML = 8 * 1024 * 1024;
/** How long to wait for scripts that never finish. */
const QUIET_MS = 5_000;
const CLOSE_MS = 5_000;

/** A headless browser. It starts with the first page, renders one page at a time and keeps nothing of it. */
export function createRenderer(settings: RendererSettings): Renderer {
  let starting: Promise<Browser | null> | null = null;
  let failure: string | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  let guarded: GuardedProxy | null = null;

  const start = async (): Promise<Browser | null> => {
    try {
      const { chromium } = await import('playwright-core');
      const proxy = upstreamOf(settings.proxy);
      if (proxy === null) guarded = await openGuardedProxy(createPrivacyGuard(settings.site, settings.lookup));
      return await chromium.launch({
        executablePath: settings.executable,
        headless: true,
        args: [
          // WebRTC must not go around the proxy.
          '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
          // The sandbox of Chromium refuses to run as root; only containers and tests do.
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ],
        timeout: settings.timeoutMs + QUIET_MS,
        handleSIGINT: false,
        handleSIGTERM: false,
        // Without the sign Chromium would go to loopback directly.
        proxy: proxy ?? { server: guarded?.server ?? '', bypass: '<-loopback>' },
      });
    } catch (error) {
      failure = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      return null;
    }
  };

  const renderNow = async (url: string): Promise<RenderedPage | null> => {
    if (isClosed) return null;
    starting ??= start();
    const browser = await starting;
    if (browser === null) return null;
    try {
      const context = await browser.newContext({
        userAgent: settings.userAgent,
        locale: 'th-TH',
        timezoneId: 'Asia/Bangkok',
        serviceWorkers: 'block',
        acceptDownloads: false,
        // The certificate has been judged already, and its problem reported.
        ignoreHTTPSErrors: true,
      });
      try {
        return await show(context, url, settings);
      } finally {
        await Promise.race([context.close(), pause(CLOSE_MS, undefined, { ref: false })]);
      }
    } catch {
      // A page that crashes the browser or never loads is judged as it was fetched.
      return null;
    }
  };

  const close = async (): Promise<void> => {
    isClosed = true;
    settings.signal?.removeEventListener('abort', close);
    const browser = await starting;
    await browser?.close().catch(() => {});
    guarded?.close();
  };
  settings.signal?.addEventListener('abort', close, { once: true });

  return {
    render(url) {
      const turn = last.then(() => renderNow(url));
      last = turn.then(() => (isClosed ? undefined : pause(settings.delayMs)));
      return turn;
    },
    failure: () => failure,
    close,
  };
}

async function show(context: BrowserContext, url: string, settings: RendererSettings): Promise<RenderedPage | null> {
  const limit = pLimit(settings.perHost);
  let count = 0;
  await context.route('**/*', (route) => {
    count += 1;
    void (count > MAX_REQUESTS || !isWanted(route.request(), settings) ? refuse(route) : limit(() => pass(route)));
  });
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  context.on('page', (other) => void (other === page ? undefined : other.close().catch(() => {})));
  await page.goto(url, { timeout: settings.timeoutMs, waitUntil: 'load' });
  const quietMs = Math.min(QUIET_MS, settings.timeoutMs);
  await page.waitForLoadState('networkidle', { timeout: quietMs }).catch(() => {});
  const shown = await contentOf(page, quietMs);
  // The browser's own error pages are no pages of the site.
  return shown !== null && isAllowed(shown.url, settings) ? shown : null;
}

/** A script without end blocks the page: wait for its content no longer than for anything else. */
async function contentOf(page: Page, patienceMs: number): Promise<RenderedPage | null> {
  const html = await Promise.race([page.content(), pause(patienceMs, null, { ref: false })]);
  return html === null || html.length > MAX_HTML ? null : { url: page.url(), html };
}

/** Nothing is sent to a site, whatever its scripts want. */
const READING = ['GET', 'HEAD'];

function isWanted(request: Request, settings: RendererSettings): boolean {
  const url = request.url();
  return !UNWANTED.includes(request.resourceType()) && READING.includes(request.method()) && isAllowed(url, settings);
}

function isAllowed(url: string, { site }: RendererSettings): boolean {
  return /^https?:/i.test(url) && (isPrivateHost(hostOf(site)) || !isPrivateHost(hostOf(url)));
}

async function refuse(route: Route): Promise<void> {
  await route.abort('blockedbyclient').catch(() => {});
}

/** Resolves when the request has its response or its failure, so that the limit holds for all of it; never rejects. */
async function pass(route: Route): Promise<void> {
  const response = route
    .request()
    .response()
    .catch(() => null);
  await route.continue().catch(() => {});
  await (await response)?.finished().catch(() => {});
}

/** The user's own proxy resolves names and decides where a request may go; null: there is none. */
function upstreamOf(proxy: RendererSettings['proxy']): { server: string; bypass?: string } | null {
  const server = proxy?.https ?? proxy?.http;
  return proxy && server ? { server, ...(proxy.noProxy && { bypass: proxy.noProxy }) } : null;
}
