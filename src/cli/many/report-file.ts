import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../model/report.js';
import type { ReportList } from '../../report/registry.js';
import type { ReportPlace } from '../part-outcome.js';
import { OutputError } from '../print/output.js';

/** A report that is read when it is needed, as often as it is needed. */
export type ReportSource = () => Report;

/** Reports as JSON Lines on the disk: those of a thousand checklists would fill the memory. */
export interface ReportFile {
  readonly path: string;
  /** @throws OutputError when the disk refuses */
  add(report: Report): ReportPlace;
  close(): void;
}

export function createReportFile(path: string): ReportFile {
  const file = onDisk(path, () => openSync(path, 'w', 0o600));
  let end = 0;
  return {
    path,
    add(report) {
      const line = Buffer.from(`${JSON.stringify(report)}\n`);
      onDisk(path, () => writeFileSync(file, line));
      const place = { start: end, length: line.length };
      end += line.length;
      return place;
    },
    close: () => closeSync(file),
  };
}

/** A folder for files of reports, there as long as the work takes. */
export async function inReportFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = onDisk(tmpdir(), () => mkdtempSync(join(tmpdir(), 'oit-audit-reports-')));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file of reports in a folder of its own, there as long as the work takes. */
export function inReportFile<T>(work: (file: ReportFile) => Promise<T>): Promise<T> {
  return inReportFolder(async (folder) => {
    const file = createReportFile(join(folder, 'reports.jsonl'));
    try {
      return await work(file);
    } finally {
      file.close();
    }
  });
}

/** @returns the report at that place of a file of reports */
export function reportAt(path: string, { start, length }: ReportPlace): ReportSource {
  return () => {
    const line = Buffer.alloc(length);
    const file = openSync(path, 'r');
    try {
      readSync(file, line, 0, length, start);
    } finally {
      closeSync(file);
    }
    const report: Report = JSON.parse(line.toString('utf8'));
    return report;
  };
}

export function listReports(sources: readonly ReportSource[]): ReportList {
  return {
    length: sources.length,
    *[Symbol.iterator]() {
      for (const read of sources) yield read();
    },
  };
}

function onDisk<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new OutputError(path, error as NodeJS.ErrnoException);
  }
}
