import { readPdf } from '../../src/extract/pdf/read-pdf.js';
import { page, pdf } from '../extract/pdf-maker.js';

export interface Words {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A rule from one point to another: x1, y1, x2, y2 in points from the bottom left. */
export type Rule = readonly [number, number, number, number];

/** What draws these texts, 10 points high, and rules. */
export function drawn(words: readonly Words[], rules: readonly Rule[] = []): string {
  const lines = rules.map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`);
  const texts = words.map(({ x, y, text }) => `BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET`);
  return [...lines, ...texts].join('\n');
}

/** Rows of texts, each row `pitch` points below the one before. */
export function rowsAt(
  rows: readonly (readonly string[])[],
  xs: readonly number[],
  top: number,
  pitch: number,
): Words[] {
  return rows.flatMap((row, index) =>
    row.flatMap((text, column) => (text === '' ? [] : [{ x: xs[column] ?? 0, y: top - index * pitch, text }])),
  );
}

/** The tables of a PDF of such pages: texts by row, what a merged cell covers blank. */
export async function tablesOf(...contents: readonly string[]): Promise<string[][][]> {
  return tablesOfPdf(pdf(contents.map((content) => page(content, {}))));
}

export async function tablesOfPdf(body: Uint8Array): Promise<string[][][]> {
  const wants = { grids: true, qrCodes: false, ocr: false };
  const hints = { url: 'https://a.go.th/a.pdf', contentType: null, fileName: null, cut: null, sheet: null, wants };
  const { grids } = await readPdf(body, hints);
  if (!grids.ok) return [];
  return grids.value.map(({ rows }) => rows.map((row) => row.map(({ text, merged }) => (merged === true ? '' : text))));
}
