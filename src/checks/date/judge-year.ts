import type { DatedFact } from '../../model/evidence.js';
import type { ExchangeFact } from '../../model/facts.js';
import { fiscalYearOf, toBuddhistYear } from '../../text/dates/read-dates.js';
import { grouped } from '../../text/grouped.js';

/** A date of an evidence. */
export type Found = DatedFact & { readonly url: string };

/** The years that decide, with the statements that name them. */
export interface DecidedYears {
  readonly years: readonly number[];
  readonly facts: readonly Found[];
  /** No page that was left unread can name another. */
  readonly isSettled: boolean;
  /** The name or label of a document says the year that is wanted, and so does its text; its opening says these. */
  readonly isDoubtful: boolean;
  /** The text of a document says these two years once each, and nothing tells which of them is its own. */
  readonly isEven: boolean;
}

/** The statements of one evidence that say of which years it is. */
interface Decision {
  readonly kind: Kind;
  readonly years: readonly number[];
  readonly facts: readonly Found[];
  /** Its name says the wanted year, its opening others, and its text has the wanted one. */
  readonly isDoubtful?: boolean;
  /** Two years of running text, once each. */
  readonly isEven?: boolean;
}

type Kind = 'subject' | 'title' | 'heading' | 'round' | 'running' | 'property' | 'day' | 'aside';

/** So many days of one fiscal year outweigh a year that running text mentions once: it is left over from another form. */
const MANY_DAYS = 3;
/** So many days for each mention outweigh a year that it mentions more often: a file may hold the form several times. */
const DAYS_FOR_EACH = 5;
/** A year that running text names less than half as often as another is not the document's. */
const OFTEN = 0.5;
/** The evidence says itself of which year it is. */
const NAMED: ReadonlySet<Kind> = new Set<Kind>(['subject', 'title', 'heading', 'running', 'property']);

/**
 * The years that the evidence is of. Of one document the strongest place decides that names a year: opening, label and file name;
 * the title; headings; the round it is published for; running text; the Title property of its file; at last its days. The documents of
 * a page outweigh the heading above them; its opening outweighs its name. Null: nothing states a date.
 * @param letters addresses of documents of running text: in them one of two years that they mention once each is no list
 */
export function judgeYear(
  facts: readonly Found[],
  wanted: number,
  exchanges: readonly Pick<ExchangeFact, 'exchange' | 'foundOn'>[],
  letters: ReadonlySet<string>,
): 'right' | 'missing' | DecidedYears {
  const byUrl = grouped(facts, (fact) => fact.url);
  const pages = new Set(exchanges.flatMap(({ foundOn }) => foundOn ?? []));
  const decided = [...byUrl].flatMap(([url, own]) => {
    const decision = decideYears(own, wanted);
    return decision === null
      ? []
      : [{ ...decision, isEven: decision.isEven === true && letters.has(url), isPage: pages.has(url) }];
  });
  const hasDocument = decided.some(({ isPage, kind }) => !isPage && (kind === 'subject' || kind === 'heading'));
  const counted = decided.filter(({ isPage, kind }) => {
    return !(isPage && hasDocument && (kind === 'subject' || kind === 'title' || kind === 'round'));
  });
  const named = counted.filter(({ kind }) => NAMED.has(kind));
  const plain = counted.filter(({ kind }) => kind === 'round' || kind === 'day');
  const decisive = [named, plain, counted].find((some) => some.length > 0) ?? [];
  if (decisive.length === 0) return 'missing';
  const saying = decisive.filter(({ years }) => years.includes(wanted));
  if (saying.some(({ isEven }) => !isEven)) return 'right';
  const [even] = saying;
  if (even !== undefined) return { ...even, isSettled: false, isDoubtful: false, isEven: true };
  const doubtful = decisive.filter((one) => one.isDoubtful === true);
  const differing = doubtful.length > 0 ? doubtful : decisive;
  const years = [...new Set(differing.flatMap((one) => one.years))].sort((a, b) => a - b);
  const isSettled = decided.every(({ kind, facts: [first] }) => kind === 'subject' && first?.from === 'text');
  return {
    years,
    facts: differing.flatMap((one) => one.facts),
    isSettled,
    isDoubtful: doubtful.length > 0,
    isEven: false,
  };
}

/**
 * The years of a document whose name or label says the wanted year and whose opening says others: an assessor who opens it sees
 * those. That its text has the wanted year, too, makes the opening doubtful: a cover may be left over.
 */
