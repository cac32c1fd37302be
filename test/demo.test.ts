import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bundledProfiles, newestProfile } from '../src/checklist/profiles.js';
import type { Report } from '../src/model/report.js';
import { withBlocks } from './helpers/generated.js';
import { type DemoView, IN_COLOUR, PICTURES, shownOf, viewOf } from './helpers/pictures.js';
import { type Ended, runProgram, startProgram } from './helpers/program.js';

const DEMO = resolve('checklists/demo');

/** Loaded before the program: notes every name that is looked up and every address that is connected to. */
const WATCH = (log: string) => `
import { appendFileSync } from 'node:fs';
import dns from 'node:dns';
import net from 'node:net';
import { syncBuiltinESMExports } from 'node:module';
const note = (what) => appendFileSync(${JSON.stringify(log)}, what + '\\n');
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = [args[0]].flat(2)[0];
  note('connect ' + (typeof options === 'object' ? (options?.host ?? options?.path) : args[1]));
  return connect.apply(this, args);
};
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  const original = dns[name];
  dns[name] = (host, ...rest) => (note('lookup ' + host), original(host, ...rest));
}
syncBuiltinESMExports();
`;

interface Run {
  readonly status: number | null;
  readonly report: Report;
  readonly view: DemoView;
  readonly stderr: string;
}

let folder: string;
let now: Run;
let after: Run;
/** What the watched process reached. */
let reached: readonly string[];

/** @param started runs the program with these arguments in the folder of the tests */
async function runDemo(options: readonly string[], started: (args: readonly string[]) => Promise<Ended>): Promise<Run> {
  const [json, html] = [join(folder, 'report.json'), join(folder, 'report.html')];
  const formats = ['pretty', `json=${json}`, `html=${html}`].flatMap((format) => ['-f', format]);
  const { stdout, stderr, status } = await started(['demo', ...formats, ...options]);
  const report = JSON.parse(readFileSync(json, 'utf8')) as Report;
  return { status, report, view: viewOf(stdout, readFileSync(html, 'utf8')), stderr };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oit-demo-test-'));
  now = await runDemo([], (args) => runProgram(args, { cwd: folder, env: IN_COLOUR }));
  // This one in a process of its own, which is watched: it goes through the rounds of the other, too.
  const log = join(folder, 'reached');
  writeFileSync(log, '');
  const watch = join(folder, 'watch.mjs');
  writeFileSync(watch, WATCH(log));
  const env = { NODE_OPTIONS: `--import=${pathToFileURL(watch)}`, TMPDIR: folder };
  after = await runDemo(['--after'], (args) => startProgram(args, { cwd: folder, env }).ended);
  reached = readFileSync(log, 'utf8').split('\n').filter(Boolean);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const failing = ({ report }: Run): string[] =>
  report.items.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id);
const codes = ({ report }: Run, id: string): string[] =>
  report.items.find((item) => item.id === id)?.findings.map(({ code, severity }) => `${severity} ${code}`) ?? [];
const scores = ({ report }: Run) => report.summary.score?.indicators.map(({ score }) => score);

describe('the sample municipality as it stands', () => {
  it('ends with status 1 and a whole round of 34 items', () => {
    expect(now.stderr).toBe('');
    expect(now.status).toBe(1);
    expect(now.report.run).toMatchObject({ round: 2, complete: true, nextDue: '2025-05-01' });
    expect(now.report.summary.items).toEqual({ total: 34, pass: 29, fail: 5, review: 0, disabled: 0 });
  });

  it('fails in exactly the five items of the case', () => {
    expect(failing(now)).toEqual(['O6', 'O11', 'O13', 'O23', 'O27']);
  });

  it('finds that the budget file was swapped without a letter, and nothing else in O6', () => {
    expect(codes(now, 'O6')).toEqual(['error change/unexplained']);
    expect(now.report.changes).toMatchObject([{ item: 'O6', kind: 'changed', explained: false }]);
  });

  it('finds no counts by channel in O11', () => {
    expect(codes(now, 'O11')).toEqual(['error text/missing', 'error text/missing', 'warning table/not-found']);
  });

  it('names rows 19 and 29 of the 31 rows of O13', () => {
    const findings = now.report.items.find(({ id }) => id === 'O13')?.findings ?? [];
    expect(findings.map(({ code, location, actual }) => [code, location?.rowLabel, actual])).toEqual([
      ['egp/digits', '19', '6704900498'],
      ['egp/digits', '29', '670790609133'],
    ]);
  });

  it('names the one service that O23 passes over', () => {
    expect(codes(now, 'O23')).toEqual(['error coverage/missing']);
    expect(now.report.items.find(({ id }) => id === 'O23')?.findings[0]?.expected).toBe('จดทะเบียนพาณิชย์');
  });

  it('misses four of the five parts of a measure in O27', () => {
    expect(codes(now, 'O27')).toEqual(Array(4).fill('error text/missing'));
  });

  it('warns of the table that O11 lacks and of photos without a time in O16, and of nothing else', () => {
    const warned = now.report.items.flatMap(({ id, findings }) =>
      findings.filter(({ severity }) => severity === 'warning').map(({ code }) => `${id} ${code}`),
    );
    expect(warned).toEqual(['O11 table/not-found', 'O16 text/missing']);
  });

  it('estimates the scores of the case', () => {
    expect(scores(now)).toEqual([75, 60]);
    expect(now.report.summary.score).toMatchObject({ estimate: true, oit: 67.5, ita: 86.73 });
  });

  it('finds one dead link in the old news', () => {
    expect(now.report.links.map(({ code, url }) => [code, new URL(url).pathname])).toEqual([
      ['link/http-status', '/news/2566/loykrathong.html'],
    ]);
  });
});

