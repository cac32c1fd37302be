import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReport } from '../../src/report/build.js';
import { compareReports } from '../../src/report/diff.js';
import { htmlPage } from '../../src/report/html.js';
import { sampleChecks } from '../report/sample-checks.js';
import { firstRound, sampleRound, sampleView } from '../report/sample-round.js';
import { type Browser, openBrowser } from './chromium.js';

const report = buildReport(sampleRound, 'th', sampleChecks);
const diff = compareReports(buildReport(firstRound, 'th', sampleChecks), report);
const trend = [
  { round: 1, date: '2025-10-02', oit: 60 },
  { round: 2, date: '2025-10-17', oit: 67.5 },
];

const folder = mkdtempSync(join(tmpdir(), 'oit-page-'));
const path = join(folder, 'report.html');
let browser: Browser;

async function evaluate<T>(expression: string): Promise<T> {
  const { result, exceptionDetails } = await browser.send('Runtime.evaluate', {
    expression,
    returnByValue: true,
    awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
  return (result as { value: T }).value;
}

async function show(width: number, features: readonly { name: string; value: string }[] = []): Promise<void> {
  await browser.send('Emulation.setDeviceMetricsOverride', {
    width,
    height: 900,
    deviceScaleFactor: 1,
    mobile: width < 600,
  });
  await browser.send('Emulation.setEmulatedMedia', { features });
  const { frameId } = await browser.send('Page.navigate', { url: pathToFileURL(path).href });
  expect(frameId).toBeDefined();
  const ready = `new Promise((done) => document.readyState === 'complete' ? done(true) : addEventListener('load', () => done(true)))`;
  await expect.poll(() => evaluate<string>('location.protocol')).toBe('file:');
  await evaluate(ready);
}

beforeAll(async () => {
  writeFileSync(path, htmlPage.render(report, { ...sampleView, diff, trend }) as string);
  browser = await openBrowser({ width: 800, height: 900 });
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await browser.send(`${domain}.enable`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const told = (method: string) => browser.events.filter((event) => event.method === method);
const shownItems = `[...document.querySelectorAll('details.item')].filter((item) => !item.hidden).map((item) => item.id.slice(5))`;

describe('the HTML page in a real browser', () => {
  it.each([360, 390, 794, 1280])('fits %i pixels without scrolling sideways', async (width) => {
    await show(width);
    expect(await evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  it('filters by verdict and unit, searches in Thai, and clears', async () => {
    await show(800);
    const set = (name: string, value: string): Promise<string[]> =>
      evaluate(
        `(() => { const field = document.querySelector('[name=${name}]'); field.value = ${JSON.stringify(value)}; field.dispatchEvent(new Event('input', { bubbles: true })); return ${shownItems}; })()`,
      );
    expect(await evaluate(`document.getElementById('filters').hidden`)).toBe(false);
    expect(await set('verdict', 'fail')).toEqual(['O3', 'O6', 'O11', 'O13', 'O23', 'O27']);
    expect(await set('owner', 'กองคลัง')).toEqual(['O6', 'O13']);
    expect(await set('query', 'e-gp 11')).toEqual(['O13']);
    expect(await evaluate(`document.querySelector('#filters output').textContent`)).toBe('แสดง 1 จาก 12 ข้อ');
    await evaluate(`document.querySelector('#filters [type=reset]').click()`);
    await expect.poll(() => evaluate<string[]>(shownItems)).toHaveLength(12);
    expect(await set('verdict', 'warning')).toEqual(['O13', 'O16']);
  });

  it('opens the item that a link of the work list points at', async () => {
    await show(800);
    expect(await evaluate(`document.getElementById('item-O16').open`)).toBe(false);
    await evaluate(`document.querySelector('.work a[href="#item-O16"]').click()`);
    await expect.poll(() => evaluate(`document.getElementById('item-O16').open`)).toBe(true);
  });

  it('prints on A4 with everything unfolded', async () => {
    await show(800);
    const { data } = await browser.send('Page.printToPDF', { preferCSSPageSize: true });
    const pdf = Buffer.from(data as string, 'base64').toString('latin1');
    expect(pdf).toMatch(/^%PDF/);
    const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/.exec(pdf)!;
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
  });

  it.each(['light', 'dark'])('has readable contrast in %s (WCAG AA)', async (scheme) => {
    await show(800, [{ name: 'prefers-color-scheme', value: scheme }]);
    const poor = await evaluate<string[]>(`(() => {
      const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
      const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
      const behind = (element) => { for (let at = element; at; at = at.parentElement) { const color = rgb(getComputedStyle(at).backgroundColor); if (color.length < 4 || color[3] > 0) return color; } return [255, 255, 255]; };
      const poor = [];
      for (const details of document.querySelectorAll('details')) details.open = true;
      for (const element of document.querySelectorAll('body *:not(script):not(style)')) {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
        if (!own || element.closest('svg') || !element.checkVisibility()) continue;
        const [a, b] = [light(rgb(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < 4.5) poor.push(element.className + ' ' + element.textContent.slice(0, 30) + ' ' + ratio.toFixed(2));
      }
      return poor;
    })()`);
    expect(poor).toEqual([]);
  });

  it('asked for nothing but itself and broke no rule of its own', () => {
    const asked = told('Network.requestWillBeSent').map(
      ({ params }) => (params as { request: { url: string } }).request.url,
    );
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((url) => !url.startsWith('file:') || !url.includes('report.html'))).toEqual([]);
    expect(told('Runtime.exceptionThrown')).toEqual([]);
    expect(told('Runtime.consoleAPICalled')).toEqual([]);
    expect(told('Log.entryAdded')).toEqual([]);
  });
});
