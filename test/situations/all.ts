import { documentSituations } from './documents.js';
import { httpSituations } from './http.js';
import { neighbourSituations } from './neighbours.js';
import { pageSituations } from './pages.js';
import type { Situation } from './situation.js';

export const situations: readonly Situation[] = [
  ...httpSituations,
  ...pageSituations,
  ...documentSituations,
  ...neighbourSituations,
];
