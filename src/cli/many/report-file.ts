import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolders } from '../../history/durable-file.js';
import type { Report } from '../../model/report.js';
import type { ReportList } from '../../report/registry.js';
import type { ReportPlace } from '../part-messages.js';
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

/**
 * A folder for files of reports, there as long as the work takes.
 * @param elsewhere where it is made when the system's folder for temporary files takes none
 */
export async function inReportFolder<T>(
  work: (folder: string) => Promise<T>,
  elsewhere: string | null = null,
): Promise<T> {
  const folder = makeFolder(tmpdir(), elsewhere);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeFolder(parent: string, elsewhere: string | null): string {
  try {
    return mkdtempSync(join(parent, 'oit-audit-reports-'));
  } catch (error) {
    if (elsewhere === null) throw new OutputError(parent, error as NodeJS.ErrnoException);
    onDisk(elsewhere, () => createFolders(elsewhere));
    return makeFolder(elsewhere, null);
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
