import { appendLink } from './chain.js';
import { parseRoundBody } from './sqlite/rows.js';
import type { State } from './state.js';
import { StateError } from './state-error.js';

/** What prune removed. */
export interface Pruned {
  /** Numbers of the rounds. */
  readonly rounds: readonly number[];
  readonly files: number;
}

/**
 * Removes all but the newest rounds, and every evidence file that nothing refers to any more. It always keeps the last round,
 * the last complete one, the baselines, and what an unexplained change names. The manifests of removed rounds stay, so that
 * the chain of hashes can still be followed.
 */
export function prune(state: State, keepRounds: number): Pruned {
  const { database, folder, requireWritable } = state.parts;
  requireWritable();
  // Before anything is written: on a full disk this makes the space that the rest needs.
  const unneeded = removeUnneeded(state);
  const rounds = roundsToRemove(state, Math.max(1, Math.floor(keepRounds)));
  const oldestKept = state.rounds().find(({ number }) => !rounds.includes(number))?.number ?? 0;
  database.transaction(() => {
    for (const number of rounds) {
      database.write('DELETE FROM rounds WHERE number = ?', [[number]]);
      database.write('UPDATE manifests SET pruned = 1 WHERE round = ?', [[number]]);
    }
    database.write('DELETE FROM findings WHERE last_round < ?', [[oldestKept]]);
    database.write('DELETE FROM links WHERE last_round < ?', [[oldestKept]]);
    if (rounds.length > 0) appendLink(database, folder.manifests, { kind: 'prune', pruned: rounds });
  });
  // Rows first: a file without a row is harmless, a row without its file is a loss.
  const needed = neededEvidence(state);
  database.transaction(() => {
    const known = database.all<{ sha256: string }>('SELECT sha256 FROM evidence');
    const unused = known.filter(({ sha256 }) => !needed.has(sha256));
    database.write(
      'DELETE FROM evidence WHERE sha256 = ?',
      unused.map(({ sha256 }) => [sha256]),
    );
    if (unused.length > 0) appendLink(database, folder.manifests, { kind: 'prune', pruned: [] });
  });
  const files = unneeded + removeUnneeded(state);
  if (rounds.length > 0) shrink(state);
  return { rounds, files };
}

/**
 * What `prune` would remove, without removing anything: rounds, and evidence that nothing but them refers to.
 * @param keepRounds newest rounds to keep
 */
export function planPrune(state: State, keepRounds: number): Pruned {
  const rounds = roundsToRemove(state, Math.max(1, Math.floor(keepRounds)));
  const needed = neededEvidence(state, new Set(rounds));
  return { rounds, files: state.parts.store.list().filter((sha256) => !needed.has(sha256)).length };
}

/** @returns how many evidence files it removed. */
function removeUnneeded(state: State): number {
  const { store } = state.parts;
  const needed = neededEvidence(state);
  const unneeded = new Set(store.list().filter((sha256) => !needed.has(sha256)));
  for (const sha256 of unneeded) store.remove(sha256);
  store.removeTemporary();
  return unneeded.size;
}

function roundsToRemove(state: State, keep: number): number[] {
  const all = state.rounds();
  const lastComplete = all.findLast(({ complete }) => complete)?.number;
  return all
    .slice(0, Math.max(0, all.length - keep))
    .map(({ number }) => number)
    .filter((number) => number !== lastComplete);
}

/** @param without rounds that are to be removed */
function neededEvidence(state: State, without: ReadonlySet<number> = new Set()): ReadonlySet<string> {
  const { database } = state.parts;
  const uses = database.all<{ sha256: string; round: number }>('SELECT DISTINCT sha256, round FROM evidence_uses');
  const used = [
    ...uses.filter(({ round }) => !without.has(round)),
    ...database.all<{ sha256: string }>('SELECT sha256 FROM baseline WHERE sha256 IS NOT NULL'),
  ];
  const contested = database
    .all<{ number: number; body: Uint8Array }>('SELECT number, body FROM rounds')
    .filter(({ number }) => !without.has(number))
    .flatMap(({ body }) => parseRoundBody(body, database.path).items)
    .flatMap((item) => item.changes)
    .filter(({ explained }) => !explained)
    .flatMap(({ before, after }) => [before, after]);
  return new Set([...used.map(({ sha256 }) => sha256), ...contested.filter((sha256) => sha256 !== null)]);
}

/** Returns the space to the disk. A full disk has none to work in; then SQLite reuses what was freed inside the file. */
function shrink(state: State): void {
  try {
    state.parts.database.exec('VACUUM');
  } catch (error) {
    if (!(error instanceof StateError) || error.kind !== 'disk-full') throw error;
  }
}
