import { peakMiB } from '../peak-memory.mjs';

/** Runs the work of one process of the bench and prints what it took: `count` addresses, wall and CPU time, peak memory. */
export async function measure(work) {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const { count, broken } = await work();
  const { user, system } = process.cpuUsage(before);
  console.log(
    JSON.stringify({
      count,
      broken: [...broken].sort(),
      wallMs: performance.now() - startedAt,
      userMs: user / 1_000,
      cpuMs: (user + system) / 1_000,
      peakMiB: peakMiB(),
    }),
  );
}
