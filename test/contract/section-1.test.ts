import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Desk, type Ended, openDesk, runProgram } from '../helpers/program.js';
import { page, type Site, slow, startSite, status } from '../helpers/site.js';

// Each test runs the program, some of them several times, on machines that have other work as well.
const COMMANDS = [
  'run',
  'demo',
  'check',
  'init',
  'validate',
  'schedule',
  'history',
  'diff',
  'accept',
  'report',
  'recheck',
  'explain',
  'form',
  'checklist',
  'notify',
  'completion',
] as const;

/** Every code of section 4. */
const CODES = [
  ...[
    'invalid-url',
    'dns',
    'connection',
    'timeout',
    'http-status',
    'redirect-loop',
    'redirect-home',
    'soft-404',
    'login-wall',
    'tls',
    'tls-chain',
    'tls-expiring',
    'off-site',
    'fragment',
    'insecure',
    'private-address',
    'unverifiable',
  ].map((code) => `link/${code}`),
  ...['empty', 'truncated', 'corrupt', 'type-mismatch', 'encrypted', 'too-large', 'no-text', 'not-readable'].map(
    (code) => `file/${code}`,
  ),
  ...['wrong-fiscal-year', 'out-of-range', 'stale', 'missing', 'future'].map((code) => `date/${code}`),
  ...[
    'column-not-found',
    'digits',
    'missing',
    'too-few-rows',
    'format',
    'stated-none',
    'duplicate',
    'month',
    'fiscal-year',
  ].map((code) => `egp/${code}`),
  ...['not-found', 'column-missing', 'cell-empty', 'cell-invalid', 'too-few-rows', 'row-missing', 'rule'].map(
    (code) => `table/${code}`,
  ),
  ...['missing', 'forbidden', 'placeholder'].map((code) => `text/${code}`),
  'coverage/missing',
  ...['unexplained', 'removed', 'explained', 'new'].map((code) => `change/${code}`),
  ...['unreadable', 'dead-link', 'unexpected'].map((code) => `qr/${code}`),
  'channel/missing',
  'item/no-url',
  'item/disabled',
  'internal/crash',
];

let desk: Desk;
let site: Site;
const links = Array.from({ length: 30 }, (_, index) => `/n/${index}.html`);

beforeAll(async () => {
  desk = openDesk();
  const answer = page('ข่าว', '<p>ข่าวของเทศบาล</p>');
  site = await startSite({
    '/': page('เทศบาล', `<h1>เทศบาลตำบลสำราญ</h1>${links.map((link) => `<a href="${link}">${link}</a>`).join(' ')}`),
    '/o1.html': page('o1', '<p>โครงสร้างและอำนาจหน้าที่ ปีงบประมาณ พ.ศ. 2568</p>'),
    '/review.html': status(
      403,
      '<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x"></script>',
      { server: 'cloudflare', 'cf-mitigated': 'challenge' },
    ),
    ...Object.fromEntries(links.map((link) => [link, slow(15, answer)])),
  });
  const head = `version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0 }\n`;
  desk.write('town.yaml', `${head}items:\n  O1: { title: โครงสร้าง, urls: ["${site.origin}/o1.html"] }\n`);
  desk.write(
    'warned.yaml',
    `${head}items:\n  O1: { title: a, urls: ["${site.origin}/o1.html"], checks: [{ text: { all: [ไม่มีคำนี้], severity: warning } }] }\n`,
  );
  desk.write('review.yaml', `${head}items:\n  O1: { title: a, urls: ["${site.origin}/review.html"] }\n`);
  desk.write(
    'fails.yaml',
    `${head}items:\n  O1: { title: a, urls: ["${site.origin}/o1.html"] }\n  O2: { title: b, urls: ["${site.origin}/gone.html"] }\n`,
  );
});
afterAll(async () => {
  await site.close();
  desk.clear();
});

const at = (env: Record<string, string>, ...args: readonly string[]): Promise<Ended> =>
  runProgram(args, { cwd: desk.dir, env });

