import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { CheckRegistry } from '../checklist/schema.js';
import { openState, type State } from '../history/state.js';
import { listChecklists, stateDirFor } from '../history/state-folder.js';
import type { Lang } from '../model/words.js';
import { buildDiff, type ReportDiff } from '../report/registry.js';
import type { Invocation } from './command.js';
import { usageError } from './print/output.js';
import { nowOf } from './settings.js';

/**
 * The state folder of a command on stored rounds: by `--checklist`, by `--state`, or `.oit-audit` of the current folder.
 * @throws UserError where the folder holds no history, or several and `--checklist` names none
 */
function stateDirOf({ options, terminal }: Pick<Invocation, 'options' | 'terminal'>): string {
  const root = resolve(terminal.cwd, options.state ?? '.oit-audit');
  if (options.checklist !== undefined) {
    const checklist = resolve(terminal.cwd, options.checklist);
    const dir = stateDirFor(checklist, options.state === undefined ? undefined : root);
    if (existsSync(dir)) return dir;
    if (!existsSync(checklist))
      throw usageError({
        th: `ยังไม่มีประวัติของ ${options.checklist} และไม่มีไฟล์นี้ ให้ตรวจชื่อไฟล์`,
        en: `no history of ${options.checklist} yet, and there is no such file; look at its name`,
      });
    const shown = relative(terminal.cwd, dir);
    throw usageError({
      th: `ยังไม่มีประวัติของ ${options.checklist} (ไม่พบ ${shown}) ให้สั่ง oit-audit run ${options.checklist} ก่อน`,
      en: `no history of ${options.checklist} yet (no ${shown}); run oit-audit run ${options.checklist} first`,
    });
  }
  const place = options.state ?? '.oit-audit';
  const names = existsSync(root) ? listChecklists(root) : [];
  const [only] = names;
  if (only === undefined)
    throw usageError({
      th: `ไม่พบประวัติใน ${place} ให้ระบุ --checklist หรือ --state`,
      en: `no history in ${place}; name --checklist or --state`,
    });
  if (names.length > 1)
    throw usageError({
      th: `${place} มีประวัติของหลาย checklist (${names.join(', ')}) ให้ระบุ --checklist`,
      en: `${place} holds several checklists (${names.join(', ')}); name one with --checklist`,
    });
  return join(root, only);
}

/** Opens the history for `work` and closes it. */
export async function withState<T>(
  invocation: Invocation,
  write: boolean,
  work: (state: State) => T | Promise<T>,
): Promise<T> {
  const state = openState({ dir: stateDirOf(invocation), write, now: () => nowOf(invocation.options) });
  try {
    return await work(state);
  } finally {
    state.close();
  }
}

/**
 * The state folders of several checklists: of each `--checklist`, of each `--state` with all that it holds, or of `.oit-audit`.
 * @throws UserError where a folder holds no history
 */
export function stateDirsOf({ options, terminal, places }: Invocation): readonly string[] {
  if (places.checklist.length > 0)
    return places.checklist.map((checklist) => stateDirOf({ terminal, options: { ...options, checklist } }));
  const roots = places.state.length > 0 ? places.state : ['.oit-audit'];
  return roots.flatMap((state) => {
    const root = resolve(terminal.cwd, state);
    const names = listChecklists(root);
    if (names.length === 0) return [stateDirOf({ terminal, options: { ...options, state } })];
    return names.map((name) => join(root, name));
  });
}

/** How a stored round differs from the one before it; null: it is not stored. @param id of the round */
export function storedDiff(
  dir: string,
  id: string,
  { lang, registry, now }: { readonly lang: Lang; readonly registry: CheckRegistry; readonly now: string },
): ReportDiff | null {
  const state = openState({ dir, write: false, now: () => now });
  try {
    const round = state.round(id);
    if (round === null) return null;
    const previous = round.previousId === null ? null : state.round(round.previousId);
    return buildDiff(previous, round, lang, registry);
  } finally {
    state.close();
  }
}
