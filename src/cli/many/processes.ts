import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { EXIT } from '../exit-status.js';
import type { Options } from '../options.js';
import { optionsOf } from '../parsed-options.js';
import { type CheckedPart, type PartOrder, type PartOutcome, partMessageSchema } from '../part-messages.js';
import type { Terminal } from '../print/terminal.js';
import type { AuditJob, CheckedJob } from './jobs.js';
import { type ReportSource, reportAt } from './report-file.js';
import { shareJobs } from './share-out.js';

/** The same from `src` and from `dist`: what is started is always the built program. */
const PROGRAM = fileURLToPath(new URL('../../../bin/oit-audit.js', import.meta.url));

/**
 * Of V8, so that several processes fit into the memory: 4 MiB for young objects instead of 16, and a collection of the old ones as
 * soon as they have grown by a half, not by a multiple. The garbage of pages is most of the heap otherwise.
 */
const HEAP_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=50'];

/** Marks a process of a run: that there is a channel to a parent does not, for any program may start this one with a channel. */
const PART_MARK = 'OIT_AUDIT_PART';

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
  readonly say: (line: string) => void;
}

/**
 * Processes of this program, started as `run`, that get their checklists as orders. They check them first, each its share, so that
 * all of them work at that too and this one holds little. They stop when the terminal's signal aborts,
 * or when this process ends.
 */
export interface Processes {
  /** Null: a checklist is wrong, or a process ended. To be asked once. */
  check(): Promise<readonly CheckedJob[] | null>;
  /**
   * Audits each share in a process of its own. `onDone` is called once for each checklist; a process that ends early loses what it
   * had not finished.
   * @param folder takes the files of reports
   */
  audit(
    shares: readonly (readonly AuditJob[])[],
    folder: string,
    onDone: (outcome: ProcessOutcome) => void,
  ): Promise<void>;
  /** Ends those that wait for an order. */
  end(): void;
}

export function startProcesses(jobs: readonly AuditJob[], count: number, deps: ProcessDeps): Processes {
  // Where each host has one checklist, as ever but for a few, each process is to audit what it checks.
  const shares = shareJobs(
    jobs.map((job) => ({ ...job, host: job.path })),
    count,
  );
  const parts = shares.map((share) => ({ share, part: startPart(deps) }));
  const byIndex = new Map(jobs.map((job) => [job.index, job]));
  return {
    async check() {
      const answers = await Promise.all(parts.map(({ share, part }) => part.check(share)));
      const found = answers.flatMap((answer) => answer ?? []);
      const checked = found.flatMap((one) => {
        const job = byIndex.get(one.index);
        return job ? [{ ...job, ...one }] : [];
      });
      return answers.includes(null) ? null : checked.sort((a, b) => a.index - b.index);
    },
    async audit(given, folder, onDone) {
      await Promise.all(
        parts.map(({ part }, n) => part.audit(given[n] ?? [], join(folder, `part-${n + 1}.jsonl`), onDone)),
      );
    },
    end() {
      for (const { part } of parts) part.end();
    },
  };
}

interface Part {
  check(jobs: readonly AuditJob[]): Promise<CheckedPart>;
  audit(jobs: readonly AuditJob[], file: string, onDone: (outcome: ProcessOutcome) => void): Promise<void>;
  end(): void;
}

function startPart({ terminal, options, say }: ProcessDeps): Part {
  const words = ['run', ...wordsOf(options)];
  // A debugger takes one process for each port.
  const flags = process.execArgv.filter((flag) => !flag.startsWith('--inspect'));
  const child = spawn(process.execPath, [...flags, ...HEAP_FLAGS, PROGRAM, ...words], {
    cwd: terminal.cwd,
    env: { ...terminal.env, [PART_MARK]: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let onChecked: (checked: CheckedPart) => void = () => {};
  let onOutcome: (outcome: PartOutcome) => void = () => {};
  child.on('message', (given) => {
    const message = partMessageSchema.parse(given);
    if ('checked' in message) onChecked(message.checked);
    else onOutcome(message);
  });
  if (child.stderr) createInterface(child.stderr).on('line', say);
  // Without a channel (EMFILE), or with one that is closed, there is nothing to send by.
  const send = (message: PartOrder | 'stop'): void => {
    if (child.connected) child.send(message, () => {});
  };
  const stop = (): void => send('stop');
  if (terminal.signal.aborted) stop();
  terminal.signal.addEventListener('abort', stop, { once: true });
  const ended = new Promise<string>((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (status, signal) => {
      const reason = signal ?? `exit status ${status}`;
      // What it said last may still be on its way.
      if (child.connected) child.once('disconnect', () => resolve(reason));
      else resolve(reason);
    });
  }).finally(() => terminal.signal.removeEventListener('abort', stop));
  return {
    check(jobs) {
      const checked = new Promise<CheckedPart>((resolve) => {
        onChecked = resolve;
      });
      send({ check: jobs.map(orderOf) });
      return Promise.race([checked, ended.then(() => null)]);
    },
    async audit(jobs, file, onDone) {
      const open = new Map(jobs.map((job) => [job.index, job]));
      onOutcome = ({ index, status, report }) => {
        if (open.delete(index)) onDone({ index, status, report: report && reportAt(file, report) });
      };
      send({ audit: jobs.map(orderOf), file });
      const end = await ended;
      for (const { index, path } of open.values()) {
        say(`${path}: ${LOST[terminal.lang]} (${end})`);
        onDone({ index, status: EXIT.notCarriedOut, report: null });
      }
    },
    end() {
      if (child.connected) child.disconnect();
    },
  };
}

const LOST = { th: 'ไม่มีรายงาน เพราะโปรเซสที่ตรวจจบก่อนเสร็จ', en: 'no report: the process that audited it ended early' };

const orderOf = ({ index, path, dir }: AuditJob) => ({ index, path, dir });

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
