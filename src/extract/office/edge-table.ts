import { expandRows, type FlowBlock, type FlowCell } from './flow.js';

/** A cell of RTF or DOC without its text: those formats give its right edge (twips), not the number of its columns. */
export interface CellShape {
  readonly right: number;
  /** Continues the cell above. */
  readonly continuesAbove: boolean;
  /** Continues the cell to its left. */
  readonly continuesLeft: boolean;
}

export interface RowShape {
  readonly cells: readonly CellShape[];
  readonly isHeading: boolean;
}

interface EdgeCell extends CellShape {
  readonly text: string;
}

interface EdgeRow extends RowShape {
  readonly cells: readonly EdgeCell[];
}

/** State with a lifetime: the cells and rows of the table that is open. RTF and DOC define a row behind its cells. */
export class TableBuilder {
  private texts: string[] = [];
  private rows: EdgeRow[] = [];

  get isEmpty(): boolean {
    return this.texts.length === 0 && this.rows.length === 0;
  }

  addCell(text: string): void {
    this.texts.push(text);
  }

  endRow({ cells, isHeading }: RowShape): void {
    const unknown: CellShape = { right: 0, continuesAbove: false, continuesLeft: false };
    this.rows.push({ isHeading, cells: this.texts.map((text, index) => ({ ...unknown, ...cells[index], text })) });
    this.texts = [];
  }

  /** @param shape of the last row, where that may lack its end */
  end(shape?: RowShape): FlowBlock[] {
    if (shape !== undefined && this.texts.length > 0) this.endRow(shape);
    if (this.rows.length === 0) return [];
    const rows = expandRows(columnsOfEdges(this.rows));
    this.rows = [];
    this.texts = [];
    return [{ kind: 'table', rows }];
  }
}

/** Edges nearer than this are one (a fiftieth of an inch): programs round them row by row. */
const TOLERANCE = 30;

/** Finds the columns of a table by the edges of all its cells. */
function columnsOfEdges(rows: readonly EdgeRow[]): FlowCell[][] {
  const edges = clusters(rows.flatMap((row) => row.cells.map((cell) => cell.right)));
  return rows.map(({ cells, isHeading }) => {
    const flow: FlowCell[] = [];
    let column = 0;
    for (const cell of cells) {
      const end = Math.max(column + 1, indexOfEdge(edges, cell.right) + 1);
      const columns = end - column;
      column = end;
      const left = flow.at(-1);
      if (cell.continuesLeft && left !== undefined)
        flow[flow.length - 1] = { ...left, columns: left.columns + columns };
      else
        flow.push({
          text: cell.text,
          columns,
          continues: cell.continuesAbove,
          ...(isHeading ? { heading: true } : {}),
        });
    }
    return flow;
  });
}

function clusters(edges: readonly number[]): number[] {
  const sorted = [...new Set(edges)].sort((a, b) => a - b);
  return sorted.filter((edge, index) => index === 0 || edge - sorted[index - 1]! > TOLERANCE);
}

function indexOfEdge(edges: readonly number[], right: number): number {
  return Math.max(
    0,
    edges.findLastIndex((edge) => edge <= right),
  );
}
