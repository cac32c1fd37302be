import { appendFileSync } from 'node:fs';
import type { CheckRegistry } from '../checklist/schema.js';
import type { Checklist } from '../model/checklist.js';
import type { NotifyConfig } from '../model/notify.js';
import type { Report } from '../model/report.js';
import { buildReport, compareReports } from '../report/index.js';
import type { Printable } from './reporting.js';
import { say, type Terminal, widthOf } from './terminal.js';

/** A report that was printed, with what it came of. */
export interface Announced {
  readonly checklist: Checklist;
  readonly printable: Printable;
  readonly report: Report;
}

/** In a job of GitHub Actions: annotations at the checklist's lines and the job's summary. Workflow commands are read from stderr too. */
export async function announceOnGithub(
  announced: readonly Announced[],
  terminal: Terminal,
  now: string,
): Promise<void> {
  if (terminal.env.GITHUB_ACTIONS !== 'true') return;
  const { githubAnnotations, githubSummary } = await import('../report/github.js');
  const reports = announced.map(({ report }) => report);
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

/** Tells the people that a checklist names. A notification that fails is a warning; the round stands. */
export async function notifyPeople(
  announced: readonly Announced[],
  when: NotifyConfig['on'] | 'off' | undefined,
  input: { readonly terminal: Terminal; readonly registry: CheckRegistry; readonly now: string },
): Promise<void> {
  const { terminal, registry, now } = input;
  const wanted = announced.filter(({ checklist }) => checklist.notify !== null);
  if (when === 'off' || wanted.length === 0) return;
  const { notify, secretsFrom } = await import('../notify/index.js');
  const secrets = secretsFrom(terminal.env);
  for (const { checklist, printable, report } of wanted) {
    if (!checklist.notify) continue;
    const before = printable.previous ? buildReport(printable.previous, terminal.lang, registry) : null;
    const config = { ...checklist.notify, on: when ?? checklist.notify.on };
    const warnings = await notify(report, compareReports(before, report), config, secrets, {
      lang: terminal.lang,
      now,
    });
    for (const { message } of warnings)
      say(terminal, { th: `${checklist.path}: ${message.th}`, en: `${checklist.path}: ${message.en}` });
  }
}
