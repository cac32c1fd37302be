/** Digits in brackets or before an asterisk are no longer than this as the mark of a note. */
const MARK = /^[0-9๐-๙][0-9๐-๙,*) ]{0,4}$/;
const IN_NUMBER = /[0-9๐-๙⁰¹²³⁴-⁹]$/;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Digits set above the line right behind a number are the mark of a note or a power: they become the signs for that (U+2070 and
 * others), so that they add no digit to the number. Behind words they stay what they are.
 * @param before the text of the line so far
 * @returns as many letters as are raised
 */
export function raisedDigits(before: string, raised: string): string {
  if (!MARK.test(raised) || !IN_NUMBER.test(before)) return raised;
  return raised.replace(/[0-9๐-๙]/g, (digit) => signOfRaised(digit.charCodeAt(0) & 15));
}

/** @param digit 0 to 9 */
export function signOfRaised(digit: number): string {
  return RAISED[digit] ?? '';
}
