import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSlots } from '../../src/fetch/slots.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('never more are inside than it is wide, all get in, in the order of coming, also past those who fail', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ turns: fc.nat(3), fails: fc.boolean(), width: fc.option(fc.integer({ min: 1, max: 5 })) }), {
        maxLength: 20,
      }),
      async (width, jobs) => {
        const slots = createSlots(width);
        const begun: number[] = [];
        let inside = 0;
        const outcomes = await Promise.allSettled(
          jobs.map((job, index) =>
            slots.run(async () => {
              // Those who were in when it narrowed stay.
              expect(++inside).toBeLessThanOrEqual(slots.count());
              begun.push(index);
              for (let n = 0; n < job.turns; n++) await turn();
              inside--;
              if (job.width !== null && job.width > slots.count()) slots.setCount(job.width);
              if (job.fails) throw new Error(`job ${index}`);
              return index;
            }),
          ),
        );
        expect(begun).toEqual(jobs.map((_, index) => index));
        expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(jobs.map(({ fails }) => fails));
        expect(inside).toBe(0);
      },
    ),
    { numRuns: 200 },
  );
});

test('narrowed, it lets nobody in until enough have left; widened, it lets them in at once', async () => {
  const slots = createSlots(3);
  const leave: (() => void)[] = [];
  let begun = 0;
  const runs = Array.from({ length: 6 }, () =>
    slots.run(() => {
      begun++;
      return new Promise<void>((resolve) => leave.push(resolve));
    }),
  );
  await turn();
  expect(begun).toBe(3);
  slots.setCount(1);
  for (const go of leave.splice(0, 2)) go();
  await turn();
  expect(begun).toBe(3);
  slots.setCount(4);
  await turn();
  expect(begun).toBe(6);
  for (const go of leave) go();
  await Promise.all(runs);
});

test('a task that throws at once leaves its place', async () => {
  const slots = createSlots(1);
  const failing = slots.run(() => {
    throw new Error('at once');
  });
  await expect(failing).rejects.toThrow('at once');
  expect(await slots.run(async () => 'in')).toBe('in');
});
