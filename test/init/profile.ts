import { loadChecklist } from '../../src/checklist/load.js';
import { profilePath } from '../../src/checklist/profiles.js';
import { checks } from '../../src/checks/registry.js';
import type { Checklist } from '../../src/model/checklist.js';

export type ProfileYear = 2568 | 2569;

const load = (year: ProfileYear): Checklist =>
  loadChecklist(profilePath(`oit-${year}`, '.'), { registry: checks, asProfile: { fiscalYear: year } });

/** Loaded once: it takes longer than what most tests do with it. */
const PROFILES: Readonly<Record<ProfileYear, Checklist>> = { 2568: load(2568), 2569: load(2569) };

export function profileOf(year: ProfileYear): Checklist {
  return PROFILES[year];
}
