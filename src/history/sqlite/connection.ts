import type Libsql from 'libsql';
import { StateError } from '../state-error.js';

export type SqlValue = string | number | null | Uint8Array;

/** A prepared statement. */
interface Statement {
  run(values: readonly SqlValue[]): void;
  all(values: readonly SqlValue[]): readonly unknown[];
  iterate(): Iterable<unknown>;
}

/** What the history needs of an engine of SQLite; failures have SQLite's names (`SQLITE_FULL`) as their `code`. */
export interface Connection {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  readonly inTransaction: boolean;
  close(): void;
}

/** An engine of SQLite. Each reads and writes the files of the other. */
export type Engine = (path: string, busyMs: number) => Connection;

/** The part of `node:sqlite` that is used; the types of the oldest Node that is supported do not have it yet. */
interface NodeSqlite {
  readonly DatabaseSync: new (
    path: string,
  ) => {
    exec(sql: string): void;
    prepare(sql: string): {
      run(...values: readonly SqlValue[]): unknown;
      all(...values: readonly SqlValue[]): readonly unknown[];
      iterate(): Iterable<unknown>;
    };
    readonly isTransaction?: boolean;
    close(): void;
  };
}

/** SQLite's primary result codes (sqlite3.h) that the history tells apart. */
const RESULT_CODES: Readonly<Record<number, string>> = {
  3: 'SQLITE_PERM',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  23: 'SQLITE_AUTH',
  26: 'SQLITE_NOTADB',
};

/** Gives an error of `node:sqlite`, which has only the number of the result, the name that SQLite has for it. */
function named<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')
      Object.assign(error, { code: RESULT_CODES[error.errcode & 0xff] ?? 'SQLITE_ERROR' });
    throw error;
  }
}

/** The engine that Node brings along: from 22.13 without a flag. Null where this Node has none. */
export function builtInEngine(): Engine | null {
  const { emitWarning } = process;
  // Node 22 to 24 call the module experimental on stderr, where users would take it for a fault.
  process.emitWarning = () => {};
  try {
    const sqlite = process.getBuiltinModule('node:sqlite') as NodeSqlite | undefined;
    return sqlite === undefined ? null : (path, busyMs) => nodeConnection(sqlite, path, busyMs);
  } finally {
    process.emitWarning = emitWarning;
  }
}

function nodeConnection({ DatabaseSync }: NodeSqlite, path: string, busyMs: number): Connection {
  const database = named(() => new DatabaseSync(path));
  const exec = (sql: string): void => named(() => database.exec(sql));
  exec(`PRAGMA busy_timeout = ${busyMs}`);
  return {
    exec,
    prepare(sql) {
      const statement = named(() => database.prepare(sql));
      return {
        run: (values) => void named(() => statement.run(...values)),
        all: (values) => named(() => statement.all(...values)),
        *iterate() {
          const rows = named(() => statement.iterate())[Symbol.iterator]();
          for (let row = named(() => rows.next()); !row.done; row = named(() => rows.next())) yield row.value;
        },
      };
    },
    get inTransaction() {
      return database.isTransaction ?? isWithinTransaction(exec);
    },
    close: () => named(() => database.close()),
  };
}

/** For Node 22.13 to 22.15, which do not say it: SQLite refuses to begin a transaction within one. */
function isWithinTransaction(exec: (sql: string) => void): boolean {
  try {
    exec('BEGIN');
  } catch {
    return true;
  }
  exec('ROLLBACK');
  return false;
}

/** The engine of the package `libsql`, whose native half is optional. Null where that is not installed. */
export async function packagedEngine(): Promise<Engine | null> {
  const library = await import('libsql').catch(() => null);
  return library === null ? null : (path, busyMs) => libsqlConnection(library.default, path, busyMs);
}

function libsqlConnection(Database: typeof Libsql, path: string, busyMs: number): Connection {
  const database = new Database(path, { timeout: busyMs });
  return {
    exec: (sql) => void database.exec(sql),
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        run: (values) => void statement.run([...values]),
        all: (values) => statement.all([...values]),
        iterate: () => statement.iterate(),
      };
    },
    get inTransaction() {
      return database.inTransaction;
    },
    close: () => void database.close(),
  };
}

const engine: Engine | null = builtInEngine() ?? (await packagedEngine());

/** Opens a database file with the engine that is there. @throws StateError (`no-engine`) when none is. */
export function connect(path: string, busyMs: number): Connection {
  if (engine !== null) return engine(path, busyMs);
  throw new StateError('no-engine', path, {
    th: `Node ${process.version} นี้ยังไม่มี SQLite ในตัว และไม่ได้ติดตั้งแพ็กเกจ libsql จึงเก็บประวัติไม่ได้: ติดตั้งใหม่โดยไม่ใช้ --omit=optional หรือใช้ Node 22.13 ขึ้นไป`,
    en: `This Node (${process.version}) has no SQLite of its own and the package libsql is not installed, so that no history can be kept: install again without --omit=optional, or use Node 22.13 or newer`,
  });
}
