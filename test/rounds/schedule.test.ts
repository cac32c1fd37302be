import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openState } from '../../src/history/state.js';
import { type Desk, type Ended, openDesk, runProgram, startProgram } from '../helpers/program.js';
import { type Site, startSite } from '../helpers/site.js';
import { aRound } from '../history/rounds.js';

let desk: Desk;

beforeEach(() => {
  desk = openDesk();
  for (const name of ['town.yaml', 'เทศบาล ก.yaml'])
    desk.write(
      name,
      'version: 1\nagency: { name: เทศบาล }\nsite: https://www.example.go.th/\nfiscalYear: 2568\nitems: { O1: { title: ก, urls: [https://www.example.go.th/o1.html] } }\n',
    );
  mkdirSync(join(desk.dir, 'bin'));
});

afterEach(() => desk.clear());

/** A command of the system that keeps what it was called with, and does what `body` says. */
function fake(name: string, body: string): void {
  const path = join(desk.dir, 'bin', name);
  writeFileSync(path, `#!/bin/sh\necho "$@" >> '${desk.dir}/${name}.calls'\n${body}\n`);
  chmodSync(path, 0o755);
}

/** As crontab(1): -l lists or says that there is none, - takes the table from the standard input, -r removes it. */
const CRONTAB = (table: string): string => `
case "$1" in
  -l) if [ -f '${table}' ]; then cat '${table}'; else echo "no crontab for $USER" >&2; exit 1; fi ;;
  -) cat > '${table}' ;;
  -r) rm '${table}' ;;
  *) exit 64 ;;
esac`;

const calls = (name: string): string[] => {
  const path = join(desk.dir, `${name}.calls`);
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
};

function schedule(...argv: string[]): Promise<Ended> {
  return runProgram(['schedule', ...argv, '--lang', 'en'], {
    cwd: desk.dir,
    env: {
      PATH: `${join(desk.dir, 'bin')}${delimiter}/usr/bin${delimiter}/bin`,
      XDG_CONFIG_HOME: join(desk.dir, 'config'),
    },
  });
}

const installed = async (target: string): Promise<boolean[]> => {
  const { stdout } = await schedule('status', 'town.yaml', 'เทศบาล ก.yaml', '--target', target, '-f', 'json');
  return JSON.parse(stdout).map((row: { installed: boolean }) => row.installed);
};

describe('cron', () => {
  const others = 'MAILTO=admin@example.go.th\n# ของเดิม\n5 4 * * * /usr/local/bin/backup 50\\%\n';

  it('is installed once however often, beside what stood there, and taken out without a trace', async () => {
    const table = join(desk.dir, 'crontab.txt');
    fake('crontab', CRONTAB(table));
    writeFileSync(table, others);
    const files = ['town.yaml', 'เทศบาล ก.yaml', '--target', 'cron'];
    expect(await installed('cron')).toEqual([false, false]);
    expect((await schedule('install', ...files)).status).toBe(0);
    const once = readFileSync(table, 'utf8');
    expect(once.startsWith(others)).toBe(true);
    expect(once.match(/^\d+ 9 \* \* \* /gm)).toHaveLength(2);
    expect(await installed('cron')).toEqual([true, true]);
    expect((await schedule('install', ...files)).status).toBe(0);
    expect(readFileSync(table, 'utf8')).toBe(once);
    expect((await schedule('print', ...files)).stdout).toBe(once.slice(others.length));
    expect((await schedule('remove', 'town.yaml', '--target', 'cron')).status).toBe(0);
    expect(await installed('cron')).toEqual([false, true]);
    expect((await schedule('remove', ...files)).status).toBe(0);
    expect(readFileSync(table, 'utf8')).toBe(others);
  });

  it('the line that cron hands to the shell runs the program and fills the log', async () => {
    const table = join(desk.dir, 'crontab.txt');
    fake('crontab', CRONTAB(table));
    // Not carried out for want of a readable checklist: what the log says shows that the program itself was reached.
    await schedule('install', 'เทศบาล ก.yaml', '--target', 'cron');
    expect(calls('crontab')).toEqual(['-l', '-']);
    writeFileSync(join(desk.dir, 'เทศบาล ก.yaml'), 'version: 1\n');
    const line = readFileSync(table, 'utf8').match(/^\d+ \d+ \* \* \* (.*)$/m)?.[1] ?? '';
    const ran = spawnSync('/bin/sh', ['-c', line.replace(/\\([\\%])/g, '$1')], { cwd: '/', env: {}, encoding: 'utf8' });
    expect({ status: ran.status, said: ran.stdout + ran.stderr }).toEqual({ status: 2, said: '' });
    expect(readFileSync(join(desk.dir, 'เทศบาล ก.oit-audit.log'), 'utf8')).toContain('เทศบาล ก.yaml');
  });

  it('takes a folder for the checklists in it', async () => {
    fake('crontab', CRONTAB(join(desk.dir, 'crontab.txt')));
    mkdirSync(join(desk.dir, 'towns'));
    for (const name of ['a', 'b']) writeFileSync(join(desk.dir, 'towns', `${name}.yaml`), desk.read('town.yaml'));
    expect((await schedule('install', 'towns', '--target', 'cron')).status).toBe(0);
    expect(desk.read('crontab.txt').match(/^(?:0|10) 9 \* \* \* .*towns\/[ab]\.yaml/gm)).toHaveLength(2);
  });

  it('without the command ends with 3 and says what else there is', async () => {
    const { status, stderr, stdout } = await runProgram(
      ['schedule', 'install', 'town.yaml', '--target', 'cron', '--lang', 'en'],
      {
        cwd: desk.dir,
        env: { PATH: join(desk.dir, 'bin') },
      },
    );
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toBe(
      'oit-audit: There is no command crontab on this machine; choose another scheduler with --target\n',
    );
  });
});

