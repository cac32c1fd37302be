import { basename, dirname, resolve } from 'node:path';
import { kindOf, kindsAmong, unitOfKind } from '../model/agency/agency-kind.js';
import type { AgencyKind } from '../model/agency/agency-kinds.js';
import {
  type CheckEntry,
  type Checklist,
  type FindRule,
  type InputProblem,
  type Item,
  type Scoring,
  type ScoringRule,
  UserError,
} from '../model/checklist.js';
import type { RuleBasis } from '../model/finding.js';
import type { NamedFile } from '../model/register.js';
import { crawlLimits } from '../model/settings.js';
import type { Words } from '../model/words.js';
import { resolveYear } from '../model/year.js';
import { asQuestion, createNearest } from '../text/thai/nearest.js';
import { addressWithoutUserInfo } from '../text/url.js';
import { assessmentProblems, buildAssessment } from './assessment.js';
import { entryForKind, optionsForKinds } from './by-kind.js';
import { isMap } from './is-map.js';
import { unknownNames } from './issue-words.js';
import { createSharedParts, has, type Layer, pathText, readLayers, requiredWords, type SharedParts } from './layers.js';
import { mergeChecklists } from './merge.js';
import {
  type CheckRegistry,
  confidenceOption,
  documents,
  kindsOption,
  type ParsedEntry,
  parseEntry,
  type RawChecklist,
  type RawItem,
  schedule,
  severityOption,
  sourceOption,
} from './schema.js';
import type { Source } from './yaml/read-source.js';

export interface LoadOptions {
  readonly registry: CheckRegistry;
  /** Loads a profile by itself: agency, site and fiscal year may be missing (`explain`, `init`, `check --profile`). */
  readonly asProfile?: { readonly fiscalYear: number };
}

/** Loads any number of checklists, as `loadChecklist` does one; what they share is made and read once. */
export function createChecklistLoader(registry: CheckRegistry): (path: string) => Checklist {
  const shared = createSharedParts(registry);
  return (path) => load(path, { registry }, shared);
}

/**
 * Reads a checklist with everything that it extends.
 * @throws UserError with every problem at once, each with file, line, column and advice.
 */
export function loadChecklist(path: string, options: LoadOptions): Checklist {
  return load(path, options, createSharedParts(options.registry));
}

/**
 * As `loadChecklist`, of a text that may be written to the path later.
 * @throws UserError with every problem of the text and of what it extends
 */
export function loadChecklistText(text: string, path: string, options: LoadOptions): Checklist {
  return load(path, options, createSharedParts(options.registry, { path, text }));
}

function load(path: string, options: LoadOptions, shared: SharedParts): Checklist {
  const problems: InputProblem[] = [];
  const layers = readLayers(path, shared, problems, []);
  const main = layers.at(-1);
  if (!main) throw new UserError(problems);
  const raw = layers.map((layer) => layer.raw).reduce(mergeChecklists);
  if (main.source.data !== null || main.source.problems.length === 0) {
    const isChecklist = isMap(main.source.data);
    if (isChecklist && !options.asProfile) requireParts(main.source, raw, problems);
    // A base that cannot be read might have said what is missing.
    if (isChecklist && !isBaseBroken(layers, problems)) {
      // The schema reports an `items:` with nothing below it.
      if (raw.items === undefined) problems.push(missingPart(main.source, 'items', []));
      requireTitles(main.source, layers, raw, problems);
      problems.push(...referenceProblems(raw, main.source, layers, options.registry));
      problems.push(...calendarProblems(raw, main.source, layers));
    }
  }
  if (problems.length > 0) throw new UserError(problems);
  return build(path, { ...raw, order: orderOf(layers) }, layers, options, shared);
}

function isBaseBroken(layers: readonly Layer[], problems: readonly InputProblem[]): boolean {
  return (
    problems.some((problem) => problem.path.startsWith('extends')) ||
    layers.slice(0, -1).some((layer) => !isMap(layer.source.data))
  );
}

function missingPart(source: Source, path: string, at: readonly PropertyKey[]): InputProblem {
  return source.problemAt(at, { code: 'required', path, message: requiredWords(path) }, 'key');
}

