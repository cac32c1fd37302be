import type { Evidence, Extracted, PageVersion } from '../../model/evidence.js';
import type { BaselineFile, PreviousItem } from '../../model/previous.js';
import { pairAddresses } from '../../round/lasting-address.js';
import type { ItemEvidence } from '../judge-items.js';
import { type ChangeSource, hintsOf } from './change-details.js';
import { type SiteLines, saysTheSame } from './same-words.js';
import { linesOfHome, sharedLines } from './shared-lines.js';

/** What else the site shows in the round: its home page, and the pages of items once more. Asked only when a page has changed. */
export interface SiteWitness {
  /** Lines of the home page; empty when it can't be read. */
  homeLines(): Promise<readonly string[]>;
  /** The pages as they are shown now, after a standstill; null: one did not come. */
  lookAgain(pages: readonly Evidence[]): Promise<readonly (Extracted | null)[]>;
}

/** What a change is measured against. */
export interface Baselines {
  readonly previous: ReadonlyMap<string, PreviousItem>;
  /** With `sameAs` where a page was found to say the same as its baseline. */
  readonly items: readonly ItemEvidence[];
}

/** A file of the baseline, and how it is now. */
interface Pair {
  readonly before: BaselineFile;
  /** Null: it did not arrive in this round. */
  readonly now: Evidence | null;
  /** Its stored copy as it is read today; null: it is the same, or there is none. */
  readonly old: Extracted | null;
}

/** A page with other words than its baseline. */
interface ChangedPage extends Pair {
  readonly now: Evidence & { readonly extracted: Extracted };
  readonly old: Extracted;
}

/** Further looks at pages that have changed, and pages that are looked at: a site that was made anew has changed them all. */
const LOOKS = 2;
const MAX_LOOKED_AT = 40;

/**
 * What earlier rounds knew; the content of each file with other bytes now is read again from the stored copy. An older program,
 * or another sheet in the checklist, may have read other words in the same file: that is no change of the site. Nor is what
 * other pages of the site show too, and what differs from look to look.
 * @param witness null: the network is not asked
 */
export async function rereadBaselines(
  items: readonly ItemEvidence[],
  previous: ReadonlyMap<string, PreviousItem>,
  source: ChangeSource,
  witness: SiteWitness | null,
): Promise<Baselines> {
  const reread = await Promise.all(
    items.map(async ({ item, evidence }) => {
      const known = previous.get(item.id);
      if (known === undefined) return [];
      const pairs = pairAddresses(
        known.baseline.map(({ url }) => url),
        evidence.map(({ exchange }) => exchange.url),
      );
      const files = known.baseline.map(async (before): Promise<Pair> => {
        const now = evidence.find(({ exchange }) => exchange.url === pairs.get(before.url)) ?? null;
        return { before, now, old: now && (await readAgain(before, now, source)) };
      });
      return [{ id: item.id, known, files: await Promise.all(files) }];
    }),
  );
  const files = reread.flat().flatMap((one) => one.files);
  const same = await samePages(files, witness);
  const baselineOf = ({ before, now, old }: Pair): BaselineFile => {
    if (old === null || !now?.extracted) return before;
    const contentSha256 = same.get(now) === before.sha256 ? now.extracted.contentSha256 : old.contentSha256;
    return { ...before, contentSha256 };
  };
  return {
    previous: new Map([
      ...previous,
      ...reread.flat().map(({ id, known, files }) => [id, { ...known, baseline: files.map(baselineOf) }] as const),
    ]),
    items: items.map((item) => ({
      ...item,
      evidence: item.evidence.map((evidence) => {
        const sameAs = same.get(evidence);
        return sameAs === undefined ? evidence : { ...evidence, sameAs };
      }),
    })),
  };
}

/** The pages that say the same as their baseline though their words differ, with its SHA-256. */
async function samePages(files: readonly Pair[], witness: SiteWitness | null): Promise<ReadonlyMap<Evidence, string>> {
  const same = new Map<Evidence, string>();
  const shared: SiteLines = {
    old: sharedLines(files.flatMap(({ now, old }) => versionOf(now, old ?? now?.extracted ?? null))),
    now: sharedLines(files.flatMap(({ now }) => versionOf(now, now?.extracted ?? null))),
  };
  let changed = files.filter(isChangedPage);
  const again = new Map<Evidence, (readonly string[])[]>();
  /** Those that have changed all the same. */
  const settle = (home: ReadonlySet<string>): void => {
    changed = changed.filter(({ before, now, old }) => {
      const lines = { old: old.contentLines ?? [], now: now.extracted.contentLines ?? [], again: again.get(now) ?? [] };
      const site = { ...shared, now: new Set([...shared.now, ...linesOfHome(home, now.extracted)]) };
      const isSame = now.sameAs === before.sha256 || saysTheSame(lines, site);
      if (isSame && before.sha256 !== null) same.set(now, before.sha256);
      return !isSame;
    });
  };

  settle(new Set());
  if (witness === null || changed.length === 0) return same;
  const home = new Set(await witness.homeLines());
  settle(home);
  for (let look = 0; look < LOOKS && changed.length > 0; look += 1) {
    const asked = changed.slice(0, MAX_LOOKED_AT).map(({ now }) => now);
    const shown = await witness.lookAgain(asked);
    for (const [at, now] of asked.entries()) {
      const lines = shown[at]?.contentLines;
      if (lines !== undefined) again.set(now, [...(again.get(now) ?? []), lines]);
    }
    settle(home);
  }
  return same;
}

function isChangedPage(pair: Pair): pair is ChangedPage {
  return pair.old?.type === 'html' && pair.now?.extracted?.type === 'html';
}

function versionOf(now: Evidence | null, extracted: Extracted | null): readonly PageVersion[] {
  return now && extracted?.type === 'html' ? [{ url: now.exchange.finalUrl ?? now.exchange.url, extracted }] : [];
}

async function readAgain(
  before: BaselineFile,
  now: Evidence,
  { state, extract }: ChangeSource,
): Promise<Extracted | null> {
  const isSame = now.exchange.sha256 === before.sha256 || now.extracted?.contentSha256 === before.contentSha256;
  if (!now.extracted || isSame || before.sha256 === null) return null;
  const body = state?.readEvidence(before.sha256) ?? null;
  if (body === null) return null;
  const { exchange, sheet } = now;
  const wants = { grids: false, qrCodes: false, ocr: false };
  return extract(body, hintsOf(exchange, { cut: null, sheet, wants }));
}