describe('what each round writes, and its variables', () => {
  const secret = 'pa$$wo`rd #1';
  let hook: Site;
  let got: string[];
  beforeEach(async () => {
    got = [];
    hook = await startSite(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      if (request.method === 'POST') got.push(`${request.headers.authorization} ${JSON.parse(body).event}`);
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>เทศบาล</title><p>เทศบาล</p>');
    });
    desk.write(
      'told.yaml',
      `version: 1\nagency: { name: เทศบาล }\nsite: ${hook.url}\nfiscalYear: 2568\nnotify: { on: always, webhook: {} }\nitems: { O1: { title: ก, urls: ['${hook.url}'] } }\n`,
    );
    fake('crontab', CRONTAB(join(desk.dir, 'crontab.txt')));
  });
  afterEach(() => hook.close());
  const env = () => ({
    PATH: `${join(desk.dir, 'bin')}${delimiter}/usr/bin${delimiter}/bin`,
    OIT_AUDIT_WEBHOOK_URL: `${hook.origin}/hook?key=1`,
    OIT_AUDIT_WEBHOOK_TOKEN: secret,
  });
  const install = (...argv: string[]): Promise<Ended> =>
    runProgram(['schedule', 'install', ...argv, '--lang', 'en'], { cwd: desk.dir, env: env() });

  it('come with the trigger: reports in their folder, people told, no secret in crontab or log', async () => {
    mkdirSync(join(desk.dir, 'reports'));
    const ended = await install(
      'told.yaml',
      '-f',
      'pretty',
      '-f',
      'html=reports/',
      '-f',
      'json=told.json',
      '--secrets-file',
      'my town.env',
    );
    expect(ended).toMatchObject({ status: 0, stdout: '' });
    expect(ended.stderr).toContain('made my town.env for the variables of notify (you alone may read it)');
    expect(statSync(join(desk.dir, 'my town.env')).mode & 0o777).toBe(0o600);
    const table = desk.read('crontab.txt');
    expect(table).not.toContain(secret);
    const line = table.match(/^\d+ \d+ \* \* \* (.*)$/m)?.[1] ?? '';
    // Not in this process: its server must answer.
    const ran = spawn('/bin/sh', ['-c', line.replace(/\\([\\%])/g, '$1')], { cwd: '/', env: { NO_PROXY: '*' } });
    await new Promise((done) => ran.once('close', done));
    expect(got).toEqual([`Bearer ${secret} round`]);
    expect(desk.read('reports/told.html')).toContain('<html');
    expect(JSON.parse(desk.read('told.json')).checklist.agency.name).toBe('เทศบาล');
    expect(desk.read('told.oit-audit.log')).toContain('เทศบาล');
    expect(desk.read('told.oit-audit.log')).not.toContain(secret);
  });

  it('may be tried at once, and the file wins over nothing that is set', async () => {
    desk.write('town.env', `OIT_AUDIT_WEBHOOK_URL=${hook.origin}/\nOIT_AUDIT_WEBHOOK_TOKEN=file\n`);
    const tried = await runProgram(['notify', 'told.yaml', '--secrets-file', 'town.env'], { cwd: desk.dir });
    expect(tried.status).toBe(0);
    const set = { cwd: desk.dir, env: { OIT_AUDIT_WEBHOOK_TOKEN: 'set' } };
    expect((await runProgram(['notify', 'told.yaml', '--secrets-file=town.env'], set)).status).toBe(0);
    expect(got).toEqual(['Bearer file test', 'Bearer set test']);
    // As a process of its own: an option of Node itself would never reach the program.
    const gone = await startProgram(['run', 'told.yaml', '--secrets-file', 'gone.env'], { cwd: desk.dir }).ended;
    expect(gone).toMatchObject({ status: 2, stderr: expect.stringContaining('--secrets-file: ไม่พบไฟล์ gone.env') });
  });

  it('of a file that others may read are closed to them, its words stay', async () => {
    desk.write('town.env', 'OIT_AUDIT_WEBHOOK_TOKEN=x\n');
    chmodSync(join(desk.dir, 'town.env'), 0o644);
    const { stderr } = await install('told.yaml', '--secrets-file', 'town.env');
    expect(stderr).toContain('others could read town.env; now you alone may');
    expect(stderr).toContain('town.env has no value for OIT_AUDIT_WEBHOOK_URL');
    expect(stderr).toContain('try it: oit-audit notify told.yaml --secrets-file town.env');
    expect(statSync(join(desk.dir, 'town.env')).mode & 0o777).toBe(0o600);
    expect(desk.read('town.env')).toBe('OIT_AUDIT_WEBHOOK_TOKEN=x\n');
  });

  it('are asked for where notify needs them, and on GitHub named as secrets', async () => {
    expect((await install('told.yaml')).stderr).toContain('notify needs OIT_AUDIT_WEBHOOK_URL');
    expect((await install('town.yaml')).stderr).not.toContain('notify');
    const { stderr } = await install('told.yaml', '--target', 'github');
    expect(stderr).toContain('Secrets: OIT_AUDIT_WEBHOOK_URL, OIT_AUDIT_WEBHOOK_TOKEN');
    expect(desk.read('.github/workflows/oit-audit.yml')).toContain('secrets.OIT_AUDIT_WEBHOOK_URL');
  });

  it.each([
    [['told.yaml', 'town.yaml', '-f', 'html=one.html'], 'name a folder instead'],
    [['told.yaml', '-f', 'xlsx'], '-f xlsx=reports/'],
    [['told.yaml', '-f', 'html=nowhere/'], 'no such folder'],
    [['told.yaml', '-f', 'pdf=a.pdf'], 'no format is called "pdf"'],
    [['told.yaml', '--secrets-file', 'nowhere/a.env'], 'no such folder'],
  ])('%j: is refused, and nothing is installed', async (argv, words) => {
    expect(await install(...argv)).toMatchObject({ status: 2, stderr: expect.stringContaining(words) });
    expect(existsSync(join(desk.dir, 'crontab.txt'))).toBe(false);
  });
});

