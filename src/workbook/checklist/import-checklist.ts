import { parse, stringify } from 'yaml';
import { editYaml, type YamlEdit, type YamlEntry } from '../../checklist/edit-yaml.js';
import { isMap } from '../../checklist/is-map.js';
import { loadChecklistText } from '../../checklist/load.js';
import { bundledProfiles, newestProfile } from '../../checklist/profiles.js';
import type { CheckRegistry } from '../../checklist/schema.js';
import { type Checklist, type InputProblem, type Item, type Target, UserError } from '../../model/checklist.js';
import { targetText } from './export-checklist.js';
import type { ChecklistSheet, Said, SheetAgency, SheetItem } from './read-checklist-sheet.js';

export interface Import {
  /** The checklist as it is to be written. */
  readonly text: string;
  readonly checklist: Checklist;
  /** Items that the sheet changed, and those that it added. */
  readonly changed: readonly string[];
  readonly added: readonly string[];
}

export interface ImportTarget {
  /** The sheet's file, as the user named it. */
  readonly file: string;
  /** Of the checklist. */
  readonly path: string;
  /** What the checklist says now; null: there is none yet. */
  readonly text: string | null;
  readonly registry: CheckRegistry;
}

/**
 * Puts what a sheet says into a checklist. Items that it does not name stay; so do comments, checks and settings.
 * @throws UserError with every mistake of the sheet, each with its cell, or of the checklist as it is now
 */
export function importChecklist(sheet: ChecklistSheet, target: ImportTarget): Import {
  if (sheet.problems.length > 0) throw new UserError(sheet.problems);
  const cells = new Map<string, string>();
  const { base, before } = beginningOf(sheet, target, cells);
  const own: unknown = parse(base.replace(/^\uFEFF/, ''));
  const edits: CellEdit[] = target.text === null ? [] : agencyEdits(sheet.agency, before, own);
  const items = sheet.items.map((row) => ({ row, item: itemOf(before, row.id.value) }));
  for (const { row, item } of items) edits.push(...itemEdits(row, item, own));
  const missing = items.filter(({ row, item }) => item === undefined && !row.title?.value);
  if (missing.length > 0)
    throw new UserError(
      missing.map(({ row }) => cellProblem(target.file, row.title?.cell ?? row.id.cell, noTitle(row.id.value))),
    );
  for (const { path, cell } of edits) cells.set(path.join('\0'), cell);
  const text = editYaml(base, edits);
  const checklist = load(text, target, cells);
  const touched = new Set(edits.filter(({ path }) => path[0] === 'items').map(({ path }) => path[1]));
  const added = items.filter(({ item }) => item === undefined).map(({ row }) => row.id.value);
  const changed = items.flatMap(({ item }) => (item !== undefined && touched.has(item.id) ? [item.id] : []));
  return { text, checklist, changed, added };
}

/** What the sheet is put into, and what it says. A new checklist has the profile of its year where the sheet holds an item of it. */
function beginningOf(sheet: ChecklistSheet, target: ImportTarget, cells: Map<string, string>) {
  const profile = sheet.agency.profiles?.value ?? [profileOf(sheet.agency)];
  const base = target.text ?? newChecklist(sheet.agency, profile, cells);
  const before = load(base, target, cells);
  const isOwn = sheet.items.length > 0 && sheet.items.every((row) => !itemOf(before, row.id.value) && row.title?.value);
  if (target.text !== null || sheet.agency.profiles || !isOwn) return { base, before };
  const bare = newChecklist(sheet.agency, [], cells);
  return { base: bare, before: load(bare, target, cells) };
}

/** Without a profile the sheet's year says which. */
function profileOf({ fiscalYear }: SheetAgency): string {
  const ofYear = `oit-${fiscalYear?.value ?? ''}`;
  return bundledProfiles().includes(ofYear) ? ofYear : newestProfile();
}

interface CellEdit extends YamlEdit {
  readonly cell: string;
}

const noTitle = (id: string) => ({
  th: `ข้อ ${id} เป็นข้อใหม่ ต้องมีชื่อข้อ`,
  en: `item ${id} is new and needs a title`,
});

/** People write `o13` for `O13`. */
function itemOf({ items }: Checklist, id: string): Item | undefined {
  return items.find((item) => item.id === id) ?? items.find((item) => item.id.toLowerCase() === id.toLowerCase());
}

