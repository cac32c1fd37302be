import type { Cell } from '../../model/evidence.js';
import { dateRange, readDates } from '../../text/dates/read-dates.js';
import { readNumber } from '../../text/patterns/number.js';
import { normalizeText } from '../../text/thai/normalize.js';

const OPERATORS = ['<=', '>=', '<', '>', '='] as const;

type Operator = (typeof OPERATORS)[number];

/** `COLUMN <= COLUMN`: what must hold between two cells of every row. */
export interface RowRule {
  readonly left: string;
  readonly operator: Operator;
  readonly right: string;
}

const SIGNS: Readonly<Record<string, string>> = { '≤': '<=', '≥': '>=', '==': '=', '=<': '<=', '=>': '>=' };

/** @returns the rule, or null when the text is none. */
export function parseRule(source: string): RowRule | null {
  const plain = source.replace(/≤|≥|==|=<|=>/g, (sign) => SIGNS[sign] ?? sign);
  const parts = /^([^<>=]+)(<=|>=|<|>|=)([^<>=]+)$/.exec(plain);
  const [left, operator, right] = [parts?.[1]?.trim(), parts?.[2], parts?.[3]?.trim()];
  if (!left || !right || !isOperator(operator)) return null;
  return { left, operator, right };
}

/**
 * Does it hold? Null where one of the cells holds no date or number: blank and unreadable cells are other findings.
 * A month or a range of days is given the benefit of the doubt.
 */
export function holds(rule: RowRule, left: Cell, right: Cell): boolean | null {
  // Numbers first: they are read far quicker than dates, and no usual form of a day is one.
  const [leftNumber, rightNumber] = [numberOf(left), numberOf(right)];
  if (leftNumber !== null && rightNumber !== null) {
    return compare(rule.operator, { from: leftNumber, to: leftNumber }, { from: rightNumber, to: rightNumber });
  }
  const [leftDays, rightDays] = [daysOf(left), daysOf(right)];
  return leftDays && rightDays ? compare(rule.operator, leftDays, rightDays) : null;
}

/** First and last day that a cell holds, ISO; null when it holds none. */
export function daysOf(cell: Cell): { readonly from: string; readonly to: string } | null {
  if (cell.date !== undefined) return { from: cell.date.slice(0, 10), to: cell.date.slice(0, 10) };
  const ranges = readDates(cell.text)
    .filter(({ precision }) => precision === 'day' || precision === 'month')
    .map((mention) => dateRange(mention.date, mention.precision));
  if (ranges.length === 0) return null;
  return {
    from: ranges.map(({ from }) => from).sort()[0]!,
    to: ranges
      .map(({ to }) => to)
      .sort()
      .at(-1)!,
  };
}

export function numberOf(cell: Cell): number | null {
  if (cell.date !== undefined) return null;
  return readNumber(cell.text) ?? (normalizeText(cell.text) === '' ? null : (cell.number ?? null));
}

interface Range<T> {
  readonly from: T;
  readonly to: T;
}

function compare<T extends number | string>(operator: Operator, left: Range<T>, right: Range<T>): boolean {
  if (operator === '<=') return left.from <= right.to;
  if (operator === '>=') return left.to >= right.from;
  if (operator === '<') return left.from < right.to;
  return operator === '>' ? left.to > right.from : left.from <= right.to && left.to >= right.from;
}

function isOperator(text: string | undefined): text is Operator {
  return (OPERATORS as readonly (string | undefined)[]).includes(text);
}
