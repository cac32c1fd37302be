import { buildDiff } from '../../report/compose/report-diff.js';
import { diffRounds } from '../../round/round-diff.js';
import type { Invocation } from '../command.js';
import { EXIT } from '../exit-status.js';
import { withState } from '../open-history.js';
import { readTargets, usageError, writeTargets } from '../print/output.js';
import { diffText } from '../print/rounds/diff-text.js';
import { roundOf } from './report.js';

export async function diff(invocation: Invocation): Promise<number> {
  const { terminal, registry, options } = invocation;
  const targets = readTargets(options.format, ['pretty', 'json'], terminal, [options.checklist]);
  return withState(invocation, false, (state) => {
    const [a, b] = invocation.arguments;
    if (a === undefined && state.rounds().length === 1)
      throw usageError({
        th: 'ยังมีรอบเดียว จึงยังไม่มีอะไรให้เปรียบเทียบ',
        en: 'there is one round only, so there is nothing to compare it with yet',
      });
    const before = roundOf(state, a ?? 'last-1');
    const after = roundOf(state, b ?? 'last');
    const changes = diffRounds(before, after);
    const scores = { before: before.score, after: after.score };
    writeTargets(targets, terminal, {
      json: () => changes,
      pretty: () => diffText(changes, buildDiff(before, after, terminal.lang, registry), scores, terminal.lang),
    });
    return EXIT.ok;
  });
}
