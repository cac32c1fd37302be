import type { Verdict } from '../../model/finding.js';
import { type Lang, sayFrom } from '../../model/words.js';
import { grouped } from '../../text/grouped.js';
import { readableUrl } from '../../text/url.js';
import { dayInWords, shortDay } from '../compose/day.js';
import { pointsFigure } from '../compose/ranking.js';
import { scoreFigure } from '../compose/score-words.js';
import { VERDICT_SYMBOL } from '../compose/symbols.js';
import { sayIn } from '../compose/words.js';
import { trendChart } from '../html/chart.js';
import { anchor, html, type Markup, ownMarkup } from '../html/markup.js';
import { htmlDocument } from '../html/page.js';
import type { HistoryChange, HistoryFacts, HistoryItem, Runs } from './facts.js';
import { HISTORY_SCRIPT, HISTORY_STYLE } from './script.js';
import { HISTORY_WORDS } from './words.js';

/** Up to this many municipalities the page holds everything; a page of a province would be too large to open. */
const MAX_WHOLE = 3;

interface HistoryView {
  readonly lang: Lang;
  /** Version of the program. */
  readonly version: string;
}

/** One self-contained page over all rounds of one municipality, or of several. */
export function historyPage(histories: readonly HistoryFacts[], view: HistoryView): string {
  const say = sayFrom(HISTORY_WORDS, view.lang);
  const [first] = histories;
  const isOne = histories.length === 1 && first !== undefined;
  const title = isOne ? `${first.agency.name} – ${say('title')}` : say('many');
  const body = isOne
    ? html`<header class="top"><h1>${title}</h1></header><main>${townMarkup(first, view.lang, { prefix: '', isWhole: true, isAll: true })}</main>`
    : html`<header class="top"><h1>${say('many')}</h1></header><main>${overview(histories, view.lang)}${histories.map((facts, n) => html`<details class="town card" id="town-${n + 1}"><summary><h2>${facts.agency.name}</h2></summary>${townMarkup(facts, view.lang, { prefix: `town-${n + 1}-`, isWhole: false, isAll: histories.length <= MAX_WHOLE })}</details>`)}</main>`;
  return htmlDocument(
    { title, start: isOne ? 'lines' : 'agencies', body, style: HISTORY_STYLE, script: HISTORY_SCRIPT },
    view.lang,
    view.version,
  );
}

/** Every municipality with its last round, best first, and its line of scores. */
function overview(histories: readonly HistoryFacts[], lang: Lang): Markup {
  const [say, report] = [sayFrom(HISTORY_WORDS, lang), sayIn(lang)];
  const rows = histories
    .map((facts, n) => ({ facts, n, last: facts.rounds.at(-1), before: facts.rounds.at(-2) }))
    .sort((a, b) => (b.last?.score?.oit ?? -1) - (a.last?.score?.oit ?? -1) || a.n - b.n);
  const heads = [
    say('agencies'),
    report('label.round'),
    report('label.date'),
    'OIT',
    say('change'),
    report('verdict.pass'),
    report('verdict.fail'),
    report('verdict.review'),
    report('title.trend'),
  ];
  const cells = ({ facts, n, last, before }: (typeof rows)[number]): readonly (string | number | Markup)[] => {
    const change = last?.score && before?.score ? last.score.oit - before.score.oit : null;
    return [
      html`<a href="#town-${n + 1}">${facts.agency.name}</a>`,
      last?.number ?? 0,
      last ? shortDay(last.day, lang) : '',
      scoreFigure(last?.score ?? null, 'oit'),
      pointsFigure(change),
      last?.counts.pass ?? 0,
      last?.counts.fail ?? 0,
      last?.counts.review ?? 0,
      spark(facts.rounds.map(({ score }) => score?.oit ?? null)),
    ];
  };
  return html`<section aria-labelledby="agencies"><h2 id="agencies">${say('agencies')} (${histories.length})</h2>
<table class="cards towns" role="table"><thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead><tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${cells(row).map((cell, c) => html`<td role="cell" data-label="${heads[c] ?? ''}">${cell}</td>`)}</tr>`)}</tbody></table>
<p class="faint">${report('score.note')}</p></section>`;
}

/** A line of scores as small as a word; the numbers are in the tables. */
function spark(scores: readonly (number | null)[]): Markup {
  const known = scores.flatMap((oit, n) => (oit === null ? [] : [`${n * 4},${(20 - oit / 5).toFixed(1)}`]));
  return html`<svg class="spark" viewBox="0 -1 ${Math.max(4, (scores.length - 1) * 4)} 22" preserveAspectRatio="none" aria-hidden="true" focusable="false"><polyline class="run" points="${known.join(' ')}" vector-effect="non-scaling-stroke"/></svg>`;
}

interface Placement {
  readonly prefix: string;
  /** The only municipality of the page. */
  readonly isWhole: boolean;
  /** Everything of all rounds, not only what is still open. */
  readonly isAll: boolean;
}

function townMarkup(facts: HistoryFacts, lang: Lang, placement: Placement): Markup {
  const [say, report] = [sayFrom(HISTORY_WORDS, lang), sayIn(lang)];
  const { rounds } = facts;
  const links = facts.links.filter(({ runs }) => placement.isAll || isOpen(runs, facts));
  const mended = links.filter(({ runs }) => !isOpen(runs, facts)).length;
  const [first, last] = [rounds[0], rounds.at(-1)];
  const span = say('span', {
    rounds: rounds.length,
    first: dayInWords(first?.day ?? '', lang),
    last: dayInWords(last?.day ?? '', lang),
  });
  const points = rounds.flatMap(({ number, day, score }) =>
    score === null ? [] : [{ round: number, date: day, oit: score.oit }],
  );
  return html`<p>${span}<br>${anchor(facts.site, readableUrl(facts.site))}</p>
