import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** What may stand at a place where an expression leaves the letters open; `count` null: any number of them. */
export interface Blank {
  readonly kind: 'digits' | 'letters' | 'any';
  readonly count: number | null;
}

/** A text that an expression matches, as people would write it: letters, and blanks where it leaves them open. */
export type Reading = readonly (string | Blank)[];

/** More readings of one expression nobody reads. */
const MOST = 24;

/**
 * What an expression means, as texts that it matches, for people who do not read expressions: one for each alternative, without
 * what is optional. `Walk[ -]?in|On-?site` is `Walk-in` and `On-site`.
 * @param body without its slashes
 * @returns at most 24, without repetition; null for what the parser of ECMAScript does not take
 */
export function readingsOf(body: string): readonly Reading[] | null {
  try {
    const { alternatives } = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(body);
    const readings = ofAlternatives(alternatives).map(tidied);
    return [...new Map(readings.map((reading) => [JSON.stringify(reading), reading])).values()].slice(0, MOST);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function ofAlternatives(alternatives: readonly AST.Alternative[]): readonly Reading[] {
  return alternatives.flatMap(ofAlternative).slice(0, MOST);
}

function ofAlternative({ elements }: AST.Alternative): readonly Reading[] {
  let readings: readonly Reading[] = [[]];
  for (const element of elements) {
    const last = readings[0]?.at(-1);
    const next = ofElement(element, typeof last === 'string' && last.endsWith('.'));
    readings = readings.flatMap((start) => next.map((end) => [...start, ...end])).slice(0, MOST);
  }
  return readings;
}

/** @param isAfterDot an abbreviation goes on without a blank: `มี.ค.` */
function ofElement(element: AST.Element, isAfterDot: boolean): readonly Reading[] {
  switch (element.type) {
    case 'Character':
      return [[String.fromCodePoint(element.value)]];
    case 'CharacterSet':
      return [[ofSet(element)]];
    case 'CharacterClass':
      return [[ofClass(element)]];
    case 'Group':
    case 'CapturingGroup': {
      const inner = ofAlternatives(element.alternatives);
      // `(?:^|[^ง])` is there for what stands before; people write nothing in its place.
      return inner.some((reading) => reading.length === 0) ? [[]] : inner;
    }
    case 'Quantifier':
      return ofQuantifier(element, isAfterDot);
    default:
      return [[]];
  }
}

function ofQuantifier({ element, min, max }: AST.Quantifier, isAfterDot: boolean): readonly Reading[] {
  const inner = ofElement(element, isAfterDot);
  const isGroup = element.type === 'Group' || element.type === 'CapturingGroup';
  if (isGroup) return min === 0 ? [[]] : inner;
  const part = inner[0]?.[0] ?? '';
  if (typeof part !== 'string') return min === 0 && max === 1 ? [[]] : [[{ ...part, count: min === max ? min : null }]];
  if (part === ' ') return (min === 0 && (max > 1 || isAfterDot)) || max === 0 ? [[]] : [[' ']];
  return max === 0 ? [[]] : [[part.repeat(Math.min(Math.max(1, min), 8))]];
}

function ofSet(set: AST.CharacterSet): string | Blank {
  if (set.kind === 'space' && !set.negate) return ' ';
  if (set.kind === 'digit' && !set.negate) return { kind: 'digits', count: 1 };
  if ((set.kind === 'word' || set.kind === 'property') && !set.negate) return { kind: 'letters', count: 1 };
  return { kind: 'any', count: 1 };
}

/** Of signs that stand for one another the dash, else the first that is no blank. */
function ofClass({ negate, elements }: AST.CharacterClass): string | Blank {
  const signs = elements.flatMap((one) => (one.type === 'Character' ? [String.fromCodePoint(one.value)] : []));
  if (negate) return { kind: 'any', count: 1 };
  if (signs.length === elements.length && signs.length > 0)
    return signs.find((sign) => sign === '-') ?? signs.find((sign) => sign.trim() !== '') ?? ' ';
  if (elements.every(isDigits)) return { kind: 'digits', count: 1 };
  return { kind: signs.length === 0 && !elements.some(isDigits) ? 'letters' : 'any', count: 1 };
}

function isDigits(element: AST.CharacterClass['elements'][number]): boolean {
  if (element.type === 'CharacterSet') return element.kind === 'digit' && !element.negate;
  if (element.type !== 'CharacterClassRange') return false;
  const range = String.fromCodePoint(element.min.value, element.max.value);
  return range === '09' || range === '๐๙';
}

/** Letters joined, blanks beside one another as one, and no blank at either end that stands for anything. */
function tidied(reading: Reading): Reading {
  const parts: (string | Blank)[] = [];
  for (const part of reading) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (typeof part !== 'string' && typeof last === 'object' && last.kind === part.kind)
      parts[parts.length - 1] = { kind: part.kind, count: sumOf(last.count, part.count) };
    else if (part !== '') parts.push(part);
  }
  const isOpen = (part: string | Blank | undefined): boolean => typeof part === 'object' && part.kind === 'any';
  const [start, end] = [isOpen(parts[0]) ? 1 : 0, isOpen(parts.at(-1)) ? -1 : undefined];
  return parts.slice(start, end);
}

function sumOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
