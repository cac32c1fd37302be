import { makePlan } from '../../src/checklist/plan.js';
import { checks } from '../../src/checks/registry.js';
import { loadProfile } from '../../src/cli/checklists.js';
import { settingsOf } from '../../src/cli/settings.js';
import { extractDocument } from '../../src/extract/extract-document.js';
import { judgeItems } from '../../src/judge/judge-items.js';
import { siteMarker } from '../../src/judge/words/crawled-lines.js';
import type { Evidence, PageVersion } from '../../src/model/evidence.js';

const NOW = '2025-03-01T02:00:00.000Z';
const profile = loadProfile('oit-2568', checks, process.cwd(), NOW);

/**
 * The verdict and the codes of an item of the profile of 2568 for pages that are its evidence.
 * @param others pages of other items of the round
 * @param home the home page of the site; null: it was not read
 * @param crawled pages of the site that no item names
 */
export async function judgePages(
  item: string,
  pages: readonly string[],
  others: readonly string[] = [],
  home: string | null = null,
  crawled: readonly string[] = [],
): Promise<readonly string[]> {
  const own = profile.items.filter(({ id }) => id === item);
  const { items } = makePlan({ ...profile, items: own }, checks, settingsOf({}, {}));
  const evidence = await Promise.all(pages.map((html, at) => evidenceOf(html, `https://town.test/item/${at}`)));
  const elsewhere = await Promise.all(others.map((html, at) => evidenceOf(html, `https://town.test/other/${at}`)));
  const common = { unexamined: [], qrCodes: [], isInterrupted: false };
  const peers = items.map((planned) => ({ item: { ...planned.item, id: 'other' }, evidence: elsewhere, ...common }));
  const shown = home === null ? null : await evidenceOf(home, 'https://town.test/');
  const [version = null] = versionsOf(shown ? [shown] : []);
  const read = await Promise.all(crawled.map((html, at) => evidenceOf(html, `https://town.test/crawled/${at}`)));
  const marked = siteMarker(version, versionsOf(read));
  const judged = await judgeItems({
    checklist: profile,
    items: items.map(({ item }) => ({ item, evidence: marked(evidence), ...common })),
    registers: new Map(),
    peers,
    previous: new Map(),
    now: NOW,
    changesOf: async () => [],
  });
  return judged.items.flatMap(({ verdict, results }) => [
    verdict,
    ...results.flatMap(({ findings }) => findings.map(({ severity, code }) => `${severity} ${code}`)),
  ]);
}

function versionsOf(pages: readonly Evidence[]): readonly PageVersion[] {
  return pages.flatMap(({ exchange, extracted }) => (extracted === null ? [] : [{ url: exchange.url, extracted }]));
}

async function evidenceOf(html: string, url: string): Promise<Evidence> {
  const hints = { url, contentType: 'text/html; charset=utf-8', fileName: null, cut: null, sheet: null };
  const wants = { grids: true, qrCodes: false, ocr: false };
  const extracted = await extractDocument(Buffer.from(html), { ...hints, wants });
  return {
    exchange: {
      ...{ url, finalUrl: url, status: 200, redirects: [], contentType: 'text/html', fileName: null },
      ...{ lastModified: null, etag: null, bytes: html.length, sha256: null, cut: null, problems: [], fetchedAt: NOW },
    },
    foundOn: null,
    label: null,
    extracted,
    sheet: null,
  };
}
