import type { Report } from '../../model/report.js';
import { agencyLine } from '../compose/agency.js';
import { alarmLines, figuresOf, figureTitles, rankReports, standingOf, verdictsOf } from '../compose/ranking.js';
import { sayIn } from '../compose/words.js';
import type { Reporter, ReportList, ReportPage, View } from '../reporter.js';
import { filterBar } from './items.js';
import { html, type Markup } from './markup.js';
import { htmlDocument } from './page.js';
import { matrix, PROVINCE_STYLE, totals } from './province.js';
import { SCRIPT } from './script.js';
import { reportMarkup } from './sections.js';

/** One self-contained page for phone, screen and paper. Its policy forbids every request. */
export const htmlPage: Reporter = {
  id: 'html',
  render: wholePage,
  renderMany: (reports, view) => {
    const bodies = reports.map((report, n) => agency(report, view, n));
    const below = html`${filterBar(reports, view)}${bodies}`;
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
  const body = html`${pageHeader(title)}<main>${overview(reports, view, hrefOf)}${below}</main>`;
  return page(title, 'overview', body, view, first?.tool.version ?? '', PROVINCE_STYLE);
}

function wholePage(report: Report, view: View): string {
  const say = sayIn(view.lang);
  const name = agencyLine(report.checklist.agency, say);
  const body = html`${pageHeader(say('title.report'))}<main>${reportMarkup(report, view, { prefix: '', level: 'whole' })}</main>`;
  return page(`${name} – ${say('title.report')}`, 'items', body, view, report.tool.version);
}

const pageHeader = (title: string): Markup => html`<header class="top"><h1>${title}</h1></header>`;

function page(title: string, start: string, body: Markup, view: View, version: string, style = ''): string {
  return htmlDocument({ title, start, body, style, script: SCRIPT }, view.lang, version);
}

function overview(reports: ReportList, view: View, hrefOf: (index: number) => string): Markup {
  const say = sayIn(view.lang);
  const ranked = rankReports(reports);
  const heads = figureTitles(say);
  const rows = ranked.map((agency) => {
    const { index, rank, name, verdict } = agency;
    const cells = figuresOf(agency);
    const { sign, word } = standingOf(agency, say);
    return html`<tr role="row"><td role="cell" class="number" data-label="${say('label.rank')}">${rank}</td><td role="cell" data-label="${say('label.agency')}"><a href="${hrefOf(index)}">${name}</a></td><td role="cell" data-label="${say('label.verdict')}" class="${verdict}"><span class="sign" aria-hidden="true">${sign}</span> ${word}</td>${cells.map((cell, c) => html`<td role="cell" class="number" data-label="${heads[c] ?? ''}">${cell}</td>`)}</tr>`;
  });
  const alarms = alarmLines(ranked, say).map(
    (text) => html`<p class="card notice" role="note"><strong>! ${text}</strong></p>`,
  );
  return html`${alarms}<section aria-labelledby="overview"><h2 id="overview">${say('title.summary')}</h2>${totals(ranked, view)}
<table class="cards" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="number">${say('label.rank')}</th><th role="columnheader" scope="col">${say('label.agency')}</th><th role="columnheader" scope="col">${say('label.verdict')}</th>${heads.map((head) => html`<th role="columnheader" scope="col" class="number">${head}</th>`)}</tr></thead><tbody role="rowgroup">${rows}</tbody></table>
<p class="faint">OIT: ${say('score.note')}</p></section>${matrix(ranked, verdictsOf(reports), view, hrefOf)}`;
}

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
