import type { Severity, Verdict } from '../../model/finding.js';
import type { Acceptance, BaselineFile, PreviousItem, RememberedLink, Withdrawal } from '../../model/previous.js';
import type { Round, Score } from '../../model/round.js';
import { grouped } from '../../text/grouped.js';
import { damaged } from '../state-error.js';
import type { Database } from './database.js';
import { parseRoundBody } from './rows.js';

/** A row of the table of rounds; its body is not read. */
export interface RoundSummary {
  readonly number: number;
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly complete: boolean;
  /** Calendar day in Asia/Bangkok. */
  readonly nextDue: string;
  readonly items: Readonly<Record<'total' | Verdict, number>>;
  readonly findings: { readonly error: number; readonly warning: number };
  readonly linksBroken: number;
  readonly score: Pick<Score, 'oit' | 'ita' | 'range'> | null;
  /** Noted elsewhere, as in a printed report, it proves the round and all rounds before it. */
  readonly manifestSha256: string;
}

/** Verdict of one item in one round. */
export interface ItemVerdict {
  readonly round: number;
  readonly id: string;
  readonly title: string;
  readonly owner: string | null;
  readonly verdict: Verdict;
  readonly findings: { readonly error: number; readonly warning: number };
  readonly unexplainedChanges: number;
}

/** A finding from its first to its last appearance without a break. */
export interface FindingSpan {
  readonly item: string;
  readonly code: string;
  readonly severity: Severity;
  readonly url: string | null;
  readonly first: { readonly round: number; readonly date: string };
  readonly last: { readonly round: number; readonly date: string };
}

/** A link as the history knows it. */
export interface StoredLink extends RememberedLink {
  /** Time of the first failed check since the last good one. */
  readonly failingSince: string | null;
}

type RoundRow = Pick<RoundSummary, 'number' | 'id' | 'startedAt' | 'finishedAt' | 'nextDue' | 'linksBroken'> &
  Record<Verdict | 'complete' | 'errors' | 'warnings', number> &
  Record<'oit' | 'ita' | 'oitLeast' | 'oitMost' | 'itaLeast' | 'itaMost', number | null> &
  Pick<RoundSummary, 'manifestSha256'>;

/** All rounds, oldest first. */
export function listRounds(database: Database): readonly RoundSummary[] {
  return database
    .all<RoundRow>(
      `SELECT number, id, started_at AS startedAt, finished_at AS finishedAt, complete, next_due AS nextDue, passed AS pass,
              failed AS fail, to_review AS review, disabled, errors, warnings, links_broken AS linksBroken, oit, ita,
              oit_least AS oitLeast, oit_most AS oitMost, ita_least AS itaLeast, ita_most AS itaMost, sha256 AS manifestSha256
       FROM rounds JOIN manifests ON manifests.round = rounds.number ORDER BY number`,
    )
    .map(({ number, id, startedAt, finishedAt, nextDue, pass, fail, review, disabled, ...row }) => ({
      number,
      id,
      startedAt,
      finishedAt,
      complete: row.complete === 1,
      nextDue,
      items: { total: pass + fail + review + disabled, pass, fail, review, disabled },
      findings: { error: row.errors, warning: row.warnings },
      linksBroken: row.linksBroken,
      score: row.oit === null ? null : { oit: row.oit, ita: row.ita, ...rangeOf(row) },
      manifestSha256: row.manifestSha256,
    }));
}

function rangeOf({
  oitLeast,
  oitMost,
  itaLeast,
  itaMost,
}: Pick<RoundRow, 'oitLeast' | 'oitMost' | 'itaLeast' | 'itaMost'>): Pick<Score, 'range'> {
  if (oitLeast === null || oitMost === null) return {};
  return {
    range: { oit: [oitLeast, oitMost], ita: itaLeast === null || itaMost === null ? null : [itaLeast, itaMost] },
  };
}

type ItemRow = Omit<ItemVerdict, 'findings'> & Record<'errors' | 'warnings', number>;

/** Verdicts by round and then in checklist order; of one item when it is named. */
export function listItemVerdicts(database: Database, itemId?: string): readonly ItemVerdict[] {
  return database
    .all<ItemRow>(
      `SELECT round, item AS id, title, owner, verdict, errors, warnings, unexplained AS unexplainedChanges FROM items
       WHERE ?1 IS NULL OR item = ?1 ORDER BY round, position`,
      [itemId ?? null],
    )
    .map(({ errors, warnings, unexplainedChanges, ...row }) => ({
      ...row,
      findings: { error: errors, warning: warnings },
      unexplainedChanges,
    }));
}

type FindingRow = Omit<FindingSpan, 'first' | 'last'> &
  Record<'firstRound' | 'lastRound', number> &
  Record<'firstDate' | 'lastDate', string>;

/** Findings from first to last appearance, oldest first; of one item where it is given. */
export function listFindingSpans(database: Database, itemId?: string): readonly FindingSpan[] {
  return database
    .all<FindingRow>(
      `SELECT item, code, severity, url, first_round AS firstRound, first_date AS firstDate, last_round AS lastRound,
              last_date AS lastDate
       FROM findings WHERE ?1 IS NULL OR item = ?1 ORDER BY first_round, item, code, key`,
      [itemId ?? null],
    )
    .map(({ firstRound, firstDate, lastRound, lastDate, ...row }) => ({
      ...row,
      first: { round: firstRound, date: firstDate },
      last: { round: lastRound, date: lastDate },
    }));
}