function requireParts(source: Source, raw: RawChecklist, problems: InputProblem[]): void {
  const own: Record<string, unknown> = isMap(source.data) ? source.data : {};
  const missing = (path: string, at: readonly PropertyKey[]): void => {
    problems.push(missingPart(source, path, at));
  };
  if (own.version === undefined) missing('version', []);
  if (!isMap(raw.agency) || raw.agency.name === undefined || raw.agency.name === null)
    missing('agency.name', ['agency']);
  if (raw.site === undefined || raw.site === null) missing('site', []);
  if (raw.fiscalYear === undefined || raw.fiscalYear === null) missing('fiscalYear', []);
  if (isMap(raw.scoring) && raw.scoring.indicators === undefined) missing('scoring.indicators', ['scoring']);
}

function requireTitles(main: Source, layers: readonly Layer[], raw: RawChecklist, problems: InputProblem[]): void {
  if (!isMap(raw.items)) return;
  const ofBases = new Set(
    layers.slice(0, -1).flatMap((layer) => (isMap(layer.raw.items) ? Object.keys(layer.raw.items) : [])),
  );
  const nearestOf = createNearest([...ofBases]);
  for (const [id, item] of Object.entries(raw.items)) {
    if (item !== null && (!isMap(item) || item.title !== undefined)) continue;
    const source = homeOf(['items', id], main, layers);
    const message = noTitle(id, ofBases.has(id) ? null : nearestOf(id));
    problems.push(source.problemAt(['items', id], { code: 'required', path: `${id}.title`, message }, 'key'));
  }
}

/** An item without a title is a new one, or one of the profile whose identifier was mistyped. @param near which one */
function noTitle(id: string, near: string | null): Words {
  const { th, en } = asQuestion(near);
  return { th: `${id}: ขาด title (ชื่อข้อ)${th}`, en: `${id}: "title" is required${en}` };
}

/** The days of the assessment may stand in several files of the chain: their order is that of all of them. */
function calendarProblems(raw: RawChecklist, main: Source, layers: readonly Layer[]): InputProblem[] {
  if (!isMap(raw.assessment)) return [];
  const at = (path: readonly string[], message: Words): InputProblem => {
    const source = homeOf(path, main, layers);
    return source.problemAt(path, { code: 'value', path: path.join('.'), message });
  };
  const wrong = assessmentProblems(raw.assessment).map(({ key, words }) => at(['assessment', key], words));
  const about = { code: 'required', path: 'assessment', message: requiredWords('assessment.submitted') } as const;
  return raw.assessment.submitted === undefined
    ? [...wrong, homeOf(['assessment'], main, layers).problemAt(['assessment'], about, 'key')]
    : wrong;
}

/** The base's items keep their order; new items follow in their own. */
function orderOf(layers: readonly Layer[]): string[] {
  return [...new Set(layers.flatMap((layer) => layer.source.keysUnder('items')))];
}

function build(
  path: string,
  raw: RawChecklist & { readonly order: readonly string[] },
  layers: readonly Layer[],
  options: LoadOptions,
  { entries }: SharedParts,
): Checklist {
  const source = layers.at(-1)!.source;
  const fiscalYear = raw.fiscalYear ?? options.asProfile?.fiscalYear ?? 0;
  const name = raw.agency?.name ?? '';
  const kind = kindOf({ name, kind: raw.agency?.kind });
  const context: ItemContext = { fiscalYear, source, layers, registry: options.registry, kind, entries };
  return {
    path,
    agency: { ...raw.agency, name },
    site: addressWithoutUserInfo(raw.site?.trim() ?? ''),
    fiscalYear,
    schedule: schedule.parse(raw.schedule ?? {}),
    assessment: buildAssessment(raw.assessment),
    lists: { services: raw.services ?? [], ...raw.lists },
    crawl: crawlLimits.parse(raw.crawl ?? {}),
    items: raw.order.flatMap((id) =>
      raw.items && Object.hasOwn(raw.items, id) ? [buildItem(id, raw.items[id] ?? {}, context)] : [],
    ),
    scoring: buildScoring(raw),
    ocr: raw.ocr ?? false,
    evidence: raw.evidence ?? 'copies',
    notify: raw.notify ?? null,
    ...draftOf(raw, layers),
  };
}

