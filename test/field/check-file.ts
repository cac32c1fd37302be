import { basename, resolve } from 'node:path';
import type { Report } from '../../src/model/report.js';
import { runProgram } from '../helpers/program.js';

/** Inputs of kinds that real Thai sites publish; places, persons and numbers in them are invented. */
export const FIELD = resolve('test/fixtures/field');

export interface Checked {
  readonly verdict: string;
  /** Severity and code, as `E egp/digits`, in the order of the report. */
  readonly codes: readonly string[];
  readonly findings: Report['items'][number]['findings'];
}

const LETTER: Readonly<Record<string, string>> = { error: 'E', warning: 'W', info: 'I' };

/** What `check` says of one local file as an item of a shipped profile, or of a checklist when its path is given. */
export async function checkFile(path: string, item: string, rules = 'oit-2568', more: readonly string[] = []) {
  const source = rules.endsWith('.yaml') ? ['--checklist', rules] : ['--profile', rules];
  const args = ['check', path, '--as', item, ...source, '-f', 'json', ...more];
  const { stdout, stderr } = await runProgram(args, { cwd: FIELD });
  if (stdout === '') throw new Error(`${basename(path)}: ${stderr}`);
  const [judged] = (JSON.parse(stdout) as Report).items;
  if (!judged) throw new Error('a report of one item has one item');
  return {
    verdict: judged.verdict,
    codes: judged.findings.map(({ severity, code }) => `${LETTER[severity]} ${code}`),
    findings: judged.findings,
  } satisfies Checked;
}