describe('systemd', () => {
  it('writes a service and a timer for each checklist, starts them, and removes both', async () => {
    fake('systemctl', 'exit 0');
    const units = join(desk.dir, 'config/systemd/user');
    const files = ['town.yaml', 'เทศบาล ก.yaml', '--target', 'systemd'];
    for (const _ of ['first', 'again']) expect((await schedule('install', ...files)).status).toBe(0);
    const names = readdirSync(units).sort();
    expect(names.map((name) => name.replace(/-[0-9a-f]{12}\./, '.'))).toEqual([
      expect.stringMatching(/^oit-audit-.*\.service$/),
      expect.stringMatching(/^oit-audit-.*\.timer$/),
      'oit-audit-town.service',
      'oit-audit-town.timer',
    ]);
    const timer = readFileSync(join(units, names.find((name) => /town.*timer/.test(name)) ?? ''), 'utf8');
    expect(timer).toMatch(/^OnCalendar=\*-\*-\* 09:00:00 Asia\/Bangkok\nPersistent=true$/m);
    expect(calls('systemctl')).toContainEqual(
      expect.stringMatching(/^--user enable --now oit-audit-town-[0-9a-f]{12}\.timer$/),
    );
    expect(await installed('systemd')).toEqual([true, true]);
    expect((await schedule('remove', ...files)).status).toBe(0);
    expect(readdirSync(units)).toEqual([]);
    expect(calls('systemctl').at(-1)).toBe('--user daemon-reload');
  });

  it('that refuses ends with 3 and its own words', async () => {
    fake('systemctl', 'echo "Failed to connect to bus" >&2; exit 1');
    const { status, stderr } = await schedule('install', 'town.yaml', '--target', 'systemd');
    expect(status).toBe(3);
    expect(stderr).toContain('Failed to connect to bus');
  });
});

