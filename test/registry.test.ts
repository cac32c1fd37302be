import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allChecks, codeHolders } from '../src/checks/registry.js';

/** Every folder of src/checks is a check but this one. */
const files = readdirSync('src/checks', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'tables')
  .map((entry) => entry.name);

/** Data that the runner or the report gives to every sentence. */
const GIVEN = ['where'];

const sourceOf = (id: string): string => {
  const parts = readdirSync(`src/checks/${id}`).map((name) => `src/checks/${id}/${name}`);
  return parts.map((path) => readFileSync(path, 'utf8')).join('\n');
};

const places = (words: string): string[] => [...words.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);

test('every folder is a check under its own name, and every check has its folder', () => {
  expect(allChecks.map(({ meta }) => meta.id).sort()).toEqual(files.sort());
  expect(Object.keys(codeHolders)).toEqual(['item', 'internal']);
});

test('link, file and spam alone run without asking, and can be run without options', () => {
  const always = allChecks.filter(({ meta }) => meta.always);
  expect(always.map(({ meta }) => meta.id)).toEqual(['link', 'file', 'spam']);
  for (const { meta } of always) expect(meta.options.safeParse({}).success).toBe(true);
});

describe.each(allChecks)('$meta.id', ({ meta }) => {
  const tested = readFileSync(`test/checks/${meta.id}.test.ts`, 'utf8');
  const source = sourceOf(meta.id);
  const sentences = Object.entries(meta.findings);

  test('refuses options that it does not know', () => {
    expect(meta.options.safeParse({ nonsense: true }).success).toBe(false);
  });

  test('says in both languages what it is for', () => {
    for (const words of [meta.title, meta.why])
      expect([/[ก-๙]/.test(words.th), words.en.length > 5]).toEqual([true, true]);
    expect(meta.source).not.toBe('');
  });

  test.each(sentences)('%s: stands in its test', (code) => {
    expect(tested).toMatch(new RegExp(`['/]${code}\\b`));
  });

  test.each(sentences)('%s: has every word in both languages', (_, finding) => {
    for (const words of [finding, finding.group, finding.cause, finding.fix]) {
      expect(words.th).toMatch(/[ก-๙]/);
      expect(words.en).toMatch(/[a-z]/i);
      // Doubled vowels, a split sara am, marks without a letter and double spaces are the usual slips of Thai typing.
      expect(words.th).not.toMatch(/เเ|ํา|(?<![ก-ฮ][ัิ-ฺ็-์]?)[ัิ-ฺ็-๎]| {2}/);
      expect(words.en).not.toMatch(/[ก-ฮ]{2,}(?![^"]*")/);
    }
    expect(finding.fix.th.split('\n')).toHaveLength(finding.fix.en.split('\n').length);
  });

  test.each(sentences)('%s: asks in both languages for data that the check gives', (_, finding) => {
    const data = new Set([
      ...places(finding.th),
      ...places(finding.en),
      ...places(finding.fix.th),
      ...places(finding.fix.en),
    ]);
    for (const name of data) {
      if (!GIVEN.includes(name))
        expect(meta.id === 'item' || meta.id === 'internal' ? runnerSource : source).toMatch(
          new RegExp(`\\b${name}\\b\\s*[:,}]`),
        );
    }
    for (const words of [finding.group, finding.cause]) expect([...places(words.th), ...places(words.en)]).toEqual([]);
  });
});

const runnerSource = readFileSync('src/judge/run-checks.ts', 'utf8');
