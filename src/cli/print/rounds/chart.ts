import { padStart } from '../../../text/thai/width.js';

const EIGHTHS = ['', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const ROWS = 4;
const STEP = 10;

/**
 * A column chart of scores from 0 to 100, with a gap for an unknown value. The axis is labelled; it reaches from the ten below
 * the least value to the ten above the greatest.
 * @param width columns of the terminal; where they are too few, the newest values are shown
 */
export function columnChart(values: readonly (number | null)[], width: number): string[] {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [];
  const top = Math.min(100, Math.max(STEP, Math.ceil(Math.max(...known) / STEP) * STEP));
  const base = Math.min(Math.floor(Math.min(...known) / STEP) * STEP, top - STEP);
  const room = Math.max(1, width - AXIS_WIDTH);
  const cell = values.length * 2 <= room ? 2 : 1;
  const shown = values.slice(-Math.floor(room / cell));
  const heights = shown.map((value) =>
    // Even the least value has a visible column.
    value === null ? 0 : Math.max(1, Math.round(((value - base) / (top - base)) * ROWS * 8)),
  );
  const rows = Array.from({ length: ROWS }, (_, fromTop) => {
    const below = (ROWS - 1 - fromTop) * 8;
    const bars = heights.map((height) => (EIGHTHS[Math.min(8, Math.max(0, height - below))] || ' ').padEnd(cell));
    const label = fromTop === 0 ? top : fromTop === ROWS / 2 ? (top + base) / 2 : '';
    return `${padStart(String(label), 4)} ┤${bars.join('')}`.trimEnd();
  });
  return [...rows, `${padStart(String(base), 4)} └${'─'.repeat(shown.length * cell)}`];
}

/** Label, tick and axis. */
const AXIS_WIDTH = 6;

/** How many of the newest values {@link columnChart} shows at that width. */
export function columnsShown(count: number, width: number): number {
  return Math.min(count, Math.max(1, width - AXIS_WIDTH));
}
