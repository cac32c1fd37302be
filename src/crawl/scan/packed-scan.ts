import { copyOf } from './intern.js';
import { openScan, type RawScan, type Scan, type ScannedKind, wordsIn } from './page-scan.js';
import { type RawPageText, TEXT_BYTES } from './page-text.js';

/** A scan on its way from the thread that made it: its links are numbers, each string of the site goes once. */
export interface PackedScan {
  readonly raw: Omit<RawScan, 'links'>;
  /** Of each link in turn: its kind, and the numbers of its address and of its words. */
  readonly links: Uint32Array<ArrayBuffer>;
  /** Strings that had no number yet, in the order of their numbers. */
  readonly fresh: readonly string[];
  /** All numbers given before this scan are void. */
  readonly isAnew: boolean;
}

const KINDS: readonly ScannedKind[] = ['page', 'frame', 'asset', 'form'];
const FIELDS = 3;
/** Six hundred Thai letters, by which a shared drive's request for access is told. */
const OPENING_BYTES = 1_800;
/** Strings that have numbers at a time: a site's navigation and what its pages say again and again. */
const MAX_STRINGS = 10_000;

/** @returns packs one scan after another of one site */
export function createScanPacker(maxStrings = MAX_STRINGS): (scan: RawScan) => PackedScan {
  const addresses = new Map<string, number>();
  const labels = new Map<string, number>();
  let charset = '';
  let count = 0;

  return ({ links, ...raw }) => {
    const words = wordsIn(raw.charset);
    const fresh: string[] = [];
    const isAnew = count > maxStrings || raw.charset !== charset;
    if (isAnew) {
      addresses.clear();
      labels.clear();
      charset = raw.charset;
      count = 0;
    }
    const numberOf = (known: Map<string, number>, text: string, read: (text: string) => string): number => {
      const number = known.get(text);
      if (number !== undefined) return number;
      fresh.push(read(text));
      known.set(copyOf(text), count);
      return count++;
    };
    const packed = new Uint32Array(links.length * FIELDS);
    let at = 0;
    for (const { kind, href, rawText } of links) {
      packed[at++] = KINDS.indexOf(kind);
      packed[at++] = numberOf(addresses, href, copyOf);
      packed[at++] = numberOf(labels, rawText, words);
    }
    return { raw: { ...raw, page: openingOf(raw.page) }, links: packed, fresh, isAnew };
  };
}

/** Of a page whose text is long enough to be content nobody reads more than the first lines. */
function openingOf(page: RawPageText): RawPageText {
  if (page.mainText.length < TEXT_BYTES) return page;
  return { ...page, mainText: page.mainText.slice(0, OPENING_BYTES), anyText: page.anyText.slice(0, OPENING_BYTES) };
}

/** @returns opens what one packer has packed, in the same order */
export function createScanOpener(): (packed: PackedScan) => Scan {
  let strings: string[] = [];
  return ({ raw, links: packed, fresh, isAnew }) => {
    if (isAnew) strings = [];
    for (const text of fresh) strings.push(text);
    const links: { kind: ScannedKind; href: string; rawText: string }[] = [];
    for (let at = 0; at < packed.length; at += FIELDS) {
      links.push({
        kind: KINDS[packed[at] ?? 0] ?? 'page',
        href: strings[packed[at + 1] ?? 0] ?? '',
        rawText: strings[packed[at + 2] ?? 0] ?? '',
      });
    }
    return openScan({ ...raw, links }, true);
  };
}