const fresh = (() => {
  let count = 0;
  return (): string => `state-${count++}`;
})();

describe('help', () => {
  it('names every command, in both languages, with examples', async () => {
    const [th, en] = await Promise.all([desk.run('--help'), desk.run('--help', '--lang', 'en')]);
    for (const command of COMMANDS) {
      expect(th.stdout).toMatch(new RegExp(`^ +${command}\\b`, 'm'));
      expect(en.stdout).toMatch(new RegExp(`^ +${command}\\b`, 'm'));
    }
    expect([th.status, en.status, th.stderr, en.stderr]).toEqual([0, 0, '', '']);
    expect(th.stdout).toMatch(/[ก-๙]/);
    expect(en.stdout).not.toMatch(/[ก-๙]{3}/);
  });

  it.each(COMMANDS)('of %s shows examples and exits with 0', async (command) => {
    const { stdout, status: code } = await desk.run(command, '--help', '--lang', 'en');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`\\$ .*oit-audit ${command}`));
  });

  it('of run names every option of the contract', async () => {
    const { stdout } = await desk.run('run', '--help', '--lang', 'en');
    for (const option of [
      '-f, --format',
      '--state',
      '--if-due',
      '--now',
      '--only',
      '--sample',
      '--seed',
      '--no-crawl',
      '--concurrency',
      '--per-host',
      '--delay',
      '--timeout',
      '--max-pages',
      '--fail-on',
      '--lang',
      '--shard',
      '--no-progress',
      '--quiet',
      '--verbose',
    ])
      expect(stdout).toContain(option);
  });

  it('--version says the version of the package', async () => {
    const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
    const { stdout, status: code } = await desk.run('--version');
    expect([stdout.trim(), code]).toEqual([version, 0]);
  });

  it('without a command help goes to stderr or stdout, and nothing is done', async () => {
    const { stdout, stderr } = await desk.run();
    expect(`${stdout}${stderr}`).toContain('oit-audit');
  });
});

describe('wrong command lines are 2, with nothing on stdout', () => {
  it.each([
    [['rum', 'town.yaml'], /run/],
    [['run', 'town.yaml', '--formt', 'json'], /--format/],
    [['run', 'town.yaml', '-f', 'jsno'], /json/],
    [['run', 'town.yaml', '-f', 'json', '-f', 'pretty'], /json.*pretty/],
    [['run', 'town.yaml', '-f', 'json='], /./],
    [['run', 'town.yaml', '-f', 'json=no/such/folder/a.json'], /no\/such\/folder/],
    [['run', 'town.yaml', '--fail-on', 'info'], /error.*review.*warning/],
    [['run', 'town.yaml', '--lang', 'fr'], /th.*en/],
    [['run', 'town.yaml', '--shard', '3/2'], /--shard/],
    [['run', 'town.yaml', '--shard', '0/2'], /--shard/],
    [['run', 'town.yaml', '--concurrency', '0'], /--concurrency/],
    [['run', 'town.yaml', '--per-host', 'x'], /--per-host/],
    [['run', 'town.yaml', '--delay', '-5'], /--delay/],
    [['run', 'town.yaml', '--timeout', '1s'], /--timeout/],
    [['run', 'town.yaml', '--max-pages', '1.5'], /--max-pages/],
    [['run', 'town.yaml', '--sample', '-1'], /--sample/],
    [['run', 'town.yaml', '--now', '2025-13-01'], /--now/],
    [['run', 'town.yaml', '--only', 'O7'], /O7/],
    [['run', 'town.yaml', 'nowhere.yaml'], /nowhere\.yaml/],
    [['explain', 'egp/digit'], /egp\/digits/],
    [['explain', 'O99'], /O99/],
    [['completion', 'tcsh'], /bash.*zsh.*fish.*(powershell|pwsh)/s],
    [['schedule', 'print', 'town.yaml', '--target', 'launchd'], /cron/],
    [['schedule', 'prnt', 'town.yaml'], /print/],
    [['check', 'town.yaml', '--as', 'O1', '--profile', 'oit-2567'], /oit-2567/],
    [['history', '--checklist', 'nowhere.yaml'], /nowhere/],
    [['validate'], /./],
  ] as const)('%j', async (args, expected) => {
    const {
      stdout,
      stderr,
      status: code,
    } = await desk.run(...args, '--lang', ...(args.includes('fr' as never) ? ['fr'] : ['en']));
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/^ +at .*\.js:\d+/m);
  });

  it('the output path is tried before the first request, and nothing is left behind', async () => {
    site.forget();
    const before = readdirSync(desk.dir).sort();
    const { status: code } = await desk.run('run', 'town.yaml', '-f', 'json=ok.json', '-f', 'html=no/such/a.html');
    expect({ code, asked: site.requests.length, left: readdirSync(desk.dir).sort() }).toEqual({
      code: 2,
      asked: 0,
      left: before,
    });
  });
});

