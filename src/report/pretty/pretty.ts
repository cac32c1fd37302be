import { Chalk } from 'chalk';
import type { Reporter, ReportList, View } from '../reporter.js';
import { type Ink, MAX_WIDTH, MIN_WIDTH, type Paper } from './layout.js';
import { manySections } from './overview.js';
import { reportSections } from './sections.js';

/** For a person at a terminal: the verdict first, then what fails and how to mend it, then who has to do what. */
export const pretty: Reporter = {
  meta: {
    id: 'pretty',
    title: { th: 'รายงานสำหรับอ่านบนหน้าจอเทอร์มินัล', en: 'Report for the terminal' },
    extension: 'txt',
    binary: false,
  },
  render: (report, view) => joined(reportSections(report, view, paperOf(view))),
  renderMany: (reports, view) => [...many(reports, view)].join(''),
  streamMany: many,
};

const joined = (lines: readonly string[]): string => `${lines.map((line) => line.trimEnd()).join('\n')}\n`;

function* many(reports: ReportList, view: View): Generator<string> {
  for (const lines of manySections(reports, view, paperOf(view))) if (lines.length > 0) yield joined(lines);
}

function paperOf(view: View): Paper {
  const chalk = new Chalk({ level: view.color ? 1 : 0 });
  // Wrapped, for chalk's own functions take every further argument as text too.
  const ink: Ink = {
    bad: (text) => chalk.red(text),
    good: (text) => chalk.green(text),
    warn: (text) => chalk.yellow(text),
    ask: (text) => chalk.magenta(text),
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    title: (text) => chalk.bold.cyan(text),
  };
  return { ink, width: Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, view.width)), hyperlinks: view.hyperlinks };
}
