import { basename, join } from 'node:path';
import type { CheckRegistry } from '../../checklist/schema.js';
import { createFolders } from '../../history/durable-file.js';
import type { State } from '../../history/state.js';
import type { Report } from '../../model/report.js';
import type { Round } from '../../model/round.js';
import {
  buildDiff,
  buildReport,
  type Rendered,
  type ReportDiff,
  type Reporter,
  type ReportList,
  reporters,
  type TrendPoint,
  type View,
} from '../../report/registry.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { type TextKind, withoutCommands } from './ci-commands.js';
import { folderOf, type OutputTarget, writeOutput, writeOutputParts } from './output.js';
import { hasColor, hasHyperlinks, type Terminal, widthOf } from './terminal.js';

/** Width of a terminal report in a file. */
const WIDTH_IN_FILE = 100;

/** The estimated score of every complete round up to this one. */
export function trendOf(round: Round, state: Pick<State, 'rounds'> | null): readonly TrendPoint[] {
  const past = (state?.rounds() ?? []).filter((summary) => summary.number < round.number && summary.complete);
  const points = past.flatMap((summary) =>
    summary.score ? [{ round: summary.number, date: bangkokDay(summary.startedAt), oit: summary.score.oit }] : [],
  );
  const own = round.score ? [{ round: round.number, date: bangkokDay(round.startedAt), oit: round.score.oit }] : [];
  return [...points, ...own];
}

/** The hash that the history has of a round; null: it has none. */
export function fingerprintOf({ id }: Pick<Round, 'id'>, state: Pick<State, 'rounds'> | null): string | null {
  return state?.rounds().find((summary) => summary.id === id)?.manifestSha256 ?? null;
}

export interface Printing {
  readonly terminal: Terminal;
  readonly registry: CheckRegistry;
  readonly verbose: boolean;
  readonly now: string;
}

/** Builds the report of one round and prints it; see {@link printReports}. */
export async function printRound(
  round: Round,
  {
    previous,
    state,
    isStored = false,
  }: {
    readonly previous: Round | null;
    readonly state: Pick<State, 'rounds'> | null;
    /** The round is the one that the history holds. */
    readonly isStored?: boolean;
  },
  targets: readonly OutputTarget[],
  input: Printing,
): Promise<Report> {
  const { terminal, registry } = input;
  const report = buildReport(round, terminal.lang, registry, {
    fingerprint: isStored ? fingerprintOf(round, state) : null,
    previous,
  });
  const diff = buildDiff(previous, round, terminal.lang, registry);
  await printReports([report], { diff, trend: trendOf(round, state) }, targets, input);
  return report;
}

/** What a single report shows about the rounds before it. */
export interface PastOfReport {
  readonly diff: ReportDiff;
  readonly trend: readonly TrendPoint[];
}

/** Renders every format of `-f` and writes it to its file or to stdout. @param past of a single report; null: it is not known */
export async function printReports(
  reports: ReportList,
  past: PastOfReport | null,
  targets: readonly OutputTarget[],
  input: Pick<Printing, 'terminal' | 'verbose' | 'now'> & { readonly isPartOfList?: boolean },
): Promise<void> {
  for (const target of targets) {
    const reporter = reporters.get(target.format);
    if (!reporter) throw new Error(`no reporter ${target.format}`);
    const view = viewOf(target, input);
    // Programs read JSON Lines line by line, even where all but one of the checklists were not due or in another shard.
    const isLines = input.isPartOfList === true && target.format === 'json';
    if (reports.length !== 1 || isLines) await printMany(reports, reporter, target, view, input.terminal);
    else
      for (const report of reports) write(target, await reporter.render(report, { ...view, ...past }), input.terminal);
  }
}

function write({ path, format }: OutputTarget, content: Rendered, terminal: Terminal): void {
  if (path === null) terminal.stdout.write(forLog(content, format, terminal));
  else writeOutput(path, content);
}

const KINDS: Readonly<Record<string, TextKind>> = { json: 'json', sarif: 'json', html: 'markup', junit: 'markup' };

/** A report on stdout may end in the log of a build server. */
function forLog(content: Rendered, format: string, terminal: Terminal): Rendered {
  return typeof content === 'string' ? withoutCommands(content, terminal, KINDS[format]) : content;
}

async function printMany(
  reports: ReportList,
  reporter: Reporter,
  { path, format }: OutputTarget,
  view: View,
  terminal: Terminal,
): Promise<void> {
  if (path !== null && reporter.pages) {
    const folder = folderOf(path);
    createFolders(folder);
    for (const { name, content } of reporter.pages(reports, view, basename(folder)))
      writeOutput(name === null ? path : join(folder, name), content);
    return;
  }
  const content = reporter.streamMany?.(reports, view) ?? [await reporter.renderMany([...reports], view)];
  if (path !== null) writeOutputParts(path, content);
  else for (const part of content) terminal.stdout.write(forLog(part, format, terminal));
}

function viewOf(
  { path }: OutputTarget,
  { terminal, verbose, now }: Pick<Printing, 'terminal' | 'verbose' | 'now'>,
): View {
  const isScreen = path === null;
  return {
    lang: terminal.lang,
    color: isScreen && hasColor(terminal),
    hyperlinks: isScreen && hasHyperlinks(terminal),
    width: isScreen ? widthOf(terminal.stdout) : WIDTH_IN_FILE,
    verbose,
    now,
  };
}
