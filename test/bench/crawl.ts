import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { setup } from '../helpers/build.js';
import { type Served, serveFolder, serveMade } from './crawl/serve.js';
import type { BenchRow } from './run.js';

/** What `measure.mjs` prints of one process. */
interface Measured {
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
/** Of each contender, in turn: the median of its wall times counts, since other work comes and goes. */
const TURNS = 3;
const LATENCY_MS = 200;
const LATENCY_CONNECTIONS = 8;
const SLOW_ADDRESSES = 2_000;
const [FEWER, MANY] = [20_000, 100_000] as const;

const run = promisify(execFile);
const scriptOf = (name: string): string => fileURLToPath(new URL(`crawl/${name}`, import.meta.url));

/**
 * The whole crawl against other link checkers and against the bare requests; a slow server; a large site.
 * `OIT_BENCH_NODE22=1` measures linkinator 8 too, for which a newer Node is installed into a temporary folder.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  setup();
  const scratch = mkdtempSync(join(tmpdir(), 'oit-bench-crawl-'));
  try {
    return [
      { name: 'load of the machine at the start', value: loadavg()[0]?.toFixed(1) ?? '?', unit: '' },
      ...(await contest(scratch)),
      ...(await slowServer()),
      ...(await largeSite()),
      { name: 'load of the machine at the end', value: loadavg()[0]?.toFixed(1) ?? '?', unit: '' },
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Contender {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** 3,000 pages, 4,679 addresses, on a fast server. */
async function contest(scratch: string): Promise<readonly BenchRow[]> {
  const folder = join(scratch, 'site');
  const printed = execFileSync(process.execPath, [fileURLToPath(new URL('make-site.mjs', import.meta.url)), folder], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const site = JSON.parse(printed) as BenchSite;
  const list = join(scratch, 'addresses.json');
  writeFileSync(list, JSON.stringify(site.reached));
  const served = await serveFolder(folder, scratch);
  try {
    const others = linkCheckers(served, scratch);
    const contenders: readonly Contender[] = [
      own('oit-audit', served, CONNECTIONS),
      ...others.flatMap(({ contender }) => contender ?? []),
      {
        name: 'raw undici, the same addresses',
        program: process.execPath,
        args: [scriptOf('raw.mjs'), served.url, String(CONNECTIONS), list],
      },
    ];
    const results = await takeTurns(contenders);
    const [ours, ...rest] = results;
    if (!ours) throw new Error('nothing was measured');
    return [
      { name: 'served by', value: served.by, unit: '' },
      ...results.flatMap(({ name, measured }) => figures(name, measured)),
      ...rest.map(({ name, measured }) => ({
        name: `oit-audit : ${name}, wall time`,
        value: ours.measured.wallMs / measured.wallMs,
        unit: 'x',
        ...goalAgainst(name),
      })),
      ...rest.map(({ name, measured }) => ({
        name: `oit-audit : ${name}, CPU time`,
        value: ours.measured.cpuMs / measured.cpuMs,
        unit: 'x',
      })),
      ...others.flatMap(({ name, why }) => (why === null ? [] : [{ name, value: 'not measured', unit: why }])),
      ...(await sameAnswers(served, site)),
    ];
  } finally {
    await served.stop();
  }
}

function own(name: string, served: Served, connections: number): Contender {
  return { name, program: process.execPath, args: [scriptOf('ours.mjs'), served.url, String(connections)] };
}

function goalAgainst(name: string): { readonly goal?: string } {
  if (name === 'linkinator 6') return { goal: '<= 0.4' };
  return name.startsWith('raw undici') ? { goal: 'towards 1.5' } : {};
}

interface OtherChecker {
  readonly name: string;
  readonly contender: Contender | null;
  /** Why it was not measured. */
  readonly why: string | null;
}

function linkCheckers(served: Served, scratch: string): readonly OtherChecker[] {
  return [
    linkinator(6, process.execPath, served, scratch),
    process.env.OIT_BENCH_NODE22 === '1'
      ? linkinator(8, null, served, scratch)
      : { name: 'linkinator 8', contender: null, why: 'needs a newer Node: OIT_BENCH_NODE22=1' },
    ...(['lychee', 'muffet'] as const).map((name) => ({ name, contender: null, why: installedOrWhy(name) })),
  ];
}

/** Neither of them tells what it took by itself: whoever has one at hand may time it against the served site. */
function installedOrWhy(name: string): string {
  const isThere = spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
  return isThere ? 'is installed, but this bench has no driver for it' : 'not installed';
}

function linkinator(version: 6 | 8, program: string | null, served: Served, scratch: string): OtherChecker {
  const name = `linkinator ${version}`;
  const folder = join(scratch, `linkinator-${version}`);
  mkdirSync(folder);
  const packages = [`linkinator@${version}`, ...(program === null ? ['node@22'] : [])];
  const { status } = spawnSync('npm', ['i', '--prefix', folder, '--no-audit', '--no-fund', '--silent', ...packages], {
    stdio: 'ignore',
  });
  if (status !== 0) return { name, contender: null, why: 'could not be installed' };
  const node = program ?? join(folder, 'node_modules/node/bin/node');
  return {
    name,
    contender: { name, program: node, args: [scriptOf('linkinator.mjs'), served.url, folder] },
    why: null,
  };
}

async function takeTurns(
  contenders: readonly Contender[],
): Promise<readonly { readonly name: string; readonly measured: Measured }[]> {
  const all = contenders.map(({ name }) => ({ name, runs: [] as Measured[] }));
  for (let turn = 0; turn < TURNS; turn++)
    for (const [index, contender] of contenders.entries()) all[index]?.runs.push(await measureOne(contender));
  return all.map(({ name, runs }) => {
    const measured = [...runs].sort((a, b) => a.wallMs - b.wallMs)[Math.floor(TURNS / 2)];
    if (!measured) throw new Error(`${name} was not measured`);
    return { name, measured };
  });
}

async function measureOne({ program, args }: Pick<Contender, 'program' | 'args'>): Promise<Measured> {
  const { stdout } = await run(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as Measured;
}

function figures(name: string, { count, broken, wallMs, cpuMs, peakMiB }: Measured): readonly BenchRow[] {
  return [
    { name: `${name}: wall time`, value: Math.round(wallMs), unit: 'ms' },
    { name: `${name}: CPU time`, value: Math.round(cpuMs), unit: 'ms' },
    { name: `${name}: peak memory`, value: Math.round(peakMiB), unit: 'MiB' },
    { name: `${name}: addresses asked, broken`, value: `${count}, ${broken.length}`, unit: '' },
  ];
}

/** Every broken address and no other, one after another and many at once. */
async function sameAnswers(served: Served, site: BenchSite): Promise<readonly BenchRow[]> {
  const expected = JSON.stringify([...site.broken].sort());
  const rows: BenchRow[] = [];
  for (const connections of [1, 64]) {
    const { broken } = await measureOne(own('', served, connections));
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

async function slowServer(): Promise<readonly BenchRow[]> {
  const served = await serveMade(['made', String(SLOW_ADDRESSES), String(LATENCY_MS)]);
  try {
    const { count, wallMs } = await measureOne(own('', served, LATENCY_CONNECTIONS));
    const idealMs = Math.ceil(count / LATENCY_CONNECTIONS) * LATENCY_MS;
    return [
      {
        name: `${count} addresses of ${LATENCY_MS} ms, ${LATENCY_CONNECTIONS} connections: share of the ideal`,
        value: (100 * idealMs) / wallMs,
        unit: '%',
        goal: '>= 97',
      },
    ];
  } finally {
    await served.stop();
  }
}

async function largeSite(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  const times: number[] = [];
  for (const addresses of [FEWER, MANY]) {
    const served = await serveMade(['made', String(addresses)]);
    try {
      const measured = await measureOne(own('', served, CONNECTIONS));
      times.push(measured.userMs / measured.count);
      rows.push(
        { name: `${measured.count} addresses, 3 of 4 pages: CPU time`, value: Math.round(measured.cpuMs), unit: 'ms' },
        {
          name: `${measured.count} addresses, 3 of 4 pages: peak memory`,
          value: Math.round(measured.peakMiB),
          unit: 'MiB',
          ...(addresses === MANY ? { goal: '<= 250' } : {}),
        },
      );
    } finally {
      await served.stop();
    }
  }
  const [few = 1, many = 1] = times;
  rows.push({
    name: `CPU time of one address: of ${MANY} to of ${FEWER}`,
    value: many / few,
    unit: 'x',
    goal: 'linear: about 1',
  });
  return rows;
}
