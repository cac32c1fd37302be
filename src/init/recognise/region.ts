import type { SeenPage } from '../site/walk.js';
import type { Candidate, Mention } from './candidate.js';
import type { ForeignReader } from './foreign.js';
import type { CodeReader } from './item-code.js';
import type { LikenessReader } from './likeness.js';
import { roundOfPath, type StatedYears, type YearReader } from './stated-years.js';

/** A part of a page that lists items: a whole page, or the part below the heading of one year. */
export interface Region {
  /** Different items among its entries. */
  readonly items: number;
  /** Its codes and titles belong together as in this year's list; null: it has too few of them. */
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
  readonly readYears: YearReader;
  readonly isForeign: ForeignReader;
}

/** A region with so many items is a list of them. */
export const HUB_ITEMS = 6;
const ALIKE = 0.55;
/** Fewer entries with code and title say nothing about the numbering. */
const MIN_PROOFS = 3;
const NONE: Region = { items: 0, isOfThisList: null, round: null, isForeign: false };

type Readers = Omit<RegionOptions, 'candidates' | 'isForeign'>;

interface RegionCounts {
  readonly on: SeenPage;
  readonly heading: string;
  readonly items: Set<string>;
  agreeing: number;
  disagreeing: number;
}

/** Judges each part of each page: is it a list of the items, of which round, and with this year's numbers? */
export function createRegionReader({ candidates, isForeign, ...readers }: RegionOptions): RegionReader {
  const byPart = new Map<string, RegionCounts>();
  for (const { mentions } of candidates) {
    for (const mention of mentions) {
      if (mention.inChrome) continue;
      const heading = yearHeading(mention, readers);
      const key = keyOf(mention.on, heading);
      const counts = byPart.get(key) ?? { on: mention.on, heading, items: new Set(), agreeing: 0, disagreeing: 0 };
      byPart.set(key, counts);
      addMention(counts, mention, readers);
    }
  }
  const regions = new Map<string, Region>();
  for (const [key, counts] of byPart) regions.set(key, regionOf(counts, isForeign, readers.readYears));
  return {
    of: (mention) =>
      mention.inChrome ? NONE : (regions.get(keyOf(mention.on, yearHeading(mention, readers))) ?? NONE),
  };
}

/** The outermost heading with a year divides a page of several years; the heading of one item does not. */
function yearHeading(mention: Mention, { likeness, readYears }: Readers): string {
  const rounds = mention.headings.filter(
    (heading) => readYears(heading) !== null && Math.max(...likeness.of(heading)) < ALIKE,
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

function addMention(counts: RegionCounts, mention: Mention, { ids, codes, likeness }: Readers): void {
  const entry = entryOf(mention, codes);
  const titled =
    [entry.text, mention.row, mention.headings[0]].find((text) => text && likeness.isDescriptive(text)) ?? '';
  const alike = likeness.of(titled);
  const best = alike.indexOf(Math.max(...alike));
  const value = alike[best] ?? 0;
  const bestId = ids[best] ?? '';
  if (value >= ALIKE) counts.items.add(bestId);
  if (entry.ids.length !== 1 || value < ALIKE) return;
  const own = alike[ids.indexOf(entry.ids[0] ?? '')] ?? 0;
  if (own >= value - 0.08) counts.agreeing += 1;
  else counts.disagreeing += 1;
}

function regionOf(
  { on, heading, items, agreeing, disagreeing }: RegionCounts,
  isForeign: ForeignReader,
  readYears: YearReader,
): Region {
  const proofs = agreeing + disagreeing;
  const names = [heading, ...on.headings, on.title];
  const stated = names.map(readYears).find((years) => years !== null) ?? null;
  const isHub = items.size >= HUB_ITEMS || proofs >= HUB_ITEMS;
  const round = stated?.isRound || (stated && isHub) ? { ...stated, isRound: true } : roundOfPath(on.url);
  return {
    items: items.size,
    isOfThisList: proofs < MIN_PROOFS ? null : agreeing >= 0.6 * proofs,
    round,
    isForeign: names.some(isForeign),
  };
}