describe('formats and streams', () => {
  it('all nine at once, to files: nothing on stdout', async () => {
    const names = ['pretty', 'json', 'junit', 'html', 'markdown', 'csv', 'xlsx', 'sarif', 'docx'];
    const {
      stdout,
      stderr,
      status: code,
    } = await desk.run(
      'run',
      'fails.yaml',
      '--no-crawl',
      '--state',
      fresh(),
      ...names.flatMap((name) => ['-f', `${name}=out.${name}`]),
    );
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    // One line says the verdict, the counts and the files.
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(/ไม่ผ่าน.*ผ่าน \d+.*out\.pretty, .*out\.docx/)]);
    for (const name of names) expect(statSync(join(desk.dir, `out.${name}`)).size).toBeGreaterThan(100);
    expect(JSON.parse(desk.read('out.sarif'))).toMatchObject({ version: '2.1.0' });
    expect(desk.read('out.junit')).toMatch(/^<\?xml[\s\S]*<testsuites?/);
    expect(readFileSync(join(desk.dir, 'out.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(join(desk.dir, 'out.docx')).subarray(0, 2).toString()).toBe('PK');
    expect(desk.read('out.pretty')).not.toContain('\u001b');
  });

  it.each(['json', 'junit', 'html', 'markdown', 'csv', 'sarif', 'pretty', 'xlsx', 'docx'])(
    '%s alone goes to stdout',
    async (name) => {
      const {
        stdout,
        stderr,
        status: code,
      } = await desk.run('run', 'town.yaml', '--no-crawl', '--state', fresh(), '-f', name);
      expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
      expect(stdout.length).toBeGreaterThan(50);
    },
  );

  it('the language is --lang alone', async () => {
    const th = await at(
      { LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
      'run',
      'fails.yaml',
      '--no-crawl',
      '--state',
      fresh(),
    );
    const en = await at(
      { LANG: 'th_TH.UTF-8', LC_ALL: 'th_TH.UTF-8' },
      'run',
      'fails.yaml',
      '--no-crawl',
      '--state',
      fresh(),
      '--lang',
      'en',
    );
    expect(th.stdout).toContain('ไม่ผ่าน');
    expect(en.stdout).toMatch(/fail/i);
    expect(en.stdout).not.toContain('ไม่ผ่าน');
  });

  it('no colour into a pipe, nor with NO_COLOR; colour when forced', async () => {
    const [pipe, no, forced] = await Promise.all([
      at({}, 'run', 'fails.yaml', '--no-crawl', '--state', fresh()),
      at({ NO_COLOR: '1' }, 'run', 'fails.yaml', '--no-crawl', '--state', fresh()),
      at({ FORCE_COLOR: '1' }, 'run', 'fails.yaml', '--no-crawl', '--state', fresh()),
    ]);
    expect([pipe.stdout, no.stdout].some((text) => text.includes('\u001b'))).toBe(false);
    expect(forced.stdout).toContain('\u001b');
    expect([pipe.stderr, no.stderr, forced.stderr]).toEqual(['', '', '']);
  });

  it('--quiet and --no-progress keep the report', async () => {
    const { stdout, stderr } = await desk.run(
      'run',
      'fails.yaml',
      '--no-crawl',
      '--state',
      fresh(),
      '--quiet',
      '--no-progress',
    );
    expect(stdout).toContain('O2');
    expect(stderr).toBe('');
  });

  it('--verbose tells of what passes', async () => {
    const plain = await desk.run('run', 'fails.yaml', '--no-crawl', '--state', fresh());
    const verbose = await desk.run('run', 'fails.yaml', '--no-crawl', '--state', fresh(), '--verbose');
    expect(verbose.stdout.length).toBeGreaterThan(plain.stdout.length);
    expect(verbose.stdout).toContain('/o1.html');
  });
});

describe('exit status', () => {
  it.each([
    ['town.yaml', 'error', 0],
    ['town.yaml', 'warning', 0],
    ['warned.yaml', 'error', 0],
    ['warned.yaml', 'review', 0],
    ['warned.yaml', 'warning', 1],
    ['review.yaml', 'error', 0],
    ['review.yaml', 'review', 1],
    ['review.yaml', 'warning', 1],
    ['fails.yaml', 'error', 1],
  ])('%s with --fail-on %s is %i', async (name, level, code) => {
    expect((await desk.run('run', name, '--no-crawl', '--state', fresh(), '--fail-on', level)).status).toBe(code);
  });

  it('a crash of nothing: a checklist with an error fetches and writes nothing, even beside a good one', async () => {
    desk.write(
      'broken.yaml',
      'version: 1\nagency: { name: x }\nsite: https://a.go.th/\nfiscalYear: 2568\nitems: { O1: { title: x, checks: [nope] } }\n',
    );
    site.forget();
    const state = fresh();
    const { status: code, stdout } = await desk.run('run', 'town.yaml', 'broken.yaml', '--state', state);
    expect({ code, stdout, asked: site.requests.length, state: existsSync(join(desk.dir, state)) }).toEqual({
      code: 2,
      stdout: '',
      asked: 0,
      state: false,
    });
  });
});

describe('rounds', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    'are due by the Thai calendar day, the machine being in %s',
    async (TZ) => {
      const state = fresh();
      const run = (...args: string[]): Promise<Ended> =>
        desk.run('run', 'town.yaml', '--no-crawl', '--state', state, '-f', 'json', ...args);
      vi.stubEnv('TZ', TZ);
      const first = JSON.parse((await run('--now', '2025-10-02T09:03:00+07:00')).stdout);
      expect(first.run).toMatchObject({ nextDue: '2025-10-17', round: 1, previous: null });
      expect(first.run.startedAt).toBe('2025-10-02T02:03:00.000Z');
      const early = await run('--if-due', '--now', '2025-10-16T23:59:59+07:00');
      expect([early.status, early.stdout]).toEqual([0, '']);
      const due = JSON.parse((await run('--if-due', '--now', '2025-10-17T00:00:01+07:00')).stdout);
      expect(due.run).toMatchObject({ round: 2, previous: first.run.id });
    },
  );

  it('a first round is due; a round at 23:30 in Thailand is of that day', async () => {
    const state = fresh();
    const { report } = await desk.audit(
      'town.yaml',
      '--no-crawl',
      '--if-due',
      '--state',
      state,
      '--now',
      '2025-10-02T23:30:00+07:00',
    );
    expect(report.run.nextDue).toBe('2025-10-17');
  });

  it('take --now with Z, with an offset, without one (Thai time)', async () => {
    for (const [now, startedAt] of [
      ['2025-10-01T17:00:00Z', '2025-10-01T17:00:00.000Z'],
      ['2025-10-02T00:00:00+07:00', '2025-10-01T17:00:00.000Z'],
      ['2025-10-02', '2025-10-01T17:00:00.000Z'],
    ] as const) {
      const { report } = await desk.audit('town.yaml', '--no-crawl', '--state', fresh(), '--now', now);
      expect(report.run.startedAt).toBe(startedAt);
    }
  });
});

