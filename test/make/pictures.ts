// Makes the pictures of the README from the demo, with an installed Chromium and the Debian fonts fonts-thai-tlwg and
// fonts-dejavu: npm run pictures. What they show is recorded beside them, so that a test notices when it is no longer so.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../src/fetch/browser/find-browser.js';
import { PICTURES, readDemo, type Shown, shownOf, terminalPage } from '../helpers/pictures.js';

const executablePath = findBrowser({ env: process.env });
if (executablePath === null) throw new Error('needs Chromium, Chrome or Edge (Debian: chromium)');

const shown = shownOf(await readDemo());
mkdirSync(PICTURES, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const context = await browser.newContext({ deviceScaleFactor: 2, locale: 'th-TH', colorScheme: 'light' });
  const page = await context.newPage();
  await drawTerminal(page, shown);
  await drawReport(page, shown);
} finally {
  await browser.close();
}
writeFileSync(resolve(PICTURES, 'shown.json'), `${JSON.stringify(shown.hashes, null, 2)}\n`);

async function drawTerminal(page: Page, { terminal }: Shown): Promise<void> {
  await page.setContent(terminalPage(terminal));
  await page.locator('main').screenshot({ path: resolve(PICTURES, 'terminal.png') });
}

async function drawReport(page: Page, { html }: Shown): Promise<void> {
  await page.setViewportSize({ width: 1_000, height: 900 });
  await page.setContent(html);
  await page.screenshot({ path: resolve(PICTURES, 'report.png') });
}
