import type { FlowCell } from './flow.js';

/** A cell of RTF or DOC: those formats know where its right edge lies (twips), not how many columns it takes. */
export interface EdgeCell {
  readonly text: string;
  readonly right: number;
  /** Goes on the cell above. */
  readonly continuesAbove: boolean;
  /** Goes on the cell to its left. */
  readonly continuesLeft: boolean;
}

export interface EdgeRow {
  readonly cells: readonly EdgeCell[];
  readonly isHeading: boolean;
}

/** Edges nearer than this are one (a fiftieth of an inch): programs round them row by row. */
const TOLERANCE = 30;

/** Tells the columns of a table from the edges of all its cells. */
export function columnsOfEdges(rows: readonly EdgeRow[]): FlowCell[][] {
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
