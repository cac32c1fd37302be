import * as z from 'zod';
import { notifyOption } from '../model/notify.js';

/** In the order of the command line. */
const index = z.number().int();

const orderedJobs = z.array(
  z.object({
    index,
    path: z.string(),
    /** Its state folder. */
    dir: z.string(),
  }),
);

/** What one process of a run is told to do by the one that started it: command lines of Windows end at 32 KiB. */
export const partOrderSchema = z.union([
  z.object({ check: orderedJobs }),
  z.object({
    audit: orderedJobs,
    /** Takes the reports. */
    file: z.string(),
  }),
]);

export type PartOrder = z.output<typeof partOrderSchema>;

/** What one process of a run tells of each checklist as soon as it is done. */
const partOutcomeSchema = z.object({
  index,
  /** Exit status of this checklist alone. */
  status: z.number().int(),
  /** The line of its report in the process's file of reports, in bytes; null: there is no report. */
  report: z.object({ start: z.number().int(), length: z.number().int() }).nullable(),
});

export type PartOutcome = z.output<typeof partOutcomeSchema>;
export type ReportPlace = NonNullable<PartOutcome['report']>;

/** What one process of a run tells of the checklists that it has checked; null: one of them is wrong. */
const checkedPartSchema = z.object({
  checked: z.array(z.object({ index, host: z.string(), notify: notifyOption.nullable() })).nullable(),
});

export type CheckedPart = z.output<typeof checkedPartSchema>['checked'];

export const partMessageSchema = z.union([partOutcomeSchema, checkedPartSchema]);

export type PartMessage = z.output<typeof partMessageSchema>;
