import type { Cell, Grid } from '../../model/evidence.js';
import type { Place } from '../../model/finding.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { findHeaders, type Header, type HeaderSearch, type WantedColumn } from './header.js';
import { FIT, type Fit } from './heading.js';
import { type RowKind, rowKinds } from './row-kind.js';

export type { WantedColumn } from './header.js';

/** The headings that number the rows of a Thai table. */
export const ROW_COLUMN = ['ลำดับที่', 'ลำดับ', 'ที่', 'No.'] as const;

/** Rows and columns of a table that is looked at sideways. */
const MAX_TURNED = 200;

/** A row below the headings. */
export interface TableRow {
  readonly kind: Extract<RowKind, 'data' | 'total' | 'note'>;
  /** url, sheet, page, table, row and rowLabel; column is null. */
  readonly at: Place;
  readonly cells: readonly Cell[];
}

/** A table in which the wanted columns, or some of them, were found. */
export interface FoundTable {
  /** row and column are null. */
  readonly at: Place;
  /** By grid column, as in the document, normalised. */
  readonly headings: readonly string[];
  /** By name of the wanted column: the grid's column. */
  readonly columns: ReadonlyMap<string, number>;
  /** How well the best of its columns fits. */
  readonly fit: Fit;
  /** Names of the wanted columns that it does not have. */
  readonly missing: readonly string[];
  /** Entries, without headings, numbering, totals, notes and blank rows. */
  readonly rows: readonly TableRow[];
  /** Totals and notes. */
  readonly otherRows: readonly TableRow[];
  /** The entries one by one, of which a large table has a hundred thousand. */
  eachRow(): Iterable<TableRow>;
  /** Of a table whose headings stand in its first column: by column, the row in the document. */
  readonly rowNumbers?: readonly number[];
}

/**
 * Every table in the grids that has at least `atLeast` of the wanted columns (default 1). A grid may hold several, one above
 * the other; one that goes on under repeated headings, on the next page without any, or by the numbers of its rows, is one table.
 */
export function findTables(
  grids: readonly Grid[],
  wanted: readonly WantedColumn[],
  options: { readonly rowColumn?: readonly string[]; readonly atLeast?: number } = {},
): readonly FoundTable[] {
  const search: HeaderSearch = { wanted, rowColumn: options.rowColumn ?? ROW_COLUMN, atLeast: options.atLeast ?? 1 };
  const tables: { table: PartedTable; header: Header; grid: Grid }[] = [];
  for (const grid of grids) {
    const headers = findHeaders(grid, search);
    const before = tables.at(-1);
    if (headers.length === 0) {
      if (before && (goesOn(before.grid, grid) || countsOn(before.grid, grid, before.header.label))) {
        const above = { ...before.header, top: 0, end: 0 };
        before.table = before.table.goesOn(partOf(grid, above, 0, grid.rows.length));
        before.grid = grid;
      }
      continue;
    }
    headers.forEach((header, index) => {
      const part = partOf(grid, header, header.end, headers[index + 1]?.top ?? grid.rows.length);
      const last = tables.at(-1);
      if (last && (last.grid === grid || goesOn(last.grid, grid)) && hasSameHeadings(last.header, header)) {
        last.table = last.table.goesOn(part);
        last.grid = grid;
      } else tables.push({ table: new PartedTable(headOf(grid, header, wanted), [part]), header, grid });
    });
  }
  return tables.length > 0 ? tables.map(({ table }) => table) : turnedTables(grids, wanted, search);
}

/** A table whose headings stand in its first column, as in the data of one project: its entries stand side by side. */
function turnedTables(
  grids: readonly Grid[],
  wanted: readonly WantedColumn[],
  search: HeaderSearch,
): readonly FoundTable[] {
  return grids.flatMap((grid) => {
    if (grid.rows.length > MAX_TURNED) return [];
    const width = Math.min(MAX_TURNED, grid.rows[0]?.length ?? 0);
    const turned: Grid = {
      ...grid,
      rows: Array.from({ length: width }, (_, column) => grid.rows.map((row) => row[column] ?? { text: '' })),
      rowNumbers: Array.from({ length: width }, (_, column) => column + 1),
    };
    const header = findHeaders(turned, search).find(({ top }) => top === 0);
    if (header === undefined || header.bestFit === FIT.contains) return [];
    const table = new PartedTable(headOf(turned, header, wanted), [partOf(turned, header, header.end, width)]);
    const sideways = ({ kind, cells, at }: TableRow): TableRow => ({ kind, cells, at: { ...at, row: null } });
    const [rows, otherRows] = [table.rows.map(sideways), table.otherRows.map(sideways)];
    return [{ ...headOf(turned, header, wanted), rows, otherRows, eachRow: () => rows, rowNumbers: grid.rowNumbers }];
  });
}

/** The cell of a wanted column; null when the table does not have the column. */
export function cellOf(table: FoundTable, row: TableRow, column: string): Cell | null {
  const index = table.columns.get(column);
  return index === undefined ? null : (row.cells[index] ?? null);
}

/** The place of a cell, with its heading as in the document. */
export function placeOf(table: FoundTable, row: TableRow, column: string): Place {
  const index = table.columns.get(column);
  if (index === undefined) return { ...row.at, column: null };
  return { ...row.at, row: table.rowNumbers?.[index] ?? row.at.row, column: table.headings[index] ?? null };
}

