import type { HiddenLink } from '../../model/evidence.js';
import { type AnyNode, ancestorsOf, type Element, isElement, nextNode, ownText, UNSEEN } from './dom.js';
import { hidesByName } from './hiding-names.js';
import { findOpeners } from './openers.js';
import { styleRules } from './style-rules.js';

export type Hiding = HiddenLink['how'];

const MAX_STYLE = 200_000;
const MAX_SCRIPT = 100_000;
/** Rules of one name that are looked at. */
const MAX_RULES = 30;
const MAX_DEPTH = 40;
/** Nodes within an element that is said to have no letters to see. */
const MAX_PLAIN = 60;

/** The property that hides, so that only one that undoes it counts against it. */
type Means =
  | 'display'
  | 'visibility'
  | 'opacity'
  | 'place'
  | 'indent'
  | 'clip'
  | 'transform'
  | 'letters'
  | 'size'
  | 'colour'
  | 'attribute';

interface Declared {
  readonly how: Hiding;
  readonly by: Means;
  /** It comes into sight by itself. */
  readonly isMoved: boolean;
}

/**
 * Finds what no visitor sees: by attributes, by inline style, and by the plain rules of the page's own style sheets. What style
 * sheets elsewhere say is not known here. Marks each element whose words are none of the page, so that every reader leaves out
 * the same: what a click opens keeps its words.
 * @returns every hidden element, what is in it included
 */
export function markHidden(elements: readonly Element[]): ReadonlyMap<Element, Hiding> {
  const sheet = readSheet(elements);
  const openers = findOpeners(elements);
  const hidden = new Map<Element, Hiding>();
  for (const element of elements) {
    const above = isElement(element.parent) ? hidden.get(element.parent) : undefined;
    const own = declaredOf(element, sheet);
    const how = above ?? own?.how;
    if (how !== undefined) hidden.set(element, how);
    if (isOutOfSight(element, own, sheet) && !openers.open(element)) element.attribs[UNSEEN] = '';
  }
  return hidden;
}

function isOutOfSight(element: Element, own: Declared | null, sheet: Sheet): boolean {
  const { name, attribs } = element;
  if (name === 'html' || name === 'body') return false;
  if (own === null || own.isMoved || attribs.hidden === 'until-found') return false;
  if (own.by === 'letters' || own.by === 'colour') return isPlain(element);
  return !isRevealed(element, own, sheet);
}

/** Elements within it that have a style of their own may have other letters. */
function isPlain(element: Element): boolean {
  let node: AnyNode | null = element.firstChild as AnyNode | null;
  for (let count = 0; node !== null; count++) {
    if (count > MAX_PLAIN) return false;
    if (isElement(node) && hasStyle(node)) return false;
    node = nextNode(node, element, true);
  }
  return true;
}

function hasStyle({ attribs }: Element): boolean {
  return 'style' in attribs || 'class' in attribs || 'color' in attribs;
}

function isRevealed({ name, attribs }: Element, { by }: Declared, { revealed }: Sheet): boolean {
  const keys = [...(attribs.class ?? '').split(/\s+/).map((word) => `.${word}`), `#${attribs.id ?? ''}`, name];
  return keys.some((key) => revealed.has(`${by} ${key}`));
}

function declaredOf(element: Element, sheet: Sheet): Declared | null {
  const { attribs, name } = element;
  if (name === 'script' || name === 'style' || name === 'template' || name === 'head') return null;
  const inline = attribs.style === undefined ? null : declaredHiding(attribs.style);
  if (inline) return inline;
  const isShown = attribs.style !== undefined && /display\s*:/i.test(attribs.style);
  if (name === 'marquee' && (isTiny(attribs.width) || isTiny(attribs.height)))
    return { how: 'zero-size', by: 'size', isMoved: false };
  if ((name === 'font' || attribs.style !== undefined) && hasSameColour(element, sheet.hasNone))
    return { how: 'same-colour', by: 'colour', isMoved: false };
  if (isShown) return null;
  const isClosed = name === 'dialog' && !('open' in attribs);
  if ('hidden' in attribs || isClosed) return { how: 'unseen', by: 'attribute', isMoved: false };
  const bySheet = hiddenBySheet(element, sheet);
  if (bySheet !== null || attribs.class === undefined || !sheet.hasOthers || !hidesByName(attribs.class))
    return bySheet;
  return { how: 'unseen', by: 'display', isMoved: false };
}