describe('the sample municipality once its plan is carried out', () => {
  it('passes every item, with neither errors nor warnings, and ends with status 0', () => {
    expect(after.stderr).toBe('');
    expect(after.status).toBe(0);
    expect(failing(after)).toEqual([]);
    expect(after.report.run).toMatchObject({ round: 3, complete: true });
    expect(after.report.summary.findings).toMatchObject({ error: 0, warning: 0 });
    expect(after.report.links).toEqual([]);
  });

  it('explains every file that was replaced by a letter', () => {
    const changed = after.report.changes.filter(({ kind }) => kind === 'changed');
    expect([...new Set(changed.map(({ item }) => item))]).toEqual(['O6', 'O11', 'O13', 'O16', 'O23', 'O27']);
    expect(after.report.changes.filter(({ explained }) => !explained)).toEqual([]);
  });

  it('reaches the full estimate', () => {
    expect(scores(after)).toEqual([100, 100]);
    expect(after.report.summary.score).toMatchObject({ oit: 100, ita: 99.73 });
  });
});

describe('what is made of the demo', () => {
  it('is fresh: the report in README.md, which `npx vitest run test/demo.test.ts -u` makes anew', async () => {
    const whole = stripVTControlCharacters(now.view.terminal);
    // The first items show what the rest look like.
    const report = `${whole.slice(0, whole.indexOf('✖ O23')).trimEnd()}\n…`;
    const fresh = withBlocks(readFileSync('README.md', 'utf8'), { demo: `\`\`\`text\n${report}\n\`\`\`` });
    await expect(fresh).toMatchFileSnapshot('../README.md');
  });

  it('is fresh: the pictures, which `npm run pictures` makes anew', () => {
    const recorded: unknown = JSON.parse(readFileSync(resolve(PICTURES, 'shown.json'), 'utf8'));
    expect(recorded).toEqual(shownOf(now.view).hashes);
  });
});

describe('what the demo touches', () => {
  it('reaches nothing but loopback', () => {
    expect(reached.length).toBeGreaterThan(0);
    expect(reached.filter((entry) => !/^(?:connect|lookup) (?:127\.0\.0\.1|localhost)$/.test(entry))).toEqual([]);
  });

  it('leaves nothing behind', () => {
    expect(readdirSync(folder).filter((name) => name.startsWith('oit-audit-demo-'))).toEqual([]);
  });

  it('is small enough to be shipped', () => {
    const files = readdirSync(DEMO, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const sizes = files.map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(2.5 * 1024 * 1024);
    expect(Math.max(...sizes)).toBeLessThan(128 * 1024);
  });
});

describe('the bundled profiles', () => {
  const items = (name: string): string[] =>
    Object.keys((parse(readFileSync(resolve(`checklists/${name}.yaml`), 'utf8')) as { items: object }).items);

  it('hold the 28 items of 2568 and the 26 of 2569, the newest being 2569', () => {
    expect(items('oit-2568')).toEqual(Array.from({ length: 28 }, (_, index) => `O${index + 1}`));
    expect(items('oit-2569')).toEqual(Array.from({ length: 26 }, (_, index) => `O${index + 1}`));
    expect(newestProfile()).toBe('oit-2569');
  });

  it('are told apart from the map of items between the years, which leads from every item to one that is there', () => {
    const map = parse(readFileSync(resolve('checklists/maps/2568-2569.yaml'), 'utf8')) as {
      from: string;
      to: string;
      items: Record<string, { to: string; sure: boolean }>;
    };
    expect(bundledProfiles()).toEqual(['oit-2568', 'oit-2569', 'smart-asset']);
    expect(Object.keys(map.items)).toEqual(items(map.from));
    expect([...new Set(Object.values(map.items).map(({ to }) => to))].sort()).toEqual(items(map.to).sort());
  });
});
