import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { readPdf } from '../../src/extract/pdf/read-pdf.js';
import type { Grid } from '../../src/model/evidence.js';
import type { BenchRow } from './run.js';
import { f1, type PageTables, type PlainTable, type Score, scoreOf, sum } from './tables/adjacency.js';
import { type TableDocument, tableDocuments } from './tables/truth.js';

/** Tools beside which the tables are counted where Python has them. */
const PEERS = ['pdfplumber', 'camelot lattice', 'camelot stream'] as const;
type Peer = (typeof PEERS)[number];

/** A document is ruled when a tool that goes by lines alone reaches this F1. */
const RULED = 0.5;
const NOT_INSTALLED = 3;

const PeerTables = z.record(z.string(), z.array(z.tuple([z.number(), z.array(z.array(z.string()))])));

const NO_SCORE: Score = { right: 0, made: 0, wanted: 0, cells: { right: 0, made: 0, wanted: 0 } };

/**
 * Tables of PDFs against a corpus with known tables (`--corpus FOLDER`; `-str.xml` beside each PDF, as the ICDAR 2013 table
 * competition has them), beside pdfplumber and camelot where they are installed.
 */
export async function bench(corpus: string | null): Promise<readonly BenchRow[]> {
  if (corpus === null) return [{ name: 'tables of PDFs: no --corpus FOLDER', value: 'not measured', unit: '' }];
  const documents = tableDocuments(corpus);
  const own = new Map<string, PageTables>();
  for (const { path } of documents) own.set(path, await ownTables(path));
  const tools = new Map<string, ReadonlyMap<string, PageTables>>([['oit-audit', own]]);
  for (const peer of PEERS) {
    const read = peerTables(peer, documents);
    if (read !== null) tools.set(peer, read);
  }
  const scores = new Map([...tools].map(([tool, read]) => [tool, scoresOf(documents, read)]));
  const rows = [...scores].flatMap(([tool, byPath]) => rowsOf(tool, byPath, ruledDocuments(scores)));
  return [{ name: 'documents', value: documents.length, unit: '' }, ...rows, ...worstRows(scores)];
}

async function ownTables(path: string): Promise<PageTables> {
  const wants = { grids: true, qrCodes: false, ocr: false };
  const hints = { url: `file://${path}`, contentType: null, fileName: basename(path), cut: null, sheet: null, wants };
  const { grids } = await readPdf(readFileSync(path), hints);
  const pages = new Map<number, PlainTable[]>();
  for (const grid of grids.ok ? grids.value : []) {
    for (const page of new Set(grid.pages)) pages.set(page, [...(pages.get(page) ?? []), partOf(grid, page)]);
  }
  return pages;
}

/** The rows of a table that stand on one page. */
function partOf({ rows, pages }: Grid, page: number): PlainTable {
  return rows
    .filter((_, index) => pages?.[index] === page)
    .map((row) => row.map(({ text, merged }) => (merged === true ? '' : text)));
}

/** Null when the tool is not installed. */
function peerTables(peer: Peer, documents: readonly TableDocument[]): ReadonlyMap<string, PageTables> | null {
  const script = fileURLToPath(new URL('tables/peers.py', import.meta.url));
  const paths = documents.map(({ path }) => path);
  const { status, stdout, stderr } = spawnSync('python3', [script, peer, ...paths], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status === NOT_INSTALLED || status === null) return null;
  if (status !== 0) throw new Error(`${peer}: ${stderr}`);
  return new Map(
    Object.entries(PeerTables.parse(JSON.parse(stdout))).map(([path, found]) => {
      const pages = new Map<number, PlainTable[]>();
      for (const [page, table] of found) pages.set(page, [...(pages.get(page) ?? []), table]);
      return [path, pages];
    }),
  );
}

type Scores = ReadonlyMap<string, Score>;

function scoresOf(documents: readonly TableDocument[], read: ReadonlyMap<string, PageTables>): Scores {
  return new Map(documents.map(({ path, truth }) => [path, scoreOf(truth, read.get(path) ?? new Map())]));
}

/** Null when no tool that tells ruled documents is installed. */
function ruledDocuments(scores: ReadonlyMap<string, Scores>): ReadonlySet<string> | null {
  const judges = [scores.get('pdfplumber'), scores.get('camelot lattice')].filter((one) => one !== undefined);
  if (judges.length === 0) return null;
  return new Set(judges.flatMap((one) => [...one].filter(([, score]) => f1(score) >= RULED).map(([path]) => path)));
}

function rowsOf(tool: string, byPath: Scores, ruled: ReadonlySet<string> | null): BenchRow[] {
  const part = (name: string, goal: string, isIn: (path: string) => boolean): BenchRow[] => {
    const total = [...byPath].filter(([path]) => isIn(path)).reduce((all, [, score]) => sum(all, score), NO_SCORE);
    const share = (value: number, of: number) => (of === 0 ? '-' : (value / of).toFixed(3));
    const isOwn = tool === 'oit-audit';
    return [
      { name: `${tool}: adjacency, ${name}`, value: f1(total).toFixed(3), unit: 'F1', ...(isOwn ? { goal } : {}) },
      { name: `${tool}: cells right, ${name}`, value: share(total.cells.right, total.cells.wanted), unit: 'of truth' },
      { name: `${tool}: cells right, ${name}`, value: share(total.cells.right, total.cells.made), unit: 'of made' },
    ];
  };
  const parts = part('all documents', '>= .92', () => true);
  if (ruled === null) return parts;
  const isRuled = (path: string) => ruled.has(path);
  return [
    ...parts,
    ...part('ruled documents', '>= .98', isRuled),
    ...part('others', '>= .88', (path) => !isRuled(path)),
  ];
}

/** The documents with most pairs missed or wrong. */
function worstRows(scores: ReadonlyMap<string, Scores>): BenchRow[] {
  const loss = ({ right, made, wanted }: Score) => made + wanted - 2 * right;
  return [...(scores.get('oit-audit') ?? [])]
    .sort(([, a], [, b]) => loss(b) - loss(a))
    .slice(0, 10)
    .map(([path, score]) => ({ name: `far off: ${basename(path)}`, value: f1(score).toFixed(3), unit: 'F1' }));
}
