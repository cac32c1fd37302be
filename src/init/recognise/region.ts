import type { SeenPage } from '../site/walk.js';
import type { Candidate, Mention } from './candidate.js';
import type { CodeReader } from './item-code.js';
import type { LikenessReader } from './likeness.js';
import { roundOfPath, type StatedYears, statedYears } from './stated-years.js';

/** A part of a page that lists items: a whole page, or what stands under the heading of one year. */
export interface Region {
  /** Different items among its entries. */
  readonly items: number;
  /** Its codes stand beside the titles that this year's list has under them; null: too few to tell. */
  readonly isOfThisList: boolean | null;
  /** The assessment round that it names. */
  readonly round: StatedYears | null;
  /** It is the list of another body, such as a school. */
  readonly isForeign: boolean;
}

export interface RegionReader {
  of(mention: Mention): Region;
}

export interface RegionOptions {
  readonly candidates: readonly Candidate[];
  readonly ids: readonly string[];
  readonly codes: CodeReader;
  readonly likeness: LikenessReader;
  /** Words of other bodies' lists. */
  readonly foreignWords: readonly string[];
}

/** From so many items on a region is a list of them. */
export const HUB_ITEMS = 6;
const ALIKE = 0.55;
/** Fewer entries with code and title tell nothing of a numbering. */
const MIN_PROOFS = 3;
const NONE: Region = { items: 0, isOfThisList: null, round: null, isForeign: false };

interface RegionCounts {
  readonly on: SeenPage;
  readonly heading: string;
  readonly items: Set<string>;
  agreeing: number;
  disagreeing: number;
}

/** Looks at each part of each page as a whole: is it a list of the items, of which round, and with this year's numbers? */
export function createRegionReader({ candidates, ids, codes, likeness, foreignWords }: RegionOptions): RegionReader {
  const tallies = new Map<string, RegionCounts>();
  for (const { mentions } of candidates) {
    for (const mention of mentions) {
      if (mention.inChrome) continue;
      const heading = yearHeading(mention, likeness);
      const key = keyOf(mention.on, heading);
      const tally = tallies.get(key) ?? { on: mention.on, heading, items: new Set(), agreeing: 0, disagreeing: 0 };
      tallies.set(key, tally);
      count(tally, mention, ids, codes, likeness);
    }
  }
  const regions = new Map<string, Region>();
  for (const [key, tally] of tallies) regions.set(key, regionOf(tally, foreignWords));
  return {
    of: (mention) =>
      mention.inChrome ? NONE : (regions.get(keyOf(mention.on, yearHeading(mention, likeness))) ?? NONE),
  };
}

/** The farthest heading that names a year parts a page of several years; a heading of one item does not. */
function yearHeading(mention: Mention, likeness: LikenessReader): string {
  const rounds = mention.headings.filter(
    (heading) => statedYears(heading) !== null && Math.max(...likeness.of(heading)) < ALIKE,
  );
  return rounds.at(-1) ?? '';
}

function keyOf(page: SeenPage, heading: string): string {
  return `${page.url} ${heading}`;
}

/** The text that names the entry: the nearest one with a code, else the label. */
export function entryOf(
  mention: Mention,
  codes: CodeReader,
): { readonly text: string; readonly ids: readonly string[] } {
  for (const text of [mention.label, mention.row, mention.headings[0]]) {
    const [first] = text ? codes.inText(text) : [];
    if (text && first) return { text, ids: first.ids };
  }
  return { text: mention.label, ids: [] };
}

function count(
  tally: RegionCounts,
  mention: Mention,
  ids: readonly string[],
  codes: CodeReader,
  likeness: LikenessReader,
): void {
  const entry = entryOf(mention, codes);
  const titled = [entry.text, mention.row, mention.headings[0]].find((text) => text && likeness.isTelling(text)) ?? '';
  const alike = likeness.of(titled);
  const best = alike.indexOf(Math.max(...alike));
  const value = alike[best] ?? 0;
  const bestId = ids[best] ?? '';
  if (value >= ALIKE) tally.items.add(bestId);
  if (entry.ids.length !== 1 || value < ALIKE) return;
  const own = alike[ids.indexOf(entry.ids[0] ?? '')] ?? 0;
  if (own >= value - 0.08) tally.agreeing += 1;
  else tally.disagreeing += 1;
}

function regionOf(
  { on, heading, items, agreeing, disagreeing }: RegionCounts,
  foreignWords: readonly string[],
): Region {
  const proofs = agreeing + disagreeing;
  const names = [heading, ...on.headings, on.title];
  const stated = names.map((text) => statedYears(text)).find((years) => years !== null) ?? null;
  const isHub = items.size >= HUB_ITEMS || proofs >= HUB_ITEMS;
  const round = stated?.isRound || (stated && isHub) ? { ...stated, isRound: true } : roundOfPath(on.url);
  return {
    items: items.size,
    isOfThisList: proofs < MIN_PROOFS ? null : agreeing >= 0.6 * proofs,
    round,
    isForeign: foreignWords.some((word) => names.some((text) => text.toLowerCase().includes(word.toLowerCase()))),
  };
}
