import type { ScoreLevel, Scoring, ScoringRule } from '../model/checklist.js';
import type { ItemRound, RepairGain, Score, ScoreRange } from '../model/round.js';

/**
 * The estimated scores: an item that passes is 100, any other 0, disabled ones are left out; group = mean of its items,
 * indicator = mean of its groups, OIT = mean of the indicators, ITA = 0.3 IIT + 0.3 EIT + 0.4 OIT. It reproduces the one
 * known case and is no official score: how the items are grouped is not published, so that each further reading of the
 * checklist gives its own, and the range over all is told.
 * @returns null where nothing can be scored.
 */
export function estimateScore(scoring: Scoring | null, items: readonly ItemRound[]): Score | null {
  if (!scoring) return null;
  const points = new Map(
    items.filter((item) => item.verdict !== 'disabled').map((item) => [item.id, item.verdict === 'pass' ? 100 : 0]),
  );
  const estimate = readingOf(scoring, scoring, points);
  if (estimate === null) return null;
  const { indicators, oit, ita, rule } = estimate;
  const readings = [estimate, ...scoring.readings.flatMap((one) => readingOf(one, scoring, points) ?? [])];
  const range = rangeOf(readings);
  const levels = [...new Set(readings.flatMap((reading) => levelOf(reading, scoring) ?? []))];
  const repair = repairOrder(
    [...points].flatMap(([id, score]) => (score === 0 ? [id] : [])),
    readings,
  );
  return {
    indicators: indicators.map(({ id, title, score }) => ({ id, title, score: toCents(score) })),
    oit: toCents(oit),
    ita: ita === null ? null : toCents(ita),
    ...(rule !== undefined && { rule }),
    ...(range && { range }),
    ...(levels.length > 0 && { levels }),
    ...(repair.length > 0 && { repair }),
  };
}

interface Reading {
  readonly rule: string | undefined;
  readonly indicators: Score['indicators'];
  readonly oit: number;
  readonly ita: number | null;
  /** OIT points that each scored item is worth. */
  readonly worth: ReadonlyMap<string, number>;
}

function readingOf(
  { rule, indicators }: ScoringRule,
  { iit, eit }: Scoring,
  points: ReadonlyMap<string, number>,
): Reading | null {
  const scored = indicators.flatMap(({ id, title, groups }) => {
    const filled = groups.map((group) => group.filter((item) => points.has(item))).filter(({ length }) => length > 0);
    return filled.length > 0 ? [{ id, title, groups: filled }] : [];
  });
  if (scored.length === 0) return null;
  const means = scored.map(({ id, title, groups }) => ({
    id,
    title,
    score: mean(groups.map((group) => mean(group.map((item) => points.get(item) ?? 0)))),
  }));
  const oit = mean(means.map(({ score }) => score));
  const worth = new Map<string, number>();
  for (const { groups } of scored)
    for (const group of groups)
      for (const item of group)
        worth.set(item, (worth.get(item) ?? 0) + 100 / (scored.length * groups.length * group.length));
  return {
    rule,
    indicators: means,
    oit,
    ita: iit === null || eit === null ? null : 0.3 * iit + 0.3 * eit + 0.4 * oit,
    worth,
  };
}

function rangeOf(readings: readonly Reading[]): ScoreRange | null {
  const [least, most] = spanOf(readings.map(({ oit }) => oit));
  if (least === most) return null;
  const totals = readings.flatMap(({ ita }) => ita ?? []);
  return { oit: [least, most], ita: totals.length === 0 ? null : spanOf(totals) };
}

const spanOf = (values: readonly number[]): readonly [number, number] => [
  toCents(Math.min(...values)),
  toCents(Math.max(...values)),
];

/** The first level whose bars the score and each of its parts reach; null without the surveys. */
function levelOf({ oit, ita }: Reading, { levels, iit, eit }: Scoring): string | null {
  if (ita === null || iit === null || eit === null) return null;
  const isReached = ({ from, each = 0 }: ScoreLevel): boolean =>
    toCents(ita) >= from && [iit, eit, oit].every((part) => toCents(part) >= each);
  return levels.find(isReached)?.name ?? null;
}

/** Items that no reading scores are left out. */
function repairOrder(items: readonly string[], readings: readonly Reading[]): readonly RepairGain[] {
  const gains = items
    .map((item) => ({ item, worth: readings.map((reading) => toCents(reading.worth.get(item) ?? 0)) }))
    .filter(({ worth }) => worth.some((points) => points > 0));
  type Gain = (typeof gains)[number];
  const isBefore = (a: Gain, b: Gain): boolean =>
    a.worth.every((points, n) => points >= (b.worth[n] ?? 0)) &&
    a.worth.some((points, n) => points > (b.worth[n] ?? 0));
  const ranks = new Map<Gain, number>();
  // An item that stands before another has more points in all, so that its rank is known by then.
  const total = ({ worth }: Gain): number => worth.reduce((sum, points) => sum + points, 0);
  for (const gain of gains.toSorted((a, b) => total(b) - total(a)))
    ranks.set(gain, 1 + Math.max(0, ...[...ranks].flatMap(([other, rank]) => (isBefore(other, gain) ? [rank] : []))));
  return [...ranks]
    .sort(([a, rank], [b, other]) => rank - other || gains.indexOf(a) - gains.indexOf(b))
    .map(([{ item, worth }, rank]) => ({ item, rank, least: Math.min(...worth), most: Math.max(...worth) }));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Scores are published with two decimals. */
export const toCents = (value: number): number => Math.round((value + Number.EPSILON) * 100) / 100;
