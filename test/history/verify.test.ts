import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import type { State } from '../../src/history/state.js';
import { verify } from '../../src/history/verify.js';
import { statePlace } from './places.js';
import { aChange, anItem, aRecord, aRound, saveWith, sha256 } from './rounds.js';

const place = statePlace();
const PAGE = 'https://town.test/o6.html';
const LONG = 'ประกาศ '.repeat(1000);
let state: State;

beforeEach(async () => {
  state = place.writer();
  for (const number of [1, 2, 3]) {
    const changes = number === 1 ? [aChange(PAGE, 'new')] : [];
    const text = `${LONG}${number}`;
    await saveWith(state, aRound(number, { items: [anItem('O6', { evidence: [aRecord(PAGE, text)], changes })] }), [
      text,
    ]);
    if (number === 1)
      state.accept({ item: 'O6', letter: 'ยส 1/2568', who: 'somchai', note: null, at: '2025-10-03T02:00:00Z' });
  }
});

const problems = () => verify(state).map(({ kind, round }) => [kind, round]);
const evidence = (number: number) => join(place.dir, 'evidence', 'sha256', `${sha256(`${LONG}${number}`)}.gz`);
const manifest = (number: number) => join(place.dir, 'manifests', `00000${number}.json`);
const sql = (text: string) => state.parts.database.exec(text);

test('an untouched history has no problem', () => {
  expect(verify(state)).toEqual([]);
});

test('an altered evidence file is found, in both languages and with its path', () => {
  writeFileSync(evidence(2), gzipSync(`${LONG}2 altered`));
  const [problem] = verify(state);
  expect(problem).toMatchObject({ kind: 'tampered', round: 2, path: evidence(2) });
  expect(problem?.words).toEqual({
    th: `รอบที่ 2: ${evidence(2)} ถูกแก้ไขหลังบันทึก`,
    en: `Round 2: ${evidence(2)} altered after it was stored`,
  });
});

test.each([
  ['an evidence file is gone', () => rmSync(evidence(1)), [['missing', 1]]],
  ['a compressed file is broken', () => writeFileSync(evidence(3), 'x'), [['tampered', 3]]],
  ['a manifest is gone', () => rmSync(manifest(1)), [['missing', 1]]],
  [
    'a manifest is altered',
    () => writeFileSync(manifest(2), `${readFileSync(manifest(2), 'utf8')} `),
    [['tampered', 2]],
  ],
  ['a manifest is altered together with its row', alterWithRow, [['chain', 2]]],
  ['the newest round is taken out', () => sql('DELETE FROM rounds WHERE number = 3'), [['missing', 3]]],
  ['the newest round is taken out with its manifest row', takeOutNewest, [['chain', 3]]],
  [
    'a verdict in the table is altered',
    () => sql("UPDATE items SET verdict = 'fail' WHERE round = 1"),
    [['tampered', 1]],
  ],
  ['a score in the table is altered', () => sql('UPDATE rounds SET oit = 100 WHERE number = 2'), [['tampered', 2]]],
  [
    'a stored round is altered',
    () => sql('UPDATE rounds SET body = (SELECT body FROM rounds WHERE number = 1) WHERE number = 3'),
    [['tampered', 3]],
  ],
  [
    'an acceptance is altered',
    () => sql("UPDATE acceptances SET who = 'other'"),
    [
      ['tampered', 2],
      ['tampered', 3],
    ],
  ],
])('it shows when %s', (_, tamper, expected) => {
  tamper();
  expect(problems()).toEqual(expected);
});

function alterWithRow(): void {
  const text = readFileSync(manifest(1), 'utf8').replace('"complete": true', '"complete": false');
  writeFileSync(manifest(1), text);
  sql(`UPDATE manifests SET sha256 = '${sha256(text)}' WHERE round = 1`);
}

function takeOutNewest(): void {
  sql('DELETE FROM rounds WHERE number = 3');
  sql('DELETE FROM manifests WHERE round = 3');
}

test('a run that was cut off before its commit is no tampering', () => {
  state.beginAttempt('2025-12-01T02:00:00Z');
  writeFileSync(manifest(4), readFileSync(manifest(3)));
  place.close(state);
  state = place.writer();
  expect(verify(state)).toEqual([]);
});

test('evidence of which only the hash is kept is not missing', async () => {
  await state.saveRound(aRound(4, { items: [anItem('O6', { evidence: [aRecord(PAGE, 'not kept')] })] }));
  expect(verify(state)).toEqual([]);
});