/** @param condition the rest of a query that selects `body` of `rounds` */
export function findRound(
  database: Database,
  condition: string,
  parameters: readonly (string | number)[] = [],
): Round | null {
  const row = database.first<{ body: Uint8Array }>(`SELECT body FROM rounds ${condition}`, parameters);
  return row === null ? null : parseRoundBody(row.body, database.path);
}

/**
 * A round by number, by id, or from the end: `last`, `last-1`, -1.
 * @returns null when there is none.
 */
export function roundByReference(database: Database, reference: number | string): Round | null {
  const text = String(reference).trim();
  const fromEnd = /^(?:last|latest)?(?:-(\d+))?$/i.exec(text);
  if (fromEnd !== null && text !== '') {
    return findRound(database, 'ORDER BY number DESC LIMIT 1 OFFSET ?', [Number(fromEnd[1] ?? 0)]);
  }
  if (/^\d+$/.test(text)) {
    const byNumber = findRound(database, 'WHERE number = ?', [Number(text)]);
    if (byNumber !== null) return byNumber;
  }
  return findRound(database, 'WHERE id = ?', [text]);
}

/** Baseline and acceptances of every item that a stored round looked at. */
export function previousItemsOf(database: Database): ReadonlyMap<string, PreviousItem> {
  const files = database.all<BaselineFile & { readonly item: string }>(
    `SELECT item, url, sha256, content_sha256 AS contentSha256, type, found_on AS foundOn, label, last_seen AS lastSeen
     FROM baseline ORDER BY item, position`,
  );
  const baseline = grouped(files, ({ item }) => item);
  const accepted = grouped(acceptancesInForce(database), ({ item }) => item);
  const seen = database.all<{ item: string; round: number; date: string }>('SELECT item, round, date FROM items_seen');
  return new Map(
    seen.map(({ item, round, date }) => [
      item,
      {
        lastRound: { number: round, date },
        baseline: (baseline.get(item) ?? []).map(({ item: _, ...file }) => file),
        accepted: accepted.get(item) ?? [],
      },
    ]),
  );
}

/** All that were ever recorded, oldest first. */
export function listAcceptances(database: Database): readonly Acceptance[] {
  return numberedAcceptances(database).map(({ id: _, ...acceptance }) => acceptance);
}

/** Those that nobody withdrew, oldest first. */
export function acceptancesInForce(database: Database): readonly Acceptance[] {
  const withdrawn = new Set(withdrawnIds(database).map(({ acceptance }) => acceptance));
  return numberedAcceptances(database).flatMap(({ id, ...acceptance }) => (withdrawn.has(id) ? [] : [acceptance]));
}

/** The newest acceptance of the item that is in force, with the number of its row; null: there is none. */
export function newestInForce(database: Database, item: string): (Acceptance & { readonly id: number }) | null {
  const withdrawn = new Set(withdrawnIds(database).map(({ acceptance }) => acceptance));
  return numberedAcceptances(database).findLast((one) => one.item === item && !withdrawn.has(one.id)) ?? null;
}

/** Oldest first. */
export function listWithdrawals(database: Database): readonly Withdrawal[] {
  const acceptances = new Map(numberedAcceptances(database).map(({ id, ...acceptance }) => [id, acceptance]));
  return withdrawnIds(database).flatMap(({ acceptance: id, ...rest }) => {
    const acceptance = acceptances.get(id);
    return acceptance === undefined ? [] : [{ acceptance, ...rest }];
  });
}

function withdrawnIds(database: Database) {
  return database.all<Omit<Withdrawal, 'acceptance'> & { readonly acceptance: number }>(
    'SELECT acceptance, who, note, at FROM withdrawals ORDER BY id',
  );
}

function numberedAcceptances(database: Database): readonly (Acceptance & { readonly id: number })[] {
  return database
    .all<Omit<Acceptance, 'covers'> & { readonly covers: string; readonly id: number }>(
      'SELECT id, item, letter, who, note, at, covers FROM acceptances ORDER BY id',
    )
    .map((row) => ({ ...row, covers: coversOf(row.covers, database.path) }));
}

function coversOf(json: string, path: string): string[] {
  try {
    const covers: unknown = JSON.parse(json);
    if (Array.isArray(covers) && covers.every((hash) => typeof hash === 'string')) return covers;
  } catch {
    // Told below.
  }
  throw damaged(path, 'acceptances');
}

/** Links by address, as of the last round that saw them. */
export function listLinks(database: Database): ReadonlyMap<string, StoredLink> {
  const rows = database.all<Omit<StoredLink, 'failing'> & { readonly url: string }>(
    `SELECT url, last_checked AS lastChecked, failing_since AS failingSince, etag, last_modified AS lastModified FROM links`,
  );
  return new Map(rows.map(({ url, ...link }) => [url, { ...link, failing: link.failingSince !== null }]));
}
