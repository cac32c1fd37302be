import { describe, expect, it } from 'vitest';
import { assessmentOn, beforeClosing } from '../../src/round/assessment.js';

const YEAR = { submitted: '2025-04-30', closes: '2025-05-31', result: '2025-08-15' };

describe('the assessment under way', () => {
  it.each([
    ['2025-04-29', false],
    ['2025-04-30', true],
    ['2025-08-15', true],
    ['2025-08-16', false],
  ])('on %s: %s', (day, isUnderWay) => expect(assessmentOn(YEAR, day) !== null).toBe(isUnderWay));

  it('has no end before the day of the result is known', () =>
    expect(assessmentOn({ ...YEAR, result: null }, '2027-01-01')).not.toBeNull());

  it('is none where the checklist names none', () => expect(assessmentOn(null, '2025-05-01')).toBeNull());
});

describe('the rounds left before the answers close', () => {
  const when = { everyDays: 15, today: '2025-05-01' };
  const left = (next: string, today = when.today) => beforeClosing(YEAR, { next }, { ...when, today })?.rounds;
  it.each([
    ['2025-05-01', 3],
    ['2025-05-02', 2],
    ['2025-05-17', 1],
    ['2025-05-31', 1],
    ['2025-06-01', 0],
    ['2025-09-01', 0],
  ])('from %s on: %i', (next, rounds) => expect(left(next)).toBe(rounds));

  it('are counted from today on where the next one is late', () => expect(left('2025-05-01', '2025-05-20')).toBe(1));

  it('are not told where no closing day is known', () =>
    expect(beforeClosing({ ...YEAR, closes: null }, { next: '2025-05-01' }, when)).toBeNull());
});
