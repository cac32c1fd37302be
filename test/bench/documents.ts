import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setup } from '../helpers/build.js';
import { largeBinaryWorkbook } from '../make/large-binary-workbook.js';
import { largeWorkbook } from '../make/large-workbook.js';
import { multipliedPdf } from './documents/multiplied-pdf.js';
import { TABLE_READERS } from './documents/peers.js';

import type { BenchRow } from './run.js';

interface Measured {
  readonly readings: readonly {
    readonly wallMs: number;
    readonly cpuMs: number;
    readonly rows: number;
    readonly pages: number | null;
    readonly problems: readonly string[];
  }[];
  readonly peakMiB: number;
}

/** Rows that LibreOffice prints on about three hundred pages. */
const TABLE_ROWS = 2400;
const PAGES = 300;
/** Of those that other readers of tables are given: with all of them camelot takes minutes. */
const PAGES_OF_PEERS = 30;
const WORKBOOKS = [
  { kind: 'XLSX', rows: 20_000, goal: '< 1' },
  { kind: 'XLSX', rows: 100_000, goal: '< 3.5' },
  { kind: 'XLSB', rows: 20_000, goal: '< 1' },
  { kind: 'XLSB', rows: 100_000, goal: '< 3.5' },
] as const;
const MEMORY_GOAL = '< 300';
const NOT_MEASURED = 'not measured';
const OCR_PACKAGES = ['tesseract.js', '@tesseract.js-data/tha', '@tesseract.js-data/eng'];

const folder = fileURLToPath(new URL('.', import.meta.url));
const corpus = join(folder, '../corpus');

/**
 * Documents as the program reads them, each in a process of its own, against the usual tools of the same purpose. CPU time is
 * the figure: it is much the same on a machine that has other work to do.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  setup();
  const scratch = mkdtempSync(join(tmpdir(), 'oit-bench-documents-'));
  try {
    const load = (when: string): BenchRow => ({
      name: `load of the machine at the ${when}`,
      value: loadavg()[0]?.toFixed(1) ?? '?',
      unit: '',
    });
    return [load('start'), ...tablePdf(scratch), ...workbooks(scratch), ...scan(), load('end')];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function tablePdf(scratch: string): BenchRow[] {
  const { path, maker } = makeTablePdf(scratch);
  const { readings, peakMiB } = measure(path, 4);
  const [cold, ...later] = readings;
  if (cold === undefined || readings.some(({ rows }) => rows === 0))
    throw new Error(`the PDF was not read: ${readings.flatMap(({ problems }) => problems).join(', ')}`);
  const warm = [...later].sort((a, b) => a.cpuMs - b.cpuMs)[Math.floor(later.length / 2)] ?? cold;
  const pages = cold.pages ?? Number.NaN;
  const rival = cpuOf('pdftotext', ['-layout', path, join(scratch, 'layout.txt')]);
  const perPage = (ms: number): number => hundredths(ms / pages);
  const ratio = (ms: number): BenchRow['value'] => (rival === null ? NOT_MEASURED : hundredths(ms / rival.cpuMs));
  return [
    {
      name: `PDF of ${pages} pages, ${cold.rows} rows, by ${maker}: first file`,
      value: perPage(cold.cpuMs),
      unit: 'ms/page',
    },
    { name: 'PDF: next files, the median', value: perPage(warm.cpuMs), unit: 'ms/page' },
    {
      name: 'PDF: pdftotext -layout, which makes no table',
      value: rival === null ? NOT_MEASURED : perPage(rival.cpuMs),
      unit: rival === null ? '(not installed)' : 'ms/page',
    },
    { name: 'PDF: times pdftotext, first file', value: ratio(cold.cpuMs), unit: '', goal: '<= 2' },
    { name: 'PDF: times pdftotext, next files', value: ratio(warm.cpuMs), unit: '', goal: '<= 2' },
    ...tableReaders(path, cold.cpuMs / pages),
    { name: 'PDF: peak memory', value: Math.round(peakMiB), unit: 'MiB', goal: MEMORY_GOAL },
  ];
}

/** Libraries for the same purpose, each with its start as the first file has ours. */
function tableReaders(path: string, ownMs: number): BenchRow[] {
  return TABLE_READERS.flatMap(({ name, command, install }): BenchRow[] => {
    const [program, ...args] = command(path, PAGES_OF_PEERS) ?? [''];
    const cpu = program === '' ? null : cpuOf(program, args);
    const figure = `PDF: ${name}, tables of ${PAGES_OF_PEERS} pages`;
    if (cpu === null) return [{ name: figure, value: NOT_MEASURED, unit: `(${install})` }];
    const perPage = cpu.cpuMs / PAGES_OF_PEERS;
    return [
      { name: figure, value: hundredths(perPage), unit: 'ms/page' },
      { name: `PDF: times ${name}, first file`, value: hundredths(ownMs / perPage), unit: '', goal: '< 1' },
    ];
  });
}

