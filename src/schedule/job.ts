import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/** The program, its options and the checklists to run every day. */
export interface ScheduleInput {
  /** Absolute path of node. */
  readonly node: string;
  /** Absolute path of the program (bin/oit-audit.js). */
  readonly program: string;
  /** Absolute paths; each gets its own trigger. */
  readonly checklists: readonly string[];
  /** `--state`, absolute; null: beside each checklist. */
  readonly state: string | null;
  /** What each round writes, by the path of the checklist; empty: the report goes to the log. */
  readonly reports: ReadonlyMap<string, readonly ReportTarget[]>;
  /** Absolute path of a file with environment variables; null: there is none. */
  readonly envFile: string | null;
  /** What the checklists' notifications read of the environment. */
  readonly variables: readonly EnvironmentVariable[];
  /** Further options of `run`, such as `--lang en`. */
  readonly options: readonly string[];
  /** Version of the program, for a runner that must fetch it. */
  readonly version: string;
  /** The repository that a workflow is for; its checklists are named from there. */
  readonly repository: string;
}

export interface EnvironmentVariable {
  readonly name: string;
  /** A value of its form, for who fills it in. */
  readonly example: string;
}

/** One `-f` of a round. */
export interface ReportTarget {
  readonly format: string;
  /** Absolute; null: the log. */
  readonly path: string | null;
}

/** One checklist's trigger. */
export interface ScheduledRun {
  readonly checklist: string;
  /** Of the checklist's absolute path: marks its lines and files. */
  readonly id: string;
  /** For names of units and tasks: letters, digits and single hyphens. */
  readonly name: string;
  /** Program and arguments. */
  readonly command: readonly string[];
  readonly logFile: string;
  /** When it starts, by the clock of the machine. */
  readonly at: { readonly hour: number; readonly minute: number };
}

/** Rounds are due by calendar day, so any hour will do: at nine the office is open. */
export const HOUR = 9;

/** Minutes between the starts of several checklists, where the hours of the day suffice. */
const APART = 10;
/** The last start is at ten in the evening. */
const SPAN = (22 - HOUR) * 60;

/** Several checklists of one machine do not start at once. */
function startOf(index: number, count: number): ScheduledRun['at'] {
  const apart = Math.max(1, Math.min(APART, Math.floor(SPAN / count)));
  const minutes = (index * apart) % SPAN;
  return { hour: HOUR + Math.floor(minutes / 60), minute: minutes % 60 };
}

export function scheduledRuns(input: ScheduleInput): readonly ScheduledRun[] {
  const checklists = [...new Set(input.checklists)];
  return checklists.map((checklist, index) => {
    const id = createHash('sha256').update(checklist).digest('hex').slice(0, 12);
    const stem = basename(checklist).replace(/(?<=.)\.ya?ml$/i, '');
    const words = stem.match(/[A-Za-z0-9]+/g) ?? ['checklist'];
    return {
      checklist,
      id,
      name: `oit-audit-${words.join('-')}-${id}`,
      command: [
        ...[input.node, input.program, 'run', '--if-due', '--no-progress'],
        ...(input.state === null ? [] : ['--state', input.state]),
        ...reportsOf(input, checklist).flatMap(({ format, path }) => [
          '-f',
          path === null ? format : `${format}=${path}`,
        ]),
        ...(input.envFile === null ? [] : ['--secrets-file', input.envFile]),
        ...[...input.options, checklist],
      ],
      // Beside the checklist: that folder exists whenever the trigger runs.
      logFile: join(dirname(checklist), `${stem}.oit-audit.log`),
      at: startOf(index, checklists.length),
    };
  });
}

export function reportsOf({ reports }: ScheduleInput, checklist: string): readonly ReportTarget[] {
  return reports.get(checklist) ?? [];
}

/** `09:20` */
export function clockTime({ hour, minute }: ScheduledRun['at']): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
