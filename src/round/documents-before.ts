import type { PreviousItem } from '../model/previous.js';
import { lastingAddress } from './lasting-address.js';

/**
 * The documents that earlier rounds found on an item's pages.
 * @returns the type of what an address was, by its lasting form; null: no document was there
 */
export function documentsBefore(item: PreviousItem | undefined): (url: string) => string | null {
  const found = (item?.baseline ?? []).filter(
    ({ type, foundOn }) => type !== null && type !== 'html' && foundOn !== null,
  );
  const types = new Map(found.map(({ url, type }) => [lastingAddress(url), type]));
  return (url) => types.get(lastingAddress(url)) ?? null;
}
