import type { Report, ReportEvidence, ReportFinding, ReportItem } from '../../model/report.js';
import type { Lang } from '../../model/words.js';
import { bangkokDay } from '../../text/dates/calendar.js';
import { readableUrl } from '../../text/url.js';
import { isWarned } from '../compose/agency.js';
import { dayInWords } from '../compose/day.js';
import { type FindingGroup, groupFindings } from '../compose/groups.js';
import { placeToText } from '../compose/place.js';
import { ageOf } from '../compose/summary.js';
import { findingSymbol, type Gravity, severityWord, VERDICT_SYMBOL } from '../compose/symbols.js';
import { actualText, datesInWords, expectedText } from '../compose/values.js';
import { type Say, sayIn } from '../compose/words.js';
import { checkWords } from '../pretty/evidence.js';
import type { View } from '../reporter.js';
import { anchor, html, type Markup } from './markup.js';

/** A symbol and, for screen readers, its word. */
export function symbolMarkup(of: Gravity, lang: Lang): Markup {
  return html`<span class="sign" aria-hidden="true">${findingSymbol(of)}</span><span class="hidden-words">${severityWord(of, sayIn(lang))}: </span>`;
}

/** Hidden until the script that makes it work runs. */
export function filterBar(reports: readonly Report[], view: View): Markup {
  const say = sayIn(view.lang);
  const owners = [
    ...new Set(reports.flatMap(({ items }) => items.flatMap(({ owner }) => (owner === null ? [] : [owner])))),
  ];
  const kinds = [
    ['fail', say('label.fail')],
    ['review', say('label.review')],
    ['warning', say('verdict.warned')],
    ['pass', say('label.pass')],
    ['disabled', say('verdict.disabled')],
  ] as const;
  return html`<form class="filters" id="filters" role="search" hidden>
<label>${say('label.verdict')}<select name="verdict"><option value="">${say('html.all')}</option>${kinds.map(([value, label]) => html`<option value="${value}">${label}</option>`)}</select></label>
<label>${say('label.owner')}<select name="owner"><option value="">${say('html.all')}</option>${owners.map((owner) => html`<option>${owner}</option>`)}</select></label>
<label>${say('html.search')}<input name="query" type="search" autocomplete="off"></label>
<label class="choice"><input name="annex" type="checkbox"> ${say('html.annex')}</label>
<button type="button" name="unfold">${say('html.unfold')}</button>
<button type="reset">${say('html.reset')}</button>
<output data-words="${say('html.shown')}" aria-live="polite"></output>
</form>`;
}

export function itemMarkup(report: Report, item: ReportItem, view: View, prefix: string): Markup {
  const say = sayIn(view.lang);
  const groups = groupFindings(item, report, view.lang);
  const isWarnedPass = isWarned(item);
  const isOpen = item.verdict === 'fail' || item.verdict === 'review';
  const found =
    groups.length === 0
      ? null
      : html`<ul class="findings">${groups.map((group) => groupMarkup(group, report, view))}</ul>`;
  return html`<details class="item card" id="${prefix}item-${item.id}" data-verdict="${isWarnedPass ? 'warning' : item.verdict}" data-kinds="${isWarnedPass ? `${item.verdict} warning` : item.verdict}" data-owner="${item.owner ?? ''}"${isOpen ? html` open` : null}>
<summary class="${isWarnedPass ? 'warning' : item.verdict}"><span class="sign" aria-hidden="true">${isWarnedPass ? '⚠' : VERDICT_SYMBOL[item.verdict]}</span><span class="id">${item.id}</span><span><h3>${item.title}</h3> <span class="badge">${isWarnedPass ? say('verdict.warned') : say(`verdict.${item.verdict}`)}</span></span><span class="owner">${item.owner ?? say('owner.none')}</span></summary>
<div class="inside">${found}${evidence(item, view)}</div>
</details>
`;
}

function groupMarkup(group: FindingGroup, report: Report, view: View): Markup {
  const say = sayIn(view.lang);
  const steps =
    group.severity === 'info' || group.fix === ''
      ? null
      : html`<div class="steps"><strong>${say('label.fix')}</strong><ol>${group.fix.split('\n').map((step) => html`<li>${step}</li>`)}</ol></div>`;
  const cause = report.codes[group.code]?.cause ?? '';
  const age = ageOf(group, report, view.lang);
  const badge = age && html`<span class="${age.isNew ? 'badge new' : 'badge'}">${age.text}</span>`;
  return html`<li class="finding ${group.review ? 'review' : group.severity}"><p>${symbolMarkup(group, view.lang)} <strong>${group.text}</strong> ${badge} <code>${group.code}</code></p>${group.lines.length === 0 ? null : html`<ul>${group.lines.map((line) => html`<li>${line}</li>`)}</ul>`}${cause === '' ? null : html`<p class="faint annex">${cause}</p>`}${steps}${group.basis === null ? null : html`<p class="faint">${say('label.source')}: ${group.basis}</p>`}${group.urls.map((url) => html`<p>${anchor(url, readableUrl(url))}</p>`)}${looks(group, view)}${places(group, view)}</li>`;
}

/** Of a group, that are shown without being asked for. */
const MAX_LOOKS = 3;

