import { Chalk } from 'chalk';
import type { Reporter, ReportList, View } from '../reporter.js';
import { type Colors, MAX_WIDTH, MIN_WIDTH, type TerminalStyle } from './layout.js';
import { manySections } from './overview.js';
import { reportSections } from './sections.js';

/** For a person at a terminal: the verdict, then what fails and how to correct it, then the work of each unit. */
export const pretty: Reporter = {
  id: 'pretty',
  render: (report, view) => joinLines(reportSections(report, view, styleOf(view))),
  renderMany: (reports, view) => [...many(reports, view)].join(''),
  streamMany: many,
};

const joinLines = (lines: readonly string[]): string => `${lines.map((line) => line.trimEnd()).join('\n')}\n`;

function* many(reports: ReportList, view: View): Generator<string> {
  for (const lines of manySections(reports, view, styleOf(view))) if (lines.length > 0) yield joinLines(lines);
}

function styleOf(view: View): TerminalStyle {
  const chalk = new Chalk({ level: view.color ? 1 : 0 });
  // Wrapped, since chalk's functions take every further argument as text too.
  const colors: Colors = {
    bad: (text) => chalk.red(text),
    good: (text) => chalk.green(text),
    warn: (text) => chalk.yellow(text),
    ask: (text) => chalk.magenta(text),
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    title: (text) => chalk.bold.cyan(text),
  };
  return { colors, width: Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, view.width)), hyperlinks: view.hyperlinks };
}
