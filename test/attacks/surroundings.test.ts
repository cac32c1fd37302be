import { execFileSync, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadChecklist } from '../../src/checklist/load.js';
import { readBounded } from '../../src/checklist/read-bounded.js';
import { checks } from '../../src/checks/registry.js';
import { withoutCommands } from '../../src/cli/print/ci-commands.js';
import { writeOutput } from '../../src/cli/print/output.js';
import { problemLine } from '../../src/cli/print/problems.js';
import { createRegisterReader } from '../../src/cli/registers.js';
import { createStop } from '../../src/crawl/queue/stop.js';
import { UserError } from '../../src/model/checklist.js';
import { serverOf } from '../../src/notify/email.js';
import { siteText } from '../../src/report/compose/site-text.js';
import { withoutUserInfo } from '../../src/text/url.js';
import { problemsIn } from '../helpers/input-problems.js';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'oit-surroundings-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const HEAD = 'version: 1\nagency: { name: x }\nsite: https://www.example.go.th/\nfiscalYear: 2568\n';
const ITEMS = 'items: { A: { title: x, urls: ["https://www.example.go.th/a"] } }\n';

const problemsOf = (path: string): readonly string[] => problemsIn(path).map(({ message }) => message.en);
const written = (text: string): string => {
  const path = join(dir, 'town.yaml');
  writeFileSync(path, text);
  return path;
};

describe('a checklist that is no plain file', () => {
  it.each(['/dev/zero', '/dev/urandom'])('%s is refused after a megabyte', (path) => {
    expect(problemsOf(path).join()).toMatch(/larger than 1 MiB|UTF-8/);
  });

  it('is refused as the base of another, too', () => {
    expect(problemsOf(written(`${HEAD}extends: /dev/zero\n${ITEMS}`)).join()).toMatch(/larger than 1 MiB/);
  });

  it('is read from a pipe that ends', () => {
    const fifo = join(dir, 'pipe');
    execFileSync('mkfifo', [fifo]);
    const writer = execFileSync.bind(null, 'sh', ['-c', `cat '${written(HEAD + ITEMS)}' > '${fifo}' & `], {
      stdio: 'ignore',
    });
    writer();
    expect(problemsOf(fifo)).toEqual([]);
  });
});

describe('a pipe', () => {
  const pipe = (): string => {
    const path = join(dir, 'pipe');
    execFileSync('mkfifo', [path]);
    return path;
  };

  it('to which nobody writes holds the program for a moment, not for ever', () => {
    expect(() => readBounded(pipe(), 1_000, 60)).toThrow(/EAGAIN/);
  });

  it('is read whole from a writer that comes late and writes with pauses', () => {
    const path = pipe();
    spawn('sh', ['-c', `sleep 0.3; { printf ab; sleep 0.3; printf cd; } > '${path}'`], { stdio: 'ignore' });
    expect(String(readBounded(path, 1_000, 20_000))).toBe('abcd');
  });

  it('that never ends is given up at the bound', () => {
    const path = pipe();
    const writer = spawn('sh', ['-c', `yes > '${path}'`], { stdio: 'ignore' });
    expect(readBounded(path, 100_000, 20_000)).toBeNull();
    writer.kill();
  });
});

describe('the contract data that a checklist names', () => {
  const refusal = async (path: string): Promise<string> => {
    const place = { file: 'town.yaml', line: 9, column: 24, path: 'O13.checks[0].egp.register' };
    const reading = createRegisterReader().read([{ name: 'data.csv', path, place }]);
    const error = await reading.catch((reason: unknown) => reason);
    return error instanceof UserError ? error.problems.map((problem) => problemLine(problem, 'en')).join() : '';
  };

  it('are a file: a pipe to which nobody writes, a device and a folder are refused at once', async () => {
    const path = join(dir, 'data.csv');
    execFileSync('mkfifo', [path]);
    expect(await refusal(path)).toMatch(/town\.yaml:9.*no regular file/);
    expect(await refusal('/dev/zero')).toMatch(/no regular file/);
    expect(await refusal(dir)).toMatch(/no regular file/);
  });
});

describe('a file that a checklist extends', () => {
  const SETTINGS = 'DB_PASSWORD: hunter2\nitems: { SECRET_TOKEN: { title: x, urlz: [] } }\n';
  const extending = (base: string): string => {
    const path = join(dir, 'towns', 'town.yaml');
    mkdirSync(join(dir, 'towns'), { recursive: true });
    writeFileSync(path, `${HEAD}extends: ${base}\n${ITEMS}`);
    return path;
  };
  const printed = (path: string): string => {
    try {
      loadChecklist(path, { registry: checks });
      return '';
    } catch (error) {
      if (error instanceof UserError) return error.problems.map((problem) => problemLine(problem, 'en')).join('\n');
      throw error;
    }
  };

  it.each([
    ['settings of another program', SETTINGS],
    ['broken YAML', 'DB_PASSWORD: "hunter2\n  x: [\n'],
    ['a list', '- DB_PASSWORD=hunter2\n'],
    ['a key twice', 'DB_PASSWORD: hunter2\nDB_PASSWORD: hunter3\n'],
    ['checks of its own', 'items: { A: { title: x, checks: [{ DB_PASSWORD: hunter2 }] } }\n'],
    ['an alias', 'agency: *DB_PASSWORD\n'],
  ])('shows nothing of a file outside its folder: %s', (_, text) => {
    writeFileSync(join(dir, 'base.yaml'), text);
    const lines = printed(extending('../base.yaml'));
    expect(lines).toMatch(/base\.yaml:\d+:\d+ extends: is not as a checklist must be/);
    expect(lines).not.toMatch(/PASSWORD|hunter|SECRET/);
  });

  it('shows nothing of one that a link in the folder leads to', () => {
    writeFileSync(join(dir, 'base.yaml'), SETTINGS);
    const path = extending('base.yaml');
    symlinkSync(join(dir, 'base.yaml'), join(dir, 'towns', 'base.yaml'));
    expect(printed(path)).not.toMatch(/PASSWORD|SECRET/);
  });

  it('says in full what is wrong with one in its folder or below', () => {
    const path = extending('parts/base.yaml');
    mkdirSync(join(dir, 'towns', 'parts'));
    writeFileSync(join(dir, 'towns', 'parts', 'base.yaml'), 'crawl: { maxPagez: 3 }\n');
    expect(printed(path)).toMatch(/maxPagez.*maxPages/);
  });

  it('reads a sound one outside its folder', () => {
    writeFileSync(join(dir, 'base.yaml'), 'crawl: { maxPages: 3 }\n');
    expect(loadChecklist(extending('../base.yaml'), { registry: checks }).crawl.maxPages).toBe(3);
  });
});

