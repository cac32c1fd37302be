import type { RuleBasis, Severity } from '../../model/finding.js';
import type { Report, ReportFinding, ReportItem } from '../../model/report.js';
import type { Lang } from '../../model/words.js';
import { fileNameOrHost } from '../../text/file-name.js';
import { grouped } from '../../text/grouped.js';
import { isNumberLike } from './place.js';
import { MAX_WORDS, siteText } from './site-text.js';
import type { Gravity } from './symbols.js';
import { sayIn } from './words.js';

/** Findings of one code in one item: one line for all, and the single messages where no row distinguishes them. */
export interface FindingGroup extends Pick<ReportFinding, 'code' | 'severity' | 'review' | 'firstSeen'> {
  readonly item: ReportItem;
  /** `เลข e-GP ไม่ครบ 11 หลัก: ลำดับที่ 19, 29`, or the message of the only finding. */
  readonly text: string;
  /** Messages of findings without a row, when there are several; else empty. */
  readonly lines: readonly string[];
  /** One line for lists. */
  readonly heading: string;
  readonly fix: string;
  /** The addresses concerned, each once. */
  readonly urls: readonly string[];
  readonly findings: readonly ReportFinding[];
  /** Where the profile has the rules from and how sure they are, one a line; null where the checklist does not say. */
  readonly basis: string | null;
  /** A rule of it rests on one body's practice, or is inferred. */
  readonly isUnsure: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 2, info: 3 };
/** Runs of rows that are shown; the rest is counted. */
const MAX_RUNS = 40;
const MAX_STEPS = 6;
/** Sentences that fit into one line of a list, in UTF-16 units. */
const MAX_HEADING = 160;

const rankOf = (group: Gravity): number => (group.review ? 1 : RANK[group.severity]);

/** @returns the groups of an item: errors, then what needs a person, warnings, infos */
export function groupFindings(item: ReportItem, report: Report, lang: Lang): readonly FindingGroup[] {
  const byKey = grouped(item.findings, ({ code, severity, review }) => `${code} ${severity} ${review}`);
  return [...byKey.values()]
    .map((findings) => buildGroup(item, findings, report, lang))
    .sort((a, b) => rankOf(a) - rankOf(b));
}

function buildGroup(item: ReportItem, findings: readonly ReportFinding[], report: Report, lang: Lang): FindingGroup {
  const first = findings[0]!;
  const heading = report.codes[first.code]?.group ?? first.code;
  const inRows = findings.filter(({ location }) => rowOf(location) !== null);
  const elsewhere = findings.filter(({ location }) => rowOf(location) === null);
  const omitted = item.omittedFindings
    .filter(
      ({ code, severity, review }) => code === first.code && severity === first.severity && review === first.review,
    )
    .reduce((sum, { count }) => sum + count, 0);
  const rest = omitted === 0 ? '' : sayIn(lang)('line.more', { count: omitted.toLocaleString('en-US') });
  const places = [placesOf(inRows, lang), rest].filter((words) => words !== '').join(' · ');
  const isSingle = findings.length === 1;
  return {
    item,
    code: first.code,
    severity: first.severity,
    review: first.review,
    text: isSingle ? first.message : places === '' ? heading : `${heading}: ${places}`,
    lines: isSingle ? [] : [...new Set(elsewhere.map(({ message }) => message))],
    heading: headingOf(findings, heading, places),
    fix: commonFix(findings, lang),
    urls: [...new Set(findings.flatMap(({ url }) => (url === null ? [] : [url])))],
    findings,
    basis: basisOf(findings, lang),
    isUnsure: findings.some(({ rule }) => rule?.confidence === 'one' || rule?.confidence === 'inferred'),
    firstSeen: findings.reduce(
      (oldest, { firstSeen }) => (firstSeen.round < oldest.round ? firstSeen : oldest),
      first.firstSeen,
    ),
  };
}

function basisOf(findings: readonly ReportFinding[], lang: Lang): string | null {
  const lines = new Set(findings.flatMap(({ rule }) => (rule === undefined ? [] : [ruleWords(rule, lang)])));
  return lines.size === 0 ? null : [...lines].join('\n');
}

/** `คู่มือ 2568, เทศบาลสอง (หลายแหล่งตรงกัน)` */
export function ruleWords({ source, confidence }: RuleBasis, lang: Lang): string {
  return `${siteText(source.join(', '), MAX_WORDS)} (${sayIn(lang)(`confidence.${confidence}`)})`;
}

