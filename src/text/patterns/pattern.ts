import { RE2JS, RE2JSException } from 're2js';
import { KIND_PATTERNS, patternOfKinds } from '../../model/agency/agency-kind.js';
import { readDates } from '../dates/read-dates.js';
import { readTimes } from '../dates/time.js';
import { nearest } from '../thai/nearest.js';
import { foldText, normalizeCharacters } from '../thai/normalize.js';
import { findEgpNumbers } from './egp-number.js';

/** What a checklist looks for in normalised text. */
export interface Pattern {
  test(normalizedText: string): boolean;
  find(normalizedText: string): PatternMatch | null;
}

export interface PatternMatch {
  readonly index: number;
  readonly text: string;
}

/** The source is no valid pattern. `message` is English. */
export class PatternError extends Error {
  override name = 'PatternError';
}

/** `[ก-๙]` means every Thai character: normalising must not make an Arabic digit of its end alone. */
const THAI_TO_NINE = /([ก-๎])-๙/g;

type Find = Pattern['find'];

const NAMED: Readonly<Record<string, Find>> = {
  $date: (text) => readDates(text).find(({ precision }) => precision === 'day') ?? null,
  $time: (text) => readTimes(text)[0] ?? null,
  $egp: (text) => {
    const number = findEgpNumbers(text)[0];
    return number === undefined ? null : { index: number.index, text: number.digits };
  },
};

/**
 * Plain words match a part of the text, Latin letters in either case; `/…/` and `/…/i` are regular expressions in linear time
 * (RE2: no look-around, no back references); `$date`, `$time` and `$egp` are named patterns, and so are the titles of executives,
 * councils and plans, which the kind of the body chooses (`$executive`).
 * @throws PatternError
 */
export function compilePattern(source: string): Pattern {
  const find = finderOf(source);
  return { find, test: (text) => find(text) !== null };
}

function finderOf(source: string): Find {
  const trimmed = source.trim();
  const named = Object.hasOwn(NAMED, trimmed) ? NAMED[trimmed] : undefined;
  if (named !== undefined) return named;
  // Where the kind of the body is known, the checklist has its words in place of the name.
  if (KIND_PATTERNS.includes(trimmed)) return finderOf(patternOfKinds(trimmed) ?? '');
  if (/^\$[a-z-]+$/i.test(trimmed)) throw unknownName(trimmed);
  const expression = /^\/(.+)\/(i?)$/s.exec(trimmed);
  if (expression?.[1] !== undefined) return expressionFinder(expression[1], expression[2] === 'i');
  return wordsFinder(source);
}

function unknownName(name: string): PatternError {
  const names = [...Object.keys(NAMED), ...KIND_PATTERNS];
  const meant = nearest(name, names);
  const hint = meant === null ? names.join(', ') : `did you mean ${meant}?`;
  return new PatternError(`no pattern is called ${name} (${hint})`);
}

function wordsFinder(source: string): Find {
  const wanted = foldText(source);
  if (wanted === '') throw new PatternError('the pattern is empty');
  return (text) => {
    const index = lowerCase(text).indexOf(wanted);
    return index < 0 ? null : { index, text: text.slice(index, index + wanted.length) };
  };
}

function expressionFinder(body: string, ignoreCase: boolean): Find {
  const expression = compileExpression(normalizeCharacters(body.replace(THAI_TO_NINE, '$1-๎0-9')), ignoreCase);
  return (text) => {
    const matcher = expression.matcher(text);
    return matcher.find() ? { index: matcher.start(), text: matcher.group() ?? '' } : null;
  };
}

function compileExpression(body: string, ignoreCase: boolean): RE2JS {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(body), ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (cause) {
    if (!(cause instanceof RE2JSException)) throw cause;
    throw new PatternError(cause.message, { cause });
  }
}

/** Of the same length: some letters (`İ`) have a longer lower case, which would move the places of matches. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
