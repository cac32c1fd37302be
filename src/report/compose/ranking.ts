import type { Report } from '../../model/report.js';
import { warningCount } from './agency.js';

/** What a table of many agencies shows of one report, and no more: a thousand reports need not be in memory at once. */
export interface Standing {
  /** Where it stands among the reports, from 0. */
  readonly index: number;
  /** From 1; equals share a rank, and the next ones count on behind them. */
  readonly rank: number;
  readonly name: string;
  readonly verdict: Report['summary']['verdict'];
  readonly items: Report['summary']['items'];
  readonly warnings: number;
  readonly brokenLinks: number;
  /** Estimated; null where the checklist has no scoring. */
  readonly oit: number | null;
}

/** The agencies, best first: by estimated score, then by the share of items that pass, by failures and by warnings. */
export function rankReports(reports: Iterable<Report>): readonly Standing[] {
  const standings: Unranked[] = [];
  for (const report of reports) standings.push(standingOf(report, standings.length));
  const order = [...standings].sort((a, b) => compare(a, b) || a.index - b.index);
  let rank = 0;
  return order.map((standing, position) => {
    const before = order[position - 1];
    if (!before || compare(before, standing) !== 0) rank = position + 1;
    return { ...standing, rank };
  });
}

type Unranked = Omit<Standing, 'rank'>;

function standingOf(report: Report, index: number): Unranked {
  const { summary, checklist } = report;
  return {
    index,
    name: checklist.agency.name,
    verdict: summary.verdict,
    items: summary.items,
    warnings: warningCount(report),
    brokenLinks: summary.links.broken,
    oit: summary.score?.oit ?? null,
  };
}

function compare(a: Unranked, b: Unranked): number {
  return (
    scoreOf(b) - scoreOf(a) || passShare(b) - passShare(a) || a.items.fail - b.items.fail || a.warnings - b.warnings
  );
}

/** Without scoring: as if every item weighed the same. */
function scoreOf(standing: Unranked): number {
  return standing.oit ?? 100 * passShare(standing);
}

function passShare({ items }: Unranked): number {
  return items.pass / Math.max(1, items.total - items.disabled);
}
