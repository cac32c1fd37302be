import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Checklist, Item } from '../../model/checklist.js';
import type { YearMap } from '../recognise/maps.js';
import type { FoundItem, Proposal } from '../recognise/recognise.js';
import type { DraftItem } from './checklist-text.js';

/** The parts of a checklist of another year that the new one takes over, besides addresses. */
export interface Inheritance {
  /** The profiles of the old checklist, with the new profile in place of the old. */
  readonly extends: readonly string[];
  /** Services, crawl limits and so on, as data. */
  readonly further: Readonly<Record<string, unknown>>;
  /** The profile that the old checklist builds on. */
  readonly profile: string;
}

const KEPT_KEYS = ['schedule', 'services', 'lists', 'crawl', 'ocr', 'evidence'] as const;

type Raw = Readonly<Record<string, unknown>>;

/** @param path of a checklist that loads without problems */
export function readInheritance(path: string, profile: string, knownProfiles: readonly string[]): Inheritance {
  const raw = parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as Raw;
  const bases = [raw.extends ?? []].flat().map(String);
  const old = bases.find((name) => /^oit-\d{4}$/.test(name) && knownProfiles.includes(name)) ?? `oit-${raw.fiscalYear}`;
  const others = bases.filter((name) => name !== old);
  return {
    extends: [profile, ...others],
    further: Object.fromEntries(KEPT_KEYS.flatMap((key) => (raw[key] === undefined ? [] : [[key, raw[key]]]))),
    profile: old,
  };
}

/** Items of the old file that the map of years lacks: they stay as they are. */
export function ownItems(
  path: string,
  years: YearMap | null,
  items: readonly Item[],
): Readonly<Record<string, unknown>> {
  const raw = parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as Raw;
  const mapped = new Set([...(years?.keys() ?? []), ...items.map(({ id }) => id)]);
  return Object.fromEntries(
    Object.entries((raw.items ?? {}) as Raw).filter(([id, value]) => !mapped.has(id) && value !== null),
  );
}

/** Below this, the result of the search is only an alternative to the old address. */
const BETTER = 0.7;

/**
 * The items of the new profile with the addresses that their predecessors had.
 * @param years null: both checklists are of the same profile
 * @param found what a search of the site gave; empty: it was not searched
 */
export function carryAddresses(
  items: readonly Item[],
  old: Checklist,
  years: YearMap | null,
  found: readonly FoundItem[],
): readonly DraftItem[] {
  return items.map((item) => {
    const predecessors = old.items.filter(({ id }) => (years === null ? id : (years.get(id)?.to ?? null)) === item.id);
    const carried = predecessors.flatMap(({ id, urls }) => urls.map(({ url }) => ({ id, url })));
    const search = found.find(({ id }) => id === item.id) ?? { id: item.id, chosen: [], alternatives: [] };
    const [first] = carried;
    if (first === undefined) return { ...search, item };
    const isUnsure = predecessors.some(({ id }) => years?.get(id)?.sure === false);
    const proposals = [...new Set(carried.map(({ url }) => url))].map(
      (url): Proposal => ({ url, confidence: isUnsure ? 0.4 : 0.6, reasons: ['carried'] }),
    );
    const carriedFrom = { id: [...new Set(carried.map(({ id }) => id))].join(', '), year: old.fiscalYear };
    const isBetter = (search.chosen[0]?.confidence ?? 0) >= BETTER;
    const [chosen, others] = isBetter
      ? [search.chosen, [...proposals, ...search.alternatives]]
      : [proposals, [...search.chosen, ...search.alternatives]];
    const taken = new Set(chosen.map(({ url }) => url));
    const alternatives = others.filter(({ url }) => !taken.has(url)).slice(0, 2);
    return { ...search, item, carriedFrom, chosen, alternatives };
  });
}
