import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInEngine, connect, packagedEngine } from '../../src/history/sqlite/connection.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const packaged = await packagedEngine();
const builtIn = builtInEngine();
const engines = Object.entries({ packaged, builtIn }).flatMap(([name, engine]) => (engine ? [{ name, engine }] : []));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oit-engine-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('Node has an engine of its own from 22.13, and before it the package is used', () => {
  expect(builtIn !== null).toBe(major > 22 || (major === 22 && minor >= 13));
  expect(packaged).not.toBeNull();
});

describe.each(engines)('$name', ({ engine }) => {
  it('keeps texts, numbers, nulls and bytes', () => {
    const database = engine(join(folder, 'a.db'), 0);
    database.exec('CREATE TABLE t (a TEXT, b INTEGER, c REAL, d BLOB)');
    database.prepare('INSERT INTO t VALUES (?, ?, ?, ?)').run(['น้ำ', 2 ** 52, 0.5, new Uint8Array([0, 255])]);
    database.prepare('INSERT INTO t VALUES (?, ?, ?, ?)').run([null, null, null, null]);
    const rows = database.prepare('SELECT a, b, c FROM t').all([]);
    expect(rows.map((row) => ({ ...(row as object) }))).toEqual([
      { a: 'น้ำ', b: 2 ** 52, c: 0.5 },
      { a: null, b: null, c: null },
    ]);
    expect([...database.prepare('SELECT a FROM t').iterate()]).toHaveLength(2);
    database.close();
  });

  it('knows whether a transaction is open', () => {
    const database = engine(':memory:', 0);
    expect(database.inTransaction).toBe(false);
    database.exec('BEGIN IMMEDIATE');
    expect(database.inTransaction).toBe(true);
    database.exec('ROLLBACK');
    expect(database.inTransaction).toBe(false);
    database.close();
  });

  it.each(engines)('writes a log that $name reads', ({ engine: other }) => {
    const path = join(folder, 'shared.db');
    const writer = engine(path, 0);
    writer.exec('PRAGMA journal_mode = WAL');
    writer.exec('CREATE TABLE t (a TEXT)');
    writer.prepare('INSERT INTO t VALUES (?)').run(['ก']);
    // The log of the writer is not in the file yet.
    const reader = other(path, 0);
    expect(
      reader
        .prepare('SELECT a FROM t')
        .all([])
        .map((row) => ({ ...(row as object) })),
    ).toEqual([{ a: 'ก' }]);
    reader.prepare('INSERT INTO t VALUES (?)').run(['ข']);
    reader.close();
    expect(writer.prepare('SELECT a FROM t').all([])).toHaveLength(2);
    writer.close();
  });

  it('names what fails as SQLite does', () => {
    const path = join(folder, 'busy.db');
    const [one, two] = [engine(path, 0), engine(path, 0)];
    one.exec('CREATE TABLE t (a TEXT)');
    one.exec('BEGIN IMMEDIATE');
    expect(() => two.exec('BEGIN IMMEDIATE')).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
    one.exec('ROLLBACK');
    one.close();
    two.close();
  });
});

it('the experimental module of Node says nothing to users', () => {
  const { emitWarning } = process;
  connect(':memory:', 0).close();
  expect(process.emitWarning).toBe(emitWarning);
});
