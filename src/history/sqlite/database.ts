import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCode } from '../durable-file.js';
import { damaged, guardState, newerProgram, StateError, throwStateError } from '../state-error.js';
import { type Connection, connect, type SqlValue } from './connection.js';
import { MIGRATIONS } from './schema.js';

export type { SqlValue } from './connection.js';

/** What the history uses of SQLite. Every failure of the database is a StateError. */
export interface Database {
  readonly path: string;
  /** Runs statements without parameters. */
  exec(sql: string): void;
  /** Prepared once, run for each row. */
  write(sql: string, rows: Iterable<readonly SqlValue[]>): void;
  /** `Row` is what the schema makes of the columns; blobs come as Uint8Array. */
  all<Row>(sql: string, parameters?: readonly SqlValue[]): readonly Row[];
  first<Row>(sql: string, parameters?: readonly SqlValue[]): Row | null;
  /** One row at a time, for tables that may be large. */
  each<Row>(sql: string): Iterable<Row>;
  /** All of it or nothing. */
  transaction(work: () => void): void;
  /** Commits without flushing the disk: a power cut may undo them but never damages the file. The next synced commit includes them. */
  withoutSync(work: () => void): void;
  close(): void;
}

/** How long a reader waits while a writer commits. */
const BUSY_MS = 5000;

/**
 * Opens the database file, creating it (0600) when absent.
 * WAL with synchronous=FULL: a commit lasts through a power cut, readers need no lock.
 */
export function openDatabase(path: string): Database {
  return guardState(path, () => {
    if (!existsSync(path)) createPrivately(path);
    const connection = connect(path, BUSY_MS);
    const database = wrap(path, connection);
    try {
      distrust(database);
      database.exec('PRAGMA journal_mode = WAL');
      database.exec('PRAGMA synchronous = FULL');
      database.exec('PRAGMA foreign_keys = ON');
      return database;
    } catch (error) {
      connection.close();
      throw error;
    }
  });
}

/**
 * Opens a copy of the database, for reading where nothing may be written: SQLite creates files beside a database even to read
 * it. Closing removes the copy.
 * @throws StateError (`locked`) when the database keeps changing.
 */
export function openCopy(path: string): Database {
  const folder = guardState(path, () => mkdtempSync(join(tmpdir(), 'oit-audit-history-')));
  const copy = join(folder, 'history.db');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    guardState(path, () => copyAtRest(path, copy));
    const database = wrap(path, connect(copy, BUSY_MS));
    distrust(database);
    return {
      ...database,
      close() {
        database.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A file from elsewhere may call functions in its schema, or have cells of a size that they cannot be: SQLite runs and reads neither. */
function distrust(database: Database): void {
  database.exec('PRAGMA trusted_schema = OFF');
  database.exec('PRAGMA cell_size_check = ON');
}

const COPY_TRIES = 5;

/** Copies the file and its write-ahead log; neither may change meanwhile. */
function copyAtRest(path: string, copy: string): void {
  const stateOf = () =>
    ['', '-wal'].map((end) => {
      const stat = statSync(`${path}${end}`, { throwIfNoEntry: false });
      return stat === undefined ? 'none' : `${stat.size} ${stat.mtimeMs}`;
    });
  for (let tries = 0; tries < COPY_TRIES; tries += 1) {
    const before = stateOf();
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    if (stateOf().join() === before.join()) return;
  }
  throw new StateError('locked', path, {
    th: `ประวัติการตรวจกำลังถูกเขียนอยู่: ${path} ให้รอสักครู่แล้วลองใหม่`,
    en: `The history is being written to: ${path}. Wait a moment and try again`,
  });
}

/** A history without rounds, in memory, for reading where none was ever stored. */
export function openEmptyDatabase(): Database {
  const database = wrap(':memory:', connect(':memory:', BUSY_MS));
  migrate(database);
  return database;
}

/** SQLite gives its side files the mode of the database, so the file is created here first. */
function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
}

function wrap(path: string, connection: Connection): Database {
  const all = <Row>(sql: string, parameters: readonly SqlValue[] = []) =>
    guardState(path, () => connection.prepare(sql).all(parameters).map(toRow) as readonly Row[]);
  return {
    path,
    exec: (sql) => guardState(path, () => connection.exec(sql)),
    write: (sql, rows) =>
      guardState(path, () => {
        const statement = connection.prepare(sql);
        for (const row of rows) statement.run(row);
      }),
    all,
    *each<Row>(sql: string) {
      try {
        for (const row of connection.prepare(sql).iterate()) yield toRow(row) as Row;
      } catch (error) {
        throwStateError(path)(error);
      }
    },
    first: <Row>(sql: string, parameters?: readonly SqlValue[]) => all<Row>(sql, parameters)[0] ?? null,
    transaction: (work) =>
      guardState(path, () => {
        connection.exec('BEGIN IMMEDIATE');
        try {
          work();
          connection.exec('COMMIT');
        } catch (error) {
          // On a full disk SQLite rolls back by itself.
          if (connection.inTransaction) connection.exec('ROLLBACK');
          throw error;
        }
      }),
    withoutSync: (work) => {
      guardState(path, () => connection.exec('PRAGMA synchronous = NORMAL'));
      try {
        work();
      } finally {
        guardState(path, () => connection.exec('PRAGMA synchronous = FULL'));
      }
    },
    close: () => connection.close(),
  };
}

function toRow(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof ArrayBuffer ? new Uint8Array(value) : value]),
  );
}

/** Version of the database file: how many migrations it has been through. */
export function schemaVersion(database: Database): number {
  return database.first<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
}

/**
 * Brings the database to the newest schema, one step per transaction; a step that is cut off leaves the version before it.
 * @throws StateError (`newer`) when a newer program wrote it.
 */
export function migrate(database: Database, migrations: readonly string[] = MIGRATIONS): void {
  const found = schemaVersion(database);
  if (found > migrations.length) throw newerProgram(database.path, found, migrations.length);
  migrations.slice(found).forEach((sql, index) => {
    database.transaction(() => {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${found + index + 1}`);
    });
  });
}

/**
 * Moves the write-ahead log into the database file, so that a copy of that file alone is a complete backup. A reader or a full
 * disk may prevent it; then the log keeps the changes.
 */
export function checkpoint(database: Database): void {
  try {
    database.all('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
  }
}

/** @throws StateError (`damaged`) when SQLite finds a defect in the file. */
export function requireUndamaged(database: Database): void {
  const answer = database.first<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check;
  if (answer !== 'ok') throw damaged(database.path, answer ?? 'quick_check');
  // They would change rows behind the back of the program.
  const [foreign] = database.all<{ type: string; name: string }>(
    "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') LIMIT 1",
  );
  if (foreign) throw damaged(database.path, `${foreign.type} ${foreign.name}`);
}

/** Whether tables and indexes are those that this program makes, and nothing else. */
export function isOwnSchema(database: Database): boolean {
  const schemaOf = (one: Database) =>
    one.all('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name');
  const own = openEmptyDatabase();
  try {
    return JSON.stringify(schemaOf(database)) === JSON.stringify(schemaOf(own));
  } finally {
    own.close();
  }
}
