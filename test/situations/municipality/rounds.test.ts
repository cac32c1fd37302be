import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.js';
import { runProgram } from '../../helpers/program.js';
import { FAULTS, type Fault, faultsOf } from './items.js';
import { STYLES } from './styles.js';
import { ITEMS_OF_A_STYLE, type Municipality, openMunicipality } from './town.js';

/** Some 240 items in order behind twelve kinds of servers: three rounds without a fault, and a fourth with one fault each. */
const DAYS = ['2025-10-02', '2025-10-17', '2025-11-01', '2025-11-16'];

let dir = '';
let towns: Municipality[] = [];
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'oit-municipality-'));
  towns = await Promise.all(STYLES.map((style, at) => openMunicipality(style, at * ITEMS_OF_A_STYLE)));
  for (const [at, town] of towns.entries()) writeFileSync(join(dir, `t${at}.yaml`), town.checklist());
});
afterAll(async () => {
  await Promise.all(towns.map(({ site }) => site.close()));
  rmSync(dir, { recursive: true, force: true });
});

async function round(number: number): Promise<Report[]> {
  for (const town of towns) town.beginRound(number);
  const files = towns.map((_, at) => `t${at}.yaml`);
  const args = ['run', ...files, '-f', 'json', '--no-progress', '--now', `${DAYS[number - 1]}T02:00:00Z`];
  const { stdout, stderr } = await runProgram(args, { cwd: dir });
  const reports = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Report);
  if (reports.length !== towns.length) throw new Error(stderr);
  return reports;
}

const alarms = (reports: readonly Report[]): string[] =>
  reports.flatMap((report) => [
    ...report.items.flatMap((item) => [
      ...item.findings
        .filter(({ severity }) => severity === 'error')
        .map(({ code, message }) => `${report.checklist.agency.name} ${item.id} ${code} ${message}`),
      ...(item.verdict === 'pass' ? [] : [`${report.checklist.agency.name} ${item.id} is ${item.verdict}`]),
    ]),
    ...report.links
      .filter(({ severity }) => severity === 'error')
      .map(({ code, url }) => `${report.checklist.agency.name} link ${url} ${code}`),
  ]);

it('raises no alarm over what is in order, in three rounds', async () => {
  for (const number of [1, 2, 3]) expect(alarms(await round(number)), `round ${number}`).toEqual([]);
});

it('finds each of the faults that come up after them', async () => {
  const planted = towns.map(
    ({ items }) =>
      new Map(
        items.map((made, at): [string, Fault] => {
          const faults = faultsOf(made);
          return [made.id, faults[(at >> 1) % faults.length] as Fault];
        }),
      ),
  );
  expect(new Set(planted.flatMap((faults) => [...faults.values()]))).toEqual(new Set(Object.keys(FAULTS)));
  for (const [at, town] of towns.entries()) town.plant(planted[at] ?? new Map());
  const reports = await round(4);
  const missed = reports.flatMap((report, at) =>
    report.items.flatMap((item) => {
      const fault = planted[at]?.get(item.id) as Fault;
      const codes = item.findings.map(({ code }) => code);
      return item.verdict === 'fail' && codes.includes(FAULTS[fault])
        ? []
        : [`${report.checklist.agency.name} ${item.id}: ${fault}: ${item.verdict} ${codes.join(' ')}`];
    }),
  );
  expect(missed).toEqual([]);
});
