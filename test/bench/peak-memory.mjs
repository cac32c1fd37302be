import { readFileSync } from 'node:fs';

/**
 * The most memory that this process has held (RSS), in MiB. `maxRSS` begins with that of the process which started this one
 * (Linux takes it over at exec), so that a small program started by a large bench would be as large as the bench.
 */
export function peakMiB() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]) / 1_024;
  } catch {
    return process.resourceUsage().maxRSS / 1_024;
  }
}
