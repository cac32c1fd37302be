import { readFileSync } from 'node:fs';
import type { Job } from './audit-many.js';

/**
 * Shares the checklists out evenly, those of one host together: manners toward a host are kept within a thread.
 * @returns at most `count` shares, none of them empty
 */
export function shareJobs(jobs: readonly Job[], count: number, hostOf = hostInFile): readonly (readonly Job[])[] {
  const byHost = new Map<string, Job[]>();
  for (const job of jobs) {
    const host = hostOf(job.path) ?? `${job.index}`;
    byHost.set(host, [...(byHost.get(host) ?? []), job]);
  }
  const shares: Job[][] = Array.from({ length: count }, () => []);
  for (const group of [...byHost.values()].sort((a, b) => b.length - a.length)) {
    const smallest = shares.reduce((least, share) => (share.length < least.length ? share : least));
    smallest.push(...group);
  }
  return shares.filter((share) => share.length > 0);
}

/** The host of `site`, as far as one look at the text can tell; the file is read properly later. */
function hostInFile(path: string): string | null {
  try {
    const site = /^site:\s*["']?(https?:\/\/[^\s"'#]+)/m.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
    return new URL(site).hostname;
  } catch {
    return null;
  }
}
