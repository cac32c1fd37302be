import { expect, test } from 'vitest';
import { item } from '../../src/checks/item/item.js';
import { judge } from '../helpers/judge.js';
import { runCheck } from '../helpers/test-check.js';

test('no-url: an item without an address fails', () => {
  const { verdict, findings } = judge({ item: { urls: [] }, evidence: [] });
  expect([verdict, findings]).toMatchObject([
    'fail',
    [{ code: 'item/no-url', severity: 'error', data: { item: 'O13' } }],
  ]);
});

test('disabled: an item that is switched off says so', () => {
  const { verdict, findings } = judge({ item: { enabled: false } });
  expect([verdict, findings]).toMatchObject(['disabled', [{ code: 'item/disabled', severity: 'info' }]]);
});

test('it looks at nothing itself', () => expect(runCheck(item, {})).toEqual([]));
