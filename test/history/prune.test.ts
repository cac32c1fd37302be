import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prune } from '../../src/history/prune.js';
import type { State } from '../../src/history/state.js';
import { verify } from '../../src/history/verify.js';
import type { ChangeRecord } from '../../src/model/round.js';
import { statePlace } from './places.js';
import { aChange, aFinding, aLink, anItem, aRecord, aRound, saveWith, sha256 } from './rounds.js';

const place = statePlace();
const PAGE = 'https://town.test/o6.html';

async function save(
  state: State,
  number: number,
  text: string,
  changes: readonly ChangeRecord[] = [],
  complete = true,
): Promise<void> {
  const results = [{ check: 'link', state: 'ran' as const, findings: number === 1 ? [aFinding('link/dns')] : [] }];
  const items = [anItem('O6', { evidence: [aRecord(PAGE, text)], changes, results })];
  const links = [aLink(`https://town.test/${number}`)];
  await saveWith(state, aRound(number, { items, links, complete }), [text], 'text');
}

const kept = () => readdirSync(join(place.dir, 'evidence', 'sha256'));
const numbers = (state: State) => state.rounds().map(({ number }) => number);

describe('prune', () => {
  test('keeps the newest rounds, their evidence and the chain of manifests', async () => {
    const state = place.writer();
    for (const number of [1, 2, 3, 4]) await save(state, number, `text ${number}`);
    expect(prune(state, 2)).toEqual({ rounds: [1, 2], files: 2 });
    expect(numbers(state)).toEqual([3, 4]);
    expect(kept().sort()).toEqual([sha256('text 3'), sha256('text 4')].sort());
    expect(state.findingSpans()).toEqual([]);
    expect([...state.linkMemory().keys()]).toEqual(['https://town.test/3', 'https://town.test/4']);
    expect(verify(state)).toEqual([]);
    await save(state, 5, 'text 5');
    expect(verify(state)).toEqual([]);
  });

  test('never takes the last round, nor the last complete one', async () => {
    const state = place.writer();
    await save(state, 1, 'a');
    await save(state, 2, 'b');
    await save(state, 3, 'c', [], false);
    prune(state, 0);
    expect(numbers(state)).toEqual([2, 3]);
  });

  test('keeps what changes are measured against and what an unexplained change names', async () => {
    const state = place.writer();
    const change = (text: string) => [aChange(PAGE, 'changed', { before: sha256('first'), after: sha256(text) })];
    await save(state, 1, 'first');
    await save(state, 2, 'second', change('second'));
    await save(state, 3, 'third', change('third'));
    prune(state, 1);
    expect(kept().sort()).toEqual([sha256('first'), sha256('third')].sort());
    expect(state.previousItems().get('O6')?.baseline[0]?.sha256).toBe(sha256('first'));
    expect(state.readEvidence(sha256('first'))).toEqual(Buffer.from('first'));
  });

  test('takes away evidence of rounds that were never stored', async () => {
    const state = place.writer();
    await save(state, 1, 'a');
    await state.putEvidence('text', Buffer.from('orphan'));
    writeFileSync(join(place.dir, 'evidence', 'sha256', '.tmp-1-1'), 'half');
    expect(prune(state, 10)).toEqual({ rounds: [], files: 1 });
    expect(kept()).toEqual([sha256('a')]);
  });

  test('the same body in a round that stays is kept', async () => {
    const state = place.writer();
    for (const number of [1, 2, 3]) await save(state, number, 'same');
    expect(prune(state, 1)).toEqual({ rounds: [1, 2], files: 0 });
    expect(kept()).toEqual([sha256('same')]);
  });

  test('needs the lock', () => {
    expect(() => prune(place.reader(), 1)).toThrow('opened for reading');
  });
});