/** The sentences of few findings, else the places, else how many there are. */
function headingOf(findings: readonly ReportFinding[], heading: string, places: string): string {
  if (findings.length === 1) return findings[0]!.message;
  if (places !== '') return `${heading}: ${places}`;
  const all = [...new Set(findings.map(({ message }) => message))].join(' · ');
  return all.length <= MAX_HEADING ? all : `${heading} (${findings.length})`;
}

/** The steps of all findings, each once, `MAX_STEPS` at most. */
function commonFix(findings: readonly ReportFinding[], lang: Lang): string {
  const steps = [...new Set(findings.flatMap(({ fix }) => (fix === '' ? [] : fix.split('\n'))))];
  if (steps.length <= MAX_STEPS) return steps.join('\n');
  return [...steps.slice(0, MAX_STEPS), sayIn(lang)('line.more', { count: steps.length - MAX_STEPS })].join('\n');
}

function rowOf({ rowLabel, row }: ReportFinding['location']): string | null {
  return rowLabel ?? (row === null ? null : String(row));
}

/** `ลำดับที่ 3–7, 19`, by file, sheet and column where the findings differ in them. */
function placesOf(findings: readonly ReportFinding[], lang: Lang): string {
  const say = sayIn(lang);
  const parts: ((finding: ReportFinding) => string)[] = [
    ({ url }) => (url === null ? '' : siteText(fileNameOrHost(url), MAX_WORDS)),
    ({ location }) => (location.sheet === null ? '' : say('places.sheet', { list: location.sheet })),
    ({ location }) => (location.table === null ? '' : say('places.table', { list: location.table })),
    ({ location }) => (location.column === null ? '' : say('places.column', { list: location.column })),
  ];
  // Of an empty cell the row alone says little; the e-GP column speaks for itself.
  const isOfTable = findings.some(({ code }) => code.startsWith('table/'));
  const differing = parts.filter(
    (part, n) => new Set(findings.map(part)).size > 1 || (isOfTable && n === parts.length - 1),
  );
  const byContext = grouped(findings, (finding) =>
    differing
      .map((part) => part(finding))
      .filter((words) => words !== '')
      .join(' '),
  );
  return [...byContext]
    .map(([context, group]) => [context, rowsOf(group, lang)].filter((words) => words !== '').join(' '))
    .join(' · ');
}

function rowsOf(findings: readonly ReportFinding[], lang: Lang): string {
  const say = sayIn(lang);
  const labels = findings.flatMap(({ location }) => (location.rowLabel === null ? [] : [location.rowLabel]));
  const rows = findings.flatMap(({ location }) =>
    location.rowLabel === null && location.row !== null ? [String(location.row)] : [],
  );
  const kinds = [
    ['places.rowLabel', labels.filter(isNumberLike)],
    ['places.name', labels.filter((label) => !isNumberLike(label))],
    ['places.row', rows],
  ] as const;
  return kinds
    .filter(([, list]) => list.length > 0)
    .map(([key, list]) => say(key, { list: runsOf(list, lang).join(key === 'places.name' ? '”, “' : ', ') }))
    .join(', ');
}

/** Numbers in order, three or more consecutive ones as `3–7`. */
function runsOf(labels: readonly string[], lang: Lang): string[] {
  const unique = [...new Set(labels)];
  const numbers = unique
    .filter((label) => /^\d{1,9}$/.test(label))
    .map(Number)
    .sort((a, b) => a - b);
  const others = unique.filter((label) => !/^\d{1,9}$/.test(label));
  const runs: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && number <= last.to + 1) runs[runs.length - 1] = { from: last.from, to: number };
    else runs.push({ from: number, to: number });
  }
  const words = runs.flatMap(({ from, to }) =>
    to - from >= 2 ? [`${from}–${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`],
  );
  const all = [...words, ...others];
  if (all.length <= MAX_RUNS) return all;
  return [...all.slice(0, MAX_RUNS), sayIn(lang)('line.more', { count: all.length - MAX_RUNS })];
}

/** Work of one unit: every group that needs action or a look. */
export interface OwnerWork {
  readonly owner: string | null;
  readonly groups: readonly FindingGroup[];
}

/** By unit in the order in which the checklist first names them; those without a unit last. */
export function workByOwner(report: Report, lang: Lang): readonly OwnerWork[] {
  const groups = report.items
    .filter(({ verdict }) => verdict !== 'disabled')
    .flatMap((item) => groupFindings(item, report, lang))
    .filter(({ severity }) => severity !== 'info');
  const byOwner = grouped(groups, ({ item }) => item.owner);
  const works = [...byOwner].map(([owner, list]): OwnerWork => ({ owner, groups: list }));
  return [...works.filter(({ owner }) => owner !== null), ...works.filter(({ owner }) => owner === null)];
}
