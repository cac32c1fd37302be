import type { ItemRound, Round } from '../model/round.js';

/** Addresses that the notice names; the rest is counted. */
const MAX_NAMED = 20;

/**
 * What the round says first of a site that seems to have been broken into: pages with planted advertisements or links, those
 * of items and all others that were read, each once.
 * @param pages those that the crawl noticed
 */
export function hackedNotice(
  items: readonly Pick<ItemRound, 'results'>[],
  pages: readonly { readonly url: string; readonly sample: string }[],
): Round['notices'] {
  const ofItems = items
    .flatMap(({ results }) => results)
    .filter(({ check }) => check === 'spam')
    .flatMap(({ findings }) => findings)
    .flatMap(({ at, data, actual }) =>
      at === null ? [] : [{ url: at.url, sample: String(data.sample ?? actual ?? '') }],
    );
  const all = new Map([...ofItems, ...pages].map(({ url, sample }) => [url, sample]));
  const [first] = all;
  if (first === undefined) return [];
  const [url, sample] = first;
  const urls = [...all.keys()].slice(0, MAX_NAMED).join('\n');
  return [{ code: 'site-hacked', data: { pages: all.size, url, sample: sample.slice(0, 200), urls } }];
}
