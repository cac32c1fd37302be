import { isUnfinishedEntry, sayingLetters, unfinishedWords } from '../../checks/text/unfinished.js';
import type { Evidence, PageLink, TextBlock } from '../../model/evidence.js';
import type { TextFact } from '../../model/facts.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { stripFragment } from '../../text/url.js';

/** An address of the item that is a page, with what it leads to. */
interface OwnPage {
  readonly fact: TextFact;
  readonly links: readonly PageLink[];
  readonly hasDocuments: boolean;
  /** Its lines that are not empty, and its title and headings, normalised. */
  readonly lines: readonly string[];
  readonly headings: ReadonlySet<string>;
}

const NOTHING: readonly TextBlock[] = [];

/**
 * Marks what of the pages may serve as the words of the item. A page that has nothing but its name has none, nor has one that says that its content is to come has none, whatever its
 * heading promises; where such a page or an empty one is among several addresses, the labels of links on the others (a list, the
 * home page) tell of pages that have nothing to show either.
 */
export function withOwnWords(texts: readonly TextFact[], evidence: readonly Evidence[]): readonly TextFact[] {
  // Its name is not what a page has to say.
  const bare = new Set(
    evidence.flatMap(({ exchange, extracted }) => (extracted?.page?.has === undefined ? [] : [exchange.url])),
  );
  const pages = texts.flatMap((fact): OwnPage[] => {
    if (fact.type !== 'html' || fact.foundOn !== null) return [];
    const links = evidence.find(({ exchange }) => exchange.url === fact.url)?.extracted?.links ?? [];
    const hasDocuments = evidence.some(({ foundOn }) => foundOn === fact.url);
    const headings = new Set([fact.title ?? '', ...fact.opening].map(normalizeText));
    return [{ fact, links: links.filter(({ inChrome }) => !inChrome), hasDocuments, lines: linesOf(fact), headings }];
  });
  const unfinished = new Set(pages.filter(isUnfinished));
  const vacant = new Set(pages.filter((page) => unfinished.has(page) || isEmpty(page)).map(({ fact }) => fact));
  const isLed = pages.length > 1 && vacant.size > 0;
  const shown = new Set(
    evidence
      .filter(({ exchange }) => ![...vacant].some(({ url }) => url === exchange.url))
      .flatMap(({ exchange }) => [exchange.url, exchange.finalUrl ?? exchange.url].map(stripFragment)),
  );
  const own = new Map(
    pages.map((page) => {
      if (unfinished.has(page) || (isLed && vacant.has(page.fact))) return [page.fact, NOTHING] as const;
      const labels = isLed ? labelsAway(page, shown) : new Set<string>();
      return [page.fact, linesThat(page.fact, (line) => !isUnfinishedEntry(line) && !labels.has(line))] as const;
    }),
  );
  return texts.map((fact) => {
    const words = bare.has(fact.url) ? NOTHING : own.get(fact);
    return words === undefined || words === fact.blocks ? fact : { ...fact, ownBlocks: words };
  });
}

/** It says that its content is to come, and next to nothing else. */
function isUnfinished({ links, hasDocuments, lines: all, headings }: OwnPage): boolean {
  if (hasDocuments) return false;
  const lines = all.filter((line) => !headings.has(line));
  const says = lines.map((line) => unfinishedWords(line) !== null);
  const dead = new Set(links.filter(leadsNowhere).map(({ text }) => normalizeText(text)));
  if (!says.includes(true) && dead.size === 0) return false;
  const saying = lines.filter((line, index) => {
    if (says[index] === true) return isUnfinishedEntry(line) ? false : sayingLetters(line) > 0;
    // The line above names what is to come.
    const isNamed = says[index + 1] === true && sayingLetters(lines[index + 1] ?? '') === 0 && !line.includes('ไม่มี');
    return !isNamed && !dead.has(line) && sayingLetters(line) > 0;
  });
  return (
    saying.length === 0 &&
    !links.some(
      (link) => opensSomething(link) && (!says.includes(true) || (link.kind !== 'image' && link.kind !== 'form')),
    )
  );
}

/** A heading and nothing below it. */
function isEmpty({ links, hasDocuments, lines, headings }: OwnPage): boolean {
  if (hasDocuments || links.some(opensSomething)) return false;
  return lines.every((line) => headings.has(line) || sayingLetters(line) === 0);
}

function leadsNowhere({ url, kind }: PageLink): boolean {
  return kind === 'placeholder' || (kind === 'link' && url.endsWith('#'));
}

function opensSomething(link: PageLink): boolean {
  return link.kind !== 'asset' && !leadsNowhere(link);
}

/** Labels of the page's links to what is no evidence of the item, or has nothing to show. */
function labelsAway({ fact, links }: OwnPage, shown: ReadonlySet<string>): ReadonlySet<string> {
  const here = stripFragment(fact.url);
  const away = links.filter(({ url, kind }) => {
    const target = stripFragment(url);
    return (
      kind !== 'form' && (target === here ? leadsNowhere({ url, kind, text: '', inChrome: false }) : !shown.has(target))
    );
  });
  return new Set(away.map(({ text }) => normalizeText(text)));
}

function linesOf({ blocks }: TextFact): string[] {
  return blocks.flatMap(({ text }) => text.split('\n').map(normalizeText)).filter((line) => line !== '');
}

/** The blocks with those lines alone; the same blocks where every line stays. */
function linesThat({ blocks }: TextFact, keep: (line: string) => boolean): readonly TextBlock[] {
  let isSame = true;
  const kept = blocks.map((block) => {
    const lines = block.text.split('\n');
    const some = lines.filter((line) => keep(normalizeText(line)));
    if (some.length === lines.length) return block;
    isSame = false;
    const { doubtful: _, ...rest } = block;
    return { ...rest, text: some.join('\n') };
  });
  return isSame ? blocks : kept;
}