describe('windows', () => {
  it('is printed as one well-formed task a checklist, daily, whatever stands in its path', async () => {
    desk.write(`O'Neil & "co" <1>.yaml`, desk.read('town.yaml'));
    const { stdout, status } = await schedule('print', 'town.yaml', 'เทศบาล ก.yaml', '--target', 'windows');
    expect(status).toBe(0);
    const tasks = stdout.split(/(?=<\?xml)/);
    expect(tasks).toHaveLength(2);
    for (const task of tasks) {
      const faults: string[] = [];
      const parser = new DOMParser({ errorHandler: (level, message) => void faults.push(`${level}: ${message}`) });
      const document = parser.parseFromString(task, 'text/xml');
      expect(faults).toEqual([]);
      const textOf = (name: string) => document.getElementsByTagName(name)[0]?.textContent;
      expect(document.documentElement.getAttribute('xmlns')).toBe(
        'http://schemas.microsoft.com/windows/2004/02/mit/task',
      );
      expect([textOf('DaysInterval'), textOf('StartWhenAvailable'), textOf('Command')]).toEqual([
        '1',
        'true',
        'cmd.exe',
      ]);
      expect(textOf('Arguments')).toMatch(/^\/d \/s \/c ".* run --if-due .*"$/);
    }
    // No Windows path has a quotation mark in it.
    const refused = await schedule('print', `O'Neil & "co" <1>.yaml`, '--target', 'windows');
    expect(refused.status).toBe(3);
    expect(refused.stderr).not.toMatch(/\n\s+at /);
  });

  it('installed from elsewhere ends with 3', async () => {
    const { status, stderr } = await schedule('install', 'town.yaml', '--target', 'windows');
    expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringContaining('no command schtasks') });
  });
});

describe('github', () => {
  it('writes the workflow into the folder it is called in, keeps a file of another’s, and removes its own', async () => {
    const path = join(desk.dir, '.github/workflows/oit-audit.yml');
    const files = ['town.yaml', 'เทศบาล ก.yaml', '--target', 'github'];
    expect((await schedule('install', ...files)).status).toBe(0);
    const workflow = parse(readFileSync(path, 'utf8'));
    expect(workflow.on.schedule).toEqual([{ cron: '0 2 * * *' }]);
    const scripts = workflow.jobs.audit.steps.flatMap((step: { run?: string }) => step.run ?? []).join('\n');
    expect(scripts).toMatch(/run --if-due .* town\.yaml \|\| status=\$\?/);
    expect(scripts).toContain("'เทศบาล ก.yaml'");
    expect(await installed('github')).toEqual([true, true]);
    expect((await schedule('remove', ...files)).status).toBe(0);
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, 'name: mine\n');
    const { status, stderr } = await schedule('install', ...files);
    expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringContaining('left alone') });
    expect(readFileSync(path, 'utf8')).toBe('name: mine\n');
  });

  it('of a checklist outside the repository is refused', async () => {
    mkdirSync(join(desk.dir, 'repo'));
    const { status, stderr } = await runProgram(
      ['schedule', 'print', '../town.yaml', '--target', 'github', '--lang', 'en'],
      {
        cwd: join(desk.dir, 'repo'),
      },
    );
    expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringContaining('outside the repository') });
  });
});

describe('status', () => {
  it('says last, next and how late, in either language', async () => {
    fake('crontab', CRONTAB(join(desk.dir, 'crontab.txt')));
    const state = join(desk.dir, '.oit-audit/town');
    const opened = openState({ dir: state, write: true, now: () => '2025-10-02T02:00:00.000Z' });
    await opened.saveRound(aRound(1, { startedAt: '2025-10-02T02:00:00.000Z' }));
    opened.close();
    const ask = (lang: string, now: string) =>
      runProgram(
        ['schedule', 'status', 'town.yaml', 'เทศบาล ก.yaml', '--target', 'cron', '--now', now, '--lang', lang],
        {
          cwd: desk.dir,
          env: { PATH: `${join(desk.dir, 'bin')}${delimiter}/usr/bin${delimiter}/bin` },
        },
      );
    const { stdout } = await ask('en', '2025-10-20');
    expect(stdout).toMatch(/^town\.yaml +cron +no +2 October 2025 +17 October 2025 +overdue by 3 days$/m);
    expect(stdout).toMatch(/^เทศบาล ก\.yaml +cron +no +none yet +20 October 2025 +due$/m);
    expect((await ask('th', '2025-10-18')).stdout).toMatch(
      /^town\.yaml +cron +ไม่ +2 ตุลาคม 2568 +17 ตุลาคม 2568 +เกินกำหนด 1 วัน$/m,
    );
    expect((await ask('en', '2025-10-18')).stdout).toContain('overdue by 1 day\n');
  });

  it.each([
    ['an action that is none', ['start', 'town.yaml'], /unknown action "start"/],
    ['a target that is none', ['print', 'town.yaml', '--target', 'launchd'], /--target/],
    ['a checklist that is not there', ['print', 'nowhere.yaml'], /no such checklist/],
    ['no checklist', ['print'], /missing required argument/],
  ])('ends with 2 for %s', async (_, argv, expected) => {
    const { status, stdout, stderr } = await schedule(...argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(expected);
  });
});