describe('the crawl', () => {
  const drawn = (): string[] =>
    site.requests
      .map(({ path }) => path)
      .filter((path) => path.startsWith('/n/'))
      .sort();

  it('draws the same sample with the same seed, another with another', async () => {
    const draws: string[][] = [];
    for (const seed of ['a', 'a', 'b']) {
      site.forget();
      const { report } = await desk.audit(
        'town.yaml',
        '--state',
        fresh(),
        '--seed',
        seed,
        '--sample',
        '6',
        '--max-pages',
        '1',
      );
      expect(report.run.seed).toBe(seed);
      draws.push(drawn());
    }
    expect(draws[0]).toHaveLength(6);
    expect(draws[1]).toEqual(draws[0]);
    expect(draws[2]).not.toEqual(draws[0]);
  });

  it('--sample 0 draws nothing, --sample all everything; links longest unchecked come first', async () => {
    site.forget();
    await desk.audit('town.yaml', '--state', fresh(), '--sample', '0', '--max-pages', '1');
    expect(drawn()).toEqual([]);
    await desk.audit('town.yaml', '--state', fresh(), '--sample', 'all', '--max-pages', '1');
    expect(drawn()).toHaveLength(30);
    const state = fresh();
    site.forget();
    for (const now of ['2025-10-02', '2025-10-17', '2025-11-01'])
      await desk.audit('town.yaml', '--state', state, '--sample', '10', '--max-pages', '1', '--now', now);
    expect(new Set(drawn()).size).toBe(30);
  });

  it('--max-pages 0 and --no-crawl read no page of the site', async () => {
    site.forget();
    await desk.audit('town.yaml', '--state', fresh(), '--no-crawl');
    expect(drawn()).toEqual([]);
    await desk.audit('town.yaml', '--state', fresh(), '--max-pages', '0', '--sample', '0');
    expect(drawn()).toEqual([]);
  });

  it('--max-pages N reads at most N pages', async () => {
    site.forget();
    await desk.audit('town.yaml', '--state', fresh(), '--max-pages', '5', '--sample', '0');
    expect(drawn().length).toBeLessThanOrEqual(5);
    expect(drawn().length).toBeGreaterThanOrEqual(3);
  });

  it('--concurrency and --per-host are held', async () => {
    site.forget();
    await desk.audit('town.yaml', '--state', fresh(), '--sample', 'all', '--concurrency', '3', '--per-host', '20');
    expect(site.mostAtOnce()).toBeLessThanOrEqual(3);
    site.forget();
    await desk.audit('town.yaml', '--state', fresh(), '--sample', 'all', '--concurrency', '20', '--per-host', '2');
    expect(site.mostAtOnce()).toBeLessThanOrEqual(2);
    site.forget();
    await desk.audit('town.yaml', '--state', fresh(), '--sample', 'all', '--concurrency', '1', '--per-host', '1');
    expect(site.mostAtOnce()).toBe(1);
    expect(drawn()).toHaveLength(30);
  });

  it('--delay leaves a pause between requests to one host', async () => {
    site.forget();
    await desk.audit('town.yaml', '--state', fresh(), '--sample', '5', '--max-pages', '1', '--delay', '60');
    const times = site.requests.map(({ at: when }) => when).sort((a, b) => a - b);
    // A site that is held up sees two at once that were sent apart: the whole is measured, not each.
    expect(((times.at(-1) ?? 0) - (times[0] ?? 0)) / (times.length - 1)).toBeGreaterThan(50);
  });

  it('--only asks for that item alone; --shard for a part of the checklists', async () => {
    site.forget();
    const { report } = await desk.audit('fails.yaml', '--only', 'O2', '--no-crawl', '--state', fresh());
    expect(report.items.map((item) => item.id)).toEqual(['O2']);
    expect(site.asked('/o1.html')).toBe(0);
    const ran: string[] = [];
    for (const shard of ['1/2', '2/2']) {
      const { stdout } = await desk.run(
        'run',
        'town.yaml',
        'warned.yaml',
        'review.yaml',
        '--no-crawl',
        '--state',
        fresh(),
        '-f',
        'json',
        '--shard',
        shard,
      );
      ran.push(
        ...stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).checklist.path),
      );
    }
    expect(ran.sort()).toEqual(['review.yaml', 'town.yaml', 'warned.yaml']);
  });
});

