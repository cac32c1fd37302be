import type { Lang } from '../../model/words.js';
import { dayInWords } from '../compose/day.js';
import { sayIn } from '../compose/words.js';
import type { TrendPoint } from '../reporter.js';
import { html, type Markup } from './markup.js';

const WIDTH = 440;
const HEIGHT = 200;
const LEFT = 56;
const RIGHT = 34;
const TOP = 22;
const BOTTOM = 34;
/** More labels would overlap. */
const MAX_LABELS = 6;

/** A bar of 0–100, hidden from screen readers: the number beside it says the same. */
export function scoreBar(value: number): Markup {
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="back" width="100" height="4" rx="1"/><rect class="fill" width="${bounded(value)}" height="4" rx="1"/></svg>`;
}

/** The estimated OIT score over the rounds, as a line, and as a table for those who can't see it. */
export function trendChart(trend: readonly TrendPoint[], lang: Lang): Markup {
  const say = sayIn(lang);
  const x = (n: number): number =>
    trend.length === 1 ? LEFT + (WIDTH - LEFT - RIGHT) / 2 : LEFT + (n * (WIDTH - LEFT - RIGHT)) / (trend.length - 1);
  const y = (value: number): number => TOP + ((100 - bounded(value)) * (HEIGHT - TOP - BOTTOM)) / 100;
  const at = (number: number): string => number.toFixed(1);
  const every = Math.ceil(trend.length / MAX_LABELS);
  const isLabelled = (n: number): boolean => (trend.length - 1 - n) % every === 0;
  const line = trend.map(({ oit }, n) => `${at(x(n))},${at(y(oit))}`).join(' ');
  const grid = [0, 25, 50, 75, 100].map(
    (value) =>
      html`<line class="grid" x1="${LEFT - 22}" x2="${WIDTH - RIGHT}" y1="${at(y(value))}" y2="${at(y(value))}"/><text x="${LEFT - 28}" y="${at(y(value) + 4)}" text-anchor="end">${value}</text>`,
  );
  const dots = trend.map(({ round, date, oit }, n) => {
    const score = isLabelled(n)
      ? html`<text x="${at(x(n))}" y="${at(y(oit) - 9)}" text-anchor="middle">${oit.toFixed(2)}</text>`
      : null;
    const label = isLabelled(n)
      ? html`<text x="${at(x(n))}" y="${HEIGHT - 12}" text-anchor="middle">${say('line.round', { number: round })}</text>`
      : null;
    return html`<circle class="dot" cx="${at(x(n))}" cy="${at(y(oit))}" r="4"><title>${say('line.round', { number: round })} · ${dayInWords(date, lang)} · ${oit.toFixed(2)}</title></circle>${score}${label}`;
  });
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${say('title.trend')}">${grid}<polyline class="run" points="${line}"/>${dots}</svg>
<details><summary>${say('html.asTable')}</summary><table><thead><tr><th scope="col">${say('label.round')}</th><th scope="col">${say('label.date')}</th><th scope="col" class="number">OIT</th></tr></thead><tbody>${trend.map(({ round, date, oit }) => html`<tr><td>${round}</td><td>${dayInWords(date, lang)}</td><td class="number">${oit.toFixed(2)}</td></tr>`)}</tbody></table></details>`;
}

const bounded = (value: number): number => Math.max(0, Math.min(100, value));
