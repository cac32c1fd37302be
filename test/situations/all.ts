import { answerSituations } from './answers.js';
import { documentSituations } from './documents.js';
import { clickSituations } from './everyday/clicks.js';
import { officeSituations } from './everyday/offices.js';
import { refusalSituations } from './everyday/refusals.js';
import { townSituations } from './everyday/towns.js';
import { frameSituations } from './frames.js';
import { hostingSituations } from './hosting.js';
import { httpSituations } from './http.js';
import { linkSituations } from './links.js';
import { neighbourSituations } from './neighbours.js';
import { pageSituations } from './pages.js';
import { serverSituations } from './servers.js';
import type { Situation } from './situation.js';
import { waySituations } from './ways.js';
import { wireSituations } from './wires.js';

export const situations: readonly Situation[] = [
  ...httpSituations,
  ...pageSituations,
  ...documentSituations,
  ...neighbourSituations,
  ...frameSituations,
  ...serverSituations,
  ...answerSituations,
  ...linkSituations,
  ...wireSituations,
  ...hostingSituations,
  ...waySituations,
  ...refusalSituations,
  ...clickSituations,
  ...officeSituations,
  ...townSituations,
];
