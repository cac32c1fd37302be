import { describe, expect, test } from 'vitest';
import type { Scoring } from '../../src/model/checklist.js';
import type { Verdict } from '../../src/model/finding.js';
import { estimateScore } from '../../src/round/score.js';
import { anItem } from '../history/rounds.js';

const one = (groups: string[][]) => [{ id: '9', title: 'เก้า', groups }];
const scoring = (given: Partial<Scoring>): Scoring => ({
  indicators: [],
  readings: [],
  levels: [],
  iit: null,
  eit: null,
  ...given,
});
const itemsOf = (verdicts: Readonly<Record<string, Verdict>>) =>
  Object.entries(verdicts).map(([id, verdict]) => ({ ...anItem(id), verdict }));

const LEVELS = [
  { name: 'ดีเยี่ยม', from: 95, each: 95 },
  { name: 'ดี', from: 85, each: 85 },
  { name: 'ผ่าน', from: 85 },
  { name: 'ปรับปรุง', from: 0 },
];

describe('the readings of the scoring rule', () => {
  const rules = scoring({
    rule: 'ก',
    indicators: one([['A'], ['B', 'C']]),
    readings: [{ rule: 'ข', indicators: one([['A', 'B', 'C']]) }],
    iit: 100,
    eit: 100,
    levels: LEVELS,
  });

  test('make a range where they differ, beside the estimate of the first', () => {
    const score = estimateScore(rules, itemsOf({ A: 'fail', B: 'pass', C: 'pass' }));
    expect(score).toMatchObject({ rule: 'ก', oit: 50, ita: 80 });
    expect(score?.range).toEqual({ oit: [50, 66.67], ita: [80, 86.67] });
    expect(score?.levels).toEqual(['ปรับปรุง', 'ผ่าน']);
  });

  test('make none where they agree', () => {
    const score = estimateScore(rules, itemsOf({ A: 'pass', B: 'pass', C: 'pass' }));
    expect([score?.range, score?.repair, score?.levels]).toEqual([undefined, undefined, ['ดีเยี่ยม']]);
  });

  test('have no total and no level without the surveys', () => {
    const score = estimateScore({ ...rules, iit: null }, itemsOf({ A: 'fail', B: 'pass' }));
    expect([score?.ita, score?.range?.ita ?? null, score?.levels]).toEqual([null, null, undefined]);
  });

  test('leave out what is disabled, with a group of nothing else', () => {
    const score = estimateScore(rules, itemsOf({ A: 'disabled', B: 'pass', C: 'fail' }));
    expect([score?.oit, score?.range]).toEqual([50, undefined]);
  });
});

describe('what to repair first', () => {
  const failing = itemsOf({ A: 'fail', B: 'review', C: 'fail', D: 'pass' });

  test('is ordered by what every reading agrees on', () => {
    const rules = scoring({
      indicators: one([['A'], ['B'], ['C', 'D']]),
      // B is worth more than A here, and as much there.
      readings: [{ rule: 'ข', indicators: one([['B'], ['A', 'C', 'D']]) }],
    });
    expect(estimateScore(rules, failing)?.repair).toEqual([
      { item: 'B', rank: 1, least: 33.33, most: 50 },
      { item: 'A', rank: 2, least: 16.67, most: 33.33 },
      { item: 'C', rank: 3, least: 16.67, most: 16.67 },
    ]);
  });

  test('leaves items side by side where readings contradict each other', () => {
    const rules = scoring({
      indicators: one([['A'], ['B', 'C', 'D']]),
      readings: [{ rule: 'ข', indicators: one([['B'], ['A', 'C', 'D']]) }],
    });
    const order = estimateScore(rules, failing)?.repair?.map(({ item, rank }) => [item, rank]);
    expect(order).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 2],
    ]);
  });

  test('says nothing of items that no reading scores', () => {
    const score = estimateScore(scoring({ indicators: one([['D']]) }), failing);
    expect([score?.oit, score?.repair]).toEqual([100, undefined]);
  });
});

describe('the level', () => {
  const levelOf = (iit: number, oit: 'pass' | 'fail') =>
    estimateScore(
      scoring({ indicators: one([['A', 'B', 'C', 'D', 'E'], ['F']]), iit, eit: 100, levels: LEVELS }),
      itemsOf({ A: oit, B: 'pass', C: 'pass', D: 'pass', E: 'pass', F: 'pass' }),
    )?.levels;

  test('is the first whose bars the total and each part reach', () => {
    expect(levelOf(95, 'pass')).toEqual(['ดีเยี่ยม']);
    expect(levelOf(94.99, 'pass')).toEqual(['ดี']);
    expect(levelOf(100, 'fail')).toEqual(['ดี']);
    expect(levelOf(84, 'pass')).toEqual(['ผ่าน']);
    expect(levelOf(40, 'pass')).toEqual(['ปรับปรุง']);
  });
});
