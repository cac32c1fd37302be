import type { Check, CheckContext, Need, Where } from '../checks/define-check.js';
import { nearDocuments } from '../checks/item/near-document.js';
import { checks, codeHolders } from '../checks/registry.js';
import { patternsOf } from '../checks/text/patterns-of.js';
import type { CheckEntry, Checklist, Item } from '../model/checklist.js';
import type { Evidence, Grid, Unreadable } from '../model/evidence.js';
import type { Facts, Gap } from '../model/facts.js';
import { type CheckResult, type Finding, type OmittedFindings, placeAt, type Verdict } from '../model/finding.js';
import type { Register } from '../model/register.js';
import type { WordData } from '../model/words.js';
import { resolveYear } from '../model/year.js';
import { assessmentOn } from '../round/assessment.js';
import { bangkokDay } from '../text/dates/calendar.js';
import { filesOf } from './evidence-facts.js';
import { gapOf, hasContent, NEEDS } from './needs.js';
import { isAbsence, readByOcr, withOcrDoubt } from './ocr-doubt.js';
import { type RepairedPages, repairedPages, withRepairNote } from './repair-note.js';
import { applySeverity } from './severity.js';

export interface ChecksInput {
  readonly item: Item;
  readonly checks: readonly CheckEntry[];
  readonly evidence: readonly Evidence[];
  readonly facts: Facts;
  readonly checklist: Pick<Checklist, 'fiscalYear' | 'site' | 'lists' | 'assessment'>;
  /** ISO 8601. */
  readonly now: string;
  /** The files that entries name, by path. */
  readonly registers: ReadonlyMap<string, Register>;
  /** Tables of another item's evidence. */
  gridsOf(itemId: string): readonly Grid[];
}

export interface ChecksOutcome {
  readonly results: readonly CheckResult[];
  /** Checks that stay undecided because of unreadable evidence, and its addresses. */
  readonly undecided: readonly { readonly check: string; readonly urls: readonly string[] }[];
  /** Checks without any fact that they need. */
  readonly skipped: readonly SkippedCheck[];
  /** Defects of ours, with the error for stderr. */
  readonly crashes: readonly { readonly check: string; readonly error: unknown }[];
}

export interface SkippedCheck {
  readonly check: string;
  /** The kinds of facts that the evidence did not give. */
  readonly needs: readonly Need[];
  /** Evidence that could not be read for them; what is not named holds none by its nature. */
  readonly gaps: readonly Gap[];
}

/** What one entry of `checks` came to. */
interface CheckOutcome {
  readonly result: CheckResult;
  readonly crash?: unknown;
  readonly skipped?: SkippedCheck;
  /** Evidence that was missing: a finding was withheld, or the check was skipped. */
  readonly gaps: readonly Gap[];
}

/** What the checks of one item share. */
interface Judging extends ChecksInput {
  /** Looks through all tables when it is first asked. */
  repaired(): RepairedPages;
}

/**
 * Judges one item: `link`, `file` and the checks that it asks for. Each gets only the facts that it declared; a finding that
 * something is missing is withheld where evidence could not be opened or read. Never throws for a check.
 */
export function runChecks(asked: ChecksInput): ChecksOutcome {
  const { item, evidence, facts } = asked;
  let repaired: RepairedPages | null = null;
  const input: Judging = {
    ...asked,
    repaired: () => {
      repaired ??= repairedPages(evidence);
      return repaired;
    },
  };
  if (!item.enabled) return outcomeOf([ofItem('disabled', item)]);
  if (item.urls.length === 0 && evidence.length === 0) return outcomeOf([ofItem('no-url', item)]);

  const chosen = input.checks.flatMap((entry) => {
    const check = checks.get(entry.id);
    return check && !check.meta.always ? [withEntry(check, entry, runOne(check, entry, facts, input), input)] : [];
  });

  // `file` comes after the others: it reports a scan as a matter for a person where one of them needed its text.
  const needed = new Map<string, Unreadable>(
    chosen.flatMap(({ gaps }) => gaps.filter(isUnread).map((gap) => [gap.url, gap] as const)),
  );
  const known = needed.size === 0 ? facts : { ...facts, files: filesOf(evidence, needed) };
  const always = [...checks.values()].flatMap((check) => {
    if (!check.meta.always) return [];
    const entries = input.checks.filter((entry) => entry.id === check.meta.id);
    return (entries.length > 0 ? entries : [defaultEntry(check)]).map((entry) =>
      withEntry(check, entry, runOne(check, entry, known, input), input),
    );
  });
  const near = otherDocuments(input);
  return outcomeOf([...always, ...(near === null ? [] : [near]), ...withUndecided(chosen, always)]);
}

