import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { EXIT } from '../exit-status.js';
import type { Options } from '../options.js';
import { optionsOf } from '../parsed-options.js';
import { type PartOutcome, partOutcomeSchema } from '../part-outcome.js';
import type { Terminal } from '../print/terminal.js';
import type { AuditJob } from './jobs.js';
import { type ReportSource, reportAt } from './report-file.js';

/** The same from `src` and from `dist`: what is started is always the built program. */
const PROGRAM = fileURLToPath(new URL('../../../bin/oit-audit.js', import.meta.url));

/**
 * Of V8, so that several processes fit into the memory: 4 MiB for young objects instead of 16, and a collection of the old ones as
 * soon as they have grown by a half, not by a multiple. The garbage of pages is most of the heap otherwise.
 */
const HEAP_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=50'];

/** Marks a process of a run: that there is a channel to a parent does not, for any program may start this one with a channel. */
export const PART_MARK = 'OIT_AUDIT_PART';

/** What the processes of a run do not do: they print nothing, and share their checklists with no further process. */
const OPTIONS_OF_RUN: readonly string[] = ['format', 'shard', 'jobs', 'progress', 'notify'] satisfies (keyof Options)[];

/** The result of one checklist that another process audited. */
export interface ProcessOutcome extends Pick<PartOutcome, 'index' | 'status'> {
  readonly report: ReportSource | null;
}

export interface ProcessDeps {
  readonly terminal: Terminal;
  /** Of the command line; every process is started with them. */
  readonly options: Options;
  /** Takes the files of reports. */
  readonly folder: string;
  readonly say: (line: string) => void;
}

/**
 * Audits each share in a process of its own: this program, started as `run CHECKLIST... -f json=FILE`. The processes stop when the
 * terminal's signal aborts, or when this process ends. `onDone` is called once for each checklist; a process that ends early loses
 * what it had not finished.
 */
export async function auditInProcesses(
  shares: readonly (readonly AuditJob[])[],
  deps: ProcessDeps,
  onDone: (outcome: ProcessOutcome) => void,
): Promise<void> {
  await Promise.all(
    shares.map((share, index) => auditShare(share, join(deps.folder, `part-${index + 1}.jsonl`), deps, onDone)),
  );
}

async function auditShare(
  share: readonly AuditJob[],
  file: string,
  { terminal, options, say }: ProcessDeps,
  onDone: (outcome: ProcessOutcome) => void,
): Promise<void> {
  const words = ['run', ...wordsOf(options), '-f', `json=${file}`, '--', ...share.map(({ path }) => path)];
  // A debugger takes one process for each port.
  const flags = process.execArgv.filter((flag) => !flag.startsWith('--inspect'));
  const child = spawn(process.execPath, [...flags, ...HEAP_FLAGS, PROGRAM, ...words], {
    cwd: terminal.cwd,
    env: { ...terminal.env, [PART_MARK]: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const open = new Map(share.entries());
  child.on('message', (message) => {
    const { index, status, report } = partOutcomeSchema.parse(message);
    const job = open.get(index);
    open.delete(index);
    if (job) onDone({ index: job.index, status, report: report && reportAt(file, report) });
  });
  if (child.stderr) createInterface(child.stderr).on('line', say);
  // Without a channel (EMFILE) there is nothing to send by.
  const stop = (): void => void child.send?.('stop', () => {});
  if (terminal.signal.aborted) stop();
  terminal.signal.addEventListener('abort', stop, { once: true });
  const end = await new Promise<string>((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (status, signal) => {
      const reason = signal ?? `exit status ${status}`;
      // What it said last may still be on its way.
      if (child.connected) child.once('disconnect', () => resolve(reason));
      else resolve(reason);
    });
  });
  terminal.signal.removeEventListener('abort', stop);
  for (const { index, path } of open.values()) {
    say(`${path}: ${LOST[terminal.lang]} (${end})`);
    onDone({ index, status: EXIT.notCarriedOut, report: null });
  }
}

const LOST = { th: 'ไม่มีรายงาน เพราะโปรเซสที่ตรวจจบก่อนเสร็จ', en: 'no report: the process that audited it ended early' };

/** The options of a run as words of a command line. */
export function wordsOf(options: Options): readonly string[] {
  const given = new Map<string, unknown>(Object.entries(options));
  return optionsOf('run', 'en').flatMap((option) => {
    const value = given.get(option.attributeName());
    const flag = option.long ?? '';
    if (value === undefined || OPTIONS_OF_RUN.includes(option.attributeName())) return [];
    if (!option.required && !option.optional) return value === !option.negate ? [flag] : [];
    return [value].flat().map((one) => `${flag}=${one}`);
  });
}
