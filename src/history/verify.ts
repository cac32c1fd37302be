import { existsSync, readFileSync } from 'node:fs';
import type { Acceptance } from '../model/previous.js';
import type { Round } from '../model/round.js';
import type { Words } from '../model/words.js';
import { grouped } from '../text/grouped.js';
import { linkPath, linksOf, parseLink, tableDigests } from './chain.js';
import { type EvidenceStore, sha256Of, unpack } from './evidence/evidence-store.js';
import { listManifests, type Manifest, manifestPath, parseManifest, readManifestText } from './evidence/manifest.js';
import { isOwnSchema } from './sqlite/database.js';
import { type ItemVerdict, listAcceptances, listWithdrawals, type RoundSummary } from './sqlite/queries.js';
import { unpackRoundBody } from './sqlite/rows.js';
import type { State } from './state.js';

/** Something in the state folder that is not as it was stored. */
export interface VerifyProblem {
  /** `tampered`: its bytes differ; `missing`: it is gone; `chain`: manifests do not follow each other; `database`: the file is damaged. */
  readonly kind: 'tampered' | 'missing' | 'chain' | 'database';
  readonly path: string;
  readonly round: number | null;
  readonly words: Words;
}

/** What is wrong with an evidence file. */
type EvidenceDefect = 'missing' | 'tampered' | null;

interface ManifestRow {
  readonly round: number;
  readonly sha256: string;
  readonly pruned: number;
}

/** The tables that `history` shows, read once. */
interface HistoryTables {
  readonly rounds: ReadonlyMap<number, RoundSummary>;
  readonly verdicts: ReadonlyMap<number, readonly ItemVerdict[]>;
  readonly acceptances: readonly Acceptance[];
}

/**
 * Checks the history against its manifests: every link of the chain, every stored round, every evidence file that is kept.
 * @returns an empty list when everything is as it was stored.
 */
export function verify(state: State): readonly VerifyProblem[] {
  const { database, folder } = state.parts;
  const rows = database.all<ManifestRow>('SELECT round, sha256, pruned FROM manifests ORDER BY round');
  const tables: HistoryTables = {
    rounds: new Map(state.rounds().map((round) => [round.number, round])),
    verdicts: grouped(state.itemVerdicts(), ({ round }) => round),
    acceptances: listAcceptances(database),
  };
  const files = new Map<string, EvidenceDefect>();
  return [
    ...verifyDatabase(state),
    ...rows.flatMap((row, index) => verifyManifest(state, row, headBefore(state, rows, index), tables, files)),
    ...rows.flatMap((row) => verifyLinks(state, row)),
    ...verifyTables(state, rows.at(-1)),
    ...verifyNewest(state, rows),
    ...verifyPruned(state, rows),
    ...verifyWithdrawals(state, rows),
    ...verifyAttempts(state),
    ...verifyUnknownManifests(state, rows),
    ...database
      .all<{ number: number }>('SELECT number FROM rounds WHERE number NOT IN (SELECT round FROM manifests)')
      .map(({ number }) => problem('chain', manifestPath(folder.manifests, number), number)),
  ];
}

function verifyDatabase({ parts: { database } }: State): VerifyProblem[] {
  return database
    .all<{ integrity_check: string }>('PRAGMA integrity_check(10)')
    .filter(({ integrity_check }) => integrity_check !== 'ok')
    .map(({ integrity_check }) => ({
      ...problem('database', database.path, null),
      words: { th: `ฐานข้อมูลเสียหาย: ${integrity_check}`, en: `The database is damaged: ${integrity_check}` },
    }))
    .concat(isOwnSchema(database) ? [] : [problem('tampered', `${database.path} (schema)`, null)]);
}

/** The hash that the manifest at this place of the list must name. */
function headBefore({ parts: { database } }: State, rows: readonly ManifestRow[], index: number): string | null {
  const before = rows[index - 1];
  return before === undefined ? null : (linksOf(database, before.round).at(-1)?.sha256 ?? before.sha256);
}

