import { clustersOf, displayWidth } from './width.js';

/** Says that something is left out. */
const DOTS = '…';
/** UTF-16 units at each side of the place that are looked at. */
const REACH = 1000;

/**
 * The part of a line around a place that fits into the columns, and the column under which the place stands. Thai marks take
 * none of them; a place within a letter and its marks is that of the letter.
 * @param index of the place, from 0, in UTF-16 units
 */
export function cutAround(
  line: string,
  index: number,
  columns: number,
): { readonly text: string; readonly column: number } {
  // A file may be one line.
  const start = Math.max(0, index - REACH);
  if (start > 0 || line.length > index + REACH) {
    const near = cutAround(line.slice(start, index + REACH), index - start, columns);
    const isWhole = start === 0 || near.text.startsWith(DOTS);
    return isWhole ? near : { text: `${DOTS}${near.text.slice(1)}`, column: near.column };
  }
  const clusters = clustersOf(line);
  const widths = clusters.map(displayWidth);
  const at = clusterAt(clusters, index);
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= columns) return { text: line, column: sum(widths.slice(0, at)) };
  // A third of the room is what stands before the place.
  const before = Math.floor((columns - 2) / 3);
  let from = at;
  while (from > 0 && sum(widths.slice(from - 1, at)) <= before) from -= 1;
  const isCutBefore = from > 0;
  let to = from;
  let used = isCutBefore ? 1 : 0;
  while (to < clusters.length && used + (widths[to] ?? 0) <= columns - 1) {
    used += widths[to] ?? 0;
    to += 1;
  }
  const text = `${isCutBefore ? DOTS : ''}${clusters.slice(from, to).join('')}${to < clusters.length ? DOTS : ''}`;
  return { text, column: sum(widths.slice(from, at)) + (isCutBefore ? 1 : 0) };
}

function clusterAt(clusters: readonly string[], index: number): number {
  let end = 0;
  const found = clusters.findIndex((cluster) => {
    end += cluster.length;
    return end > index;
  });
  return found < 0 ? clusters.length : found;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