type TableHead = Omit<FoundTable, 'rows' | 'otherRows' | 'eachRow' | 'rowNumbers'>;

function headOf(grid: Grid, header: Header, wanted: readonly WantedColumn[]): TableHead {
  return {
    at: { ...grid.at, row: null, rowLabel: null, column: null },
    headings: header.headings,
    columns: header.columns,
    fit: header.bestFit,
    missing: wanted.filter(({ name }) => !header.columns.has(name)).map(({ name }) => name),
  };
}

/** Rows of one grid below a header. */
interface TablePart {
  readonly grid: Grid;
  readonly label: number | null;
  readonly from: number;
  readonly kinds: readonly RowKind[];
}

function partOf(grid: Grid, header: Header, from: number, to: number): TablePart {
  return { grid, label: header.label, from, kinds: rowKinds(grid, header, from, to) };
}

/** A table of parts that follow each other. */
class PartedTable implements FoundTable {
  readonly at: FoundTable['at'];
  readonly headings: FoundTable['headings'];
  readonly columns: FoundTable['columns'];
  readonly fit: FoundTable['fit'];
  readonly missing: FoundTable['missing'];
  private readonly head: TableHead;
  private readonly parts: readonly TablePart[];
  constructor(head: TableHead, parts: readonly TablePart[]) {
    const { at, headings, columns, fit, missing } = head;
    this.at = at;
    this.headings = headings;
    this.columns = columns;
    this.fit = fit;
    this.missing = missing;
    this.head = head;
    this.parts = parts;
  }

  goesOn(part: TablePart): PartedTable {
    return new PartedTable(this.head, [...this.parts, part]);
  }

  get rows(): readonly TableRow[] {
    return [...this.eachRow()];
  }

  get otherRows(): readonly TableRow[] {
    return [...this.rowsOf((kind) => kind !== 'data')];
  }

  eachRow(): Iterable<TableRow> {
    return this.rowsOf((kind) => kind === 'data');
  }

  private *rowsOf(isMeant: (kind: TableRow['kind']) => boolean): Generator<TableRow> {
    for (const { grid, label, from, kinds } of this.parts)
      for (const [index, kind] of kinds.entries())
        if (isRow(kind) && isMeant(kind)) yield new GridRow(grid, label, from + index, kind);
  }
}

function isRow(kind: RowKind): kind is TableRow['kind'] {
  return kind === 'data' || kind === 'total' || kind === 'note';
}

/** A row of a grid, with its place and cells made when they are asked for: a large table has a hundred thousand rows. */
class GridRow implements TableRow {
  readonly kind: TableRow['kind'];
  private readonly grid: Grid;
  private readonly label: number | null;
  private readonly row: number;
  constructor(grid: Grid, label: number | null, row: number, kind: TableRow['kind']) {
    this.kind = kind;
    this.grid = grid;
    this.label = label;
    this.row = row;
  }

  get cells(): readonly Cell[] {
    return this.grid.rows[this.row] ?? [];
  }

  get at(): Place {
    const { grid, row, label } = this;
    const page = grid.pages?.[row] ?? grid.at.page;
    const rowLabel = label === null ? null : rowLabelOf(this.cells[label]);
    return { ...grid.at, page, row: grid.rowNumbers[row] ?? row + 1, rowLabel, column: null };
  }
}

function rowLabelOf(cell: Cell | undefined): string | null {
  const text = normalizeText(cell?.text ?? '')
    .replace(/^(\d+)\.0+$/, '$1')
    .replace(/^[([]?(\d+)[.)\]]+$/, '$1');
  return text === '' ? null : text;
}

function hasSameHeadings(a: Header, b: Header): boolean {
  return (
    a.headings.length === b.headings.length && a.headings.every((heading, column) => heading === b.headings[column])
  );
}

/** Authors part a long table without a page between: whoever counts its rows on means one table. */
function countsOn(before: Grid, next: Grid, label: number | null): boolean {
  if (label === null || before.at.url !== next.at.url || before.at.sheet !== next.at.sheet) return false;
  if (before.rows[0]?.length !== next.rows[0]?.length) return false;
  const numberOf = (row: readonly Cell[] | undefined) => readWhole(rowLabelOf(row?.[label]));
  const last = before.rows.findLast((row) => numberOf(row) !== null);
  const first = numberOf(next.rows.find((row) => row.some(({ text }) => text.trim() !== '')));
  return last !== undefined && first !== null && first === (numberOf(last) ?? 0) + 1;
}

function readWhole(label: string | null): number | null {
  return label !== null && /^\d{1,5}$/.test(label) ? Number(label) : null;
}

// Only tables on pages are broken over by their pages; sheets and HTML tables are not.
function goesOn(before: Grid, next: Grid): boolean {
  if (before.at.page === null || next.at.page === null || before.at.url !== next.at.url) return false;
  const lastPage = before.pages?.at(-1) ?? before.at.page;
  const isNextPage = next.at.page - lastPage === 1 || next.at.page === lastPage;
  return isNextPage && before.rows[0]?.length === next.rows[0]?.length;
}
