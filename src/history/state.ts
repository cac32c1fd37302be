import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Acceptance, PreviousItem, Withdrawal } from '../model/previous.js';
import type { RememberedPage, RememberedPages } from '../model/remembered-page.js';
import type { Round } from '../model/round.js';
import { nextBaseline } from '../round/baseline.js';
import { type AcceptRequest, acceptanceOf, nothingToUndo, type UndoRequest, unknownItem } from './acceptance.js';
import { appendLink, headOfChain, tableDigests } from './chain.js';
import { ensureFolder, refuseLink, writeDurablyNow } from './durable-file.js';
import { previousBefore } from './earlier-rounds.js';
import { type EvidenceStore, openEvidenceStore, prepareEvidenceFolder, sha256Of } from './evidence/evidence-store.js';
import { buildManifest, listManifests, manifestPath, manifestText } from './evidence/manifest.js';
import { type Lock, takeLock } from './lock.js';
import {
  checkpoint,
  type Database,
  migrate,
  openCopy,
  openDatabase,
  openEmptyDatabase,
  requireUndamaged,
  schemaVersion,
} from './sqlite/database.js';
import { rememberedPages, replacePages } from './sqlite/page-rows.js';
import {
  acceptancesInForce,
  type FindingSpan,
  findRound,
  type ItemVerdict,
  listAcceptances,
  listFindingSpans,
  listItemVerdicts,
  listLinks,
  listRounds,
  listWithdrawals,
  newestInForce,
  previousItemsOf,
  type RoundSummary,
  roundByReference,
  type StoredLink,
} from './sqlite/queries.js';
import { insertEvidence, insertRound, replaceBaselines } from './sqlite/rows.js';
import { MIGRATIONS } from './sqlite/schema.js';
import { damaged, guardState, StateError } from './state-error.js';
import { type StateFolder, stateFolderOf } from './state-folder.js';

export interface StateOptions {
  /** The checklist's own folder, see stateDirFor. */
  readonly dir: string;
  /** Takes the lock; without it nothing is created and everything that writes is refused. */
  readonly write: boolean;
  /** ISO 8601 (UTC). */
  readonly now: () => string;
}

/** The history of one checklist. Every method may throw StateError. */
export interface State {
  readonly dir: string;
  /** The last stored round, complete or not. */
  lastRound(): Round | null;
  lastCompleteRound(): Round | null;
  /** Oldest first. */
  rounds(): readonly RoundSummary[];
  /** By number, by id, or from the end: `last`, `last-1`, -1. */
  round(reference: number | string): Round | null;
  itemVerdicts(itemId?: string): readonly ItemVerdict[];
  findingSpans(itemId?: string): readonly FindingSpan[];
  previousItems(): ReadonlyMap<string, PreviousItem>;
  linkMemory(): ReadonlyMap<string, StoredLink>;
  /** Pages as the last crawl by the same version of the program read them. */
  crawledPages(toolVersion: string): RememberedPages;
  /** Those in force, oldest first. */
  acceptances(): readonly Acceptance[];
  /** Acceptances that are in force no more, in the order of their withdrawal. */
  withdrawals(): readonly Withdrawal[];

  /** Records that a round began, so that the next run knows whether it ended. */
  beginAttempt(startedAt: string): void;
  /** The last round that began after the last stored round and never ended. */
  unfinishedAttempt(): { readonly startedAt: string } | null;
  /** Stores a body during the round, so that it need not stay in memory. */
  putEvidence(type: string | null, bytes: Uint8Array): Promise<void>;
  /** The bytes as found; null when they are not kept. */
  readEvidence(sha256: string): Uint8Array | null;
  /**
   * Stores the round whole or not at all: evidence, then manifest, then all rows in one transaction.
   * @param pages the pages of its crawl; null: those of the crawl before stay
   */
  saveRound(round: Round, pages?: ReadonlyMap<string, RememberedPage> | null): Promise<void>;
  /**
   * Records that the item's unexplained changes were explained.
   * @throws UserError when the item is unknown or nothing is unexplained.
   */
  accept(request: AcceptRequest): Acceptance;
  /**
   * Withdraws the newest acceptance of the item that is in force: its changes are unexplained again from the next round on.
   * @throws UserError when there is none.
   */
  undoAcceptance(request: UndoRequest): Withdrawal;
  /** Releases the lock. */
  close(): void;

  /** For prune, verify and export. */
  readonly parts: StateParts;
}

export interface StateParts {
  readonly folder: StateFolder;
  readonly database: Database;
  readonly store: EvidenceStore;
  /** @throws Error when the state was opened for reading, StateError when the lock was lost. */
  requireWritable(): void;
}

