import { foldText } from '../thai/normalize.js';
import { hostOf } from '../url.js';
import {
  COME_ONS,
  GAMBLING_OFFERS,
  GAMBLING_TOPICS,
  HOST_WORDS,
  LOAN_COME_ONS,
  LOANS,
  MEDICINE_COME_ONS,
  MEDICINES,
  SPEAKING_AGAINST,
  SPEAKING_AGAINST_NEARBY,
} from './word-list.js';

/** An advertisement for gambling, medicine or loans in a text. */
export interface SpamHit {
  readonly index: number;
  /** The words of the text, folded. */
  readonly text: string;
  /** The text around it warns of such things, reports on them or forbids them. */
  readonly isWarning: boolean;
}

/** In UTF-16 units; the rest of a longer text is not searched. */
const MAX_TEXT = 200_000;
/** In UTF-16 units: an offer is close to its topic; a warning is in the same sentence or the next one. */
const OFFER_REACH = 60;
const AGAINST_REACH = 120;
const AGAINST_NEARBY = 30;

/** Some of them are in every advertisement. */
const ANY = patternOf([...GAMBLING_OFFERS, ...GAMBLING_TOPICS, ...MEDICINES, ...LOAN_COME_ONS]);
const OFFER = patternOf(GAMBLING_OFFERS);
const TOPIC = patternOf(GAMBLING_TOPICS);
const COME_ON = patternOf(COME_ONS);
const MEDICINE = patternOf(MEDICINES);
const MEDICINE_COME_ON = patternOf(MEDICINE_COME_ONS);
const LOAN = patternOf(LOANS);
const LOAN_COME_ON = patternOf(LOAN_COME_ONS);
const AGAINST = patternOf(SPEAKING_AGAINST);
const AGAINST_NEAR = patternOf(SPEAKING_AGAINST_NEARBY);
const HOST = new RegExp(
  `(?:^|[-.\\d])(?:${HOST_WORDS.join('|')})(?=[-.\\d]|$)|^(?:pg|ufa)?slot|(?:slot|bet|casino)\\d{2,}`,
  'i',
);

const PAIRS = [
  [TOPIC, COME_ON],
  [MEDICINE, MEDICINE_COME_ON],
  [LOAN, LOAN_COME_ON],
] as const;

/** @returns the advertisements in a text, one for the same words. */
export function findSpam(text: string): readonly SpamHit[] {
  const folded = foldText(text.slice(0, MAX_TEXT));
  // Hardly any text has one: all expressions after one another would take three times as long.
  if (!ANY.test(folded)) return [];
  const offers = placesOf(OFFER, folded);
  const hits = [
    ...offers,
    ...nearEachOther(folded, TOPIC, COME_ON, offers),
    ...nearEachOther(folded, MEDICINE, MEDICINE_COME_ON, []),
    // A public body names its loans many times and praises them once: each come-on is one.
    ...nearEachOther(folded, LOAN_COME_ON, LOAN, []),
  ];
  return oncePerText(hits.map((hit) => ({ ...hit, isWarning: isWarning(folded, hit) })));
}

/** @returns how often a text warns of gambling or such medicines. */
export function countWarnings(text: string): number {
  const folded = foldText(text.slice(0, MAX_TEXT));
  return [...placesOf(TOPIC, folded), ...placesOf(MEDICINE, folded)].filter((hit) => isWarning(folded, hit)).length;
}

/**
 * How much a link looks like one of a link farm: 0 not at all, 1 its text or its host has such words, 2 its text is an offer,
 * 3 both. Links with a warning and links to public bodies are 0.
 */
export function linkSpam(url: string, text: string): number {
  const host = hostOf(url);
  if (host === '' || /\.(?:go|ac|or|mi|in)\.th$|\.(?:gov|edu)(?:\.|$)/.test(host)) return 0;
  const folded = foldText(text.slice(0, 500));
  if (AGAINST.test(folded) || AGAINST_NEAR.test(folded)) return 0;
  const words = OFFER.test(folded) || isOffered(folded) ? 2 : TOPIC.test(folded) || MEDICINE.test(folded) ? 1 : 0;
  return words + (HOST.test(host) ? 1 : 0);
}

function isOffered(folded: string): boolean {
  return PAIRS.some(([topic, comeOn]) => topic.test(folded) && comeOn.test(folded));
}

type Match = Pick<SpamHit, 'index' | 'text'>;

function placesOf(pattern: RegExp, folded: string): readonly Match[] {
  if (!pattern.test(folded)) return [];
  return Array.from(folded.matchAll(new RegExp(pattern, 'g')), (match) => ({ index: match.index, text: match[0] }));
}

function nearEachOther(folded: string, topic: RegExp, comeOn: RegExp, known: readonly Match[]): readonly Match[] {
  return placesOf(topic, folded).flatMap(({ index, text }) => {
    if (known.some((offer) => index >= offer.index && index < offer.index + offer.text.length)) return [];
    const from = Math.max(0, index - OFFER_REACH);
    const near = comeOn.exec(folded.slice(from, index + text.length + OFFER_REACH));
    return near ? [{ index, text: `${text} … ${near[0]}` }] : [];
  });
}

function isWarning(folded: string, { index, text }: Match): boolean {
  const around = (reach: number): string => folded.slice(Math.max(0, index - reach), index + text.length + reach);
  return AGAINST.test(around(AGAINST_REACH)) || AGAINST_NEAR.test(around(AGAINST_NEARBY));
}

function oncePerText(hits: readonly SpamHit[]): readonly SpamHit[] {
  const byText = new Map<string, SpamHit>();
  for (const hit of hits) {
    const key = hit.text.replace(/[\s\-_.,]+/g, '');
    const known = byText.get(key);
    if (!known || (known.isWarning && !hit.isWarning)) byText.set(key, hit);
  }
  return [...byText.values()].sort((a, b) => a.index - b.index);
}

/** Latin phrases match whole words only; Thai and Chinese are written without spaces. */
function patternOf(phrases: readonly string[]): RegExp {
  // Grouped by their first letters, of which hardly any stands at a place: one after another they would take three times as long.
  const endings = new Map<string, string[]>();
  for (const phrase of phrases) {
    const body = phrase
      .split(' ')
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[\\s\\-_./]{0,2}');
    const ending = `${body.slice(1)}${/[a-z\d]$/.test(phrase) ? '(?![a-z\\d])' : ''}`;
    endings.set(phrase.charAt(0), [...(endings.get(phrase.charAt(0)) ?? []), ending]);
  }
  const parts = [...endings].map(
    ([first, rest]) => `${/[a-z\d]/.test(first) ? '(?<![a-z\\d])' : ''}${first}(?:${rest.join('|')})`,
  );
  return new RegExp(parts.join('|'));
}
