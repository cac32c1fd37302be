import { type Line, linesOf, lineText } from './pdf-cells.js';
import type { PdfPage } from './pdf-page.js';
import type { PageOutline } from './pdf-table-join.js';

/** Share of the page's height in which running heads and page numbers stand. */
const MARGIN = 0.08;

/** Lines kept of a page without tables: more than a sheet of paper has rows. */
const MAX_LINES = 200;
const LONGEST_PAGE_NUMBER = 60;

/** What stands on a page around its tables. */
export function outlineOf(page: PdfPage): PageOutline {
  const [first, last] = [page.tables[0], page.tables.at(-1)];
  const all = linesOf(page.runs);
  const lines = all.filter((line) => !isFurniture(line, page.height));
  return {
    number: page.number,
    tables: page.tables,
    lines: first === undefined && all.length <= MAX_LINES ? all : [],
    hasTextAbove: first !== undefined && lines.some((line) => line.y < first.top),
    hasTextBelow: last !== undefined && lines.some((line) => line.y > last.bottom),
  };
}

/** Page numbers (`- 3 -`, `หน้า 3/12`) anywhere, and what stands in the margin. */
function isFurniture(line: Line, height: number): boolean {
  if (line.y < MARGIN * height || line.y > (1 - MARGIN) * height) return true;
  const text = lineText(line).trim();
  if (text.length > LONGEST_PAGE_NUMBER) return false;
  return /^(หน้า(ที่)?|page)?[\s\-–(/]*[0-9๐-๙]{1,4}([\s\-–)/]*(จาก|of)?[\s]*[0-9๐-๙]{1,4})?[\s\-–)]*$/i.test(text);
}
