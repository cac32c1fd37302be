import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { State } from '../../src/history/state.js';
import { verify } from '../../src/history/verify.js';
import { runProgram, type Started, startProgram } from '../helpers/program.js';
import { type Behaviour, file, hang, page, type Site, startSite, status } from '../helpers/site.js';
import { openTown, type Town } from './town.js';

/** More of them where there is time: OIT_KILLS=100. */
const KILLS = Number(process.env.OIT_KILLS ?? 6);
const ITEMS = 10;
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  o1html: ['csv'],
  o2html: ['csv', 'xlsx'],
  o3html: ['csv'],
};
const FILES = 4;
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const book = readFileSync('test/corpus/procurement.xlsx');

let site: Site;
let town: Town;
/** What the site says is other in every round, so that every round has evidence of its own to store. */
let edition = 0;

beforeEach(async () => {
  edition = 0;
  site = await startSite(serve);
  const items = Array.from({ length: ITEMS }, (_, n) => {
    return `  O${n + 1}: { title: ข้อ ${n + 1}, urls: ["${site.origin}/o${n + 1}.html"], checks: [change] }\n`;
  });
  town = openTown(
    `version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0, timeoutMs: 5000 }\nitems:\n${items.join('')}`,
  );
});

afterEach(async () => {
  await site.close();
  await town.clear();
});

const serve: Behaviour = (request, response, times) => {
  const path = request.url ?? '';
  if (path === '/hang.html') return hang()(request, response, times);
  if (path.endsWith('.xlsx')) return file(book, SHEET)(request, response, times);
  if (path.endsWith('.csv')) {
    const rows = Array.from({ length: 200 }, (_, row) => `${row + 1},โครงการที่ ${row + 1} ฉบับ ${edition}`);
    return file(`ลำดับที่,รายการ\n${rows.join('\n')}\n`, 'text/csv; charset=utf-8')(request, response, times);
  }
  if (path !== '/' && !/^\/o\d+\.html$/.test(path)) return status(404)(request, response, times);
  const name = path.replace(/\W/g, '');
  const links = (DOCUMENTS[name] ?? []).map((end) => `<a href="/files/${name}.${end}">เอกสาร ${end}</a>`).join(' ');
  return page(name, `<main><h1>${name}</h1><p>ประกาศฉบับที่ ${edition}</p>${links}</main>`)(request, response, times);
};

const start = (): Started => startProgram(['run', 'town.yaml', '--quiet', '-f', 'json'], { cwd: town.dir });

const until = async (isSo: () => boolean, { ended }: Started): Promise<void> => {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isSo() && !isOver) await pause(2);
};

/** Moments of three kinds, for those that the clock alone would hardly hit: between two requests, and while the round is stored. */
const MOMENTS: readonly ((run: Started, wholeMs: number, requests: number) => Promise<unknown>)[] = [
  (_, wholeMs) => pause(Math.random() * wholeMs),
  async (run, _, requests) => {
    const nth = 1 + Math.floor(Math.random() * requests);
    await until(() => site.requests.length >= nth, run);
    await pause(Math.random() * 20);
  },
  async (run, wholeMs, requests) => {
    await until(() => site.requests.length >= requests, run);
    await pause(Math.random() * wholeMs * 0.3);
  },
];

function expectWhole(state: State): void {
  expect(verify(state)).toEqual([]);
  const numbers = state.rounds().map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  for (const number of numbers) {
    const items = state.round(number)?.items ?? [];
    expect(items).toHaveLength(ITEMS);
    const shas = items.flatMap(({ evidence }) => evidence.map(({ exchange }) => exchange.sha256));
    expect(shas).toHaveLength(ITEMS + FILES);
    for (const sha of new Set(shas)) expect(sha === null ? null : state.readEvidence(sha)).not.toBeNull();
  }
}

