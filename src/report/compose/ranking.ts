import type { Verdict } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import { isNotExamined } from '../../round/not-examined.js';
import { warningCount } from './agency.js';
import { alarmsOf } from './alarms.js';
import { type Estimate, scoreFigure } from './score-words.js';
import { VERDICT_SYMBOL } from './symbols.js';
import type { Say } from './words.js';

/** The part of a report that the table of many agencies shows: a thousand whole reports need not be in memory. */
export interface RankedAgency {
  /** Among the reports, from 0. */
  readonly index: number;
  /** From 1; equal agencies share a rank, and the next rank counts all before it. */
  readonly rank: number;
  readonly name: string;
  readonly verdict: Report['summary']['verdict'];
  /** False: the round did not get to see the site. */
  readonly isExamined: boolean;
  /** What must be known of its site before all else. */
  readonly alarms: ReturnType<typeof alarmsOf>['alarms'];
  readonly items: Report['summary']['items'];
  readonly warnings: number;
  readonly brokenLinks: number;
  /** Null where the checklist has no scoring. */
  readonly score: Estimate | null;
}

/** The verdict of each item of one agency, by the item's identifier. */
export type VerdictsOfItems = ReadonlyMap<string, Verdict>;

/** Of each report in turn; the reports need not all be in memory. */
export function verdictsOf(reports: Iterable<Report>): readonly VerdictsOfItems[] {
  const all: VerdictsOfItems[] = [];
  for (const { items } of reports) all.push(new Map(items.map(({ id, verdict }) => [id, verdict])));
  return all;
}

/** The agencies, best first: by estimated score, then by the share of items that pass, by failures and by warnings. */
export function rankReports(reports: Iterable<Report>): readonly RankedAgency[] {
  const agencies: Unranked[] = [];
  for (const report of reports) agencies.push(unranked(report, agencies.length));
  const order = [...agencies].sort((a, b) => compare(a, b) || a.index - b.index);
  let rank = 0;
  return order.map((agency, position) => {
    const before = order[position - 1];
    if (!before || compare(before, agency) !== 0) rank = position + 1;
    return { ...agency, rank };
  });
}

type Unranked = Omit<RankedAgency, 'rank'>;

const MAX_ALARMS = 20;

/** What stands above the table of many agencies: `เทศบาลตำบลสำราญ: เว็บไซต์อาจถูกเจาะระบบ …`; the rest is counted. */
export function alarmLines(agencies: readonly Unranked[], say: Say): readonly string[] {
  const lines = agencies.flatMap(({ name, alarms }) => alarms.map(({ message }) => `${name}: ${message}`));
  const rest = lines.length - MAX_ALARMS;
  return [...lines.slice(0, MAX_ALARMS), ...(rest > 0 ? [say('line.more', { count: rest })] : [])];
}

/** What the table says of an agency: its verdict, that its site could not be examined, and what is wrong with the whole site. */
export function standingOf(
  { verdict, isExamined, alarms }: Unranked,
  say: Say,
): { readonly sign: string; readonly word: string } {
  const word = say(isExamined ? `verdict.${verdict}` : 'verdict.notExamined');
  const isHacked = alarms.some(({ code }) => code === 'site-hacked');
  return { sign: VERDICT_SYMBOL[verdict], word: isHacked ? `${word} · ${say('alarm.site-hacked')}` : word };
}

/** Titles of the figures of an agency, in the order of {@link figuresOf}. */
export function figureTitles(say: Say): readonly string[] {
  const keys = ['label.fail', 'label.review', 'label.pass', 'label.warnings', 'label.brokenLinks'] as const;
  return [...keys.map((key) => say(key)), 'OIT'];
}

export function figuresOf({ items, warnings, brokenLinks, score }: Unranked): readonly string[] {
  const counts = [items.fail, items.review, items.pass, warnings, brokenLinks];
  return [...counts.map(String), scoreFigure(score, 'oit')];
}

/** @param index of the report among the others */
export function unranked(report: Report, index: number): Unranked {
  const { summary, checklist } = report;
  return {
    index,
    name: checklist.agency.name,
    verdict: summary.verdict,
    isExamined: !isNotExamined(report.run),
    alarms: alarmsOf(report).alarms,
    items: summary.items,
    warnings: warningCount(report),
    brokenLinks: summary.links.broken,
    score: summary.score,
  };
}

function compare(a: Unranked, b: Unranked): number {
  return (
    scoreOf(b) - scoreOf(a) || passShare(b) - passShare(a) || a.items.fail - b.items.fail || a.warnings - b.warnings
  );
}

/** Without scoring: as if every item weighed the same. */
function scoreOf(agency: Unranked): number {
  return agency.score?.oit ?? 100 * passShare(agency);
}

function passShare({ items }: Unranked): number {
  return items.pass / Math.max(1, items.total - items.disabled);
}
