import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readBounded } from '../../../checklist/read-bounded.js';
import type { Grid } from '../../../model/evidence.js';
import { openExtractor } from '../../open-extractor.js';
import { cannotRead, usageError } from '../../print/output.js';
import type { Terminal } from '../../print/terminal.js';

/** A sheet that people fill in is small; more is another file, or an attack. */
const MAX_SHEET_MIB = 20;
const MIB = 1024 * 1024;

/** The tables of a workbook or text file that a person filled in. @throws UserError where it cannot be read */
export async function gridsOf(file: string, terminal: Pick<Terminal, 'cwd' | 'extractor'>): Promise<readonly Grid[]> {
  const path = resolve(terminal.cwd, file);
  const body = readBody(path, file);
  const extractor = openExtractor(terminal);
  try {
    const { grids, problems } = await extractor.extract(body, {
      url: pathToFileURL(path).href,
      contentType: null,
      fileName: basename(path),
      cut: null,
      sheet: null,
      wants: { grids: true, qrCodes: false, ocr: false },
    });
    if (grids.ok) return grids.value;
    const why = problems[0]?.code ?? grids.why.kind;
    throw usageError({
      th: `อ่าน ${file} เป็นตารางไม่ได้ (${why}) ให้บันทึกเป็น .xlsx`,
      en: `${file} cannot be read as a table (${why}); save it as .xlsx`,
    });
  } finally {
    await extractor.close();
  }
}

function readBody(path: string, file: string): Uint8Array {
  const body = (() => {
    try {
      return readBounded(path, MAX_SHEET_MIB * MIB);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      throw usageError(cannotRead(file, code));
    }
  })();
  if (body !== null) return body;
  throw usageError({ th: `${file} ใหญ่เกิน ${MAX_SHEET_MIB} MiB`, en: `${file} is larger than ${MAX_SHEET_MIB} MiB` });
}
