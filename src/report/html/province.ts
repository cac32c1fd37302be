import type { Verdict } from '../../model/finding.js';
import { grouped } from '../../text/grouped.js';
import {
  alarmWords,
  changeFigure,
  directionOf,
  failureChange,
  figuresOf,
  figureTitles,
  isHacked,
  matrixOf,
  type RankedAgency,
  rankReports,
  totalsOf,
  type VerdictMatrix,
  verdictOf,
} from '../compose/ranking.js';
import { VERDICT_SYMBOL } from '../compose/symbols.js';
import { type Say, sayIn } from '../compose/words.js';
import type { ReportList, View } from '../reporter.js';
import { html, type Markup } from './markup.js';

/** Of the page of several agencies alone. */
export const PROVINCE_STYLE = `
main, header.top, footer { max-width: 80rem; }
.alarms summary { cursor: pointer; }
.agency > summary h2 { display: inline; margin: 0; }
.agency { margin: 0 0 .6rem; padding: 0; }
.agency > div, .agency > section { margin: 0 1rem; }
.count strong.pair { font-size: 1.25rem; line-height: 1.67; white-space: nowrap; }
.matrix { position: relative; overflow-x: auto; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
.matrix table { width: auto; font-size: .85rem; }
.matrix th, .matrix td { padding: .2rem .35rem; text-align: center; white-space: nowrap; overflow-wrap: normal; }
.matrix th[scope=row], .matrix thead th:first-child { position: sticky; left: 0; background: var(--card); text-align: left; white-space: normal; min-width: 8rem; max-width: 15rem; }
.matrix tbody tr:hover > *, .ranking tbody tr:hover > * { background: var(--soft); }
.matrix .fail { color: var(--fail); font-weight: 700; }
.matrix .review { color: var(--review); font-weight: 700; }
.matrix .pass { color: var(--pass); }
.badge.alarm { color: var(--fail); border-radius: 6px; white-space: normal; }
.ranking { background: var(--card); }
.ranking td { overflow-wrap: break-word; }
.ranking td.number { white-space: nowrap; }
.ranking td:nth-child(2) { min-width: 11rem; }
.ranking td:nth-child(3) { min-width: 7rem; }
.ranking th { vertical-align: bottom; }
.ranking th button { font: inherit; color: inherit; background: none; border: 0; padding: .2rem 0; min-height: 2rem; cursor: pointer; text-align: inherit; }
.ranking th[aria-sort] button { color: var(--accent); }
.ranking th[aria-sort=ascending] button::after { content: " ▲"; }
.ranking th[aria-sort=descending] button::after { content: " ▼"; }
.ranking .change { white-space: nowrap; }
.ranking .change .faint { display: block; font-size: .82rem; }
.ranking .up { color: var(--pass); }
.ranking .down { color: var(--fail); }
@media (max-width: 40rem) {
  .ranking thead { display: none; }
  .ranking tr { display: grid !important; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .1rem .6rem; background: var(--card); }
  .ranking td:nth-child(-n+3) { grid-column: 1 / -1; }
  .ranking td:first-child { display: none !important; }
  .ranking td:nth-child(2) { font-weight: 700; }
  .ranking td:nth-child(2)::before, .ranking td:nth-child(3)::before { display: none; }
  .ranking td.change { grid-column: 1 / -1; white-space: normal; }
  .ranking .change .faint { display: inline; }
  .matrix th[scope=row], .matrix thead th:first-child { min-width: 7rem; max-width: 9rem; }
}
@page matrix { size: A4 landscape; margin: 8mm 10mm; }
@media print {
  .matrix-part { page: matrix; }
  .matrix { overflow: visible; border: 0; }
  main:has(> .matrix-part:last-child) + footer { page: matrix; }
  .matrix-part h2 { margin: 0 0 2pt; }
  .matrix table { font-size: 6.8pt; width: 100%; }
  .matrix th, .matrix td { padding: 0 1.5pt; line-height: 1.2; }
  .matrix-part p { margin: 1pt 0 0; font-size: 7pt; }
  .matrix th[scope=row], .matrix thead th:first-child { position: static; min-width: 0; max-width: 55mm; }
  .matrix .badge { font-size: 5.5pt; padding: 0 2pt; line-height: 1; border-color: transparent; }
  .ranking { font-size: 8.5pt; }
  .ranking th, .ranking td { padding: .5pt 3pt; line-height: 1.3; }
  .ranking td:nth-child(2) { min-width: 50mm; }
  .ranking .change .faint { display: inline; }
  .matrix thead, .ranking thead { display: table-header-group; }
}
`;

