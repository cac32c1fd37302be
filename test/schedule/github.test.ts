import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  installGithub,
  isInstalledInGithub,
  printGithub,
  removeGithub,
  workflowPath,
} from '../../src/schedule/github.js';
import { scheduledRuns } from '../../src/schedule/job.js';
import { ScheduleError } from '../../src/schedule/schedule-error.js';
import { anInput, fakeSystem } from './inputs.js';

interface Workflow {
  readonly on: { readonly schedule: readonly { readonly cron: string }[] };
  readonly jobs: {
    readonly audit: {
      readonly steps: readonly {
        readonly uses?: string;
        readonly run?: string;
        readonly with?: Record<string, string>;
      }[];
    };
  };
}

const input = anInput('/repo', { checklists: ['/repo/lists/town.yaml', `/repo/เทศบาล's "ใหม่".yaml`] });

function workflowOf(text: string): Workflow {
  return parse(text) as Workflow;
}

test('the workflow is YAML that starts daily at nine in Bangkok, keeps the state and uploads the reports', () => {
  const workflow = workflowOf(printGithub(input));
  expect(workflow.on.schedule).toEqual([{ cron: '0 2 * * *' }]);
  const uses = workflow.jobs.audit.steps.map(({ uses }) => uses?.split('@')[0]);
  expect(uses).toEqual([
    'actions/checkout',
    'actions/checkout',
    'actions/setup-node',
    undefined,
    'actions/cache/restore',
    undefined,
    'actions/cache/save',
    'actions/upload-artifact',
  ]);
});

test('it takes the program from a repository and commit that the office names, never from a registry by its name', () => {
  const text = printGithub(input);
  const [, program] = workflowOf(text).jobs.audit.steps;
  expect(program?.with?.repository).toContain('vars.OIT_AUDIT_REPOSITORY');
  expect(program?.with?.ref).toContain('vars.OIT_AUDIT_COMMIT');
  expect(text).not.toMatch(/npx|npm (?:i|install) /);
});

test('it says that runners abroad are often blocked', () => {
  expect(printGithub(input)).toContain('refuse addresses from abroad');
  expect(printGithub(input)).toContain('ต่างประเทศ');
});

test('the script hands the checklists over as paths inside the repository, whatever stands in them', () => {
  const script =
    workflowOf(printGithub(input)).jobs.audit.steps.find(({ run }) => run?.includes('--if-due'))?.run ?? '';
  const shown = execFileSync(
    'sh',
    ['-c', `mkdir() { :; }; node() { for word in "$@"; do last=$word; done; echo "$last"; }\n${script}`],
    { encoding: 'utf8' },
  );
  expect(shown.trimEnd().split('\n')).toEqual(['lists/town.yaml', `เทศบาล's "ใหม่".yaml`]);
});

test('the exit status of a failing audit is that of the step, after all checklists were run', () => {
  const script =
    workflowOf(printGithub(input)).jobs.audit.steps.find(({ run }) => run?.includes('--if-due'))?.run ?? '';
  expect(() => execFileSync('sh', ['-e', '-c', `mkdir() { :; }; node() { return 1; }\n${script}`])).toThrow(
    expect.objectContaining({ status: 1 }),
  );
});

test('a path that opens an expression is not evaluated', () => {
  const opening = '$'.concat('{{');
  const text = printGithub(anInput('/repo', { checklists: [`/repo/${opening} secrets.x }}.yaml`] }));
  expect(text).toContain(`'${opening} '${opening}' }} secrets.x }}.yaml'`);
});

test('a checklist outside the repository is refused', () => {
  expect(() => printGithub(anInput('/repo', { checklists: ['/srv/town.yaml'] }))).toThrow(ScheduleError);
});

test('installing writes the workflow once, removing takes it away, a file of another is left alone', () => {
  const system = fakeSystem();
  installGithub(input, system);
  installGithub(input, system);
  expect(scheduledRuns(input).map((job) => isInstalledInGithub(job, system, input))).toEqual([true, true]);
  removeGithub(input, system);
  expect(system.files.size).toBe(0);
  system.files.set(workflowPath(input), 'name: own\n');
  expect(() => installGithub(input, system)).toThrow(ScheduleError);
  expect(() => removeGithub(input, system)).toThrow(ScheduleError);
  expect(system.files.get(workflowPath(input))).toBe('name: own\n');
});

test('it writes what was asked for where the artifact is made from, and has the secrets of the notifications', () => {
  const reports = new Map([
    [
      '/repo/lists/town.yaml',
      [
        { format: 'docx', path: '/repo/reports/town.docx' },
        { format: 'markdown', path: '/x/town.md' },
        { format: 'docx', path: '/x/town.docx' },
      ],
    ],
  ]);
  const text = printGithub(
    anInput('/repo', {
      checklists: ['/repo/lists/town.yaml'],
      reports,
      variables: [{ name: 'OIT_AUDIT_SMTP_URL', example: 'smtps://' }],
    }),
  );
  const [line = ''] = /run --if-due.*/.exec(text) ?? [];
  expect(line).toMatch(/-f pretty -f docx=\.oit-audit-reports\/\S+\.docx -f markdown=\.oit-audit-reports\/\S+\.md /);
  const step = workflowOf(text).jobs.audit.steps.find(({ run }) => run?.includes('--if-due'));
  expect(step).toMatchObject({ env: { OIT_AUDIT_SMTP_URL: '$'.concat('{{ secrets.OIT_AUDIT_SMTP_URL }}') } });
});
