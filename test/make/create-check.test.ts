import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { faultOfName } from './check-name.js';

const PARTS = [
  'src',
  'checklists',
  'docs',
  'test/checks',
  'test/extract/hints.ts',
  'test/helpers',
  'test/make/check-name.ts',
  'test/make/create-check.ts',
  'test/make/generated-parts.ts',
  'test/registry.test.ts',
  'biome.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
/** The checks and what they are made of. */
const TYPES = {
  extends: './tsconfig.json',
  include: ['src/checks', 'test/checks/sitemap.test.ts', 'test/registry.test.ts'],
};
const CONFIG = `export default { test: { include: ['test/**/*.test.ts'], maxWorkers: 1, testTimeout: 60_000 } };\n`;

const root = mkdtempSync(join(tmpdir(), 'oit-audit-check-'));
for (const part of PARTS) cpSync(part, join(root, part), { recursive: true });
symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
writeFileSync(join(root, 'vitest.config.ts'), CONFIG);
writeFileSync(join(root, 'tsconfig.check.json'), JSON.stringify(TYPES));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const execute = promisify(execFile);
const runIn = (...args: readonly string[]) => execute(process.execPath, [...args], { cwd: root });
const createCheck = (name: string) => runIn('--import', 'tsx', 'test/make/create-check.ts', name);

it('refuses a name that is taken, that the language has, or that is no lower-case word', async () => {
  const registry = readFileSync('src/checks/registry.ts', 'utf8');
  for (const name of ['', 'Sitemap', 'site-map', '../x', 'link', 'registry', 'tables', 'checks', 'delete', 'await'])
    expect(faultOfName(name, registry), name).toBeTypeOf('string');
  expect(faultOfName('sitemap', registry)).toBeNull();
  await expect(createCheck('link')).rejects.toMatchObject({ code: 2 });
});

it('makes a check whose tree passes types, lint and the tests of the registry', async () => {
  await createCheck('sitemap');
  expect(readFileSync(join(root, 'docs/checks.md'), 'utf8')).toContain('`sitemap/missing`');
  expect(readFileSync(join(root, 'checklists/schema.json'), 'utf8')).toContain('"sitemap/missing"');
  execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.check.json'], { cwd: root, stdio: 'pipe' });
  await runIn('node_modules/@biomejs/biome/bin/biome', 'check', 'src/checks', 'test/checks');
  await runIn('node_modules/vitest/vitest.mjs', 'run', 'test/registry.test.ts', 'test/checks/sitemap.test.ts');
});
