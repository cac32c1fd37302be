import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openState } from '../../src/history/state.js';
import { verify } from '../../src/history/verify.js';
import { NOW, refusal, statePlace } from './places.js';
import { aRound } from './rounds.js';

const CHILD = fileURLToPath(new URL('kill-child.mjs', import.meta.url));
/** More of them where there is time: OIT_KILLS=100. */
const KILLS = Number(process.env.OIT_KILLS ?? 12);
const place = statePlace();

interface Writer {
  readonly child: ChildProcess;
  /** Number of the last round that it said was stored. */
  acknowledged(): number;
  readonly failed: () => string;
}

async function startWriter(roundsPerOpening = 3): Promise<Writer> {
  const child = spawn(process.execPath, [CHILD, place.dir, String(roundsPerOpening)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, failed] = ['', ''];
  child.stdout?.on('data', (chunk) => (out += String(chunk)));
  child.stderr?.on('data', (chunk) => (failed += String(chunk)));
  const acknowledged = () => Number(/stored (\d+)\n(?!.*\n)/.exec(out)?.[1] ?? 0);
  return { child, acknowledged, failed: () => failed };
}

async function kill({ child }: Writer): Promise<void> {
  const gone = new Promise((done) => child.once('close', done));
  child.kill('SIGKILL');
  await gone;
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function firstRound(writer: Writer): Promise<void> {
  for (let tries = 0; writer.acknowledged() === 0 && tries < 1000; tries += 1) await wait(10);
  if (writer.acknowledged() === 0) throw new Error(`nothing was stored: ${writer.failed()}`);
}

test(`killed at ${KILLS} random moments, the history is whole, its evidence complete, and the next round is stored`, async () => {
  let stored = 0;
  let wasUnfinished = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const writer = await startWriter();
    await firstRound(writer);
    await wait(Math.random() * 40);
    await kill(writer);
    expect(writer.failed()).toBe('');

    const state = place.writer();
    const numbers = state.rounds().map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(writer.acknowledged());
    expect(numbers.length).toBeGreaterThan(stored);
    expect(verify(state)).toEqual([]);
    if (state.unfinishedAttempt() !== null) wasUnfinished += 1;
    stored = numbers.length + 1;
    await state.saveRound(aRound(stored));
    expect(state.lastRound()?.number).toBe(stored);
    place.close(state);
  }
  // Most kills hit a round in the middle; were there none, this test would show nothing.
  expect(wasUnfinished).toBeGreaterThan(KILLS / 5);
});

test('of two runs at once the second is refused, and the first goes on', async () => {
  const writer = await startWriter(1_000_000);
  await firstRound(writer);
  const error = refusal(() => openState({ dir: place.dir, write: true, now: () => NOW }));
  const before = writer.acknowledged();
  expect(error.kind).toBe('locked');
  expect(error.words.en).toContain(`process ${writer.child.pid}`);
  for (let tries = 0; writer.acknowledged() === before && writer.child.exitCode === null && tries < 500; tries += 1)
    await wait(10);
  await kill(writer);
});