function itemEdits(row: SheetItem, item: Item | undefined, own: unknown): readonly CellEdit[] {
  const id = item?.id ?? row.id.value;
  const edits: CellEdit[] = [];
  const set = (key: string, { cell }: Said<unknown>, value: YamlEdit['value']): void => {
    edits.push({ path: ['items', id, key], value, cell });
  };
  const { title, owner, urls, enabled } = row;
  if (title && title.value !== '' && title.value !== item?.title) set('title', title, title.value);
  if (owner && owner.value !== (item?.owner ?? '')) {
    if (owner.value !== '') set('owner', owner, owner.value);
    else if (ownValue(own, ['items', id, 'owner']) !== undefined) set('owner', owner, null);
  }
  if (urls && !isSameList(urls.value, item?.urls ?? [])) set('urls', urls, urls.value.map(entryOf));
  if (enabled && enabled.value !== (item?.enabled ?? true)) set('enabled', enabled, enabled.value);
  return edits;
}

function isSameList(one: readonly Target[], other: readonly Target[]): boolean {
  return one.map(targetText).join('\n') === other.map(targetText).join('\n');
}

function entryOf({ url, sheet }: Target): YamlEntry {
  return sheet === null ? url : { url, sheet };
}

function agencyEdits({ texts, fiscalYear, services, profiles }: SheetAgency, now: Checklist, own: unknown): CellEdit[] {
  const edits: CellEdit[] = [];
  const held: Readonly<Record<string, unknown>> = { ...now.agency };
  for (const [key, said] of Object.entries(texts)) {
    const path = key === 'site' ? ['site'] : ['agency', key];
    const value = key === 'site' ? now.site : held[key];
    if (said.value !== value) edits.push({ path, value: said.value, cell: said.cell });
  }
  if (fiscalYear && fiscalYear.value !== now.fiscalYear)
    edits.push({ path: ['fiscalYear'], value: fiscalYear.value, cell: fiscalYear.cell });
  if (services && services.value.join('\n') !== (now.lists.services ?? []).join('\n'))
    edits.push({ path: ['services'], value: services.value, cell: services.cell });
  const bases = [ownValue(own, ['extends']) ?? []].flat().map(String);
  if (profiles && profiles.value.join('\n') !== bases.join('\n')) {
    const [only] = profiles.value;
    const value = profiles.value.length === 1 && only !== undefined ? only : profiles.value;
    edits.push({ path: ['extends'], value, cell: profiles.cell });
  }
  return edits;
}

/** The beginning of a checklist that does not exist yet. */
function newChecklist(
  { texts, fiscalYear, services, profiles }: SheetAgency,
  bases: readonly string[],
  cells: Map<string, string>,
): string {
  const { site, name, kind, district, province } = texts;
  const agency = Object.entries({ name, kind, district, province }).flatMap(([key, said]) => {
    if (said) cells.set(`agency\0${key}`, said.cell);
    return said ? [[key, said.value]] : [];
  });
  for (const [key, said] of Object.entries({ site, fiscalYear, services, extends: profiles }))
    if (said) cells.set(key, said.cell);
  return stringify(
    {
      version: 1,
      ...(bases.length > 0 && { extends: bases.length === 1 ? bases[0] : bases }),
      agency: Object.fromEntries(agency),
      ...(site && { site: site.value }),
      ...(fiscalYear && { fiscalYear: fiscalYear.value }),
      schedule: { everyDays: 15 },
      ...(services && services.value.length > 0 && { services: services.value }),
      items: {},
    },
    { lineWidth: 0 },
  );
}

/** Problems of what the sheet says are told by their cells, all others by their place in the checklist. */
function load(
  text: string,
  { path, registry, file, text: now }: ImportTarget,
  cells: ReadonlyMap<string, string>,
): Checklist {
  try {
    return loadChecklistText(text, path, { registry });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.problems.map((problem) => inSheet(problem, file, cells, now === null)));
  }
}

function inSheet(
  problem: InputProblem,
  file: string,
  cells: ReadonlyMap<string, string>,
  isNew: boolean,
): InputProblem {
  const found = [...cells].find(([key]) => {
    const path = key
      .split('\0')
      .filter((part, n) => !(n === 0 && part === 'items'))
      .join('.');
    return problem.path === path || problem.path.startsWith(`${path}[`) || problem.path.startsWith(`${path}.`);
  });
  if (found) return cellProblem(file, found[1], problem.message);
  // A checklist that does not exist yet has no lines to point at.
  return isNew ? cellProblem(file, problem.path, problem.message) : problem;
}

function cellProblem(file: string, cell: string, message: InputProblem['message']): InputProblem {
  return { file, line: null, column: null, code: 'cell', path: cell, message };
}

function ownValue(own: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (isMap(node) ? node[key] : undefined), own);
}
