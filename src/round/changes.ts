import { findChanges } from '../checks/change.js';
import type { ExtractHints } from '../extract/extractor.js';
import { diffContent } from '../history/content-diff.js';
import type { Extracted } from '../model/evidence.js';
import type { PreviousItem } from '../model/previous.js';
import type { ChangeRecord } from '../model/round.js';
import type { ItemEvidence } from './judge.js';
