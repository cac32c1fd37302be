import { accept } from './accept.js';
import { check } from './check.js';
import type { CommandSpec } from './command.js';
import { makeCompletion } from './completion.js';
import { demo } from './demo.js';
import { diff } from './diff.js';
import { evidence } from './evidence.js';
import { explain } from './explain.js';
import { history } from './history.js';
import { prune } from './prune.js';
import { recheck } from './recheck.js';
import { report } from './report.js';
import { run } from './run.js';
import { SCHEDULE_ACTIONS, schedule } from './schedule.js';
import { validate } from './validate.js';

const commands: readonly CommandSpec[] = [
  run,
  demo,
  check,
  validate,
  schedule,
  history,
  diff,
  accept,
  report,
  recheck,
  explain,
  evidence,
  prune,
];

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  ...commands,
  makeCompletion(commands, { schedule: SCHEDULE_ACTIONS, evidence: ['export'] }),
];