/** The draft is named by the profile that says that it is one. */
function draftOf(raw: RawChecklist, layers: readonly Layer[]): { readonly draft: string } | null {
  if (raw.draft !== true) return null;
  const said = layers.findLast((layer) => layer.raw.draft === true);
  return { draft: basename(said?.source.file ?? '').replace(/\.ya?ml$/, '') };
}

interface ItemContext {
  readonly fiscalYear: number;
  readonly source: Source;
  readonly layers: readonly Layer[];
  readonly registry: CheckRegistry;
  /** Null: nobody knows. */
  readonly kind: AgencyKind | null;
  readonly entries: SharedParts['entries'];
}

function buildItem(id: string, raw: RawItem, context: ItemContext): Item {
  const { fiscalYear, source, kind } = context;
  const { follow, fiscalYear: year, max } = documents.parse(raw.documents ?? {});
  const inFile = isMap(source.data) && isMap(source.data.items) && id in source.data.items;
  return {
    id,
    title: raw.title ?? '',
    owner: raw.owner ? unitOfKind(raw.owner, kind) : null,
    urls: (raw.urls ?? []).map((target) =>
      typeof target === 'string'
        ? { url: addressWithoutUserInfo(target.trim()), sheet: null }
        : { url: addressWithoutUserInfo(target.url.trim()), sheet: target.sheet ?? null },
    ),
    documents: { follow, fiscalYear: year === undefined ? null : resolveYear(year, fiscalYear), max },
    checks: entriesOf(raw.checks ?? [], context).flatMap((entries, index) =>
      entries.map((entry) => withFiles(entry, ['items', id, 'checks', index], context)),
    ),
    enabled: raw.enabled ?? true,
    ...(raw.find && { find: buildFind(raw.find, fiscalYear) }),
    source: { file: source.file, ...source.locate(inFile ? ['items', id] : ['extends'], 'key') },
  };
}

/** The files that an entry names, relative to the file in which it stands. */
function withFiles(entry: CheckEntry, path: readonly PropertyKey[], context: ItemContext): CheckEntry {
  const named = context.registry.get(entry.id)?.meta.files?.(entry.options);
  if (named === undefined || named.names.length === 0) return entry;
  const source = homeOf(path, context.source, context.layers);
  const at = [...path, entry.id, named.option];
  const place = { file: source.file, ...source.excerptAt(at), path: pathText(at) };
  const files = named.names.map((name): NamedFile => ({ name, path: resolve(dirname(source.file), name), place }));
  return { ...entry, files };
}

function buildFind(raw: NonNullable<RawItem['find']>, fiscalYear: number): FindRule {
  return {
    keywords: raw.keywords ?? [],
    not: raw.not ?? [],
    fiscalYear: raw.year === undefined || raw.year === 'current' ? null : resolveYear(raw.year, fiscalYear),
    kind: raw.kind ?? 'any',
  };
}

/** The entries of each place of a list, which is the same one in all checklists that leave it as their profile has it. */
function entriesOf(list: readonly unknown[], { entries, registry, kind }: ItemContext): readonly CheckEntry[][] {
  const byKind = entries.get(list) ?? new Map<AgencyKind | null, readonly CheckEntry[][]>();
  const built = byKind.get(kind) ?? list.map((value) => buildEntry(value, registry, kind));
  entries.set(list, byKind.set(kind, built));
  return built;
}

function buildEntry(value: unknown, registry: CheckRegistry, kind: AgencyKind | null): CheckEntry[] {
  const entry = parseEntry(value);
  const check = entry && registry.get(entry.id);
  if (!entry || !check) return [];
  const named = entry.for === undefined ? undefined : kindsOption.parse(entry.for);
  const possible = kind !== null ? [kind] : named === undefined ? null : kindsAmong(named);
  const options = check.meta.options.parse(optionsForKinds(entry.options, possible));
  const basis = buildBasis(entry);
  const built: CheckEntry = {
    id: entry.id,
    options,
    severity: severityOption.parse(entry.severity) ?? null,
    ...(basis && { basis }),
    ...(named !== undefined && { kinds: named }),
  };
  return entryForKind(built, check, kind);
}

