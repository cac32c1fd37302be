import { describe, expect, it } from 'vitest';
import { loadChecklist } from '../../src/checklist/load.js';
import { profilePath } from '../../src/checklist/profiles.js';
import { checks } from '../../src/checks/registry.js';
import type { CheckEntry, Item } from '../../src/model/checklist.js';

const profile = (year: number) =>
  loadChecklist(profilePath(`oit-${year}`, 'x.yaml'), { registry: checks, asProfile: { fiscalYear: year } });

/** Codes of the entry that fail the item. */
function errorsOf({ id, severity }: CheckEntry): string[] {
  const findings = checks.get(id)!.meta.findings;
  return Object.entries(findings).flatMap(([name, meta]) => {
    const code = `${id}/${name}`;
    const said = typeof severity === 'string' ? severity : (severity?.[code] ?? severity?.[name]);
    return (said ?? meta.severity) === 'error' ? [code] : [];
  });
}

/** Errors that no assessor's own words and no second source bear out. */
const unsureErrors = (item: Item): string[] =>
  item.checks.flatMap((entry) => {
    const { source = [], confidence = 'inferred' } = entry.basis ?? {};
    const isSure = confidence === 'official' || (confidence === 'several' && source.length > 1);
    return isSure ? [] : errorsOf(entry).map((code) => `${item.id} ${code} (${source.join(', ')})`);
  });

describe.each([2568, 2569])('the profile of %i', (year) => {
  it('says of every rule where it comes from and how sure it is', () => {
    const without = profile(year).items.flatMap(({ id, checks: entries }) =>
      entries
        .filter(({ basis }) => basis === undefined || basis.source.includes('–'))
        .map((entry) => `${id} ${entry.id}`),
    );
    expect(without).toEqual([]);
  });

  it('names everything that it looks for in words, no two entries of an item alike, and shows nobody an expression', () => {
    const resolve = (option: number | string) => (typeof option === 'number' ? option : year);
    let sentences = 0;
    for (const { id, checks: entries } of profile(year).items) {
      const asked = entries.flatMap((entry) => checks.get(entry.id)!.meta.asks?.(entry.options, resolve) ?? []);
      const said = asked.flatMap(({ th, en }) => [th, en]);
      sentences += said.length;
      expect(said.filter((words) => /[\\^$*{[]|\(\?|\||ตามรูปแบบ/.test(words))).toEqual([]);
      expect([id, ...new Set(said)]).toEqual([id, ...said]);
    }
    expect(sentences).toBeGreaterThan(0);
  });

  it('has no error that rests on one source alone', () => {
    expect(profile(year).items.flatMap(unsureErrors)).toEqual([]);
  });
});

it('is a draft where nobody has compared it with the manual', () => {
  expect(profile(2569).draft).toBe('oit-2569');
  expect(profile(2568).draft).toBeUndefined();
});

it.each([2568, 2569])('every reading of the score of %i has each item once', (year) => {
  const { items, scoring } = profile(year);
  const ids = items.map(({ id }) => id);
  for (const { rule, indicators } of [scoring!, ...scoring!.readings])
    expect(
      indicators.flatMap(({ groups }) => groups.flat()),
      rule,
    ).toEqual(ids);
});

it('each profile names the rule of its estimate and has a further reading', () => {
  for (const year of [2568, 2569]) {
    expect(profile(year).scoring?.rule).toMatch(/./);
    expect(profile(year).scoring?.readings).toHaveLength(1);
  }
});

it.each([2568, 2569])('an address that is removed or moved while it is assessed costs every item of %i', (year) => {
  for (const { id, checks: entries } of profile(year).items) {
    const entry = entries.find((one) => one.id === 'change');
    const severity = typeof entry?.severity === 'string' ? {} : (entry?.severity ?? {});
    expect(entry, id).toBeDefined();
    expect([severity['change/removed'], severity['change/moved']], id).not.toContain('off');
    // Outside of that time a change is an error of O6 alone.
    if (id !== 'O6') expect(entry?.severity, id).not.toBeNull();
  }
});
