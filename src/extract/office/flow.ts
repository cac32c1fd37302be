import type { Cell, Grid, TextBlock } from '../../model/evidence.js';
import { placeAt } from '../../model/finding.js';
import type { DocumentProperties } from '../containers/core-properties.js';
import { emptyResult, fileProblem, present, type ReaderResult } from '../reader.js';

/** Bounds of one text document; the report says that what follows is unread. */
const FLOW_LIMITS = { blocks: 500_000, cells: 4_000_000, columns: 1000 };

/** A part of a text document, in its order. */
export type FlowBlock =
  | { readonly kind: 'paragraph'; readonly text: string; readonly page?: number }
  | {
      readonly kind: 'table';
      readonly rows: readonly (readonly Cell[])[];
      /** Where blank rows were left out; default: counted from 1. */
      readonly rowNumbers?: readonly number[];
      readonly page?: number;
    };

/** A cell as Word's formats have it: how many columns it takes, and whether it continues the cell above. */
export interface FlowCell {
  readonly text: string;
  readonly columns: number;
  readonly continues: boolean;
  readonly heading?: boolean;
}

/** Makes facts of a document's paragraphs and tables. */
export function resultOfFlow(blocks: readonly FlowBlock[], url: string, properties: DocumentProperties): ReaderResult {
  const texts: TextBlock[] = [];
  const grids: Grid[] = [];
  const places = new Map<number | undefined, TextBlock['at']>();
  const placeOf = (page: number | undefined): TextBlock['at'] => {
    const known = places.get(page) ?? placeAt(url, { page: page ?? null });
    places.set(page, known);
    return known;
  };
  const addText = (text: string, page: number | undefined): void => {
    if (text.trim() !== '' && texts.length < FLOW_LIMITS.blocks) texts.push({ at: placeOf(page), text });
  };
  let cells = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      addText(block.text, block.page);
      continue;
    }
    for (const row of block.rows) addText(textOfRow(row), block.page);
    const rows = rectangular(block.rows);
    cells += rows.length * (rows[0]?.length ?? 0);
    if (rows.length * (rows[0]?.length ?? 0) < 2 || cells > FLOW_LIMITS.cells) continue;
    const at = placeAt(url, { page: block.page ?? null, table: grids.length + 1 });
    grids.push({ at, rows, rowNumbers: block.rowNumbers ?? rows.map((_, index) => index + 1) });
  }
  return {
    ...emptyResult(),
    problems:
      cells > FLOW_LIMITS.cells ? [fileProblem('too-large', { reason: 'cells', limit: FLOW_LIMITS.cells })] : [],
    title: properties.title,
    texts: present(texts),
    grids: present(grids),
    dates: properties.dates,
  };
}

/** Repeats cells over the columns and rows that they cover, within `FLOW_LIMITS`: a few bytes can ask for millions. */
export function expandRows(rows: readonly (readonly FlowCell[])[]): Cell[][] {
  const expanded: Cell[][] = [];
  let made = 0;
  for (const row of rows) {
    if (made > FLOW_LIMITS.cells) break;
    const above = expanded.at(-1);
    const cells: Cell[] = [];
    for (const { text, columns, continues, heading } of row) {
      const upper = continues ? above?.[cells.length] : undefined;
      const cell: Cell =
        upper === undefined ? (heading === true ? { text, heading } : { text }) : { ...upper, merged: true };
      for (let column = 0; column < Math.max(1, columns) && cells.length < FLOW_LIMITS.columns; column++)
        cells.push(column === 0 ? cell : { ...cell, merged: true });
    }
    made += cells.length;
    expanded.push(cells);
  }
  return expanded;
}

function rectangular(rows: readonly (readonly Cell[])[]): (readonly Cell[])[] {
  const filled = rows.filter((row) => row.length > 0);
  const width = filled.reduce((widest, row) => Math.max(widest, row.length), 0);
  return filled.map((row) =>
    row.length === width ? row : [...row, ...Array<Cell>(width - row.length).fill({ text: '' })],
  );
}

function textOfRow(row: readonly Cell[]): string {
  return row
    .filter((cell) => cell.merged !== true && cell.text !== '')
    .map((cell) => cell.text)
    .join('\t');
}
