import type { Report } from '../../model/report.js';
import { agencyLine } from '../compose/agency.js';
import { sayIn } from '../compose/words.js';
import type { Reporter, ReportList, ReportPage, View } from '../reporter.js';
import { filterBar } from './items.js';
import { html, type Markup } from './markup.js';
import { htmlDocument } from './page.js';
import { PROVINCE_STYLE, provinceMarkup } from './province.js';
import { PROVINCE_SCRIPT } from './province-script.js';
import { SCRIPT } from './script.js';
import { reportMarkup } from './sections.js';

/** One self-contained page for phone, screen and paper. Its policy forbids every request. */
export const htmlPage: Reporter = {
  id: 'html',
  render: wholePage,
  renderMany: (reports, view) => {
    const bodies = reports.map((report, n) => agency(report, view, n));
    const below = html`<h2>${sayIn(view.lang)('title.items')}</h2>${filterBar(reports, view)}${bodies}`;
    return overviewPage(reports, view, (index) => `#agency-${index + 1}`, below);
  },
  pages,
};

/** @param below what follows the table of agencies */
function overviewPage(
  reports: ReportList,
  view: View,
  hrefOf: (index: number) => string,
  below: Markup | null,
): string {
  const title = sayIn(view.lang)('title.many');
  const [first] = reports;
  const body = html`${pageHeader(title)}<main>${provinceMarkup(reports, view, hrefOf)}${below}</main>`;
  const parts = { title, start: 'overview', body, style: PROVINCE_STYLE, script: SCRIPT + PROVINCE_SCRIPT };
  return htmlDocument(parts, view.lang, first?.tool.version ?? '');
}

function wholePage(report: Report, view: View): string {
  const say = sayIn(view.lang);
  const name = agencyLine(report.checklist.agency, say);
  const body = html`${pageHeader(say('title.report'))}<main>${reportMarkup(report, view, { prefix: '', level: 'whole' })}</main>`;
  const parts = { title: `${name} – ${say('title.report')}`, start: 'items', body, style: '', script: SCRIPT };
  return htmlDocument(parts, view.lang, report.tool.version);
}

const pageHeader = (title: string): Markup => html`<header class="top"><h1>${title}</h1></header>`;

/** The overview, and a page for each agency in a folder. */
function* pages(reports: ReportList, view: View, folder: string): Generator<ReportPage> {
  const names = pageNames(reports);
  const hrefOf = (index: number): string => `${encodeURIComponent(folder)}/${encodeURIComponent(names[index] ?? '')}`;
  yield { name: null, content: overviewPage(reports, view, hrefOf, null) };
  let index = 0;
  for (const report of reports) {
    yield { name: names[index] ?? `${index}.html`, content: wholePage(report, view) };
    index += 1;
  }
}

/** Named after the checklists, whose cleaned names may coincide; characters that no file name should hold become a dash. */
function pageNames(reports: ReportList): readonly string[] {
  const taken = new Set<string>();
  return Array.from(reports, ({ checklist }) => {
    const file = checklist.path.split(/[\\/]/).at(-1) ?? '';
    const safe = file
      .replace(/\.ya?ml$/i, '')
      .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 60);
    const base = safe === '' ? 'report' : safe;
    let name = `${base}.html`;
    for (let turn = 2; taken.has(name.toLowerCase()); turn += 1) name = `${base}-${turn}.html`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function agency(report: Report, view: View, n: number): Markup {
  return html`<details class="agency card" id="agency-${n + 1}"><summary><h2>${report.checklist.agency.name}</h2></summary>${reportMarkup(report, view, { prefix: `agency-${n + 1}-`, level: 'part' })}</details>`;
}