function buildBasis({ source, confidence }: ParsedEntry): RuleBasis | null {
  if (source === undefined && confidence === undefined) return null;
  return { source: sourceOption.parse(source ?? '–'), confidence: confidenceOption.parse(confidence ?? 'inferred') };
}

function buildScoring(raw: RawChecklist): Scoring | null {
  if (!raw.scoring?.indicators) return null;
  const parts = raw.scoring.eit === undefined ? [] : [raw.scoring.eit].flat();
  const { rule, indicators, readings = [], levels = [] } = raw.scoring;
  return {
    ...buildRule({ rule, indicators }),
    readings: readings.map(buildRule),
    levels,
    iit: raw.scoring.iit ?? null,
    eit: parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0) / parts.length,
  };
}

type RawReading = NonNullable<NonNullable<RawChecklist['scoring']>['readings']>[number];

function buildRule({
  rule,
  indicators,
}: Omit<RawReading, 'rule'> & { readonly rule?: string | undefined }): ScoringRule {
  return { rule, indicators: indicators.map((indicator) => ({ ...indicator, id: String(indicator.id) })) };
}

/**
 * Unknown names: items in `scoring`, lists and items in the options of checks. They are found in the raw form, so that they
 * are reported together with every other problem.
 */
function referenceProblems(
  raw: RawChecklist,
  main: Source,
  layers: readonly Layer[],
  registry: CheckRegistry,
): InputProblem[] {
  const items: [string, unknown][] = Object.entries(isMap(raw.items) ? raw.items : {});
  const ids = items.map(([id]) => id);
  const known = new Set(ids);
  const lists = new Set(['services', ...Object.keys(isMap(raw.lists) ? raw.lists : {})]);
  const unknownItem = unknownNames('ข้อ', 'item', ids);
  const unknownList = unknownNames('รายการ', 'list', [...lists]);
  const at = (path: readonly PropertyKey[], message: Words): InputProblem => {
    const source = homeOf(path, main, layers);
    return source.problemAt(path, { code: 'unknown', path: pathText(path), message });
  };
  const rules: [readonly PropertyKey[], unknown][] = [
    [['scoring'], raw.scoring],
    ...listOf(raw.scoring, 'readings').map((one, n): [PropertyKey[], unknown] => [['scoring', 'readings', n], one]),
  ];
  const scored = rules.flatMap(([path, rule]) =>
    listOf(rule, 'indicators').flatMap((indicator, i) =>
      listOf(indicator, 'groups').flatMap((group, g) =>
        (Array.isArray(group) ? group : []).flatMap((id: unknown, k) =>
          typeof id !== 'string' || known.has(id)
            ? []
            : [at([...path, 'indicators', i, 'groups', g, k], unknownItem(id))],
        ),
      ),
    ),
  );
  const named = items.flatMap(([id, item]) =>
    listOf(item, 'checks').flatMap((value, index) => {
      const { lists: listNames = [], items: itemNames = [] } = referencesOf(value, registry) ?? {};
      const unknown = [
        ...listNames.filter((name) => !lists.has(name)).map(unknownList),
        ...itemNames.filter((name) => !known.has(name)).map(unknownItem),
      ];
      return unknown.map((words) => at(['items', id, 'checks', index], words));
    }),
  );
  return [...scored, ...named];
}

/** Null where the entry itself is wrong, which the schema reports. */
function referencesOf(value: unknown, registry: CheckRegistry) {
  const entry = parseEntry(value);
  const meta = entry && registry.get(entry.id)?.meta;
  if (!meta?.references) return null;
  const options = meta.options.safeParse(entry?.options);
  return options.success ? meta.references(options.data) : null;
}

function listOf(holder: unknown, key: string): unknown[] {
  const found = isMap(holder) ? holder[key] : null;
  return Array.isArray(found) ? found : [];
}

/** The file nearest to the checklist that has the path. */
function homeOf(path: readonly PropertyKey[], main: Source, layers: readonly Layer[]): Source {
  return layers.findLast((layer) => has(layer.source.data, path))?.source ?? main;
}
