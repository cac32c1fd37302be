import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openState, type State } from '../../src/history/state.js';
import { verify } from '../../src/history/verify.js';
import type { Round } from '../../src/model/round.js';
import { carryFirstSeen } from '../../src/round/first-seen.js';
import { diffRounds } from '../../src/round/round-diff.js';
import { aChange, aFinding, aLink, anItem, aRecord, aRound } from '../history/rounds.js';
import type { BenchRow } from './run.js';

const ROUNDS = 200;
const ITEMS = 28;
const LINKS = 500;
const FILES_PER_ITEM = 4;

/** 200 rounds x 28 items x 500 links: time to open, to append a round and to show the trend. */
export async function bench(): Promise<readonly BenchRow[]> {
  const root = mkdtempSync(join(tmpdir(), 'oit-bench-'));
  const dir = join(root, 'town');
  const rows: BenchRow[] = [];
  const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    rows.push({ name, value: Math.round(performance.now() - start), unit: 'ms' });
    return result;
  };
  const open = (write: boolean) => openState({ dir, write, now: () => '2025-10-02T02:00:00.000Z' });
  try {
    const filling = open(true);
    const start = performance.now();
    let last: Round | null = null;
    for (let number = 1; number < ROUNDS; number += 1) {
      last = roundOf(number, last);
      await save(filling, last);
    }
    rows.push({ name: `store ${ROUNDS - 1} rounds`, value: Math.round(performance.now() - start), unit: 'ms' });
    filling.close();

    const state = await timed('open for writing', () => open(true));
    const previous = await timed('read the last round', () => state.lastRound());
    await timed('read baselines and link memory', () => [state.previousItems(), state.linkMemory()]);
    await timed('append a round', () => save(state, roundOf(ROUNDS, previous)));
    state.close();

    const reading = await timed('open for reading', () => open(false));
    await timed('show the trend and every verdict', () => [reading.rounds(), reading.itemVerdicts()]);
    await timed('show one item', () => [reading.itemVerdicts('O13'), reading.findingSpans('O13')]);
    const [before, after] = [reading.round('last-1'), reading.round('last')];
    if (before !== null && after !== null) await timed('compare two rounds', () => diffRounds(before, after));
    await timed('verify everything', () => verify(reading));
    reading.close();
    rows.push({
      name: 'size of the database',
      value: Math.round(statSync(join(dir, 'history.db')).size / 1024),
      unit: 'KiB',
    });
    rows.push({ name: 'evidence files', value: readdirSync(join(dir, 'evidence', 'sha256')).length, unit: 'files' });
    return rows;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** In each round a tenth of the files is another. */
function textOf(number: number, item: number, file: number): string {
  const version = Math.floor((number + item * FILES_PER_ITEM + file) / 10);
  return `O${item} ${file} ${version} ${'เทศบาลตำบลสำราญ '.repeat(200)}`;
}

function roundOf(number: number, previous: Round | null): Round {
  const items = Array.from({ length: ITEMS }, (_, item) =>
    anItem(`O${item + 1}`, {
      verdict: item % 5 === 0 ? 'fail' : 'pass',
      evidence: Array.from({ length: FILES_PER_ITEM }, (_, file) =>
        aRecord(`https://town.test/o${item}/${file}.html`, textOf(number, item, file), {
          foundOn: 'https://town.test/',
        }),
      ),
      results: [
        {
          check: 'egp',
          state: 'ran',
          findings: [aFinding('egp/digits', { at: null, data: { row: `แถว ${(number >> 3) + item}` } })],
        },
      ],
      changes: item % 5 === 0 ? [aChange(`https://town.test/o${item}/0.html`, 'changed')] : [],
    }),
  );
  const links = Array.from({ length: LINKS }, (_, index) =>
    aLink(`https://town.test/link/${index}`, index % 50 === number % 50 ? { state: 'broken', status: 404 } : {}),
  );
  const round = aRound(number, { items, links });
  return { ...round, firstSeen: carryFirstSeen(previous, round) };
}

async function save(state: State, round: Round): Promise<void> {
  for (let item = 0; item < ITEMS; item += 1)
    for (let file = 0; file < FILES_PER_ITEM; file += 1)
      await state.putEvidence('html', Buffer.from(textOf(round.number, item, file)));
  await state.saveRound(round);
}
