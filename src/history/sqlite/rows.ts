import { gunzipSync, gzipSync } from 'node:zlib';
import type { Severity, Verdict } from '../../model/finding.js';
import type { BaselineFile } from '../../model/previous.js';
import type { ItemRound, Round } from '../../model/round.js';
import { findingKey } from '../../round/finding-key.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import type { Manifest } from '../evidence/manifest.js';
import { damaged } from '../state-error.js';
import type { Database } from './database.js';

/** @throws StateError (`damaged`) when the stored round can't be read. */
export function parseRoundBody(body: Uint8Array, path: string): Round {
  const json = unpackRoundBody(body);
  if (json === null) throw damaged(path, 'round');
  return JSON.parse(json) as Round;
}

/** The JSON of a stored round; null when it can't be unpacked. */
export function unpackRoundBody(body: Uint8Array): string | null {
  try {
    return gunzipSync(body).toString('utf8');
  } catch {
    return null;
  }
}

/** Writes all rows of a round but its evidence; the caller holds the transaction. */
export function insertRound(database: Database, round: Round, roundJson: string): void {
  const verdicts = (verdict: Verdict) => round.items.filter((item) => item.verdict === verdict).length;
  const severities = (severity: Severity) => round.items.reduce((sum, item) => sum + countFindings(item, severity), 0);
  database.write('INSERT INTO rounds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    [
      round.number,
      round.id,
      round.startedAt,
      round.finishedAt,
      round.complete ? 1 : 0,
      round.nextDue,
      verdicts('pass'),
      verdicts('fail'),
      verdicts('review'),
      verdicts('disabled'),
      severities('error'),
      severities('warning'),
      round.linkTotals.broken,
      round.score?.oit ?? null,
      round.score?.ita ?? null,
      gzipSync(roundJson),
      ...(round.score?.range?.oit ?? [null, null]),
      ...(round.score?.range?.ita ?? [null, null]),
    ],
  ]);
  database.write(
    'INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    round.items.map((item, position) => {
      const { id, title, owner, verdict, changes } = item;
      const unexplained = changes.filter(({ explained }) => !explained).length;
      const [errors, warnings] = [countFindings(item, 'error'), countFindings(item, 'warning')];
      return [round.number, position, id, title, owner, verdict, errors, warnings, unexplained];
    }),
  );
  database.write(
    `INSERT INTO items_seen VALUES (?, ?, ?)
     ON CONFLICT (item) DO UPDATE SET round = excluded.round, date = excluded.date`,
    round.items.map((item) => [item.id, round.number, bangkokDay(round.startedAt)]),
  );
  insertFindings(database, round);
  insertLinks(database, round);
}

function insertFindings(database: Database, round: Round): void {
  const today = bangkokDay(round.startedAt);
  database.write(
    `INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key, first_round) DO UPDATE SET last_round = excluded.last_round, last_date = excluded.last_date,
       severity = excluded.severity`,
    round.items.flatMap((item) =>
      item.results
        .flatMap((result) => result.findings)
        .map((finding) => {
          const key = findingKey(item.id, finding);
          const first = round.firstSeen[key] ?? { round: round.number, date: today };
          const place = finding.at?.url ?? null;
          return [key, first.round, first.date, round.number, today, item.id, finding.code, finding.severity, place];
        }),
    ),
  );
}

function insertLinks(database: Database, round: Round): void {
  database.write(
    `INSERT INTO links VALUES (?1, ?2, ?3, ?4, CASE WHEN ?2 = 'broken' THEN ?5 END, ?6, ?7, ?8)
     ON CONFLICT (url) DO UPDATE SET
       -- what was not asked for in this round stays as it was
       state = CASE WHEN ?2 IN ('unchecked', 'skipped') THEN state ELSE ?2 END,
       status = CASE WHEN ?2 IN ('unchecked', 'skipped') THEN status ELSE ?3 END,
       failing_since = CASE WHEN ?2 IN ('unchecked', 'skipped') THEN failing_since
                            WHEN ?2 = 'broken' THEN coalesce(failing_since, ?5) END,
       last_checked = coalesce(?4, last_checked), etag = coalesce(?6, etag),
       last_modified = coalesce(?7, last_modified), last_round = ?8`,
    round.links.map(({ url, state, status, lastChecked, etag, lastModified }) => {
      return [url, state, status, lastChecked, lastChecked ?? round.startedAt, etag, lastModified, round.number];
    }),
  );
}

/** Rows of the evidence: what was found where, and when each body was first and last seen. */
export function insertEvidence(database: Database, round: Round, manifest: Manifest): void {
  database.write(
    `INSERT INTO evidence VALUES (?1, ?2, ?3, ?4, ?5, ?5)
     ON CONFLICT (sha256) DO UPDATE SET last_seen = ?5, kept = ?4`,
    manifest.evidence.map((entry) => [entry.sha256, entry.bytes, entry.type, entry.kept, round.startedAt]),
  );
  database.write(
    'INSERT OR IGNORE INTO evidence_uses VALUES (?, ?, ?, ?)',
    round.items.flatMap((item) =>
      item.evidence.flatMap(({ exchange }) =>
        exchange.sha256 === null ? [] : [[round.number, item.id, exchange.url, exchange.sha256]],
      ),
    ),
  );
}

/** Replaces the baseline of each of these items. */
export function replaceBaselines(database: Database, baselines: ReadonlyMap<string, readonly BaselineFile[]>): void {
  database.write(
    'DELETE FROM baseline WHERE item = ?',
    [...baselines.keys()].map((itemId) => [itemId]),
  );
  database.write(
    'INSERT INTO baseline VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [...baselines].flatMap(([itemId, files]) =>
      files.map(({ url, sha256, contentSha256, type, foundOn, label, lastSeen }, position) => {
        return [itemId, url, position, sha256, contentSha256, type, foundOn, label, lastSeen];
      }),
    ),
  );
}

function countFindings(item: ItemRound, severity: Severity): number {
  return item.results.reduce(
    (sum, { findings, omitted = [] }) =>
      sum +
      findings.filter((one) => one.severity === severity).length +
      omitted.reduce((rest, one) => rest + (one.severity === severity ? one.count : 0), 0),
    0,
  );
}
