import type { DatedFact } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import { dateRange, readDates } from '../text/dates/read-dates.js';
import { compilePattern, type Pattern } from '../text/patterns/pattern.js';
import { normalizeText } from '../text/thai/normalize.js';

/** Usual names of the letter by which an office explains a change. */
export const LETTERS: readonly string[] = ['หนังสือชี้แจง', 'คำชี้แจง', 'ชี้แจงการแก้ไข'];

/** The date of a letter is at most so far from its name in the text of a page, in characters. */
const BEFORE = 80;
const AFTER = 250;

export type LetterFacts = Pick<Facts, 'files' | 'texts' | 'links' | 'dates'>;

/** Letters on the item's pages: the last day that each of them states, ISO; one without a date explains nothing. */
export function letterDays(facts: LetterFacts, sources: readonly string[]): readonly string[] {
  const patterns = sources.map(compilePattern);
  return [...inDocuments(facts, patterns), ...inLabels(facts, patterns), ...inPages(facts, patterns)];
}

function inDocuments({ files, texts, dates }: LetterFacts, patterns: readonly Pattern[]): readonly string[] {
  const titles = new Map(texts.map((text) => [text.url, text.title ?? '']));
  return files
    .filter((file) => file.type !== 'html')
    .filter((file) => isLetter([file.label ?? '', file.name, titles.get(file.url) ?? ''], patterns))
    .flatMap((file) => {
      const own = dates.filter((fact) => fact.url === file.url && fact.from !== 'header');
      const stated = daysOf(own.filter((fact) => fact.from !== 'metadata'));
      // The date of a scan cannot be read; the day when it was made is the next best.
      return stated.length > 0 ? stated : daysOf(own);
    });
}

// A letter may be outside the item's documents: its link is enough.
function inLabels({ links }: LetterFacts, patterns: readonly Pattern[]): readonly string[] {
  return links
    .filter((link) => !link.inChrome && isLetter([link.text], patterns))
    .flatMap((link) => daysOf(readDates(link.text)));
}

// Only pages: in a form or a manual คำชี้แจง means instructions.
function inPages({ texts }: LetterFacts, patterns: readonly Pattern[]): readonly string[] {
  return texts
    .filter((text) => text.type === 'html')
    .flatMap((text) => {
      const whole = text.blocks.map((block) => normalizeText(block.text)).join('\n');
      return patterns.flatMap((pattern) =>
        matchesIn(whole, pattern).flatMap((index) =>
          daysOf(readDates(whole.slice(Math.max(0, index - BEFORE), index + AFTER))),
        ),
      );
    });
}

function matchesIn(text: string, pattern: Pattern): readonly number[] {
  const places: number[] = [];
  for (let from = 0; from < text.length; ) {
    const match = pattern.find(text.slice(from));
    if (!match) break;
    places.push(from + match.index);
    from += match.index + Math.max(1, match.text.length);
  }
  return places;
}

function isLetter(names: readonly string[], patterns: readonly Pattern[]): boolean {
  return names.some((name) => patterns.some((pattern) => pattern.test(normalizeText(name))));
}

/** A year alone is no date of a letter. */
function daysOf(dates: readonly Pick<DatedFact, 'date' | 'precision'>[]): readonly string[] {
  return dates
    .filter(({ precision }) => precision === 'day' || precision === 'month')
    .map(({ date, precision }) => dateRange(date, precision).to);
}
