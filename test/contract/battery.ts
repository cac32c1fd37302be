import type { Report, ReportFinding, ReportItem } from '../../src/model/report.js';
import { type Desk, openDesk } from '../helpers/program.js';
import { type Behaviour, file, page, type Site, startSite, status } from '../helpers/site.js';

/** One item of a checklist, what its site serves and what the program must say. */
export interface Trial {
  /** Body of the item's page, served at `/ID.html`. */
  readonly html?: string;
  readonly title?: string;
  /** Name -> [bytes, content type], served at `/ID/NAME`. Without `html` or `urls` the first is the item's address. */
  readonly files?: Readonly<Record<string, readonly [Uint8Array | string, string]>>;
  /** Path -> behaviour. */
  readonly routes?: Readonly<Record<string, Behaviour>>;
  /** YAML of the list; `$` stands for the origin. */
  readonly urls?: string;
  /** Further YAML of the item, in flow form: `checks: [egp]`. */
  readonly rest?: string;
  readonly verdict: 'pass' | 'fail' | 'review' | 'disabled';
  /** `code`, or `code@rowLabel`; every finding of the item, in any order. */
  readonly finds?: readonly string[];
}

export interface BatteryOptions {
  /** Further YAML at the top. */
  readonly head?: string;
  readonly crawl?: string;
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  readonly routes?: Readonly<Record<string, Behaviour>>;
}

export interface Battery {
  readonly report: Report;
  readonly site: Site;
  readonly desk: Desk;
  readonly status: number | null;
  item(id: string): ReportItem;
  findings(id: string, code: string): readonly ReportFinding[];
  close(): Promise<void>;
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Runs the program once over all trials of a checklist. */
export async function runBattery(
  trials: Readonly<Record<string, Trial>>,
  options: BatteryOptions = {},
): Promise<Battery> {
  const desk = openDesk();
  const routes: Record<string, Behaviour> = {
    '/': page(
      'เทศบาลตำบลสำราญ',
      '<h1>เทศบาลตำบลสำราญ</h1><p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาลตำบลสำราญ อำเภอเมืองยโสธร ข่าวประชาสัมพันธ์ กิจกรรม</p>',
    ),
    ...options.routes,
  };
  for (const [id, trial] of Object.entries(trials)) {
    if (trial.html !== undefined) routes[`/${id}.html`] = page(trial.title ?? id, trial.html);
    for (const [name, [bytes, type]] of Object.entries(trial.files ?? {}))
      routes[`/${id}/${encodeURIComponent(name)}`] = file(bytes, type);
    Object.assign(routes, trial.routes);
  }
  const site = await startSite((request, response, times) => {
    const path = request.url ?? '';
    return (routes[path] ?? status(404, '<h1>404 Not Found</h1>'))(request, response, times);
  });
  const items = Object.entries(trials).map(([id, trial]) => {
    const first = Object.keys(trial.files ?? {})[0];
    const urls =
      trial.urls?.replaceAll('$', site.origin) ??
      (trial.html !== undefined
        ? `["${site.origin}/${id}.html"]`
        : first
          ? `["${site.origin}/${id}/${encodeURIComponent(first)}"]`
          : '[]');
    return `  ${id}: { title: ${id}, urls: ${urls}${trial.rest ? `, ${trial.rest.replaceAll('$ORIGIN', site.origin)}` : ''} }`;
  });
  desk.write(
    'town.yaml',
    `version: 1\nagency: { name: เทศบาลตำบลสำราญ }\nsite: ${site.url}\nfiscalYear: 2568\ncrawl: { retries: 0, timeoutMs: 5000, perHost: 8, concurrency: 8${options.crawl ?? ''} }\n${options.head ?? ''}items:\n${items.join('\n')}\n`,
  );
  const args = ['--no-crawl', '--now', '2025-06-15T10:00:00+07:00', '--lang', 'en', ...(options.args ?? [])];
  const { report, status: code } = await desk.audit('town.yaml', ...args);
  const item = (id: string): ReportItem => {
    const found = report.items.find((entry) => entry.id === id);
    if (!found) throw new Error(`no item ${id}`);
    return found;
  };
  return {
    report,
    site,
    desk,
    status: code,
    item,
    findings: (id, wanted) => item(id).findings.filter((finding) => finding.code === wanted),
    close: async () => {
      await site.close();
      desk.clear();
    },
  };
}

/** What a trial came to, in the form of `Trial`. */
export function cameTo(item: ReportItem, trial: Trial): Pick<Trial, 'verdict' | 'finds'> {
  const wantsRow = new Set((trial.finds ?? []).filter((find) => find.includes('@')).map((find) => find.split('@')[0]));
  const finds = item.findings
    .filter((finding) => !finding.code.startsWith('item/disabled'))
    .map((finding) => (wantsRow.has(finding.code) ? `${finding.code}@${finding.location.rowLabel}` : finding.code))
    .sort();
  return { verdict: item.verdict, finds };
}

export function expected(trial: Trial): Pick<Trial, 'verdict' | 'finds'> {
  return { verdict: trial.verdict, finds: [...(trial.finds ?? [])].sort() };
}

/** An HTML table; the first row is its heading. */
export function table(...rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  return `<table><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr>${body
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</table>`;
}
