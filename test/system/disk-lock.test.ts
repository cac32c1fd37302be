import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hang, page, type Site, startSite } from '../helpers/site.js';

// Gives each run numbers of processes of its own, as containers have, which takes the right to mount.
if (process.getuid?.() !== 0) throw new Error('npm run test:disk needs root: it makes namespaces of processes');
execFileSync('unshare', ['--pid', '--fork', '--mount-proc', 'true']);

let site: Site;
let dir = '';
const children: ChildProcess[] = [];

beforeEach(async () => {
  site = await startSite({ '/': page('หน้าแรก', '<p>เทศบาล</p>'), '/o1.html': hang() });
  dir = mkdtempSync(join(tmpdir(), 'oit-lock-'));
  writeFileSync(
    join(dir, 'town.yaml'),
    `version: 1\nagency: { name: เทศบาล }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0, timeoutMs: 60000 }\nitems:\n` +
      `  O1: { title: ก, urls: ["${site.origin}/o1.html"] }\n`,
  );
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await site.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A run whose process has the number 1, like that of any other container. */
function runApart(): ChildProcess {
  const own = ['--pid', '--fork', '--kill-child', '--mount-proc'];
  const program = [process.execPath, resolve('bin/oit-audit.js'), 'run', 'town.yaml', '--no-crawl', '--lang', 'en'];
  const child = spawn('unshare', [...own, ...program], { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] });
  children.push(child);
  return child;
}

async function ended(child: ChildProcess): Promise<{ readonly status: number | null; readonly stderr: string }> {
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const status = await new Promise<number | null>((done) => {
    child.once('close', done);
  });
  return { status, stderr };
}

it('a run in another container keeps the state folder from this one, though both have the same number', async () => {
  const first = runApart();
  while (site.asked('/o1.html') === 0) {
    expect(first.exitCode).toBeNull();
    await pause(50);
  }
  const second = await ended(runApart());
  expect(second.status).toBe(3);
  expect(second.stderr).toMatch(/another run|in use|locked/i);
  expect(first.exitCode).toBeNull();
  expect(site.asked('/o1.html')).toBe(1);
});