describe('proxies', () => {
  it('HTTP_PROXY is used, NO_PROXY exempts', async () => {
    const asked: string[] = [];
    const proxy = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<main><p>จากพร็อกซี</p></main>');
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    const HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    try {
      await at({ HTTP_PROXY, NO_PROXY: '' }, 'run', 'town.yaml', '--no-crawl', '--state', fresh());
      expect(asked).toContain(`${site.origin}/o1.html`);
      asked.length = 0;
      for (const NO_PROXY of ['*', `example.com,127.0.0.1:${site.port}`]) {
        await at({ HTTP_PROXY, NO_PROXY }, 'run', 'town.yaml', '--no-crawl', '--state', fresh());
        expect(asked).toEqual([]);
      }
    } finally {
      proxy.closeAllConnections();
      await new Promise((done) => proxy.close(done));
    }
  });
});

describe('explain', () => {
  it('tells of every code, in both languages', async () => {
    const asked = ['egp/digits', 'link/soft-404', 'item/no-url', 'internal/crash', 'change/unexplained', 'O13'];
    const told = await Promise.all(
      asked.flatMap((what) => [desk.run('explain', what), desk.run('explain', what, '--lang', 'en')]),
    );
    for (const [index, { stdout, stderr, status: code }] of told.entries()) {
      expect({ what: asked[Math.floor(index / 2)], code, stderr }).toMatchObject({ code: 0, stderr: '' });
      expect(stdout.length).toBeGreaterThan(80);
      if (index % 2 === 0) expect(stdout).toMatch(/[ก-๙]{3}/);
    }
  });

  it('every code of the contract is known', async () => {
    for (let index = 0; index < CODES.length; index += 4) {
      const part = CODES.slice(index, index + 4);
      const told = await Promise.all(part.map((code) => desk.run('explain', code)));
      expect(told.map(({ status: code }, at2) => [part[at2], code])).toEqual(part.map((code) => [code, 0]));
    }
  });

  it('an item is of the newest profile, or of --profile or --checklist; the year is said', async () => {
    const [newest, old, own] = await Promise.all([
      desk.run('explain', 'O13', '--lang', 'en'),
      desk.run('explain', 'O13', '--profile', 'oit-2568'),
      desk.run('explain', 'O1', '--checklist', 'town.yaml'),
    ]);
    expect(newest.stdout).toContain('2569');
    expect(old.stdout).toContain('2568');
    expect(own.stdout).toMatch(/โครงสร้าง[\s\S]*2568|2568[\s\S]*โครงสร้าง/);
  });
});

