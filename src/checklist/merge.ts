import { isMap } from './is-map.js';
import type { RawChecklist, RawItem } from './schema.js';

/** Merges one checklist into another: maps merge by key, lists and single values replace, an empty value changes nothing. */
export function mergeChecklists(base: RawChecklist, over: RawChecklist): RawChecklist {
  const merged: RawChecklist = { ...base, ...defined(over) };
  for (const key of ['agency', 'schedule', 'assessment', 'lists', 'crawl', 'scoring'] as const) {
    if (isMap(base[key]) && isMap(over[key])) Object.assign(merged, { [key]: { ...base[key], ...defined(over[key]) } });
  }
  if (isMap(base.items) && isMap(over.items)) merged.items = mergeItems(base.items, over.items);
  return merged;
}

type Items = NonNullable<RawChecklist['items']>;

/** The base's items keep their order; new items follow in their own. */
function mergeItems(base: Items, over: Items): Items {
  const merged: Items = { ...base };
  for (const [id, item] of Object.entries(over)) {
    const below = merged[id];
    merged[id] = isMap(below) && isMap(item) ? mergeItem(below, item) : (item ?? below ?? null);
  }
  return merged;
}

function mergeItem(base: RawItem, over: RawItem): RawItem {
  const merged: RawItem = { ...base, ...defined(over) };
  if (isMap(base.documents) && isMap(over.documents))
    merged.documents = { ...base.documents, ...defined(over.documents) };
  if (isMap(base.find) && isMap(over.find)) merged.find = { ...base.find, ...defined(over.find) };
  return merged;
}

function defined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null)) as T;
}
