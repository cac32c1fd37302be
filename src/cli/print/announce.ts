import { appendFileSync } from 'node:fs';
import type { NotifyConfig } from '../../model/notify.js';
import type { Report } from '../../model/report.js';
import type { ReportDiff, ReportList } from '../../report/registry.js';
import { printLine, type Terminal, widthOf } from './terminal.js';

/** A printed report, with what its notification needs. */
export interface Announced {
  readonly notify: NotifyConfig | null;
  readonly report: Report;
  readonly diff: ReportDiff;
}

/** In a job of GitHub Actions: annotations at the checklist's lines and the job's summary. GitHub reads workflow commands from stderr too. */
export async function announceOnGithub(list: ReportList, terminal: Terminal, now: string): Promise<void> {
  if (terminal.env.GITHUB_ACTIONS !== 'true') return;
  const { githubAnnotations, githubSummary } = await import('../../report/formats/github.js');
  const reports = [...list];
  for (const line of githubAnnotations(reports)) terminal.stderr.write(`${line}\n`);
  const file = terminal.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  const view = {
    lang: terminal.lang,
    color: false,
    hyperlinks: false,
    width: widthOf(terminal.stdout),
    verbose: false,
    now,
  };
  appendFileSync(file, await githubSummary(reports, view));
}

/** Notifies the people that a checklist names. A failed notification is a warning; the round is valid. */
export async function notifyPeople(
  announced: Iterable<Announced>,
  when: NotifyConfig['on'] | 'off' | undefined,
  { terminal, now }: { readonly terminal: Terminal; readonly now: string },
): Promise<void> {
  if (when === 'off') return;
  for (const { notify: asked, report, diff } of announced) {
    if (!asked) continue;
    const { lineUrlFrom, notify, secretsFrom } = await import('../../notify/notify.js');
    const config = { ...asked, on: when ?? asked.on };
    const warnings = await notify(report, diff, config, secretsFrom(terminal.env), {
      lang: terminal.lang,
      now,
      lineUrl: lineUrlFrom(terminal.env),
    });
    for (const { message } of warnings)
      printLine(terminal, {
        th: `${report.checklist.path}: ${message.th}`,
        en: `${report.checklist.path}: ${message.en}`,
      });
  }
}
