import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { openState, type State } from '../../src/history/state.js';
import { StateError } from '../../src/history/state-error.js';

export const NOW = '2025-10-02T02:00:00.000Z';

export interface Place {
  /** A fresh folder for each test. */
  readonly root: string;
  /** The checklist's own folder in it, not made yet. */
  readonly dir: string;
  /** Opens the state; whatever is still open after the test is closed. */
  writer(): State;
  reader(): State;
  close(state: State): void;
}

/** A temporary place for a state, for each test of the file. */
export function statePlace(): Place {
  const open = new Set<State>();
  let root = '';
  const dirOf = () => join(root, '.oit-audit', 'town');
  const opened = (write: boolean) => {
    const state = openState({ dir: dirOf(), write, now: () => NOW });
    open.add(state);
    return state;
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'oit-state-'));
  });
  afterEach(() => {
    for (const state of open) state.close();
    open.clear();
    rmSync(root, { recursive: true, force: true });
  });
  return {
    get root() {
      return root;
    },
    get dir() {
      return dirOf();
    },
    writer: () => opened(true),
    reader: () => opened(false),
    close(state) {
      open.delete(state);
      state.close();
    },
  };
}

/** The StateError with which the work is refused. */
export function refusal(work: () => unknown): StateError {
  try {
    work();
  } catch (error) {
    if (error instanceof StateError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}
