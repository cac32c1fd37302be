import type { Report, ReportFinding } from '../../model/report.js';

/** A finding of one of two rounds, with its item. */
export interface DiffFinding {
  readonly item: string;
  readonly title: string;
  readonly owner: string | null;
  readonly code: string;
  readonly severity: ReportFinding['severity'];
  readonly message: string;
}

export interface ReportDiff {
  readonly new: readonly DiffFinding[];
  readonly mended: readonly DiffFinding[];
  readonly still: readonly DiffFinding[];
}

/** What is new, mended and still open between two reports of one checklist; infos do not count. Both in one language. */
export function compareReports(before: Report | null, after: Report): ReportDiff {
  const old = before === null ? new Map<string, DiffFinding>() : findingsByKey(before);
  const now = findingsByKey(after);
  return {
    new: [...now].filter(([key]) => !old.has(key)).map(([, finding]) => finding),
    mended: [...old].filter(([key]) => !now.has(key)).map(([, finding]) => finding),
    still: [...now].filter(([key]) => old.has(key)).map(([, finding]) => finding),
  };
}

function findingsByKey(report: Report): Map<string, DiffFinding> {
  return new Map(
    report.items.flatMap((item) =>
      item.findings
        .filter(({ severity }) => severity !== 'info')
        .map((finding) => [
          keyOf(item.id, finding),
          {
            item: item.id,
            title: item.title,
            owner: item.owner,
            code: finding.code,
            severity: finding.severity,
            message: finding.message,
          },
        ]),
    ),
  );
}

function keyOf(item: string, { code, url, location, message }: ReportFinding): string {
  const { sheet, page, table, row, rowLabel, column } = location;
  const place = rowLabel ?? row;
  // Without a row only the words tell two findings apart; their numbers (ages, counts, status codes) change while the fault stays.
  const about = place === null ? message.replace(/\d+/g, '#') : '';
  return [item, code, url, sheet, page, table, place, column, about].map((part) => part ?? '').join('\u001f');
}
