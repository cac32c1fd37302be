import { familyOf, readOrEmpty } from '../../fleet/program-bench.js';

/** The most memory that was ever seen, in MiB. */
export interface Peaks {
  /** Of all processes that audit, together; what they share counts once (PSS). */
  readonly auditors: number;
  /** Of the largest process that reads documents (RSS). */
  readonly reader: number;
  /** Processes that read documents at once. */
  readonly readers: number;
}

const LOOK_EVERY_MS = 500;

/** Looks at a process and all that it started (Linux). */
export function watchMemory(pid: number): { stop(): Peaks } {
  let [auditors, reader, readers] = [0, 0, 0];
  const look = setInterval(() => {
    const all = familyOf(pid).map((one) => ({
      one,
      isReader: /\bworker\.js\b/.test(readOrEmpty(`/proc/${one}/cmdline`)),
    }));
    const reading = all.filter(({ isReader }) => isReader);
    readers = Math.max(readers, reading.length);
    reader = Math.max(reader, ...reading.map(({ one }) => mebibytes(`/proc/${one}/status`, /^VmRSS:\s+(\d+) kB$/m)));
    const sum = all
      .filter(({ isReader }) => !isReader)
      .reduce((total, { one }) => total + mebibytes(`/proc/${one}/smaps_rollup`, /^Pss: +(\d+) kB$/m), 0);
    auditors = Math.max(auditors, sum);
  }, LOOK_EVERY_MS);
  return {
    stop() {
      clearInterval(look);
      return { auditors, reader, readers };
    },
  };
}

const mebibytes = (path: string, line: RegExp): number =>
  Math.round(Number(line.exec(readOrEmpty(path))?.[1] ?? 0) / 1024);
