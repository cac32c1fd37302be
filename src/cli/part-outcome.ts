import * as z from 'zod';

/** What one process of a run tells the process that started it, of each checklist as soon as it is done. */
export const partOutcomeSchema = z.object({
  /** Of the checklist, in the order of the command line. */
  index: z.number().int(),
  /** Exit status of this checklist alone. */
  status: z.number().int(),
  /** The line of its report in the process's file of reports, in bytes; null: there is no report. */
  report: z.object({ start: z.number().int(), length: z.number().int() }).nullable(),
});

export type PartOutcome = z.output<typeof partOutcomeSchema>;
export type ReportPlace = NonNullable<PartOutcome['report']>;
