import * as z from 'zod';
import { isDay } from '../text/dates/calendar.js';
import { readDates } from '../text/dates/read-dates.js';
import { compilePattern, PatternError } from '../text/patterns/pattern.js';

/** A pattern of the contract, section 3: words, `/expression/`, or a named pattern. */
export const patternOption = z
  .string()
  .superRefine((source, context) => {
    try {
      compilePattern(source);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      context.addIssue({ code: 'custom', message: 'pattern', params: { detail: error.message, name: source } });
    }
  })
  .describe(
    'ข้อความ, /regular expression/, $date, $time, $egp หรือคำตามประเภทหน่วยงาน $executive $deputy $clerk $council $plan · words, an expression or a named pattern; the last five are chosen by agency.kind',
  );

/** A day in any form of the contract, section 4. */
export const dayOption = z
  .string()
  .refine((text) => readDay(text) !== null, 'any-day')
  .optional();

/** ISO; null: the text is no single day. */
export function readDay(text: string): string | null {
  if (isDay(text)) return text;
  const days = readDates(text).filter((mention) => mention.precision === 'day');
  return days.length === 1 ? days[0]!.date : null;
}

/** A heading has one of these words; a single word needs no list. */
export const headingWords = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((words) => (typeof words === 'string' ? [words] : words));
