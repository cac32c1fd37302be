import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `checklists/` of the package, seen from `src/` and from `dist/` alike. */
export const CHECKLISTS_DIR = fileURLToPath(new URL('../../checklists/', import.meta.url));

/** Is it one of the files that come with the program? */
export function isBundled(path: string): boolean {
  return path.startsWith(CHECKLISTS_DIR);
}

/** Names of the bundled profiles, `oit-2568`, newest assessment year last. */
export function bundledProfiles(): string[] {
  return readdirSync(CHECKLISTS_DIR)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();
}

/** The profile of the newest assessment year: `oit-2569` before `oit-2568`. */
export function newestProfile(): string {
  const years = bundledProfiles().filter((name) => /^oit-\d{4}$/.test(name));
  return years.at(-1) ?? 'oit-2568';
}

/** @returns the file that `extends` (or `--profile`) means: a bundled name, or a path relative to the file that says it (and named as that one is). */
export function profilePath(name: string, fromFile: string): string {
  const isName = /^[A-Za-z0-9_-]+$/.test(name);
  const bundled = join(CHECKLISTS_DIR, `${name}.yaml`);
  if (isName && existsSync(bundled)) return bundled;
  return isAbsolute(name) ? name : join(dirname(fromFile), name);
}
