import * as z from 'zod';
import type { Assessment } from '../../model/checklist.js';
import { placeAt } from '../../model/finding.js';
import type { ChangeRecord } from '../../model/round.js';
import type { WordData } from '../../model/words.js';
import { findChanges, isOfAssessed } from '../../round/find-changes.js';
import { lastingAddress } from '../../round/lasting-address.js';
import { LETTERS } from '../../round/letter.js';
import { fileNameOrHost } from '../../text/file-name.js';
import { defineCheck, type Where } from '../define-check.js';
import { patternOption } from '../options.js';
import { changeFindings } from './codes.js';

export { type ChangeFacts, findChanges } from '../../round/find-changes.js';
export { LETTERS } from '../../round/letter.js';

/** The evidence is unchanged since it was handed in, or a letter on the item's pages explains the change. */
export const change = defineCheck({
  meta: {
    id: 'change',
    title: { th: 'ไฟล์ไม่ถูกแก้ไขโดยไม่มีหนังสือชี้แจง', en: 'No file changed without an explanation' },
    why: {
      th: 'ไฟล์ที่แก้ไขหลังส่งประเมินโดยไม่มีหนังสือชี้แจง ผู้ประเมินให้ 0 คะแนนทั้งข้อ',
      en: 'A file that was changed after it was handed in, without a letter of explanation, costs the whole item',
    },
    source: 'ITA 2568 manual, page 37: changes after submission must be explained by letter',
    needs: ['exchanges', 'files', 'texts', 'links', 'dates', 'previous', 'unexamined'],
    options: z.strictObject({
      letter: z
        .union([patternOption, z.array(patternOption).min(1)])
        .transform((letters) => (typeof letters === 'string' ? [letters] : letters))
        .optional()
        .describe(
          'คำที่ใช้เรียกหนังสือชี้แจง · how a letter of explanation is recognised; default: หนังสือชี้แจง, คำชี้แจง, ชี้แจงการแก้ไข และคำทำนองเดียวกัน (and the like)',
        ),
    }),
    findings: changeFindings,
  },

  run(facts, { options, underWay, finding }) {
    const baseline = facts.previous?.baseline ?? [];
    const earlier = ({ url, before }: ChangeRecord) =>
      baseline.find((file) => file.url === url) ??
      baseline.find((file) => file.sha256 === before && lastingAddress(file.url) === lastingAddress(url));
    return findChanges(facts, options.letter ?? LETTERS, underWay).map((found) => {
      const before = earlier(found);
      const since = before?.lastSeen ?? null;
      const now = facts.files.find(({ url }) => url === found.url);
      const isOfAssessment = isOfAssessed(found, before, now, underWay);
      const data = {
        name: fileNameOrHost(found.url),
        since: since ?? '…',
        target: found.details.join(' '),
        ...(found.isUnclear && UNCLEAR),
        ...(isOfAssessment && underWay !== null && daysOf(underWay)),
      };
      const where: Where = {
        at: placeAt(found.url),
        actual: found.after,
        expected: found.before,
        ...(found.isUnclear
          ? { severity: 'warning', review: true }
          : isOfAssessment && { severity: 'error', isBinding: true }),
      };
      return finding(codeOf(found), data, where);
    });
  },
});

/** Beside the words of a finding: a letter is there that only a person can judge. */
const UNCLEAR: WordData = {
  doubtTh: 'ที่อ่านได้ว่าเกี่ยวกับไฟล์นี้ ให้คนดูหนังสือชี้แจงที่มี',
  doubtEn: ' that is plainly about it; a person must look at the one that is there',
};

/** The days between which assessors look at the addresses as they were handed in. */
function daysOf({ submitted, result }: Assessment): WordData {
  return { assessedFrom: submitted, ...(result !== null && { assessedUntil: result }) };
}

function codeOf({ kind, explained }: ChangeRecord): keyof typeof changeFindings {
  if (kind === 'changed') return explained ? 'explained' : 'unexplained';
  if (kind === 'removed') return explained ? 'explained' : 'removed';
  return kind;
}
