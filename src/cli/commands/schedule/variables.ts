import { relative } from 'node:path';
import type { Checklist } from '../../../model/checklist.js';
import type { Words } from '../../../model/words.js';
import { NOTIFY_VARIABLES } from '../../../notify/secrets.js';
import { envFileText, missingIn } from '../../../schedule/env-file.js';
import type { ScheduleInput } from '../../../schedule/job.js';
import type { ScheduleSystem } from '../../../schedule/system.js';
import type { Terminal } from '../../print/terminal.js';

/** What is to know of the variables of `notify`, which a scheduled round does not have from the terminal. */
export function variableWords(
  { envFile, variables }: ScheduleInput,
  [first]: readonly Checklist[],
  { env, cwd }: Terminal,
  system: ScheduleSystem,
): readonly Words[] {
  if (envFile === null) return variables.length === 0 ? [] : [withoutVariables(variables.map(({ name }) => name))];
  const offered = variables.length > 0 ? variables : NOTIFY_VARIABLES;
  const file = relative(cwd, envFile) || envFile;
  const came = system.keepPrivate(envFile, envFileText(offered, env));
  const missing = missingIn(system.read(envFile) ?? '', variables);
  return [
    ...(came === 'private' ? [] : [came === 'made' ? madeWords(file) : closedWords(file)]),
    ...(missing.length === 0 ? [] : [missingWords(file, missing)]),
    ...(variables.length === 0 ? [] : [tryWords(file, first?.path ?? '')]),
  ];
}

const withoutVariables = (names: readonly string[]): Words => ({
  th: `notify ต้องใช้ ${names.join(', ')} แต่งานตั้งเวลาไม่เห็นตัวแปรของหน้าต่างนี้ ให้ติดตั้งอีกครั้งด้วย --secrets-file ไฟล์`,
  en: `notify needs ${names.join(', ')}, which a scheduled round does not have from this terminal: install it again with --secrets-file FILE`,
});

const madeWords = (file: string): Words => ({
  th: `สร้าง ${file} สำหรับตัวแปรของ notify แล้ว (อ่านได้เฉพาะท่าน)`,
  en: `made ${file} for the variables of notify (you alone may read it)`,
});

const closedWords = (file: string): Words => ({
  th: `ผู้อื่นในเครื่องอ่าน ${file} ได้ จึงแก้สิทธิ์ให้อ่านได้เฉพาะท่าน (0600)`,
  en: `others could read ${file}; now you alone may (0600)`,
});

const missingWords = (file: string, names: readonly string[]): Words => ({
  th: `ยังไม่มีค่าใน ${file}: ${names.join(', ')}`,
  en: `${file} has no value for ${names.join(', ')}`,
});

const tryWords = (file: string, checklist: string): Words => ({
  th: `ทดสอบ: oit-audit notify ${checklist} --secrets-file ${file}`,
  en: `try it: oit-audit notify ${checklist} --secrets-file ${file}`,
});
