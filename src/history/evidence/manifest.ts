import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Acceptance } from '../../model/previous.js';
import type { Round } from '../../model/round.js';
import { type Kept, sha256Of } from './evidence-store.js';

/** What a round found, by hash: a later change of a file, a round or an older manifest breaks the chain. */
export interface Manifest {
  readonly version: 1;
  readonly round: number;
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly complete: boolean;
  readonly site: string;
  /** SHA-256 of the manifest or link of the chain before it; null for the first. */
  readonly previous: string | null;
  /** SHA-256 of the round as stored (JSON, UTF-8). */
  readonly roundSha256: string;
  readonly evidence: readonly ManifestEntry[];
  /** All acceptances that were recorded by then. */
  readonly acceptances: readonly Acceptance[];
  /** Tables after the round; rounds of older versions of the program have none. */
  readonly tables?: TableDigests;
}

/** SHA-256 of the rows of each table that a verdict or the history rests on. */
export type TableDigests = Readonly<Record<string, string>>;

export interface ManifestEntry {
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string | null;
  readonly kept: Kept;
  readonly urls: readonly string[];
}

export function manifestPath(folder: string, round: number): string {
  return join(folder, `${String(round).padStart(6, '0')}.json`);
}

/** The text of the manifest's file; the hash of the manifest is that of this text. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

export function buildManifest(
  round: Round,
  roundJson: string,
  previous: string | null,
  acceptances: readonly Acceptance[],
  keptOf: (sha256: string) => Kept,
): Manifest {
  return {
    version: 1,
    round: round.number,
    id: round.id,
    startedAt: round.startedAt,
    finishedAt: round.finishedAt,
    complete: round.complete,
    site: round.checklist.site,
    previous,
    roundSha256: sha256Of(roundJson),
    evidence: evidenceOf(round).map((entry) => ({ ...entry, kept: keptOf(entry.sha256) })),
    acceptances,
  };
}

/** Every body of the round once, by hash, with its addresses. */
export function evidenceOf(round: Round): readonly Omit<ManifestEntry, 'kept'>[] {
  const found = new Map<string, { bytes: number; type: string | null; urls: Set<string> }>();
  for (const { exchange, type } of round.items.flatMap((item) => item.evidence)) {
    if (exchange.sha256 === null) continue;
    const entry = found.get(exchange.sha256) ?? { bytes: exchange.bytes, type, urls: new Set<string>() };
    entry.urls.add(exchange.url);
    found.set(exchange.sha256, entry);
  }
  return [...found]
    .map(([sha256, entry]) => ({ sha256, bytes: entry.bytes, type: entry.type, urls: [...entry.urls].sort() }))
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

/** Numbers of the rounds that have a manifest file, ascending. */
export function listManifests(folder: string): number[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => /^(\d{6,})\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/** @returns the text of a manifest file, null when it is gone. */
export function readManifestText(folder: string, round: number): string | null {
  const path = manifestPath(folder, round);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** @returns null when the text is no manifest. */
export function parseManifest(text: string): Manifest | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const manifest = value as Manifest;
    return manifest.version === 1 && Array.isArray(manifest.evidence) && Array.isArray(manifest.acceptances)
      ? manifest
      : null;
  } catch {
    return null;
  }
}
