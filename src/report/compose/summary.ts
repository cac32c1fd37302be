import type { Report } from '../../model/report.js';
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
  const { found, checked, broken, unverifiable, roundsToAll } = links;
  const counts = say('line.links', { found, checked, broken, unverifiable });
  if (roundsToAll === null) return counts;
  return `${counts} · ${roundsToAll <= 1 ? say('line.allChecked') : say('line.roundsToAll', { rounds: roundsToAll })}`;
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
