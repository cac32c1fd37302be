import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createHostQueues } from '../../src/crawl/queue/host-queues.js';

describe('createLanes', () => {
  test('keeps to its bounds, takes hosts in turn and what is urgent first', async () => {
    const order: string[] = [];
    let active = 0;
    let most = 0;
    const lanes = createHostQueues<string>({
      perHost: 1,
      total: 2,
      run: async (job) => {
        order.push(job);
        most = Math.max(most, ++active);
        await pause(1);
        active--;
      },
    });
    for (const job of ['a1', 'a2', 'a3']) lanes.push('a', job, false);
    for (const job of ['b1', 'c1']) lanes.push(job[0] ?? '', job, false);
    lanes.push('a', 'a!', true);
    await lanes.idle();
    expect(most).toBe(2);
    expect(order.indexOf('a!')).toBeLessThan(order.indexOf('a2'));
    expect(order.indexOf('c1')).toBeLessThan(order.indexOf('a3'));
    expect(order.length).toBe(6);
  });

  test('is idle when work that is held elsewhere is done', async () => {
    const done: string[] = [];
    const lanes = createHostQueues<string>({ perHost: 1, total: 1, run: async (job) => void done.push(job) });
    const release = lanes.hold();
    setTimeout(() => {
      lanes.push('a', 'late', false);
      release();
    }, 10);
    await lanes.idle();
    expect(done).toEqual(['late']);
  });

  test('a job that fails ends it all; stopping ends it at once', async () => {
    const failing = createHostQueues<string>({
      perHost: 1,
      total: 1,
      run: async () => Promise.reject(new Error('defect')),
    });
    failing.push('a', 'x', false);
    await expect(failing.idle()).rejects.toThrow('defect');
    const slow = createHostQueues<string>({
      perHost: 1,
      total: 1,
      run: () => pause(60_000, undefined, { ref: false }),
    });
    slow.push('a', 'x', false);
    setTimeout(slow.stop, 5);
    await slow.idle();
    expect(slow.waiting).toBe(0);
  });
});
