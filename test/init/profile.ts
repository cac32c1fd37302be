import { loadChecklist } from '../../src/checklist/load.js';
import { profilePath } from '../../src/checklist/profiles.js';
import { checks } from '../../src/checks/registry.js';
import type { Checklist } from '../../src/model/checklist.js';

export function loadProfileForTest(name = 'oit-2568', fiscalYear = 2568): Checklist {
  return loadChecklist(profilePath(name, '.'), { registry: checks, asProfile: { fiscalYear } });
}
