import type { PageRow, PrintedTable } from '../layout/page-table.js';
import type { Bitmap } from '../raster/bitmap.js';
import { writePng } from '../raster/png.js';
import type { PageRowPlace } from '../reader.js';
import type { PdfDocument } from './document.js';
import { openPage, readPage } from './page.js';
import { renderPage } from './render.js';
import type { PageEnds } from './running-lines.js';

/** Enough to read a table of 8 points. */
const DPI = 110;
/** Points of the page around a row. */
const MARGIN = 3;
/** Pixels of the frame around the cell. */
const FRAME = 2;
/** Points by which the height of a page and of its drawing differ where both lie the same way. */
const SAME_HEIGHT = 2;
/** Greys that are left, so that a picture stays small. */
const GREYS = 16;
const MAX_PIXELS = 400_000;
/** Letters that tell one row from another, however its Thai was mended. */
const NOT_TELLING = /[^0-9A-Za-z๐-๙]/g;
const MIN_TELLING = 4;

/**
 * Pictures of rows of tables, each with a frame around its cell; null where the row is not found, or lies otherwise than it is
 * drawn.
 */
export function drawPlaces(document: PdfDocument, places: readonly PageRowPlace[]): (string | null)[] {
  const pages = new Map<number, ShownPage | null>();
  return places.map((place) => {
    const known = pages.get(place.page);
    const page = known === undefined ? readShown(document, place.page) : known;
    pages.set(place.page, page);
    const picture = page && pictureOf(page, place);
    return picture && `data:image/png;base64,${writePng(picture).toString('base64')}`;
  });
}

interface ShownPage {
  readonly tables: readonly PrintedTable[];
  readonly drawing: Bitmap;
}

function readShown(document: PdfDocument, number: number): ShownPage | null {
  const open = openNumbered(document, number);
  if (open === null) return null;
  const page = readPage(open, endsOn(document, number - 1), endsOn(document, number + 1), null);
  open.close();
  const drawing = page.tables.length === 0 ? null : renderPage(document, number, DPI);
  if (drawing === null || Math.abs((drawing.height * 72) / drawing.dpi - page.height) > SAME_HEIGHT) return null;
  return { tables: page.tables, drawing };
}

const openNumbered = (document: PdfDocument, number: number): ReturnType<typeof openPage> =>
  number < 1 || number > document.pageCount ? null : openPage(document, number);

function endsOn(document: PdfDocument, number: number): PageEnds {
  const open = openNumbered(document, number);
  open?.close();
  return open?.ends ?? [];
}

function pictureOf({ tables, drawing }: ShownPage, { cells, column }: PageRowPlace): Bitmap | null {
  const wanted = keyOf(cells);
  const found = tables.flatMap((table) =>
    table.rows.filter((row) => keyOf(row.cells.map(({ text }) => text)) === wanted).map((row) => ({ table, row })),
  );
  const [only, ...others] = found;
  if (wanted === '' || only === undefined || others.length > 0) return null;
  return framed(drawing, only.table, only.row, markedColumn(only.row, cells, column));
}

/** What a row says, without what the mending of Thai or the joining of lines may have changed. */
function keyOf(cells: readonly string[]): string {
  const words = cells.join('|');
  const telling = words.replace(NOT_TELLING, '');
  return telling.length >= MIN_TELLING ? telling : words.replace(/[\s|]/g, '');
}

/** A page leaves out the columns that are empty on it, so that a cell may stand elsewhere there. */
function markedColumn(row: PageRow, cells: readonly string[], column: number | null): number | null {
  if (column === null || row.cells.length === cells.length) return column;
  const text = cells[column]?.trim() ?? '';
  const at = text === '' ? -1 : row.cells.findIndex((cell) => cell.text.trim() === text);
  return at < 0 ? null : at;
}

function framed(page: Bitmap, table: PrintedTable, row: PageRow, column: number | null): Bitmap | null {
  const scale = page.dpi / 72;
  const pixel = (points: number, most: number): number => Math.max(0, Math.min(most, Math.round(points * scale)));
  const [x1, x2] = [pixel(table.left - MARGIN, page.width), pixel(table.right + MARGIN, page.width)];
  const [y1, y2] = [pixel(row.top - MARGIN, page.height), pixel(row.bottom + MARGIN, page.height)];
  const [width, height] = [x2 - x1, y2 - y1];
  if (width <= 2 * FRAME || height <= 2 * FRAME || width * height > MAX_PIXELS) return null;
  const from = column === null ? table.left : (table.xs[column] ?? table.left);
  const to = column === null ? table.right : (table.xs[column + 1] ?? table.right);
  const [left, right] = [pixel(from, page.width) - x1, pixel(to, page.width) - x1];
  const isFrame = (x: number, y: number): boolean => {
    if (x < left || x >= right) return false;
    return y < FRAME || y >= height - FRAME || x < left + FRAME || x >= right - FRAME;
  };
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data[y * width + x] = isFrame(x, y) ? 0 : fewerGreys(page.data[(y1 + y) * page.width + x1 + x] ?? 255);
  return { width, height, data, dpi: page.dpi };
}

function fewerGreys(grey: number): number {
  const step = 256 / GREYS;
  return grey >= 256 - step ? 255 : grey - (grey % step);
}
