import { raisedDigits } from '../raised-digits.js';
import type { Run } from './runs.js';

/** In ems: baselines nearer than this are one line. */
const LINE = 0.45;
/** Size of a raised text as a share of that of its line, and in ems of the line how far it stands above and behind. */
const SMALLER = 0.8;
const RISE = 0.1;
const NEAR = 0.3;

/** A value that no cell wraps: a number, an amount, a percentage, a date in figures, a dash for nothing. */
const VALUE = /^[(฿$€£]?[-–+]?[0-9๐-๙][0-9๐-๙.,:/%*()–-]*$|^[-–—]+$/;

/** A line of text: its runs from left to right. */
export interface Line {
  readonly y: number;
  readonly size: number;
  readonly runs: readonly Run[];
}

/** Runs as lines from top to bottom, each from left to right, whatever order they were drawn in. */
export function linesOf(runs: readonly Run[]): Line[] {
  // Most are drawn in their order: a list that need not be sorted need not be copied.
  const sorted = isInOrder(runs, (run) => run.y) ? runs : [...runs].sort((a, b) => a.y - b.y);
  const lines: { y: number; size: number; runs: Run[] }[] = [];
  for (const run of sorted) {
    const line = lines.at(-1);
    if (line !== undefined && run.y - line.y <= LINE * Math.max(line.size, run.size)) {
      line.runs.push(run);
      line.size = Math.max(line.size, run.size);
    } else lines.push({ y: run.y, size: run.size, runs: [run] });
  }
  for (const line of lines) if (!isInOrder(line.runs, (run) => run.left)) line.runs.sort((a, b) => a.left - b.left);
  return lines;
}

function isInOrder(runs: readonly Run[], placeOf: (run: Run) => number): boolean {
  for (let at = 1; at < runs.length; at++) if (placeOf(runs[at - 1] as Run) > placeOf(runs[at] as Run)) return false;
  return true;
}

/** The words of a line, a space where the eye sees one. */
export function lineText(line: Line): string {
  let text = '';
  let before: Run | null = null;
  for (const run of line.runs) {
    const isRaised = before !== null && isRaisedBehind(run, before);
    if (before !== null && !isRaised && run.left - before.right > 0.2 * line.size) text += ' ';
    text += isRaised ? raisedDigits(text, run.text) : run.text;
    before = run;
  }
  return text;
}

/** Smaller, above the line, and right behind a text of it. */
function isRaisedBehind(run: Run, before: Run): boolean {
  const rise = before.y - run.y;
  return run.size < SMALLER * before.size && rise > RISE * before.size && run.left - before.right < NEAR * before.size;
}

/** The text of one cell. */
export function cellText(runs: readonly Run[]): string {
  if (runs.length < 2) return runs[0]?.text ?? '';
  if (isVerticalHeading(runs))
    return [...runs]
      .sort((a, b) => a.first - b.first)
      .map((run) => run.text)
      .join('');
  if (runs.every(({ turn }) => turn !== undefined && turn === runs[0]?.turn)) return textOnEnd(runs);
  return joinLines(linesOf(runs).map(lineText));
}

/** Lines that run up a cell are read from the left one to the right one, those that run down it the other way. */
function textOnEnd(runs: readonly Run[]): string {
  const isUp = runs[0]?.turn === 1;
  const asRead = runs.map((run) => ({
    ...run,
    y: isUp ? run.left : -run.right,
    left: isUp ? -run.y : run.y,
    right: isUp ? -run.y : run.y,
  }));
  return joinLines(linesOf(asRead).map(({ runs }) => runs.map(({ text }) => text).join(' ')));
}

/**
 * The lines of a cell as one text. What the narrow cell broke is joined again: a number into one number, a word at its hyphen;
 * all other line ends stay, and are judged when the text is normalised.
 */
export function joinLines(lines: readonly string[]): string {
  if (lines.length < 2) return lines[0] ?? '';
  if (isBrokenNumber(lines)) return lines.join('');
  let text = lines[0] ?? '';
  for (const line of lines.slice(1)) text += isBrokenWord(text, line) ? line : `\n${line}`;
  return text;
}

/**
 * `670191` and `45463`, `2,340,00` and `0.00`: alone none of them is what anybody wrote. A wrapped number fills its lines;
 * whole numbers below each other (two projects in one cell) do not become one.
 */
function isBrokenNumber(lines: readonly string[]): boolean {
  if (lines.every((line) => /^[0-9๐-๙]+$/.test(line))) {
    const lengths = lines.map((line) => line.length);
    const [full = 0, last = 0] = [lengths[0], lengths.at(-1)];
    const isFilled = lengths.slice(0, -1).every((length) => Math.abs(length - full) <= 1) && last <= full + 1;
    return full >= 3 && isFilled && !(full >= 10 && last >= 10);
  }
  return (
    lines.every((line) => /^[0-9๐-๙.,]+$/.test(line)) &&
    /^[0-9๐-๙]{1,3}(,[0-9๐-๙]{3})*(\.[0-9๐-๙]{1,2})?$/.test(lines.join(''))
  );
}

/** `e-` and `GP`, `e-G` and `P`: a line of one or two Latin letters is the end of a word, not a word. */
function isBrokenWord(text: string, next: string): boolean {
  if (/[A-Za-z]-$/.test(text) && /^[A-Za-z]/.test(next)) return true;
  if (/[A-Za-z]$/.test(text) && /^-[A-Za-z]/.test(next)) return true;
  return /[A-Za-z]$/.test(text) && /^[A-Za-z]{1,2}$/.test(next);
}

/** Headings of narrow columns are set vertically: each letter is a run of its own, one below the other. */
function isVerticalHeading(runs: readonly Run[]): boolean {
  if (runs.length < 3) return false;
  const [left, right] = [Math.min(...runs.map((run) => run.left)), Math.max(...runs.map((run) => run.left))];
  const size = runs[0]?.size ?? 1;
  return (
    runs.every((run) => run.text.length <= 2) && right - left < 0.5 * size && !runs.every((run) => /^\d/.test(run.text))
  );
}
/** Is it a value, as columns of numbers hold them, rather than words? */
export function isValue(text: string): boolean {
  return VALUE.test(text);
}