/**
 * Opens the history of one checklist.
 * @throws StateError: locked by another run, unwritable, damaged, disk full, written by a newer program.
 */
export function openState(options: StateOptions): State {
  const folder = stateFolderOf(options.dir);
  if (!options.write) return stateOf(folder, openForReading(folder, options.now), null);
  guardState(folder.root, () => prepareFolders(folder));
  const lock = guardState(folder.lock, () => takeLock(folder.lock, options.now()));
  try {
    return stateOf(folder, openForWriting(folder), lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function prepareFolders(folder: StateFolder): void {
  ensureFolder(folder.root);
  ensureFolder(folder.manifests);
  prepareEvidenceFolder(folder.evidence);
  refuseLinks(folder);
}

/** A reader, too, creates the side files of the database, and would show files from elsewhere as the history. */
function refuseLinks({ root, manifests, evidence, database }: StateFolder): void {
  const files = ['', '-wal', '-shm'].map((end) => `${database}${end}`);
  for (const path of [root, manifests, dirname(evidence), evidence, ...files]) refuseLink(path);
}

function openForWriting(folder: StateFolder): Database {
  refuseLostDatabase(folder);
  const database = openDatabase(folder.database);
  try {
    requireUndamaged(database);
    requireSchema(folder, database);
    database.withoutSync(() => migrate(database));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function openForReading(folder: StateFolder, now: () => string): Database {
  guardState(folder.root, () => refuseLinks(folder));
  refuseLostDatabase(folder);
  if (!hasDatabase(folder)) return openEmptyDatabase();
  const isOurs = isWritable(folder.root);
  const database = isOurs ? openDatabase(folder.database) : openCopy(folder.database);
  try {
    requireUndamaged(database);
    requireSchema(folder, database);
    if (!isOurs && schemaVersion(database) > 0) migrate(database);
    if (schemaVersion(database) === MIGRATIONS.length) return database;
    if (schemaVersion(database) > 0) {
      const lock = guardState(folder.lock, () => takeLock(folder.lock, now()));
      try {
        migrate(database);
        return database;
      } finally {
        lock.release();
      }
    }
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  return openEmptyDatabase();
}

/** On a disk mounted read-only, or as another user, the history can only be read. */
function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

// A missing database beside manifests is a loss to report, never a new start.
function refuseLostDatabase(folder: StateFolder): void {
  guardState(folder.root, () => {
    if (!hasDatabase(folder) && listManifests(folder.manifests).length > 0) throw damaged(folder.database, 'missing');
  });
}

function requireSchema(folder: StateFolder, database: Database): void {
  if (schemaVersion(database) === 0 && listManifests(folder.manifests).length > 0)
    throw damaged(folder.database, 'empty');
}

function hasDatabase(folder: StateFolder): boolean {
  return (statSync(folder.database, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function stateOf(folder: StateFolder, database: Database, lock: Lock | null): State {
  const store = openEvidenceStore(folder.evidence);
  let ownAttempt: number | null = null;

  const requireWritable = () => {
    if (lock === null) throw openedForReading();
    if (!lock.isHeld()) throw lockLost(folder.lock);
  };

  const beginAttempt = (startedAt: string) => {
    requireWritable();
    // It outlives a kill of the process; a power cut may take it, which is no loss.
    database.withoutSync(() => database.write('INSERT INTO attempts (started_at) VALUES (?)', [[startedAt]]));
    ownAttempt = database.first<{ id: number }>('SELECT max(id) AS id FROM attempts')?.id ?? null;
  };

  const state: State = {
    dir: folder.root,
    lastRound: () => findRound(database, 'ORDER BY number DESC LIMIT 1'),
    lastCompleteRound: () => findRound(database, 'WHERE complete = 1 ORDER BY number DESC LIMIT 1'),
    rounds: () => listRounds(database),
    round: (reference) => roundByReference(database, reference),
    itemVerdicts: (itemId) => listItemVerdicts(database, itemId),
    findingSpans: (itemId) => listFindingSpans(database, itemId),
    previousItems: () => previousItemsOf(database),
    linkMemory: () => listLinks(database),
    crawledPages: (toolVersion) => rememberedPages(database, toolVersion),
    acceptances: () => acceptancesInForce(database),
    withdrawals: () => listWithdrawals(database),
    beginAttempt,
    unfinishedAttempt() {
      const row = database.first<{ started_at: string }>(
        `SELECT started_at FROM attempts
         WHERE finished IS NULL AND id IS NOT ? AND id > coalesce((SELECT max(id) FROM attempts WHERE finished IS NOT NULL), 0)
         ORDER BY id DESC LIMIT 1`,
        [ownAttempt],
      );
      return row === null ? null : { startedAt: row.started_at };
    },
    async putEvidence(type, bytes) {
      if (lock === null) throw openedForReading();
      await store.put(type, bytes);
    },
    readEvidence: (sha256) => store.read(sha256),
    async saveRound(round, pages = null) {
      requireWritable();
      if (ownAttempt === null) beginAttempt(round.startedAt);
      await storeRound({ folder, database, store, requireWritable }, { round, pages, attempt: ownAttempt });
      ownAttempt = null;
    },
    accept(request) {
      requireWritable();
      const last = database.first<{ round: number | null }>('SELECT max(round) AS round FROM items WHERE item = ?', [
        request.item,
      ]);
      const round = last?.round == null ? null : roundByReference(database, last.round);
      const item = round?.items.find(({ id }) => id === request.item);
      if (item === undefined) throw unknownItem(request.item, itemIds(database));
      const acceptance = acceptanceOf(item, request);
      const { letter, who, note, at, covers } = acceptance;
      database.transaction(() => {
        database.write('INSERT INTO acceptances (item, letter, who, note, at, covers) VALUES (?, ?, ?, ?, ?, ?)', [
          [item.id, letter, who, note, at, JSON.stringify(covers)],
        ]);
        appendLink(database, folder.manifests, { kind: 'acceptance', acceptance });
      });
      return acceptance;
    },
    undoAcceptance({ item, who, note, at }) {
      requireWritable();
      const newest = newestInForce(database, item);
      if (newest === null)
        throw itemIds(database).includes(item) ? nothingToUndo(item) : unknownItem(item, itemIds(database));
      const { id, ...acceptance } = newest;
      const withdrawal: Withdrawal = { acceptance, who, note, at };
      database.transaction(() => {
        database.write('INSERT INTO withdrawals (acceptance, who, note, at) VALUES (?, ?, ?, ?)', [
          [id, who, note, at],
        ]);
        // Rounds since then may have taken the accepted version for the undisputed one.
        const known = previousBefore(state, Number.POSITIVE_INFINITY).get(item);
        if (known) replaceBaselines(database, new Map([[item, known.baseline]]));
        appendLink(database, folder.manifests, { kind: 'withdrawal', withdrawal });
      });
      return withdrawal;
    },
    close() {
      if (lock !== null) checkpoint(database);
      database.close();
      lock?.release();
    },
    parts: { folder, database, store, requireWritable },
  };
  return state;
}

interface RoundToStore {
  readonly round: Round;
  readonly pages: ReadonlyMap<string, RememberedPage> | null;
  readonly attempt: number | null;
}

async function storeRound(
  { database, folder, store, requireWritable }: StateParts,
  { round, pages, attempt }: RoundToStore,
): Promise<void> {
  const last = database.first<{ number: number | null }>('SELECT max(number) AS number FROM rounds')?.number ?? 0;
  if (round.number <= last) throw new Error(`round ${round.number} follows round ${last}`);
  const roundJson = JSON.stringify(round);
  const manifest = buildManifest(round, roundJson, headOfChain(database), listAcceptances(database), store.kept);
  const known = previousItemsOf(database);
  await store.flush();
  requireWritable();
  database.transaction(() => {
    insertRound(database, round, roundJson);
    insertEvidence(database, round, manifest);
    if (pages !== null) replacePages(database, pages, round.toolVersion);
    replaceBaselines(
      database,
      new Map(round.items.map((item) => [item.id, nextBaseline(known.get(item.id) ?? null, item, round)])),
    );
    const text = manifestText({ ...manifest, tables: tableDigests(database) });
    // Before the commit: if the program dies here, the next round overwrites the manifest of a round that never was.
    guardState(folder.manifests, () => writeDurablyNow(manifestPath(folder.manifests, round.number), text));
    database.write('INSERT INTO manifests (round, sha256) VALUES (?, ?)', [[round.number, sha256Of(text)]]);
    database.write('UPDATE attempts SET finished = ? WHERE id = ?', [[round.number, attempt]]);
  });
}

function openedForReading(): Error {
  return new Error('this state was opened for reading');
}

function itemIds(database: Database): readonly string[] {
  return database.all<{ item: string }>('SELECT item FROM items_seen ORDER BY item').map(({ item }) => item);
}

function lockLost(path: string): StateError {
  return new StateError('locked', path, {
    th: `ไฟล์ล็อกถูกลบหรือถูกโปรแกรมอื่นแทนที่ระหว่างการตรวจ: ${path} จึงไม่บันทึกผล`,
    en: `The lock file was removed or replaced while the round ran: ${path}. Nothing was stored`,
  });
}