// An error of `link` or `file` fails the item already; any other unseen evidence leaves it undecided.
function withUndecided(asked: readonly CheckOutcome[], always: readonly CheckOutcome[]): readonly CheckOutcome[] {
  const reported = new Set(
    always.flatMap(({ result }) =>
      result.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.at?.url),
    ),
  );
  return asked.map((outcome) => {
    const urls = outcome.gaps.filter((gap) => isUnread(gap) || !reported.has(gap.url)).map((gap) => gap.url);
    return urls.length > 0 ? { ...outcome, result: { ...outcome.result, undecided: urls } } : outcome;
  });
}

/** The outcome with what only the entry says: what it looks for, and where the profile has the rule from. */
function withEntry(check: Check, entry: CheckEntry, outcome: CheckOutcome, { checklist }: ChecksInput): CheckOutcome {
  const asks = check.meta.asks?.(entry.options, (option) => resolveYear(option, checklist.fiscalYear)) ?? null;
  const added = { ...(entry.basis && { basis: entry.basis }), ...(asks && { asks }) };
  return { ...outcome, result: { ...outcome.result, ...added } };
}

function isUnread(gap: Gap): boolean {
  return gap.kind === 'scan' || gap.kind === 'unreadable';
}

function defaultEntry(check: Check): CheckEntry {
  return { id: check.meta.id, options: check.meta.options.parse({}), severity: null };
}

function outcomeOf(outcomes: readonly CheckOutcome[]): ChecksOutcome {
  const keep = createBound();
  return {
    results: outcomes.map(({ result }) => keep(result)),
    undecided: outcomes.flatMap(({ result }) =>
      result.undecided?.length ? [{ check: result.check, urls: result.undecided }] : [],
    ),
    skipped: outcomes.flatMap(({ skipped }) => skipped ?? []),
    crashes: outcomes.flatMap(({ result, crash }) =>
      result.state === 'crashed' ? [{ check: result.check, error: crash }] : [],
    ),
  };
}

/** Findings of one kind that an item keeps: more places help nobody, and every report and the history would hold them. */
const MAX_FINDINGS_OF_A_KIND = 1000;

/** Keeps each finding of an item once, and of each kind the first; the rest is counted. */
function createBound(): (result: CheckResult) => CheckResult {
  const seen = new Set<string>();
  const kept = new Map<string, number>();
  return (result) => {
    const omitted = new Map<string, OmittedFindings>();
    const findings = result.findings.filter((finding) => {
      const { code, severity, review } = finding;
      const kind = `${code} ${severity} ${review}`;
      const count = kept.get(kind) ?? 0;
      if (count >= MAX_FINDINGS_OF_A_KIND) {
        omitted.set(kind, { code, severity, review, count: (omitted.get(kind)?.count ?? 0) + 1 });
        return false;
      }
      // Two entries of one check (two tables) must not report the same finding twice.
      const key = JSON.stringify(finding);
      if (seen.has(key)) return false;
      seen.add(key);
      kept.set(kind, count + 1);
      return true;
    });
    return omitted.size === 0 ? { ...result, findings } : { ...result, findings, omitted: [...omitted.values()] };
  };
}

function runOne(check: Check, entry: CheckEntry, facts: Facts, input: Judging): CheckOutcome {
  const id = check.meta.id;
  const needs = check.meta.needs.filter((need) => NEEDS[need].content !== null);
  const gaps = unique(needs.flatMap((need) => input.evidence.flatMap((one) => gapOf(one, need) ?? [])));
  const canFail = canFailItem(entry);
  if (needs.length > 0 && !needs.some((need) => input.evidence.some((one) => hasContent(one, need)))) {
    const result: CheckResult = { check: id, state: 'skipped', findings: [] };
    return { result, gaps: canFail ? gaps : [], skipped: { check: id, needs, gaps } };
  }

  let found: readonly Finding[];
  try {
    found = check.run(pick(facts, check.meta.needs), contextOf(check, entry, input));
  } catch (error) {
    const data = { check: id, message: error instanceof Error ? error.message : String(error) };
    const crash = makeFinding('internal', codeHolders.internal, 'crash', data);
    return { result: { check: id, state: 'crashed', findings: [crash] }, crash: error, gaps: [] };
  }

  const noted = withRepairNote(check, found, () => input.repaired());
  const said = withOcrDoubt(check, applySeverity(noted, id, entry.severity), readByOcr(input.evidence));
  if (gaps.length === 0) return { result: { check: id, state: 'ran', findings: said }, gaps };
  const withheld = said.filter((finding) => isAbsence(check, finding) && finding.data.settled === undefined);
  return {
    result: { check: id, state: 'ran', findings: said.filter((finding) => !withheld.includes(finding)) },
    gaps: withheld.some((finding) => finding.severity === 'error' || finding.review) ? gaps : [],
  };
}

