import type { Report } from '../../model/report.js';
import type { View } from '../reporter.js';
import { markdown } from './markdown.js';

/** GitHub shows ten errors and ten warnings of a step; more only fill the log. */
const MAX_OF_A_KIND = 10;
/** GitHub refuses a job summary over 1 MiB. */
const MAX_SUMMARY_BYTES = 1_048_576;

/** Workflow commands that show each finding at its item's line of the checklist, where `GITHUB_ACTIONS` is set. */
export function githubAnnotations(reports: readonly Report[]): readonly string[] {
  const found = reports.flatMap((report) =>
    report.items.flatMap((item) => item.findings.map((finding) => ({ report, item, finding }))),
  );
  const kinds = [
    ['error', found.filter(({ finding }) => finding.severity === 'error' && !finding.review)],
    ['warning', found.filter(({ finding }) => finding.review || finding.severity === 'warning')],
  ] as const;
  return kinds.flatMap(([kind, list]) =>
    list.slice(0, MAX_OF_A_KIND).map(({ report, item, finding }) => {
      const source = item.source ?? { file: report.checklist.path, line: 1, column: 1 };
      const properties = {
        file: source.file,
        line: source.line,
        col: source.column,
        title: `${item.id} ${item.title}`,
      };
      const words = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
      return `::${kind} ${words.join(',')}::${data(finding.message)}`;
    }),
  );
}

/** The text for the file of `GITHUB_STEP_SUMMARY`. */
export async function githubSummary(reports: readonly Report[], view: View): Promise<string> {
  const [first] = reports;
  const whole =
    reports.length === 1 && first !== undefined
      ? await markdown.render(first, view)
      : await markdown.renderMany(reports, view);
  const bytes = Buffer.from(whole as string);
  if (bytes.length <= MAX_SUMMARY_BYTES) return bytes.toString();
  const kept = bytes.subarray(0, MAX_SUMMARY_BYTES - 8).toString();
  return `${kept.slice(0, kept.lastIndexOf('\n'))}\n\n…\n`;
}

/** The escapes of GitHub's own toolkit (actions/toolkit, command.ts). */
const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
