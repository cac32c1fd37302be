import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commandFailed, commandMissing } from './schedule-error.js';

/** `status` null: there is no such command. */
export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the schedulers use of the machine; tests have a fake one. */
export interface ScheduleSystem {
  /** Folder of the user's units: `~/.config`. */
  readonly configFolder: string;
  readonly temporaryFolder: string;
  run(command: string, args: readonly string[], input?: string): CommandResult;
  /** Null: there is no such file. */
  read(path: string): string | null;
  write(path: string, bytes: string | Uint8Array): void;
  /** Writes a file that its owner alone may read; one that stands there keeps its content. */
  keepPrivate(path: string, text: string): PrivateFile;
  remove(path: string): void;
}

/** `made`: it is new; `closed`: others could read it, and no longer can; `private`: nobody else could. */
export type PrivateFile = 'made' | 'closed' | 'private';

/** Permissions of all but the owner. Windows has none of them: a folder there is its user's. */
const OF_OTHERS = 0o077;
const OWNER_ALONE = 0o600;

function keepPrivate(path: string, text: string): PrivateFile {
  if (!existsSync(path)) {
    writeFileSync(path, text, { flag: 'wx', mode: OWNER_ALONE });
    return 'made';
  }
  if (process.platform === 'win32' || (statSync(path).mode & OF_OTHERS) === 0) return 'private';
  chmodSync(path, OWNER_ALONE);
  return 'closed';
}

export const systemOf = (env: Readonly<Record<string, string | undefined>>): ScheduleSystem => ({
  configFolder: env.XDG_CONFIG_HOME || join(homedir(), '.config'),
  temporaryFolder: tmpdir(),
  run(command, args, input = '') {
    // LC_ALL=C: messages of crontab are recognised by their words.
    const result = spawnSync(command, [...args], { input, encoding: 'utf8', env: { ...env, LC_ALL: 'C' } });
    const missing = result.error !== undefined && result.status === null;
    return { status: missing ? null : result.status, stdout: result.stdout ?? '', stderr: result.stderr ?? '' };
  },
  read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null),
  write(path, bytes) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  },
  keepPrivate,
  remove: (path) => rmSync(path, { force: true }),
});

/** @throws ScheduleError when the command is missing or fails. */
export function runOrThrow(system: ScheduleSystem, command: string, args: readonly string[], input?: string): string {
  const answer = system.run(command, args, input);
  if (answer.status === null) throw commandMissing(command);
  if (answer.status !== 0)
    throw commandFailed([command, ...args].join(' '), answer.stderr.trim() || String(answer.status));
  return answer.stdout;
}
