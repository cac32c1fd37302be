import type { Report, ReportItem, ReportLink } from '../../model/report.js';
import { readableUrl } from '../../text/url.js';
import { agencyLine, isWarned, warnedItems } from '../compose/agency.js';
import { dayInWords, fiscalYearWords, timeInWords } from '../compose/day.js';
import { workByOwner } from '../compose/groups.js';
import type { DiffFinding } from '../compose/report-diff.js';
import { scoreFigure, scoreNotes } from '../compose/score-words.js';
import { headline, linkTotals } from '../compose/summary.js';
import { VERDICT_SYMBOL } from '../compose/symbols.js';
import { sayIn } from '../compose/words.js';
import type { View } from '../reporter.js';
import { scoreBar, trendChart } from './chart.js';
import { filterBar, itemMarkup, symbolMarkup } from './items.js';
import { anchor, html, type Markup } from './markup.js';

/** Broken links that are printed without the annex: about a page. */
const PRINTED_LINKS = 20;

/** Whether a report is the whole page or one of many, whose identifiers need a prefix. */
export interface Placement {
  readonly prefix: string;
  readonly level: 'whole' | 'part';
}

/** What must be done comes first, then the items by how grave they are; what only informs comes last. */
export function reportMarkup(report: Report, view: View, placement: Placement): Markup {
  const say = sayIn(view.lang);
  const items = byGravity(report).map((item) => itemMarkup(report, item, view, placement.prefix));
  const bar = placement.level === 'whole' ? filterBar([report], view) : null;
  return html`${notices(report)}${summary(report, view, placement)}${work(report, view, placement)}
${section('items', say('title.items'), html`${bar}${items}`, placement)}
${score(report, view)}${difference(report, view, placement)}${trend(view, placement)}${links(report, view, placement)}${changes(report, view, placement)}${about(report, view)}`;
}

/** Items that fail, that need a person, that pass with a warning, that pass; those of a kind in the order of the checklist. */
function byGravity({ items }: Report): ReportItem[] {
  const rank = (item: ReportItem): number => {
    if (item.verdict === 'pass') return isWarned(item) ? 2 : 3;
    return item.verdict === 'fail' ? 0 : item.verdict === 'review' ? 1 : 4;
  };
  return [...items].sort((a, b) => rank(a) - rank(b));
}

function section(id: string, title: string, body: Markup, { prefix, level }: Placement): Markup {
  const heading = html`<h2 id="${prefix}${id}">${title}</h2>`;
  // Landmarks of the same name for each of many agencies would not help anyone to navigate.
  if (level === 'part') return html`<div>${heading}${body}</div>`;
  return html`<section aria-labelledby="${prefix}${id}">${heading}${body}</section>`;
}

function notices({ run }: Report): Markup[] {
  return run.notices.map(({ message }) => html`<p class="card notice" role="note"><strong>! ${message}</strong></p>`);
}

function summary(report: Report, view: View, placement: Placement): Markup {
  const say = sayIn(view.lang);
  const { verdict, items, score: estimate } = report.summary;
  const counts = [
    ['fail', VERDICT_SYMBOL.fail, say('title.fail'), items.fail],
    ['review', VERDICT_SYMBOL.review, say('title.review'), items.review],
    ['warning', '⚠', say('title.warned'), warnedItems(report).length],
    ['pass', VERDICT_SYMBOL.pass, say('title.pass'), items.pass],
  ] as const;
  const figures =
    estimate === null
      ? null
      : html` · ${say('title.score')} OIT <strong>${scoreFigure(estimate, 'oit')}</strong>${estimate.ita === null ? null : html` ITA <strong>${scoreFigure(estimate, 'ita')}</strong>`}`;
  const { checklist, run } = report;
  const when = timeInWords(run.startedAt, view.lang);
  return html`<p class="verdict ${verdict}"><span class="sign" aria-hidden="true">${VERDICT_SYMBOL[verdict]}</span> ${headline(report, say)}</p>
<p><strong>${agencyLine(checklist.agency, say)}</strong><br>${fiscalYearWords(checklist.fiscalYear, view.lang)} · ${say('line.round', { number: run.round })} · ${when}<br>${anchor(checklist.site, readableUrl(checklist.site))}</p>
${run.complete ? null : html`<p class="warning"><span class="sign" aria-hidden="true">!</span> ${say('line.incomplete')}</p>`}
<ul class="counts">${counts.map(([kind, sign, label, count]) => html`<li><a class="count ${kind}" href="#${placement.prefix}items" data-verdict="${kind}"><strong>${sign} ${count}</strong>${label}</a></li>`)}</ul>
<p>${say('line.nextDue', { date: dayInWords(run.nextDue, view.lang) })}${figures}</p>${
    run.fingerprint === undefined
      ? null
      : html`
<p class="faint fingerprint hash">${say('line.fingerprint', { fingerprint: run.fingerprint })}</p>`
  }`;
}

function score({ summary: { score: estimate } }: Report, view: View): Markup | null {
  if (estimate === null) return null;
  const say = sayIn(view.lang);
  const rows = [
    ...estimate.indicators.map(
      ({ id, title, score: value }) => [say('score.indicator', { id, title }), value, value.toFixed(2)] as const,
    ),
    ['OIT', estimate.oit, scoreFigure(estimate, 'oit')] as const,
    ...(estimate.ita === null ? [] : [['ITA', estimate.ita, scoreFigure(estimate, 'ita')] as const]),
  ];
  return html`<section class="card"><h2>${say('title.score')}</h2><dl class="score">${rows.map(([label, value, figure]) => html`<dt>${label}</dt><dd>${figure}</dd>${scoreBar(value)}`)}</dl>${scoreNotes(estimate, say).map((note) => html`<p class="faint">${note}</p>`)}</section>`;
}

