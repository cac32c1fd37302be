import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exportChecklist } from '../../../workbook/checklist/export-checklist.js';
import { type Import, importChecklist } from '../../../workbook/checklist/import-checklist.js';
import { readChecklistSheet } from '../../../workbook/checklist/read-checklist-sheet.js';
import { loadChecklistIn } from '../../checklists.js';
import type { Invocation } from '../../command.js';
import { EXIT } from '../../exit-status.js';
import { CHECKLIST_ACTIONS } from '../../first-words.js';
import {
  newFile,
  refuseForeign,
  refuseUnwritable,
  unknownAction,
  usageError,
  writeOutput,
} from '../../print/output.js';
import { printLine } from '../../print/terminal.js';
import { gridsOf } from './read-grids.js';

export async function checklist(invocation: Invocation): Promise<number> {
  const [action] = invocation.arguments;
  if (action === 'export') return exportTo(invocation);
  if (action === 'import') return importFrom(invocation);
  throw unknownAction(action, CHECKLIST_ACTIONS);
}

async function exportTo({ terminal, registry, options, arguments: [, file = ''] }: Invocation): Promise<number> {
  const { output } = options;
  if (output === undefined)
    throw usageError({
      th: 'ต้องระบุ -o ไฟล์ .xlsx ที่จะเขียน',
      en: '-o is required: the .xlsx file to write',
    });
  const path = resolve(terminal.cwd, file);
  const found = loadChecklistIn(terminal.cwd, file, registry);
  refuseForeign(output, 'xlsx', `-o ${output}`);
  const target = newFile(output, options.force === true, terminal.cwd);
  writeOutput(target, await exportChecklist(found, readFileSync(path, 'utf8'), terminal.lang));
  printLine(terminal, {
    th: `เขียน ${found.items.length} ข้อลง ${output} แก้แล้วนำกลับเข้าด้วย oit-audit checklist import ${output} -o ${file}`,
    en: `${found.items.length} items are in ${output}; once edited: oit-audit checklist import ${output} -o ${file}`,
  });
  return EXIT.ok;
}

async function importFrom({ terminal, registry, options, arguments: [, file = ''] }: Invocation): Promise<number> {
  const { output } = options;
  if (output === undefined)
    throw usageError({
      th: 'ต้องระบุ -o ไฟล์ checklist (YAML) ที่จะแก้หรือสร้าง',
      en: '-o is required: the checklist (YAML) to change or make',
    });
  const path = resolve(terminal.cwd, output);
  refuseForeign(output, 'yaml', `-o ${output}`);
  refuseUnwritable(path, output);
  // What is no checklist is told by its loader, before anything of the sheet.
  if (existsSync(path)) loadChecklistIn(terminal.cwd, output, registry);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : null;
  const sheet = readChecklistSheet(file, await gridsOf(file, terminal));
  const result = importChecklist(sheet, { file, path, text, registry });
  if (result.text !== text) writeOutput(path, result.text);
  printLine(terminal, doneWords(result, output, text));
  return EXIT.ok;
}

function doneWords({ changed, added, checklist: made, text }: Import, output: string, before: string | null) {
  if (text === before) return { th: `${output}: ไม่มีอะไรเปลี่ยน`, en: `${output}: nothing changed` };
  if (before === null)
    return {
      th: `สร้าง ${output} แล้ว ${made.items.length} ข้อ ขั้นต่อไป: oit-audit validate ${output}`,
      en: `${output} is made, ${made.items.length} items; next: oit-audit validate ${output}`,
    };
  const list = (ids: readonly string[]): string => (ids.length === 0 ? '–' : ids.join(', '));
  return {
    th: `${output}: แก้ข้อ ${list(changed)} เพิ่มข้อ ${list(added)}`,
    en: `${output}: changed ${list(changed)}; added ${list(added)}`,
  };
}
