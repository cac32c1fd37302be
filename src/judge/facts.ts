import { datesInName } from '../checks/dates-in-name.js';
import { isPicture } from '../checks/file-types.js';
import type { DatedFact, Evidence, FileProblem, FileType, Unreadable } from '../model/evidence.js';
import { FATAL_LINK_CODES } from '../model/evidence.js';
import type { Facts, FileFact, Gap } from '../model/facts.js';
import { bangkokDay } from '../text/dates/calendar.js';
import { fileNameOf } from '../text/file-name.js';

/** Kinds of facts that are read out of the bytes, and so can be missing while the evidence itself is there. */
export type ContentNeed = 'texts' | 'grids' | 'dates' | 'links' | 'codes';

const BROKEN_CODES: ReadonlySet<FileProblem['code']> = new Set<FileProblem['code']>([
  'empty',
  'truncated',
  'corrupt',
  'type-mismatch',
  'encrypted',
  'too-large',
]);

/** True when the address gave nothing that may count as the item's content. */
export function isAbsent(evidence: Evidence): boolean {
  return evidence.exchange.problems.some((problem) => FATAL_LINK_CODES.has(problem.code));
}

/** Problems of the file, those of its transport included; empty for an address that `link` reports. */
export function fileProblemsOf(evidence: Evidence): readonly FileProblem[] {
  const { exchange, extracted } = evidence;
  const found = extracted?.problems ?? [];
  if (!exchange.cut || found.some((problem) => BROKEN_CODES.has(problem.code))) return found;
  return [{ code: exchange.cut, data: {}, at: null }, ...found];
}

/** Why this evidence gives no facts of the kind, or null when it gives them, even if none are in it. */
export function gapOf(evidence: Evidence, need: ContentNeed): Gap | null {
  const why = whyNot(evidence, need);
  return why && { ...why, url: evidence.exchange.url };
}

function whyNot(evidence: Evidence, need: ContentNeed): Unreadable | null {
  if (isAbsent(evidence)) return { kind: 'absent', reason: 'link' };
  const broken = fileProblemsOf(evidence).find((problem) => BROKEN_CODES.has(problem.code));
  if (broken) return { kind: 'broken', reason: broken.code };
  const { extracted } = evidence;
  if (!extracted) return { kind: 'unreadable', reason: 'not-extracted' };
  // A document that can't be read holds no links of the item's page.
  if (need === 'links' || (need === 'codes' && !showsPictures(extracted.type))) return null;
  const gathered = need === 'dates' ? extracted.texts : extracted[need];
  if (!gathered.ok) return gathered.why;
  return need === 'codes' ? null : partlyUnread(extracted.problems);
}

/** Some pages of a document may be scans while the others have text: what is missing may stand on them. */
function partlyUnread(problems: readonly FileProblem[]): Unreadable | null {
  if (problems.some(({ code }) => code === 'no-text')) return { kind: 'scan', reason: 'no-text' };
  const unread = problems.find(({ code }) => code === 'not-readable');
  return unread ? { kind: 'unreadable', reason: String(unread.data.reason ?? 'not-readable') } : null;
}

/** True when there is something of the kind to look at, be it only the name and the label of a scan. */
export function hasContent(evidence: Evidence, need: ContentNeed): boolean {
  if (isAbsent(evidence) || !isCredible(evidence)) return false;
  if (need === 'links') return evidence.extracted?.type === 'html';
  const { extracted } = evidence;
  if (!extracted) return false;
  return need === 'dates' || (need === 'codes' && !showsPictures(extracted.type)) || extracted[need].ok;
}

// Where QR codes are looked for; the pictures that a page shows are looked at apart from it.
function showsPictures(type: FileType): boolean {
  return type === 'pdf' || isPicture(type);
}

// Under the address of a document a web page is most often an error message: its words are not the item's.
function isCredible({ extracted }: Evidence): boolean {
  return !(extracted?.type === 'html' && extracted.problems.some((problem) => problem.code === 'type-mismatch'));
}

