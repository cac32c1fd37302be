import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Acceptance, Withdrawal } from '../model/previous.js';
import { writeDurablyNow } from './durable-file.js';
import { sha256Of } from './evidence/evidence-store.js';
import { manifestPath, type TableDigests } from './evidence/manifest.js';
import type { Database } from './sqlite/database.js';
import { guardState } from './state-error.js';

/**
 * Everything that changes the history between two rounds is a link of the chain of hashes: it names the hash before it, and
 * holds the digests of the tables after it. The manifest of a round is such a link, too.
 */
export interface ChainLink {
  readonly version: 1;
  readonly kind: 'acceptance' | 'withdrawal' | 'prune';
  /** The last round before it. */
  readonly round: number;
  /** 1 for the first link after that round. */
  readonly step: number;
  /** SHA-256 of the manifest or link before it. */
  readonly previous: string | null;
  readonly acceptance?: Acceptance;
  readonly withdrawal?: Withdrawal;
  /** Numbers of the rounds that were removed. */
  readonly pruned?: readonly number[];
  readonly tables: TableDigests;
}

export interface LinkRow {
  readonly kind: string;
  readonly round: number;
  readonly step: number;
  readonly sha256: string;
}

/** Rows in the order of their keys. The bodies of rounds have a hash of their own in the manifests. */
const DIGESTED: Readonly<Record<string, string>> = {
  rounds: `SELECT number, id, started_at, finished_at, complete, next_due, passed, failed, to_review, disabled, errors,
             warnings, links_broken, oit, ita, oit_least, oit_most, ita_least, ita_most FROM rounds ORDER BY number`,
  items: rowsAsJson('items', 'round position item title owner verdict errors warnings unexplained', 'round, item'),
  findings: rowsAsJson(
    'findings',
    'key first_round first_date last_round last_date item code severity url',
    'key, first_round',
  ),
  links: rowsAsJson('links', 'url state status last_checked failing_since etag last_modified last_round', 'url'),
  evidence: rowsAsJson('evidence', 'sha256 bytes type kept first_seen last_seen', 'sha256'),
  evidence_uses: rowsAsJson('evidence_uses', 'round item url sha256', 'round, item, url'),
  baseline: rowsAsJson(
    'baseline',
    'item url position sha256 content_sha256 type found_on label last_seen',
    'item, url',
  ),
  items_seen: 'SELECT * FROM items_seen ORDER BY item',
  acceptances: 'SELECT * FROM acceptances ORDER BY id',
  withdrawals: 'SELECT * FROM withdrawals ORDER BY id',
  crawled_pages: 'SELECT * FROM crawled_pages ORDER BY id',
};

/**
 * The rows of a table that grows with the history, as `JSON.stringify` would write them: SQLite makes a line of a row in less
 * than half the time in which a row becomes an object and then a line. Of columns of text and whole numbers alone: SQLite
 * writes other numbers otherwise, and no blobs.
 */
function rowsAsJson(table: string, columns: string, order: string): string {
  const fields = columns.split(' ').map((name) => `'${name}', ${name}`);
  return `SELECT json_object(${fields.join(', ')}) AS json FROM ${table} ORDER BY ${order}`;
}

export function tableDigests(database: Database): TableDigests {
  return Object.fromEntries(
    Object.entries(DIGESTED).map(([table, query]) => {
      const hash = createHash('sha256');
      for (const row of database.each<{ readonly json?: string }>(query))
        hash.update(`${row.json ?? JSON.stringify(row, digested)}\n`);
      return [table, hash.digest('hex')];
    }),
  );
}

/** Columns that older histories lack: where they hold nothing, the digest is the one that those histories wrote. */
const LATER_COLUMNS: ReadonlySet<string> = new Set(['oit_least', 'oit_most', 'ita_least', 'ita_most']);

function digested(name: string, value: unknown): unknown {
  if (value === null && LATER_COLUMNS.has(name)) return undefined;
  return value instanceof Uint8Array ? sha256Of(value) : value;
}

/** Hash of the newest link or manifest; null before the first round. */
export function headOfChain(database: Database): string | null {
  const last = lastRound(database);
  if (last === null) return null;
  return linksOf(database, last.round).at(-1)?.sha256 ?? last.sha256;
}

/** A manifest or link, whose hash is that of its file. */
export interface ChainPoint {
  readonly sha256: string;
  readonly round: number;
  /** Of a link; null: the manifest of the round. */
  readonly step: number | null;
}

/** Every manifest and link, the oldest first. A hash that was noted elsewhere must be one of theirs. */
export function chainPoints(database: Database): readonly ChainPoint[] {
  return database.all<ChainPoint>(
    `SELECT sha256, round, NULL AS step FROM manifests UNION ALL SELECT sha256, round, step FROM chain_links
     ORDER BY round, step NULLS FIRST`,
  );
}

/** The bytes of whose hash the point consists; null: the file is gone. */
export function readPoint(folder: string, { round, step }: ChainPoint): Uint8Array | null {
  const path = step === null ? manifestPath(folder, round) : linkPath(folder, round, step);
  return existsSync(path) ? readFileSync(path) : null;
}

export function linksOf(database: Database, round: number): readonly LinkRow[] {
  return database.all<LinkRow>('SELECT round, step, kind, sha256 FROM chain_links WHERE round = ? ORDER BY step', [
    round,
  ]);
}

/**
 * Adds a link for what the transaction under way has changed; the caller holds it. A history without rounds has no chain yet.
 * @param folder of the manifests
 */
export function appendLink(
  database: Database,
  folder: string,
  change: Pick<ChainLink, 'kind' | 'acceptance' | 'withdrawal' | 'pruned'>,
): void {
  const last = lastRound(database);
  if (last === null) return;
  const links = linksOf(database, last.round);
  const step = (links.at(-1)?.step ?? 0) + 1;
  const previous = links.at(-1)?.sha256 ?? last.sha256;
  const link: ChainLink = { version: 1, ...change, round: last.round, step, previous, tables: tableDigests(database) };
  const text = `${JSON.stringify(link, null, 1)}\n`;
  // Before the commit: if the program dies here, the next link takes the place of this one.
  guardState(folder, () => writeDurablyNow(linkPath(folder, last.round, step), text));
  database.write('INSERT INTO chain_links (round, step, kind, sha256) VALUES (?, ?, ?, ?)', [
    [last.round, step, change.kind, sha256Of(text)],
  ]);
}

/** `000003.1.json`: the first link after round 3. */
export function linkPath(folder: string, round: number, step: number): string {
  return join(folder, `${String(round).padStart(6, '0')}.${step}.json`);
}

/** @returns null when the text is no link. */
export function parseLink(text: string): ChainLink | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const link = value as ChainLink;
    return link.version === 1 && typeof link.tables === 'object' && link.tables !== null ? link : null;
  } catch {
    return null;
  }
}

function lastRound(database: Database): { readonly round: number; readonly sha256: string } | null {
  return database.first('SELECT round, sha256 FROM manifests ORDER BY round DESC LIMIT 1');
}
