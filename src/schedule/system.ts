import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  remove(path: string): void;
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
