import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { audit } from '../../src/audit.js';
import { checks } from '../../src/checks/registry.js';
import { AT_ONCE, auditMany, type ManySettings } from '../../src/cli/many/audit-many.js';
import { type AuditJob, checkJobs } from '../../src/cli/many/jobs.js';
import { inReportFile, listReports, reportAt } from '../../src/cli/many/report-file.js';
import { processesFor, shareJobs } from '../../src/cli/many/share-out.js';
import { createRegisterReader } from '../../src/cli/registers.js';
import { settingsOf } from '../../src/cli/settings.js';
import { UserError } from '../../src/model/checklist.js';
import { buildReport } from '../../src/report/compose/build-report.js';
import { aRound } from '../history/rounds.js';
import { writeChecklists } from './towns.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'oit-many-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const SETTINGS: ManySettings = {
  settings: settingsOf({ now: '2025-10-02T02:00:00.000Z', crawl: false }, {}),
  lang: 'en',
  ifDue: false,
  isQuiet: false,
  isDebug: false,
  failOn: 'error',
  wantsPast: false,
  isPart: false,
};

const jobsFor = (towns: number): AuditJob[] =>
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
  jobs: readonly AuditJob[],
  settings: Partial<ManySettings>,
  work: Parameters<typeof auditing>[0],
) {
  const lines: string[] = [];
  const statuses: number[] = [];
  const reported = await inReportFile(async (file) => {
    const reports = new Map<number, string>();
    const deps = {
      registry: checks,
      files: createRegisterReader(),
      say: (line: string) => lines.push(line),
      audit: auditing(work),
      file,
    };
    await auditMany(jobs, { ...SETTINGS, ...settings }, deps, ({ index, status, report }) => {
      statuses[index] = status;
      if (report) reports.set(index, reportAt(file.path, report)().checklist.path);
    });
    return reports;
  });
  return { statuses, lines, reported };
}

describe('several checklists in one process', () => {
  it('have each its report, but for the one whose audit has a defect: that is said with its stack', async () => {
    const jobs = jobsFor(5);
    const { statuses, lines, reported } = await statusesOf(jobs, {}, (path) => {
      if (path.includes('0003')) throw new TypeError('bang');
    });
    expect(statuses).toEqual([0, 0, 3, 0, 0]);
    expect([...reported].sort()).toEqual(
      jobs.filter(({ index }) => index !== 2).map(({ index, path }) => [index, path]),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/town-0003\.yaml: .*defect[\s\S]*TypeError: bang\n\s+at /);
  });

  it('are no more at once than the process may audit', async () => {
    let [now, most] = [0, 0];
    await statusesOf(jobsFor(9), { atOnce: 3 }, async () => {
      now += 1;
      most = Math.max(most, now);
      // None leaves before as many have come as may.
      while (most < 3) await new Promise((go) => setImmediate(go));
      now -= 1;
    });
    expect(most).toBe(3);
  });

  it('go on when one was changed and holds a mistake by the time that its turn comes: 3', async () => {
    const jobs = [...jobsFor(2), { index: 2, path: join(dir, 'gone.yaml'), dir: join(dir, 'state', 'gone') }];
    const { statuses, lines } = await statusesOf(jobs, {}, () => {});
    expect(statuses).toEqual([0, 0, 3]);
    expect(lines.join('\n')).toContain('gone.yaml');
  });
});

describe('the check before the run', () => {
  it('gives the host of each checklist', () => {
    const hosts = checkJobs(jobsFor(2), checks, SETTINGS.settings).map(({ host }) => host);
    expect(hosts).toEqual(['127.1.0.1:9', '127.1.0.2:9']);
  });

  it('tells the problems of all checklists, in their order', () => {
    const gone = ['gone', 'lost'].map((name, index) => ({
      index,
      path: join(dir, `${name}.yaml`),
      dir: join(dir, name),
    }));
    const check = () => checkJobs([gone[0]!, ...jobsFor(1), gone[1]!], checks, SETTINGS.settings);
    expect(check).toThrow(UserError);
    try {
      check();
    } catch (error) {
      expect((error as UserError).problems.map(({ file }) => file)).toEqual(gone.map(({ path }) => path));
    }
  });
});

describe('shares', () => {
  const jobs = Array.from({ length: 10 }, (_, index) => ({ index, host: `host-${index % 4}` }));

  it('keep the checklists of one host together, in their order, and are about even', () => {
    const shares = shareJobs(jobs, 3);
    const hosts = shares.map((share) => [...new Set(share.map(({ host }) => host))]);
    expect(hosts.flat()).toHaveLength(4);
    for (const share of shares) expect(share).toEqual([...share].sort((a, b) => a.index - b.index));
    expect(
      shares
        .flat()
        .map(({ index }) => index)
        .sort((a, b) => a - b),
    ).toEqual(jobs.map(({ index }) => index));
    expect(Math.max(...shares.map((share) => share.length))).toBeLessThanOrEqual(5);
  });

  it('are no more than there are hosts', () => {
    expect(shareJobs(jobs, 64)).toHaveLength(4);
    expect(shareJobs([], 2)).toEqual([]);
  });

  it('are as many as --jobs says; else one for each processor that gets enough checklists', () => {
    const each = AT_ONCE.inPart;
    expect(processesFor(2, 2, 8)).toBe(2);
    expect(processesFor(1, undefined, 8)).toBe(1);
    expect(processesFor(2 * each - 1, undefined, 8)).toBe(1);
    expect(processesFor(3 * each, undefined, 8)).toBe(3);
    expect(processesFor(1_000, undefined, 2)).toBe(2);
  });
});

it('reports come out of their file as they went in, as often as one likes', async () => {
  const report = buildReport(aRound(1), 'th');
  await inReportFile(async (file) => {
    const places = [report, { ...report, run: { ...report.run, round: 2 } }].map((one) => file.add(one));
    const list = listReports(places.map((place) => reportAt(file.path, place)));
    expect([...list][0]).toEqual(report);
    expect([...list].map(({ run }) => run.round)).toEqual([1, 2]);
    expect([...list]).toHaveLength(list.length);
  });
});
