/** A table of one page: its texts by row and column. What a merged cell covers is blank. */
export type PlainTable = readonly (readonly string[])[];

/** Tables by page, from 1. */
export type PageTables = ReadonlyMap<number, readonly PlainTable[]>;

export interface Score {
  /** Pairs of neighbours: those in both, those of the tool, those of the truth. */
  readonly right: number;
  readonly made: number;
  readonly wanted: number;
  /** Non-blank cells, the same way. */
  readonly cells: { readonly right: number; readonly made: number; readonly wanted: number };
}

/** Two cells are the same when they differ in nothing but case, dashes, quotes and white space. */
export function normalCell(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/[\s\p{Cc}\p{Cf}]/gu, '');
}

/** Scores the pages on which the truth has tables, as the ICDAR 2013 table competition does: by pairs of neighbours. */
export function scoreOf(truth: PageTables, made: PageTables): Score {
  let score: Score = { right: 0, made: 0, wanted: 0, cells: { right: 0, made: 0, wanted: 0 } };
  for (const [page, tables] of truth) {
    const found = made.get(page) ?? [];
    score = sum(score, {
      ...common(tables.flatMap(pairsOf), found.flatMap(pairsOf)),
      cells: common(tables.flatMap(textsOf), found.flatMap(textsOf)),
    });
  }
  return score;
}

export function sum(a: Score, b: Score): Score {
  const add = (one: Score['cells'], other: Score['cells']) => ({
    right: one.right + other.right,
    made: one.made + other.made,
    wanted: one.wanted + other.wanted,
  });
  return { ...add(a, b), cells: add(a.cells, b.cells) };
}

/** The harmonic mean of precision and recall, 0 when nothing is right. */
export function f1({ right, made, wanted }: Score['cells']): number {
  return right === 0 ? 0 : (2 * right) / (made + wanted);
}

function textsOf(table: PlainTable): string[] {
  return table.flatMap((row) => row.map(normalCell)).filter((text) => text !== '');
}

/** Each cell with the next one that is not blank to its right, and below it. */
export function pairsOf(table: PlainTable): string[] {
  const texts = table.map((row) => row.map(normalCell));
  const width = Math.max(0, ...texts.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => texts.map((row) => row[column] ?? ''));
  const along = (lines: readonly (readonly string[])[], sign: string) =>
    lines.flatMap((line) => {
      const filled = line.filter((text) => text !== '');
      return filled.slice(1).map((text, index) => `${filled[index]}${sign}${text}`);
    });
  return [...along(texts, '\u0001'), ...along(columns, '\u0002')];
}

function common(truth: readonly string[], made: readonly string[]): Score['cells'] {
  const left = new Map<string, number>();
  for (const item of truth) left.set(item, (left.get(item) ?? 0) + 1);
  let right = 0;
  for (const item of made) {
    const count = left.get(item) ?? 0;
    if (count === 0) continue;
    left.set(item, count - 1);
    right++;
  }
  return { right, made: made.length, wanted: truth.length };
}
