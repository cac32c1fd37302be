import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { audit } from '../../src/audit.js';
import { checks } from '../../src/checks/registry.js';
import { createMember, type Job, type MemberSettings } from '../../src/cli/many/audit-many.js';
import type { RunSettings } from '../../src/cli/many/audit-one.js';
import { listReports, packReport, unpackReport } from '../../src/cli/many/packed-report.js';
import { shareJobs } from '../../src/cli/many/share-out.js';
import { FEW, openCrew } from '../../src/cli/many/workers.js';
import { settingsOf } from '../../src/cli/settings.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { aRound } from '../history/rounds.js';
import { writeChecklists } from './towns.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'oit-crew-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const SETTINGS: RunSettings = {
  settings: settingsOf({ now: '2025-10-02T02:00:00.000Z', crawl: false }, {}),
  lang: 'en',
  ifDue: false,
  isQuiet: false,
  isDebug: false,
  failOn: 'error',
  wantsBefore: false,
};

const jobsFor = (towns: number): Job[] =>
  writeChecklists(join(dir, 'towns'), { towns, addresses: 3, port: 9, delayMs: 0 }).map((path, index) => ({
    index,
    path,
    dir: join(dir, 'state', `town-${index}`),
  }));

/** An audit that needs no network: rounds as asked for, or a defect. */
const auditing =
  (work: (path: string) => void | Promise<void>): typeof audit =>
  async ({ checklist }, _, { state }) => {
    await work(checklist.path);
    const round = { ...aRound(1), checklist: { ...aRound(1).checklist, path: checklist.path } };
    await state?.saveRound(round);
    return { round, previous: null, isPartial: false, storeError: null, crashes: [] };
  };

async function statusesOf(
  jobs: readonly Job[],
  settings: Partial<MemberSettings>,
  work: Parameters<typeof auditing>[0],
) {
  const lines: string[] = [];
  const member = createMember(
    jobs,
    { ...SETTINGS, atOnce: 2, bounds: null, ...settings },
    { registry: checks, say: (line) => lines.push(line), audit: auditing(work) },
  );
  expect(member.load()).toEqual([]);
  const statuses: number[] = [];
  await member.run((index, { status }) => {
    statuses[index] = status;
  });
  return { statuses, lines };
}

describe('a share of checklists', () => {
  it('is whole but for the one whose audit has a defect: that is said with its stack', async () => {
    const { statuses, lines } = await statusesOf(jobsFor(5), {}, (path) => {
      if (path.includes('0003')) throw new TypeError('bang');
    });
    expect(statuses).toEqual([0, 0, 3, 0, 0]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/town-0003\.yaml: .*defect[\s\S]*TypeError: bang\n\s+at /);
  });

  it('has no more under way than it may', async () => {
    let [now, most] = [0, 0];
    await statusesOf(jobsFor(9), { atOnce: 3 }, async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((go) => setTimeout(go, 20));
      now -= 1;
    });
    expect(most).toBe(3);
  });

  it('tells the problems of each checklist by its place', () => {
    const jobs = [...jobsFor(2), { index: 7, path: join(dir, 'gone.yaml'), dir: join(dir, 'state', 'gone') }];
    const member = createMember(jobs, { ...SETTINGS, atOnce: 2, bounds: null }, { registry: checks, say: () => {} });
    expect(member.load()).toMatchObject([{ index: 7, problems: [{ file: join(dir, 'gone.yaml') }] }]);
  });
});

describe('a crew of threads', () => {
  it('leaves nothing open when it is closed before it ran', async () => {
    const crew = openCrew(jobsFor(FEW + 1), SETTINGS, { registry: checks, say: () => {} });
    expect(await crew.load()).toEqual([]);
    await crew.close();
  });
});

describe('shares', () => {
  const jobs = Array.from({ length: 10 }, (_, index): Job => ({ index, path: `${index % 4}`, dir: '' }));

  it('keep the checklists of one host together and are about even', () => {
    const shares = shareJobs(jobs, 3, (path) => `host-${path}`);
    const hosts = shares.map((share) => [...new Set(share.map(({ path }) => path))]);
    expect(hosts.flat()).toHaveLength(4);
    expect(
      shares
        .flat()
        .map(({ index }) => index)
        .sort((a, b) => a - b),
    ).toEqual(jobs.map(({ index }) => index));
    expect(Math.max(...shares.map((share) => share.length))).toBeLessThanOrEqual(5);
  });

  it('are none that is empty', () => {
    expect(shareJobs(jobs.slice(0, 1), 3, () => null)).toHaveLength(1);
  });
});

it('reports come out of their package as they went in, as often as one likes', () => {
  const report = buildReport(aRound(1), 'th');
  const list = listReports([packReport(report), packReport({ ...report, run: { ...report.run, round: 2 } })]);
  expect(unpackReport(packReport(report))).toEqual(report);
  expect([...list].map(({ run }) => run.round)).toEqual([1, 2]);
  expect([...list]).toHaveLength(list.length);
});
