import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/registry.js';
import { rankReports } from '../../src/report/compose/ranking.js';
import { htmlPage } from '../../src/report/html/html.js';
import { createMessages, gatherHistory, historyPage } from '../../src/report/registry.js';
import { roundOfYear } from '../history/year.js';
import { reportsOfProvince, roundOfTown } from '../report/sample-province.js';
import { sampleView } from '../report/sample-round.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(CHROMIUM))
  throw new Error(`npm run test:browser needs Chromium: there is no ${CHROMIUM} (Debian: chromium)`);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const TOWNS = 50;
const ROUNDS = 24;

const reports = reportsOfProvince(TOWNS, 5);
const ranked = rankReports(reports);
let browser: Browser;
let dir = '';

/** The pages that show more than one round or more than one municipality. */
const PAGES = ['province.html', 'province/town-002.html', 'together.html', 'year.html', 'years.html'] as const;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'oit-province-'));
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  mkdirSync(join(dir, 'province'));
  for (const { name, content } of htmlPage.pages?.(reports, sampleView, 'province') ?? [])
    writeFileSync(join(dir, name === null ? 'province.html' : `province/${name}`), content);
  writeFileSync(join(dir, 'together.html'), htmlPage.renderMany(reports.slice(0, 3), sampleView) as string);
  const messages = createMessages('th', checks);
  const histories = Array.from({ length: TOWNS }, (_, town) => {
    const rounds = Array.from({ length: ROUNDS }, (_, n) => roundOfTown(town, n + 1));
    return gatherHistory(rounds, [], messages)!;
  });
  const view = { lang: 'th', version: '1.2.3' } as const;
  const busy = Array.from({ length: ROUNDS }, (_, n) => roundOfYear('samran', n + 1));
  writeFileSync(join(dir, 'year.html'), historyPage([gatherHistory(busy, [], messages)!], view));
  writeFileSync(join(dir, 'years.html'), historyPage(histories, view));
});

afterAll(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Opens a page in a window of its own; it may ask nothing of anyone. */
async function withPage<T>(name: string, options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  try {
    const page = await context.newPage();
    const address = pathToFileURL(join(dir, name)).href;
    const heard: string[] = [];
    page.on('console', (message) => void heard.push(message.text()));
    page.on('pageerror', (error) => void heard.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== address) heard.push(request.url());
    });
    await page.goto(address);
    const result = await work(page);
    expect(heard).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

const agencies = (page: Page, table: string): Promise<number[]> =>
  page.evaluate<number[]>(
    `[...document.querySelectorAll('${table} tr[data-agency]:not([hidden])')].map((row) => Number(row.dataset.agency))`,
  );

describe('the page of a province', () => {
  it('is sorted by its headings, with the keyboard alone, ranking and matrix alike', async () => {
    await withPage('province.html', {}, async (page) => {
      expect(await agencies(page, '.ranking')).toEqual(ranked.map(({ index }) => index));
      const button = page.getByRole('button', { name: 'ไม่ผ่าน', exact: true });
      await button.focus();
      await page.keyboard.press('Enter');
      const head = page.locator('.ranking th:has(button:focus)');
      expect(await head.getAttribute('aria-sort')).toBe('descending');
      const most = await agencies(page, '.ranking');
      const fails = most.map((index) => reports[index]!.summary.items.fail);
      expect(fails).toEqual([...fails].sort((a, b) => b - a));
      expect(await agencies(page, '.matrix')).toEqual(most);
      await page.keyboard.press('Space');
      expect(await head.getAttribute('aria-sort')).toBe('ascending');
      expect(await page.locator('.ranking [aria-sort]').count()).toBe(1);
      expect(await page.locator('.matrix tbody tr').last().getAttribute('data-agency')).toBeNull();
    });
  });

  it('is sorted by a choice, too, and agencies without a figure come last both ways', async () => {
    await withPage('province.html', PHONE_OPTIONS, async (page) => {
      const unseen = ranked.filter(({ change }) => change === null).map(({ index }) => index);
      for (const order of ['9 ascending', '9 descending']) {
        await page.selectOption('[name=order]', order);
        const shown = await agencies(page, '.ranking');
        expect(shown.slice(-unseen.length).sort()).toEqual([...unseen].sort());
      }
      await page.selectOption('[name=order]', '1 ascending');
      const names = (await agencies(page, '.ranking')).map((index) => reports[index]!.checklist.agency.name);
      expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'th')));
    });
  });

  it('narrows down to a name and to what is wrong, and shows all again', async () => {
    await withPage('province.html', {}, async (page) => {
      await page.fill('[name=agency]', 'หนองคู');
      expect(await agencies(page, '.ranking')).toHaveLength(5);
      expect((await agencies(page, '.matrix')).sort()).toEqual((await agencies(page, '.ranking')).sort());
      await page.selectOption('[name=standing]', 'hacked');
      expect(await agencies(page, '.ranking')).toEqual([4]);
      expect(await page.textContent('#agency-filters output')).toContain('1 จาก 50');
      await page.click('#agency-filters [type=reset]');
      await expect.poll(() => agencies(page, '.ranking')).toEqual(ranked.map(({ index }) => index));
    });
  });

  it('shows its ranking as cards on a phone, and moves the matrix in its own box, names always in sight', async () => {
    await withPage('province.html', PHONE_OPTIONS, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
      expect(await page.locator('.ranking thead').isVisible()).toBe(false);
      await page.evaluate("document.querySelector('.matrix').scrollLeft = 400");
      const left = await page.evaluate(
        "document.querySelector('.matrix tbody th').getBoundingClientRect().left - document.querySelector('.matrix').getBoundingClientRect().left",
      );
      expect(left).toBeLessThanOrEqual(2);
    });
  });

  it('prints ranking and matrix with their headings on each page, the matrix lying', async () => {
    await withPage('province.html', {}, async (page) => {
      const sheets = await printed(page);
      expect(sheets.length).toBeLessThanOrEqual(3);
      expect(sheets.map(({ isLying }) => isLying)).toEqual([false, false, true]);
      for (const { text } of sheets) expect(text).toContain('หน่วยงาน');
      expect(sheets[1]!.text).toMatch(/อันดับ/);
      expect(await page.locator('.ranking th button').count()).toBe(10);
    });
  });
});