function difference({ run }: Report, { diff, lang }: View, placement: Placement): Markup | null {
  // In a first round everything would be new.
  if (diff === undefined || run.previous === null) return null;
  const say = sayIn(lang);
  const list = (title: string, findings: readonly DiffFinding[], isOpen: boolean): Markup =>
    html`<details${isOpen && findings.length > 0 ? html` open` : null}><summary><strong>${title} (${findings.length})</strong></summary><ul>${findings.map(({ item, message }) => html`<li><strong>${item}</strong> ${message}</li>`)}</ul></details>`;
  const body = html`<div class="card">${list(say('diff.new'), diff.new, true)}${list(say('diff.mended'), diff.mended, true)}${list(say('diff.still'), diff.still, false)}</div>`;
  return section('diff', say('title.diff'), body, placement);
}

function trend({ trend: points, lang }: View, placement: Placement): Markup | null {
  if (points === undefined || points.length === 0) return null;
  return section(
    'trend',
    sayIn(lang)('title.trend'),
    html`<div class="card">${trendChart(points, lang)}</div>`,
    placement,
  );
}

function work(report: Report, view: View, placement: Placement): Markup {
  const say = sayIn(view.lang);
  const works = workByOwner(report, view.lang);
  if (works.length === 0) return section('work', say('title.work'), html`<p>${say('line.nothingToDo')}</p>`, placement);
  const cards = works.map(
    ({ owner, groups }) =>
      html`<div class="card"><h3>${owner ?? say('owner.none')} (${say('line.tasks', { count: groups.length })})</h3><ul>${groups.map((group) => html`<li class="${group.review ? 'review' : group.severity === 'error' ? 'fail' : 'warning'}">${symbolMarkup(group, view.lang)} <a href="#${placement.prefix}item-${group.item.id}">${group.item.id}</a> ${group.heading}</li>`)}</ul></div>`,
  );
  return section('work', say('title.work'), html`<div class="work">${cards}</div>`, placement);
}

function links(report: Report, view: View, placement: Placement): Markup {
  const say = sayIn(view.lang);
  const totals = html`<p class="faint">${linkTotals(report, say)}</p>`;
  const heads = [say('label.url'), say('label.finding'), say('label.foundOn')];
  const table = html`<table class="cards" role="table"><thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead><tbody role="rowgroup">${report.links.map(
    (link, n) =>
      html`<tr role="row"${n < PRINTED_LINKS ? null : html` class="annex"`}><td role="cell" data-label="${heads[0]!}">${anchor(link.url, readableUrl(link.url))}</td><td role="cell" data-label="${heads[1]!}" class="${link.severity === 'error' ? 'fail' : 'review'}">${symbolMarkup({ severity: link.severity, review: link.code === 'link/unverifiable' }, view.lang)} ${link.message}</td><td role="cell" data-label="${heads[2]!}">${foundOnMarkup(link, view)}</td></tr>`,
  )}</tbody></table>`;
  const rest =
    report.links.length <= PRINTED_LINKS
      ? null
      : html`<p class="print-only">${say('line.more', { count: report.links.length - PRINTED_LINKS })}</p>`;
  return section(
    'links',
    say('title.links'),
    html`${totals}${report.links.length === 0 ? html`<p>${say('line.noBrokenLinks')}</p>` : table}${rest}`,
    placement,
  );
}

function foundOnMarkup({ foundOn, foundOnCount, items }: ReportLink, { lang }: View): Markup {
  const say = sayIn(lang);
  const rest = foundOnCount - foundOn.length;
  return html`${foundOn.map(({ url, text }, n) => html`<div${n === 0 ? null : html` class="annex"`}>${anchor(url, readableUrl(url))}${text === '' ? null : html` “${text}”`}</div>`)}${rest > 0 && foundOn.length > 0 ? html`<div class="faint">${say('line.foundOnMore', { count: rest })}</div>` : null}${items.length === 0 ? null : html`<div>${say('line.evidenceOf', { items: items.join(', ') })}</div>`}`;
}

function changes(report: Report, { lang }: View, placement: Placement): Markup | null {
  if (report.changes.length === 0) return null;
  const say = sayIn(lang);
  const list = report.changes.map(({ item, url, kind, explained, before, after, details }) => {
    const state =
      kind === 'changed' || kind === 'removed' ? say(explained ? 'change.explained' : 'change.unexplained') : null;
    const hashes =
      before === null && after === null ? null : html`<div class="hash">${before ?? '–'} → ${after ?? '–'}</div>`;
    return html`<li><strong>${item}</strong> ${say(`change.${kind}`)}${state === null ? null : html` (${state})`} ${anchor(url, readableUrl(url))}${hashes}${details.map((line) => html`<div class="faint">${line}</div>`)}</li>`;
  });
  return section('changes', say('title.changes'), html`<ul class="card findings">${list}</ul>`, placement);
}

function about({ run, checklist, tool }: Report, { lang }: View): Markup {
  const say = sayIn(lang);
  return html`<p class="faint">${say('label.checklist')}: ${checklist.path} · ${say('label.round')}: <code>${run.id}</code> · ${say('label.seed')}: <code>${run.seed}</code> · ${tool.name} ${tool.version}</p>`;
}
