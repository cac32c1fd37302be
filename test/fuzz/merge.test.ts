import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mergeReports } from '../../src/cli/many/merge-reports.js';
import { inReportFile, type ReportFile } from '../../src/cli/many/report-file.js';
import { UserError } from '../../src/model/checklist.js';
import { type ReportList, reporters, type View } from '../../src/report/registry.js';
import { FUZZ_TIMEOUT_MS, fuzz } from './fuzz.js';
import { mutate, mutations } from './mutation.js';

const VIEW: View = {
  lang: 'th',
  color: false,
  width: 100,
  verbose: true,
  hyperlinks: false,
  now: '2025-10-17T02:00:00Z',
};
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202A-\u202E\u2066-\u2069]/;
const report = readFileSync('test/golden/report.th.json', 'utf8');

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'oit-merge-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Reports come of it that every form can show, or mistakes; nothing else. */
function merge(content: string | Uint8Array): Promise<void> {
  writeFileSync(join(dir, 'part.json'), content);
  return inReportFile(mergeInto);
}

async function mergeInto(merged: ReportFile): Promise<void> {
  let reports: ReportList;
  try {
    reports = mergeReports(['part.json'], dir, merged);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    return;
  }
  for (const [id, reporter] of reporters) {
    const shown = [await reporter.renderMany([...reports], VIEW)];
    for (const one of reports) shown.push(await reporter.render(one, VIEW));
    for (const { name, content: text } of reporter.pages?.(reports, VIEW, 'pages') ?? []) {
      if (name !== null) expect(name).toMatch(/^[^/\\]+$/);
      shown.push(text);
    }
    for (const text of shown) {
      if (typeof text !== 'string') continue;
      const where = FORBIDDEN.exec(text.replace(/^\uFEFF/, ''))?.index ?? null;
      expect({ id, found: where === null ? null : text.slice(where - 30, where + 30) }).toEqual({ id, found: null });
    }
  }
}

const WORDS = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  'null',
  '-1',
  '1e999',
  '"\\u001b]0;x\\u0007"',
  '"\\u202e"',
  '"javascript:alert(1)"',
  '"../../x"',
  '"__proto__":{},',
  '\\ud800',
  '\n',
  '0',
  'true',
  '"=1+1"',
];
const VALUES: readonly unknown[] = [
  '',
  '\u001b[31m',
  '\u009b2J',
  '\u202Egpj',
  'javascript:alert(1)',
  '../../x',
  '__proto__',
  '2025-99-99',
  '9999-12-31T00:00:00Z',
  'x'.repeat(20_000),
  '<script>',
  '=1+1',
  null,
  -1,
  0,
  1.5,
  1e300,
  true,
  [],
  {},
  [null],
  'egp/constructor',
  'constructor/x',
];

/** Every place of the report at which a value stands. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) =>
      placesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}
const PLACES = placesOf(JSON.parse(report));

type Path = readonly (string | number)[];

function withValues(changes: readonly { readonly path: Path; readonly value: unknown }[]): string {
  const whole: unknown = JSON.parse(report);
  for (const { path, value } of changes) {
    let at: unknown = whole;
    for (const key of path.slice(0, -1)) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : null;
    const last = path.at(-1);
    if (last !== undefined && typeof at === 'object' && at !== null) Reflect.set(at, last, value);
  }
  return JSON.stringify(whole);
}

describe('a JSON report of somebody else', () => {
  test(
    'with changed letters is merged and shown, or refused',
    async () => {
      await fuzz(20, mutations(WORDS, 3), (changes) => merge(mutate(Buffer.from(report), changes)));
    },
    FUZZ_TIMEOUT_MS,
  );

  test(
    'with other values is merged and shown, or refused',
    async () => {
      const change = fc.record({ path: fc.constantFrom(...PLACES), value: fc.constantFrom(...VALUES) });
      await fuzz(20, fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => merge(withValues(changes)));
    },
    FUZZ_TIMEOUT_MS,
  );

  const found = JSON.parse(readFileSync('test/fixtures/fuzz/report-values.json', 'utf8')) as readonly {
    readonly path: Path;
    readonly value: unknown;
  }[];
  test.each(found)('with $value at $path, once found, is merged and shown, or refused', (change) =>
    merge(withValues([change])),
  );
});
