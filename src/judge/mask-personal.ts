import { maskNationalIds } from '../text/patterns/national-id.js';

/** Addresses and hashes must stay what they are, or nobody finds the document again. */
const KEPT: ReadonlySet<string> = new Set(['url', 'finalUrl', 'foundOn', 'sha256', 'before', 'after', 'etag']);

/** What a round keeps of a site's words, with the numbers of persons masked: neither reports nor the history may hold them. */
export function withoutPersonalNumbers<T>(value: T): T {
  return mask(value) as T;
}

function mask(value: unknown): unknown {
  if (typeof value === 'string') return maskNationalIds(value);
  if (Array.isArray(value)) return value.map(mask);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, typeof part === 'string' && KEPT.has(key) ? part : mask(part)]),
  );
}