/** The links that were added after a round. */
function verifyLinks({ parts: { database, folder } }: State, { round, sha256 }: ManifestRow): VerifyProblem[] {
  const links = linksOf(database, round);
  return links.flatMap((row, index) => {
    const path = linkPath(folder.manifests, round, row.step);
    if (!existsSync(path)) return [problem('missing', path, round)];
    const text = readFileSync(path, 'utf8');
    const link = sha256Of(text) === row.sha256 ? parseLink(text) : null;
    if (link === null) return [problem('tampered', path, round)];
    if (link.kind !== row.kind) return [problem('tampered', `${database.path} (chain_links)`, round)];
    return link.previous === (links[index - 1]?.sha256 ?? sha256) ? [] : [problem('chain', path, round)];
  });
}

/** The tables must be as the newest link of the chain says. */
function verifyTables({ parts: { database, folder } }: State, last: ManifestRow | undefined): VerifyProblem[] {
  if (last === undefined) return [];
  const step = linksOf(database, last.round).at(-1)?.step;
  const path =
    step === undefined ? manifestPath(folder.manifests, last.round) : linkPath(folder.manifests, last.round, step);
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const expected = (step === undefined ? parseManifest(text) : parseLink(text))?.tables;
  if (expected === undefined) return [];
  const found = tableDigests(database);
  // A manifest of an older version of the program knows fewer tables.
  return Object.keys(expected)
    .filter((table) => found[table] !== expected[table])
    .map((table) => problem('tampered', `${database.path} (${table})`, null));
}

/** An attempt remembers the round that it stored: without that round the newest part of the history was cut off. */
function verifyNewest({ parts: { database } }: State, rows: readonly ManifestRow[]): VerifyProblem[] {
  const finished = database.first<{ last: number | null }>('SELECT max(finished) AS last FROM attempts')?.last ?? 0;
  return finished > (rows.at(-1)?.round ?? 0) ? [problem('missing', database.path, finished)] : [];
}

/** Rounds that were removed are named by links: a round that is called removed would not be looked at. */
function verifyPruned({ parts: { database, folder } }: State, rows: readonly ManifestRow[]): VerifyProblem[] {
  const named = new Set(
    rows
      .flatMap(({ round }) => linksOf(database, round))
      .flatMap(({ round, step }) => linkAt(folder.manifests, round, step)?.pruned ?? []),
  );
  return rows
    .filter(({ round, pruned }) => named.has(round) !== (pruned === 1))
    .map(({ round }) => problem('tampered', `${database.path} (manifests)`, round));
}

/** Each withdrawal is a link: one that was put in, taken out or altered by hand would bring another acceptance into force. */
function verifyWithdrawals({ parts: { database, folder } }: State, rows: readonly ManifestRow[]): VerifyProblem[] {
  const linked = rows
    .flatMap(({ round }) => linksOf(database, round))
    .flatMap(({ round, step }) => linkAt(folder.manifests, round, step)?.withdrawal ?? []);
  return JSON.stringify(linked) === JSON.stringify(listWithdrawals(database))
    ? []
    : [problem('tampered', `${database.path} (withdrawals)`, null)];
}

function linkAt(folder: string, round: number, step: number): ReturnType<typeof parseLink> {
  const path = linkPath(folder, round, step);
  return existsSync(path) ? parseLink(readFileSync(path, 'utf8')) : null;
}

/** Each round is the end of an attempt that began when the round did. */
function verifyAttempts({ parts: { database } }: State): VerifyProblem[] {
  return database
    .all<{ round: number }>(
      `SELECT number AS round FROM rounds
       WHERE NOT EXISTS (SELECT 1 FROM attempts WHERE finished = number AND attempts.started_at = rounds.started_at)
       UNION SELECT finished AS round FROM attempts
       WHERE finished < (SELECT max(round) FROM manifests) AND finished NOT IN (SELECT round FROM manifests)`,
    )
    .map(({ round }) => problem('tampered', `${database.path} (attempts)`, round));
}

function verifyManifest(
  state: State,
  row: ManifestRow,
  previous: string | null,
  tables: HistoryTables,
  files: Map<string, EvidenceDefect>,
): VerifyProblem[] {
  const { folder } = state.parts;
  const path = manifestPath(folder.manifests, row.round);
  const text = readManifestText(folder.manifests, row.round);
  if (text === null) return [problem('missing', path, row.round)];
  if (sha256Of(text) !== row.sha256) return [problem('tampered', path, row.round)];
  const manifest = parseManifest(text);
  if (manifest === null) return [problem('tampered', path, row.round)];
  const chain = manifest.previous === previous ? [] : [problem('chain', path, row.round)];
  if (row.pruned === 1) return chain;
  return [...chain, ...verifyRound(state, manifest, tables), ...verifyEvidence(state, manifest, files)];
}

