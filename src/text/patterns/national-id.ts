import { matchesOf } from '../thai/matches.js';

/** A digit of either script or as wide as a Thai letter. */
const PLAIN_DIGIT = '[\\d๐-๙０-９]';
/** One that an address has as the codes of its bytes (RFC 3986, 2.1), once or again. */
const CODED_DIGIT = '%(?:25){0,2}(?:3\\d|[Ee]0%(?:25){0,2}[Bb]9%(?:25){0,2}9\\d)';
const DIGIT = `(?:${PLAIN_DIGIT}|${CODED_DIGIT})`;
/** Nothing that is seen: a report takes such letters away, and the digits would stand side by side. */
const UNSEEN = '[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]{0,2}';
const CODED = '%(?:25){0,2}(?:20|2[Dd])';
const BETWEEN = `${UNSEEN}(?:(?:[ .\\u00a0\\u2010-\\u2015\\u2212-]|${CODED})${UNSEEN})?`;
/** Between all five groups; between some alone it is found in names that end with a time as well. */
const BETWEEN_ALL = '(?:[_+]| [-\\u2013] |%(?:25){0,2}5[Ff])';

const digits = (count: number): string => `${DIGIT}${`${UNSEEN}${DIGIT}`.repeat(count - 1)}`;
const groups = (between: string): string => [1, 4, 5, 2, 1].map(digits).join(between);

/**
 * 13 digits, alone or in the groups of an identity card, with nothing of a longer number beside them; the codes of letters of an
 * address end with digits too. A time in milliseconds has as many: parameters of addresses that are one by their name are left out.
 */
const NUMBER = new RegExp(
  `(?:(?<!${PLAIN_DIGIT})|(?<=%(?:25){0,2}[\\dA-Fa-f]{2})(?<!${CODED_DIGIT}))(?<![?&](?:_|t|ts|time|timestamp|v|ver|version|r|rnd|rand|random|cb|nocache|cache|dt)=)(?:${groups(BETWEEN)}|${groups(BETWEEN_ALL)})(?!${DIGIT})`,
  'g',
);

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
  return matchesOf(NUMBER, text).flatMap((match) => {
    const digits = digitsOf(match[0]);
    return isOfPerson(digits)
      ? [
          {
            index: match.index,
            length: match[0].length,
            masked: maskOf(digits),
            mayBeTime: match[0] === digits && Number(digits) >= FIRST_TIME && Number(digits) < LAST_TIME,
            key: digits,
          },
        ]
      : [];
  });
}

/** Whether an address or a name holds a number of a person; a time in milliseconds, as uploads are named by, is none. */
export function namesPerson(text: string): boolean {
  return nationalIdsIn(text).some(({ mayBeTime }) => !mayBeTime);
}

/** The text with every number of a person masked. */
export function maskNationalIds(text: string): string {
  return text.replace(NUMBER, (number) => {
    const digits = digitsOf(number);
    return isOfPerson(digits) ? maskOf(digits) : number;
  });
}

const maskOf = (digits: string): string => `${digits[0]}-xxxx-xxxxx-xx-${digits[12]}`;

function digitsOf(text: string): string {
  const plain = text.replace(/%(?:25){0,2}(?:E0%(?:25){0,2}B9%(?:25){0,2}9(\d)|3(\d)|20|2D|5F)/gi, '$1$2');
  const arabic = plain.replace(/[๐-๙０-９]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
  return arabic.replace(/\D/g, '');
}

/** The check digit of the Department of Provincial Administration: weights 13 to 2, modulo 11. */
function isOfPerson(digits: string): boolean {
  if (!/^[1-8]\d{12}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 12)].reduce((total, digit, index) => total + Number(digit) * (13 - index), 0);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}
