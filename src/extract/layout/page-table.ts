/** A table on one page, before it is joined with those of other pages. */
export interface PrintedTable {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Edges of its columns. */
  readonly xs: readonly number[];
  readonly rows: readonly PageRow[];
  /** By ruling lines; else by the alignment of its texts. */
  readonly isRuled: boolean;
  /** Place of the texts in their rows; only of tables without ruling lines. */
  readonly align?: Align;
}

export interface PageRow {
  readonly top: number;
  readonly bottom: number;
  /** One for each column; those that a merged cell covers repeat it. */
  readonly cells: readonly PageCell[];
}

export interface PageCell {
  readonly text: string;
  /** Covered by the merged cell to its left or above. */
  readonly merged: boolean;
  /** Of a scan: whether two readings were the same. */
  readonly ocr?: 'agreed' | 'doubtful';
  /** Of a table without ruling lines: the place of its texts does not tell whose they are. */
  readonly unclear?: true;
  /** Of an uncertain number: the place on the page, as a `data:` address of a PNG. */
  readonly picture?: string;
}

/** Place of a cell's text in the height of its row. */
export type Align = 'top' | 'middle' | 'bottom';
