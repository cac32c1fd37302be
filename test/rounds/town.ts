import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { type AuditDeps, type AuditOutcome, audit } from '../../src/audit.js';
import { makePlan } from '../../src/checklist/plan.js';
import { checks } from '../../src/checks/registry.js';
import { loadChecklistIn } from '../../src/cli/checklists.js';
import { main } from '../../src/cli/main.js';
import { createExtractor } from '../../src/extract/extractor.js';
import { EXTRACT_SETTINGS } from '../../src/extract/limits.js';
import { openState, type State } from '../../src/history/state.js';
import { stateDirFor } from '../../src/history/state-folder.js';
import type { Settings } from '../../src/model/settings.js';

/** One checklist in a folder of its own, whose rounds are made without the command line. */
export interface Town {
  readonly dir: string;
  readonly stateDir: string;
  /** Writes the checklist anew. */
  describe(yaml: string): void;
  /** One round at that time. */
  round(now: string): Promise<AuditOutcome>;
  /** Opens the history for reading or writing, and lets it go. */
  withState<T>(write: boolean, work: (state: State) => T): T;
  clear(): void;
}

const AT_REST: Omit<Settings, 'now'> = {
  isClockFixed: true,
  only: null,
  crawl: true,
  seed: null,
  ocr: false,
  limits: {},
  extraCa: null,
  proxy: null,
};

/** Of all rounds and commands in this process: its processes take longer to start than a round to run. They end with it. */
const extractor = createExtractor(EXTRACT_SETTINGS);

export function openTown(yaml: string, settings: Partial<Settings> = {}, fetch?: AuditDeps['fetch']): Town {
  const dir = mkdtempSync(join(tmpdir(), 'oit-town-'));
  const path = join(dir, 'town.yaml');
  const stateDir = stateDirFor(path);
  writeFileSync(path, yaml);
  let clock = '';
  const open = (write: boolean): State => openState({ dir: stateDir, write, now: () => clock });
  return {
    dir,
    stateDir,
    describe: (text) => writeFileSync(path, text),
    async round(day) {
      const now = new Date(day).toISOString();
      clock = now;
      const state = open(true);
      try {
        // As it is called by who runs it in its folder.
        const checklist = loadChecklistIn(dir, 'town.yaml', checks);
        const all = { ...AT_REST, ...settings, now };
        return await audit(makePlan(checklist, checks, all), all, { state, fetch, extractor });
      } finally {
        state.close();
      }
    },
    withState(write, work) {
      const state = open(write);
      try {
        return work(state);
      } finally {
        state.close();
      }
    },
    clear: () => rmSync(dir, { recursive: true, force: true }),
  };
}

export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line without a process of its own: for the many short runs that a month of daily triggers makes. */
export function command(...argv: string[]): Promise<Answer> {
  return commandIn(process.cwd(), ...argv);
}

/** The same, in another folder. Checklists are named by their whole paths: a process has one current folder. */
export async function commandIn(cwd: string, ...argv: string[]): Promise<Answer> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const status = await main(argv, {
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    env: {},
    cwd,
    signal: new AbortController().signal,
    extractor,
  });
  return { status, stdout: textIn(stdout), stderr: textIn(stderr) };
}

/** What was written to a stream. Until Node 26 one call gives all of it, from then on one piece. */
function textIn(stream: PassThrough): string {
  const pieces: Buffer[] = [];
  for (let piece: Buffer | null = stream.read(); piece !== null; piece = stream.read()) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
