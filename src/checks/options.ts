import { z } from 'zod';
import { compilePattern, PatternError } from '../text/patterns/pattern.js';

/** A pattern of the contract, section 3: words, `/expression/`, or a named pattern. */
export const patternOption = z
  .string()
  .superRefine((source, context) => {
    try {
      compilePattern(source);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      context.addIssue({ code: 'custom', message: error.message });
    }
  })
  .describe(
    'ข้อความ, /regular expression/, $date, $time, $egp หรือคำตามประเภทหน่วยงาน $executive $deputy $clerk $council $plan · words, an expression or a named pattern; the last five are chosen by agency.kind',
  );

/** A heading has one of these words; a single word needs no list. */
export const headingWords = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((words) => (typeof words === 'string' ? [words] : words));
