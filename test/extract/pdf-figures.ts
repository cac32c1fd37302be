import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readPdf } from '../../src/extract/pdf/read-pdf.js';
import type { ExtractHints } from '../../src/extract/reader.js';
import type { Grid } from '../../src/model/evidence.js';
import { foldText } from '../../src/text/thai/normalize.js';

const folder = fileURLToPath(new URL('../corpus/pdf/', import.meta.url));

interface Truth {
  readonly part: 'tune' | 'held';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Figure {
  readonly name: string;
  readonly part: Truth['part'];
  readonly right: number;
  readonly cells: number;
  /** Of all columns, names and vendors too. */
  readonly rightOfAll: number;
  readonly cellsOfAll: number;
  readonly wrong: readonly string[];
}

export const HINTS: ExtractHints = {
  url: 'file:///report.pdf',
  contentType: 'application/pdf',
  fileName: null,
  cut: null,
  sheet: null,
  wants: { grids: true, qrCodes: false, ocr: false },
};

/** Words of each heading; the columns that the corpus is judged by are ลำดับที่, the amounts and e-GP. */
const HEADING: Readonly<Record<string, RegExp>> = {
  no: /^ลำดับ/,
  name: /^ชื่อโครงการ/,
  budget: /เงินงบ/,
  date: /^วันที่/,
  method: /^วิธี/,
  vendor: /^(ผู้ได้รับ|ชื่อ$)/,
  price: /^ราคา/,
  egp: /e-gp/,
};
const JUDGED = ['no', 'budget', 'price', 'egp'];

/** Reads every PDF of the corpus and compares its cells with what was put into it. */
export async function measureCorpus(wanted: (name: string) => boolean = () => true): Promise<Figure[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.pdf') && wanted(name.slice(0, -4)));
  const figures: Figure[] = [];
  for (const name of names) {
    const truth = JSON.parse(readFileSync(`${folder}${name.slice(0, -4)}.json`, 'utf8')) as Truth;
    const result = await readPdf(readFileSync(folder + name), HINTS);
    figures.push(compare(name.slice(0, -4), truth, result.grids.ok ? result.grids.value : []));
  }
  return figures;
}

function compare(name: string, truth: Truth, grids: readonly Grid[]): Figure {
  const rows = grids.flatMap((grid) => rowsByColumn(grid));
  const byNumber = new Map(rows.map((row) => [squeeze(row.no ?? ''), row]));
  const wrong: string[] = [];
  let [right, cells, rightOfAll, cellsOfAll] = [0, 0, 0, 0];
  for (const values of truth.rows) {
    const found = byNumber.get(values[truth.columns.indexOf('no')] ?? '');
    truth.columns.forEach((column, index) => {
      const isRight = found !== undefined && squeeze(found[column] ?? '') === squeeze(values[index] ?? '');
      cellsOfAll++;
      if (isRight) rightOfAll++;
      if (!JUDGED.includes(column)) return;
      cells++;
      if (isRight) right++;
      else
        wrong.push(
          `${values[0]} ${column}: ${JSON.stringify(found?.[column] ?? null)} for ${JSON.stringify(values[index])}`,
        );
    });
  }
  return { name, part: truth.part, right, cells, rightOfAll, cellsOfAll, wrong };
}

/** Each row with its cells under the names of the truth, the headings taken from whatever rows hold them. */
function rowsByColumn(grid: Grid): Record<string, string>[] {
  const columnOf = new Map<string, number>();
  for (const row of grid.rows.slice(0, 8)) {
    row.forEach((cell, index) => {
      for (const [name, words] of Object.entries(HEADING)) {
        if (!columnOf.has(name) && words.test(foldText(cell.text)) && ![...columnOf.values()].includes(index))
          columnOf.set(name, index);
      }
    });
  }
  return grid.rows.map((row) =>
    Object.fromEntries([...columnOf].map(([name, index]) => [name, row[index]?.text ?? ''])),
  );
}

function squeeze(text: string): string {
  return foldText(text).replace(/\s/g, '');
}
