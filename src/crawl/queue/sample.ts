import { createHash } from 'node:crypto';
import type { RememberedLink } from '../../model/previous.js';

export interface DrawnLinks<T> {
  /** Failed last round: always again, beyond the sample. */
  readonly failing: readonly T[];
  /** The rest, in the order in which they are drawn: longest unchecked first, by chance where that is equal. */
  readonly others: readonly T[];
}

/** The same seed draws the same links, whatever order they were found in. */
export function drawLinks<T extends { readonly url: string }>(
  candidates: readonly T[],
  memory: ReadonlyMap<string, RememberedLink>,
  seed: string,
): DrawnLinks<T> {
  const failing: T[] = [];
  const ranked: { readonly link: T; readonly lastChecked: string; readonly lot: bigint }[] = [];
  const lots = createLots(seed);
  for (const link of candidates) {
    const known = memory.get(link.url);
    if (known?.failing) failing.push(link);
    else ranked.push({ link, lastChecked: known?.lastChecked ?? '', lot: lots(link.url) });
  }
  ranked.sort(
    (a, b) => compare(a.lastChecked, b.lastChecked) || compare(a.lot, b.lot) || compare(a.link.url, b.link.url),
  );
  failing.sort((a, b) => compare(a.url, b.url));
  return { failing, others: ranked.map(({ link }) => link) };
}

/** Rounds in which every one of `links` is drawn at `sample` a round; null when it never happens. */
export function roundsToAll(links: number, sample: number | 'all'): number | null {
  if (sample === 'all' || links === 0) return 1;
  return sample < 1 ? null : Math.ceil(links / sample);
}

function createLots(seed: string): (url: string) => bigint {
  return (url) => createHash('sha256').update(`${seed}\n${url}`).digest().readBigUInt64BE();
}

function compare<T extends string | bigint>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