/** The place of the first findings as it is printed, or the cells around it. */
function looks({ findings }: FindingGroup, { lang }: View): Markup | null {
  const say = sayIn(lang);
  const seen = findings
    .slice(0, MAX_LOOKS)
    .filter(({ picture, excerpt }) => picture !== undefined || excerpt !== undefined);
  if (seen.length === 0) return null;
  const figures = seen.map(({ picture, excerpt, location }) => {
    const place = placeToText(location, lang);
    const words = `${say('html.place-picture')}: ${place}`;
    const shown =
      excerpt === undefined ? html`<img src="${picture ?? ''}" alt="${words}">` : excerptTable(excerpt, say);
    return html`<figure><figcaption class="faint">${place}</figcaption>${shown}</figure>`;
  });
  return html`<div class="looks annex">${figures}</div>`;
}

/** Letters of a number, which no narrow column should break. */
const MAX_SHORT = 13;
const short = (text: string): string => (text.length <= MAX_SHORT ? ' short' : '');

function excerptTable({ headings, rows, row, column }: NonNullable<ReportFinding['excerpt']>, say: Say): Markup {
  const head =
    headings.length === 0
      ? null
      : html`<thead><tr><th scope="col">${say('label.row')}</th>${headings.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>`;
  const isMarked = (r: number, c: number): boolean => r === row && (column === null || c === column);
  const mark = html`<span class="hidden-words">${say('html.marked')}: </span>`;
  const body = rows.map(
    ({ number, cells }, r) =>
      html`<tr><td class="number">${number}</td>${cells.map((text, c) => (isMarked(r, c) ? html`<td class="marked${short(text)}">${mark}${text}</td>` : html`<td class="${short(text)}">${text}</td>`))}</tr>`,
  );
  return html`<table class="excerpt">${head}<tbody>${body}</tbody></table>`;
}

/** Every finding of a group with the value that was found, for the person who corrects the file. */
function places(group: FindingGroup, { lang }: View): Markup | null {
  const hasPlaces = group.findings.some((finding) => actualText(finding, lang) !== '' || finding.location.row !== null);
  if (!hasPlaces) return null;
  const say = sayIn(lang);
  const heads = [say('label.place'), say('label.actual'), say('label.expected')];
  return html`<details><summary>${say('html.places', { count: group.findings.length })}</summary><table class="cards" role="table"><thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead><tbody role="rowgroup">${group.findings.map(
    (finding, n) =>
      html`<tr role="row"><td role="cell" data-label="${heads[0]!}">${placeToText(finding.location, lang)}</td><td role="cell" data-label="${heads[1]!}">${actualText(finding, lang)}${n < MAX_LOOKS || finding.picture === undefined ? null : html`<br><img src="${finding.picture}" alt="${say('html.place-picture')}">`}</td><td role="cell" data-label="${heads[2]!}">${expectedText(finding, lang)}</td></tr>`,
  )}</tbody></table></details>`;
}

function evidence(item: ReportItem, { lang }: View): Markup {
  const say = sayIn(lang);
  const heads = [say('label.file'), say('label.type'), say('label.lastModified'), say('label.dates')];
  const rows = item.evidence.map((record) => evidenceRow(record, heads, lang));
  const table =
    rows.length === 0
      ? null
      : html`<h4>${say('title.evidence')}</h4><table class="cards" role="table"><thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead><tbody role="rowgroup">${rows}</tbody></table>`;
  const notExamined =
    item.notExamined.length === 0
      ? null
      : html`<p class="faint">${say('line.notExamined', { count: item.notExamined.length })}</p><ul>${item.notExamined.map(({ url }) => html`<li>${anchor(url, readableUrl(url))}</li>`)}</ul>`;
  const checks =
    item.checks.length === 0
      ? null
      : html`<p class="faint">${say('label.checks')}: ${item.checks.map((check) => checkWords(check, say)).join(' · ')}</p>`;
  const explanation =
    item.explanation === undefined
      ? null
      : html`<p><strong>${say('label.explanation')}</strong>: ${item.explanation}</p>`;
  return html`<div class="annex">${explanation}${table}${notExamined}${checks}</div>`;
}

function evidenceRow(record: ReportEvidence, heads: readonly string[], lang: Lang): Markup {
  const say = sayIn(lang);
  const label = record.label === null ? null : html`<div>${record.label}</div>`;
  const final =
    record.finalUrl === null || record.finalUrl === record.url
      ? null
      : html`<div>→ ${anchor(record.finalUrl, readableUrl(record.finalUrl))}</div>`;
  const hash = record.sha256 === null ? null : html`<div class="hash">SHA-256 ${record.sha256}</div>`;
  const kind = [
    record.type,
    record.status === null ? null : `HTTP ${record.status}`,
    say('line.bytes', { count: record.bytes.toLocaleString('en-US') }),
  ];
  const modified = record.lastModified === null ? '' : dayInWords(bangkokDay(record.lastModified), lang);
  const dates = datesInWords(record, say, lang).map((words) => html`<div>${words}</div>`);
  return html`<tr role="row"><td role="cell" data-label="${heads[0]!}">${label}${anchor(record.url, readableUrl(record.url))}${final}${hash}</td><td role="cell" data-label="${heads[1]!}">${kind.filter((part) => part !== null).join(' · ')}</td><td role="cell" data-label="${heads[2]!}">${modified}</td><td role="cell" data-label="${heads[3]!}">${dates}</td></tr>`;
}
