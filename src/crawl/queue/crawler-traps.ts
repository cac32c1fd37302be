import type { SkipReason } from '../../model/round.js';
import { decodeUrl, decodeWords } from '../../text/url.js';

/** Addresses that were cut, by what they have in common and why. */
export interface SkippedPattern {
  /** The address with `#` for its numbers: `https://…/calendar?month=#&year=#`. */
  readonly pattern: string;
  readonly reason: SkipReason;
  /** Different addresses, as far as they were told apart. */
  readonly count: number;
}

export interface Traps {
  /** The reason to leave a new address alone, null to go there. Counts what it lets pass, so ask once for each address. */
  skips(url: string): SkipReason | null;
  skipped(): readonly SkippedPattern[];
  /** Different addresses that were cut, as far as they were told apart. */
  count(): number;
}

/** Months that a calendar may show: three years. */
const CALENDAR_PAGES = 36;
const CALENDAR_YEARS_BACK = 12;
const CALENDAR_YEARS_AHEAD = 3;
const SORTED_PAGES = 2;
const COMBINED_PAGES = 500;
/** Addresses for each value of their richest parameter: a list of articles has one or a few, filters multiply. */
const COMBINED_WAYS = 10;
/** Values told apart for each parameter. */
const COMBINED_VALUES = 20_000;
const MAX_ADDRESS = 2_000;
const MAX_SEGMENTS = 24;
const MAX_PARAMETERS = 16;
const MAX_QUERY = 1_000;
/** Addresses told apart for each pattern when counting what was skipped. */
const COUNTED = 20_000;

const CALENDAR_PATH = /calend[ae]r|ปฏิทิน|(?:^|[/_-])(?:mcal|minical|events?-?(?:month|week|day))(?:[/_.-]|$)/i;
const CALENDAR_NAME =
  /(?:^|[^a-z])(?:m?cal(?:endar)?[\w-]*|month|mon|year|yr|yyyy|mm|ym|week|event[_-]?date|tribe-bar-date)$/i;
const MONTH_NAME = /month|mon$|^mm?$|ym|week|day|date/i;
const YEAR_NAME = /year|yr|yyyy|^yy?$|ym|date/i;
const SORT_NAME =
  /^(?:sort(?:_?by|ing|order|_?dir(?:ection)?|_?col(?:umn)?)?|order(?:_?by|_?dir|ing)?|orderby|filter_order(?:_dir)?|dir(?:ection)?|asc|desc)$/i;

/** @param year Gregorian, of the round: calendars far from it are endless */
export function createTraps(year: number): Traps {
  const passed = new Map<string, number>();
  const cut = new Map<string, Pick<SkippedPattern, 'reason' | 'pattern'> & { readonly hashes: Set<number> }>();

  /** Lets the first `limit` addresses of a kind pass. */
  const isFull = (key: string, limit: number): boolean => {
    const count = passed.get(key) ?? 0;
    if (count >= limit) return true;
    passed.set(key, count + 1);
    return false;
  };

  const combined = new Map<string, { passed: number; readonly values: Map<string, Set<number>> }>();

  /**
   * Filters that are put together in every way: many addresses out of few values. However long a list of articles is
   * (`id=1` to `id=3000`), each of its addresses brings a value of its own.
   */
  const isCombined = (key: string, parameters: readonly (readonly [string, string])[]): boolean => {
    const kind = combined.get(key) ?? { passed: 0, values: new Map<string, Set<number>>() };
    combined.set(key, kind);
    let richest = 0;
    for (const [name, value] of parameters) {
      const values = kind.values.get(name) ?? new Set();
      kind.values.set(name, values);
      if (values.size < COMBINED_VALUES) values.add(hashOf(value));
      richest = Math.max(richest, values.size);
    }
    if (kind.passed >= COMBINED_PAGES && kind.passed >= richest * COMBINED_WAYS) return true;
    kind.passed++;
    return false;
  };

  const reasonFor = (address: URL): SkipReason | null => {
    const { pathname, search, href } = address;
    if (href.length > MAX_ADDRESS) return 'long-address';
    const segments = pathname.split('/').filter((segment) => segment !== '');
    if (segments.length > MAX_SEGMENTS || isRepeating(segments)) return 'repeating-path';
    const isCalendarPath = CALENDAR_PATH.test(decodeWords(pathname));
    const isEndless = (values: readonly string[]): boolean => isCalendarEndless(address, values, year, isFull);
    if (search === '') return isCalendarPath && /\d/.test(pathname) && isEndless(segments) ? 'calendar' : null;
    const parameters = [...address.searchParams];
    if (isGrowing(parameters, search)) return 'growing-query';
    if (isCalendar(parameters, isCalendarPath) && isEndless(parameters.map(([, value]) => value))) return 'calendar';
    const sorts = parameters.filter(([name, value]) => isSortOrder(name, value));
    if (sorts.length > 0 && isFull(`sort ${withoutParameters(address, sorts)}`, SORTED_PAGES)) return 'sort-order';
    if (parameters.length < 3) return null;
    return isCombined(`${pathname}?${sortedNames(address)}`, parameters) ? 'combinations' : null;
  };

  return {
    skips(url) {
      const address = new URL(url);
      // Nearly every address of a site: short and without query.
      if (
        address.search === '' &&
        url.length < 120 &&
        !CALENDAR_PATH.test(decodeWords(address.pathname)) &&
        countOf(address.pathname, '/') < 4
      )
        return null;
      const reason = reasonFor(address);
      if (reason === null) return null;
      const pattern = patternOf(address, reason);
      const key = `${reason} ${pattern}`;
      let entry = cut.get(key);
      if (!entry) {
        entry = { reason, pattern, hashes: new Set() };
        cut.set(key, entry);
      }
      if (entry.hashes.size < COUNTED) entry.hashes.add(hashOf(url));
      return reason;
    },
    count: () => [...cut.values()].reduce((sum, { hashes }) => sum + hashes.size, 0),
    skipped: () => [...cut.values()].map(({ pattern, reason, hashes }) => ({ pattern, reason, count: hashes.size })),
  };
}

