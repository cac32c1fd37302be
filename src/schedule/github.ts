import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { HOUR, reportsOf, type ScheduledRun, type ScheduleInput, scheduledRuns } from './job.js';
import { escapeExpression, quoteSh, quoteYaml } from './quoting.js';
import { notWrittenByUs, ScheduleError } from './schedule-error.js';
import type { ScheduleSystem } from './system.js';

const MARK = '# oit-audit: written by `oit-audit schedule`';
const STATE = '.oit-audit-state';
const REPORTS = '.oit-audit-reports';
const TOOL = '.oit-audit-program';

/** A workflow for all checklists of the repository: it keeps the state in the cache and the reports as an artifact. */
export function printGithub(input: ScheduleInput): string {
  const hour = (HOUR + 24 - 7) % 24;
  const jobs = scheduledRuns(input);
  const runs = jobs.map((job) => `          ${runLine(job, input)}`).join('\n');
  return `${MARK}
# ${jobs.map(({ id }) => id).join(' ')}
#
# ข้อควรระวัง: เครื่องของ GitHub อยู่ต่างประเทศ เว็บไซต์ราชการไทยจำนวนมากปิดกั้นการเข้าถึงจากต่างประเทศ ผลจึงมักเป็น "เข้าเว็บไซต์ไม่ได้"
# หากเป็นเช่นนั้นให้ใช้เครื่องในประเทศไทย (self-hosted runner) หรือตั้งเวลาในเครื่องของสำนักงานแทน
# Note: GitHub's runners stand abroad, and many Thai government sites refuse addresses from abroad. If the site can't be
# reached from here, use a self-hosted runner in Thailand or a machine of the office.
# หลักฐานที่เก็บใน cache อาจมีชื่อบุคคล ให้ใช้ repository แบบ private · The cache may hold names of persons: keep the repository private.
# โปรแกรมไม่อยู่ใน registry: ตั้ง Settings > Secrets and variables > Actions > Variables สองตัว OIT_AUDIT_REPOSITORY (เช่น OWNER/oit-audit)
# และ OIT_AUDIT_COMMIT (ค่าแฮชของ commit ที่ตรวจดูแล้ว) · The program is in no package registry: set these two variables of the repository.
name: oit-audit

on:
  schedule:
    # ${HOUR}:00 Asia/Bangkok
    - cron: "0 ${hour} * * *"
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: oit-audit
  cancel-in-progress: false

jobs:
  audit:
    runs-on: ubuntu-latest
    timeout-minutes: 180
    steps:
      - uses: actions/checkout@v4
      - name: Get the program
        uses: actions/checkout@v4
        with:
          repository: \${{ vars.OIT_AUDIT_REPOSITORY }}
          ref: \${{ vars.OIT_AUDIT_COMMIT }}
          path: ${TOOL}
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci --prefix ${TOOL}
      - name: Restore the history
        uses: actions/cache/restore@v4
        with:
          path: ${quoteYaml(STATE)}
          key: oit-audit-state-\${{ github.run_id }}
          restore-keys: |
            oit-audit-state-
      - name: Run the rounds that are due
${secretsBlock(input.variables)}        run: |
          status=0
          mkdir -p ${REPORTS}
${runs}
          exit "$status"
      - name: Keep the history
        if: always()
        uses: actions/cache/save@v4
        with:
          path: ${quoteYaml(STATE)}
          key: oit-audit-state-\${{ github.run_id }}-\${{ github.run_attempt }}
      - name: Upload the reports
        if: always()
        uses: actions/upload-artifact@v4
        with:
          name: oit-audit-reports
          path: ${quoteYaml(REPORTS)}
          if-no-files-found: ignore
`;
}

/** Writes the workflow into the repository. @throws ScheduleError where another program's file has its name. */
export function installGithub(input: ScheduleInput, system: ScheduleSystem): void {
  const path = workflowPath(input);
  const before = system.read(path);
  if (before !== null && !before.startsWith(MARK)) throw notWrittenByUs(path);
  const after = printGithub(input);
  if (before !== after) system.write(path, after);
}

export function removeGithub(input: ScheduleInput, system: ScheduleSystem): void {
  const path = workflowPath(input);
  const text = system.read(path);
  if (text === null) return;
  if (!text.startsWith(MARK)) throw notWrittenByUs(path);
  system.remove(path);
}

export function isInstalledInGithub(job: ScheduledRun, system: ScheduleSystem, input: ScheduleInput): boolean {
  const text = system.read(workflowPath(input));
  return text?.startsWith(MARK) === true && text.split('\n', 2)[1]?.includes(job.id) === true;
}

export function workflowPath(input: ScheduleInput): string {
  return join(input.repository, '.github', 'workflows', 'oit-audit.yml');
}

function runLine(job: ScheduledRun, input: ScheduleInput): string {
  const checklist = insideRepository(job.checklist, input.repository);
  const words = [
    ...['node', `${TOOL}/bin/oit-audit.js`, 'run', '--if-due', '--no-progress', '--state', STATE],
    ...formatsOf(job, input).flatMap((format) => ['-f', format]),
    ...input.options,
    checklist,
  ];
  return escapeExpression(`${words.map(quoteSh).join(' ')} || status=$?`);
}

const usualFiles = ({ name }: ScheduledRun): readonly string[] =>
  ['html', 'json'].map((format) => `${format}=${REPORTS}/${name}.${format}`);

/** The log shows the report; the others go where the artifact is made from, whatever folder they have on a machine of the office. */
function formatsOf(job: ScheduledRun, input: ScheduleInput): readonly string[] {
  const asked = reportsOf(input, job.checklist);
  const files = asked.flatMap(({ format, path }) =>
    path === null ? [] : [`${format}=${REPORTS}/${job.name}${extname(path) || `.${format}`}`],
  );
  // What goes into two folders of a machine is one file here, and no round writes one twice.
  return ['pretty', ...new Set(asked.length === 0 ? usualFiles(job) : files)];
}

/** Secrets of the repository by the names of the variables. */
function secretsBlock(variables: ScheduleInput['variables']): string {
  if (variables.length === 0) return '';
  const lines = variables.map(({ name }) => `          ${name}: \${{ secrets.${name} }}\n`);
  return `        env:\n${lines.join('')}`;
}

function insideRepository(checklist: string, repository: string): string {
  const path = relative(repository, checklist);
  if (path === '' || path.startsWith('..') || isAbsolute(path)) {
    throw new ScheduleError({
      th: `${checklist} อยู่นอก repository ${repository} จึงทำเป็น workflow ของ GitHub ไม่ได้`,
      en: `${checklist} lies outside the repository ${repository}, so that a GitHub workflow can't reach it`,
    });
  }
  return path.split(sep).join('/');
}