function verifyRound(state: State, manifest: Manifest, tables: HistoryTables): VerifyProblem[] {
  const { database } = state.parts;
  const row = database.first<{ body: Uint8Array }>('SELECT body FROM rounds WHERE number = ?', [manifest.round]);
  if (row === null) return [problem('missing', database.path, manifest.round)];
  const json = unpackRoundBody(row.body);
  const isWhole =
    json !== null && sha256Of(json) === manifest.roundSha256 && tablesAgree(tables, JSON.parse(json) as Round);
  const recorded = tables.acceptances.slice(0, manifest.acceptances.length);
  const isAccepted = JSON.stringify(recorded) === JSON.stringify(manifest.acceptances);
  return isWhole && isAccepted ? [] : [problem('tampered', database.path, manifest.round)];
}

/** The tables that `history` shows must say what the round says. */
function tablesAgree(tables: HistoryTables, round: Round): boolean {
  const summary = tables.rounds.get(round.number);
  const rows = tables.verdicts.get(round.number) ?? [];
  return (
    summary !== undefined &&
    summary.startedAt === round.startedAt &&
    summary.complete === round.complete &&
    summary.score?.oit === round.score?.oit &&
    summary.score?.ita === round.score?.ita &&
    // Rounds that were stored before the range was kept have none in the table.
    (summary.score?.range === undefined ||
      JSON.stringify(summary.score.range) === JSON.stringify(round.score?.range)) &&
    JSON.stringify(rows.map(({ id, verdict }) => [id, verdict])) ===
      JSON.stringify(round.items.map(({ id, verdict }) => [id, verdict]))
  );
}

function verifyEvidence(
  { parts: { store } }: State,
  manifest: Manifest,
  files: Map<string, EvidenceDefect>,
): VerifyProblem[] {
  return manifest.evidence.flatMap(({ sha256, kept, bytes }) => {
    if (kept === 'none') return [];
    const known = files.get(sha256);
    const found = known === undefined ? defectOf(store, sha256, bytes) : known;
    files.set(sha256, found);
    return found === null ? [] : [problem(found, store.pathOf(sha256, kept), manifest.round)];
  });
}

function defectOf(store: EvidenceStore, sha256: string, recorded: number): EvidenceDefect {
  const kept = store.kept(sha256);
  if (kept === 'none') return 'missing';
  const bytes = unpack(readFileSync(store.pathOf(sha256, kept)), kept, recorded);
  return bytes !== null && sha256Of(bytes) === sha256 ? null : 'tampered';
}

/** Manifests of rounds that the database lacks: its newest rounds were removed, or a run was cut off. */
function verifyUnknownManifests(state: State, rows: readonly ManifestRow[]): VerifyProblem[] {
  const { folder } = state.parts;
  const known = new Set(rows.map(({ round }) => round));
  const unknown = listManifests(folder.manifests).filter((round) => !known.has(round));
  const next = (rows.at(-1)?.round ?? 0) + 1;
  return unknown
    .filter((round) => round !== next || state.unfinishedAttempt() === null)
    .map((round) => problem('chain', manifestPath(folder.manifests, round), round));
}

const WORDS: Readonly<Record<VerifyProblem['kind'], Words>> = {
  tampered: { th: 'ถูกแก้ไขหลังบันทึก', en: 'altered after it was stored' },
  missing: { th: 'หายไป', en: 'missing' },
  chain: { th: 'ไม่ต่อเนื่องกับรอบก่อนหน้า', en: 'does not follow the round before' },
  database: { th: 'ฐานข้อมูลเสียหาย', en: 'the database is damaged' },
};

function problem(kind: VerifyProblem['kind'], path: string, round: number | null): VerifyProblem {
  const at = round === null ? { th: '', en: '' } : { th: `รอบที่ ${round}: `, en: `Round ${round}: ` };
  return {
    kind,
    path,
    round,
    words: { th: `${at.th}${path} ${WORDS[kind].th}`, en: `${at.en}${path} ${WORDS[kind].en}` },
  };
}
