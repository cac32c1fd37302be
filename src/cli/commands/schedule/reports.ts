import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Words } from '../../../model/words.js';
import { reporters } from '../../../report/registry.js';
import type { ReportTarget, ScheduleInput } from '../../../schedule/job.js';
import type { Invocation } from '../../command.js';
import { endingOf, readTargets, usageError } from '../../print/output.js';

/**
 * What each round is to write, by the whole path of its checklist.
 * @throws UserError for a path that cannot be written, or one that several checklists would write to
 */
export function reportsFor({ terminal, options }: Invocation, paths: readonly string[]): ScheduleInput['reports'] {
  const forms = options.format ?? [];
  if (forms.length === 0) return new Map();
  const loose = forms.filter((form) => !form.includes('=') && form !== 'pretty' && reporters.has(form));
  if (loose.length > 0) throw usageError(...loose.map(needsFile));
  const checklists = [...new Set(paths)];
  const found = checklists.map((path): [string, readonly ReportTarget[]] => [
    resolve(terminal.cwd, path),
    readTargets(
      forms.map((form) => inFolder(form, path, terminal.cwd)),
      [...reporters.keys()],
      terminal,
      checklists,
    ),
  ]);
  const written = found.flatMap(([, targets]) => targets.flatMap(({ path }) => path ?? []));
  const shared = written.filter((path, index) => written.indexOf(path) !== index);
  if (shared.length > 0) throw usageError(...[...new Set(shared)].map(isShared));
  return new Map(found);
}

/** Where a folder is named, the file in it is named after the checklist. */
function inFolder(form: string, checklist: string, cwd: string): string {
  const [format = '', ...rest] = form.split('=');
  const path = rest.join('=');
  const isFolder = path !== '' && statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder && !/[/\\]$/.test(path)) return form;
  const stem = basename(checklist).replace(/(?<=.)\.ya?ml$/i, '');
  return `${format}=${join(path, `${stem}.${endingOf(format)}`)}`;
}

const needsFile = (form: string): Words => ({
  th: `-f ${form}: ระบุไฟล์หรือโฟลเดอร์ด้วย เช่น -f ${form}=reports/`,
  en: `-f ${form}: name a file or a folder, such as -f ${form}=reports/`,
});

const isShared = (path: string): Words => ({
  th: `หลาย checklist จะเขียนลงไฟล์เดียวกัน: ${path} ให้ระบุโฟลเดอร์แทน`,
  en: `several checklists would write to one file, ${path}; name a folder instead`,
});
