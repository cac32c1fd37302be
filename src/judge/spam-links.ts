import type { LinkRecord } from '../model/round.js';
import { linkSpam } from '../text/spam/find-spam.js';
import { awayFrom } from '../text/spam/sites.js';

/** Points of {@link linkSpam} from which a link says by itself what it is: an offer in its words, or its words and its host. */
const MIN_POINTS = 2;

/**
 * Marks the links of the crawled pages that lead to gambling or illegal medicine. They are reported with all their pages,
 * whether or not this round checked them: a site that was broken into has planted links on every page.
 */
export function markSpamLinks(links: readonly LinkRecord[], site: string): readonly LinkRecord[] {
  const isElsewhere = awayFrom(site);
  return links.map((link) => {
    if (!isElsewhere(link.url)) return link;
    const words = link.foundOn.find(({ text }) => linkSpam(link.url, text) >= MIN_POINTS);
    if (!words) return link;
    return {
      ...link,
      severity: link.severity ?? 'warning',
      problems: [...link.problems, { code: 'spam', data: { words: words.text } }],
    };
  });
}
