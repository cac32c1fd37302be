import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { sweepMemory } from '../../src/extract/threads/collect-garbage.js';

it('gives back what nobody holds, and keeps what somebody does', async () => {
  const held = { rows: new Array(1000).fill('held') };
  const [lost, kept] = [new WeakRef({ rows: new Array(1000).fill('lost') }), new WeakRef(held)];
  // What a WeakRef has named stays until the turn is over.
  await nextTurn();
  sweepMemory();
  expect(lost.deref()).toBeUndefined();
  expect(kept.deref()).toBe(held);
});
