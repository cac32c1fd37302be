import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveDemo } from '../../src/cli/demo/site.js';

/**
 * Types every command of the README and of docs in a clean copy of the repository, in their order, as somebody does who reads them from
 * above. The sample municipality stands for the reader's own site.
 */
const MINUTES = 60_000;
const root = mkdtempSync(join(tmpdir(), 'oit-newcomer-'));
const copy = join(root, 'oit-audit');
const tools = join(root, 'tools');
const PAGES = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)];

/** Both commands of the README that `.ci/run` types in clean clones of their own. */
const TYPED_BY_CI = /^npm ci && npm test\b/;
/** What changes the machine itself is written down here instead. */
const MACHINE = ['crontab', 'systemctl', 'loginctl'];

let site: Awaited<ReturnType<typeof serveDemo>>;

beforeAll(async () => {
  site = await serveDemo();
  site.show('first');
  execFileSync('git', ['clone', '--quiet', resolve('.'), copy]);
  // What is not committed yet is tried too.
  for (const part of [
    'bin',
    'src',
    'checklists',
    'docs',
    'README.md',
    'package.json',
    'package-lock.json',
    'test/make',
  ])
    cpSync(part, join(copy, part), { recursive: true });
  mkdirSync(tools);
  for (const name of MACHINE) {
    writeFileSync(
      join(tools, name),
      `#!/bin/sh\necho "${name} $*" >> '${root}/machine.log'\ncat > /dev/null < /dev/null\n`,
    );
    chmodSync(join(tools, name), 0o755);
  }
}, 2 * MINUTES);
afterAll(async () => {
  await site.close();
  rmSync(root, { recursive: true, force: true });
});

interface Ended {
  readonly status: number;
  readonly output: string;
}

function type(line: string): Promise<Ended> {
  const command = line.replace(/https:\/\/www\.example\.go\.th\/(?!letters)/g, `${site.origin}/`);
  const env = {
    ...process.env,
    HOME: join(root, 'home'),
    XDG_CONFIG_HOME: join(root, 'home'),
    PATH: `${tools}:${process.env.PATH}`,
    NO_PROXY: '*',
  };
  return new Promise((done) => {
    execFile('bash', ['-c', command], { cwd: copy, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      done({ status: error === null ? 0 : Number(error.code), output: `${stdout}${stderr}` }),
    );
  });
}

/** A file that changed since the round before is what there is to explain. */
async function changeFile(): Promise<void> {
  rmSync(join(copy, '.oit-audit'), { recursive: true, force: true });
  for (const stage of ['first', 'now'] as const) {
    site.show(stage);
    expect([0, 1]).toContain((await type('npx oit-audit run town.yaml --quiet -f json=round.json')).status);
  }
}

/** The commands of a page, each as one line, those within its sentences included. */
const commandsOf = (path: string): readonly string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^ *```sh\n([\s\S]*?)^ *```$|`(npx oit-audit [^`]*)`/gm)]
    .flatMap(([, block, sentence = '']) => block?.split('\n') ?? sentence)
    .filter((line) => !line.includes('D:\\'))
    .map((line) => line.replace(/ #.*$/, '').trim())
    .filter((line) => line !== '' && !TYPED_BY_CI.test(line));

/** Exit statuses that a command may end with: an audit says 1 where items fail. */
const statusesOf = (line: string): readonly number[] =>
  /oit-audit (?:run|demo|recheck|check)\b/.test(line) ? [0, 1] : [0];

/** A command of a sentence may stand on another page too, as a block: what it writes is there by then. */
const typed = new Set<string>();

describe.each(PAGES)('%s', (path) => {
  it('every command works as it is written', { timeout: 15 * MINUTES }, async () => {
    for (const line of commandsOf(path)) {
      if (typed.has(line) && / (?:export|init) /.test(line)) continue;
      typed.add(line);
      if (/ accept .*--letter/.test(line)) await changeFile();
      if (/ run towns/.test(line)) cpSync(join(copy, 'town.yaml'), join(copy, 'towns/town.yaml'));
      if (line.includes('รายงาน.xlsx')) await type('npx oit-audit form O12 -o รายงาน.xlsx --force');
      if (line.includes('towns.csv'))
        writeFileSync(join(copy, 'towns.csv'), `ชื่อหน่วยงาน,เว็บไซต์\nเทศบาลตำบลสำราญ,${site.origin}/\n`);
      const { status, output } = await type(line);
      expect(statusesOf(line), `${line}\n${output}`).toContain(status);
      expect(output, line).not.toMatch(/\n +at .*:\d+:\d+/);
    }
  });
});

it('the README leads to a report that names what fails', () => {
  expect(readFileSync(join(copy, 'report.html'), 'utf8')).toContain('O13');
  expect(readFileSync(join(root, 'machine.log'), 'utf8')).toMatch(/crontab|systemctl/);
});
