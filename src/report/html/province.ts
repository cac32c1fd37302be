import type { Verdict } from '../../model/finding.js';
import type { RankedAgency } from '../compose/ranking.js';
import { standingOf, type VerdictsOfItems } from '../compose/ranking.js';
import { VERDICT_SYMBOL } from '../compose/symbols.js';
import { sayIn } from '../compose/words.js';
import type { View } from '../reporter.js';
import { html, type Markup } from './markup.js';

/** Of the page of several agencies alone. */
export const PROVINCE_STYLE = `
.matrix { overflow-x: auto; }
.matrix table { width: auto; font-size: .85rem; }
.matrix th, .matrix td { padding: .2rem .35rem; text-align: center; white-space: nowrap; overflow-wrap: normal; }
.matrix th[scope=row] { position: sticky; left: 0; background: var(--page); text-align: left; white-space: normal; min-width: 8rem; max-width: 14rem; }
.matrix .fail { color: var(--fail); font-weight: 700; }
.matrix .review { color: var(--review); font-weight: 700; }
.matrix .pass { color: var(--pass); }
@media print { .matrix { overflow: visible; } .matrix table { font-size: .6rem; } .matrix th, .matrix td { padding: .1rem .12rem; } .matrix th[scope=row] { min-width: 5rem; } }
`;

/** How the agencies stand all together: how many pass, how many items, how many sites could not be examined. */
export function totals(ranked: readonly RankedAgency[], { lang }: View): Markup {
  const say = sayIn(lang);
  const sum = (of: (agency: RankedAgency) => number): number => ranked.reduce((total, agency) => total + of(agency), 0);
  const audited = sum(({ items }) => items.total - items.disabled);
  const passed = sum(({ items }) => items.pass);
  const share = audited === 0 ? '–' : `${((100 * passed) / audited).toFixed(1)}%`;
  const unseen = ranked.filter(({ isExamined }) => !isExamined).length;
  const figures = [
    ['', say('label.agency'), `${ranked.length}`],
    ['pass', say('province.allPass'), `${ranked.filter(({ verdict }) => verdict === 'pass').length}`],
    ['pass', say('province.share'), share],
    ['fail', say('title.fail'), `${sum(({ items }) => items.fail)}`],
    ['review', say('title.review'), `${sum(({ items }) => items.review)}`],
    ['warning', say('verdict.notExamined'), `${unseen}`],
  ] as const;
  return html`<ul class="counts">${figures.map(([kind, label, figure]) => html`<li class="count ${kind}"><strong>${figure}</strong>${label}</li>`)}</ul>`;
}

/** A row for each agency, a column for each item: which item fails everywhere, which agency fails in much. */
export function matrix(
  ranked: readonly RankedAgency[],
  verdicts: readonly VerdictsOfItems[],
  view: View,
  hrefOf: (index: number) => string,
): Markup {
  const say = sayIn(view.lang);
  const ids = [...new Set(verdicts.flatMap((items) => [...items.keys()]))];
  const cell = (verdict: Verdict | undefined): Markup =>
    verdict === undefined
      ? html`<td></td>`
      : html`<td class="${verdict}"><span aria-hidden="true">${VERDICT_SYMBOL[verdict]}</span><span class="hidden-words">${say(`verdict.${verdict}`)}</span></td>`;
  const rows = ranked.map((agency) => {
    const note = agency.isExamined ? null : html` <span class="badge">${standingOf(agency, say).word}</span>`;
    return html`<tr><th scope="row"><a href="${hrefOf(agency.index)}">${agency.name}</a>${note}</th>${ids.map((id) => cell(verdicts[agency.index]?.get(id)))}</tr>`;
  });
  const failing = ids.map((id) => verdicts.filter((items) => items.get(id) === 'fail').length);
  return html`<section aria-labelledby="matrix"><h2 id="matrix">${say('province.matrix')}</h2><div class="matrix" role="region" tabindex="0" aria-labelledby="matrix"><table><thead><tr><th scope="col">${say('label.agency')}</th>${ids.map((id) => html`<th scope="col">${id}</th>`)}</tr></thead><tbody>${rows}<tr><th scope="row">${say('title.fail')}</th>${failing.map((count) => html`<td><strong>${count === 0 ? '' : count}</strong></td>`)}</tr></tbody></table></div></section>`;
}
