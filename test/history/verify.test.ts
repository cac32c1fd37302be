import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { tableDigests } from '../../src/history/chain.js';
import type { State } from '../../src/history/state.js';
import { verify } from '../../src/history/verify.js';
import { UserError } from '../../src/model/checklist.js';
import { statePlace } from './places.js';
import { aChange, aFinding, aLink, anItem, aRecord, aRound, saveWith, sha256 } from './rounds.js';

const place = statePlace();
const PAGE = 'https://town.test/o6.html';
const LONG = 'ประกาศ '.repeat(1000);
let state: State;

beforeEach(async () => {
  state = place.writer();
  for (const number of [1, 2, 3]) {
    const changes = number === 1 ? [aChange(PAGE, 'new')] : [];
    const text = `${LONG}${number}`;
    const results = [{ check: 'link', state: 'ran' as const, findings: [aFinding('link/http-status')] }];
    const item = anItem('O6', { evidence: [aRecord(PAGE, text)], changes, results });
    await saveWith(state, aRound(number, { items: [item], links: [aLink(PAGE, { state: 'broken', status: 404 })] }), [
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
  // The link after round 1 names the manifest as it was.
  ['a manifest is altered together with its row', alterWithRow, [['chain', 1]]],
  [
    'the newest round is taken out',
    () => sql('DELETE FROM rounds WHERE number = 3'),
    [['missing', 3], ...['rounds', 'items', 'evidence_uses'].map(() => ['tampered', null])],
  ],
  [
    'the newest round is taken out with its manifest row',
    takeOutNewest,
    [
      ...['rounds', 'findings', 'links', 'items_seen', 'baseline'].map(() => ['tampered', null]),
      ['missing', 3],
      ['chain', 3],
    ],
  ],
  [
    'a verdict in the table is altered',
    () => sql("UPDATE items SET verdict = 'fail' WHERE round = 1"),
    [
      ['tampered', 1],
      ['tampered', null],
    ],
  ],
  [
    'a score in the table is altered',
    () => sql('UPDATE rounds SET oit = 100 WHERE number = 2'),
    [
      ['tampered', 2],
      ['tampered', null],
    ],
  ],
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
      ['tampered', null],
    ],
  ],
])('it shows when %s', (_, tamper, expected) => {
  tamper();
  expect(problems()).toEqual(expected);
});

const SILENT = {
  'a hash of the baseline is altered': "UPDATE baseline SET sha256 = 'x'",
  'the baseline is gone': 'DELETE FROM baseline',
  'a first appearance is moved': "UPDATE findings SET first_date = '2020-01-01'",
  'a finding is gone': 'DELETE FROM findings',
  'the count of failed items is altered': 'UPDATE rounds SET failed = failed + 1 WHERE number = 2',
  'the count of errors is altered': 'UPDATE rounds SET errors = 0, warnings = 0, links_broken = 9',
  'the next due day is moved': "UPDATE rounds SET next_due = '2030-01-01' WHERE number = 3",
  'the end of a round is moved': "UPDATE rounds SET finished_at = '2020-01-01T00:00:00Z' WHERE number = 1",
  'the title of an item is altered': "UPDATE items SET title = 'x'",
  'the unit of an item is altered': "UPDATE items SET owner = 'x'",
  'a link is altered': "UPDATE links SET state = 'ok', failing_since = NULL",
  'a use of evidence is gone': 'DELETE FROM evidence_uses WHERE round = 2',
  'the round that last saw an item is altered': 'UPDATE items_seen SET round = 1',
  'an acceptance is put in by hand':
    "INSERT INTO acceptances (item, letter, who, note, at, covers) VALUES ('O6', 'x', 'x', NULL, '2025-12-01T02:00:00Z', '[]')",
  'a withdrawal is put in by hand':
    "INSERT INTO withdrawals (acceptance, who, note, at) VALUES (1, 'x', NULL, '2025-12-01T02:00:00Z')",
  'the newest acceptance is taken out': 'DELETE FROM acceptances WHERE id = (SELECT max(id) FROM acceptances)',
  'an index is gone': 'DROP INDEX items_by_item',
  'a table is put in': 'CREATE TABLE notes (text TEXT)',
};

test.each(Object.entries(SILENT))('it shows when %s', (_, statement) => {
  sql(statement);
  expect(problems().length).toBeGreaterThan(0);
});

test.each([
  ['bytes stand where a text belongs', "UPDATE links SET state = x'6f6b'"],
  ['a column has another name', 'ALTER TABLE items RENAME COLUMN owner TO holder'],
])('it is refused as damaged when %s', (_, statement) => {
  sql(statement);
  expect(problems).toThrow(expect.objectContaining({ kind: 'damaged' }));
});

test('the newest round cut off with its file and all its rows is missed by the attempt that made it', () => {
  for (const table of ['rounds', 'items', 'evidence_uses']) {
    const column = table === 'rounds' ? 'number' : 'round';
    sql(`DELETE FROM ${table} WHERE ${column} = 3`);
  }
  sql('DELETE FROM manifests WHERE round = 3');
  rmSync(manifest(3));
  expect(problems()).toContainEqual(['missing', 3]);
});

test.each(['view', 'trigger'])('a %s of somebody else is refused before it runs', (kind) => {
  sql(
    kind === 'view'
      ? 'CREATE VIEW shown AS SELECT * FROM rounds'
      : 'CREATE TRIGGER empty AFTER INSERT ON attempts BEGIN DELETE FROM manifests; END',
  );
  place.close(state);
  expect(() => place.writer()).toThrow(expect.objectContaining({ kind: 'damaged' }));
});

test('an acceptance that cannot be read is a damage, not a defect', () => {
  sql("UPDATE acceptances SET covers = '{'");
  expect(() => state.acceptances()).toThrow(expect.objectContaining({ kind: 'damaged' }));
});

test('a link of the chain that is altered or gone shows', () => {
  const link = join(place.dir, 'manifests', '000001.1.json');
  const text = readFileSync(link, 'utf8');
  writeFileSync(link, text.replace('somchai', 'other'));
  expect(problems()).toEqual([['tampered', 1]]);
  rmSync(link);
  expect(problems()).toEqual([['missing', 1]]);
});

test('a withdrawal is a link of the chain: the history stays whole, and without it or with other words it shows', () => {
  const undone = state.undoAcceptance({ item: 'O6', who: 'somsri', note: 'ผิดไฟล์', at: '2025-12-02T02:00:00Z' });
  expect(undone).toMatchObject({ who: 'somsri', acceptance: { letter: 'ยส 1/2568', who: 'somchai' } });
  expect([state.acceptances(), state.withdrawals()]).toEqual([[], [undone]]);
  expect(verify(state)).toEqual([]);
  sql("UPDATE withdrawals SET who = 'other'");
  expect(problems()).toEqual([
    ['tampered', null],
    ['tampered', null],
  ]);
  sql('DELETE FROM withdrawals');
  expect(problems()).toHaveLength(2);
  expect(() => state.undoAcceptance({ item: 'O9', who: 'x', note: null, at: '' })).toThrow(UserError);
});

test('a file of zeros in place of a small piece of evidence is not unpacked', () => {
  writeFileSync(evidence(2), gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 1 }));
  expect(problems()).toEqual([['tampered', 2]]);
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

test('the lines of SQLite are those that JSON.stringify makes, so that histories of older versions stay whole', () => {
  const odd = `"'\\/\u0001\b\f\n\r\t\u001f\u007f\u2028\ufeff เทศบาล 😀`;
  const { database } = state.parts;
  database.write('UPDATE links SET etag = ?, status = NULL', [[odd]]);
  const lines = database.all('SELECT * FROM links ORDER BY url').map((row) => `${JSON.stringify(row)}\n`);
  expect(lines.join('')).toContain(JSON.stringify(odd));
  expect(tableDigests(database).links).toBe(sha256(lines.join('')));
});