${points.length === 0 ? null : html`<h2>${report('title.trend')}</h2><div class="card">${trendChart(points, lang)}</div>`}
<h2 id="${placement.prefix}lines">${say('lines')}</h2>${placement.isWhole ? verdictTable(facts, lang) : verdictLines(facts, lang)}
${compareBox(facts, lang, placement)}
<h2>${say('rounds')}</h2>${roundsTable(facts, lang)}
<h2>${say('details')}</h2>${facts.items.map((item) => itemMarkup(item, facts, lang, placement))}
${placement.isAll ? null : html`<p class="faint">${say('restElsewhere')}</p>`}
<h2>${say('links')} (${links.length})</h2>${mended === 0 ? null : html`<p class="print-only">${say('pastLinks', { count: mended })}</p>`}${links.length === 0 ? html`<p>–</p>` : html`<ul class="findings links">${links.map(({ url, status, runs }) => html`<li${isOpen(runs, facts) ? null : html` class="past"`}>${anchor(url, readableUrl(url))} ${status} <span class="badge">${roundsText(runs, facts, lang)}</span></li>`)}</ul>`}`;
}

function verdictTable({ rounds, items }: HistoryFacts, lang: Lang): Markup {
  const report = sayIn(lang);
  return html`<div class="scroll card" tabindex="0"><table class="lines"><thead><tr><th scope="col">${report('label.item')}</th>${rounds.map(({ number, day }) => html`<th scope="col" title="${dayInWords(day, lang)}">${number}</th>`)}</tr></thead><tbody>${items.map(({ id, title, verdicts }) => html`<tr><th scope="row" title="${title}">${id} <span class="faint">${title.length > 26 ? `${title.slice(0, 24)}…` : title}</span></th>${verdicts.map((verdict) => html`<td class="${verdict ?? ''}">${symbolOf(verdict)}</td>`)}</tr>`)}</tbody></table></div><p class="faint">${legend(lang)}</p>`;
}

/** As `verdictTable` in a fraction of the space. */
function verdictLines({ items }: HistoryFacts, lang: Lang): Markup {
  return html`<ul class="findings">${items.map(({ id, title, verdicts }) => html`<li><strong>${id}</strong> <span class="line">${verdicts.map(symbolOf).join('')}</span> <span class="faint">${title}</span></li>`)}</ul><p class="faint">${legend(lang)}</p>`;
}

const symbolOf = (verdict: Verdict | null): string => (verdict === null ? '·' : VERDICT_SYMBOL[verdict]);

function legend(lang: Lang): string {
  const report = sayIn(lang);
  const all: readonly Verdict[] = ['pass', 'fail', 'review', 'disabled'];
  return all.map((verdict) => `${VERDICT_SYMBOL[verdict]} ${report(`verdict.${verdict}`)}`).join(' · ');
}

function roundsTable({ rounds }: HistoryFacts, lang: Lang): Markup {
  const [say, report] = [sayFrom(HISTORY_WORDS, lang), sayIn(lang)];
  const heads = [
    report('label.round'),
    report('label.date'),
    report('verdict.pass'),
    report('verdict.fail'),
    report('verdict.review'),
    say('links'),
    'OIT',
  ];
  const rows = [...rounds]
    .reverse()
    .map(({ number, day, complete, counts, broken, score }) => [
      complete ? String(number) : `${number} (${say('incomplete')})`,
      dayInWords(day, lang),
      counts.pass,
      counts.fail,
      counts.review,
      broken,
      scoreFigure(score, 'oit'),
    ]);
  return html`<table class="cards rounds" role="table"><thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead><tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${row.map((cell, c) => html`<td role="cell" data-label="${heads[c] ?? ''}">${cell}</td>`)}</tr>`)}</tbody></table>`;
}

