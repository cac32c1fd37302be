import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { runProgram } from '../helpers/program.js';
import { situations } from './all.js';
import { type Shown, type Situation, serveSituation, verdictOf, WORDS } from './situation.js';

/** What Chromium showed, taken down by `npm run test:browser`, which notices when it is stale. */
const seen = JSON.parse(readFileSync('test/situations/shown.json', 'utf8')) as Readonly<Record<string, Shown>>;
const NOW = '2025-10-02T02:00:00Z';

let dir = '';
const reports = new Map<string, Report>();

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'oit-situations-'));
  const sites = await Promise.all(situations.map(serveSituation));
  try {
    const files = situations.map((situation, at) => {
      const file = `s${at}.yaml`;
      writeFileSync(join(dir, file), checklistOf(situation, sites[at]?.url ?? '', at));
      return file;
    });
    const args = ['run', ...files, '-f', 'json', '--no-progress', '--now', NOW];
    const { stdout, stderr } = await runProgram(args, { cwd: dir });
    for (const line of stdout.split('\n').filter(Boolean)) {
      const report = JSON.parse(line) as Report;
      reports.set(report.checklist.agency.name, report);
    }
    if (reports.size !== situations.length) throw new Error(`${reports.size} reports; ${stderr}`);
  } finally {
    await Promise.all(sites.map((site) => site.close()));
  }
}, 600_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function checklistOf(situation: Situation, url: string, at: number): string {
  const { open = '/o1', checks = `[{ text: { all: [${WORDS}] } }]`, broken } = situation;
  return [
    'version: 1',
    `agency: { name: s${at} }`,
    `site: ${url}`,
    'fiscalYear: 2568',
    `crawl: { retries: 0, timeoutMs: 4000, maxPages: ${broken ? 20 : 1}, sample: ${broken ? 'all' : 1} }`,
    'items:',
    `  O1: { title: ${WORDS}, urls: ["${new URL(open, url).href}"], checks: ${checks} }`,
  ].join('\n');
}

describe.each(situations.map((situation, at) => [situation.name, situation, at] as const))(
  '%s',
  (name, situation, at) => {
    const shown = seen[name];
    const report = () => reports.get(`s${at}`) as Report;

    it('is judged as a visitor judges it', () => {
      if (!shown) throw new Error('the browser has not been asked: SHOWN=add npm run test:browser');
      const [item] = report().items;
      const said = JSON.stringify(item?.findings.map(({ code, message }) => `${code}: ${message}`));
      expect(item?.verdict, said).toBe(verdictOf(situation, shown));
      for (const code of situation.codes ?? []) expect(item?.findings.map((finding) => finding.code)).toContain(code);
    });

    if (situation.broken)
      it('has the links broken that a visitor finds broken', () => {
        const broken = report().links.filter(({ severity }) => severity === 'error');
        expect(broken.map(({ url }) => new URL(url).pathname).sort()).toEqual([...(situation.broken ?? [])].sort());
      });
  },
);
