import type { Scoring } from '../model/checklist.js';
import type { ItemRound, Score } from '../model/round.js';

/**
 * The estimated scores: an item that passes is 100, any other 0, disabled ones are left out; group = mean of its items,
 * indicator = mean of its groups, OIT = mean of the indicators, ITA = 0.3 IIT + 0.3 EIT + 0.4 OIT. It reproduces the one
 * known case and is no official score.
 * @returns null where nothing can be scored.
 */
export function estimateScore(scoring: Scoring | null, items: readonly ItemRound[]): Score | null {
  if (!scoring) return null;
  const points = new Map(
    items.filter((item) => item.verdict !== 'disabled').map((item) => [item.id, item.verdict === 'pass' ? 100 : 0]),
  );
  const indicators = scoring.indicators.flatMap(({ id, title, groups }) => {
    const means = groups.flatMap((group) => {
      const scored = group.flatMap((item) => points.get(item) ?? []);
      return scored.length > 0 ? [mean(scored)] : [];
    });
    return means.length > 0 ? [{ id, title, score: mean(means) }] : [];
  });
  if (indicators.length === 0) return null;
  const oit = mean(indicators.map((indicator) => indicator.score));
  const hasSurveys = scoring.iit !== null && scoring.eit !== null;
  const ita = hasSurveys ? 0.3 * (scoring.iit ?? 0) + 0.3 * (scoring.eit ?? 0) + 0.4 * oit : null;
  return {
    indicators: indicators.map((indicator) => ({ ...indicator, score: toCents(indicator.score) })),
    oit: toCents(oit),
    ita: ita === null ? null : toCents(ita),
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Scores are published with two decimals. */
export const toCents = (value: number): number => Math.round((value + Number.EPSILON) * 100) / 100;
