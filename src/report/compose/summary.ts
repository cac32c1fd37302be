import type { Report } from '../../model/report.js';
import type { UncheckedReason } from '../../model/round.js';
import type { Lang } from '../../model/words.js';
import { dayInWords } from './day.js';
import type { FindingGroup } from './groups.js';
import { type Say, sayIn, type WordKey } from './words.js';

/** `ไม่ผ่าน 3 จาก 28 ข้อ`; of a report in which every item passes the text of `passed`. */
export function headline({ summary: { verdict, items } }: Report, say: Say, passed: WordKey = 'line.allPass'): string {
  if (verdict === 'fail') return say('line.failed', { fail: items.fail, total: items.total - items.disabled });
  return verdict === 'review' ? say('line.toReview', { review: items.review }) : say(passed);
}

/** Links found, checked and broken, and when every link will have been checked. */
export function linkTotals({ summary: { links } }: Report, say: Say): string {
  const { found, checked, broken, unverifiable, roundsToAll, unchecked = [] } = links;
  const reasons = unchecked.map(({ message, count }) => `${message} ${count}`).join(', ');
  const parts = [
    say('line.links', { found, checked, broken, unverifiable }),
    unchecked.length === 0 ? null : say('line.unchecked', { reasons }),
    roundsToAll === null ? null : whenChecked(roundsToAll, unchecked, say),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** Null: some links are never checked, and none waits for a later round. */
function whenChecked(
  rounds: number,
  unchecked: readonly { readonly reason: UncheckedReason }[],
  say: Say,
): string | null {
  const others = unchecked.filter(({ reason }) => reason !== 'later');
  if (rounds > 1) return say(others.length === 0 ? 'line.roundsToAll' : 'line.restChecked', { rounds });
  return unchecked.length === 0 ? say('line.allChecked') : null;
}

/** Whether a finding is new or since when it is open; null in a first round, where all are new, and for infos. */
export function ageOf(
  { firstSeen, severity }: FindingGroup,
  { run }: Report,
  lang: Lang,
): { readonly isNew: boolean; readonly text: string } | null {
  if (run.previous === null || severity === 'info') return null;
  const say = sayIn(lang);
  if (firstSeen.round >= run.round) return { isNew: true, text: say('label.new') };
  const date = dayInWords(firstSeen.date, lang);
  return { isNew: false, text: say('line.firstSeen', { round: firstSeen.round, date }) };
}
