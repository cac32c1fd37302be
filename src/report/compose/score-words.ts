import type { ReportScore } from '../../model/report.js';
import type { Say } from './words.js';

/** Items of the list of repairs that are shown; the rest is counted. */
const MAX_REPAIRS = 10;

/** An estimate with its range, of a report, of a round or of its row in the history. */
export interface Estimate {
  readonly oit: number;
  readonly ita: number | null;
  readonly range?: { readonly oit: Span; readonly ita: Span | null } | undefined;
}

type Span = readonly [number, number];

/** `67.50`, or `67.50 (67.50–79.64)` where the readings of the rule differ; `–` where nothing is estimated. */
export function scoreFigure(score: Estimate | null, which: 'oit' | 'ita'): string {
  const value = score?.[which] ?? null;
  if (value === null) return '–';
  const range = score?.range?.[which];
  return range ? `${value.toFixed(2)} (${spanText(range)})` : value.toFixed(2);
}

/** As {@link scoreFigure} where there is little room: `67.50–79.64`, or `67.50` where all readings agree. */
export function shortFigure(score: Estimate | null, which: 'oit' | 'ita'): string {
  const range = score?.range?.[which];
  return range ? spanText(range) : scoreFigure(score, which);
}

/** What is said below the figures: by which rule they are estimated, their level, what to repair first, that they are an estimate. */
export function scoreNotes(score: ReportScore, say: Say): readonly string[] {
  const { rule, range, levels, repair } = score;
  return [
    ...(levels ? [levelText(levels, say)] : []),
    ...(repair ? [say('score.repair', { items: repairText(repair, say) })] : []),
    ...(rule === undefined ? [] : [say('score.rule', { rule })]),
    ...(range ? [say('score.range')] : []),
    say('score.note'),
  ];
}

/** The level that the estimate would have, or the levels where the readings of the rule differ. */
export function levelText(levels: readonly string[], say: Say): string {
  return say('score.level', { levels: levels.join(` ${say('score.or')} `) });
}

/** `O13 (4.00–10.00), O23 (5.00) > O6 (1.25)`: items that not all readings order the same stand side by side. */
function repairText(repair: NonNullable<ReportScore['repair']>, say: Say): string {
  const shown = repair.slice(0, MAX_REPAIRS);
  const gain = ({ least, most }: (typeof shown)[number]): string =>
    least === most ? least.toFixed(2) : spanText([least, most]);
  const text = shown
    .map((one, n) => {
      const before = shown[n - 1];
      const sign = before === undefined ? '' : before.rank === one.rank ? ', ' : ' > ';
      return `${sign}${one.item} (${gain(one)})`;
    })
    .join('');
  const rest = repair.length - shown.length;
  return rest > 0 ? `${text}, ${say('line.more', { count: rest })}` : text;
}

const spanText = (span: Span): string => span.map((value) => value.toFixed(2)).join('–');
