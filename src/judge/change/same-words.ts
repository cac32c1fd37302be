import { type Hunk, hunksBetween } from '../../text/line-diff.js';

/** The lines of one page at several times. */
export interface PageLines {
  readonly old: readonly string[];
  readonly now: readonly string[];
  /** As it was shown again within the round. */
  readonly again: readonly (readonly string[])[];
}

/** Lines that the site shows on its other pages, at the time of each version. */
export interface SiteLines {
  readonly old: ReadonlySet<string>;
  readonly now: ReadonlySet<string>;
}

/**
 * True when two versions of a page say the same beside what the site shows on its other pages and what differs from look to
 * look. What stood in the old version alone is told by its place: where lines of the site stand now, as many as now or
 * between others of them.
 */
export function saysTheSame({ old, now, again }: PageLines, site: SiteLines): boolean {
  const moving = movingLines(now, again);
  const isOwn = (at: number): boolean => !site.now.has(now[at] ?? '') && !moving.lines.has(at);
  const isOwnAt = (at: number): boolean => at >= 0 && at < now.length && isOwn(at);
  const hunks = hunksBetween(old, now);
  const differing = new Set(hunks.flatMap(({ bStart, bEnd }) => range(bStart, bEnd)));
  // A page without a line of its own says nothing that could be compared.
  if (!now.some((_, at) => isOwn(at) && !differing.has(at))) return false;

  const isOfSite = ({ aStart, aEnd, bStart, bEnd }: Hunk): boolean => {
    if (range(bStart, bEnd).some(isOwn)) return false;
    const rest = old.slice(aStart, aEnd).filter((line) => !site.old.has(line) && !site.now.has(line));
    if (rest.length === 0) return true;
    if (aEnd - aStart === bEnd - bStart)
      return range(0, aEnd - aStart).every((step) => {
        const moved = moving.lines.get(bStart + step);
        return (
          moved === undefined ||
          moved === null ||
          isSameBeside(old[aStart + step] ?? '', now[bStart + step] ?? '', moved)
        );
      });
    return (!isOwnAt(bStart - 1) && !isOwnAt(bEnd)) || (bStart === bEnd && moving.gaps.has(bStart));
  };
  return hunks.every(isOfSite);
}

interface Moving {
  /** Of lines that differed from look to look: which of their numbers did; null: their words did. */
  readonly lines: ReadonlyMap<number, ReadonlySet<number> | null>;
  /** Before which lines another look had more. */
  readonly gaps: ReadonlySet<number>;
}

function movingLines(now: readonly string[], again: readonly (readonly string[])[]): Moving {
  const lines = new Map<number, Set<number> | null>();
  const gaps = new Set<number>();
  for (const look of again)
    for (const { aStart, aEnd, bStart, bEnd } of hunksBetween(now, look)) {
      if (aStart === aEnd) gaps.add(aStart);
      for (const at of range(aStart, aEnd)) {
        const other = aEnd - aStart === bEnd - bStart ? look[bStart + at - aStart] : undefined;
        const differing = other === undefined ? null : differingNumbers(now[at] ?? '', other);
        const known = lines.get(at);
        if (differing === null || known === null) lines.set(at, null);
        else lines.set(at, new Set([...(known ?? []), ...differing]));
      }
    }
  return { lines, gaps };
}

const NUMBER = /[\d๐-๙]+(?:[.,:/][\d๐-๙]+)*/g;

/** Which numbers of two lines differ, counted from 0; null: their words do. */
function differingNumbers(one: string, other: string): readonly number[] | null {
  if (one.replace(NUMBER, '#') !== other.replace(NUMBER, '#')) return null;
  const [numbers, others] = [one.match(NUMBER) ?? [], other.match(NUMBER) ?? []];
  return range(0, numbers.length).filter((at) => numbers[at] !== others[at]);
}

function isSameBeside(old: string, now: string, moved: ReadonlySet<number>): boolean {
  return differingNumbers(old, now)?.every((at) => moved.has(at)) ?? false;
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, step) => start + step);
}
