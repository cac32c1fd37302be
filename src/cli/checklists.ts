import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { createChecklistLoader, loadChecklist } from '../checklist/load.js';
import type { CheckRegistry } from '../checklist/schema.js';
import { type Checklist, type InputProblem, UserError } from '../model/checklist.js';

/**
 * Loads every checklist.
 * @throws UserError with the problems of all of them.
 */
export function loadChecklists(paths: readonly string[], registry: CheckRegistry): Checklist[] {
  return forEachChecklist([...new Set(paths)], createChecklistLoader(registry));
}

/**
 * What `work` makes of each.
 * @throws UserError with the problems of all, once each was tried
 */
export function forEachChecklist<T, Result>(list: readonly T[], work: (one: T) => Result): Result[] {
  const problems: InputProblem[] = [];
  const results = list.flatMap((one) => {
    try {
      return [work(one)];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new UserError(problems);
  return results;
}

/** Loads a checklist relative to `cwd`; its path stays as the user gave it. */
export function loadChecklistIn(cwd: string, path: string, registry: CheckRegistry): Checklist {
  const file = resolve(cwd, path);
  const checklist = loadChecklist(file, { registry });
  const items = checklist.items.map((item) =>
    item.source.file === file ? { ...item, source: { ...item.source, file: path } } : item,
  );
  return { ...checklist, path, items };
}

/** The checklists of one shard. Only the file's name decides, so that a new checklist moves no other. */
export function inShard(
  paths: readonly string[],
  shard: { readonly index: number; readonly of: number } | undefined,
): string[] {
  if (!shard) return [...paths];
  return paths.filter(
    (path) => createHash('sha256').update(basename(path)).digest().readUInt32BE(0) % shard.of === shard.index - 1,
  );
}
