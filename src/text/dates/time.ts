import { matchesOf } from '../thai/matches.js';
import { mapText } from '../thai/source-map.js';

export interface TimeMention {
  /** The words as found. */
  readonly text: string;
  readonly index: number;
}

const HOUR = '(?:[01]?\\d|2[0-4])';
const POINTED = `${HOUR}[.:][0-5]\\d`;
const COLON = `${HOUR}:[0-5]\\d(?::[0-5]\\d)?`;
const UNIT = ' ?(?:นาฬิกา|น(?:\\.|(?![ก-๎.])))';
const TO = ' ?(?:-|–|—|ถึง|จนถึง) ?(?:เวลา ?)?';
const NOT_BEFORE = '(?<![\\d:.,])';
const NOT_AFTER = '(?![\\d:]|[.,]\\d)';

/**
 * A point separates hours and minutes only beside น., นาฬิกา or เวลา: `9.50 บาท` and section `1.2` are no times.
 * Every repetition is bounded: linear time.
 */
const TIME = new RegExp(
  [
    `${NOT_BEFORE}${POINTED}(?:${UNIT})?${TO}${POINTED}${NOT_AFTER}${UNIT}`,
    `เวลา(?:ประมาณ)? ?${POINTED}${NOT_AFTER}(?:${UNIT})?(?:${TO}${POINTED}${NOT_AFTER}(?:${UNIT})?)?`,
    `เวลา(?:ประมาณ)? ?${HOUR}${UNIT}`,
    `${NOT_BEFORE}${POINTED}${NOT_AFTER}${UNIT}`,
    `${NOT_BEFORE}${HOUR} ?นาฬิกา`,
    `${NOT_BEFORE}${COLON}${NOT_AFTER}(?:${TO}${COLON}${NOT_AFTER})?`,
  ].join('|'),
  'g',
);

/** Times of day as Thai offices write them: `09.00 น.`, `9:00`, `09.30 - 12.00 น.`; a range is one mention. */
export function readTimes(text: string): TimeMention[] {
  const mapped = mapText(text);
  return matchesOf(TIME, mapped.text).map((match) => {
    const index = mapped.sourceIndex(match.index);
    return { text: text.slice(index, mapped.sourceIndex(match.index + match[0].length - 1) + 1), index };
  });
}
