import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Report } from '../../model/report.js';
import type { ReportList } from '../../report/registry.js';

/** A report as it waits for its turn: its JSON, compressed to about a tenth. */
export type PackedReport = Uint8Array<ArrayBuffer>;

export function packReport(report: Report): PackedReport {
  return Uint8Array.from(deflateRawSync(JSON.stringify(report), { level: 4 }));
}

export function unpackReport(packed: PackedReport): Report {
  return JSON.parse(inflateRawSync(packed).toString('utf8')) as Report;
}

/** Reports that are unpacked one at a time, each time they are gone through. */
export function listReports(packed: readonly PackedReport[]): ReportList {
  return {
    length: packed.length,
    *[Symbol.iterator]() {
      for (const one of packed) yield unpackReport(one);
    },
  };
}