function itemMarkup(item: HistoryItem, facts: HistoryFacts, lang: Lang, { isAll }: Placement): Markup | null {
  const [say, report] = [sayFrom(HISTORY_WORDS, lang), sayIn(lang)];
  const { id, title, owner, verdicts } = item;
  const findings = item.findings.filter(({ runs }) => isAll || isOpen(runs, facts));
  const changes = item.changes.filter(({ kind, isExplained }) => isAll || (NEEDS_LETTER.has(kind) && !isExplained));
  const evidence = isAll ? item.evidence : [];
  if (findings.length + changes.length + evidence.length === 0) return null;
  const verdict = verdicts.at(-1) ?? null;
  const sorted = [...findings].sort((a, b) => Number(isOpen(b.runs, facts)) - Number(isOpen(a.runs, facts)));
  const counts = `${say('findings')} ${findings.length} · ${say('changes')} ${changes.length}`;
  return html`<details class="item card"><summary class="${verdict ?? ''}"><span class="sign" aria-hidden="true">${symbolOf(verdict)}</span><span class="id">${id}</span><span><h3>${title}</h3></span><span class="owner">${owner ?? report('owner.none')} · ${counts}</span></summary><div class="inside">
${part(
  say('findings'),
  sorted.map((finding) => findingMarkup(finding, facts, lang)),
)}
${part(say('changes'), isAll ? changes.map((change) => changeMarkup(change, facts, lang)) : changedFiles(changes, facts, lang))}
${part(
  say('evidence'),
  evidence.map(
    ({ url, sha256, runs }) =>
      html`<li>${anchor(url, readableUrl(url))} <span class="badge">${roundsText(runs, facts, lang)}</span><div class="hash">${sha256}</div></li>`,
  ),
)}
</div></details>
`;
}

/** Changes that people must explain. */
const NEEDS_LETTER: ReadonlySet<HistoryChange['kind']> = new Set<HistoryChange['kind']>(['changed', 'removed']);

const part = (title: string, lines: readonly Markup[]): Markup | null =>
  lines.length === 0 ? null : html`<h4>${title}</h4><ul class="findings">${lines}</ul>`;

const isOpen = (runs: Runs, { rounds }: HistoryFacts): boolean => runs.at(-1)?.[1] === rounds.length - 1;

function findingMarkup(finding: HistoryItem['findings'][number], facts: HistoryFacts, lang: Lang): Markup {
  const say = sayFrom(HISTORY_WORDS, lang);
  const { message, code, isError, runs } = finding;
  const [state, kind] = isOpen(runs, facts) ? [say('open'), ' new'] : [say('past'), ''];
  return html`<li class="finding ${isError ? 'error' : 'warning'}"><p>${message} <code>${code}</code> <span class="badge${kind}">${state} · ${roundsText(runs, facts, lang)}</span></p></li>`;
}

