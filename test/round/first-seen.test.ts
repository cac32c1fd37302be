import { expect, test } from 'vitest';
import type { CheckResult } from '../../src/model/finding.js';
import type { Round } from '../../src/model/round.js';
import { carryFirstSeen } from '../../src/round/first-seen.js';
import { aFinding, anItem, aRound } from '../history/rounds.js';

const dead = aFinding('link/http-status', { data: { status: 404 } });
const digits = aFinding('egp/digits');

/** Rounds one after another, each with these results for O13 (null: the item was left out); the last one's first rounds. */
function firstRounds(...results: (readonly CheckResult[] | null)[]): number[] {
  let last: Round | null = null;
  for (const [index, result] of results.entries()) {
    const items = result === null ? [] : [anItem('O13', { results: result })];
    const round = aRound(index + 1, { items });
    last = { ...round, firstSeen: carryFirstSeen(last, round) };
  }
  return Object.values(last?.firstSeen ?? {}).map(({ round }) => round);
}

const link = (...findings: (typeof dead)[]): CheckResult => ({ check: 'link', state: 'ran', findings });
const egp = (state: CheckResult['state'], ...findings: (typeof dead)[]): CheckResult => ({
  check: 'egp',
  state,
  findings,
});

test('a finding keeps the round and the day in Bangkok of its first appearance', () => {
  const round = aRound(1, { startedAt: '2025-10-01T18:00:00Z', items: [anItem('O13', { results: [link(dead)] })] });
  expect(Object.values(carryFirstSeen(null, round))).toEqual([{ round: 1, date: '2025-10-02' }]);
  expect(firstRounds([link(dead)], [link(dead)], [link(dead)])).toEqual([1]);
});

test('what was measured does not make it another finding', () => {
  expect(firstRounds([link(dead)], [link({ ...dead, data: { status: 500 } })])).toEqual([1]);
});

test('a finding that vanished and came back is new', () => {
  expect(firstRounds([link(dead)], [link()], [link(dead)])).toEqual([3]);
});

test('a round that left the item out is no break', () => {
  expect(firstRounds([link(dead)], null, [link(dead)])).toEqual([1]);
});

test.each(['skipped', 'crashed'] as const)('a round in which its check was %s is no break', (state) => {
  expect(firstRounds([egp('ran', digits)], [egp(state)], [egp('ran', digits)])).toEqual([1]);
});

test('an item whose identifier begins like another is not taken for it', () => {
  const first = aRound(1, { items: [anItem('O1', { results: [link(dead)] })] });
  const firstSeen = carryFirstSeen(null, first);
  const second = aRound(2, { items: [anItem('O13', { results: [link(dead)] })] });
  expect(Object.values(carryFirstSeen({ ...first, firstSeen }, second)).map(({ round }) => round)).toEqual([1, 2]);
});
