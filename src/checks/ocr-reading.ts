import type { Cell } from '../model/evidence.js';
import type { Where } from './define-check.js';

/**
 * How a finding about cells depends on how they were read: a person must look at a doubtful reading by OCR, at a printed
 * `###` and at texts that run into one another, for none shows a fault of the municipality. Two readings that agree count as text.
 */
export function readingOf(...cells: readonly Cell[]): Pick<Where, 'ocr' | 'review' | 'severity' | 'picture'> {
  const picture = cells.find((cell) => cell.picture !== undefined)?.picture;
  const shown = picture === undefined ? {} : { picture };
  if (cells.some((cell) => cell.ocr === 'doubtful')) return { ocr: 'doubtful', ...BY_EYE, ...shown };
  if (cells.some((cell) => cell.unclear === true)) return { ...BY_EYE, ...shown };
  return cells.some((cell) => cell.ocr === 'agreed') ? { ocr: 'agreed' } : {};
}

const BY_EYE = { review: true, severity: 'warning' } as const;
