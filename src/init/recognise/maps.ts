import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CHECKLISTS_DIR } from '../../checklist/profiles.js';

const MAPS_DIR = join(CHECKLISTS_DIR, 'maps');

/** The item that replaces an item of the year before. */
export interface Successor {
  /** Null: there is none. */
  readonly to: string | null;
  /** False: inferred from the titles, not from a manual. */
  readonly sure: boolean;
}

export type YearMap = ReadonlyMap<string, Successor>;

/** The items of one profile that the paths of a known CMS hold. */
export interface SiteMap {
  readonly name: string;
  /** Items whose evidence is at the address. */
  itemsAt(url: string): readonly string[];
}

/** Words and hosts of pages that resemble the agency's disclosure. */
export interface LookAlikes {
  readonly words: readonly string[];
  /** Longer words that hold one of them and mean something else. */
  readonly not: readonly string[];
  /** Words of links to instructions on the evidence. */
  readonly guides: readonly string[];
  readonly hosts: readonly string[];
}

interface MapFile {
  readonly name: string;
  readonly profile: string;
  readonly base64?: readonly string[];
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

interface YearFile {
  readonly from: string;
  readonly to: string;
  readonly items: Readonly<Record<string, Successor>>;
}

export function readLookAlikes(): LookAlikes {
  return parse(readFileSync(join(MAPS_DIR, 'look-alikes.yaml'), 'utf8')) as LookAlikes;
}

/** The maps of known CMS, with the items of `profile`; items of another year are translated by the map of years. */
export function readSiteMaps(profile: string): readonly SiteMap[] {
  return readdirSync(MAPS_DIR)
    .filter((name) => /^cms-.*\.yaml$/.test(name))
    .sort()
    .flatMap((name) => {
      const file = parse(readFileSync(join(MAPS_DIR, name), 'utf8')) as MapFile;
      const years = file.profile === profile ? null : readYearMap(file.profile, profile);
      if (file.profile !== profile && years === null) return [];
      return [siteMapOf(file, years)];
    });
}

/**
 * @param folder where the map is; absent: among those of the program
 * @returns null where there is no map between the profiles
 */
export function readYearMap(from: string, to: string, folder = MAPS_DIR): YearMap | null {
  const files = readdirSync(folder).filter((name) => /^\d{4}-\d{4}\.yaml$/.test(name));
  for (const name of files) {
    const file = parse(readFileSync(join(folder, name), 'utf8')) as YearFile;
    if (file.from === from && file.to === to) return new Map(Object.entries(file.items));
  }
  return null;
}

function siteMapOf(file: MapFile, years: YearMap | null): SiteMap {
  const paths = Object.entries(file.paths).map(
    ([path, items]) =>
      [path, [...new Set(items.flatMap((id) => (years === null ? id : (years.get(id)?.to ?? []))))]] as const,
  );
  const exact = new Map(paths);
  return {
    name: file.name,
    itemsAt(url) {
      if (!URL.canParse(url)) return [];
      if (file.base64 !== undefined) return exact.get(decodedParameters(new URL(url), file.base64)) ?? [];
      const { pathname } = new URL(url);
      const path = pathname.replace(/^\/index\.php(?=\/)/, '').toLowerCase();
      return paths.find(([start]) => isUnder(path, start.toLowerCase()))?.[1] ?? [];
    },
  };
}

function isUnder(path: string, start: string): boolean {
  return path === start || path.startsWith(start.endsWith('/') ? start : `${start}/`);
}

function decodedParameters(url: URL, names: readonly string[]): string {
  return names
    .flatMap((name) => url.searchParams.get(name) ?? [])
    .map((value) => Buffer.from(value, 'base64').toString('utf8'))
    .join(' ');
}
