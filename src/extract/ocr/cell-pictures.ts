import { maskNationalIds } from '../../text/patterns/national-id.js';
import type { PageCell, PrintedTable } from '../layout/page-table.js';
import type { Bitmap } from '../raster/bitmap.js';
import { writePng } from '../raster/png.js';

/** Of one document: nobody looks at more places one by one. */
const MAX_PICTURES = 50;
/** Pixels around a cell, and of the frame that marks it. */
const MARGIN = 16;
const FRAME = 2;
const MAX_PIXELS = 400_000;

/** Makes pictures of the cells of one document whose reading is uncertain. */
export interface CellPictures {
  readonly isFull: boolean;
  /**
   * The table, each of its cells that has an uncertain number with a picture of the place.
   * @param page drawn so that the table lies in it by points from its upper left corner
   */
  add(table: PrintedTable, page: Bitmap): PrintedTable;
}

export function createCellPictures(): CellPictures {
  let made = 0;
  const pictureOf = (table: PrintedTable, row: number, column: number, page: Bitmap): string | null => {
    if (made >= MAX_PICTURES) return null;
    const scale = page.dpi / 72;
    const { top, bottom } = table.rows[row]!;
    const { from, to } = shownColumns(table.rows[row]!.cells, column);
    const [left, right] = [table.xs[from], table.xs[to]];
    if (left === undefined || right === undefined) return null;
    const picture = framed(page, left * scale, top * scale, right * scale, bottom * scale);
    if (picture === null) return null;
    made++;
    return `data:image/png;base64,${writePng(picture).toString('base64')}`;
  };
  return {
    get isFull() {
      return made >= MAX_PICTURES;
    },
    add: (table, page) => ({
      ...table,
      rows: table.rows.map((row, index) => ({
        ...row,
        cells: row.cells.map((cell, column) => {
          const picture = isUncertainNumber(row.cells, column) ? pictureOf(table, index, column, page) : null;
          return picture === null ? cell : { ...cell, picture };
        }),
      })),
    }),
  };
}

/**
 * Digits that two readings did not agree on, or whose place does not tell which cell they are of; no report shows the number of a
 * person.
 */
export function isUncertainNumber(cells: readonly PageCell[], column: number): boolean {
  const cell = cells[column];
  if (cell === undefined || cell.merged || (cell.ocr !== 'doubtful' && cell.unclear !== true)) return false;
  const { from, to } = shownColumns(cells, column);
  const texts = cells.slice(from, to).map(({ text }) => text);
  return texts.some((text) => /[0-9๐-๙]{2}/.test(text)) && texts.every((text) => maskNationalIds(text) === text);
}

/** Columns, `to` not included, that a picture must show: of a cell whose text may be its neighbours', these too. */
function shownColumns(cells: readonly PageCell[], column: number): { readonly from: number; readonly to: number } {
  if (cells[column]?.unclear !== true) return { from: column, to: column + 1 };
  return { from: Math.max(0, column - 1), to: Math.min(cells.length, column + 2) };
}

/** The part of a page with a frame around the cell; null: there is nothing of it, or too much. */
function framed(page: Bitmap, left: number, top: number, right: number, bottom: number): Bitmap | null {
  const [x1, y1] = [Math.max(0, Math.round(left) - MARGIN), Math.max(0, Math.round(top) - MARGIN)];
  const [x2, y2] = [
    Math.min(page.width, Math.round(right) + MARGIN),
    Math.min(page.height, Math.round(bottom) + MARGIN),
  ];
  const [width, height] = [x2 - x1, y2 - y1];
  if (width <= 2 * FRAME || height <= 2 * FRAME || width * height > MAX_PIXELS) return null;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y1 + y) * page.width + x1;
    data.set(page.data.subarray(from, from + width), y * width);
    const isEdge = y < FRAME || y >= height - FRAME;
    if (isEdge) data.fill(0, y * width, (y + 1) * width);
    data.fill(0, y * width, y * width + FRAME);
    data.fill(0, (y + 1) * width - FRAME, (y + 1) * width);
  }
  return { width, height, data, dpi: page.dpi };
}