/** Where the checklist made it a warning, missing evidence does not keep the item from passing. */
function canFailItem({ severity }: CheckEntry): boolean {
  return typeof severity !== 'string' || severity === 'error';
}

function unique(gaps: readonly Gap[]): readonly Gap[] {
  return [...new Map(gaps.map((gap) => [gap.url, gap])).values()];
}

function pick(facts: Facts, needs: readonly Need[]): Facts {
  // A check must not even by accident see what it did not declare; its own type says which of the facts it has.
  return Object.fromEntries(needs.map((need) => [need, facts[need]])) as Partial<Facts> as Facts;
}

function contextOf(check: Check, entry: CheckEntry, input: ChecksInput): CheckContext<unknown, string> {
  const { checklist, item, now } = input;
  return {
    options: entry.options,
    now,
    today: bangkokDay(now),
    fiscalYear: checklist.fiscalYear,
    underWay: assessmentOn(checklist.assessment, bangkokDay(now)),
    canFail: canFailItem(entry),
    year: (option) => resolveYear(option, checklist.fiscalYear),
    site: checklist.site,
    item: { id: item.id, title: item.title },
    lists: checklist.lists,
    gridsOf: (itemId) => input.gridsOf(itemId),
    registerOf: (name) => {
      const path = entry.files?.find((file) => file.name === name)?.path;
      const register = path === undefined ? undefined : input.registers.get(path);
      if (register === undefined) throw new Error(`${name} was not read`);
      return register;
    },
    finding: (code, data, where) => makeFinding(check.meta.id, check, code, data, where),
  };
}

function makeFinding(
  prefix: string,
  check: Pick<Check, 'meta'>,
  code: string,
  data: WordData = {},
  where: Where = {},
): Finding {
  const meta = check.meta.findings[code];
  if (!meta) throw new Error(`${prefix} has no code ${code}`);
  return {
    code: `${prefix}/${code}`,
    severity: where.severity ?? meta.severity,
    review: where.review ?? meta.review ?? false,
    data: {
      ...data,
      ...(where.ocr === undefined ? {} : { ocr: where.ocr }),
      ...(where.isSettled === true ? { settled: 'yes' } : {}),
      // A number, since words of the data tell one finding from another over the rounds.
      ...(where.isBinding === true ? { binding: 1 } : {}),
    },
    at: where.at ?? null,
    actual: where.actual ?? null,
    expected: where.expected ?? null,
    ...(where.picture === undefined ? {} : { picture: where.picture }),
  };
}

/** Of items that ask for words: their documents where they are others; null where none is. */
function otherDocuments({ item, checks: entries, evidence, facts }: ChecksInput): CheckOutcome | null {
  const patterns = patternsOf(entries);
  if (patterns === null) return null;
  const isWhole = !evidence.some((one) => gapOf(one, 'texts') !== null);
  const near = nearDocuments(facts.texts, { title: item.title, find: item.find, patterns });
  if (near.length === 0) return null;
  const findings = near.map(({ url, called, isPlain }) => {
    const data = { called, title: item.title };
    const where: Where = { at: placeAt(url), actual: called, expected: item.title };
    const doubt: Where = isPlain && isWhole ? {} : { severity: 'warning', review: true };
    return makeFinding('item', codeHolders.item, 'other-document', data, { ...where, ...doubt });
  });
  return { result: { check: 'item', state: 'ran', findings }, gaps: [] };
}

function ofItem(code: 'no-url' | 'disabled', item: Item): CheckOutcome {
  const finding = makeFinding('item', codeHolders.item, code, { item: item.id });
  return { result: { check: 'item', state: 'ran', findings: [finding] }, gaps: [] };
}

/**
 * An error fails the item, even if a person must look at other findings; a crash of the program never does. An item that
 * could not be judged does not pass.
 */
export function verdictOf(results: readonly CheckResult[]): Verdict {
  const findings = results.flatMap((result) => result.findings);
  if (findings.some((finding) => finding.code === 'item/disabled')) return 'disabled';
  if (findings.some((finding) => finding.severity === 'error' && !finding.code.startsWith('internal/'))) return 'fail';
  const isOpen = results.some((result) => result.state === 'crashed' || (result.undecided?.length ?? 0) > 0);
  return isOpen || findings.some((finding) => finding.review) ? 'review' : 'pass';
}
