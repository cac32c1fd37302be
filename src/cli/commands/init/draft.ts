import { basename, dirname, relative, resolve } from 'node:path';
import { loadChecklist } from '../../../checklist/load.js';
import { bundledProfiles, newestProfile } from '../../../checklist/profiles.js';
import { readYearMap, type YearMap } from '../../../init/recognise/maps.js';
import { carryAddresses, type Inheritance, ownItems, readInheritance } from '../../../init/write/carry-over.js';
import { AGENCY_KEYS, checklistText, type DraftItem } from '../../../init/write/checklist-text.js';
import type { Checklist, Item } from '../../../model/checklist.js';
import type { Lang } from '../../../model/words.js';
import { bangkokDay } from '../../../text/dates/calendar.js';
import { formatDate } from '../../../text/dates/read-dates.js';
import { loadProfile } from '../../checklists.js';
import type { Invocation } from '../../command.js';
import { usageError } from '../../print/output.js';
import { nowOf } from '../../settings.js';
import type { AgencyFacts } from './agency-facts.js';
import { lostWords, siteNotes } from './home-address.js';
import { schemaReference } from './schema-reference.js';
import type { SiteSearch } from './search.js';

/** What every checklist of one call is made from. */
export interface Basis {
  readonly invocation: Invocation;
  /** As the user named it. */
  readonly profileName: string;
  readonly profile: Checklist;
  /** ISO 8601. */
  readonly now: string;
}

/** @throws UserError where there is no such profile */
export function openBasis(invocation: Invocation): Basis {
  const { options, registry, terminal } = invocation;
  const now = nowOf(options);
  const profileName = options.profile ?? newestProfile();
  return { invocation, profileName, profile: loadProfile(profileName, registry, terminal.cwd, now), now };
}

/** A checklist of another year. */
export interface Predecessor {
  readonly checklist: Checklist;
  readonly inheritance: Inheritance;
  readonly years: YearMap | null;
}

/** @throws UserError where it does not load, or no map leads from its profile to the new one */
export function readPredecessor({ invocation, profileName }: Basis, from: string): Predecessor {
  const { terminal, registry } = invocation;
  const checklist = loadChecklist(resolve(terminal.cwd, from), { registry });
  const profile = referenceTo(profileName, null, terminal.cwd);
  const inheritance = readInheritance(checklist.path, profile, bundledProfiles());
  if (inheritance.profile === profile) return { checklist, inheritance, years: null };
  const isBundled = bundledProfiles().includes(profile);
  const to = basename(profile, '.yaml');
  // The map of a profile that does not come with the program stands beside it.
  const years = readYearMap(
    inheritance.profile,
    to,
    isBundled ? undefined : dirname(resolve(terminal.cwd, profileName)),
  );
  if (years === null)
    throw usageError({
      th: `${from}: ไม่มีตารางเทียบเลขข้อจาก ${inheritance.profile} ไป ${profile}${isBundled ? '' : ' ให้วางไฟล์ตารางเทียบ เช่น 2569-2570.yaml ไว้ข้างโพรไฟล์'}`,
      en: `${from}: there is no map of items from ${inheritance.profile} to ${profile}${isBundled ? '' : '; put one beside the profile, such as 2569-2570.yaml'}`,
    });
  return { checklist, inheritance, years };
}

export interface Findings {
  /** Null: the site was not visited. */
  readonly search: SiteSearch | null;
  readonly old: Predecessor | null;
}

/** Each item of the profile with what was found for it, or carried over. */
export function draftItems({ profile, invocation }: Basis, { search, old }: Findings): readonly DraftItem[] {
  const { lang } = invocation.terminal;
  return old
    ? carryAddresses(profile.items, old.checklist, old.years, search?.items ?? []).map((item) => withNotes(item, lang))
    : withItems(profile.items, search, lang);
}

export function withItems(items: readonly Item[], search: SiteSearch | null, lang: Lang): readonly DraftItem[] {
  return items.map((item) => {
    const found = search?.items.find(({ id }) => id === item.id) ?? { id: item.id, chosen: [], alternatives: [] };
    return withNotes({ ...found, item }, lang);
  });
}

/** An officer looks for the page under the very link that opens nothing: it is named, and no evidence. */
function withNotes(item: DraftItem, lang: Lang): DraftItem {
  const { lost = [] } = item;
  return lost.length === 0 ? item : { ...item, notes: lost.map((link) => lostWords(link)[lang]) };
}

/** @param output the file to write; null: stdout */
export function draftText(
  { invocation: { terminal }, profileName, profile, now }: Basis,
  { search, old }: Findings,
  facts: AgencyFacts,
  items: readonly DraftItem[],
  output: string | null,
): string {
  const { lang, cwd } = terminal;
  const folder = output === null ? cwd : dirname(output);
  const { services, ...agency } = facts;
  const guess = search?.agency ?? { name: null, district: null, province: null };
  return checklistText(
    {
      schema: schemaReference(folder),
      extends: old
        ? [referenceTo(profileName, output, cwd), ...old.inheritance.extends.slice(1)]
        : [referenceTo(profileName, output, cwd)],
      agency: {
        name: agency.name ?? guess.name,
        kind: agency.kind,
        district: agency.district ?? guess.district,
        province: agency.province ?? guess.province,
      },
      known: new Set(AGENCY_KEYS.filter((key) => agency[key] !== undefined)),
      site: search?.url ?? old?.checklist.site ?? '',
      siteNotes: search ? siteNotes(search.homeAnswer, search.refused).map((words) => words[lang]) : [],
      fiscalYear: profile.fiscalYear,
      items,
      further: { ...old?.inheritance.further, ...(services !== undefined && services.length > 0 && { services }) },
      ownItems: old ? ownItems(old.checklist.path, old.years, profile.items) : {},
      pagesRead: search?.pagesRead ?? null,
      isCut: search?.isCut ?? false,
      madeOn: formatDate(bangkokDay(now), lang),
    },
    lang,
  );
}

/** How the new file refers to its profile: by name, or by the path relative to the file. */
function referenceTo(name: string, output: string | null, cwd: string): string {
  if (bundledProfiles().includes(name)) return name;
  const path = resolve(cwd, name);
  const way = relative(output === null ? cwd : dirname(output), path).replaceAll('\\', '/');
  return way.startsWith('.') ? way : `./${way}`;
}