/** Printed by LibreOffice where it is there, else a file of the corpus with its pages over and over. */
function makeTablePdf(scratch: string): { readonly path: string; readonly maker: string } {
  const source = join(scratch, 'table.fodt');
  execFileSync(process.execPath, [join(folder, 'documents/table-source.mjs'), source, String(TABLE_ROWS)]);
  if (office(scratch, 'pdf', source) !== null) return { path: join(scratch, 'table.pdf'), maker: 'LibreOffice' };
  const path = join(scratch, 'multiplied.pdf');
  writeFileSync(path, multipliedPdf(readFileSync(join(corpus, 'pdf/writer-landscape.pdf')), PAGES));
  return { path, maker: 'repeating the corpus' };
}

function workbooks(scratch: string): BenchRow[] {
  return WORKBOOKS.flatMap(({ kind, rows, goal }): BenchRow[] => {
    const path = join(scratch, `rows-${rows}.${kind.toLowerCase()}`);
    writeFileSync(path, kind === 'XLSB' ? largeBinaryWorkbook(rows) : largeWorkbook(rows));
    const { readings, peakMiB } = measure(path, 1);
    const [reading] = readings;
    if (reading?.rows !== rows + 1) throw new Error(`${rows} rows were read as ${reading?.rows}`);
    const next = measure(path, 3).readings.at(-1) ?? reading;
    const rival = office(scratch, 'csv', path);
    const name = `${kind} of ${rows.toLocaleString('en')} rows`;
    return [
      { name: `${name}: first file`, value: hundredths(reading.cpuMs / 1000), unit: 's', goal },
      { name: `${name}: next file`, value: hundredths(next.cpuMs / 1000), unit: 's', goal },
      { name: `${name}: by the clock`, value: hundredths(reading.wallMs / 1000), unit: 's' },
      { name: `${name}: rows, first file`, value: Math.round((rows * 1000) / reading.cpuMs), unit: 'rows/s' },
      {
        name: `${name}: LibreOffice to CSV`,
        value: rival === null ? NOT_MEASURED : hundredths(rival.cpuMs / 1000),
        unit: rival === null ? '(not installed)' : 's',
      },
      { name: `${name}: peak memory`, value: Math.round(peakMiB), unit: 'MiB', goal: MEMORY_GOAL },
    ];
  });
}

function scan(): BenchRow[] {
  const name = 'OCR of a scan, 200 dpi';
  const missing = OCR_PACKAGES.filter((wanted) => !isInstalled(wanted));
  if (missing.length > 0) return [{ name, value: NOT_MEASURED, unit: `(no ${missing.join(', ')})` }];
  const { readings, peakMiB } = measure(join(corpus, 'pdf-odd/scan-200-dpi.pdf'), 2, 'ocr');
  return [
    ...readings.flatMap(({ wallMs, cpuMs, pages, problems }, index): BenchRow[] => {
      const which = index === 0 ? 'first file, with its start' : 'next file';
      const perPage = (ms: number): number => hundredths(ms / 1000 / (pages ?? 1));
      if (problems.length > 0) return [{ name: `${name}: ${which}`, value: NOT_MEASURED, unit: problems.join(', ') }];
      return [
        { name: `${name}: ${which}`, value: perPage(cpuMs), unit: 's/page' },
        { name: `${name}: ${which}, by the clock`, value: perPage(wallMs), unit: 's/page' },
      ];
    }),
    { name: `${name}: peak memory`, value: Math.round(peakMiB), unit: 'MiB', goal: MEMORY_GOAL },
  ];
}

function measure(path: string, times: number, ...rest: readonly string[]): Measured {
  const script = join(folder, 'documents/measure.mjs');
  // Without the loader of TypeScript, whose memory is not the program's.
  const printed = execFileSync(process.execPath, [script, path, String(times), ...rest], { encoding: 'utf8' });
  return JSON.parse(printed) as Measured;
}

function office(scratch: string, format: 'pdf' | 'csv', path: string): { readonly cpuMs: number } | null {
  const profile = `-env:UserInstallation=file://${join(scratch, 'profile')}`;
  return cpuOf('soffice', [profile, '--headless', '--convert-to', format, '--outdir', scratch, path]);
}

/** User and system time of a program and all that it starts, as the shell reckons it; null when it is not there or fails. */
function cpuOf(program: string, args: readonly string[]): { readonly cpuMs: number } | null {
  const script = '"$@" >/dev/null 2>&1 || exit 1; times';
  const { status, stdout } = spawnSync('sh', ['-c', script, 'sh', program, ...args], { encoding: 'utf8' });
  if (status !== 0) return null;
  const children = stdout.trim().split('\n').at(-1) ?? '';
  const parts = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  return {
    cpuMs: parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0),
  };
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
