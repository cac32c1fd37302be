import type { Need } from '../checks/define-check.js';
import { isPicture } from '../checks/file-types.js';
import type { Evidence, Extracted, FileProblem, Gathered, Unreadable } from '../model/evidence.js';
import type { Facts, Gap } from '../model/facts.js';
import { breakOf, datesOf, filesOf, isAbsent, isCredible } from './evidence-facts.js';
import { withOwnWords } from './words/own-words.js';
import { withoutSitePictures } from './words/site-pictures.js';
import { type SiteWords, withoutSiteDates, withoutSiteWords } from './words/site-words.js';

/** Everything collected for an item, and what earlier rounds know about it. */
export interface FactSources extends Pick<Facts, 'qrCodes' | 'previous' | 'unexamined'> {
  readonly evidence: readonly Evidence[];
  /** Absent where nobody asked for them. */
  readonly robotViews?: Facts['robotViews'] | undefined;
  readonly home?: Facts['home'] | undefined;
  /** Absent: there are no other pages to compare with. */
  readonly siteWords?: SiteWords | undefined;
}

/** What the runner must know about a kind of facts. */
interface NeedRule<N extends Need> {
  /** Builds the fact; `there` is the evidence whose content may count as the item's. */
  collect(sources: FactSources, there: readonly Evidence[]): Facts[N];
  /**
   * Of facts that are read out of the bytes, and so can be missing while the evidence itself is there. Null: the fact is
   * complete whatever could be read.
   */
  readonly content: ContentRule | null;
}

interface ContentRule {
  /** Why this body gives none of the kind; null where it gives them, even if none are in it. */
  whyMissing(extracted: Extracted): Unreadable | null;
  /** True when the body holds facts of the kind, even if there are none in it. */
  isIn(extracted: Extracted): boolean;
}

const unreadWhere = (partOf: (extracted: Extracted) => Gathered<unknown>) => ({
  whyMissing(extracted: Extracted): Unreadable | null {
    const part = partOf(extracted);
    return part.ok ? partlyUnread(extracted.problems) : part.why;
  },
});

/** Every kind of fact with its rule: a new kind does not compile without one. */
export const NEEDS = {
  exchanges: {
    collect: ({ evidence }) => evidence.map(({ exchange, foundOn, label }) => ({ exchange, foundOn, label })),
    content: null,
  },
  files: { collect: ({ evidence }) => filesOf(evidence, new Map()), content: null },
  texts: {
    collect: ({ siteWords }, there) => {
      const texts = there.flatMap((one) => {
        const { extracted, exchange, foundOn, label } = one;
        if (!extracted?.texts.ok) return [];
        const blocks = extracted.texts.value.filter((block) => isOfSheet(one, block.at.sheet));
        const { title, opening, type } = extracted;
        return [{ url: exchange.url, foundOn, label, title, opening, type, blocks }];
      });
      const own = withOwnWords(texts, there);
      return siteWords === undefined ? own : withoutSiteWords(own, there, siteWords);
    },
    content: { ...unreadWhere(({ texts }) => texts), isIn: ({ texts }) => texts.ok },
  },
  grids: {
    collect: (_, there) =>
      there.flatMap((one) =>
        one.extracted?.grids.ok ? one.extracted.grids.value.filter((grid) => isOfSheet(one, grid.at.sheet)) : [],
      ),
    content: { ...unreadWhere(({ grids }) => grids), isIn: ({ grids }) => grids.ok },
  },
  dates: {
    collect: ({ siteWords }, there) =>
      there.flatMap((one) => {
        const dates = siteWords === undefined ? datesOf(one) : withoutSiteDates(datesOf(one), one, siteWords);
        return dates.map((date) => ({ ...date, url: one.exchange.url }));
      }),
    // The name and the label of a scan may have a date.
    content: { ...unreadWhere(({ texts }) => texts), isIn: () => true },
  },
  links: {
    collect: ({ siteWords }, there) =>
      there.flatMap((one) => {
        if (one.extracted?.type !== 'html') return [];
        const links = siteWords === undefined ? one.extracted.links : withoutSitePictures(one, siteWords);
        return links.map((link) => ({ ...link, on: one.exchange.url }));
      }),
    // A document that can't be read holds no links of the item's page.
    content: { whyMissing: () => null, isIn: ({ type }) => type === 'html' },
  },
  qrCodes: {
    collect: ({ qrCodes }) => qrCodes,
    content: {
      whyMissing: (extracted) => (showsPictures(extracted) && !extracted.qrCodes.ok ? extracted.qrCodes.why : null),
      isIn: (extracted) => !showsPictures(extracted) || extracted.qrCodes.ok,
    },
  },
  previous: { collect: ({ previous }) => previous, content: null },
  unexamined: { collect: ({ unexamined }) => unexamined, content: null },
  hiddenLinks: {
    collect: (_, there) =>
      there.flatMap(({ extracted, exchange }) =>
        (extracted?.page?.hiddenLinks ?? []).map((link) => ({ ...link, on: exchange.url })),
      ),
    content: null,
  },
  home: { collect: ({ home }) => home ?? null, content: null },
  robotViews: { collect: ({ robotViews }) => robotViews ?? [], content: null },
} as const satisfies { readonly [N in Need]: NeedRule<N> };

/** Every fact about an item. */
export function factsOf(sources: FactSources): Facts {
  const there = sources.evidence.filter((one) => !isAbsent(one) && isCredible(one));
  const facts = Object.entries(NEEDS).map(([need, { collect }]) => [need, collect(sources, there)]);
  // NEEDS has the type of each fact; a list of pairs loses it.
  return Object.fromEntries(facts) as Facts;
}

/** Why this evidence gives no facts of the kind, or null when it gives them, even if none are in it. */
export function gapOf(evidence: Evidence, need: Need): Gap | null {
  const { content } = NEEDS[need];
  const why = content && whyMissing(evidence, content);
  return why && { ...why, url: evidence.exchange.url };
}

function whyMissing(evidence: Evidence, content: ContentRule): Unreadable | null {
  if (isAbsent(evidence)) return { kind: 'absent', reason: 'link' };
  const broken = breakOf(evidence);
  if (broken) return { kind: 'broken', reason: broken.code };
  const { extracted } = evidence;
  return extracted ? content.whyMissing(extracted) : { kind: 'unreadable', reason: 'not-extracted' };
}

/** True when the evidence gives facts of the kind to the checks, if only the name and the label of a scan. */
export function hasContent(evidence: Evidence, need: Need): boolean {
  const { content } = NEEDS[need];
  if (content === null) return true;
  const { extracted } = evidence;
  return extracted !== null && !isAbsent(evidence) && isCredible(evidence) && content.isIn(extracted);
}

/** Some pages of a document may be scans while the others have text: what is missing may be on them. */
function partlyUnread(problems: readonly FileProblem[]): Unreadable | null {
  if (problems.some(({ code }) => code === 'no-text')) return { kind: 'scan', reason: 'no-text' };
  const unread = problems.find(({ code }) => code === 'not-readable');
  return unread ? { kind: 'unreadable', reason: String(unread.data.reason ?? 'not-readable') } : null;
}

/** QR codes are read in these; the pictures of a page are evidence of their own. */
function showsPictures({ type }: Extracted): boolean {
  return type === 'pdf' || isPicture(type);
}

function isOfSheet(evidence: Evidence, sheet: string | null): boolean {
  if (evidence.sheet === null) return true;
  return sheet !== null && sheet.trim() === evidence.sheet.trim();
}
