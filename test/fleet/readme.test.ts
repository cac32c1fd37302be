import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { AT_ONCE, READERS_IN_PART } from '../../src/cli/many/audit-many.js';
import { EXTRACT_SETTINGS } from '../../src/extract/limits.js';

const section = readFileSync('docs/fleet.md', 'utf8');
const examples = [...section.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly needs?: string;
        readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
        readonly steps: readonly {
          readonly run?: string;
          readonly uses?: string;
          readonly with?: { readonly path?: string };
        }[];
      }
    >
  >;
}

interface IndexedJob {
  readonly kind: string;
  readonly spec: {
    readonly completions: number;
    readonly parallelism: number;
    readonly completionMode: string;
    readonly template: {
      readonly spec: {
        readonly restartPolicy: string;
        readonly containers: readonly {
          readonly args: readonly string[];
          readonly volumeMounts: readonly { readonly name: string }[];
        }[];
        readonly volumes: readonly { readonly name: string }[];
      };
    };
  };
}

describe('the examples that share the work out', () => {
  it('GitHub: the matrix has as many shards as the command says, and the parts are merged', () => {
    const workflow = parse(examples[0] ?? '') as Workflow;
    const { audit, report } = workflow.jobs;
    const shards = audit?.strategy?.matrix.shard ?? [];
    const run = audit?.steps.find(({ run: line }) => line?.includes('--shard'))?.run ?? '';
    expect(shards).toEqual(Array.from({ length: shards.length }, (_, n) => n + 1));
    expect(run).toContain(`--shard \${{ matrix.shard }}/${shards.length} `);
    expect(report?.needs).toBe('audit');
    const parts = report?.steps.find((step) => step.uses?.startsWith('actions/download-artifact'))?.with?.path ?? '';
    expect(report?.steps.find(({ run }) => run?.includes('--merge'))?.run).toContain(`report --merge ${parts} `);
  });

  it('Kubernetes: an indexed Job has an index for each shard, counted from 1', () => {
    const { kind, spec } = parse(examples[1] ?? '') as IndexedJob;
    const { containers, volumes, restartPolicy } = spec.template.spec;
    expect({ kind, mode: spec.completionMode, restartPolicy }).toEqual({
      kind: 'Job',
      mode: 'Indexed',
      restartPolicy: 'Never',
    });
    expect(spec.parallelism).toBeLessThanOrEqual(spec.completions);
    expect(containers[0]?.args[0]).toContain(`--shard $((JOB_COMPLETION_INDEX + 1))/${spec.completions} `);
    expect(containers[0]?.volumeMounts.map(({ name }) => name)).toEqual(volumes.map(({ name }) => name));
  });
});

it('the bounds are those of the program', () => {
  const row = (name: string): string => section.split('\n').find((line) => line.startsWith(`| ${name} `)) ?? '';
  expect(row('processes')).toContain(`where each has ${AT_ONCE.inPart} municipalities or more`);
  expect(row('processes')).toContain(
    `at most ${EXTRACT_SETTINGS.workers} that read documents, of several processes ${READERS_IN_PART} each |`,
  );
  expect(row('municipalities at once')).toContain(
    `| ${AT_ONCE.alone}; ${AT_ONCE.inPart} in each of several processes |`,
  );
  expect(row('time')).toContain(`${EXTRACT_SETTINGS.timeoutMs / 1_000} s one document`);
});
