import { AGENCY_KINDS, type AgencyKind, type AgencyUnits } from './agency-kinds.js';

/** What a rule for all local governments is `for`. */
export const LOCAL_GROUP = 'อปท.';
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

/** Does a rule for these kinds hold for the kind? */
export function isAmong(kind: AgencyKind, names: readonly string[]): boolean {
  return names.some((name) => (LOCAL_NAMES.includes(name) ? kind.isLocal : kindNamed(name) === kind));
}

/** Words of checklists that the kind of the body chooses. */
const WORDS = {
  $executive: ({ executive }: AgencyKind) => executive,
  $deputy: ({ deputy }: AgencyKind) => deputy,
  $clerk: ({ clerk }: AgencyKind) => clerk,
  $council: ({ council }: AgencyKind) => council,
  $plan: ({ plan }: AgencyKind) => plan,
} as const;

/** Names of patterns whose words the kind of the body chooses. */
export const KIND_PATTERNS: readonly string[] = Object.keys(WORDS);

/**
 * The words that a pattern of {@link KIND_PATTERNS} stands for; those of every kind where the kind is not known.
 * @returns null for another pattern
 */
export function wordsOfKind(pattern: string, kind: AgencyKind | null): readonly string[] | null {
  const words = Object.entries(WORDS).find(([name]) => name === pattern)?.[1];
  if (words === undefined) return null;
  return [...new Set((kind === null ? AGENCY_KINDS : [kind]).flatMap(words))];
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