/** Every fact about an item's evidence. */
export function gatherFacts(
  evidence: readonly Evidence[],
  rest: Pick<Facts, 'codes' | 'previous' | 'unexamined'> & Partial<Pick<Facts, 'robotViews'>>,
): Facts {
  const there = evidence.filter((one) => !isAbsent(one) && isCredible(one));
  return {
    exchanges: evidence.map(({ exchange, foundOn, label }) => ({ exchange, foundOn, label })),
    files: filesOf(evidence, new Map()),
    texts: there.flatMap((one) => {
      const { extracted, exchange, foundOn, label } = one;
      if (!extracted?.texts.ok) return [];
      const blocks = extracted.texts.value.filter((block) => isOfSheet(one, block.at.sheet));
      return [{ url: exchange.url, foundOn, label, title: extracted.title, type: extracted.type, blocks }];
    }),
    grids: there.flatMap((one) =>
      one.extracted?.grids.ok ? one.extracted.grids.value.filter((grid) => isOfSheet(one, grid.at.sheet)) : [],
    ),
    dates: there.flatMap((one) => datesOf(one).map((date) => ({ ...date, url: one.exchange.url }))),
    links: there.flatMap(({ extracted, exchange }) =>
      extracted?.type === 'html' ? extracted.links.map((link) => ({ ...link, on: exchange.url })) : [],
    ),
    hiddenLinks: there.flatMap(({ extracted, exchange }) =>
      (extracted?.page?.hiddenLinks ?? []).map((link) => ({ ...link, on: exchange.url })),
    ),
    robotViews: [],
    ...rest,
  };
}

/** The files of an item; `needed` says which addresses a content check would have had to read. */
export function filesOf(evidence: readonly Evidence[], needed: ReadonlyMap<string, Unreadable>): readonly FileFact[] {
  return uniqueFiles(evidence.filter((one) => !isAbsent(one)).map((one) => fileFact(one, needed)));
}

function fileFact(evidence: Evidence, needed: ReadonlyMap<string, Unreadable>): FileFact {
  const { exchange, extracted, foundOn, label } = evidence;
  const why = needed.get(exchange.url);
  return {
    url: exchange.url,
    name: fileNameOf(exchange),
    exchange,
    foundOn,
    label,
    type: extracted?.type ?? 'unknown',
    problems: fileProblemsOf(evidence),
    contentSha256: extracted?.contentSha256 ?? null,
    ...(why && { needed: why }),
  };
}

// One workbook may be named twice, once for each of its sheets.
function uniqueFiles(files: readonly FileFact[]): readonly FileFact[] {
  const byUrl = new Map<string, FileFact>();
  for (const file of files) if (!byUrl.has(file.url)) byUrl.set(file.url, file);
  return [...byUrl.values()];
}

function isOfSheet(evidence: Evidence, sheet: string | null): boolean {
  if (evidence.sheet === null) return true;
  return sheet !== null && sheet.trim() === evidence.sheet.trim();
}

/** Asked for by the checks and by the record of the round. */
const dated = new WeakMap<Evidence, readonly DatedFact[]>();

/** All dates of an evidence: those read out of it, and those of its link, its name and its header. */
export function datesOf(evidence: Evidence): readonly DatedFact[] {
  const known = dated.get(evidence) ?? gatherDates(evidence);
  dated.set(evidence, known);
  return known;
}

function gatherDates(evidence: Evidence): readonly DatedFact[] {
  const { exchange, extracted, label } = evidence;
  const header: DatedFact[] = exchange.lastModified
    ? [
        {
          date: bangkokDay(exchange.lastModified),
          precision: 'day',
          fiscalYear: null,
          from: 'header',
          text: exchange.lastModified,
        },
      ]
    : [];
  return [
    ...(extracted?.dates ?? []),
    ...(label ? datesInName(label, 'label') : []),
    ...datesInName(fileNameOf(exchange), 'name'),
    ...header,
  ];
}
