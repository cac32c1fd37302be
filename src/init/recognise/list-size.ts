import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bundledProfiles, CHECKLISTS_DIR } from '../../checklist/profiles.js';
import type { Item } from '../../model/checklist.js';
import type { Evidence } from '../../model/evidence.js';
import type { Round } from '../../model/round.js';
import { createCodeReader } from './item-code.js';

/** No year has had more items. */
const MOST = 60;
/** Fewer numbers are no list of a year. */
const LEAST = 20;
/** Part of the numbers up to the highest that a list shows: an item may be named by its title alone. */
const SHARE = 0.8;

const codes = createCodeReader(Array.from({ length: MOST }, (_, index) => `O${index + 1}`));

/** @returns how many items a page lists by their numbers; null: it is no list of a year */
export function listSize(text: string): number | null {
  const numbers = new Set(
    text.split('\n').flatMap((line) => codes.inText(line).flatMap(({ ids }) => ids.map((id) => Number(id.slice(1))))),
  );
  const highest = Math.max(0, ...numbers);
  return highest >= LEAST && numbers.size >= SHARE * highest ? highest : null;
}

/**
 * What to say of pages that list other numbers of items than the checklist has: which year has so many, and its profile.
 * Null where a page lists as many, where none is a list, or where the checklist is of its own making.
 */
export function otherListNotice(
  texts: readonly string[],
  items: readonly Pick<Item, 'id'>[],
): Round['notices'][number] | null {
  const own = items.filter(({ id }) => /^O\d+$/.test(id)).length;
  if (own < LEAST) return null;
  const sizes = texts.map(listSize).filter((size) => size !== null);
  const [listed] = sizes;
  if (listed === undefined || sizes.includes(own)) return null;
  const years = yearsOfSize(listed);
  const profile = years.map((year) => `oit-${year}`).findLast((name) => bundledProfiles().includes(name));
  const data = { listed, items: own, years: years.join(', ') };
  if (years.length === 0) return { code: 'other-list-unknown', data };
  return profile === undefined ? { code: 'other-list-old', data } : { code: 'other-list', data: { ...data, profile } };
}

/** As {@link otherListNotice}, of the pages of items. */
export function listNotices(
  collected: readonly { readonly evidence: readonly Evidence[] }[],
  items: readonly Item[],
): Round['notices'] {
  const texts = collected
    .flatMap(({ evidence }) => evidence)
    .flatMap(({ extracted }) =>
      extracted?.type === 'html' && extracted.texts.ok
        ? [extracted.texts.value.map(({ text }) => text).join('\n')]
        : [],
    );
  const notice = otherListNotice(texts, items);
  return notice === null ? [] : [notice];
}

function yearsOfSize(size: number): readonly number[] {
  const sizes = parse(readFileSync(join(CHECKLISTS_DIR, 'maps', 'list-sizes.yaml'), 'utf8')) as Readonly<
    Record<string, readonly number[]>
  >;
  return sizes[String(size)] ?? [];
}
