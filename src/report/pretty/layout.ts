import { unbrokenLine } from '../../text/dates/unbroken.js';
import { clustersOf, displayWidth, wrapText } from '../../text/thai/width.js';

/** Colours by meaning; without colour each returns its text. */
export interface Colors {
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly ask: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly title: (text: string) => string;
}

/** How the terminal shows a report. */
export interface TerminalStyle {
  readonly colors: Colors;
  /** Columns, within 60 to 200. */
  readonly width: number;
  readonly hyperlinks: boolean;
}

export const MIN_WIDTH = 60;
export const MAX_WIDTH = 200;
/** Running text wider than this is hard to read; tables may be wider. */
const MAX_TEXT_WIDTH = 110;

const plain = (text: string): string => text;

/** Wraps the text behind `first`, its other lines indented by the width of `first`. Colours come last, since they have no width. */
export function paragraph(
  style: TerminalStyle,
  first: string,
  text: string,
  color: (text: string) => string = plain,
  firstColor = plain,
): string[] {
  const indent = ' '.repeat(displayWidth(first));
  const room = Math.max(20, Math.min(style.width, MAX_TEXT_WIDTH) - indent.length);
  // A terminal gets plain spaces: what is copied from it can be searched for.
  const lines = unbrokenLine(text)
    .split('\n')
    .flatMap((line) => wrapText(line, room))
    .map((line) => line.replaceAll('\u00a0', ' '));
  return (lines.length === 0 ? [''] : lines).map((line, n) => `${n === 0 ? firstColor(first) : indent}${color(line)}`);
}

export function section(style: TerminalStyle, title: string): string[] {
  return ['', style.colors.title(title), style.colors.faint('─'.repeat(Math.min(style.width, MAX_TEXT_WIDTH)))];
}

/** Keeps beginning and end of an address, which say more than its middle. */
function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const letters = clustersOf(text);
  const headWidth = Math.floor((width - 1) / 3);
  const head = takeWidth(letters, headWidth);
  const tail = takeWidth(letters.toReversed(), width - 1 - displayWidth(head.join('')));
  return `${head.join('')}…${tail.toReversed().join('')}`;
}

function takeWidth(letters: readonly string[], width: number): string[] {
  let used = 0;
  let count = 0;
  for (const letter of letters) {
    used += displayWidth(letter);
    if (used > width) break;
    count += 1;
  }
  return letters.slice(0, count);
}

/**
 * An address on its own line. It is shortened where the terminal supports links (OSC 8); elsewhere it stays whole, even beyond
 * the edge, so that it can be copied.
 */
export function address(style: TerminalStyle, indent: number, url: string, readable: string): string {
  const blanks = ' '.repeat(indent);
  // Plain ASCII only: nothing that a site wrote can end the escape sequence.
  if (!style.hyperlinks || !/^https?:\/\/[\x21-\x7e]+$/.test(url)) return `${blanks}${style.colors.faint(readable)}`;
  const shown = shorten(readable, style.width - indent);
  return `${blanks}\u001b]8;;${url}\u001b\\${style.colors.faint(shown)}\u001b]8;;\u001b\\`;
}
