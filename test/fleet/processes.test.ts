import { execFile, execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/cli/many/processes.js';
import type { Options } from '../../src/cli/options.js';
import { optionsOf } from '../../src/cli/parsed-options.js';
import { openZip } from '../../src/extract/containers/zip-archive.js';
import { type Desk, openDesk, runProgram, startProgram } from '../helpers/program.js';
import { startTowns, type TownServer } from './town-server.js';
import { linesOf, pageOf, townsOn } from './towns.js';

const NOW = '2025-10-02T09:00:00+07:00';
const FORMATS = ['pretty', 'json', 'junit', 'html', 'markdown', 'csv', 'xlsx', 'sarif', 'docx'];

let server: TownServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTowns(pageOf, { leastMs: 1, mostMs: 10 });
});
afterAll(() => server.close());
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.clear());

const towns = (count: number, on: TownServer, addresses = 4): string[] => townsOn(on, desk, count, addresses);

/** Every file below a folder, by its name. Of DOCX and XLSX the members, as the archive tells when it was made. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const members = /\.(docx|xlsx)$/.test(path) ? (await openZip(bytes)).members : [];
    for (const member of members.filter(({ name, isFolder }) => !isFolder && !name.endsWith('core.xml')))
      files.set(`${path.slice(folder.length)} ${member.name}`, Buffer.from(await member.read()).toString('utf8'));
    if (members.length === 0) files.set(path.slice(folder.length), bytes.toString('utf8'));
  }
  return files;
}

describe('a run with several processes', () => {
  it('reports what a run with one process reports, in every format and in GitHub Actions, over two rounds', async () => {
    const paths = towns(3, server, 11);
    for (const now of [NOW, '2025-10-17T09:00:00+07:00']) {
      const ran = [];
      for (const jobs of ['1', '2']) {
        const out = join(desk.dir, `out-${jobs}`);
        mkdirSync(out, { recursive: true });
        const formats = FORMATS.flatMap((format) => ['-f', `${format}=${join(out, `all.${format}`)}`]);
        const { status, stdout, stderr } = await runProgram(
          ['run', ...paths, '--no-crawl', '--now', now, '--state', `state-${jobs}`, '--jobs', jobs, ...formats],
          { cwd: desk.dir, env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(out, 'summary.md') } },
        );
        ran.push({ status, stdout, stderr: stderr.replaceAll(`out-${jobs}`, 'out'), files: await filesOf(out) });
      }
      const names = [...(ran[0]?.files.keys() ?? [])];
      expect(
        [...FORMATS.map((format) => `/all.${format}`), '/summary.md', '/all/town-0003.html'].filter(
          (name) => !names.some((known) => known.startsWith(name)),
        ),
      ).toEqual([]);
      for (const other of ran.slice(1)) expect(other).toEqual(ran[0]);
      expect(readdirSync(join(desk.dir, 'state-2'))).toEqual(readdirSync(join(desk.dir, 'state-1')));
    }
  });

  it('keeps the checklists of one host in one process, which asks it as gently as ever', async () => {
    const [one = '', two = ''] = towns(2, server, 11);
    for (const name of ['a', 'b'])
      writeFileSync(join(desk.dir, 'towns', `${name}.yaml`), readFileSync(join(desk.dir, one)));
    const more = ['a', 'b'].map((name) => `towns/${name}.yaml`);
    const { status } = await desk.run('run', one, two, ...more, '--jobs', '2', '--no-crawl', '--now', NOW);
    // One of the pages states an old year.
    expect(status).toBe(1);
    expect(Math.max(...[...server.seen.values()].map(({ mostAtOnce }) => mostAtOnce))).toBe(1);
  });

  it('checks all checklists first: 2, nothing is asked, nothing is written', async () => {
    const paths = towns(4, server);
    desk.write('towns/town-0003.yaml', 'version: 1\nitmes: {}\n');
    const asked = () => [...server.seen.values()].reduce((sum, { requests }) => sum + requests, 0);
    const before = asked();
    const { status, stdout, stderr } = await desk.run(
      'run',
      ...paths,
      '--jobs',
      '2',
      '--lang',
      'en',
      '--state',
      'state',
    );
    expect({ status, stdout, asked: asked() - before }).toEqual({ status: 2, stdout: '', asked: 0 });
    expect(stderr).toContain('town-0003');
    expect(readdirSync(desk.dir)).toEqual(['towns']);
  });

  it('checks the files that checklists name first, too', async () => {
    const [one = '', ...paths] = towns(4, server);
    const wrong = readFileSync(join(desk.dir, one), 'utf8').replace(
      'checks: [',
      'checks: [{ egp: { register: gone.csv } }, ',
    );
    writeFileSync(join(desk.dir, one), wrong);
    const words = ['run', one, ...paths, '--jobs', '2', '--no-crawl', '--lang', 'en', '--state', 'state'];
    const { status, stdout, stderr } = await desk.run(...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.match(/no such file: gone\.csv/g)).toHaveLength(1);
    expect(readdirSync(desk.dir)).toEqual(['towns']);
  });

  it('says what goes wrong with one, audits the others, and ends with the worst status', async () => {
    const paths = towns(4, server);
    mkdirSync(join(desk.dir, 'state'));
    writeFileSync(join(desk.dir, 'state', 'town-0003'), 'a file, not a folder');
    const { status, stdout, stderr } = await desk.run(
      ...['run', ...paths, '--jobs', '2', '--no-crawl', '--state', 'state', '-f', 'json', '--lang', 'en'],
    );
    expect(linesOf(stdout).map(({ checklist }) => checklist.path)).toEqual(
      paths.filter((path) => !path.includes('0003')),
    );
    expect(stderr).toMatch(/^towns\/town-0003\.yaml: /);
    expect(status).toBe(3);
  });

  it('needs no folder for temporary files', async () => {
    const words = ['run', ...towns(2, server), '--jobs', '1', '--no-crawl', '--state', 'state', '-f', 'json'];
    const place = { cwd: desk.dir, env: { TMPDIR: '/nonexistent', TEMP: '/nonexistent', TMP: '/nonexistent' } };
    const { status, stdout, stderr } = await startProgram(words, place).ended;
    expect({ status, stderr, reports: linesOf(stdout).length }).toEqual({ status: 0, stderr: '', reports: 2 });
    expect(readdirSync(join(desk.dir, 'state'))).toEqual(['town-0001', 'town-0002']);
  });

  it.runIf(process.platform === 'linux')('reads itself what can be read only once', async () => {
    const [one = '', two = ''] = towns(2, server);
    execFileSync('mkfifo', [join(desk.dir, 'pipe.yaml')]);
    const words = ['run', one, 'pipe.yaml', '--jobs', '2', '--no-crawl', '--state', 'state', '-f', 'json'];
    const { ended } = startProgram(words, { cwd: desk.dir });
    await writeFile(join(desk.dir, 'pipe.yaml'), readFileSync(join(desk.dir, two)));
    const { stdout } = await ended;
    expect(linesOf(stdout).map(({ checklist }) => checklist.path)).toEqual([one, 'pipe.yaml']);
  });

  it('passes on how Node was started', async () => {
    const hook = join(desk.dir, 'hook.cjs');
    writeFileSync(hook, `require('node:fs').appendFileSync(${JSON.stringify(join(desk.dir, 'started'))}, 'x');`);
    const words = [
      'run',
      ...towns(2, server),
      '--jobs',
      '2',
      '--no-crawl',
      '--state',
      'state',
      '--quiet',
      '-f',
      'json',
    ];
    const program = resolve('bin/oit-audit.js');
    await new Promise((ended) => {
      execFile(process.execPath, ['--require', hook, program, ...words], { cwd: desk.dir }, ended);
    });
    expect(readFileSync(join(desk.dir, 'started'), 'utf8')).toBe('xxx');
  });
});

describe('notifications', () => {
  let told: number;
  let hook: Server;
  beforeEach(async () => {
    told = 0;
    hook = createServer((request, response) => {
      told += 1;
      request.resume().on('end', () => response.end('{}'));
    });
    await new Promise<void>((listening) => hook.listen(0, '127.0.0.1', listening));
  });
  afterEach(() => new Promise((closed) => hook.close(closed)));

  it('are sent once for each checklist, by what is new against the round before', async () => {
    const { port } = hook.address() as AddressInfo;
    const paths = towns(3, server, 11);
    for (const path of paths) appendFileSync(join(desk.dir, path), 'notify: { on: new, webhook: {} }\n');
    const run = (now: string) =>
      runProgram(['run', ...paths, '--jobs', '2', '--no-crawl', '--now', now, '-f', 'json'], {
        cwd: desk.dir,
        env: { OIT_AUDIT_WEBHOOK_URL: `http://127.0.0.1:${port}/` },
      });
    const { stderr } = await run(NOW);
    expect({ stderr, told }).toEqual({ stderr: '', told: 3 });
    await run('2025-10-17T09:00:00+07:00');
    expect(told).toBe(3);
  });
});

describe('the options of a run', () => {
  const parse = (words: readonly string[]): Options => {
    const command = new Command().argument('[checklists...]');
    for (const option of optionsOf('run', 'en')) command.addOption(option);
    return command.parse([...words], { from: 'user' }).opts<Options>();
  };

  it('are the same for each of its processes, but for those of the run as a whole', () => {
    const given = ['--only', 'O1,O2', '--only', 'O3', '--seed=-x y', '--sample', 'all', '--now', NOW, '--no-crawl'];
    const more = [
      '--quiet',
      '--verbose',
      '--debug',
      '--delay',
      '0',
      '--fail-on',
      'review',
      '--lang',
      'en',
      '--state',
      'a b',
    ];
    const ofRun = ['--jobs', '3', '--shard', '1/2', '-f', 'html=a.html', '--notify', 'off', '--no-progress'];
    const expected = parse([...given, ...more]);
    expect(parse(wordsOf(parse([...given, ...more, ...ofRun])))).toEqual(expected);
    expect(parse(wordsOf(expected))).toEqual(expected);
  });
});
