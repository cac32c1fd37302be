import type { CheckRegistry } from '../checklist/schema.js';
import type { State } from '../history/state.js';
import type { Report } from '../model/report.js';
import type { Round } from '../model/round.js';
import { compareReports } from '../report/diff.js';
import { buildReport, reporters, type TrendPoint, type View } from '../report/index.js';
import { bangkokDay } from '../text/calendar.js';
import { type OutputTarget, writeOutput } from './output.js';
import { hasColor, hasHyperlinks, type Terminal, widthOf } from './terminal.js';

/** Columns of a terminal report that goes into a file. */
const WIDTH_IN_FILE = 100;

/** One round to print, with what is known of the rounds before it. */
export interface Printable {
  readonly round: Round;
  readonly previous: Round | null;
  readonly trend: readonly TrendPoint[];
}

/** The round together with its history, as the reports show it. */
export function printableOf(round: Round, previous: Round | null, state: Pick<State, 'rounds'> | null): Printable {
  const past = (state?.rounds() ?? []).filter((summary) => summary.number < round.number && summary.complete);
  const points = past.flatMap((summary) =>
    summary.score ? [{ round: summary.number, date: bangkokDay(summary.startedAt), oit: summary.score.oit }] : [],
  );
  const own = round.score ? [{ round: round.number, date: bangkokDay(round.startedAt), oit: round.score.oit }] : [];
  return { round, previous, trend: [...points, ...own] };
}

/** Renders every format that was asked for, writes the files and prints what goes to stdout. */
export async function printReports(
  printables: readonly Printable[],
  targets: readonly OutputTarget[],
  input: {
    readonly terminal: Terminal;
    readonly registry: CheckRegistry;
    readonly verbose: boolean;
    readonly now: string;
  },
): Promise<readonly Report[]> {
  const { terminal, registry } = input;
  const reports = printables.map(({ round }) => buildReport(round, terminal.lang, registry));
  for (const target of targets) {
    const content = await render(target, printables, reports, input);
    if (target.path === null) terminal.stdout.write(content);
    else writeOutput(target.path, content);
  }
  return reports;
}

async function render(
  target: OutputTarget,
  printables: readonly Printable[],
  reports: readonly Report[],
  input: Parameters<typeof printReports>[2],
): Promise<string | Uint8Array> {
  const { terminal, registry, verbose, now } = input;
  const reporter = reporters.get(target.format);
  if (!reporter) throw new Error(`no reporter ${target.format}`);
  const isScreen = target.path === null;
  const view: View = {
    lang: terminal.lang,
    color: isScreen && hasColor(terminal),
    hyperlinks: isScreen && hasHyperlinks(terminal),
    width: isScreen ? widthOf(terminal.stdout) : WIDTH_IN_FILE,
    verbose,
    now,
  };
  const [report] = reports;
  const [printable] = printables;
  if (reports.length !== 1 || !report || !printable) return reporter.renderMany(reports, view);
  const before = printable.previous ? buildReport(printable.previous, terminal.lang, registry) : null;
  return reporter.render(report, { ...view, trend: printable.trend, diff: compareReports(before, report) });
}
