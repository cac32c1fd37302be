import { expect, test } from 'vitest';
import { createRequestGate } from '../../src/fetch/browser/allowed-requests.js';

test('no more than a few are out at a time, the others go in their order', () => {
  const gate = createRequestGate(2);
  const sent: number[] = [];
  for (const number of [1, 2, 3, 4]) gate.enter(() => sent.push(number));
  expect(sent).toEqual([1, 2]);
  gate.done();
  expect(sent).toEqual([1, 2, 3]);
  gate.done();
  gate.done();
  gate.enter(() => sent.push(5));
  expect(sent).toEqual([1, 2, 3, 4, 5]);
});
