import type { Report } from '../model/report.js';

/** The exit statuses of the program. */
export const EXIT = { ok: 0, fails: 1, usage: 2, notCarriedOut: 3, interrupted: 130 } as const;

export type FailOn = 'error' | 'review' | 'warning';

/** The status of one report, by `--fail-on` and by whether the round could be carried out. */
export function statusOf(report: Report, failOn: FailOn): number {
  const codes = new Set(report.run.notices.map((notice) => notice.code));
  if (codes.has('interrupted')) return EXIT.interrupted;
  if (codes.has('crash') || codes.has('no-network')) return EXIT.notCarriedOut;
  const { items } = report.summary;
  const fails =
    items.fail > 0 || (failOn !== 'error' && items.review > 0) || (failOn === 'warning' && hasWarning(report));
  return fails ? EXIT.fails : EXIT.ok;
}

/** The status of several: an interruption wins, then what could not be carried out, then a failure. */
export function worstStatus(statuses: readonly number[]): number {
  return (
    [EXIT.interrupted, EXIT.notCarriedOut, EXIT.usage, EXIT.fails].find((status) => statuses.includes(status)) ??
    EXIT.ok
  );
}

/** A site that seems to be broken into is a warning, whichever page shows it. */
function hasWarning(report: Report): boolean {
  if (report.run.notices.some(({ code }) => code === 'site-hacked')) return true;
  return report.items.some(
    (item) => item.verdict !== 'disabled' && item.findings.some((finding) => finding.severity === 'warning'),
  );
}
