import { matchesOf } from '../thai/matches.js';

/**
 * 13 digits of either script, alone or in the groups of an identity card, with nothing of a longer number beside them. A time
 * in milliseconds has as many: parameters of addresses that are one by their name are left out.
 */
const NUMBER =
  /(?<![\d๐-๙])(?<![?&](?:_|t|ts|time|timestamp|v|ver|version|r|rnd|rand|random|cb|nocache|cache|dt)=)[\d๐-๙][ .\u00a0\u2010-\u2015\u2212-]?[\d๐-๙]{4}[ .\u00a0\u2010-\u2015\u2212-]?[\d๐-๙]{5}[ .\u00a0\u2010-\u2015\u2212-]?[\d๐-๙]{2}[ .\u00a0\u2010-\u2015\u2212-]?[\d๐-๙](?![\d๐-๙])/g;

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
  const arabic = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - '๐'.charCodeAt(0)));
  return arabic.replace(/\D/g, '');
}

/** The check digit of the Department of Provincial Administration: weights 13 to 2, modulo 11. */
function isOfPerson(digits: string): boolean {
  if (!/^[1-8]\d{12}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 12)].reduce((total, digit, index) => total + Number(digit) * (13 - index), 0);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}
