import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { withSourcePlaces } from '../src/extract/defect.js';
import { type Locked, locked, manifest, REASONS } from './helpers/dependencies.js';

/** Anyone may use, change and pass on what has one of these, without terms for what it is put into. */
const FREE =
  /^(?:MIT|MIT-0|ISC|BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Zlib)$/;

/** Of `A OR B` one is free, of `A AND B` both. */
function isFree(license: string): boolean {
  const bare = license.replace(/^\((.*)\)$/, '$1');
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((one) => FREE.test(one)));
}

function sourcesOf(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

const IMPORTED = /(?:^(?:import|export)[^;'"`=()]*\bfrom |^import |\bimport\()'([^'\n]+)'/gm;
const RESOLVED = /\)\.resolve\(['`]([^'`\n]+)['`]\)/g;

/** Packages among the names of modules; `${…}` within a name stands for anything. */
function packagesIn(texts: readonly string[], naming: readonly RegExp[]): Set<string> {
  const names = texts.flatMap((text) => naming.flatMap((one) => [...text.matchAll(one)].map(([, name = '']) => name)));
  const packages = names
    .filter((name) => !/^(?:node:|\.|\/)|:/.test(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  return new Set(packages);
}

const users = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.peerDependencies };
const isUsed = ({ name, isDev }: Locked): boolean => !isDev || users[name] !== undefined;
const imported = packagesIn(sourcesOf('src', /\.ts$/), [IMPORTED, RESOLVED]);
const isImported = (name: string): boolean =>
  [...imported].some((one) => one === name || (one.includes('${') && name.startsWith(one.slice(0, one.indexOf('${')))));

describe('what users install', () => {
  test('is imported somewhere in src', () => {
    expect(Object.keys(users).filter((name) => !isImported(name))).toEqual([]);
  });

  test('is everything that src imports', () => {
    expect([...imported].filter((name) => !name.includes('${') && users[name] === undefined)).toEqual([]);
  });

  test('has a reason, and nothing else has', () => {
    expect(Object.keys(REASONS).sort()).toEqual(Object.keys(users).sort());
  });

  test('is free to use and to pass on, down to the last part', () => {
    const bound = locked.filter((one) => isUsed(one) && !isFree(one.license));
    expect(bound.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
    expect(['GPL-3.0-only', 'MIT AND GPL-2.0', '', 'UNLICENSED'].filter(isFree)).toEqual([]);
  });

  // What tesseract.js runs asks for donations (opencollective-postinstall); it works without.
  test('needs no script at its installation', () => {
    const scripted = locked.filter((one) => isUsed(one) && one.hasInstallScript);
    expect(scripted.map(({ name }) => name)).toEqual(['tesseract.js']);
    expect(manifest.peerDependencies).toHaveProperty(['tesseract.js']);
  });

  test('leaves out what only scans and scripted pages need, in the versions that the tests use', () => {
    const { peerDependencies, peerDependenciesMeta, devDependencies } = manifest;
    for (const [name, version] of Object.entries(peerDependencies)) {
      expect(peerDependenciesMeta[name], name).toEqual({ optional: true });
      expect(devDependencies[name], name).toBe(version);
    }
  });

  test('has no other place than the registry', () => {
    const text = readFileSync('package-lock.json', 'utf8');
    const places = [...text.matchAll(/"resolved": "([^"]+)"/g)].map(([, url = '']) => url);
    expect(places.filter((url) => !/^https:\/\//.test(url))).toEqual([]);
    expect(locked.filter(({ version }) => version === '').map(({ name }) => name)).toEqual([]);
  });
});

test('what the tests import is listed too', () => {
  const known = { ...users, ...manifest.devDependencies };
  const used = packagesIn(sourcesOf('test', /\.(?:ts|mjs)$/), [IMPORTED]);
  expect([...used].filter((name) => !name.includes('${') && known[name] === undefined)).toEqual([]);
});

interface Packed {
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

test('the package holds the program, its checklists and types, and nothing of the tests', () => {
  // Without scripts: the folder is built already, by the tests.
  const npm = process.env.npm_execpath;
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const { stdout } =
    npm !== undefined && existsSync(npm)
      ? spawnSync(process.execPath, [npm, ...args], { encoding: 'utf8' })
      : spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  const [packed] = JSON.parse(stdout) as readonly Packed[];
  const paths = packed?.files.map(({ path }) => path) ?? [];
  const kinds = new Set(paths.map((path) => (path.includes('/') ? `${path.split('/')[0]}/` : path)));
  expect([...kinds].sort()).toEqual([
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'bin/',
    'checklists/',
    'dist/',
    'docs/',
    'package.json',
  ]);
  for (const needed of [
    'bin/oit-audit.js',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/cli/main.js',
    'dist/extract/workers/worker.js',
    'dist/program/main.js',
    'dist/program/worker.js',
    'dist/program/NOTICES.txt',
  ])
    expect(paths).toContain(needed);
  const profiles = readdirSync('checklists').filter((name) => /\.(?:yaml|json)$/.test(name));
  for (const profile of profiles) expect(paths).toContain(`checklists/${profile}`);
  expect(paths.filter((path) => /(?:^|\/)(?:test|corpus|fixtures|golden)\//.test(path))).toEqual([]);
  expect(packed?.size).toBeLessThan(15 * 1024 * 1024);
});

test('no assertion in the bundle is without words, for which Node would parse one of its long lines', () => {
  const texts = readdirSync('dist/program')
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join('dist/program', name), 'utf8'));
  const uses = texts.flatMap((text) => [...text.matchAll(/.{30}["'](?:node:)?assert["'].{120}/g)].map(([use]) => use));
  expect(uses).toHaveLength(1);
  expect(uses[0]).toContain('an assertion failed');
});

test('the bundle tells whose work is in it, and a stack of it names the modules', () => {
  const notices = readFileSync('dist/program/NOTICES.txt', 'utf8');
  for (const name of ['undici', 'zod', 'yaml', 'cheerio', 'tough-cookie'])
    expect(notices).toMatch(new RegExp(`^${name} \\d[^\n]*\n\n[\\s\\S]{0,200}(?:Copyright|License)`, 'm'));
  const lines = readFileSync('dist/program/main.js', 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('function sayUncaught'));
  const column = (lines[line] ?? '').indexOf('sayUncaught');
  const bundled = pathToFileURL(resolve('dist/program/main.js')).href;
  const stack = `Error: x\n    at sayUncaught (${bundled}:${line + 1}:${column + 1})\n    at other (file:///x.js:1:2)`;
  const source = pathToFileURL(resolve('dist/cli/main.js')).href;
  const place = readFileSync('dist/cli/main.js', 'utf8').split('\n');
  const found = place.findIndex((text) => text.includes('function sayUncaught'));
  expect(withSourcePlaces(stack)).toMatch(
    new RegExp(`at sayUncaught \\(${source}:${found + 1}:\\d+\\)\n    at other \\(file:///x.js:1:2\\)$`),
  );
  expect(withSourcePlaces(`at x (${bundled.replace('main.js', 'gone.js')}:1:2)`)).toContain('gone.js:1:2');
});