function changeMarkup(change: HistoryChange, facts: HistoryFacts, lang: Lang): Markup {
  const [say, report] = [sayFrom(HISTORY_WORDS, lang), sayIn(lang)];
  const { round, kind, url, before, after, letter, isExplained } = change;
  const state = NEEDS_LETTER.has(kind) ? ` (${report(isExplained ? 'change.explained' : 'change.unexplained')})` : '';
  const hashes =
    before === null && after === null ? null : html`<div class="hash">${before ?? '–'} → ${after ?? '–'}</div>`;
  const by =
    letter === null
      ? null
      : html`<div>${say('letter', { letter: letter.words, who: letter.who, day: dayInWords(letter.day, lang) })}</div>`;
  return html`<li><span class="badge">${roundsText([[round, round]], facts, lang)}</span> ${report(`change.${kind}`)}${state} ${anchor(url, readableUrl(url))}${hashes}${by}</li>`;
}

/** A line for each file, with the rounds in which it changed. */
function changedFiles(changes: readonly HistoryChange[], facts: HistoryFacts, lang: Lang): Markup[] {
  return [...grouped(changes, ({ url }) => url)].map(([url, list]) => {
    const runs = list.map(({ round }): Runs[number] => [round, round]);
    return html`<li>${anchor(url, readableUrl(url))} ${sayIn(lang)('change.unexplained')} <span class="badge">${roundsText(runs, facts, lang)}</span></li>`;
  });
}

/** `รอบ 3–7, 9`. */
function roundsText(runs: Runs, { rounds }: HistoryFacts, lang: Lang): string {
  const number = (index: number): number => rounds[index]?.number ?? 0;
  const parts = runs.map(([first, last]) => (first === last ? `${number(first)}` : `${number(first)}–${number(last)}`));
  return sayFrom(HISTORY_WORDS, lang)('inRounds', { rounds: parts.join(', ') });
}

/** Hidden until its script runs. */
function compareBox(facts: HistoryFacts, lang: Lang, { isAll }: Placement): Markup | null {
  const { rounds, items, links } = facts;
  if (rounds.length < 2) return null;
  const [say, report] = [sayFrom(HISTORY_WORDS, lang), sayIn(lang)];
  const letters = { pass: 'p', fail: 'f', review: 'r', disabled: 'd' } as const;
  const data = {
    items: items.map(({ id, title, verdicts }) => [
      id,
      title,
      verdicts.map((v) => (v === null ? '-' : letters[v])).join(''),
    ]),
    findings: items.flatMap(({ id, findings }) => findings.map(({ message, runs }) => [id, message, runs])),
    evidence: (isAll ? items : []).flatMap(({ id, evidence }) =>
      evidence.map(({ url, runs }) => [id, readableUrl(url), runs]),
    ),
    links: links.map(({ url, runs }) => ['', readableUrl(url), runs]),
    words: {
      ...Object.fromEntries(
        (['verdicts', 'found', 'mended', 'changed', 'added', 'removed', 'broke', 'repaired', 'same'] as const).map(
          (key) => [key, say(`compare.${key}`)],
        ),
      ),
      verdict: {
        '-': '–',
        ...Object.fromEntries(
          (['pass', 'fail', 'review', 'disabled'] as const).map((v) => [letters[v], report(`verdict.${v}`)]),
        ),
      },
    },
  };
  const options = (chosen: number): Markup[] =>
    rounds.map(
      ({ number, day }, n) =>
        html`<option value="${n}"${n === chosen ? html` selected` : null}>${number} · ${shortDay(day, lang)}</option>`,
    );
  // A closing tag in a text of a site must not end the block.
  const json = JSON.stringify(data).replace(/</g, '\\u003c');
  return html`<section class="compare card" hidden><h2>${say('compare')}</h2><div class="filters"><label>${say('earlier')}<select>${options(rounds.length - 2)}</select></label><label>${say('later')}<select>${options(rounds.length - 1)}</select></label></div><output aria-live="polite"></output><script type="application/json">${ownMarkup(json)}</script></section>`;
}
