import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import pLimit from 'p-limit';
import { type Browser, chromium, type Download, type Page, type Request, type Response } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { situations } from '../situations/all.js';
import { type Shown, type Situation, serveSituation, WORDS } from '../situations/situation.js';

/** What Chromium shows of every situation, from which the expected verdicts are derived. `SHOWN=write` takes it down anew, `SHOWN=add` what is new. */
const RECORD = 'test/situations/shown.json';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(CHROMIUM))
  throw new Error(`npm run test:browser needs Chromium: there is no ${CHROMIUM} (Debian: chromium)`);

/** Each visit waits most of its time, for what scripts and timers of a page do. */
const VISITS_AT_ONCE = 3;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

it('the browser shows of each situation what is taken down', async () => {
  const known = process.env.SHOWN === 'add' ? (JSON.parse(readFileSync(RECORD, 'utf8')) as Record<string, Shown>) : {};
  const limit = pLimit(VISITS_AT_ONCE);
  const shown = await Promise.all(
    situations.map((situation) => known[situation.name] ?? limit(() => visit(situation))),
  );
  const seen = Object.fromEntries(situations.map(({ name }, at) => [name, shown[at]]));
  if (process.env.SHOWN !== undefined) writeFileSync(RECORD, `${JSON.stringify(seen, null, 2)}\n`);
  expect(seen).toEqual(JSON.parse(readFileSync(RECORD, 'utf8')));
}, 1_800_000);

async function visit(situation: Situation): Promise<Shown> {
  const site = await serveSituation(situation);
  const context = await browser.newContext({ acceptDownloads: true, locale: 'th-TH' });
  try {
    const page = await context.newPage();
    let download: Download | null = null;
    page.on('download', (begun) => {
      download = begun;
    });
    let error: string | null = null;
    let answer: Response | null = null;
    // A script may leave for another address while the first one loads: what the last one shows is what a visitor sees.
    let latest: Request | null = null;
    page.on('request', (request) => {
      if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
      latest = request;
      error = null;
    });
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) answer = response;
    });
    page.on('requestfailed', (request) => {
      if (request === latest) error = request.failure()?.errorText ?? 'failed';
    });
    const address = new URL(situation.open ?? '/o1', site.url).href;
    await page.goto(address, { timeout: 15_000 }).catch((problem: Error) => {
      const name = /net::\w+/.exec(problem.message)?.[0] ?? null;
      if (name !== 'net::ERR_ABORTED' || latest?.failure() !== null) error ??= name;
    });
    for (const selector of situation.clicks ?? []) {
      error = null;
      await page.click(selector, { timeout: 5000, noWaitAfter: true });
      await page.waitForTimeout(400);
    }
    await page.waitForTimeout(situation.looks ?? 300);
    const file = await cameWhole(download);
    return {
      ...(await view(page, error !== null && file === null)),
      error: file === null ? error : null,
      status: error === null || file !== null ? ((answer as Response | null)?.status() ?? null) : null,
      download: file,
    };
  } finally {
    await context.close();
    await site.close();
  }
}

/** A document that is handed over counts when it came to its end. */
async function cameWhole(download: Download | null): Promise<string | null> {
  if (download === null) return null;
  return (await download.failure()) === null ? download.suggestedFilename() : null;
}

async function view(page: Page, isError: boolean): Promise<Pick<Shown, 'path' | 'title' | 'text' | 'showsWords'>> {
  const { pathname, search, protocol } = new URL(page.url());
  const path = protocol.startsWith('http') ? pathname + search : protocol;
  // Whether the browser's own page is there already depends on how busy it is.
  if (isError) return { path: protocol === 'about:' ? 'chrome-error:' : path, title: '', text: '', showsWords: false };
  const texts = await Promise.all(
    page.frames().map((frame) => frame.evaluate<string>("document.body?.innerText ?? ''").catch(() => '')),
  );
  const text = texts.join(' ').replace(/\s+/g, ' ').trim();
  return { path, title: await page.title(), text: text.slice(0, 160), showsWords: text.includes(WORDS) };
}
