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
  if (typeof value !== 'object' || value === null) return value;
  // Hardly anything of a round holds a number: what holds none is not copied.
  let masked: object | null = null;
  for (const [key, part] of Object.entries(value)) {
    const shown = maskPart(key, part);
    if (shown === part) continue;
    masked ??= Array.isArray(value) ? [...value] : { ...value };
    Reflect.set(masked, key, shown);
  }
  return masked ?? value;
}

function maskPart(key: string, part: unknown): unknown {
  if (typeof part !== 'string') return mask(part);
  // A server takes back its own mark alone; without one it sends the file again.
  if (key === 'etag') return namesPerson(part) ? null : part;
  return KEPT.has(key) ? part : mask(part);
}
