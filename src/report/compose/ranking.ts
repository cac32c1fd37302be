import type { Verdict } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import { isNotExamined } from '../../round/not-examined.js';
import { warnedItems } from './agency.js';
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
  /** Items that pass with a warning. */
  readonly warned: number;
  readonly brokenLinks: number;
  /** Null where the checklist has no scoring. */
  readonly score: Estimate | null;
  /** Null: there is no round before it to compare with. */
  readonly change: AgencyChange | null;
}

/** How the figures of an agency differ from those of the round before. */
export interface AgencyChange {
  /** Points; null where one of the rounds has no score. */
  readonly oit: number | null;
  /** Items. */
  readonly pass: number;
  readonly fail: number;
}

/** The verdict of each item of one agency, by the item's identifier. */
export type VerdictsOfItems = ReadonlyMap<string, Verdict>;

/** Which item has which verdict at which agency. */
export interface VerdictMatrix {
  /** In the order of the checklists; an item that a few agencies alone have stands last. */
  readonly items: readonly { readonly id: string; readonly title: string; readonly failing: number }[];
  /** In the order of the reports. */
  readonly agencies: readonly VerdictsOfItems[];
}

/** Of each report in turn; the reports need not all be in memory. */
export function matrixOf(reports: Iterable<Report>): VerdictMatrix {
  const agencies: VerdictsOfItems[] = [];
  const items = new Map<string, { title: string; failing: number }>();
  for (const report of reports) {
    agencies.push(new Map(report.items.map(({ id, verdict }) => [id, verdict])));
    for (const { id, title, verdict } of report.items) {
      const { failing } = items.get(id) ?? { failing: 0 };
      items.set(id, { title: items.get(id)?.title ?? title, failing: failing + Number(verdict === 'fail') });
    }
  }
  return { items: [...items].map(([id, item]) => ({ id, ...item })), agencies };
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
  agency: Pick<Unranked, 'verdict' | 'isExamined' | 'alarms'>,
  say: Say,
): { readonly sign: string; readonly word: string } {
  const { sign, word } = verdictOf(agency, say);
  return { sign, word: isHacked(agency) ? `${word} · ${say('alarm.site-hacked')}` : word };
}

/** As {@link standingOf} where the alarms of the site stand apart. */
export function verdictOf(
  { verdict, isExamined }: Pick<Unranked, 'verdict' | 'isExamined'>,
  say: Say,
): { readonly sign: string; readonly word: string } {
  return isExamined
    ? { sign: VERDICT_SYMBOL[verdict], word: say(`verdict.${verdict}`) }
    : { sign: VERDICT_SYMBOL.review, word: say('verdict.notExamined') };
}

/** `เข้าเว็บไซต์ไม่ได้`, `เว็บไซต์อาจถูกเจาะระบบ`: what is wrong with the whole site, in a few words each. */
export function alarmWords({ alarms }: Pick<RankedAgency, 'alarms'>, say: Say): readonly string[] {
  return alarms.map(({ code }) => say(`alarm.${code}`));
}

export const isHacked = ({ alarms }: Pick<RankedAgency, 'alarms'>): boolean =>
  alarms.some(({ code }) => code === 'site-hacked');

/** -1: worse than in the round before, 1: better, 0: the same, or nobody knows. */
export function directionOf({ change }: Pick<RankedAgency, 'change'>): -1 | 0 | 1 {
  if (change === null) return 0;
  return signOf(change.oit ?? change.pass);
}

const signOf = (difference: number): -1 | 0 | 1 => (difference > 0 ? 1 : difference < 0 ? -1 : 0);

/** `▲ 8.33` points, or `▲ 2 ข้อ` where there is no score; `–` without a round before. */
export function changeFigure({ change }: Pick<RankedAgency, 'change'>, say: Say): string {
  if (change === null || change.oit !== null) return pointsFigure(change?.oit ?? null);
  return `${ARROWS[directionOf({ change })]} ${say('line.count', { count: Math.abs(change.pass) })}`;
}

/** `▲ 8.33`, `▼ 1.00`, `= 0.00`; `–` where there is nothing to compare. */
export function pointsFigure(points: number | null): string {
  if (points === null) return '–';
  return `${ARROWS[signOf(points)]} ${Math.abs(points).toFixed(2)}`;
}

const ARROWS = { [-1]: '▼', 0: '=', 1: '▲' } as const;

/** `ไม่ผ่านเพิ่มขึ้น 2 ข้อ`; null where as many fail as before. */
export function failureChange({ change }: Pick<RankedAgency, 'change'>, say: Say): string | null {
  if (change === null || change.fail === 0) return null;
  return say(change.fail > 0 ? 'province.moreFail' : 'province.fewerFail', { count: Math.abs(change.fail) });
}

/** How many agencies, items and changes there are of each kind, all together. */
export interface ProvinceTotals {
  /** Items that were audited, and those of each verdict. */
  readonly items: { readonly total: number; readonly pass: number; readonly fail: number; readonly review: number };
  /** Per cent of the items that pass: `86.4`; null: none was audited. */
  readonly share: string | null;
  /** Agencies that pass in every item, and those that fail in some. */
  readonly perfect: number;
  readonly failing: number;
  readonly better: number;
  readonly worse: number;
  /** Agencies as good as in the round before. */
  readonly same: number;
}

export function totalsOf(agencies: readonly Unranked[]): ProvinceTotals {
  const sum = (of: (agency: Unranked) => number): number => agencies.reduce((total, agency) => total + of(agency), 0);
  const count = (is: (agency: Unranked) => boolean): number => agencies.filter(is).length;
  const total = sum(({ items }) => items.total - items.disabled);
  const pass = sum(({ items }) => items.pass);
  const [better, worse] = [count((agency) => directionOf(agency) > 0), count((agency) => directionOf(agency) < 0)];
  return {
    items: { total, pass, fail: sum(({ items }) => items.fail), review: sum(({ items }) => items.review) },
    share: total === 0 ? null : ((100 * pass) / total).toFixed(1),
    perfect: count(({ verdict }) => verdict === 'pass'),
    failing: count(({ verdict }) => verdict === 'fail'),
    better,
    worse,
    same: count(({ change }) => change !== null) - better - worse,
  };
}

/** Titles of the figures of an agency, in the order of {@link figuresOf}. */
export function figureTitles(say: Say): readonly string[] {
  const keys = ['label.fail', 'label.review', 'label.pass', 'label.warned', 'label.brokenLinks'] as const;
  return [...keys.map((key) => say(key)), 'OIT'];
}

export function figuresOf({ items, warned, brokenLinks, score }: Unranked): readonly string[] {
  const counts = [items.fail, items.review, items.pass, warned, brokenLinks];
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
    warned: warnedItems(report).length,
    brokenLinks: summary.links.broken,
    score: summary.score,
    change: changeOf(summary),
  };
}

function changeOf({ before, items, score }: Report['summary']): AgencyChange | null {
  if (before === undefined) return null;
  const oit = before.oit === null || score === null ? null : Math.round((score.oit - before.oit) * 100) / 100;
  return { oit, pass: items.pass - before.items.pass, fail: items.fail - before.items.fail };
}

function compare(a: Unranked, b: Unranked): number {
  return scoreOf(b) - scoreOf(a) || passShare(b) - passShare(a) || a.items.fail - b.items.fail || a.warned - b.warned;
}

/** Without scoring: as if every item weighed the same. */
function scoreOf(agency: Unranked): number {
  return agency.score?.oit ?? 100 * passShare(agency);
}

function passShare({ items }: Unranked): number {
  return items.pass / Math.max(1, items.total - items.disabled);
}
