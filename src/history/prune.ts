import { parseRoundBody } from './sqlite/rows.js';
import type { State } from './state.js';
import { StateError } from './state-error.js';

/** What prune took away. */
export interface Pruned {
  /** Numbers of the rounds. */
  readonly rounds: readonly number[];
  readonly files: number;
}

/**
 * Forgets all but the newest rounds and every evidence file that nothing refers to any more. What stays: the last round and
 * the last complete one, whatever `keepRounds` says; the versions that changes are measured against; what an unexplained
 * change names. The manifests of forgotten rounds stay, so that the chain of hashes can still be followed.
 */
export function prune(state: State, keepRounds: number): Pruned {
  const { database, requireWritable } = state.parts;
  requireWritable();
  // Before anything is written: on a full disk the leavings of the round that did not fit make the room for the rest.
  const leavings = removeSurplus(state);
  const rounds = roundsToForget(state, Math.max(1, Math.floor(keepRounds)));
  const oldestKept = state.rounds().find(({ number }) => !rounds.includes(number))?.number ?? 0;
  database.transaction(() => {
    for (const number of rounds) {
      database.write('DELETE FROM rounds WHERE number = ?', [[number]]);
      database.write('UPDATE manifests SET pruned = 1 WHERE round = ?', [[number]]);
    }
    database.write('DELETE FROM findings WHERE last_round < ?', [[oldestKept]]);
    database.write('DELETE FROM links WHERE last_round < ?', [[oldestKept]]);
  });
  // Rows first: a file without a row is harmless, a row without its file is a loss.
  const needed = neededEvidence(state);
  database.transaction(() => {
    const known = database.all<{ sha256: string }>('SELECT sha256 FROM evidence');
    const forgotten = known.filter(({ sha256 }) => !needed.has(sha256));
    database.write(
      'DELETE FROM evidence WHERE sha256 = ?',
      forgotten.map(({ sha256 }) => [sha256]),
    );
  });
  const files = leavings + removeSurplus(state);
  if (rounds.length > 0) shrink(state);
  return { rounds, files };
}

/** Takes away the evidence files that nothing needs. @returns how many. */
function removeSurplus(state: State): number {
  const { store } = state.parts;
  const needed = neededEvidence(state);
  const surplus = new Set(store.list().filter((sha256) => !needed.has(sha256)));
  for (const sha256 of surplus) store.remove(sha256);
  store.removeTemporary();
  return surplus.size;
}

function roundsToForget(state: State, keep: number): number[] {
  const all = state.rounds();
  const lastComplete = all.findLast(({ complete }) => complete)?.number;
  return all
    .slice(0, Math.max(0, all.length - keep))
    .map(({ number }) => number)
    .filter((number) => number !== lastComplete);
}

function neededEvidence(state: State): ReadonlySet<string> {
  const { database } = state.parts;
  const used = database.all<{ sha256: string }>(
    'SELECT sha256 FROM evidence_uses UNION SELECT sha256 FROM baseline WHERE sha256 IS NOT NULL',
  );
  const contested = database
    .all<{ body: Uint8Array }>('SELECT body FROM rounds')
    .flatMap(({ body }) => parseRoundBody(body, database.path).items)
    .flatMap((item) => item.changes)
    .filter(({ explained }) => !explained)
    .flatMap(({ before, after }) => [before, after]);
  return new Set([...used.map(({ sha256 }) => sha256), ...contested.filter((sha256) => sha256 !== null)]);
}

/** Gives the space back to the disk; on a full one there is none to work in, and what was freed inside the file is used again. */
function shrink(state: State): void {
  try {
    state.parts.database.exec('VACUUM');
  } catch (error) {
    if (!(error instanceof StateError) || error.kind !== 'disk-full') throw error;
  }
}
