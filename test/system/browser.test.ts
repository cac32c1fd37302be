import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { normalizeText } from '../../src/text/thai/normalize.js';
import { runProgram } from '../helpers/program.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(CHROMIUM))
  throw new Error(`npm run test:browser needs Chromium: there is no ${CHROMIUM} (Debian: chromium)`);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LANGS = ['th', 'en'] as const;
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

let browser: Browser;
let dir = '';
const reports = new Map<string, Report>();

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'oit-browser-'));
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  for (const lang of LANGS) {
    const files = ['-f', `html=${lang}.html`, '-f', `json=${lang}.json`];
    const { status, stderr } = await runProgram(['demo', '--no-progress', '--lang', lang, ...files], { cwd: dir });
    if (status !== 1) throw new Error(`the demo ended with ${status}: ${stderr}`);
    reports.set(lang, JSON.parse(readFileSync(join(dir, `${lang}.json`), 'utf8')) as Report);
  }
});

afterAll(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  /** What the browser complained of. */
  readonly complaints: string[];
  /** Addresses asked for, that of the report left out. */
  readonly requests: string[];
}

/** Opens the report in a window of its own. */
async function withReport<T>(
  lang: (typeof LANGS)[number],
  options: BrowserContextOptions,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  try {
    const page = await context.newPage();
    const address = pathToFileURL(join(dir, `${lang}.html`)).href;
    const [complaints, requests]: [string[], string[]] = [[], []];
    page.on('console', (message) => void complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => void complaints.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== address) requests.push(request.url());
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    return await work({ page, complaints, requests });
  } finally {
    await context.close();
  }
}

const reportOf = (lang: string): Report => reports.get(lang) as Report;
const shownItems = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(
    "[...document.querySelectorAll('details.item:not([hidden]) .id')].map((id) => id.textContent)",
  );
const itemsWith = (lang: string, isWanted: (item: Report['items'][number]) => boolean): string[] =>
  reportOf(lang)
    .items.filter(isWanted)
    .map(({ id }) => id);

/** Words that reach beyond the box they stand in, where they are cut off or lie upon others. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`
    [...document.querySelectorAll('td, th, p, li, h2, h3, summary, label, output')]
      .filter((one) => one.getClientRects().length > 0 && !one.closest('thead, .hidden-words'))
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
      .map((one) => one.outerHTML.slice(0, 120))`);

interface Printed {
  /** Without white space. */
  readonly text: string;
  readonly pages: number;
  /** How far down each page the text goes, 0 to 1. */
  readonly fill: readonly number[];
}

/** What the page is on paper, which must be A4. */
async function printed(page: Page): Promise<Printed> {
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const path = join(dir, 'printed.pdf');
  writeFileSync(path, bytes);
  const { stdout, status } = spawnSync('pdftotext', ['-enc', 'UTF-8', '-bbox', path, '-'], { encoding: 'utf8' });
  if (status !== 0) throw new Error('npm run test:browser needs pdftotext (Debian: poppler-utils)');
  const sheets = stdout.split('<page ').slice(1);
  const fill = sheets.map((sheet) => {
    const [, height] = /^width="59[45][.\d]*" height="(84[12][.\d]*)"/.exec(sheet) ?? [];
    return Math.max(0, ...[...sheet.matchAll(/yMax="([\d.]+)"/g)].map(([, y]) => Number(y) / Number(height)));
  });
  const words = [...stdout.matchAll(/<word [^>]*>([^<]*)<\/word>/g)].map(([, word]) => word);
  return { text: normalizeText(words.join('')).replace(/\s+/g, ''), pages: sheets.length, fill };
}

