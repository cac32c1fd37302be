import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../audit.js';
import { loadChecklist } from '../../checklist/load.js';
import { makePlan } from '../../checklist/plan.js';
import { openState } from '../../history/state.js';
import type { Checklist } from '../../model/checklist.js';
import { reporters } from '../../report/registry.js';
import type { Invocation } from '../command.js';
import { DEMO_CHECKLIST, type DemoStage, serveDemo } from '../demo/site.js';
import { EXIT, statusOf } from '../exit-status.js';
import { openExtractor } from '../open-extractor.js';
import { readTargets } from '../print/output.js';
import { printRound } from '../print/print-reports.js';
import { printCrashes } from '../print/problems.js';
import { createProgress } from '../print/progress.js';
import { settingsOf } from '../settings.js';

/** The rounds of the sample municipality, 15 days apart in fiscal year 2568; the last one is reported. */
const ROUNDS: readonly { readonly stage: DemoStage; readonly now: string }[] = [
  { stage: 'first', now: '2025-04-01T02:00:00.000Z' },
  { stage: 'now', now: '2025-04-16T02:00:00.000Z' },
  { stage: 'after', now: '2025-05-01T02:00:00.000Z' },
];

export async function demo({ terminal, registry, options }: Invocation): Promise<number> {
  const targets = readTargets(options.format, [...reporters.keys()], terminal);
  const rounds = options.after === true ? ROUNDS : ROUNDS.slice(0, -1);
  const site = await serveDemo();
  const folder = mkdtempSync(join(tmpdir(), 'oit-audit-demo-'));
  const progress = createProgress(terminal, options.progress !== false);
  // One for all rounds: its processes take longer to start than many documents to read.
  const extractor = openExtractor(terminal);
  try {
    const checklist = relocate(loadChecklist(DEMO_CHECKLIST, { registry }), site.origin);
    for (const [index, { stage, now }] of rounds.entries()) {
      site.show(stage);
      const at = index === rounds.length - 1 ? (options.now ?? now) : now;
      const state = openState({ dir: join(folder, 'samran'), write: true, now: () => at });
      try {
        const settings = settingsOf({ ...options, now: at, sample: 'all' }, {});
        const outcome = await audit(makePlan(checklist, registry, settings), settings, {
          state,
          extractor,
          signal: terminal.signal,
          onEvent: (event) => progress.update(event),
        });
        const isLast = index === rounds.length - 1 || terminal.signal.aborted;
        printCrashes(outcome.crashes, terminal);
        if (!isLast) continue;
        progress.clear();
        const report = await printRound(outcome.round, { previous: outcome.previous, state }, targets, {
          terminal,
          registry,
          verbose: options.verbose === true,
          now: at,
        });
        return statusOf(report, options.failOn);
      } finally {
        state.close();
      }
    }
    return EXIT.notCarriedOut;
  } finally {
    progress.clear();
    await Promise.all([site.close(), extractor.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sample checklist with the origin at which the site is served. */
function relocate(checklist: Checklist, origin: string): Checklist {
  const home = new URL(checklist.site).origin;
  const move = (url: string): string => (url.startsWith(home) ? origin + url.slice(home.length) : url);
  return {
    ...checklist,
    site: move(checklist.site),
    items: checklist.items.map((item) => ({
      ...item,
      urls: item.urls.map((target) => ({ ...target, url: move(target.url) })),
    })),
  };
}
