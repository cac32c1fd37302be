import { type Element, isElement, ownText } from './dom.js';

const MAX_SCRIPT = 100_000;
const MAX_VALUE = 300;
/** A panel by what accordions, tabs and toggles are called; its script is seldom in the page. */
const PANEL_NAME =
  /(?<![a-z])(?:tab-?pane|tab-?panel|tab-?content|accordion|collapse|panel|toggle|spoiler|faq|answer|expand)/i;
const WINDOW_NAME = /(?<![a-z])(?:modal|popup|pop-up|dialog|lightbox|cookie|loading|loader|preload)/i;
/** Attributes by which a library shows and hides the element itself. */
const SHOWN_BY = ['x-show', 'v-show', 'ng-show', 'ng-hide', 'uk-accordion-content', 'popover'] as const;
const REACHES_SIBLING = /next(?:Element)?Sibling|\.next(?:All|Until)?\(/;
const HIDES_BY_SCRIPT =
  /getElementById\(\s*["'][\w-]{1,80}["']\s*\)\.style\.(?:display|visibility)\s*=\s*["'](?:none|hidden)["']/g;

/** What on a page opens hidden parts of it. */
export interface Openers {
  /** Does a click open the element? */
  open(element: Element): boolean;
}

/** Looks for what opens parts of a page: its controls and scripts, and the names of panels. */
export function findOpeners(elements: readonly Element[]): Openers {
  const controlled = new Set<string>();
  const mentioned = new Set<string>();
  let reachesSibling = false;
  const readScript = (script: string): void => {
    reachesSibling ||= REACHES_SIBLING.test(script);
    for (const [, quoted = ''] of script.replace(HIDES_BY_SCRIPT, '').matchAll(/["'`]([^"'`\n]{1,200})["'`]/g))
      for (const [word] of quoted.matchAll(/[\w-]+/g)) mentioned.add(word);
  };
  for (const element of elements) {
    if (element.name === 'script' && !/json/i.test(element.attribs.type ?? ''))
      readScript(ownText(element).slice(0, MAX_SCRIPT));
    for (const [name, value] of Object.entries(element.attribs)) {
      if (value.length > MAX_VALUE) continue;
      if (name.startsWith('on')) readScript(value);
      else if (/^(?:aria-controls|commandfor|popovertarget)$/.test(name))
        for (const id of value.split(/\s+/)) controlled.add(id);
      else if (value.includes('#')) for (const [, id = ''] of value.matchAll(/#([\w-]{1,80})/g)) controlled.add(id);
    }
  }
  const isMentioned = ({ attribs }: Element): boolean =>
    [attribs.id ?? '', ...(attribs.class ?? '').split(/\s+/)].some((name) => name !== '' && mentioned.has(name));
  const followsTrigger = (element: Element): boolean => {
    if (!reachesSibling) return false;
    const before = elementBefore(element);
    return before !== null && (isMentioned(before) || mentioned.has(before.name) || 'onclick' in before.attribs);
  };
  return {
    open(element) {
      const { attribs } = element;
      if (attribs.id !== undefined && controlled.has(attribs.id)) return true;
      const names = `${attribs.class ?? ''} ${attribs.id ?? ''}`;
      if (WINDOW_NAME.test(names) || /^(?:alert)?dialog$/.test(attribs.role ?? '')) return false;
      if (attribs.role === 'tabpanel' || PANEL_NAME.test(attribs.class ?? '')) return true;
      if (SHOWN_BY.some((name) => name in attribs)) return true;
      return isMentioned(element) || followsTrigger(element);
    },
  };
}

function elementBefore(element: Element): Element | null {
  let before = element.prev;
  while (before !== null && before.type === 'text') before = before.prev;
  return before !== null && isElement(before) ? before : null;
}
