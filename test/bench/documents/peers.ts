import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, PEERS } from '../crawl/peers.js';

/** A library that finds the tables of a PDF, as somebody would use it from Python. */
export interface TableReader {
  readonly name: string;
  /** Reads the tables of so many pages of a file, from the first; null: it is not there. */
  command(path: string, pages: number): readonly [program: string, ...args: string[]] | null;
  /** How to get it. */
  readonly install: string;
}

const PYTHON = join(FOLDER, 'documents/bin/python');

const PDFPLUMBER = `
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages[:int(sys.argv[2])]:
        page.extract_tables()
        page.close()
`;
const CAMELOT = `
import sys, camelot
camelot.read_pdf(sys.argv[1], pages='1-' + sys.argv[2], flavor='lattice')
`;

export const TABLE_READERS: readonly TableReader[] = [reader('pdfplumber', PDFPLUMBER), reader('camelot', CAMELOT)];

function reader(name: string, script: string): TableReader {
  const command: TableReader['command'] = (path, pages) =>
    existsSync(PYTHON) ? [PYTHON, '-c', script, path, String(pages)] : null;
  return { name, command, install: PEERS };
}
