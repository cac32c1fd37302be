import type { Evidence } from '../model/evidence.js';
import type { BaselineFile, PreviousItem } from '../model/previous.js';
import { pairAddresses } from '../round/lasting-address.js';
import { type ChangeSource, hintsOf } from './change-details.js';
import type { ItemEvidence } from './judge-items.js';

/**
 * What earlier rounds knew; the content of each file with other bytes now is read again from the stored copy. An older program,
 * or another sheet in the checklist, may have read other words in the same file: that is no change of the site.
 */
export async function rereadBaselines(
  items: readonly ItemEvidence[],
  previous: ReadonlyMap<string, PreviousItem>,
  source: ChangeSource,
): Promise<ReadonlyMap<string, PreviousItem>> {
  const reread = await Promise.all(
    items.map(async ({ item, evidence }): Promise<readonly (readonly [string, PreviousItem])[]> => {
      const known = previous.get(item.id);
      if (known === undefined) return [];
      const pairs = pairAddresses(
        known.baseline.map(({ url }) => url),
        evidence.map(({ exchange }) => exchange.url),
      );
      const baseline = await Promise.all(
        known.baseline.map((before) => {
          const now = evidence.find(({ exchange }) => exchange.url === pairs.get(before.url));
          return now === undefined ? before : readAgain(before, now, source);
        }),
      );
      return [[item.id, { ...known, baseline }]];
    }),
  );
  return new Map([...previous, ...reread.flat()]);
}

async function readAgain(before: BaselineFile, now: Evidence, { state, extract }: ChangeSource): Promise<BaselineFile> {
  const isSame = now.exchange.sha256 === before.sha256 || now.extracted?.contentSha256 === before.contentSha256;
  if (!now.extracted || isSame || before.sha256 === null) return before;
  const body = state?.readEvidence(before.sha256) ?? null;
  if (body === null) return before;
  const { exchange, sheet } = now;
  const wants = { grids: false, qrCodes: false, ocr: false };
  const { contentSha256 } = await extract(body, hintsOf(exchange, { cut: null, sheet, wants }));
  return { ...before, contentSha256 };
}
