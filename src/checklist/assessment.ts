import * as z from 'zod';
import type { Assessment } from '../model/checklist.js';
import type { Words } from '../model/words.js';
import { isDay } from '../text/dates/calendar.js';

/** Years from here on are of the Buddhist era, as those of `fiscalYear`. */
const FIRST_BUDDHIST_YEAR = 2400;

const day = z
  .string({ error: 'day' })
  .superRefine((value, context) => {
    if (!isDay(value)) context.addIssue({ code: 'custom', message: 'day' });
    else if (Number(value.slice(0, 4)) >= FIRST_BUDDHIST_YEAR)
      context.addIssue({ code: 'custom', message: 'buddhist-day' });
  })
  .meta({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** Days of the assessment of the year; any of them may come from a profile. */
export const assessmentOption = z
  .strictObject({
    submitted: day.optional().describe('วันที่ส่งที่อยู่ให้ผู้ประเมิน · day on which the addresses are handed in'),
    closes: day.optional().describe('วันปิดรับการแก้ไขคำตอบ · last day on which answers can be changed'),
    result: day.optional().describe('วันประกาศผล · day of the result'),
  })
  .describe(
    'ช่วงการประเมิน ที่อยู่ซึ่งแก้ ย้าย หรือลบในช่วงนี้เป็นข้อผิดพลาดของทุกข้อ · while it lasts, a changed, moved or removed address is an error of every item',
  );

export type RawAssessment = z.output<typeof assessmentOption>;

/** The days as the round uses them; null where there are none. */
export function buildAssessment(raw: RawAssessment | undefined): Assessment | null {
  if (raw?.submitted === undefined) return null;
  return { submitted: raw.submitted, closes: raw.closes ?? null, result: raw.result ?? null };
}

/** What is wrong with the days together: the key that is meant, and why. Days that are none are left to the schema. */
export function assessmentProblems(raw: RawAssessment): readonly { readonly key: string; readonly words: Words }[] {
  const order = (['submitted', 'closes', 'result'] as const).flatMap((key) => {
    const value = raw[key];
    return typeof value === 'string' && isDay(value) ? [{ key, value }] : [];
  });
  const late = order.flatMap(({ key, value }, index) => {
    const before = order[index - 1];
    if (before === undefined || before.value <= value) return [];
    return [
      {
        key,
        words: {
          th: `${key} (${value}) ต้องไม่มาก่อน ${before.key} (${before.value})`,
          en: `${key} (${value}) must not be before ${before.key} (${before.value})`,
        },
      },
    ];
  });
  return late;
}
