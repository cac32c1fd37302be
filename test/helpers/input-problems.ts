import { loadChecklist } from '../../src/checklist/load.js';
import { checks } from '../../src/checks/registry.js';
import { type InputProblem, UserError } from '../../src/model/checklist.js';

/** What is wrong with a checklist file; empty: it loads. */
export function problemsIn(path: string): readonly InputProblem[] {
  try {
    loadChecklist(path, { registry: checks });
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}
