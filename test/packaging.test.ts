import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { page, type Site, startSite } from './helpers/site.js';

const REPOSITORY = resolve('.');
const NPM_AS_INSTALLED = 'npm() { echo "npm $*" >> npm.log; }; git() { :; }; export -f npm git;';

let site: Site;
let folder = '';
beforeAll(async () => {
  site = await startSite({ '/': page('หน้าแรก', '<h1>เทศบาล</h1><p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาลตำบลตัวอย่าง</p>') });
  folder = mkdtempSync(join(tmpdir(), 'oit-recipe-'));
  symlinkSync(REPOSITORY, join(folder, 'oit-audit'));
  mkdirSync(join(folder, 'towns'));
  const checklist = (name: string) =>
    `version: 1\nagency: { name: ${name} }\nsite: ${site.url}\nfiscalYear: 2568\nitems: { O1: { title: t, urls: [${site.origin}/gone.html] } }\n`;
  for (const name of ['town', 'towns/a', 'towns/b']) writeFileSync(join(folder, `${name}.yaml`), checklist(name));
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a script as a runner does (`bash -e -o pipefail`); `npm` and `git` are taken to have worked. */
function runScript(script: string, env: Readonly<Record<string, string>> = {}): Promise<number | string> {
  const { GITHUB_ACTIONS, ...rest } = process.env;
  return new Promise((done) => {
    execFile(
      'bash',
      ['-e', '-o', 'pipefail', '-c', `${NPM_AS_INSTALLED}\n${script}`],
      { cwd: folder, env: { ...rest, NO_PROXY: '*', ...env } },
      (error, stdout, stderr) =>
        done(error === null ? 0 : typeof error.code === 'number' ? error.code : `${stdout}${stderr}`),
    );
  });
}

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
}

/** YAML examples of a page. */
const examplesOf = (path: string): readonly unknown[] =>
  [...readFileSync(path, 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
    ([, text = '']) => parse(text) as unknown,
  );

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const isWorkflow = (example: unknown): example is Workflow =>
  typeof example === 'object' && example !== null && 'jobs' in example;

describe('the recipes for CI', () => {
  const workflows = ['docs/ci.md', 'docs/fleet.md'].flatMap(examplesOf).filter(isWorkflow);

  it('run as they are written, and keep the history while items fail', async () => {
    expect(workflows).toHaveLength(2);
    for (const { jobs } of workflows) {
      for (const { steps } of Object.values(jobs)) {
        for (const { run } of steps) {
          if (run === undefined) continue;
          // The four jobs of the matrix; between the jobs of a workflow GitHub carries the parts.
          for (const shard of run.includes('matrix.shard') ? ['1', '2', '3', '4'] : ['1']) {
            const script = run.replaceAll(/\$\{\{ matrix\.shard \}\}/g, shard);
            // A failing item is the outcome of an audit.
            expect([0, 1], script).toContain(await runScript(script));
          }
          await runScript('mkdir -p parts; mv part-*.jsonl parts/');
        }
        const uses = steps.map((step) => `${step.uses ?? step.run} ${step.if ?? ''}`);
        const isAudit = steps.some(({ run }) => run?.includes('oit-audit.js run'));
        if (isAudit) expect(uses).toContain('actions/cache/save@v4 always()');
      }
    }
    expect(existsSync(join(folder, 'oit.sarif'))).toBe(true);
    expect(readFileSync(join(folder, 'npm.log'), 'utf8')).toContain('npm ci --prefix oit-audit');
  });

  it('of GitLab too', async () => {
    const [gitlab] = examplesOf('docs/ci.md').filter((example) => 'oit' in (example as object)) as [
      { oit: { script: string[]; cache: { when: string } } },
    ];
    expect(await runScript(gitlab.oit.script.join('\n'))).toBe(1);
    expect(gitlab.oit.cache.when).toBe('always');
  });
});

describe('the action', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
    readonly runs: {
      readonly using: string;
      readonly steps: readonly (Step & { readonly env?: Record<string, string> })[];
    };
  };
  const { steps } = action.runs;

  it('runs the audit, hands over its status, and writes every report', async () => {
    const output = join(folder, 'output');
    const step = steps.find(({ id }) => id === 'run');
    const status = await runScript(step?.run ?? '', {
      GITHUB_ACTION_PATH: REPOSITORY,
      GITHUB_OUTPUT: output,
      CHECKLIST: 'towns',
      ARGS: '--no-crawl\n--lang=en\n',
      STATE: 'state of the towns',
      REPORTS: 'oit reports',
    });
    expect(status).toBe(1);
    expect(readFileSync(output, 'utf8')).toBe('status=1\n');
    expect(readdirSync(join(folder, 'oit reports')).sort()).toEqual(
      ['oit', 'oit.html', 'oit.json', 'oit.sarif', 'oit.xlsx', 'oit.xml', 'sarif'].sort(),
    );
    expect(Object.keys(step?.env ?? {})).toEqual(['CHECKLIST', 'ARGS', 'STATE', 'REPORTS']);
  });

  it('puts no input into a script, where it could be a command', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  it('keeps the history and the reports whatever the audit says', () => {
    const kept = steps.filter(({ uses }) => /cache\/save|upload-artifact/.test(uses ?? ''));
    expect(kept.map((step) => step.if)).toEqual(['always()', "always() && inputs.artifact != ''"]);
  });

  it('splits SARIF into files of at most 20 runs', async () => {
    const runs = Array.from({ length: 45 }, (_, n) => ({ results: [{ message: { text: `น้ำ ${n}` } }] }));
    writeFileSync(join(folder, 'many.sarif'), JSON.stringify({ version: '2.1.0', runs }));
    expect(await runScript('node oit-audit/bin/split-sarif.mjs many.sarif split')).toBe(0);
    const parts = readdirSync(join(folder, 'split'))
      .sort()
      .map(
        (name) => JSON.parse(readFileSync(join(folder, 'split', name), 'utf8')) as { version: string; runs: unknown[] },
      );
    expect(parts.map((part) => part.runs.length)).toEqual([20, 20, 5]);
    expect(parts.flatMap((part) => part.runs)).toEqual(runs);
    expect(await runScript('node oit-audit/bin/split-sarif.mjs')).toBe(2);
  });
});

describe('the Dockerfile', () => {
  const text = readFileSync('Dockerfile', 'utf8');
  const stages = DockerfileParser.parse(text);

  it('has no fault that its linter knows', () => {
    expect(validate(text)).toEqual([]);
  });

  it('copies what exists and what its list of files lets through', () => {
    const allowed = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = stages
      .getCOPYs()
      .filter((copy) => !copy.getFlags().some((flag) => flag.getName() === 'from'))
      .flatMap((copy) =>
        copy
          .getArguments()
          .slice(0, -1)
          .map((argument) => argument.getValue()),
      );
    expect(copied.length).toBeGreaterThan(5);
    for (const name of copied) {
      expect(existsSync(name), name).toBe(true);
      expect(
        allowed.some((one) => name === one || name.startsWith(`${one}/`)),
        name,
      ).toBe(true);
    }
  });

  it('runs as a user without rights, from a named version of Node', () => {
    const froms = stages.getFROMs().map((from) => from.getImage());
    expect(froms).toEqual(['node:22-bookworm-slim', 'node:22-bookworm-slim']);
    const last = stages
      .getInstructions()
      .filter((one) => one.getKeyword() === 'USER')
      .at(-1);
    expect(last?.getArguments().map((argument) => argument.getValue())).toEqual(['node']);
  });
});

describe('the release', () => {
  const workflow = parse(readFileSync('.github/workflows/release.yml', 'utf8')) as Workflow;
  const check = (...args: string[]) => runScript(`cd oit-audit && node test/make/repository.mjs ${args.join(' ')}`);

  it('begins with the check that the package names its repository and version', async () => {
    const { steps } = workflow.jobs.release ?? { steps: [] };
    const first = steps.find(({ run }) => run !== undefined);
    expect(first?.run).toContain('repository.mjs --check');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await check('--check', 'OWNER/oit-audit', `v${version}`)).toBe(0);
    expect(await check('--check', 'OWNER/oit-audit', 'v0.0.0')).toBe(1);
    expect(await check('--check', 'someone/else', `v${version}`)).toBe(1);
    expect(await check('--check')).toBe(2);
  });

  it('every script that it calls exists', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const called = (workflow.jobs.release?.steps ?? []).flatMap(({ run }) =>
      [...(run ?? '').matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name),
    );
    expect(called.length).toBeGreaterThan(0);
    for (const name of called) expect(scripts).toHaveProperty([name]);
  });
});
