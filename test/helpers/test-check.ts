import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import type { Check, CheckContext, Need } from '../../src/checks/define-check.js';
import type { Assessment } from '../../src/model/checklist.js';
import type { Facts } from '../../src/model/facts.js';
import type { Finding } from '../../src/model/finding.js';
import type { Register } from '../../src/model/register.js';
import { resolveYear } from '../../src/model/year.js';
import { bangkokDay } from '../../src/text/dates/calendar.js';
import { factsOf } from './facts.js';

export interface Scene<O> {
  readonly facts?: Partial<Facts>;
  readonly options?: O;
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly gridsOf?: (itemId: string) => Facts['grids'];
  readonly underWay?: Assessment;
  readonly register?: Register;
  /** ISO 8601; default 2 October 2025, the second day of fiscal year 2569. */
  readonly now?: string;
}

export interface FailingScene<O> extends Scene<O> {
  /** The codes reported, without prefix, in any order. */
  readonly expect: readonly string[];
  /** Of the first finding. */
  readonly where?: Partial<Finding['at']>;
  readonly actual?: string | null;
  readonly severity?: Finding['severity'];
  readonly review?: boolean;
}

/** Runs a check on hand-made facts, as the runner would. */
export function runCheck<N extends Need, O extends z.ZodType, C extends string>(
  check: Check<N, O, C>,
  scene: Scene<z.input<O>>,
): readonly Finding[] {
  const now = scene.now ?? '2025-10-02T02:00:00Z';
  const context: CheckContext<z.output<O>, C> = {
    options: check.meta.options.parse(scene.options ?? {}),
    now,
    today: bangkokDay(now),
    fiscalYear: 2568,
    canFail: true,
    underWay: scene.underWay ?? null,
    year: (option) => resolveYear(option, 2568),
    site: 'https://town.example/',
    item: { id: 'O13', title: 'รายงานสรุปผลการจัดซื้อจัดจ้าง' },
    lists: scene.lists ?? {},
    registerOf: () => scene.register ?? { entriesOf: () => [] },
    gridsOf: scene.gridsOf ?? (() => []),
    finding: (code, data = {}, where = {}) => ({
      code: `${check.meta.id}/${code}`,
      severity: where.severity ?? check.meta.findings[code].severity,
      review: where.review ?? check.meta.findings[code].review ?? false,
      data: where.ocr === undefined ? data : { ...data, ocr: where.ocr },
      at: where.at ?? null,
      actual: where.actual ?? null,
      expected: where.expected ?? null,
    }),
  };
  return check.run(factsOf(scene.facts), context);
}

/** One test per line of the tables: what passes without a finding, and what is found where. */
export function testCheck<N extends Need, O extends z.ZodType, C extends string>(
  check: Check<N, O, C>,
  scenes: {
    readonly passes: Readonly<Record<string, Scene<z.input<O>>>>;
    readonly fails: Readonly<Record<string, FailingScene<z.input<O>>>>;
  },
): void {
  describe(`${check.meta.id} passes:`, () => {
    for (const [name, scene] of Object.entries(scenes.passes)) {
      test(name, () => expect(runCheck(check, scene)).toEqual([]));
    }
  });
  describe(`${check.meta.id} finds:`, () => {
    for (const [name, scene] of Object.entries(scenes.fails)) {
      test(name, () => {
        const findings = runCheck(check, scene);
        const wanted = scene.expect.map((code) => `${check.meta.id}/${code}`);
        expect(findings.map((finding) => finding.code).sort()).toEqual(wanted.sort());
        const first = findings[0]!;
        if (scene.where) expect(first.at).toMatchObject(scene.where);
        if (scene.actual !== undefined) expect(first.actual).toBe(scene.actual);
        if (scene.severity) expect(first.severity).toBe(scene.severity);
        if (scene.review !== undefined) expect(first.review).toBe(scene.review);
      });
    }
  });
}