function openedDocument(subject: Decision, own: readonly Found[], wanted: number): Decision {
  const opening = subject.facts.filter((fact) => fact.place === 'opening');
  const ofOpening = decision('subject', opening);
  if (ofOpening === null || ofOpening.years.includes(wanted) || !subject.years.includes(wanted)) return subject;
  const inText = own.filter((fact) => fact.from === 'text' && fact.place !== 'opening');
  const isSaid = inText.some((fact) => (yearNamedBy(fact) ?? fiscalYearOf(fact.date)) === wanted);
  return isSaid ? { ...ofOpening, isDoubtful: true } : ofOpening;
}

function decideYears(facts: readonly Found[], wanted: number): Decision | null {
  const own = facts.filter((fact) => fact.bearing === undefined);
  const naming = own.filter((fact) => yearNamedBy(fact) !== null);
  const isName = ({ from }: Found) => from === 'label' || from === 'name';
  const isProperty = ({ place }: Found) => place === 'property';
  const running = naming.filter((fact) => fact.from === 'text' && fact.place === undefined);
  const others = naming.filter((fact) => fact.from === 'metadata' || fact.from === 'header');
  const days = own.filter((fact) => yearNamedBy(fact) === null && fiscalYearOf(fact.date) !== null);
  const rounds = facts.filter((fact) => fact.bearing === 'round' && !isProperty(fact));
  const many = manyDays(days.filter(({ from }) => from === 'text'));
  const mentions = timesOf(running);
  const isLeftOver = mentions <= 1 || timesOf(many) >= DAYS_FOR_EACH * mentions;
  const subject = decision(
    'subject',
    naming.filter((fact) => fact.place === 'opening' || isName(fact)),
  );
  return (
    (subject && openedDocument(subject, own, wanted)) ??
    decision(
      'title',
      naming.filter((fact) => fact.from === 'title' && !isProperty(fact)),
    ) ??
    decision(
      'heading',
      naming.filter((fact) => fact.place === 'heading'),
    ) ??
    decision(
      'round',
      rounds.filter((fact) => fact.from !== 'text' || fact.place !== undefined),
    ) ??
    (isLeftOver && many.length > 0 ? decision('day', many) : null) ??
    runningDecision(often(running)) ??
    decision('property', naming.filter(isProperty)) ??
    decision('running', others) ??
    decision('day', days) ??
    decision(
      'aside',
      facts.filter((fact) => fact.bearing !== undefined),
    )
  );
}

function decision(kind: Kind, facts: readonly Found[]): Decision | null {
  const years = [...new Set(facts.flatMap((fact) => yearNamedBy(fact) ?? fiscalYearOf(fact.date) ?? []))];
  return years.length === 0 ? null : { kind, years, facts };
}

function runningDecision(facts: readonly Found[]): Decision | null {
  const found = decision('running', facts);
  const isEven = facts.length === 2 && timesOf(facts) === 2 && new Set(facts.map(({ text }) => text)).size === 2;
  return found && { ...found, isEven: isEven && found.years.length === 2 };
}

function timesOf(facts: readonly Found[]): number {
  return facts.reduce((sum, { times = 1 }) => sum + times, 0);
}

function often(facts: readonly Found[]): readonly Found[] {
  const counts = countYears(facts, (fact) => yearNamedBy(fact));
  const most = Math.max(0, ...counts.values());
  return facts.filter((fact) => (counts.get(yearNamedBy(fact) ?? 0) ?? 0) >= most * OFTEN);
}

/** The days of the fiscal year that has most of them, where they are many. */
function manyDays(days: readonly Found[]): readonly Found[] {
  const counts = countYears(days, ({ date }) => fiscalYearOf(date));
  const most = Math.max(0, ...counts.values());
  return most < MANY_DAYS ? [] : days.filter(({ date }) => counts.get(fiscalYearOf(date) ?? 0) === most);
}

function countYears(facts: readonly Found[], yearOf: (fact: Found) => number | null): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const fact of facts) {
    const year = yearOf(fact);
    if (year !== null) counts.set(year, (counts.get(year) ?? 0) + (fact.times ?? 1));
  }
  return counts;
}

/** The year that a statement names, Buddhist era; null: it is a day or a month. */
export function yearNamedBy(fact: DatedFact): number | null {
  if (fact.fiscalYear !== null) return fact.fiscalYear;
  return fact.precision === 'year' || fact.precision === 'fiscal-year'
    ? toBuddhistYear(Number(fact.date.slice(0, 4)))
    : null;
}
