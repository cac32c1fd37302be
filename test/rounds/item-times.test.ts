import { afterEach, expect, it } from 'vitest';
import { checks } from '../../src/checks/registry.js';
import { buildReport, reporters } from '../../src/report/registry.js';
import { page, type Site, startSite } from '../helpers/site.js';
import { sampleView } from '../report/sample-round.js';
import { openTown, type Town } from './town.js';

let town: Town | undefined;
let site: Site | undefined;
afterEach(async () => {
  await town?.clear();
  await site?.close();
});

async function junitOf(isClockFixed: boolean): Promise<string> {
  site = await startSite({ '/': page('เทศบาล', '<p>ก</p>'), '/a.html': page('ก', '<p>แผน</p>') });
  town = openTown(
    `version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0, maxPages: 0 }\nitems:\n  O1: { title: ก, urls: ["${site.origin}/a.html"] }\n  O2: { title: ข, enabled: false }\n`,
    { isClockFixed },
  );
  const { round } = await town.round('2025-10-02T09:00:00+07:00');
  const report = buildReport(round, 'en', checks);
  return String(await reporters.get('junit')?.render(report, { ...sampleView, lang: 'en' }));
}

const timeOf = (xml: string, id: string): number =>
  Number(new RegExp(`<testcase[^>]*name="${id} [^>]* time="([\\d.]+)"`).exec(xml)?.[1]);

it('JUnit has the seconds that the evidence of an item took', async () => {
  const xml = await junitOf(false);
  expect(timeOf(xml, 'O1')).toBeGreaterThan(0);
  expect(timeOf(xml, 'O2')).toBe(0);
});

it('a round whose clock stands still can be reproduced', async () => {
  expect(timeOf(await junitOf(true), 'O1')).toBe(0);
});
