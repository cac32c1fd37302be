import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { displayWidth } from '../../src/text/thai/width.js';
import { runProgram } from './program.js';

/** Where the README's pictures are. */
export const PICTURES = resolve('.github/pictures');

/** What the pictures show, and the SHA-256 of each by the picture's name. */
export interface Shown {
  /** As a terminal gets it: with colours, by ANSI escapes. */
  readonly terminal: string;
  readonly html: string;
  readonly hashes: Readonly<Record<string, string>>;
}

const COLUMNS = 80;
const CELL = 9;
const LINE = 24;
/** What follows is more of the same. */
const TERMINAL_END = '✖ O13';

/** The demo's report for a terminal, with its colours, and as a page. */
export interface DemoView {
  readonly terminal: string;
  readonly html: string;
}

/** Of a program whose terminal the pictures show. */
export const IN_COLOUR = { FORCE_COLOR: '1', COLUMNS: `${COLUMNS}` };

export function viewOf(terminal: string, html: string): DemoView {
  return { terminal: atOnePlace(terminal).trimEnd(), html: atOnePlace(html) };
}

export async function readDemo(): Promise<DemoView> {
  const dir = mkdtempSync(join(tmpdir(), 'oit-demo-'));
  try {
    const path = join(dir, 'report.html');
    const { stdout } = await runProgram(['demo', '-f', 'pretty', '-f', `html=${path}`], { cwd: dir, env: IN_COLOUR });
    return viewOf(stdout, readFileSync(path, 'utf8'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** What the pictures show of it. */
export function shownOf({ terminal, html }: DemoView): Shown {
  const beginning = terminal.slice(0, terminal.indexOf(TERMINAL_END)).replace(/\S*$/, '').trimEnd();
  return { terminal: beginning, html, hashes: { 'terminal.png': hashOf(beginning), 'report.png': hashOf(html) } };
}

/** Neither the port nor the folder that the program was cloned into is what a picture shows. */
const atOnePlace = (text: string): string =>
  text.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:8568').replaceAll(resolve('.'), '');

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const STYLES: Readonly<Record<string, string>> = {
  1: 'font-weight:bold',
  2: 'color:#8b949e',
  31: 'color:#ff7b72',
  32: 'color:#7ee787',
  33: 'color:#e3b341',
  36: 'color:#76e3ea',
};
const ENDS: Readonly<Record<string, readonly string[]>> = { 22: ['1', '2'], 39: ['31', '32', '33', '36'] };

/** A terminal's window as a page. Each cluster of letter and marks stands in the cells that a terminal gives it, whatever the font's widths. */
export function terminalPage(text: string): string {
  const lines = ['$ npx oit-audit demo', ...text.split('\n')].map(drawLine).join('\n');
  return `<!doctype html><html lang="th"><meta charset="utf-8"><style>
main { width: ${COLUMNS * CELL}px; padding: 16px; background: #0d1117; color: #e6edf3; }
main { font: 15px/${LINE}px "DejaVu Sans Mono", "Loma", monospace; }
div { position: relative; height: ${LINE}px; white-space: pre; }
span { position: absolute; top: 0; text-align: center; }
</style><main>${lines}</main></html>`;
}

const clusters = new Intl.Segmenter('th', { granularity: 'grapheme' });

function drawLine(line: string): string {
  const drawn: string[] = [];
  const on = new Set<string>();
  let column = 0;
  // The escapes of a terminal's colours stand at the odd places.
  for (const [index, piece] of line.split(/\u001b\[(\d+)m/).entries()) {
    if (index % 2 === 1) {
      for (const ended of ENDS[piece] ?? []) on.delete(ended);
      if (STYLES[piece]) on.add(piece);
      continue;
    }
    for (const { segment } of clusters.segment(piece)) {
      const cells = displayWidth(segment);
      const style = [`left:${column * CELL}px`, `width:${cells * CELL}px`, ...[...on].map((one) => STYLES[one])];
      if (segment.trim() !== '') drawn.push(`<span style="${style.join(';')}">${escaped(segment)}</span>`);
      column += cells;
    }
  }
  return `<div>${drawn.join('')}</div>`;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
