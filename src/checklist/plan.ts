import type { Need } from '../checks/define-check.js';
import { type Checklist, type Item, UserError } from '../model/checklist.js';
import type { CrawlLimits, Settings } from '../model/settings.js';
import { asQuestion, createNearest } from '../text/thai/nearest.js';
import { usageProblem } from './issue-words.js';
import type { CheckRegistry } from './schema.js';

/** What the checks of an item need, so that nothing else is read. */
export interface Wants {
  readonly grids: boolean;
  readonly qrCodes: boolean;
  readonly ocr: boolean;
  /** Its pages as a search robot is shown them. */
  readonly robotViews?: boolean;
  /** The home page of the site and its pictures. */
  readonly home?: boolean;
}

export interface PlannedItem {
  readonly item: Item;
  readonly wants: Wants;
}

/** The round before it touches the network: options merged, needs united, items chosen. */
export interface Plan {
  readonly checklist: Checklist;
  readonly items: readonly PlannedItem[];
  /** Items that were not asked for, but whose tables a check of an asked one reads. */
  readonly peers: readonly PlannedItem[];
  readonly limits: CrawlLimits;
  readonly crawl: boolean;
  /** Pages that need JavaScript are to be shown by a browser. */
  readonly browser: boolean;
  /** Only some items were asked for: such a round is printed, not stored. */
  readonly isPartial: boolean;
}

/**
 * Lays the command line over the checklist.
 * @throws UserError when `--only` names an item that is not there.
 */
export function makePlan(checklist: Checklist, registry: CheckRegistry, settings: Settings): Plan {
  const { only } = settings;
  refuseUnknown(checklist, only);
  const chosen = only === null ? checklist.items : checklist.items.filter((item) => only.includes(item.id));
  const peers = only === null ? [] : peersOf(chosen, checklist, registry).filter((item) => !chosen.includes(item));
  const asked = [...chosen, ...peers];
  const read = new Set(asked.flatMap((item) => referencedItems(item, registry)));
  const planned = (item: Item): PlannedItem => ({
    item,
    wants: wantsOf(item, read, checklist.ocr || settings.ocr, registry),
  });
  return {
    checklist,
    items: chosen.map(planned),
    peers: peers.map(planned),
    limits: {
      ...checklist.crawl,
      ...settings.limits,
      // What the command line leaves out comes on top of what the checklist does.
      exclude: [...checklist.crawl.exclude, ...(settings.limits.exclude ?? [])],
    },
    crawl: settings.crawl && only === null,
    browser: checklist.crawl.browser === true || settings.browser?.isAsked === true,
    isPartial: only !== null,
  };
}

function refuseUnknown(checklist: Checklist, only: readonly string[] | null): void {
  const ids = new Set(checklist.items.map((item) => item.id));
  const unknown = (only ?? []).filter((id) => !ids.has(id));
  if (unknown.length === 0) return;
  const nearestOf = createNearest([...ids]);
  throw new UserError(
    unknown.map((id) => {
      const near = asQuestion(nearestOf(id));
      return usageProblem({
        th: `--only: ไม่มีข้อ "${id}" ใน ${checklist.path}${near.th}`,
        en: `--only: ${checklist.path} has no item "${id}"${near.en}`,
      });
    }),
  );
}

/** What must be read for a kind of facts; null: it is there without asking. */
const READ_FOR = {
  exchanges: null,
  files: null,
  texts: null,
  grids: 'grids',
  dates: null,
  links: null,
  qrCodes: 'qrCodes',
  previous: null,
  unexamined: null,
  hiddenLinks: null,
  robotViews: 'robotViews',
  home: 'home',
} as const satisfies Readonly<Record<Need, keyof Wants | null>>;

/** `read`: items whose tables a check of another item reads (coverage). */
function wantsOf(item: Item, read: ReadonlySet<string>, ocr: boolean, registry: CheckRegistry): Wants {
  const wanted = new Set(
    item.checks.flatMap(({ id, options }) => {
      const meta = registry.get(id)?.meta;
      const needs = (meta?.needs ?? []).filter((need) => meta?.asksFor?.[need]?.(options) ?? true);
      return needs.map((need) => READ_FOR[need]);
    }),
  );
  return {
    grids: wanted.has('grids') || read.has(item.id),
    qrCodes: wanted.has('qrCodes'),
    ocr,
    ...(wanted.has('robotViews') && { robotViews: true }),
    ...(wanted.has('home') && { home: true }),
  };
}

function referencedItems(item: Item, registry: CheckRegistry): readonly string[] {
  return item.checks.flatMap((entry) => registry.get(entry.id)?.meta.references?.(entry.options).items ?? []);
}

function peersOf(items: readonly Item[], checklist: Checklist, registry: CheckRegistry): readonly Item[] {
  const ids = new Set(items.flatMap((item) => referencedItems(item, registry)));
  return checklist.items.filter((item) => ids.has(item.id));
}
