import { phraseList } from '../../text/phrase-list.js';

/**
 * Classes that hide in the style sheets of Bootstrap, Tailwind, WordPress and others, which are seldom in the page itself; those for
 * screen readers hide from who looks.
 */
const HIDES: ReadonlySet<string> = new Set(
  phraseList(`d-none, hidden, hide, invisible, visually-hidden, sr-only, screen-reader-text, element-invisible, display-none,
    uk-hidden, is-hidden, w3-hide`),
);
/** Hides in the width of a desk's window, and what shows there what another class hides. */
const HIDES_WIDE =
  /^(?:d-(?:sm|md|lg|xl|xxl)-none|(?:sm|md|lg|xl|2xl):hidden|(?:hidden|visible)-(?:xs-only|print)|visible-(?:xs|sm)|hidden-(?:md|lg))$/;
const SHOWS_WIDE =
  /^(?:d-(?:sm|md|lg|xl|xxl)-(?!none)[a-z-]+|(?:sm|md|lg|xl|2xl):(?:block|flex|grid|inline[a-z-]*|table[a-z-]*|contents|visible|not-sr-only)|(?:show|in|active|open)|uk-visible@\w+)$/;
/** `hidden-print`: it is shown on screens. */
const PRINT = /print/;

/** Do the classes of an element hide it in a wide window, by what style sheets that are used everywhere say of them? */
export function hidesByName(classes: string): boolean {
  const names = classes.split(/\s+/).filter((name) => !PRINT.test(name));
  return names.some((name) => HIDES.has(name) || HIDES_WIDE.test(name)) && !names.some((name) => SHOWS_WIDE.test(name));
}