/** `display: none` and the like are `unseen`: every menu uses them. The others have little honest use on links elsewhere. */
function declaredHiding(style: string): Declared | null {
  const text = style.toLowerCase();
  const isMoved = /(?:^|[;\s])(?:animation|transition)(?:-name)?\s*:\s*(?!none)/.test(text);
  const said = (how: Hiding, by: Means): Declared => ({ how, by, isMoved });
  const isPlaced = /position\s*:\s*(?:absolute|fixed)/.test(text);
  if (isPlaced && /(?:^|[;\s])(?:left|top|right|bottom)\s*:\s*-\d{3,}/.test(text)) return said('off-screen', 'place');
  if (/(?:text-indent|margin-left|margin-top)\s*:\s*-\d{4,}/.test(text)) return said('off-screen', 'indent');
  if (/font-size\s*:\s*(?:0(?:\.\d+)?(?:px|pt)|0(?:\.0+)?(?:em|rem|%)?|1(?:px|pt))\s*(?:;|!|$)/.test(text))
    return said('zero-size', 'letters');
  if (/overflow\s*:\s*hidden/.test(text) && /(?:^|[;\s])(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)/.test(text))
    return said('zero-size', 'size');
  if (/(?:^|[;\s])max-height\s*:\s*0(?:px)?\s*(?:;|!|$)/.test(text) && /overflow(?:-y)?\s*:\s*hidden/.test(text))
    return said('zero-size', 'size');
  if (CLIPPED.test(text)) return said('zero-size', 'clip');
  if (/(?:^|[;\s])transform\s*:\s*(?:scale\(\s*0\s*\)|translate[xy3d]*\(\s*-\d{4,})/.test(text))
    return said('off-screen', 'transform');
  if (/(?:^|[;\s])content-visibility\s*:\s*hidden/.test(text)) return said('unseen', 'visibility');
  if (
    /(?:^|[;\s])color\s*:\s*(?:transparent|rgba\([^()]*,\s*0(?:\.0+)?\s*\))\s*(?:;|!|$)/.test(text) &&
    !/background-clip\s*:\s*text/.test(text)
  )
    return said('same-colour', 'colour');
  if (/(?:^|[;\s])display\s*:\s*none/.test(text)) return { how: 'unseen', by: 'display', isMoved: false };
  if (/(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)/.test(text)) return said('unseen', 'visibility');
  return /(?:^|[;\s])opacity\s*:\s*(?:0(?:\.0+)?%?|\.0+)\s*(?:;|!|$)/.test(text) ? said('unseen', 'opacity') : null;
}

/** Nothing of the box is left, as in what is meant for screen readers alone. */
const CLIPPED =
  /(?:^|[;\s])clip\s*:\s*rect\(\s*(?:0|1px)(?:px)?[\s,]+(?:0|1px)(?:px)?[\s,]+(?:0|1px)(?:px)?[\s,]+(?:0|1px)(?:px)?\s*\)|clip-path\s*:\s*inset\(\s*(?:50|100)%/;

const REVEALS: readonly (readonly [Means, RegExp])[] = [
  ['display', /(?:^|[;\s])display\s*:\s*(?!none|\s)/i],
  ['visibility', /(?:^|[;\s])visibility\s*:\s*(?:visible|inherit|initial|unset)/i],
  ['opacity', /(?:^|[;\s])opacity\s*:\s*(?:1|0?\.\d*[1-9]|\d{2})/i],
  ['place', /(?:^|[;\s])(?:left|top|right|bottom|position)\s*:\s*(?!-)/i],
  ['clip', /(?:^|[;\s])clip(?:-path)?\s*:\s*(?:auto|none|unset|initial)/i],
  ['transform', /(?:^|[;\s])transform\s*:\s*(?:none|scale\(\s*(?:1|0?\.\d)|translate[xy3d]*\(\s*0)/i],
  ['indent', /(?:^|[;\s])(?:text-indent|margin-left|margin-top|margin)\s*:\s*(?!-)/i],
  ['size', /(?:^|[;\s])(?:height|width|max-height|overflow)\s*:\s*(?!hidden)/i],
];

const isTiny = (size: string | undefined): boolean => size !== undefined && /^[01](?:px)?$/.test(size.trim());

/**
 * Letters in the colour of the ground that the same element, or one around it, was given; a ground that a style sheet or a picture
 * may give is not known.
 */
function hasSameColour(element: Element, isUnstyled: boolean): boolean {
  const letters = colourOf(
    /(?:^|[;\s])color\s*:\s*([^;!]+)/i.exec(element.attribs.style ?? '')?.[1] ?? element.attribs.color,
  );
  if (letters === null) return false;
  let around: Element | null = element;
  for (let depth = 0; around && depth < 20; depth += 1) {
    const { style = '', bgcolor, background, class: names, id } = around.attribs;
    const said = /background(?:-color|-image)?\s*:\s*([^;!]+)/i.exec(style)?.[1] ?? background ?? bgcolor;
    if (said !== undefined) return colourOf(said) === letters;
    if (names !== undefined || id !== undefined) return false;
    around = isElement(around.parent) ? around.parent : null;
  }
  // The ground of a page without any style.
  return isUnstyled && letters === 'white';
}

function colourOf(value: string | undefined): string | null {
  const text = value?.trim().toLowerCase();
  if (!text) return null;
  // Nobody tells the last few shades from white.
  if (
    text === 'white' ||
    /^#f{3}$|^#(?:f[a-f]){3}$/.test(text) ||
    /^rgb\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5]\s*\)$/.test(text)
  )
    return 'white';
  if (text === 'black' || /^#0{3}(?:0{3})?$/.test(text)) return 'black';
  return /^#[0-9a-f]{3,8}$|^[a-z]+$/.test(text) && text !== 'transparent' && text !== 'inherit' ? text : null;
}

/** Part of a selector that stands for one element. */
interface Compound {
  /** Empty: any. */
  readonly tag: string;
  readonly classes: readonly string[];
  readonly id: string | null;
  /** The element before it is the parent. */
  readonly isChild: boolean;
}

interface HidingRule {
  readonly compounds: readonly Compound[];
  readonly declared: Declared;
}

interface Sheet {
  /** By the id, a class or the tag of the element that is hidden. */
  readonly rules: ReadonlyMap<string, readonly HidingRule[]>;
  /** Means and name: what some rule shows under another condition (`.open`, `:hover`, a wider window). */
  readonly revealed: ReadonlySet<string>;
  /** The page has style sheets that are not in it. */
  readonly hasOthers: boolean;
  /** No style sheet is in the page or named by it. */
  readonly hasNone: boolean;
}

function readSheet(elements: readonly Element[]): Sheet {
  const hides = new Map<string, Declared>();
  const shows: { readonly selector: string; readonly by: Means; readonly isAlways: boolean }[] = [];
  let hasOthers = false;
  let hasOwn = false;
  for (const element of elements) {
    hasOthers ||= element.name === 'link' && /stylesheet/i.test(element.attribs.rel ?? '');
    hasOwn ||= element.name === 'style';
    if (element.name === 'style' && !/\bprint\b/i.test(element.attribs.media ?? ''))
      readRules(ownText(element).slice(0, MAX_STYLE), hides, shows);
    if (element.name === 'script') readScript(ownText(element).slice(0, MAX_SCRIPT), hides);
  }
  const revealed = new Set<string>();
  for (const { selector, by, isAlways } of shows)
    if (!isAlways || !hides.has(selector)) for (const key of revealedKeys(selector)) revealed.add(`${by} ${key}`);
  const rules = new Map<string, HidingRule[]>();
  for (const [selector, declared] of hides) {
    const compounds = compoundsOf(selector);
    const last = compounds?.at(-1);
    if (compounds === null || last === undefined) continue;
    const key = last.id !== null ? `#${last.id}` : last.classes[0] !== undefined ? `.${last.classes[0]}` : last.tag;
    const known = rules.get(key) ?? [];
    if (known.length < MAX_RULES) rules.set(key, [...known, { compounds, declared }]);
  }
  return { rules, revealed, hasOthers, hasNone: !hasOwn && !hasOthers };
}

function readRules(
  css: string,
  hides: Map<string, Declared>,
  shows: { selector: string; by: Means; isAlways: boolean }[],
): void {
  for (const { selectors, declarations, isAlways } of styleRules(css)) {
    const declared = declaredHiding(declarations);
    const reveals = REVEALS.filter(([by, how]) => by !== declared?.by && how.test(declarations));
    for (const selector of selectors) {
      for (const [by] of reveals) {
        if (isAlways && hides.get(selector)?.by === by) hides.delete(selector);
        else shows.push({ selector, by, isAlways });
      }
      if (declared && isAlways) hides.set(selector, declared);
    }
  }
}

/** `document.getElementById('x').style.display = 'none'` right behind the links: a script hides what a filter would look for. */
function readScript(script: string, hides: Map<string, Declared>): void {
  const found =
    /getElementById\(\s*["']([\w-]{1,80})["']\s*\)\.style\.(?:display|visibility)\s*=\s*["'](?:none|hidden)["']/g;
  for (const [, id = ''] of script.matchAll(found))
    hides.set(`#${id}`, { how: 'unseen', by: 'display', isMoved: false });
}

const STATE = /:(?:hover|focus|checked|target)|[.[](?:is-)?(?:open|active|show|expanded|current)/i;

/** Names of the element that a rule shows; a tag alone counts under a state: style sheets begin with rules for all paragraphs. */
function revealedKeys(selector: string): readonly string[] {
  const last = selector.split(/[ >~+]/).at(-1) ?? '';
  const names = [...last.matchAll(/[.#][\w-]+/g)].map(([name]) => name);
  if (names.length > 0) return names;
  const tag = /^[a-z][a-z\d]*/i.exec(last)?.[0];
  return tag !== undefined && STATE.test(selector) ? [tag.toLowerCase()] : [];
}

/** Null: it has a state or a sibling, of which the page's beginning says nothing. */
function compoundsOf(selector: string): readonly Compound[] | null {
  if (/[:[~+*]/.test(selector)) return null;
  const compounds: Compound[] = [];
  let isChild = false;
  for (const part of selector.replaceAll('>', ' > ').split(' ')) {
    if (part === '') continue;
    if (part === '>') {
      isChild = true;
      continue;
    }
    const match = /^([a-z][a-z\d-]*)?((?:[.#][\w-]{1,80})*)$/i.exec(part);
    if (match === null || compounds.length > 5) return null;
    const names = [...(match[2] ?? '').matchAll(/[.#][\w-]+/g)].map(([name]) => name);
    compounds.push({
      tag: (match[1] ?? '').toLowerCase(),
      classes: names.filter((name) => name.startsWith('.')).map((name) => name.slice(1)),
      id: names.find((name) => name.startsWith('#'))?.slice(1) ?? null,
      isChild,
    });
    isChild = false;
  }
  return compounds;
}

function hiddenBySheet(element: Element, { rules }: Sheet): Declared | null {
  if (rules.size === 0 || element.name === 'html' || element.name === 'body') return null;
  const { id, class: names } = element.attribs;
  const keys = [...(names ?? '').split(/\s+/).map((word) => `.${word}`), ...(id === undefined ? [] : [`#${id}`])];
  for (const key of [...keys, element.name])
    for (const rule of rules.get(key) ?? []) if (fits(element, rule.compounds)) return rule.declared;
  return null;
}

/** Takes for each part of the selector the nearest element above that fits. */
function fits(element: Element, compounds: readonly Compound[]): boolean {
  const last = compounds.at(-1);
  if (last === undefined || !isOf(element, last)) return false;
  let [at, isChild, depth] = [compounds.length - 2, last.isChild, 0];
  for (const ancestor of ancestorsOf(element)) {
    const wanted = compounds[at];
    if (wanted === undefined) return true;
    if (depth++ > MAX_DEPTH) return false;
    const isWanted = isOf(ancestor, wanted);
    if (!isWanted && isChild) return false;
    if (!isWanted) continue;
    isChild = wanted.isChild;
    at--;
  }
  return at < 0;
}

function isOf({ name, attribs }: Element, { tag, classes, id }: Compound): boolean {
  if (tag !== '' && tag !== name) return false;
  if (id !== null && attribs.id !== id) return false;
  if (classes.length === 0) return true;
  const names = (attribs.class ?? '').split(/\s+/);
  return classes.every((one) => names.includes(one));
}
