import { makePlan } from '../../checklist/plan.js';
import { recheckRound } from '../../judge/recheck-round.js';
import { reporters } from '../../report/registry.js';
import { loadChecklistIn } from '../checklists.js';
import type { Invocation } from '../command.js';
import { statusOf } from '../exit-status.js';
import { openExtractor } from '../open-extractor.js';
import { withState } from '../open-history.js';
import { readTargets } from '../print/output.js';
import { printRound } from '../print/print-reports.js';
import { printCrashes } from '../print/problems.js';
import { printLine } from '../print/terminal.js';
import { createRegisterReader, filesNamedBy } from '../registers.js';
import { settingsOf } from '../settings.js';
import { roundOf } from './report.js';

export async function recheck(invocation: Invocation): Promise<number> {
  const { terminal, registry, options } = invocation;
  const targets = readTargets(options.format, [...reporters.keys()], terminal, [options.checklist]);
  return withState(invocation, false, async (state) => {
    const stored = roundOf(state, invocation.arguments[0]);
    // Without --checklist it is the checklist that the round was made with.
    const path = options.checklist ?? stored.checklist.path;
    const checklist = loadChecklistIn(terminal.cwd, path, registry);
    const settings = { ...settingsOf(options, terminal.env), now: options.now ?? stored.startedAt };
    const plan = makePlan(checklist, registry, settings);
    const registers = await createRegisterReader().read(filesNamedBy(checklist.items));
    const extractor = openExtractor(invocation.terminal);
    try {
      const { round, crashes } = await recheckRound({
        round: stored,
        checklist,
        items: plan.items,
        state,
        registers,
        now: settings.now,
        extract: (body, hints) => extractor.extract(body, hints),
      });
      printCrashes(crashes, terminal);
      const unseen = round.items.filter(
        ({ verdict, evidence, results }) => verdict === 'review' && evidence.length === 0 && results.length === 0,
      );
      if (unseen.length > 0)
        printLine(terminal, {
          th: `รอบนี้ไม่มีหลักฐานของข้อ ${unseen.map(({ id }) => id).join(', ')} ให้สั่ง oit-audit run เพื่อตรวจ`,
          en: `the round has no evidence of ${unseen.map(({ id }) => id).join(', ')}; oit-audit run examines them`,
        });
      const previous = stored.number > 1 ? state.round(stored.number - 1) : null;
      const report = await printRound(round, { previous, state }, targets, {
        terminal,
        registry,
        verbose: options.verbose === true,
        now: settings.now,
      });
      return statusOf(report, options.failOn);
    } finally {
      await extractor.close();
    }
  });
}
