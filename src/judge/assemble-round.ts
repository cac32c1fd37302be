import type { Checklist } from '../model/checklist.js';
import type { CrawlRecord, ItemRound, LinkRecord, LinkTotals, Round } from '../model/round.js';
import { carryFirstSeen } from '../round/first-seen.js';
import { isNotExamined } from '../round/not-examined.js';
import { estimateScore } from '../round/score.js';
import { explanationOf, waysOf } from '../round/way-to.js';
import { addDays, bangkokDay } from '../text/dates/calendar.js';
import { withoutUserInfo } from '../text/url.js';
import { VERSION } from '../version.js';
import { withoutPersonalNumbers } from './mask-personal.js';

export interface RoundContents {
  readonly checklist: Checklist;
  readonly number: number;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly seed: string;
  readonly notices: Round['notices'];
  readonly previous: Round | null;
  readonly items: readonly ItemRound[];
  readonly links: readonly LinkRecord[];
  readonly linkTotals: LinkTotals;
  readonly crawl?: CrawlRecord | undefined;
}

/** A round with one of these notices is not complete. */
const INCOMPLETE: ReadonlySet<string> = new Set(['interrupted', 'round-too-long', 'crash', 'no-network']);

/** The notice of checks and readers that broke down; none where none did. */
export function crashNotices(crashes: readonly { readonly check: string }[]): Round['notices'] {
  const checks = [...new Set(crashes.map(({ check }) => check))].join(', ');
  return checks === '' ? [] : [{ code: 'crash', data: { checks } }];
}

/** A round that is judged again says it by the profile of today. */
function withDraft({ notices, checklist: { draft } }: RoundContents): Round['notices'] {
  const others = notices.filter(({ code }) => code !== 'profile-draft');
  return draft === undefined ? others : [...others, { code: 'profile-draft', data: { profile: draft } }];
}

/** Whatever of a round a site has said. */
function foundIn({ items, links, notices, crawl }: RoundContents) {
  return { items, links, notices, ...(crawl && { crawl }) };
}

function withExplanations({ items, links, checklist }: RoundContents): readonly ItemRound[] {
  const ways = waysOf(links, checklist.site);
  return items.map((item) => {
    const explanation = explanationOf(item, ways);
    return explanation === null ? item : { ...item, explanation };
  });
}

/** Puts the parts of a round together: totals, estimate, first appearances, the next due day. */
export function assembleRound(given: RoundContents): Round {
  const parts = { ...given, ...withoutPersonalNumbers(foundIn(given)) };
  const { checklist, previous } = parts;
  const items = withExplanations(parts);
  const firstSeen = carryFirstSeen(previous, parts);
  return {
    id: `${parts.startedAt.replace(/[-:]|\.\d+/g, '')}-${parts.number}`,
    number: parts.number,
    toolVersion: VERSION,
    startedAt: parts.startedAt,
    finishedAt: parts.finishedAt,
    seed: parts.seed,
    complete: !parts.notices.some((notice) => INCOMPLETE.has(notice.code)),
    notices: withDraft(parts),
    previousId: previous?.id ?? null,
    nextDue: addDays(bangkokDay(parts.startedAt), checklist.schedule.everyDays),
    checklist: {
      path: checklist.path,
      agency: checklist.agency,
      site: withoutUserInfo(checklist.site),
      fiscalYear: checklist.fiscalYear,
      everyDays: checklist.schedule.everyDays,
    },
    items,
    links: parts.links,
    linkTotals: parts.linkTotals,
    ...(parts.crawl && { crawl: parts.crawl }),
    // A round that did not get to see the site has no score: a nought would be said of the municipality.
    score: isNotExamined(parts) ? null : estimateScore(checklist.scoring, items),
    firstSeen,
  };
}
