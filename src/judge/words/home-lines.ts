import { sayingLetters } from '../../checks/text/unfinished.js';
import type { Evidence, Extracted, LinesOnHome, PageVersion } from '../../model/evidence.js';
import { maskNationalIds } from '../../text/patterns/national-id.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { stripFragment } from '../../text/url.js';
import { isHome } from './site-words.js';

/** A line of a page, as far as its place among the others matters. */
interface PlacedLine {
  readonly text: string;
  /** What of it a counter or a clock leaves alone. */
  readonly shape: string;
  readonly isLink: boolean;
  /** It names the item's page, or leads to it. */
  readonly isName: boolean;
}

/** Lines that only one of the two pages has between lines that both have. */
const MAX_PASSED = 1;
/** Characters: what is longer is content, wherever it stands. */
const LONGEST_LINE = 200;
/** Of a page: a page that is the home page under another name has thousands. */
const MAX_LINES = 500;
/** Of the home page's lines: with fewer of its own it is the same page, or shows nothing but what stands everywhere. */
const LEAST_OWN = 1 / 4;

/**
 * Marks on each page what the home page says too, and what of that the site says around every page: the lines with which both
 * begin or end. A home page quotes content too, but among its own, and beside the link to it.
 * @param home null: it was not read
 */
export function homeMarker(home: PageVersion | null): (evidence: readonly Evidence[]) => readonly Evidence[] {
  if (home === null) return (evidence) => evidence;
  const lines = placedLines(home.extracted);
  const links = home.extracted.links.map(({ url, text }) => ({ url: stripFragment(url), text: normalizeText(text) }));
  return (evidence) =>
    evidence.map((page) => {
      const { exchange, extracted } = page;
      const url = exchange.finalUrl ?? exchange.url;
      if (extracted?.type !== 'html' || !extracted.texts.ok || isHome(url, home.url)) return page;
      const names = new Set([extracted.title ?? '', ...extracted.opening].map(normalizeText));
      const addresses = new Set([exchange.url, url].map(stripFragment));
      const labels = links.filter((link) => addresses.has(link.url)).map(({ text }) => text);
      const ofPage = named(placedLines(extracted), names);
      return { ...page, onHome: linesOnHome(ofPage, named(lines, new Set([...names, ...labels]))) };
    });
}

function linesOnHome(page: readonly PlacedLine[], other: readonly PlacedLine[]): LinesOnHome {
  const before = sharedRun(page, other);
  const after = sharedRun(page.slice(before.page).reverse(), other.slice(before.other).reverse());
  const shared = [...before.lines, ...after.lines];
  const around = new Set(isAroundBoth(shared, page, other) ? shared : []);
  const ofHome = new Set(other.map(({ text }) => text));
  const elsewhere = page.filter((line) => ofHome.has(line.text) && !around.has(line));
  return { around: textsOf([...around]), elsewhere: [...new Set(textsOf(elsewhere))] };
}

/** Both pages have more than those lines: one may be the other under a second name, or what the other quotes. */
function isAroundBoth(
  shared: readonly PlacedLine[],
  page: readonly PlacedLine[],
  other: readonly PlacedLine[],
): boolean {
  const said = new Set(page.map(({ text }) => text));
  const around = new Set(shared);
  const ofHome = other.filter(({ text }) => !said.has(text));
  const left = page.filter((line) => !line.isName && !around.has(line) && sayingLetters(line.text) > 0);
  return ofHome.length >= 2 && ofHome.length >= other.length * LEAST_OWN && left.length > 0;
}

/** What the round keeps of lines of a page. The history masks the numbers of persons: such a line could not be known again. */
export function textsOf(lines: readonly Pick<PlacedLine, 'text'>[]): readonly string[] {
  return lines
    .map(({ text }) => text)
    .filter((text) => text.length <= LONGEST_LINE && maskNationalIds(text) === text)
    .slice(0, MAX_LINES);
}

function placedLines({ links, texts }: Extracted): readonly PlacedLine[] {
  const labels = new Set(links.map(({ text }) => normalizeText(text)));
  const blocks = texts.ok ? texts.value : [];
  return blocks.map((block) => {
    const text = normalizeText(block.text);
    return { text, shape: text.replace(/\d+/g, '0'), isLink: labels.has(text), isName: false };
  });
}

function named(lines: readonly PlacedLine[], names: ReadonlySet<string>): readonly PlacedLine[] {
  return lines.map((line) => (names.has(line.text) ? { ...line, isName: true } : line));
}

/** The lines with which both pages begin, and how far they reach in each. */
function sharedRun(
  page: readonly PlacedLine[],
  other: readonly PlacedLine[],
): { readonly lines: readonly PlacedLine[]; readonly page: number; readonly other: number } {
  const lines: PlacedLine[] = [];
  let at = { page: 0, other: 0 };
  for (;;) {
    const next = nextPair(page, other, at);
    const line = next && page[next.page];
    if (!next || !line) return { lines, ...at };
    const isSaid = line.text === other[next.other]?.text;
    if (isSaid && !line.isName) lines.push(line);
    at = { page: next.page + 1, other: next.other + 1 };
  }
}

/** The nearest lines from there that are the same on both pages; null: what comes is of one page alone, or of the item. */
function nextPair(
  page: readonly PlacedLine[],
  other: readonly PlacedLine[],
  from: { readonly page: number; readonly other: number },
): { readonly page: number; readonly other: number } | null {
  for (let passed = 0; passed <= 2 * MAX_PASSED; passed += 1)
    for (let ofPage = Math.max(0, passed - MAX_PASSED); ofPage <= Math.min(passed, MAX_PASSED); ofPage += 1) {
      const at = { page: from.page + ofPage, other: from.other + passed - ofPage };
      const [one, two] = [page[at.page], other[at.other]];
      const between = [...page.slice(from.page, at.page), ...other.slice(from.other, at.other)];
      if (one && two && isSamePlace(one, two) && !between.some(({ isName }) => isName)) return at;
    }
  return null;
}

function isSamePlace(one: PlacedLine, two: PlacedLine): boolean {
  if (one.shape !== two.shape || one.isLink !== two.isLink) return false;
  // In a menu the page is named on every page.
  return one.isLink || (!one.isName && !two.isName);
}
