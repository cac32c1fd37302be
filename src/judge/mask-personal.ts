import { maskNationalIds, namesPerson } from '../text/patterns/national-id.js';

/** Hashes and pictures may have thirteen digits in a row, and must stay what they are. */
const KEPT: ReadonlySet<string> = new Set(['sha256', 'contentSha256', 'before', 'after', 'id', 'seed', 'picture']);

/**
 * What a round keeps of a site's words and addresses, with the numbers of persons masked: neither reports nor the history may
 * hold them. An address with such a number can't be opened from a report; the page that leads to it can.
 */
export function withoutPersonalNumbers<T>(value: T): T {
  return mask(value) as T;
}

function mask(value: unknown): unknown {
  if (typeof value === 'string') return maskNationalIds(value);
  if (Array.isArray(value)) return value.map(mask);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, maskPart(key, part)]));
}

function maskPart(key: string, part: unknown): unknown {
  if (typeof part !== 'string') return mask(part);
  // A server takes back its own mark alone; without one it sends the file again.
  if (key === 'etag') return namesPerson(part) ? null : part;
  return KEPT.has(key) ? part : mask(part);
}
