import { expect, test } from 'vitest';
import { internal } from '../../src/checks/internal/internal.js';
import { judge } from '../helpers/judge.js';
import { runCheck } from '../helpers/test-check.js';

test('crash: a check that breaks down leaves the item to a person, and the others go on', () => {
  const outcome = judge({
    checks: { coverage: { of: { item: 'O9', column: 'งาน' } }, text: { all: ['มาตรการ'] } },
    gridsOf: () => {
      throw new Error('bang');
    },
  });
  expect(outcome.crashes).toMatchObject([{ check: 'coverage', error: { message: 'bang' } }]);
  expect(outcome.results.map((result) => [result.check, result.state])).toEqual([
    ['link', 'ran'],
    ['file', 'ran'],
    ['spam', 'ran'],
    ['coverage', 'crashed'],
    ['text', 'ran'],
  ]);
  expect(outcome.findings).toMatchObject([
    { code: 'internal/crash', severity: 'error', review: true, data: { check: 'coverage', message: 'bang' } },
    { code: 'text/missing' },
  ]);
});

test('crash alone is the municipality’s failure no more than it is a pass', () => {
  const { verdict } = judge({
    checks: { coverage: { of: { item: 'O9', column: 'งาน' } } },
    gridsOf: () => {
      throw new Error('bang');
    },
  });
  expect(verdict).toBe('review');
});

test('it looks at nothing itself', () => expect(runCheck(internal, {})).toEqual([]));
