import type { State } from '../../history/state.js';
import type { Round } from '../../model/round.js';
import { reporters } from '../../report/registry.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { mergeReports } from '../many/merge-reports.js';
import { inReportFile } from '../many/report-file.js';
import { withState } from '../open-history.js';
import { readTargets, tryFolder, usageError } from '../print/output.js';
import { printReports, printRound } from '../print/print-reports.js';
import { nowOf } from '../settings.js';

export async function report(invocation: Invocation): Promise<number> {
  const { terminal, registry, options } = invocation;
  const { merge } = options;
  const targets = readTargets(options.format, [...reporters.keys()], terminal, [options.checklist]);
  const verbose = options.verbose === true;
  if (merge !== undefined) {
    if (invocation.arguments[0] !== undefined)
      throw usageError({ th: 'ใช้ --merge พร้อมหมายเลขรอบไม่ได้', en: 'a round cannot be named together with --merge' });
    return inReportFile(async (merged) => {
      const reports = mergeReports(merge, terminal.cwd, merged);
      for (const { format, path } of reports.length > 1 ? targets : [])
        if (path !== null && reporters.get(format)?.pages) tryFolder(format, path);
      await printReports(reports, null, targets, { terminal, verbose, now: nowOf(options) });
      return EXIT.ok;
    });
  }
  return withState(invocation, false, async (state) => {
    const round = roundOf(state, invocation.arguments[0]);
    const previous = round.number > 1 ? state.round(round.number - 1) : null;
    await printRound(round, { previous, state, isStored: true }, targets, {
      terminal,
      registry,
      verbose,
      now: nowOf(options),
    });
    return EXIT.ok;
  });
}

/**
 * The stored round by reference; without one the last.
 * @throws UserError when there is no such round.
 */
export function roundOf(state: State, reference: string | undefined): Round {
  const round = state.round(reference ?? 'last');
  if (round) return round;
  const numbers = state.rounds().map((summary) => summary.number);
  const known =
    numbers.length === 0
      ? { th: 'ยังไม่มีรอบใด', en: 'there is none yet' }
      : numbers.length === 1
        ? { th: `มีรอบ ${numbers[0]}`, en: `there is ${numbers[0]} alone` }
        : { th: `มีรอบ ${numbers[0]}–${numbers.at(-1)}`, en: `there are ${numbers[0]} to ${numbers.at(-1)}` };
  throw usageError({
    th: `ไม่พบรอบ "${reference ?? 'last'}" (${known.th})`,
    en: `no round "${reference ?? 'last'}" (${known.en})`,
  });
}
