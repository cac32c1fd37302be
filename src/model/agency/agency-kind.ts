import { AGENCY_KINDS, type AgencyKind, type AgencyUnits } from './agency-kinds.js';

/** What a rule for all local governments is `for`. */
const LOCAL_GROUP = 'อปท.';
const LOCAL_NAMES: readonly string[] = [LOCAL_GROUP, 'อปท', 'องค์กรปกครองส่วนท้องถิ่น'];

/** Everything that `agency.kind` may be. */
export const KIND_NAMES: readonly string[] = AGENCY_KINDS.flatMap(({ name, also }) => [name, ...also]);
/** Everything that a rule may be `for`: kinds, or all local governments. */
export const RULE_KIND_NAMES: readonly string[] = [...LOCAL_NAMES, ...KIND_NAMES];

/** @returns the kind that one of its names means; null: there is none of that name */
export function kindNamed(name: string): AgencyKind | null {
  const wanted = name.trim();
  return AGENCY_KINDS.find((kind) => kind.name === wanted || kind.also.includes(wanted)) ?? null;
}

/** The kind that an agency says it is, else the one that its name plainly shows; null: nobody knows. */
export function kindOf(agency: { readonly name: string; readonly kind?: string | undefined }): AgencyKind | null {
  if (agency.kind !== undefined) return kindNamed(agency.kind);
  const name = agency.name.replace(/\s+/g, ' ').trim();
  return AGENCY_KINDS.find(({ named }) => named.test(name)) ?? null;
}

/** The kinds that a rule for these names holds for. */
export function kindsAmong(names: readonly string[]): readonly AgencyKind[] {
  return AGENCY_KINDS.filter((kind) =>
    names.some((name) => (LOCAL_NAMES.includes(name.trim()) ? kind.isLocal : kindNamed(name) === kind)),
  );
}

/** Words that the kind of the body chooses, and the letters before them that make another title: รองนายก, สำนักปลัด. */
const WORDS: Readonly<Record<string, { of(kind: AgencyKind): readonly string[]; readonly notAfter?: string }>> = {
  $executive: { of: ({ executive }) => executive, notAfter: 'ง' },
  $deputy: { of: ({ deputy }) => deputy },
  $clerk: { of: ({ clerk }) => clerk, notAfter: 'กง' },
  $council: { of: ({ council }) => council },
  $plan: { of: ({ plan }) => plan },
};

/** Names of patterns whose words the kind of the body chooses. */
export const KIND_PATTERNS: readonly string[] = Object.keys(WORDS);

/**
 * The expression that a name of {@link KIND_PATTERNS} stands for.
 * @param kinds which the body may be of; absent: any
 * @returns null where such a body has nothing of the sort
 */
export function patternOfKinds(name: string, kinds: readonly AgencyKind[] = AGENCY_KINDS): string | null {
  const chosen = WORDS[name];
  if (chosen === undefined) throw new Error(`no pattern is called ${name}`);
  const words = new Set(kinds.flatMap((kind) => chosen.of(kind)));
  if (words.size === 0) return null;
  const either = [...words].map((word) => word.replaceAll('.', '\\.')).join('|');
  return chosen.notAfter === undefined ? `/${either}/` : `/(?:^|[^${chosen.notAfter}])(?:${either})/`;
}

const UNITS: Readonly<Record<string, keyof AgencyUnits>> = {
  $office: 'office',
  $finance: 'finance',
  $planning: 'planning',
};

/** Owners of items that the kind of the body names. */
export const UNIT_NAMES: readonly string[] = Object.keys(UNITS);

/** The division that `$finance` and its like mean; of a body of unknown kind those of a municipality. Other owners stay. */
export function unitOfKind(owner: string, kind: AgencyKind | null): string {
  const duty = UNITS[owner];
  return duty === undefined ? owner : ((kind ?? kindNamed('เทศบาลตำบล'))?.units[duty] ?? owner);
}