describe('completion and schedule', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('completes for %s', async (shell) => {
    const { stdout, status: code } = await desk.run('completion', shell);
    expect(code).toBe(0);
    for (const word of [...COMMANDS, 'if-due', 'oit-audit']) expect(stdout).toContain(word);
  });

  it.each([
    ['cron', /^[\d*/, ]+ .*oit-audit.* run .*--if-due/m],
    ['systemd', /OnCalendar=[\s\S]*ExecStart=|ExecStart=[\s\S]*OnCalendar=/],
    ['windows', /<Task|schtasks|Register-ScheduledTask/],
    ['github', /on:\s*[\s\S]*schedule:[\s\S]*cron:/],
  ] as const)('prints the round for %s', async (target, expected) => {
    const { stdout, status: code } = await desk.run('schedule', 'print', 'town.yaml', '--target', target);
    expect(code).toBe(0);
    expect(stdout).toMatch(expected);
    expect(stdout).toContain('--if-due');
  });
});

describe('check', () => {
  it('examines several files as one item, with the formats and statuses of run', async () => {
    desk.write('a.csv', '\ufeffลำดับที่,เลขที่โครงการ\r\n1,67019123456\r\n');
    desk.write('b.csv', '\ufeffลำดับที่,เลขที่โครงการ\r\n1,6701\r\n');
    desk.write(
      'egp.yaml',
      `version: 1\nagency: { name: x }\nsite: https://a.go.th/\nfiscalYear: 2568\nitems:\n  O13: { title: จัดซื้อ, urls: [https://a.go.th/x], checks: [egp] }\n  O14: { title: อื่น }\n`,
    );
    const good = await desk.run('check', 'a.csv', '--as', 'O13', '--checklist', 'egp.yaml', '-f', 'json');
    expect(good.status).toBe(0);
    expect(JSON.parse(good.stdout).items).toMatchObject([{ id: 'O13', verdict: 'pass', evidence: [{ type: 'csv' }] }]);
    const both = await desk.run(
      'check',
      'a.csv',
      'b.csv',
      '--as',
      'O13',
      '--checklist',
      'egp.yaml',
      '-f',
      'json',
      '-f',
      'html=check.html',
    );
    expect(both.status).toBe(1);
    expect(JSON.parse(both.stdout).items[0].findings.map((finding: { code: string }) => finding.code)).toEqual([
      'egp/digits',
    ]);
    expect(desk.read('check.html')).toContain('<html');
    expect((await desk.run('check', 'b.csv', '--as', 'O13', '--checklist', 'egp.yaml')).stdout).toContain('4');
    expect((await desk.run('check', 'b.csv', '--as', 'O15', '--checklist', 'egp.yaml')).status).toBe(2);
    expect((await desk.run('check', 'a.csv', 'nowhere.csv', '--as', 'O13', '--checklist', 'egp.yaml')).status).toBe(2);
    expect((await desk.run('check', 'a.csv', '--as', 'O13', '--profile', 'oit-2568', '-f', 'json')).status).not.toBe(2);
    expect(existsSync(join(desk.dir, '.oit-audit'))).toBe(false);
  });
});

