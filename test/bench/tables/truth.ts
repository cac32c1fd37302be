import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { PageTables, PlainTable } from './adjacency.js';

/** A PDF and, in the form of the ICDAR 2013 table competition, what tables it holds. */
export interface TableDocument {
  readonly path: string;
  readonly truth: PageTables;
}

/** Every `x.pdf` of a folder that has its `x-str.xml` beside it, by name. */
export function tableDocuments(folder: string): readonly TableDocument[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('-str.xml'))
    .map((name) => ({ xml: join(folder, name), path: join(folder, name.replace(/-str\.xml$/, '.pdf')) }))
    .filter(({ path }) => existsSync(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ xml, path }) => ({ path, truth: readTruth(readFileSync(xml, 'utf8')) }));
}

function readTruth(xml: string): PageTables {
  const pages = new Map<number, PlainTable[]>();
  const $ = load(xml, { xml: true });
  for (const region of $('region').toArray()) {
    const rows: string[][] = [];
    for (const cell of $(region).find('cell').toArray()) {
      const [row, column] = [Number($(cell).attr('start-row')), Number($(cell).attr('start-col'))];
      while (rows.length <= row) rows.push([]);
      const line = rows[row] ?? [];
      while (line.length <= column) line.push('');
      line[column] = $(cell).find('content').text();
    }
    const page = Number($(region).attr('page'));
    pages.set(page, [...(pages.get(page) ?? []), rows]);
  }
  return pages;
}
