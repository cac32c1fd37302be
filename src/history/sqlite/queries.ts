import type { Severity, Verdict } from '../../model/finding.js';
import type { Acceptance, BaselineFile, PreviousItem, RememberedLink } from '../../model/previous.js';
import type { Round } from '../../model/round.js';
import { grouped } from '../../text/grouped.js';
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
  readonly score: { readonly oit: number; readonly ita: number | null } | null;
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

interface RoundRow {
  readonly number: number;
  readonly id: string;
  readonly started_at: string;
  readonly finished_at: string;
  readonly complete: number;
  readonly next_due: string;
  readonly passed: number;
  readonly failed: number;
  readonly to_review: number;
  readonly disabled: number;
  readonly errors: number;
  readonly warnings: number;
  readonly links_broken: number;
  readonly oit: number | null;
  readonly ita: number | null;
  readonly sha256: string;
}

/** All rounds, oldest first. */
export function listRounds(database: Database): readonly RoundSummary[] {
  return database
    .all<RoundRow>(
      `SELECT number, id, started_at, finished_at, complete, next_due, passed, failed, to_review, disabled, errors, warnings,
              links_broken, oit, ita, sha256
       FROM rounds JOIN manifests ON manifests.round = rounds.number ORDER BY number`,
    )
    .map((row) => ({
      number: row.number,
      id: row.id,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      complete: row.complete === 1,
      nextDue: row.next_due,
      items: {
        total: row.passed + row.failed + row.to_review + row.disabled,
        pass: row.passed,
        fail: row.failed,
        review: row.to_review,
        disabled: row.disabled,
      },
      findings: { error: row.errors, warning: row.warnings },
      linksBroken: row.links_broken,
      score: row.oit === null ? null : { oit: row.oit, ita: row.ita },
      manifestSha256: row.sha256,
    }));
}

interface ItemRow {
  readonly round: number;
  readonly item: string;
  readonly title: string;
  readonly owner: string | null;
  readonly verdict: Verdict;
  readonly errors: number;
  readonly warnings: number;
  readonly unexplained: number;
}

/** Verdicts by round and then in checklist order; of one item when it is named. */
export function listItemVerdicts(database: Database, itemId?: string): readonly ItemVerdict[] {
  return database
    .all<ItemRow>(
      `SELECT round, item, title, owner, verdict, errors, warnings, unexplained FROM items
       WHERE ?1 IS NULL OR item = ?1 ORDER BY round, position`,
      [itemId ?? null],
    )
    .map((row) => ({
      round: row.round,
      id: row.item,
      title: row.title,
      owner: row.owner,
      verdict: row.verdict,
      findings: { error: row.errors, warning: row.warnings },
      unexplainedChanges: row.unexplained,
    }));
}

interface FindingRow {
  readonly item: string;
  readonly code: string;
  readonly severity: Severity;
  readonly url: string | null;
  readonly first_round: number;
  readonly first_date: string;
  readonly last_round: number;
  readonly last_date: string;
}

/** Findings from first to last appearance, oldest first; of one item where it is given. */
export function listFindingSpans(database: Database, itemId?: string): readonly FindingSpan[] {
  return database
    .all<FindingRow>(
      `SELECT item, code, severity, url, first_round, first_date, last_round, last_date FROM findings
       WHERE ?1 IS NULL OR item = ?1 ORDER BY first_round, item, code, key`,
      [itemId ?? null],
    )
    .map((row) => ({
      item: row.item,
      code: row.code,
      severity: row.severity,
      url: row.url,
      first: { round: row.first_round, date: row.first_date },
      last: { round: row.last_round, date: row.last_date },
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

interface BaselineRow {
  readonly item: string;
  readonly url: string;
  readonly sha256: string | null;
  readonly content_sha256: string | null;
  readonly type: string | null;
  readonly found_on: string | null;
  readonly label: string | null;
  readonly last_seen: string;
}

/** Baseline and acceptances of every item that a stored round looked at. */
export function previousItemsOf(database: Database): ReadonlyMap<string, PreviousItem> {
  const baseline = grouped(baselineRows(database), ({ item }) => item);
  const accepted = grouped(listAcceptances(database), ({ item }) => item);
  const seen = database.all<{ item: string; round: number; date: string }>('SELECT item, round, date FROM items_seen');
  return new Map(
    seen.map(({ item, round, date }) => [
      item,
      {
        lastRound: { number: round, date },
        baseline: (baseline.get(item) ?? []).map(toBaselineFile),
        accepted: accepted.get(item) ?? [],
      },
    ]),
  );
}

function baselineRows(database: Database): readonly BaselineRow[] {
  return database.all<BaselineRow>(
    'SELECT item, url, sha256, content_sha256, type, found_on, label, last_seen FROM baseline ORDER BY item, position',
  );
}

function toBaselineFile(row: BaselineRow): BaselineFile {
  return {
    url: row.url,
    sha256: row.sha256,
    contentSha256: row.content_sha256,
    type: row.type,
    foundOn: row.found_on,
    label: row.label,
    lastSeen: row.last_seen,
  };
}

export function listAcceptances(database: Database): readonly Acceptance[] {
  return database
    .all<Omit<Acceptance, 'covers'> & { readonly covers: string }>(
      'SELECT item, letter, who, note, at, covers FROM acceptances ORDER BY id',
    )
    .map((row) => ({ ...row, covers: JSON.parse(row.covers) as string[] }));
}

/** Links by address, as of the last round that saw them. */
export function listLinks(database: Database): ReadonlyMap<string, StoredLink> {
  const rows = database.all<{
    url: string;
    last_checked: string | null;
    failing_since: string | null;
    etag: string | null;
    last_modified: string | null;
  }>('SELECT url, last_checked, failing_since, etag, last_modified FROM links');
  return new Map(
    rows.map((row) => [
      row.url,
      {
        lastChecked: row.last_checked,
        failing: row.failing_since !== null,
        failingSince: row.failing_since,
        etag: row.etag,
        lastModified: row.last_modified,
      },
    ]),
  );
}
