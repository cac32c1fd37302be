import { createClient, type FetchDeps, type FetchSettings } from '../../src/fetch/client.js';
import type { Client } from '../../src/model/client.js';
import type { Exchange, Fetched } from '../../src/model/evidence.js';

export const NOW = '2025-10-01T02:00:00.000Z';

/** Settings for a test site on loopback: quick to give up, and no waiting between retries. */
export function settingsFor(site: string, changes: Partial<FetchSettings> = {}): FetchSettings {
  return {
    concurrency: 16,
    perHost: 16,
    delayMs: 0,
    timeoutMs: 1_000,
    retries: 2,
    robots: true,
    maxBytes: 1024 * 1024,
    userAgent: 'oit-audit-test',
    site,
    proxy: null,
    extraCa: null,
    now: () => NOW,
    ...changes,
  };
}

/** A client with everything real but the pauses, which are noted in `naps` and take no time. */
export function clientFor(
  site: string,
  changes: Partial<FetchSettings> = {},
  deps: FetchDeps = {},
): { client: Client; naps: number[] } {
  const naps: number[] = [];
  const sleep = async (ms: number): Promise<void> => {
    naps.push(ms);
  };
  return { client: createClient(settingsFor(site, changes), { sleep, random: () => 1, ...deps }), naps };
}

export function textOf(fetched: Fetched): string {
  return Buffer.from(fetched.body ?? []).toString();
}

export function codesOf(exchange: Exchange): string[] {
  return exchange.problems.map(({ code }) => code);
}
