import { createChecklistLoader } from '../../src/checklist/load.js';
import { checks } from '../../src/checks/registry.js';
import { type InputProblem, UserError } from '../../src/model/checklist.js';

/** The bundled profiles are read once for all that a test loads. */
const load = createChecklistLoader(checks);

/** What is wrong with a checklist file; empty: it loads. */
export function problemsIn(path: string): readonly InputProblem[] {
  try {
    load(path);
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}
