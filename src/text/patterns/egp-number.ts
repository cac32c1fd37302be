import { arabicDigits, normalizeText } from '../thai/normalize.js';
import { isStatedNone } from './number.js';

/** Digits of an e-GP project number: YY (Buddhist era), MM, seven running. */
const LENGTH = 11;
/** The reason why a purchase is not in e-GP, in words alone: `ไม่ได้ดำเนินการในระบบ e-GP`. */
const STATED_EXEMPT = /^(?:ไม่(?:ได้|ต้อง|เข้า|ผ่าน|ใช้|อยู่)|(?:ได้รับ)?(?:การ)?ยกเว้น)[^0-9]*$/;
/** A mark that leads to a note stands above the line, as a sign of Unicode or as the readers give raised digits. */
const NOTE_MARK = /(?<=\d)[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹,*)]{0,5}$/;
const IN_TEXT = /(?<![0-9A-Za-z])\d{11}(?![0-9])/g;

export interface EgpNumber {
  /**
   * `format`: there are eleven digits with other characters among them; `digits`: another number of digits;
   * `missing`: a blank cell; `stated-none`: the cell says that there is none.
   */
  readonly kind: 'ok' | 'digits' | 'format' | 'missing' | 'stated-none';
  /** The digits of the cell as Arabic ones. */
  readonly digits: string;
  readonly count: number;
  /** Year in which the project was created, Buddhist era; null unless there are eleven digits. */
  readonly year: number | null;
  readonly month: number | null;
  /** Digits 3 and 4 are a month; false when there are not eleven digits. */
  readonly monthValid: boolean;
}

/** What a cell of the e-GP column holds. White space anywhere, Thai digits, invisible characters and the mark of a note do not matter. */
export function parseEgp(raw: string): EgpNumber {
  const text = normalizeText(raw).replaceAll(' ', '').replace(NOTE_MARK, '');
  if (text === '') return numberOf('missing');
  if (isStatedNone(text) || STATED_EXEMPT.test(text)) return numberOf('stated-none');
  if (/^\d{11}$/.test(text)) return numberOf('ok', text);
  const digits = writtenDigits(text);
  return numberOf(digits.length === LENGTH ? 'format' : 'digits', digits);
}

/** Every e-GP number in running text, except as a part of a longer number or of a code with a letter. */
export function findEgpNumbers(text: string): { readonly digits: string; readonly index: number }[] {
  return [...arabicDigits(text).matchAll(IN_TEXT)].map((match) => ({ digits: match[0], index: match.index }));
}

/** Leaves out what a spreadsheet adds to the number: `6.70191E+10` has six digits, `67019123456.0` eleven. */
function writtenDigits(text: string): string {
  const mantissa = /^(\d(?:\.\d+)?)e[+-]?\d+$/i.exec(text)?.[1];
  const whole = /^(\d+)\.0+$/.exec(text)?.[1];
  return (mantissa ?? whole ?? text).replace(/\D/g, '');
}

function numberOf(kind: EgpNumber['kind'], digits = ''): EgpNumber {
  const isWhole = digits.length === LENGTH;
  const month = isWhole ? Number(digits.slice(2, 4)) : null;
  const year = isWhole ? 2500 + Number(digits.slice(0, 2)) : null;
  return { kind, digits, count: digits.length, year, month, monthValid: month !== null && month >= 1 && month <= 12 };
}
