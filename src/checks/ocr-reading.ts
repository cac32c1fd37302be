import type { Cell } from '../model/evidence.js';
import type { Where } from './define-check.js';

/**
 * What cells that were not simply read make of a finding about them: a person must look at a doubtful reading by OCR and at what
 * was printed as `###`; the municipality has done nothing wrong yet. Two readings that agree are as good as text.
 */
export function readingOf(...cells: readonly Cell[]): Pick<Where, 'ocr' | 'review' | 'severity'> {
  if (cells.some((cell) => cell.ocr === 'doubtful')) return { ocr: 'doubtful', ...BY_EYE };
  if (cells.some((cell) => cell.unclear === true)) return BY_EYE;
  return cells.some((cell) => cell.ocr === 'agreed') ? { ocr: 'agreed' } : {};
}

const BY_EYE = { review: true, severity: 'warning' } as const;
