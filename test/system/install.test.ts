import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Installs as users do, from the registry of packages: each folder is one user's. */
const root = mkdtempSync(join(tmpdir(), 'oit-install-'));
const TARBALL = join(
  root,
  `oit-audit-${(JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version}.tgz`,
);
const SCAN = resolve('test/corpus/pdf-odd/scan-300-dpi.pdf');
const MINUTES = 60_000;

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

function user(name: string, ...install: string[]): string {
  const folder = join(root, name);
  mkdirSync(folder);
  npm(folder, 'init', '--yes');
  if (install.length > 0) npm(folder, 'install', ...install);
  return folder;
}

/** A Node of that major, from the package `node`. */
function nodeOf(major: number): string {
  const folder = user(`node-${major}`, `node@${major}`);
  return join(folder, 'node_modules/node/bin/node');
}

function run(folder: string, args: readonly string[], node = process.execPath) {
  const bin = join(folder, 'node_modules/oit-audit/bin/oit-audit.js');
  const path = `${dirname(node)}:${process.env.PATH}`;
  return spawnSync(node, [bin, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: path } });
}

const mebibytesOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0) /
  2 ** 20;

beforeAll(() => void npm(resolve('.'), 'pack', '--pack-destination', root), 2 * MINUTES);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a tarball', { timeout: 5 * MINUTES }, () => {
  it('installs within 100 MiB, runs the demo, says how to get OCR, and reads scans once it is added', () => {
    const folder = user('plain', TARBALL);
    expect(mebibytesOf(join(folder, 'node_modules'))).toBeLessThan(100);
    expect(run(folder, ['demo'])).toMatchObject({ status: 1, stderr: '' });

    const check = ['check', SCAN, '--as', 'O13', '--profile', 'oit-2568', '--ocr', '-f', 'json'];
    expect(run(folder, check).stdout).toContain('docs/install.md');
    const [command = ''] = /^npm install tesseract\.js.*$/m.exec(readFileSync('docs/install.md', 'utf8')) ?? [];
    npm(folder, ...command.split(' ').slice(1));
    expect(run(folder, check).stdout).not.toContain('docs/install.md');
  });

  it('works without optional packages where Node has SQLite, and elsewhere says what is missing', () => {
    const folder = user('slim', '--omit=optional', TARBALL);
    for (const major of [22, 24])
      expect(run(folder, ['demo'], nodeOf(major)), `Node ${major}`).toMatchObject({ status: 1, stderr: '' });
    const here = run(folder, ['demo']);
    if (here.status !== 1) {
      expect(here.status).toBe(3);
      expect(here.stderr).toMatch(/^oit-audit: .*--omit=optional.*22\.13.*\n$/);
    }
  });

  it('answers a Node that is too old with one sentence', () => {
    const folder = join(root, 'slim');
    for (const major of [12, 16, 18]) {
      const { status, stderr } = run(folder, ['demo'], nodeOf(major));
      expect({ status, lines: stderr.trimEnd().split('\n').length }, `Node ${major}: ${stderr}`).toEqual({
        status: 2,
        lines: 1,
      });
      expect(stderr).toMatch(/ต้องใช้ Node\.js.*needs Node\.js 20\.19/);
    }
  });
});

describe('a copy of the repository', { timeout: 5 * MINUTES }, () => {
  const copy = (name: string): string => {
    const folder = join(root, name);
    execFileSync('git', ['clone', '--quiet', resolve('.'), folder]);
    // What is not committed yet is tried too.
    for (const part of ['bin', 'src', 'checklists', 'package.json', 'package-lock.json', 'test/make'])
      cpSync(part, join(folder, part), { recursive: true });
    return folder;
  };

  it.each(['--omit=optional', '--omit=dev'])('npm ci %s builds and runs where Node has SQLite', (omit) => {
    const node = join(root, 'node-24/node_modules/node/bin/node');
    const folder = copy(`clone${omit}`);
    const env = { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` };
    execFileSync('npm', ['ci', omit, '--no-audit', '--no-fund'], { cwd: folder, env, stdio: 'pipe' });
    const demo = spawnSync(node, ['bin/oit-audit.js', 'demo'], { cwd: folder, encoding: 'utf8', env });
    expect(demo).toMatchObject({ status: 1, stderr: '' });
  });
});
