import { phraseList } from '../../../text/phrase-list.js';

/** What an element means to the page reader, as bits: a page has thousands of elements, and each is looked up once. */
export const TRAIT = {
  /** Its attributes are read. */
  read: 1,
  /** To be seen, but no text: pictures, frames, media, forms. */
  picture: 2,
  /** Its content is not shown. */
  muted: 4,
  /** Navigation, header, footer: not what the page itself says. */
  chrome: 8,
  heading: 16,
  link: 32,
  noscript: 64,
  /** Counts for nothing within `noscript`, where pages put counters of visitors. */
  idleInNoscript: 128,
} as const;

const { read, picture, muted, chrome, heading, link, noscript, idleInNoscript } = TRAIT;

const ELEMENTS: readonly (readonly [number, string])[] = [
  [read | link, 'a'],
  [read, 'area, base, body, button, source, track, image, use'],
  [read | picture, 'frame, embed, object, form, input, video, audio'],
  [read | picture | idleInNoscript, 'iframe, img'],
  [read | idleInNoscript, 'meta, link'],
  [read | muted, 'script'],
  [picture, 'svg, canvas'],
  [read | muted, 'option'],
  [muted, 'style, template, textarea, title'],
  [chrome, 'nav, header, footer'],
  [heading, 'h1, h2, h3'],
  [noscript, 'noscript'],
];
const TRAITS: ReadonlyMap<string, number> = new Map(
  ELEMENTS.flatMap(([traits, names]) => phraseList(names).map((name) => [name, traits] as const)),
);

export const TRAIT_NAMES: readonly string[] = [...TRAITS.keys()];

/** @param tag in small letters */
export function traitsOf(tag: string): number {
  return TRAITS.get(tag) ?? 0;
}
