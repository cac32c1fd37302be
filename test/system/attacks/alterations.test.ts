import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unpack } from '../../../src/history/evidence/evidence-store.js';
import { prune } from '../../../src/history/prune.js';
import { type Connection, connect } from '../../../src/history/sqlite/connection.js';
import { openState } from '../../../src/history/state.js';
import { StateError } from '../../../src/history/state-error.js';
import { verify } from '../../../src/history/verify.js';
import { aChange, aFinding, aLink, anItem, aRecord, aRound, saveWith } from '../../history/rounds.js';

const ALTERATIONS = 300;
const SEED = Number(process.env.OIT_SEED ?? 25_681_001);
const NOW = '2025-12-02T02:00:00.000Z';
const PAGE = 'https://town.test/o6.html';

let root = '';
let whole = '';
/** A number below 1, the next of a row that the seed decides (mulberry32). */
let random: () => number;
const below = (bound: number): number => Math.floor(random() * bound);
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;

/** Six rounds with evidence, findings, links, pages, an explained change, the oldest two removed. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'oit-alterations-'));
  whole = join(root, 'whole');
  const state = openState({ dir: whole, write: true, now: () => NOW });
  for (let number = 1; number <= 6; number += 1) {
    const texts = [`${'ประกาศ '.repeat(800)}${number}`, `สั้น ${number}`];
    const results = [{ check: 'link', state: 'ran' as const, findings: [aFinding('link/http-status')] }];
    const evidence = [aRecord(PAGE, texts[0] ?? ''), aRecord(`${PAGE}?2`, texts[1] ?? '')];
    const changes = number === 3 ? [aChange(PAGE, 'new')] : [];
    const items = [anItem('O6', { evidence, changes, results }), anItem('O7', { evidence: [] })];
    await saveWith(state, aRound(number, { items, links: [aLink(PAGE, { state: 'broken', status: 404 })] }), texts);
    if (number === 3)
      state.accept({ item: 'O6', letter: 'ยส 1/2568', who: 'somchai', note: 'แก้แล้ว', at: '2025-10-03T02:00:00Z' });
  }
  prune(state, 4);
  state.close();
  let seed = SEED;
  random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const filesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dir, name)).isFile() && !/lock$/.test(name))
    .sort();

/** What the folder says, however its bytes lie: every row of the database, every manifest, every body of evidence. */
function contentOf(dir: string): string {
  const parts = filesIn(dir).map((name) => {
    const path = join(dir, name);
    if (/history\.db(-wal|-shm)?$/.test(name)) return '';
    const bytes = readFileSync(path);
    if (!name.endsWith('.gz')) return `${name} ${bytes.toString('base64')}`;
    return `${name} ${Buffer.from(unpack(bytes, 'gz', 1 << 20) ?? []).toString('base64')}`;
  });
  return [...parts, ...rowsOf(join(dir, 'history.db'))].join('\n');
}

/** When the runs of rounds that are kept began; of removed ones, and in which order the rows lie, proves nothing. */
const ATTEMPTS =
  'SELECT started_at, finished FROM attempts WHERE finished IS NULL OR finished IN (SELECT number FROM rounds)';

function rowsOf(path: string): string[] {
  const database = connect(path, 0);
  try {
    const tables = select(database, 'SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name') as {
      name: string;
      sql: string;
    }[];
    return tables.flatMap(({ name, sql }) => [
      sql,
      ...(/^CREATE TABLE/.test(sql)
        ? select(database, name === 'attempts' ? ATTEMPTS : `SELECT * FROM ${name}`)
            .map((row) => JSON.stringify(row, bytesAsText))
            .sort()
        : []),
    ]);
  } finally {
    database.close();
  }
}

const select = (database: Connection, sql: string): readonly unknown[] => database.prepare(sql).all([]);

const bytesAsText = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;

