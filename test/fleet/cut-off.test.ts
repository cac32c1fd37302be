import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { type Desk, openDesk, type Started, startProgram } from '../helpers/program.js';
import { familyOf, readOrEmpty } from './program-bench.js';
import { startTowns, type TownServer } from './town-server.js';
import { linesOf, pageOf, townsOn } from './towns.js';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.clear());

describe.runIf(process.platform === 'linux')('a run with several processes that is cut off', () => {
  let slow: TownServer;
  beforeEach(async () => {
    slow = await startTowns(pageOf, { leastMs: 300, mostMs: 400 });
  });
  afterEach(() => slow.close());

  /** Starts a run that takes long. @returns it once every town was asked, with the processes that it has started */
  async function startLong(paths: readonly string[]): Promise<Started & { readonly parts: readonly number[] }> {
    const words = ['run', ...paths, '--jobs', '2', '--no-crawl', '--state', 'state', '-f', 'json', '--lang', 'en'];
    const started = startProgram(words, { cwd: desk.dir });
    while (slow.seen.size < paths.length) await new Promise((go) => setTimeout(go, 20));
    return { ...started, parts: familyOf(started.child.pid ?? 0).slice(1) };
  }

  const isAlive = (pid: number): boolean => readOrEmpty(`/proc/${pid}/cmdline`) !== '';
  const allGone = async (pids: readonly number[]): Promise<void> => {
    while (pids.some(isAlive)) await new Promise((go) => setTimeout(go, 50));
  };

  it('loses the unfinished part of a process that is killed, names it, and prints the rest: 3', async () => {
    const paths = townsOn(slow, desk, 4, 8);
    const { ended, parts } = await startLong(paths);
    expect(parts).toHaveLength(2);
    process.kill(parts[0] ?? 0, 'SIGKILL');
    const { status, stdout, stderr } = await ended;
    const done = linesOf(stdout).map(({ checklist }) => checklist.path);
    const lost = paths.filter((path) => !done.includes(path));
    expect(status).toBe(3);
    expect(done).toHaveLength(2);
    expect(done).toEqual([...done].sort());
    expect(stderr.trim().split('\n')).toEqual(
      lost.map((path) => `${path}: no report: the process that audited it ended early (SIGKILL)`),
    );
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stores and prints every unfinished round on %s: 130', async (signal) => {
    const paths = townsOn(slow, desk, 4, 8);
    const { child, ended, parts } = await startLong(paths);
    child.kill(signal);
    const { status, stdout, stderr } = await ended;
    const reports = linesOf(stdout);
    expect({ status, stderr }).toEqual({ status: 130, stderr: '' });
    expect(reports.map(({ checklist }) => checklist.path)).toEqual(paths);
    expect(reports.some(({ run: { complete } }) => complete)).toBe(false);
    await allGone(parts);
    const history = await desk.run('history', '--state', 'state', '--checklist', paths[0] ?? '', '-f', 'json');
    expect(history.status).toBe(0);
  });

  it('takes Ctrl-C of a terminal, which reaches every process, for one interruption', async () => {
    const { child, ended, parts } = await startLong(townsOn(slow, desk, 4, 8));
    for (const pid of [child.pid ?? 0, ...parts]) process.kill(pid, 'SIGINT');
    const { status, stdout } = await ended;
    expect({ status, reports: linesOf(stdout).length }).toEqual({ status: 130, reports: 4 });
  });

  it('leaves no process behind when the first one is killed, and stores the rounds', async () => {
    const paths = townsOn(slow, desk, 4, 8);
    const { child, ended, parts } = await startLong(paths);
    child.kill('SIGKILL');
    await ended;
    await allGone(parts);
    for (const path of [paths[0] ?? '', paths[3] ?? '']) {
      const { status, stdout } = await desk.run('report', '--state', 'state', '--checklist', path, '-f', 'json');
      expect(status).toBe(0);
      expect((JSON.parse(stdout) as Report).run.complete).toBe(false);
    }
  });

  it('ends at once when it is interrupted twice', async () => {
    const { child, ended, parts } = await startLong(townsOn(slow, desk, 4, 8));
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect((await ended).status).toBe(130);
    await allGone(parts);
  });
});
