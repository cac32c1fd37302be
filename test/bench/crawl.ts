import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { setup } from '../helpers/build.js';
import { peersFor } from './crawl/peers.js';
import { type Served, serveFolder } from './crawl/serve.js';
import { BIN, type Command, median, ratio, takeTurns, type Whole } from './crawl/whole.js';
import type { BenchRow } from './run.js';

/** What `measure.mjs` prints of the inside of one process. */
export interface Measured {
  readonly count: number;
  readonly broken: readonly string[];
  readonly wallMs: number;
  readonly userMs: number;
  readonly cpuMs: number;
  readonly peakMiB: number;
}

interface BenchSite {
  readonly reached: readonly string[];
  readonly broken: readonly string[];
}

const CONNECTIONS = 32;
/** Of each program, in turn: the medians count, since other work comes and goes. */
const TURNS = 3;

const run = promisify(execFile);
const scriptOf = (name: string): string => fileURLToPath(new URL(`crawl/${name}`, import.meta.url));

/** Whole processes against other link checkers, as a user starts them; the crawl inside of one. */
export async function bench(): Promise<readonly BenchRow[]> {
  setup();
  const scratch = mkdtempSync(join(tmpdir(), 'oit-bench-crawl-'));
  try {
    return [
      { name: 'load of the machine at the start', value: loadavg()[0]?.toFixed(1) ?? '?', unit: '' },
      ...(await contest(scratch)),
      { name: 'load of the machine at the end', value: loadavg()[0]?.toFixed(1) ?? '?', unit: '' },
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** 3,000 pages, 4,679 addresses. */
export function makeSite(folder: string): BenchSite {
  const printed = execFileSync(process.execPath, [fileURLToPath(new URL('make-site.mjs', import.meta.url)), folder], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(printed) as BenchSite;
}

/** A checklist of one item that crawls a whole site; the history lies beside it. @returns what runs it */
export function runOf(folder: string, url: string, args: readonly string[] = []): Command {
  const list = join(folder, 'town.yaml');
  const limits = `maxPages: 100000, maxDepth: 1000, sample: all, concurrency: ${CONNECTIONS}, perHost: ${CONNECTIONS}, delayMs: 0`;
  writeFileSync(
    list,
    `version: 1\nagency: { name: เทศบาลตำบล }\nsite: ${url}\nfiscalYear: 2568\ncrawl: { ${limits} }\nitems:\n  O1: { title: ข้อ 1, urls: [${url}] }\n`,
  );
  return { program: process.execPath, args: [BIN, 'run', list, '-f', 'json=report.json', ...args] };
}

async function contest(scratch: string): Promise<readonly BenchRow[]> {
  const folder = join(scratch, 'site');
  const site = makeSite(folder);
  const served = await serveFolder(folder, scratch);
  try {
    const pages = site.reached.filter((path) => path === '/' || path.endsWith('.html'));
    const peers = peersFor({
      url: served.url,
      pages: pages.map((path) => new URL(path, served.url).href),
      connections: CONNECTIONS,
      scratch,
    });
    const there = peers.flatMap(({ name, version, command }) =>
      command === null ? [] : [{ name: `${name} (${version})`, command }],
    );
    // Relative to the folder of the process: each run has a history of its own.
    const own = runOf(scratch, served.url, ['--state', 'state']);
    const [ours = [], ...others] = await takeTurns([own, ...there.map(({ command }) => command)], TURNS);
    const list = join(scratch, 'addresses.json');
    writeFileSync(list, JSON.stringify(site.reached));
    return [
      { name: 'served by', value: served.by, unit: '' },
      ...figures('oit-audit run', ours),
      ...there.flatMap(({ name }, index) => figures(name, others[index] ?? [])),
      ...there.flatMap(({ name }, index) => ratios(name, ours, others[index] ?? [])),
      ...peers.flatMap(({ name, command, install }) =>
        command === null ? [{ name, value: 'not measured', unit: `not installed: ${install}` }] : [],
      ),
      ...(await inside(served, list)),
      ...(await sameAnswers(served, site)),
    ];
  } finally {
    await served.stop();
  }
}

function figures(name: string, runs: readonly Whole[]): readonly BenchRow[] {
  return [
    { name: `${name}: wall time`, value: Math.round(median(runs.map(({ wallMs }) => wallMs))), unit: 'ms' },
    { name: `${name}: CPU time`, value: Math.round(median(runs.map(({ cpuMs }) => cpuMs))), unit: 'ms' },
    { name: `${name}: peak memory`, value: Math.round(median(runs.map(({ peakMiB }) => peakMiB))), unit: 'MiB' },
  ];
}

function ratios(name: string, ours: readonly Whole[], others: readonly Whole[]): readonly BenchRow[] {
  const [wall, cpu] = GOALS.find(([known]) => name.startsWith(known))?.slice(1) ?? [];
  return [
    {
      name: `oit-audit : ${name}, wall time`,
      value: ratio(ours, others, 'wallMs'),
      unit: 'x',
      ...(wall && { goal: wall }),
    },
    {
      name: `oit-audit : ${name}, CPU time`,
      value: ratio(ours, others, 'cpuMs'),
      unit: 'x',
      ...(cpu && { goal: cpu }),
    },
  ];
}

const GOALS: readonly (readonly [string, string, string])[] = [
  ['linkinator 6', '<= 0.5', '<= 0.5'],
  ['muffet', '< 1', '<= 0.5'],
  ['lychee', '< 1', '< 1'],
];

/** The crawl alone, in a process that does nothing else, and the bare requests. */
async function inside(served: Served, list: string): Promise<readonly BenchRow[]> {
  const crawl = await measureInside([scriptOf('ours.mjs'), served.url, String(CONNECTIONS)]);
  const raw = await measureInside([scriptOf('raw.mjs'), served.url, String(CONNECTIONS), list]);
  return [
    ['inside: the crawl alone', crawl] as const,
    ['inside: raw undici, the same addresses', raw] as const,
  ].flatMap(([name, { wallMs, cpuMs, peakMiB }]) => [
    { name: `${name}, wall time`, value: Math.round(wallMs), unit: 'ms' },
    { name: `${name}, CPU time`, value: Math.round(cpuMs), unit: 'ms' },
    { name: `${name}, peak memory`, value: Math.round(peakMiB), unit: 'MiB' },
  ]);
}

/** @param args of Node: a script that prints what `measure.mjs` measures */
export async function measureInside(args: readonly string[]): Promise<Measured> {
  const { stdout } = await run(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as Measured;
}

/** Every broken address and no other, one after another and many at once. */
async function sameAnswers(served: Served, site: BenchSite): Promise<readonly BenchRow[]> {
  const expected = JSON.stringify([...site.broken].sort());
  const rows: BenchRow[] = [];
  for (const connections of [1, 64]) {
    const { broken } = await measureInside([scriptOf('ours.mjs'), served.url, String(connections)]);
    const isSame = JSON.stringify(broken) === expected;
    rows.push({
      name: `every broken address and no other, ${connections} at once`,
      value: isSame ? 'yes' : `no: ${broken.length} of ${site.broken.length}`,
      unit: '',
      goal: 'yes',
    });
  }
  return rows;
}
