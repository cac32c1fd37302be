import { datesInName } from '../checks/dates-in-name.js';
import type { DatedFact, Evidence, FileProblem, Unreadable } from '../model/evidence.js';
import { fatalProblem } from '../model/evidence.js';
import type { FileFact } from '../model/facts.js';
import { bangkokDay } from '../text/dates/calendar.js';
import { fileNameOf } from '../text/file-name.js';

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
  return fatalProblem(evidence.exchange) !== null;
}

/** False for a web page under the address of a document: it is most often an error message, its words are not the item's. */
export function isCredible({ extracted }: Evidence): boolean {
  return !(extracted?.type === 'html' && extracted.problems.some((problem) => problem.code === 'type-mismatch'));
}

/** Problems of the file, those of its transport included; empty for an address that `link` reports. */
function fileProblemsOf(evidence: Evidence): readonly FileProblem[] {
  const { exchange, extracted } = evidence;
  const found = extracted?.problems ?? [];
  if (!exchange.cut || found.some((problem) => BROKEN_CODES.has(problem.code))) return found;
  return [{ code: exchange.cut, data: {}, at: null }, ...found];
}

/** The problem that makes the whole file useless, if there is one. */
export function breakOf(evidence: Evidence): FileProblem | undefined {
  return fileProblemsOf(evidence).find((problem) => BROKEN_CODES.has(problem.code));
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

/** All dates of an evidence: those read out of it, and those of its link, its name and its header. */
export function datesOf(evidence: Evidence): readonly DatedFact[] {
  const { exchange, extracted, label } = evidence;
  const { lastModified } = exchange;
  const header: DatedFact[] = lastModified
    ? [{ date: bangkokDay(lastModified), precision: 'day', fiscalYear: null, from: 'header', text: lastModified }]
    : [];
  return [
    ...(extracted?.dates ?? []),
    ...(label ? datesInName(label, 'label') : []),
    ...datesInName(fileNameOf(exchange), 'name'),
    ...header,
  ];
}
