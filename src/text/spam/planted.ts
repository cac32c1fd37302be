import { countWarnings, findSpam, linkSpam } from './find-spam.js';
import { awayFrom } from './sites.js';

/** So many different advertisements make a page spam: a single phrase may be quoted, or be part of the name of a law. */
const MIN_HITS = 3;
/** Points of {@link linkSpam} that the links of a page must have together, and one of them alone. */
const MIN_FARM = 3;
export const MIN_LINK = 2;

/** @returns the advertisements of a page; none where the page warns of them and quotes a few */
export function advertisementsIn(text: string): readonly string[] {
  const hits = findSpam(text);
  const plain = hits.filter(({ isWarning }) => !isWarning);
  if (plain.length < MIN_HITS) return [];
  const against = hits.length - plain.length + countWarnings(text);
  return plain.length <= 2 * against ? [] : plain.map((hit) => hit.text);
}

/** @returns links to other sites that only those plant who broke in; none where they may be a single mistake */
export function farmLinks<T extends { readonly url: string; readonly text: string }>(
  links: readonly T[],
  page: string,
): readonly T[] {
  return farmOf(spamLinks(links, page)).map(({ link }) => link);
}

/** A link with its points of {@link linkSpam}. */
export interface SpamLink<T> {
  readonly link: T;
  readonly points: number;
}

/** @returns all of what {@link spamLinks} found on a page; none where they may be a single mistake */
export function farmOf<T>(found: readonly SpamLink<T>[]): readonly SpamLink<T>[] {
  const sum = found.reduce((total, { points }) => total + points, 0);
  return sum < MIN_FARM || !found.some(({ points }) => points >= MIN_LINK) ? [] : found;
}

function isAwayFrom(page: string): (link: { readonly url: string }) => boolean {
  const isElsewhere = awayFrom(page);
  return ({ url }) => isElsewhere(url);
}

/** Links to other sites that look like those of a link farm, each address once. */
export function spamLinks<T extends { readonly url: string; readonly text: string }>(
  links: readonly T[],
  page: string,
): readonly SpamLink<T>[] {
  const away = links.length === 0 ? links : links.filter(isAwayFrom(page));
  if (away.length === 0) return [];
  return [...new Map(away.map((link) => [link.url, link])).values()]
    .map((link) => ({ link, points: linkSpam(link.url, link.text) }))
    .filter(({ points }) => points > 0);
}
