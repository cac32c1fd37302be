import { matchesOf } from '../thai/matches.js';

/** A digit of either script or as wide as a Thai letter. */
const DIGIT = '[\\d๐-๙０-９]';
/** Nothing that is seen: a report takes such letters away, and the digits would stand side by side. */
const UNSEEN = '\\u00ad\\u200b-\\u200f\\u2060\\ufeff';
const MARKS = ' .\\u00a0\\u2010-\\u2015\\u2212-';
const BETWEEN = `[${UNSEEN}]{0,2}(?:[${MARKS}][${UNSEEN}]{0,2})?`;
/** Between all five groups; between some alone it is found in names that end with a time as well. */
const BETWEEN_ALL = '(?:[_+]| [-\\u2013] )';
/** A letter as an address has it: the codes of its bytes (RFC 3986, 2.1), written once or coded again. */
const CODE = '%(?:25){0,2}[2-9A-Fa-f][\\dA-Fa-f]';

const digits = (count: number): string => `${DIGIT}${`[${UNSEEN}]{0,2}${DIGIT}`.repeat(count - 1)}`;
const groups = (between: string): string => [1, 4, 5, 2, 1].map(digits).join(between);

/** What may hold a number: from its first digit on, or from the code of any letter. */
const STRETCH = new RegExp(`(?:${DIGIT}|${CODE})(?:[\\d๐-๙０-９_+${UNSEEN}${MARKS}]|${CODE}){12,}`, 'g');

/** 13 digits, alone or in the groups of an identity card, with nothing of a longer number beside them. */
const NUMBER = new RegExp(`(?<!${DIGIT})(?:${groups(BETWEEN)}|${groups(BETWEEN_ALL)})(?!${DIGIT})`, 'g');

/** A time in milliseconds has as many digits: parameters that are one by their name are left out. */
const TIME_PARAMETER = /[?&](?:_|t|ts|time|timestamp|v|ver|version|r|rnd|rand|random|cb|nocache|cache|dt)=$/;
const PARAMETER_LETTERS = 12;

const DIGITS = 13;

/** 2008 to 2033 in milliseconds: systems name uploads so, far more often than anyone names a file by a person's number. */
const FIRST_TIME = 1_200_000_000_000;
const LAST_TIME = 2_000_000_000_000;

export interface NationalId {
  readonly index: number;
  readonly length: number;
  /** `1-xxxx-xxxxx-xx-1`: the number itself leaves this module nowhere. */
  readonly masked: string;
  /** It may as well be a time in milliseconds, as the names of uploads are. */
  readonly mayBeTime: boolean;
  /** Tells one number from another within one document; it is never kept. */
  readonly key: string;
}

/** Numbers of persons in a text: 13 digits with a valid check digit; those that begin with 0 are of juristic persons, 9 is not in use. */
export function nationalIdsIn(text: string): NationalId[] {
  if (text.length < DIGITS) return [];
  return matchesOf(STRETCH, text).flatMap((stretch) => {
    const { letters, starts } = decoded(stretch[0]);
    return matchesOf(NUMBER, letters).flatMap((match) => {
      const index = stretch.index + startOf(starts, match.index);
      const digits = digitsOf(match[0]);
      if (!isOfPerson(digits) || TIME_PARAMETER.test(text.slice(Math.max(0, index - PARAMETER_LETTERS), index)))
        return [];
      const length = stretch.index + startOf(starts, match.index + match[0].length) - index;
      const isBare = length === DIGITS && match[0] === digits;
      const mayBeTime = isBare && Number(digits) >= FIRST_TIME && Number(digits) < LAST_TIME;
      return [{ index, length, masked: maskOf(digits), mayBeTime, key: digits }];
    });
  });
}

interface Decoded {
  readonly letters: string;
  /** Where each letter began; null: where it stands. */
  readonly starts: readonly number[] | null;
}

/** A stretch with its codes as the letters that count here: digits and marks; all others are one that is neither. */
function decoded(stretch: string): Decoded {
  if (!stretch.includes('%')) return { letters: stretch, starts: null };
  const pieces = stretch.match(PIECE) ?? [];
  let at = 0;
  const starts = pieces.map((piece) => {
    at += piece.length;
    return at - piece.length;
  });
  return { letters: pieces.map(letterOf).join(''), starts: [...starts, stretch.length] };
}

const startOf = (starts: readonly number[] | null, index: number): number => starts?.[index] ?? index;

const THAI_DIGIT = '%(?:25){0,2}[Ee]0%(?:25){0,2}[Bb]9%(?:25){0,2}9\\d';
const PIECE = new RegExp(`${THAI_DIGIT}|${CODE}|[^]`, 'g');
const MARK_OF_CODE: Readonly<Record<string, string>> = { 20: ' ', '2D': '-', '5F': '_', '2B': '+' };

function letterOf(piece: string): string {
  if (piece.length === 1) return piece;
  const byte = piece.slice(-2).toUpperCase();
  const isDigit = /^3\d$/.test(byte) || (/e0/i.test(piece) && /^9\d$/.test(byte));
  return isDigit ? byte.slice(1) : (MARK_OF_CODE[byte] ?? 'x');
}

/** Whether an address or a name holds a number of a person; a time in milliseconds, as uploads are named by, is none. */
export function namesPerson(text: string): boolean {
  return nationalIdsIn(text).some(({ mayBeTime }) => !mayBeTime);
}

/** The text with every number of a person masked. */
export function maskNationalIds(text: string): string {
  let masked = '';
  let end = 0;
  for (const id of nationalIdsIn(text)) {
    masked += text.slice(end, id.index) + id.masked;
    end = id.index + id.length;
  }
  return masked + text.slice(end);
}

const maskOf = (digits: string): string => `${digits[0]}-xxxx-xxxxx-xx-${digits[12]}`;

function digitsOf(text: string): string {
  return text.replace(/[๐-๙０-９]/g, (digit) => String(digit.charCodeAt(0) & 0xf)).replace(/\D/g, '');
}

/** The check digit of the Department of Provincial Administration: weights 13 to 2, modulo 11. */
function isOfPerson(digits: string): boolean {
  if (!/^[1-8]\d{12}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 12)].reduce((total, digit, index) => total + Number(digit) * (13 - index), 0);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}