/** An alteration at a random place. @returns what was done */
function alter(dir: string): string {
  if (random() < 0.5) return alterRow(join(dir, 'history.db'));
  const name = oneOf(filesIn(dir));
  const path = join(dir, name);
  const bytes = readFileSync(path);
  const at = below(Math.max(1, bytes.length));
  const kind = oneOf(['flip', 'cut', 'delete', 'append', 'swap', 'zero'] as const);
  const other = oneOf(filesIn(dir));
  if (kind === 'flip') bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
  if (kind === 'zero') bytes.fill(0, at, Math.min(bytes.length, at + 1 + below(200)));
  if (kind === 'delete') rmSync(path);
  else if (kind === 'swap') copyFileSync(join(dir, other), path);
  else
    writeFileSync(
      path,
      kind === 'cut' ? bytes.subarray(0, at) : kind === 'append' ? Buffer.concat([bytes, Buffer.from('x')]) : bytes,
    );
  return `${kind} ${name} ${at} ${kind === 'swap' ? other : ''}`;
}

/** By SQL, as somebody does it who knows what to change. */
function alterRow(path: string): string {
  const database = connect(path, 0);
  try {
    database.exec('PRAGMA foreign_keys = OFF');
    const tables = select(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") as {
      name: string;
    }[];
    const filled = tables.filter(({ name }) => select(database, `SELECT 1 FROM ${name} LIMIT 1`).length > 0);
    const table = oneOf(filled).name;
    const columns = select(database, `PRAGMA table_info(${table})`) as { name: string; type: string; pk: number }[];
    const column = oneOf(columns);
    const keys = columns.filter(({ pk }) => pk > 0);
    const rows = select(database, `SELECT ${keys.map(({ name }) => name).join(', ')} FROM ${table}`) as Record<
      string,
      unknown
    >[];
    const row = oneOf(rows);
    const where = keys.map(({ name }) => `${name} = ${JSON.stringify(row[name]).replace(/^"|"$/g, "'")}`).join(' AND ');
    const value = /INT|REAL/.test(column.type)
      ? `coalesce(${column.name}, 0) + 1`
      : column.type === 'BLOB'
        ? `substr(${column.name}, 2)`
        : `coalesce(${column.name}, '') || 'x'`;
    const sql =
      random() < 0.3
        ? `DELETE FROM ${table} WHERE ${where}`
        : `UPDATE OR REPLACE ${table} SET ${column.name} = ${value} WHERE ${where}`;
    database.exec(sql);
    return sql;
  } finally {
    database.close();
  }
}

/** Whether `history --verify` says that something is wrong, or refuses the history. */
function isNoticed(dir: string): boolean {
  try {
    const state = openState({ dir, write: false, now: () => NOW });
    try {
      return verify(state).length > 0;
    } finally {
      state.close();
    }
  } catch (error) {
    if (error instanceof StateError) return true;
    throw error;
  }
}

it(`of ${ALTERATIONS} alterations of the state folder none goes unnoticed (seed ${SEED})`, () => {
  expect(isNoticed(whole)).toBe(false);
  const before = contentOf(whole);
  const unnoticed: string[] = [];
  let altered = 0;
  for (let tries = 0; altered < ALTERATIONS && tries < 3 * ALTERATIONS; tries += 1) {
    const dir = join(root, 'copy');
    rmSync(dir, { recursive: true, force: true });
    cpSync(whole, dir, { recursive: true });
    const what = alter(dir);
    const isSeen = isNoticed(dir);
    // Bytes that say nothing, such as a free page of the database or the time in the head of a gzip file, alter no history.
    if (!isSeen && contentOf(dir) === before) continue;
    altered += 1;
    if (!isSeen) unnoticed.push(what);
  }
  process.stdout.write(`alterations: ${altered}, unnoticed: ${unnoticed.length}\n`);
  expect(unnoticed).toEqual([]);
  expect(altered).toBe(ALTERATIONS);
}, 480_000);
