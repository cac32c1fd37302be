import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { guardState } from './state-error.js';

/** Paths inside one checklist's own folder. */
export interface StateFolder {
  readonly root: string;
  readonly database: string;
  readonly evidence: string;
  readonly manifests: string;
  readonly lock: string;
}

/** @param dir the checklist's own folder, for example `town/.oit-audit/town` */
export function stateFolderOf(dir: string): StateFolder {
  const root = resolve(dir);
  return {
    root,
    database: join(root, 'history.db'),
    evidence: join(root, 'evidence', 'sha256'),
    manifests: join(root, 'manifests'),
    lock: join(root, 'lock'),
  };
}

/** The folder with the folders of all checklists: `--state`, or `.oit-audit` beside the checklist. */
function stateRootFor(checklistPath: string, stateOption?: string): string {
  return resolve(stateOption ?? join(dirname(checklistPath), '.oit-audit'));
}

/** The checklist's own folder, named after its file without .yaml or .yml. */
export function stateDirFor(checklistPath: string, stateOption?: string): string {
  return join(stateRootFor(checklistPath, stateOption), basename(checklistPath).replace(/(?<=.)\.ya?ml$/i, ''));
}

/**
 * Names of the checklists' folders that hold a history, in alphabetical order; none when the folder does not exist.
 * @throws StateError when the folder can't be read.
 */
export function listChecklists(stateRoot: string): string[] {
  if (!existsSync(stateRoot)) return [];
  return guardState(stateRoot, () => readdirSync(stateRoot, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && existsSync(join(stateRoot, entry.name, 'history.db')))
    .map((entry) => entry.name)
    .sort();
}