const PHONE_OPTIONS = { viewport: PHONE, isMobile: true, hasTouch: true } as const;

interface Sheet {
  readonly text: string;
  readonly isLying: boolean;
  /** How far down the text goes, 0 to 1. */
  readonly fill: number;
}

/** What the page is on paper, which must be A4. */
async function printed(page: Page): Promise<readonly Sheet[]> {
  const path = join(dir, 'printed.pdf');
  writeFileSync(path, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const { stdout, status } = spawnSync('pdftotext', ['-enc', 'UTF-8', '-bbox', path, '-'], { encoding: 'utf8' });
  if (status !== 0) throw new Error('npm run test:browser needs pdftotext (Debian: poppler-utils)');
  return stdout
    .split('<page ')
    .slice(1)
    .map((sheet) => {
      const [, width, height] = /^width="([\d.]+)" height="([\d.]+)"/.exec(sheet) ?? [];
      const sides = [Math.round(Number(width)), Math.round(Number(height))];
      expect([...sides].sort((a, b) => a - b).map((side) => Math.round(side / 10))).toEqual([60, 84]);
      const words = [...sheet.matchAll(/<word [^>]*yMax="([\d.]+)">([^<]*)<\/word>/g)];
      return {
        text: words.map(([, , word]) => word).join(' '),
        isLying: sides[0]! > sides[1]!,
        fill: Math.max(0, ...words.map(([, bottom]) => Number(bottom) / Number(height))),
      };
    });
}

describe('pages of many rounds', () => {
  it.each([
    ['a year of one municipality', 'year.html', 2],
    ['a year of fifty', 'years.html', 2],
  ])('print %s on few pages, none of them half empty', async (_, name, most) => {
    await withPage(name, {}, async (page) => {
      const sheets = await printed(page);
      expect(sheets.length).toBeLessThanOrEqual(most);
      expect(sheets.slice(0, -1).filter(({ fill }) => fill < 0.6)).toEqual([]);
    });
  });

  it.each(['year.html', 'years.html'])('fit a phone: %s', async (name) => {
    await withPage(name, PHONE_OPTIONS, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    });
  });

  it('are small, and the links that work again are on the screen alone', async () => {
    expect(statSync(join(dir, 'year.html')).size).toBeLessThan(2_000_000);
    await withPage('year.html', {}, async (page) => {
      expect(await page.locator('.links .past').first().isVisible()).toBe(true);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.links .past').first().isVisible()).toBe(false);
      expect(await page.locator('.links li:not(.past)').first().isVisible()).toBe(true);
    });
  });

  it('compare two rounds that the reader chooses', async () => {
    await withPage('year.html', {}, async (page) => {
      const [from, to] = [page.locator('.compare select').first(), page.locator('.compare select').last()];
      const before = await page.textContent('.compare output');
      await from.selectOption('0');
      await to.selectOption('12');
      expect(await page.textContent('.compare output')).not.toBe(before);
      await to.selectOption('0');
      expect(await page.textContent('.compare output')).toContain('ไม่มีอะไรต่างกัน');
    });
  });
});

it.each(
  PAGES.flatMap((name) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      (['a screen', 'a phone'] as const).map((device) => [name, colorScheme, device] as const),
    ),
  ),
)('no serious barrier by the rules of axe: %s, %s, %s', async (name, colorScheme, device) => {
  // The policy of the page lets no script in, not even this one.
  const options = { colorScheme, bypassCSP: true, ...(device === 'a phone' ? PHONE_OPTIONS : {}) };
  await withPage(name, options, async (page) => {
    // Of fifty municipalities two show what all show.
    await page.evaluate(
      "[...document.querySelectorAll('main > details')].slice(2).forEach((one) => one.remove()); for (const one of document.querySelectorAll('details')) one.open = true",
    );
    await page.evaluate(AXE);
    const violations = await page.evaluate<{ id: string; impact: string; nodes: string[] }[]>(
      "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 200) + failureSummary) })))",
    );
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  });
});
