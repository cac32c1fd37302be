// Turns flat OpenDocument sources into the published formats by LibreOffice, all of one format in one start.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

const FILTERS = {
  pdf: { fodt: 'pdf:writer_pdf_Export', fods: 'pdf:calc_pdf_Export' },
  docx: { fodt: 'docx:MS Word 2007 XML' },
  odt: { fodt: 'odt:writer8' },
  xlsx: { fods: 'xlsx:Calc MS Excel 2007 XML' },
  ods: { fods: 'ods:calc8' },
  // Comma, double quote, windows-874, cells as shown: what Excel saves on a Thai machine.
  csv: { fods: 'csv:Text - txt - csv (StarCalc):44,34,32,1,,0,false,true' },
};

/** The time of every entry in an archive. */
const MADE_ON = new Date('2025-03-31T03:00:00Z');

/**
 * @param sources `{ path, source, kind, date }`: path of the file to be made, flat OpenDocument text, `fodt` or `fods`, day
 * @returns path -> bytes
 */
export async function convert(sources) {
  const work = mkdtempSync(join(tmpdir(), 'oit-demo-office-'));
  const made = new Map();
  try {
    const groups = new Map();
    for (const entry of sources) groups.set(groupOf(entry), [...(groups.get(groupOf(entry)) ?? []), entry]);
    for (const [group, entries] of groups) {
      const [ending, kind] = group.split(' ');
      const folder = join(work, group.replace(' ', '-'));
      mkdirSync(folder);
      const inputs = entries.map(({ source }, index) => {
        const file = join(folder, `${index}.${kind}`);
        writeFileSync(file, source);
        return file;
      });
      const out = join(folder, 'out');
      office(work, '--convert-to', FILTERS[ending][kind], '--outdir', out, ...inputs);
      for (const [index, { path, date }] of entries.entries()) {
        const bytes = readFileSync(join(out, `${index}.${ending}`));
        made.set(path, await steady(bytes, date));
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return made;
}

const groupOf = ({ path, kind }) => `${path.slice(path.lastIndexOf('.') + 1)} ${kind}`;
const PDF_IDS = /(?<=\/ID \[ <|^<|\/DocChecksum \/)[0-9A-F]{32}/gm;
const isPdf = (bytes) => bytes.subarray(0, 5).toString() === '%PDF-';
const isZip = (bytes) => bytes.subarray(0, 2).toString() === 'PK';

function office(work, ...args) {
  execFileSync('soffice', [`-env:UserInstallation=file://${join(work, 'profile')}`, '--headless', ...args], {
    stdio: 'ignore',
    timeout: 300_000,
  });
}

/** Bytes that are the same in every run: neither the clock nor chance is in them. */
async function steady(bytes, date) {
  if (isZip(bytes)) return steadyZip(bytes);
  return isPdf(bytes) ? steadyPdf(bytes, date) : bytes;
}

// Of the same length as before, so that every offset of the file stays right.
function steadyPdf(bytes, date) {
  const day = date.replaceAll('-', '');
  const dated = bytes.toString('latin1').replace(/\(D:\d{14}(?=[Z+-])/g, `(D:${day}093000`);
  const blank = dated.replace(PDF_IDS, (id) => '0'.repeat(id.length));
  const id = createHash('sha256').update(blank, 'latin1').digest('hex').toUpperCase();
  return Buffer.from(
    dated.replace(PDF_IDS, ({ length }) => id.slice(0, length)),
    'latin1',
  );
}

/** The same entries with the same times, so that a second run makes the same bytes. */
async function steadyZip(bytes) {
  const reader = await fromBufferPromise(bytes, { lazyEntries: true });
  const zip = new ZipFile();
  for await (const entry of reader.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const content = await buffer(await reader.openReadStreamPromise(entry));
    const isPlain = entry.fileName === 'mimetype';
    zip.addBuffer(content, entry.fileName, { mtime: MADE_ON, compress: !isPlain, forceDosTimestamp: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}