/** Alarms, totals, the ranking with its filter, and the matrix. */
export function provinceMarkup(reports: ReportList, view: View, hrefOf: (index: number) => string): Markup {
  const say = sayIn(view.lang);
  const ranked = rankReports(reports);
  return html`${alarmCards(ranked, say, hrefOf)}<section aria-labelledby="overview"><h2 id="overview">${say('title.summary')}</h2>${totals(ranked, say)}
${filterBar(ranked, say)}${ranking(ranked, say, hrefOf)}
<p class="faint">OIT: ${say('score.note')}</p></section>${matrix(ranked, matrixOf(reports), say, hrefOf)}`;
}

/** A card for each kind of alarm, with the agencies that it is about; unfolded it says of each what was seen. */
function alarmCards(ranked: readonly RankedAgency[], say: Say, hrefOf: (index: number) => string): Markup[] {
  const all = ranked.flatMap((agency) => agency.alarms.map((alarm) => ({ agency, ...alarm })));
  return [...grouped(all, ({ code }) => code)].map(([code, list]) => {
    const lines = list.map(
      ({ agency, message }) => html`<li><a href="${hrefOf(agency.index)}">${agency.name}</a>: ${message}</li>`,
    );
    const names = list.map(({ agency }) => agency.name).join(', ');
    return html`<details class="card notice alarms"><summary><strong>! ${say(`alarm.${code}`)} (${list.length})</strong> ${names}</summary><ul>${lines}</ul></details>`;
  });
}

/** How the agencies stand all together: how many pass, how many items, how many sites are down or broken into. */
function totals(ranked: readonly RankedAgency[], say: Say): Markup {
  const { items, share, perfect, better, worse } = totalsOf(ranked);
  const figures = [
    ['', say('label.agency'), `${ranked.length}`],
    ['pass', say('province.allPass'), `${perfect}`],
    ['pass', say('province.share'), share === null ? '–' : `${share}%`],
    ['fail', say('title.fail'), `${items.fail}`],
    ['review', say('title.review'), `${items.review}`],
    ['both', say('province.change'), `▲ ${better} ▼ ${worse}`],
    ['warning', say('province.down'), `${ranked.filter(({ isExamined }) => !isExamined).length}`],
    ['fail', say('province.hacked'), `${ranked.filter(isHacked).length}`],
  ] as const;
  return html`<ul class="counts">${figures.map(([kind, label, figure]) => html`<li class="count ${kind}"><strong${kind === 'both' ? html` class="pair"` : null}>${figure}</strong>${label}</li>`)}</ul>`;
}

/** Column of the ranking and direction, by what a person may wish to see first. */
const ORDERS = [
  ['best', '0 ascending'],
  ['worst', '0 descending'],
  ['fail', '3 descending'],
  ['worse', '9 ascending'],
  ['better', '9 descending'],
  ['name', '1 ascending'],
] as const;

/** Hidden until the script that makes it work runs. */
function filterBar(ranked: readonly RankedAgency[], say: Say): Markup {
  const all = new Set(ranked.flatMap(kindsOf));
  const kinds = [
    ['fail', say('label.fail')],
    ['review', say('label.review')],
    ['pass', say('label.pass')],
    ['down', say('province.down')],
    ['hacked', say('province.hacked')],
    ['worse', say('province.worse')],
    ['better', say('province.better')],
  ] as const;
  return html`<form class="filters" id="agency-filters" role="search" aria-label="${say('province.search')}" hidden>
<label>${say('province.search')}<input name="agency" type="search" autocomplete="off"></label>
<label>${say('province.show')}<select name="standing"><option value="">${say('html.all')}</option>${kinds.filter(([kind]) => all.has(kind)).map(([kind, label]) => html`<option value="${kind}">${label}</option>`)}</select></label>
<label>${say('province.sort')}<select name="order">${ORDERS.map(([key, order]) => html`<option value="${order}">${say(`province.sort.${key}`)}</option>`)}</select></label>
<button type="reset">${say('html.reset')}</button>
<output data-words="${say('province.shown')}" aria-live="polite"></output>
</form>`;
}

