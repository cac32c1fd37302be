import * as z from 'zod';

/** A fiscal year of a checklist: a Buddhist-era year, or `Y`, `Y-1`, `Y+1` counted from the checklist's own. */
export const yearOption = z
  .union([z.number().int().min(2450).max(2700), z.string().regex(/^Y([+-]\d{1,2})?$/, 'Y, Y-1, Y+1')])
  .describe('ปีงบประมาณ (พ.ศ.) หรือ Y, Y-1, Y+1 นับจากปีของ checklist · fiscal year (BE), or Y, Y-1, Y+1');

/** @returns the Buddhist-era year that the option means in a checklist of `fiscalYear`. */
export function resolveYear(option: number | string, fiscalYear: number): number {
  if (typeof option === 'number') return option;
  return fiscalYear + Number(option.slice(1) || 0);
}
