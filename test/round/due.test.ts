import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueStatus, isDue, nextDueDay } from '../../src/round/due.js';
import { addDays, bangkokDay } from '../../src/text/dates/calendar.js';

const round = (startedAt: string, complete = true) => ({ startedAt, complete });

describe('isDue', () => {
  test('without a round, or after one that was not completed', () => {
    expect(isDue(null, '2025-10-02T02:00:00Z', 15)).toBe(true);
    expect(isDue(round('2025-10-02T02:00:00Z', false), '2025-10-02T03:00:00Z', 15)).toBe(true);
  });

  test('a trigger at 09:00 does not miss the round that began at 09:03 fifteen days ago', () => {
    const last = round('2025-10-02T02:03:00Z');
    expect(isDue(last, '2025-10-16T16:59:59Z', 15)).toBe(false);
    expect(isDue(last, '2025-10-17T02:00:00Z', 15)).toBe(true);
  });

  test('the day is that of Bangkok: 17:00 UTC is the next one', () => {
    const last = round('2025-10-02T02:03:00Z');
    expect(isDue(last, '2025-10-16T16:59:59Z', 15)).toBe(false);
    expect(isDue(last, '2025-10-16T17:00:00Z', 15)).toBe(true);
  });

  test('a round dated in the future does not stop all rounds until then', () => {
    expect(isDue(round('2031-01-01T00:00:00Z'), '2025-10-02T02:00:00Z', 15)).toBe(true);
  });
});

describe('nextDueDay', () => {
  test.each([
    ['2025-01-31T02:00:00Z', '2025-02-15'],
    ['2024-02-20T02:00:00Z', '2024-03-06'],
    ['2025-02-20T02:00:00Z', '2025-03-07'],
    ['2025-12-25T02:00:00Z', '2026-01-09'],
    ['2025-09-20T18:00:00Z', '2025-10-06'],
  ])('of a round begun at %s is %s', (startedAt, day) => {
    expect(nextDueDay(startedAt, 15)).toBe(day);
  });
});

test('a daily trigger over a year runs exactly every fifteenth day, across month and year ends', () => {
  const days: string[] = [];
  let last: { startedAt: string; complete: boolean } | null = null;
  for (let day = 0; day < 366; day += 1) {
    // The trigger drifts by some minutes, the round begins a little after it.
    const now = new Date(Date.parse('2025-10-02T02:00:00Z') + day * 86_400_000 + (day % 7) * 60_000).toISOString();
    if (!isDue(last, now, 15)) continue;
    last = round(new Date(Date.parse(now) + 180_000).toISOString());
    days.push(bangkokDay(now));
  }
  expect(days).toEqual(Array.from({ length: 25 }, (_, index) => addDays('2025-10-02', index * 15)));
});

test('a machine that is off on the due day runs on the first day after it', () => {
  const last = round('2025-10-02T02:03:00Z');
  expect(dueStatus([last], '2025-10-20T02:00:00Z', 15)).toEqual({
    due: true,
    last: '2025-10-02',
    next: '2025-10-17',
    overdueBy: 3,
  });
});

test("the clock of the machine's own zone does not matter", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 1439 }), (days, minutes) => {
      const start = Date.parse('2025-10-01T17:00:00Z');
      const now = new Date(start + days * 86_400_000 + minutes * 60_000).toISOString();
      return isDue(round('2025-10-02T02:00:00Z'), now, 15) === days >= 15;
    }),
  );
});

describe('dueStatus', () => {
  test('counts only complete rounds, in any order', () => {
    const rounds = [round('2025-10-17T02:00:00Z'), round('2025-10-02T02:00:00Z'), round('2025-10-30T02:00:00Z', false)];
    expect(dueStatus(rounds, '2025-10-31T02:00:00Z', 15)).toEqual({
      due: false,
      last: '2025-10-17',
      next: '2025-11-01',
      overdueBy: 0,
    });
  });

  test('without a round the next is due today', () => {
    expect(dueStatus([], '2025-10-31T02:00:00Z', 15)).toEqual({
      due: true,
      last: null,
      next: '2025-10-31',
      overdueBy: 0,
    });
  });

  test('is due today on the day itself, and not late', () => {
    expect(dueStatus([round('2025-10-02T02:00:00Z')], '2025-10-17T01:00:00Z', 15)).toMatchObject({
      due: true,
      overdueBy: 0,
    });
  });
});
