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

const TRAITS: ReadonlyMap<string, number> = new Map([
  ['a', read | link],
  ['area', read],
  ['base', read],
  ['iframe', read | picture | idleInNoscript],
  ['frame', read | picture],
  ['embed', read | picture],
  ['object', read | picture],
  ['form', read | picture],
  ['input', read | picture],
  ['button', read],
  ['meta', read | idleInNoscript],
  ['script', read | muted],
  ['link', read | idleInNoscript],
  ['img', read | picture | idleInNoscript],
  ['source', read],
  ['video', read | picture],
  ['audio', read | picture],
  ['track', read],
  ['svg', picture],
  ['canvas', picture],
  ['style', muted],
  ['template', muted],
  ['textarea', muted],
  ['option', muted],
  ['title', muted],
  ['nav', chrome],
  ['header', chrome],
  ['footer', chrome],
  ['h1', heading],
  ['h2', heading],
  ['h3', heading],
  ['noscript', noscript],
]);

export const TRAIT_NAMES: readonly string[] = [...TRAITS.keys()];

/** @param tag in small letters */
export function traitsOf(tag: string): number {
  return TRAITS.get(tag) ?? 0;
}
