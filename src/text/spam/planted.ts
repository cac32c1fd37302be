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
  const found = spamLinks(links, page);
  const sum = found.reduce((total, { points }) => total + points, 0);
  if (sum < MIN_FARM || !found.some(({ points }) => points >= MIN_LINK)) return [];
  return found.map(({ link }) => link);
}

/** Links to other sites that look like those of a link farm, each address once, with their points of {@link linkSpam}. */
export function spamLinks<T extends { readonly url: string; readonly text: string }>(
  links: readonly T[],
  page: string,
): readonly { readonly link: T; readonly points: number }[] {
  const isElsewhere = awayFrom(page);
  const away = links.filter(({ url }) => isElsewhere(url));
  return [...new Map(away.map((link) => [link.url, link])).values()]
    .map((link) => ({ link, points: linkSpam(link.url, link.text) }))
    .filter(({ points }) => points > 0);
}