/** A step that comes four times, or steps that repeat themselves three times on end: `/a/b/a/b/a/b`. */
function isRepeating(segments: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const segment of segments) {
    const count = (counts.get(segment) ?? 0) + 1;
    counts.set(segment, count);
    // Numbers repeat in dates and identifiers.
    if (count >= 4 && !/^\d+$/.test(segment)) return true;
  }
  for (let size = 1; size * 3 <= segments.length; size++) {
    for (let start = 0; start + size * 3 <= segments.length; start++) {
      const isRun = Array.from(
        { length: size * 2 },
        (_, i) => segments[start + i] === segments[start + size + i],
      ).every(Boolean);
      if (isRun && segments.slice(start, start + size).some((segment) => !/^\d+$/.test(segment))) return true;
    }
  }
  return false;
}

function isGrowing(parameters: readonly (readonly [string, string])[], search: string): boolean {
  if (parameters.length > MAX_PARAMETERS || search.length > MAX_QUERY) return true;
  const counts = new Map<string, number>();
  for (const [name] of parameters) {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    if (count > 3 && !name.endsWith('[]')) return true;
  }
  return false;
}

function isCalendar(parameters: readonly (readonly [string, string])[], isCalendarPath: boolean): boolean {
  const numbered = parameters.filter(([, value]) => /^[\d/.-]+$/.test(value));
  if (isCalendarPath) return numbered.length > 0;
  if (numbered.some(([name]) => /cal(?:endar)?[_-]|tribe-bar-date/i.test(name))) return true;
  const named = numbered.filter(([name]) => CALENDAR_NAME.test(name) || MONTH_NAME.test(name) || YEAR_NAME.test(name));
  return named.some(([name]) => MONTH_NAME.test(name)) && named.some(([name]) => YEAR_NAME.test(name));
}

function isCalendarEndless(
  address: URL,
  values: readonly string[],
  year: number,
  isFull: (key: string, limit: number) => boolean,
): boolean {
  const years = values
    .flatMap((value) => value.match(/(?<!\d)\d{4}(?!\d)/g) ?? [])
    .map((digits) => (Number(digits) > 2400 ? Number(digits) - 543 : Number(digits)));
  if (years.some((stated) => stated < year - CALENDAR_YEARS_BACK || stated > year + CALENDAR_YEARS_AHEAD)) return true;
  return isFull(`calendar ${maskNumbers(address.pathname)}?${sortedNames(address)}`, CALENDAR_PAGES);
}

function sortedNames({ searchParams }: URL): string {
  return [...searchParams.keys()].sort().join('&');
}

/** `order=5` is somebody's identifier; `order=title`, `sort=3d`, `dir=asc` are orders. */
function isSortOrder(name: string, value: string): boolean {
  return SORT_NAME.test(/\[([^[\]]*)\]$/.exec(name)?.[1] ?? name) && value !== '' && !/^\d+$/.test(value);
}

function withoutParameters(address: URL, dropped: readonly (readonly [string, string])[]): string {
  const names = new Set(dropped.map(([name]) => name));
  const kept = [...address.searchParams].filter(([name]) => !names.has(name));
  return `${address.pathname}?${new URLSearchParams(kept).toString()}`;
}

function patternOf(address: URL, reason: SkipReason): string {
  if (reason === 'repeating-path') {
    const segments = address.pathname.split('/').filter((segment) => segment !== '');
    return `${address.origin}/${segments.slice(0, 3).join('/')}/…`;
  }
  const names = [...new Set(address.searchParams.keys())].sort().slice(0, 8);
  const path = maskNumbers(decodeWords(address.pathname)).slice(0, 200);
  return `${address.origin}${path}${names.length === 0 ? '' : `?${names.map((name) => `${name}=#`).join('&')}`}`;
}

function maskNumbers(text: string): string {
  return text.replace(/\d+/g, '#');
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const SESSION_NAME =
  /^(?:phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id|sid|oscsid|cfid|cftoken|zenid|s_id|sess(?:ion)?)$/i;

/** An address without the session that the server wrote into it: each visit would get another one. */
export function withoutSession(url: string): string {
  if (!/sess|sid|cf(?:id|token)|zenid|s_id/i.test(url)) return url;
  const address = new URL(url.replace(/;jsessionid=[^?#/]*/i, ''));
  const names = [...address.searchParams]
    .filter(([name, value]) => SESSION_NAME.test(name) && /^[\w,-]{16,}$/.test(value))
    .map(([name]) => name);
  if (names.length === 0) return address.href;
  // Deleting through searchParams would rewrite the whole query.
  const kept = address.search
    .slice(1)
    .split('&')
    .filter((pair) => !names.includes(decodeUrl(pair.replace(/=.*$/s, ''))));
  address.search = kept.length === 0 ? '' : `?${kept.join('&')}`;
  return address.href;
}