it(
  `killed at ${KILLS} random moments, the program leaves a whole history, and the next round runs and says so`,
  async () => {
    const started = performance.now();
    const whole = await start().ended;
    const wholeMs = performance.now() - started;
    expect(whole.stderr).toBe('');
    const requests = site.requests.length;

    let [unfinished, storedAtLast] = [0, 1];
    for (let kill = 0; kill < KILLS; kill += 1) {
      edition += 1;
      site.forget();
      const run = start();
      await MOMENTS[kill % MOMENTS.length]?.(run, wholeMs, requests);
      run.child.kill('SIGKILL');
      const { stderr } = await run.ended;
      expect(stderr).toBe('');

      const before = town.withState(false, (state) => {
        expectWhole(state);
        return { stored: state.rounds().length, attempt: state.unfinishedAttempt() };
      });
      expect(before.stored - storedAtLast).toBe(before.stored > storedAtLast ? 1 : 0);
      if (site.requests.length > 0 && before.stored === storedAtLast) expect(before.attempt).not.toBeNull();
      if (before.attempt !== null) unfinished += 1;

      edition += 1;
      const { round, storeError } = await town.round(new Date().toISOString());
      expect({ storeError, number: round.number, complete: round.complete }).toEqual({
        storeError: null,
        number: before.stored + 1,
        complete: true,
      });
      const expected = before.attempt === null ? [] : [{ code: 'previous-unfinished', data: before.attempt }];
      expect(round.notices).toEqual(expected);
      storedAtLast = round.number;
    }
    // Most kills hit a round in the middle; were there none, this test would show nothing.
    expect(unfinished).toBeGreaterThan(KILLS / 4);
    town.withState(false, expectWhole);
  },
  KILLS * 50_000,
);

it('the report of the next round says that the one before was cut off', async () => {
  const run = start();
  await until(() => site.requests.length > 3, run);
  run.child.kill('SIGKILL');
  await run.ended;
  const next = await runProgram(['run', 'town.yaml', '--no-crawl', '--lang', 'en'], { cwd: town.dir });
  expect(next.stdout).toContain('The round before was not finished');
  expect(next.stdout).toContain('Round 1');
});

async function hangingRun(): Promise<Started> {
  town.describe(
    `version: 1\nagency: { name: เทศบาล }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0, timeoutMs: 20000 }\nitems:\n` +
      `  O1: { title: ก, urls: ["${site.origin}/o1.html"] }\n  O2: { title: ข, urls: ["${site.origin}/hang.html"] }\n`,
  );
  const run = startProgram(['run', 'town.yaml', '--no-crawl', '-f', 'json'], { cwd: town.dir });
  await until(() => site.asked('/hang.html') > 0 && site.asked('/files/o1html.csv') > 0, run);
  await pause(300);
  return run;
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s stores and prints an incomplete round and ends with 130',
  async (signal) => {
    const run = await hangingRun();
    run.child.kill(signal);
    const { status: code, stdout } = await run.ended;
    expect(code).toBe(130);
    const report = JSON.parse(stdout);
    expect(report.run.complete).toBe(false);
    expect(report.items.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['pass', 'review']);
    const kept = town.withState(false, (state) => ({ problems: verify(state), last: state.lastRound()?.complete }));
    expect(kept).toEqual({ problems: [], last: false });
  },
);

it('twice interrupted, it ends at once, and the history is whole', async () => {
  const run = await hangingRun();
  // Held still, so that both have come before the first is answered. Two of one kind would be made one by the system.
  run.child.kill('SIGSTOP');
  run.child.kill('SIGINT');
  run.child.kill('SIGTERM');
  run.child.kill('SIGCONT');
  const { status: code } = await run.ended;
  expect(code).toBe(130);
  // The second may come when the round is stored already: then it stands there whole, as an incomplete one.
  town.withState(false, (state) => {
    expect(verify(state)).toEqual([]);
    expect(state.rounds().every((round) => !round.complete)).toBe(true);
  });
});
