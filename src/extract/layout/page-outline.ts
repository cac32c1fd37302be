import { type Line, linesOf, lineText } from './cell-text.js';
import type { PrintedTable } from './page-table.js';
import type { Run } from './runs.js';

/** Share of the page's height of running heads and page numbers. */
const MARGIN = 0.08;

/** Lines kept of a page without tables: more than a sheet of paper has rows. */
const MAX_LINES = 200;
const LONGEST_PAGE_NUMBER = 60;

/** The texts of a page outside its tables that show whether a table continues. */
export interface PageOutline {
  readonly number: number;
  readonly tables: readonly PrintedTable[];
  /** Of a page without ruled tables: all its texts, which may be the last columns of a sheet. */
  readonly lines: readonly Line[];
  /** Lines below the last and above the first table, running heads and page numbers left out. */
  readonly hasTextBelow: boolean;
  readonly hasTextAbove: boolean;
}

/** A page whose runs and tables are known, of a PDF or of a scan. */
export interface LaidOutPage {
  readonly number: number;
  readonly height: number;
  readonly tables: readonly PrintedTable[];
  /** The texts outside the tables. */
  readonly runs: readonly Run[];
  /** All texts but running heads and the like, those of the tables among them. */
  readonly bodyRuns: readonly Run[];
}

/** Collects the texts around the tables of a page. */
export function outlineOf(page: LaidOutPage): PageOutline {
  const [first, last] = [page.tables[0], page.tables.at(-1)];
  const lines = linesOf(page.runs).filter((line) => !isFurniture(line, page.height));
  const all = page.tables.some(({ isRuled }) => isRuled) ? [] : linesOf(page.bodyRuns);
  return {
    number: page.number,
    tables: page.tables,
    lines: all.length <= MAX_LINES ? all : [],
    hasTextAbove: first !== undefined && lines.some((line) => line.y < first.top),
    hasTextBelow: last !== undefined && lines.some((line) => line.y > last.bottom),
  };
}

/** Page numbers (`- 3 -`, `หน้า 3/12`) anywhere, and all text in the margin. */
function isFurniture(line: Line, height: number): boolean {
  if (line.y < MARGIN * height || line.y > (1 - MARGIN) * height) return true;
  const text = lineText(line).trim();
  if (text.length > LONGEST_PAGE_NUMBER) return false;
  return /^(หน้า(ที่)?|page)?[\s\-–(/]*[0-9๐-๙]{1,4}([\s\-–)/]*(จาก|of)?[\s]*[0-9๐-๙]{1,4})?[\s\-–)]*$/i.test(text);
}
