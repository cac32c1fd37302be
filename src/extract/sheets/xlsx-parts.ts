import type { SharedStrings } from './shared-strings.js';

/** How the cells of one style show their numbers. */
export interface CellFormat {
  readonly isDate: boolean;
  readonly code: string;
}

export interface WorkbookParts {
  readonly strings: SharedStrings;
  readonly formats: readonly CellFormat[];
  readonly uses1904: boolean;
}

/** Excel writes control characters as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function plainString(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
