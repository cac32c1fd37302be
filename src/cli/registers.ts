import { stat } from 'node:fs/promises';
import { createRegisterRows, MAX_CONTRACTS, type RegisterFault } from '../checks/egp/register-rows.js';
import { BrokenFile } from '../extract/reader.js';
import { streamRows } from '../extract/sheets/stream-rows.js';
import { type InputProblem, type Item, UserError } from '../model/checklist.js';
import type { NamedFile, Register } from '../model/register.js';
import type { Words } from '../model/words.js';

/** Reads the contract data that checklists name, each file once in a run. */
export interface RegisterReader {
  /** @throws UserError with every file that is missing or holds no contract data, at the place that names it */
  read(files: readonly NamedFile[]): Promise<ReadonlyMap<string, Register>>;
}

export function createRegisterReader(): RegisterReader {
  const known = new Map<string, Promise<Register | Words>>();
  return {
    async read(files) {
      const found = new Map<string, Register>();
      const problems: InputProblem[] = [];
      for (const { path, name, place } of files) {
        const reading = known.get(path) ?? readRegister(path, name);
        known.set(path, reading);
        // One after the other: each may be large.
        const result = await reading;
        if ('entriesOf' in result) found.set(path, result);
        else problems.push({ ...place, code: 'file', message: result });
      }
      if (problems.length > 0) throw new UserError(problems);
      return found;
    },
  };
}

/** The files that the checks of these items name. */
export function filesNamedBy(items: readonly Pick<Item, 'checks'>[]): readonly NamedFile[] {
  return items.flatMap(({ checks }) => checks.flatMap(({ files }) => files ?? []));
}

async function readRegister(path: string, name: string): Promise<Register | Words> {
  const rows = createRegisterRows();
  try {
    // A pipe or a device has no end to wait for, and is read more than once here.
    if (!(await stat(path)).isFile()) return notAFile(name);
    await streamRows(path, rows);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw error;
    return reason === 'ENOENT'
      ? { th: `ไม่พบไฟล์ ${name}`, en: `no such file: ${name}` }
      : {
          th: `อ่านไฟล์ ${name} ไม่ได้ (${reason}) ให้ใช้ CSV หรือ XLSX`,
          en: `cannot read ${name} (${reason}); use CSV or XLSX`,
        };
  }
  const register = rows.finish();
  return typeof register === 'string' ? faultWords(register, name) : register;
}

function notAFile(name: string): Words {
  return {
    th: `${name} ไม่ใช่ไฟล์ปกติ ให้ระบุไฟล์ CSV หรือ XLSX ที่ดาวน์โหลดไว้`,
    en: `${name} is no regular file; name a CSV or XLSX file that was downloaded`,
  };
}

/** Null: a defect of ours. */
function reasonOf(error: unknown): string | null {
  if (error instanceof BrokenFile) return error.code;
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

function faultWords(fault: RegisterFault, name: string): Words {
  switch (fault) {
    case 'no-column':
      return {
        th: `${name}: ไม่พบคอลัมน์เลขที่โครงการ (เช่น รหัสโครงการ, project_id)`,
        en: `${name}: no column of project numbers (such as รหัสโครงการ, project_id)`,
      };
    case 'no-number':
      return {
        th: `${name}: ไม่มีเลขที่โครงการ 11 หลักแม้แต่แถวเดียว`,
        en: `${name}: no row has a project number of 11 digits`,
      };
    case 'too-many':
      return {
        th: `${name}: มีสัญญาเกิน ${MAX_CONTRACTS.toLocaleString('en-US')} แถว ให้ตัดเหลือเฉพาะของหน่วยงานหรือจังหวัด`,
        en: `${name}: more than ${MAX_CONTRACTS.toLocaleString('en-US')} contracts; keep those of the agency or province`,
      };
  }
}