/** What the filter may ask for. */
function kindsOf(agency: RankedAgency): readonly string[] {
  const direction = directionOf(agency);
  return [
    agency.isExamined ? agency.verdict : 'down',
    ...(isHacked(agency) ? ['hacked'] : []),
    ...(direction > 0 ? ['better'] : direction < 0 ? ['worse'] : []),
  ];
}

function ranking(ranked: readonly RankedAgency[], say: Say, hrefOf: (index: number) => string): Markup {
  const figures = figureTitles(say);
  const heads = [say('label.rank'), say('label.agency'), say('label.verdict'), ...figures, say('province.change')];
  const rows = ranked.map((agency) => {
    const { index, rank, name, verdict } = agency;
    const { sign, word } = verdictOf(agency, say);
    const values = figuresOf(agency);
    const direction = directionOf(agency);
    const more = failureChange(agency, say);
    const change = agency.change?.oit ?? agency.change?.pass ?? '';
    return html`<tr role="row" data-agency="${index}" data-kinds="${kindsOf(agency).join(' ')}"><td role="cell" class="number" data-label="${heads[0] ?? ''}" data-value="${rank}">${rank}</td><td role="cell" data-label="${heads[1] ?? ''}"><a href="${hrefOf(index)}">${name}</a></td><td role="cell" data-label="${heads[2] ?? ''}" class="${agency.isExamined ? verdict : 'warning'}"><span class="sign" aria-hidden="true">${sign}</span> ${word}${alarmBadges(agency, say)}</td>${values.map((value, n) => html`<td role="cell" class="number" data-label="${figures[n] ?? ''}" data-value="${n < values.length - 1 ? value : (agency.score?.oit ?? '')}">${value}</td>`)}<td role="cell" class="number change" data-label="${heads.at(-1) ?? ''}" data-value="${change}"><span class="${direction > 0 ? 'up' : direction < 0 ? 'down' : ''}">${changeFigure(agency, say)}</span>${more === null ? null : html` <span class="faint">${more}</span>`}</td></tr>`;
  });
  const isNumber = (column: number): boolean => column === 0 || column > 2;
  return html`<table class="cards ranking" role="table"><thead role="rowgroup"><tr role="row">${heads.map((head, n) => html`<th role="columnheader" scope="col"${isNumber(n) ? html` class="number"` : null}${n > 2 ? html` data-first="descending"` : null}>${head}</th>`)}</tr></thead><tbody role="rowgroup">${rows}</tbody></table>`;
}

const alarmBadges = (agency: RankedAgency, say: Say): Markup[] =>
  alarmWords(agency, say).map((word) => html` <span class="badge alarm">! ${word}</span>`);

/** A row for each agency, a column for each item: which item fails everywhere, which agency fails in much. */
function matrix(
  ranked: readonly RankedAgency[],
  { items, agencies }: VerdictMatrix,
  say: Say,
  hrefOf: (index: number) => string,
): Markup {
  const cell = (verdict: Verdict | undefined): Markup =>
    verdict === undefined
      ? html`<td></td>`
      : html`<td class="${verdict}"><span aria-hidden="true">${VERDICT_SYMBOL[verdict]}</span><span class="hidden-words">${say(`verdict.${verdict}`)}</span></td>`;
  const rows = ranked.map(
    (agency) =>
      html`<tr data-agency="${agency.index}"><th scope="row"><a href="${hrefOf(agency.index)}">${agency.name}</a>${alarmBadges(agency, say)}</th>${items.map(({ id }) => cell(agencies[agency.index]?.get(id)))}</tr>`,
  );
  const legend = (['pass', 'fail', 'review', 'disabled'] as const).map(
    (verdict) => `${VERDICT_SYMBOL[verdict]} ${say(`verdict.${verdict}`)}`,
  );
  return html`<section class="matrix-part" aria-labelledby="matrix"><h2 id="matrix">${say('province.matrix')}</h2><div class="matrix" role="region" tabindex="0" aria-labelledby="matrix"><table><thead><tr><th scope="col">${say('label.agency')}</th>${items.map(({ id, title }) => html`<th scope="col" title="${title}">${id}</th>`)}</tr></thead><tbody>${rows}<tr><th scope="row">${say('province.failing')}</th>${items.map(({ failing }) => html`<td><strong>${failing === 0 ? '' : failing}</strong></td>`)}</tr></tbody></table></div><p class="faint">${legend.join(' · ')}</p></section>`;
}
