import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, migrate, openDatabase, schemaVersion } from '../../src/history/sqlite/database.js';
import { MIGRATIONS } from '../../src/history/sqlite/schema.js';
import { refusal, statePlace } from './places.js';
import { aRound } from './rounds.js';

let root: string;
let database: Database;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'oit-database-'));
  database = openDatabase(join(root, 'history.db'));
});

afterEach(() => {
  database.close();
  rmSync(root, { recursive: true, force: true });
});

const first = 'CREATE TABLE rounds (number INTEGER PRIMARY KEY)';
const second = "ALTER TABLE rounds ADD COLUMN seed TEXT NOT NULL DEFAULT 'none'";

test('an older schema is brought up to date and keeps its rows', () => {
  migrate(database, [first]);
  database.write('INSERT INTO rounds VALUES (?)', [[1], [2]]);
  migrate(database, [first, second]);
  expect(schemaVersion(database)).toBe(2);
  expect(database.all('SELECT * FROM rounds')).toEqual([
    { number: 1, seed: 'none' },
    { number: 2, seed: 'none' },
  ]);
});

test('a step that fails leaves the version before it whole', () => {
  migrate(database, [first]);
  expect(() => migrate(database, [first, `${second}; INSERT INTO nowhere VALUES (1)`])).toThrow('nowhere');
  expect(schemaVersion(database)).toBe(1);
  expect(database.all('SELECT * FROM rounds')).toEqual([]);
  migrate(database, [first, second]);
  expect(schemaVersion(database)).toBe(2);
});

test('a schema of a newer program is refused with both versions', () => {
  migrate(database, [first, second]);
  const error = refusal(() => migrate(database, [first]));
  expect(error.kind).toBe('newer');
  expect(error.words.en).toContain('format 2, this one knows up to 1');
});

test('a transaction that throws leaves nothing', () => {
  migrate(database, [first]);
  expect(() =>
    database.transaction(() => {
      database.write('INSERT INTO rounds VALUES (?)', [[1]]);
      throw new Error('power cut');
    }),
  ).toThrow('power cut');
  expect(database.all('SELECT * FROM rounds')).toEqual([]);
});

const place = statePlace();

test('a history of a newer program is refused, for writing and reading, and not touched', async () => {
  const state = place.writer();
  await state.saveRound(aRound(1));
  state.parts.database.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
  place.close(state);
  expect(refusal(() => place.writer()).kind).toBe('newer');
  expect(refusal(() => place.reader()).kind).toBe('newer');
});