describe('commands on rounds', () => {
  it('history, diff, report and recheck read what run stored', async () => {
    const state = fresh();
    await desk.run('run', 'fails.yaml', '--no-crawl', '--state', state, '--now', '2025-10-02');
    await desk.run('run', 'fails.yaml', '--no-crawl', '--state', state, '--now', '2025-10-17');
    const places: readonly string[][] = [
      ['--state', state, '--checklist', 'fails.yaml'],
      ['--state', state],
    ];
    for (const place of places) {
      const [history, diff, report, recheck, old, english, item] = await Promise.all([
        desk.run('history', ...place, '-f', 'json'),
        desk.run('diff', ...place, '-f', 'json'),
        desk.run('report', ...place, '-f', 'json'),
        desk.run('recheck', '--checklist', 'fails.yaml', '--state', state, '-f', 'json'),
        desk.run('report', '1', ...place, '-f', 'json'),
        desk.run('report', ...place, '--lang', 'en'),
        desk.run('history', ...place, '--item', 'O2'),
      ]);
      expect(
        [history, diff, report, recheck, old, english, item].map(({ status: code, stderr }) => [code, stderr]),
      ).toEqual([
        [0, ''],
        [0, ''],
        [0, ''],
        [1, ''],
        [0, ''],
        [0, ''],
        [0, ''],
      ]);
      expect(JSON.parse(history.stdout)).toBeTypeOf('object');
      expect(JSON.parse(diff.stdout)).toBeTypeOf('object');
      expect(JSON.parse(report.stdout).run.round).toBe(2);
      expect(JSON.parse(old.stdout).run.round).toBe(1);
      expect(english.stdout).toMatch(/fail/i);
      expect(item.stdout).toContain('O2');
    }
    for (const command of ['history', 'diff', 'report', 'recheck'])
      expect((await desk.run(command, '--state', 'nowhere-at-all')).status).toBe(2);
    expect((await desk.run('report', '9', '--state', state)).status).toBe(2);
  });
});