describe('a password in an address', () => {
  const letters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));

  it.each(letters.filter((letter) => !'/?#\\'.includes(letter)))(
    'with "%s" in it stays in no part of a checklist',
    (letter) => {
      const address = JSON.stringify(`http://user:S3C${letter}R3T@www.example.go.th/a`);
      const { site, items } = loadChecklist(
        written(
          HEAD.replace(/site: .*/, `site: ${address}`) +
            ITEMS.replace(/urls: .*\]/, `urls: [${address}, {url: ${address}}]`),
        ),
        { registry: checks },
      );
      expect([site, ...items.flatMap(({ urls }) => urls.map(({ url }) => url))]).toEqual(
        Array.from({ length: 3 }, () => 'http://www.example.go.th/a'),
      );
    },
  );

  it('goes from a sentence with quotes around it', () => {
    expect(withoutUserInfo(`เปิด "http://user:S3C'R"3T@town.go.th/a" ไม่ได้`)).toBe('เปิด "http://town.go.th/a" ไม่ได้');
  });
});

describe('settings that would break a round silently', () => {
  it.each(['เทศบาล/1.0', 'a\\r\\nX-Injected: 1', 'tab\\there', ' blank first'])('the user agent "%s"', (name) => {
    expect(problemsOf(written(`${HEAD}crawl: { userAgent: "${name}" }\n${ITEMS}`))).toHaveLength(1);
  });

  it('leave a usual user agent alone', () => {
    expect(problemsOf(written(`${HEAD}crawl: { userAgent: "Mozilla/5.0 (compatible; town)" }\n${ITEMS}`))).toEqual([]);
  });

  it('a time that no timer can hold does not end a crawl at once', async () => {
    const stop = createStop(undefined, 36_000);
    await new Promise((done) => setTimeout(done, 30));
    expect(stop.isStopped()).toBe(false);
    stop.end();
  });
});

describe('a report on the disk', () => {
  it('never goes through a symbolic link beside it', () => {
    const victim = join(dir, 'victim');
    const report = join(dir, 'report.html');
    writeFileSync(victim, 'mine');
    symlinkSync(victim, `${report}.${process.pid}.tmp`);
    writeOutput(report, 'report');
    expect([readFileSync(victim, 'utf8'), readFileSync(report, 'utf8')]).toEqual(['mine', 'report']);
    expect(readdirSync(dir).filter((name) => name.endsWith('.tmp'))).toEqual([`report.html.${process.pid}.tmp`]);
  });

  it.skipIf(process.platform === 'win32')('is never writable for others', () => {
    const before = process.umask(0);
    try {
      writeOutput(join(dir, 'report.html'), 'report');
    } finally {
      process.umask(before);
    }
    expect(statSync(join(dir, 'report.html')).mode & 0o777).toBe(0o644);
  });
});

describe('words of a site in the log of a build server', () => {
  const github = { env: { GITHUB_ACTIONS: 'true' } };
  const site = '  ::error::x\nab ##[add-mask]ไม่ผ่าน\n::stop-commands::t\n##vso[task.setvariable]x ##teamcity[x]';

  it('form no command', () => {
    const lines = withoutCommands(site, github).split('\n');
    for (const line of lines) {
      expect(line).not.toMatch(/^\s*::/);
      expect(line).not.toMatch(/##(?:\[|vso|teamcity)/);
    }
    // What is not shown is all that was put in.
    expect(lines.join('\n').replaceAll('\u200b', '')).toBe(site);
  });

  it('stay what they are for a program that reads JSON', () => {
    const json = JSON.stringify({ words: site });
    const shown = withoutCommands(json, github, 'json');
    expect(shown).not.toContain('##[');
    expect(JSON.parse(shown)).toEqual({ words: site });
  });

  it('stay untouched elsewhere', () => {
    expect(withoutCommands(site, { env: {} })).toBe(site);
  });
});

it.each([
  ['zero-width letters', 'ab\u200bc\u200d', 'abc'],
  ['tags', `x${String.fromCodePoint(0xe0041)}y`, 'xy'],
  ['word joiners and byte order marks', '67\u2060019\ufeff', '67019'],
])('%s are no text of a site', (_, text, expected) => {
  expect(siteText(text, 100)).toBe(expected);
});

it.each([
  ['smtp://user:pass@mail.town.go.th', true],
  ['smtp://mail.town.go.th:25', true],
  ['smtps://user:pass@mail.town.go.th', true],
  ['smtp+insecure://user:pass@mail.town.go.th', false],
  ['smtp://127.0.0.1:2525', false],
  ['smtp://localhost', false],
])('%s needs TLS: %s', (url, requireTLS) => {
  expect(serverOf(url)).toEqual({ url: url.replace('+insecure', ''), requireTLS });
});
