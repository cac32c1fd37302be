import type { Evidence, Extracted } from '../model/evidence.js';
import type { BaselineFile, PreviousItem } from '../model/previous.js';
import { pairAddresses } from '../round/lasting-address.js';
import { type ChangeSource, hintsOf } from './change-details.js';
import type { ItemEvidence } from './judge-items.js';
import { isSameBesideShared, type PageVersion, sharedLines } from './shared-lines.js';

/** A file of the baseline, and how it is now. */
interface Pair {
  readonly before: BaselineFile;
  /** Null: it did not arrive in this round. */
  readonly now: Evidence | null;
  /** Its stored copy as it is read today; null: it is the same, or there is none. */
  readonly old: Extracted | null;
}

/**
 * What earlier rounds knew; the content of each file with other bytes now is read again from the stored copy. An older program,
 * or another sheet in the checklist, may have read other words in the same file: that is no change of the site. Nor is what
 * other pages of the round show too.
 */
export async function rereadBaselines(
  items: readonly ItemEvidence[],
  previous: ReadonlyMap<string, PreviousItem>,
  source: ChangeSource,
): Promise<ReadonlyMap<string, PreviousItem>> {
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
  const shared = {
    before: sharedLines(files.flatMap(({ now, old }) => versionOf(now, old ?? now?.extracted ?? null))),
    now: sharedLines(files.flatMap(({ now }) => versionOf(now, now?.extracted ?? null))),
  };
  const baselineOf = ({ before, now, old }: Pair): BaselineFile => {
    if (old === null || !now?.extracted) return before;
    const isSame = old.type === 'html' && isSameBesideShared(old, now.extracted, shared);
    return { ...before, contentSha256: isSame ? now.extracted.contentSha256 : old.contentSha256 };
  };
  return new Map([
    ...previous,
    ...reread.flat().map(({ id, known, files }) => [id, { ...known, baseline: files.map(baselineOf) }] as const),
  ]);
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