describe.each(LANGS)('the report in a browser, lang %s', (lang) => {
  it('opens without a complaint and asks nothing of anyone', async () => {
    await withReport(lang, {}, async ({ page, complaints, requests }) => {
      expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
      expect(await page.title()).toContain('เทศบาลตำบลสำราญ');
      expect(await page.evaluate('document.documentElement.lang')).toBe(lang);
      expect((await shownItems(page)).sort()).toEqual(itemsWith(lang, () => true).sort());
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      expect(await cutOff(page)).toEqual([]);
    });
  });

  it('narrows down to a verdict, to a unit, to words, and shows all again', async () => {
    await withReport(lang, {}, async ({ page, complaints }) => {
      const failing = itemsWith(lang, ({ verdict }) => verdict === 'fail');
      await page.selectOption('[name=verdict]', 'fail');
      expect(await shownItems(page)).toEqual(failing);
      expect(await page.textContent('#filters output')).toContain(String(failing.length));
      await page.selectOption('[name=owner]', 'กองคลัง');
      expect(await shownItems(page)).toEqual(
        itemsWith(lang, (item) => item.verdict === 'fail' && item.owner === 'กองคลัง'),
      );
      await page.click('#filters [type=reset]');
      await page.fill('[name=query]', 'EGP/digits');
      expect(await shownItems(page)).toEqual(
        itemsWith(lang, ({ findings }) => findings.some(({ code }) => code === 'egp/digits')),
      );
      await page.fill('[name=query]', 'ไม่มีคำนี้แน่นอน');
      expect(await shownItems(page)).toEqual([]);
      await page.click('#filters [type=reset]');
      await expect.poll(() => shownItems(page)).toHaveLength(reportOf(lang).items.length);
      expect(complaints).toEqual([]);
    });
  });

  it('can be used by the keyboard alone', async () => {
    await withReport(lang, {}, async ({ page }) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('location.hash')).toBe('#items');
      const summary = page.locator('details.item:not([open]) > summary').first();
      const id = await summary.locator('.id').textContent();
      await summary.focus();
      await page.keyboard.press('Enter');
      expect(await page.evaluate(`document.getElementById('item-${id}').open`)).toBe(true);
    });
  });

  it.each(['light', 'dark'] as const)('has its own colours in %s', async (colorScheme) => {
    await withReport(lang, { colorScheme }, async ({ page }) => {
      const [ink, paper] = await page.evaluate<[string, string]>(
        '(() => { const { color, backgroundColor } = getComputedStyle(document.body); return [color, backgroundColor]; })()',
      );
      const light = (color: string): number => Math.max(...(color.match(/\d+/g) ?? []).map(Number));
      expect(light(paper) > light(ink)).toBe(colorScheme === 'light');
    });
  });

  it.each([390, 320])('fits a phone of %d pixels: nothing has to be moved sideways', async (width) => {
    await withReport(lang, { viewport: { ...PHONE, width }, isMobile: true, hasTouch: true }, async ({ page }) => {
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      const tooWide = await page.evaluate<string[]>(`
        [...document.querySelectorAll('body *')]
          .filter((one) => one.getClientRects().length > 0 && !one.closest('.hidden-words, .skip, thead'))
          .filter((one) => one.getBoundingClientRect().right > ${width} + 1)
          .map((one) => one.outerHTML.slice(0, 120))`);
      expect(tooWide).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await cutOff(page)).toEqual([]);
      const short = await page.evaluate<string[]>(`
        [...document.querySelectorAll('button, select, input, details.item > summary')]
          .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 40)
          .map((one) => one.outerHTML.slice(0, 120))`);
      expect(short).toEqual([]);
    });
  });

  it('prints on a few full pages of A4: what is to be done, and passes as one line each', async () => {
    await withReport(lang, {}, async ({ page }) => {
      const { text, pages, fill } = await printed(page);
      const { items } = reportOf(lang);
      for (const { id } of items) expect(text.includes(id), id).toBe(true);
      expect(pages).toBeGreaterThanOrEqual(2);
      expect(pages).toBeLessThanOrEqual(5);
      // Of the pages before the last one none is half empty.
      expect(fill.slice(0, -1).filter((share) => share < 0.6)).toEqual([]);
      expect(text.match(/SHA-256/g)?.length ?? 0).toBeLessThanOrEqual(1);
      expect(text.includes(lang === 'th' ? 'ล้างตัวกรอง' : 'Clearfilters')).toBe(false);
    });
  });

  it('prints the evidence as an annex where that is asked for', async () => {
    await withReport(lang, {}, async ({ page }) => {
      await page.locator('[name=annex]').check();
      const { text } = await printed(page);
      const files = reportOf(lang).items.flatMap(({ evidence }) => evidence.filter(({ sha256 }) => sha256 !== null));
      expect(text.match(/SHA-256/g)?.length).toBeGreaterThanOrEqual(files.length);
    });
  });

  it('shows by a counter the items that it counts, and all again by a second click', async () => {
    await withReport(lang, {}, async ({ page }) => {
      const all = (await shownItems(page)).length;
      for (const verdict of ['fail', 'pass'] as const) {
        await page.locator(`a.count.${verdict}`).click();
        expect((await shownItems(page)).sort()).toEqual(itemsWith(lang, (item) => item.verdict === verdict).sort());
        await page.locator(`a.count.${verdict}`).click();
        expect((await shownItems(page)).length).toBe(all);
      }
    });
  });

  it('shows what fails before what passes', async () => {
    await withReport(lang, {}, async ({ page }) => {
      const failing = itemsWith(lang, ({ verdict }) => verdict === 'fail');
      expect((await shownItems(page)).slice(0, failing.length)).toEqual(failing);
    });
  });

  it.each([
    ['light, on a screen', { colorScheme: 'light' as const }],
    ['dark, on a screen', { colorScheme: 'dark' as const }],
    ['light, on a phone', { colorScheme: 'light' as const, viewport: PHONE }],
    ['dark, on a phone', { colorScheme: 'dark' as const, viewport: PHONE }],
  ])('has no serious barrier by the rules of axe: %s', async (_, options) => {
    // The policy of the page lets no script in, not even this one.
    await withReport(lang, { ...options, bypassCSP: true }, async ({ page }) => {
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      await page.evaluate(AXE);
      const violations = await page.evaluate<
        { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
      >(
        "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => ({ html, failureSummary })) })))",
      );
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    });
  });
});
