import { trimAddress } from '../../text/url.js';
import { ancestorNamed, ancestorsOf, type Element, elementsOf, isElement, ownText, textWithin } from './dom.js';
import { isSentAsForm } from './element-addresses.js';
import { isVagueLabel } from './link-label.js';
import { addressInScript } from './scripts.js';

/** A control of a page that stands for a file and has no address that could be asked for. */
export interface Control {
  readonly kind: 'button' | 'placeholder';
  /** Tells it from the other controls of the page. */
  readonly name: string;
}

/** Finds whether an element is such a control; one reader for all elements of a page. */
export type ControlReader = (element: Element, label: () => string) => Control | null;

/** Words by which a link promises a file: its kind in brackets or alone, a name with an ending, "download". */
const PROMISE =
  /[([]\s?(?:pdf|word|excel|docx?|xlsx?|pptx?|csv|zip|rar)\b|\w\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|rar)\b|^(?:pdf|word|excel|docx?|xlsx?)$|down-?load|ดาวน์?โหลด|ไฟล์|เอกสารแนบ/i;
/** Controls by which visitors hand files in. */
const HANDS_IN = /แนบไฟล์|ส่งไฟล์|ส่งเอกสาร|อัป?พ?โหลด|เลือกไฟล์|up-?load|attach|browse|choose/i;

/** Does the text promise that a click on it brings a file? */
export function promisesFile(text: string): boolean {
  return PROMISE.test(text);
}

/** Addresses that are no more than the place of one, without blanks, brackets and semicolons. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '',
  '#',
  '#!',
  '#0',
  'javascript:',
  'javascript:void',
  'javascript:void0',
]);
/** Attributes by which a script finds what to do: handlers, data, those of the usual frameworks; what opens and closes. */
const SCRIPTED_ATTRIBUTE = /^(?:on|data-|@|:|v-|x-|ng-|wire:|hx-|\(|aria-(?:controls|expanded|haspopup)|role$)/i;

/** A function that is given one plain value: `getFile(13)`, `return dl('o13', this)`. */
const CALL =
  /^\s{0,20}(?:javascript:\s{0,20})?(?:return\s{1,20})?[\w$.]{1,60}\s{0,5}\(\s{0,5}["']?([\w#.-]{1,100})["']?\s{0,5}[,)]/i;

/** ASP.NET: the control, and what is done with it. */
const POST_BACK =
  /(?:__doPostBack|WebForm_PostBackOptions)\s{0,20}\(\s{0,20}["']([^"']{0,300})["']\s{0,20},\s{0,20}["']([^"']{0,200})/;
/** To the next page of a list, or in another order: no control of a file. */
const MOVES_LIST = /^(?:Page|Sort|Edit|Update|Cancel|Delete|New|Insert)\$/i;
/** A control in a row that a program repeats. */
const OF_ROW = /\$ctl\d+\$|\$\d+$/;
const MAX_SCRIPT = 2_000;
const MAX_NEAR = 300;
const MAX_SCRIPTS = 500_000;

export function createControlReader(elements: readonly Element[]): ControlReader {
  let scripts: string | null = null;
  let ids: ReadonlySet<string> | null = null;
  const isNamedInScripts = ({ attribs }: Element): boolean => {
    scripts ??= inlineScripts(elements);
    const names = [
      `#${attribs.id ?? ''}`,
      attribs.id ?? '',
      ...(attribs.class ?? '').split(/\s+/).map((name) => `.${name}`),
    ];
    return names.some((name) => name.length > 2 && scripts?.includes(name));
  };

  /** A function is given a number or a name by which it knows a file; the name of a part of the page opens that. */
  const isCall = ({ name, attribs }: Element): boolean => {
    if (name !== 'a' && name !== 'button' && name !== 'input') return false;
    const { href, onclick } = attribs;
    if (href !== undefined && !isNowhere(href)) return false;
    const script = (onclick ?? href ?? '').slice(0, MAX_SCRIPT);
    const given = CALL.exec(script)?.[1];
    if (given === undefined || script.includes('PostBack') || addressInScript(script) !== null) return false;
    ids ??= new Set(elements.map((element) => element.attribs.id ?? ''));
    return !ids.has(given) && !ids.has(given.replace(/^#/, ''));
  };

  return (element, label) => {
    const posted = postOf(element);
    if (posted !== null) {
      const text = label();
      const isFile = promisesFile(text) && !HANDS_IN.test(text);
      return isFile || isRowOfList(element, posted, text) ? { kind: 'button', name: posted } : null;
    }
    if (!isPlaceholder(element)) {
      const isPressed = isCall(element) && promisesFile(label()) && !HANDS_IN.test(label()) && !hasFileNear(element);
      return isPressed ? { kind: 'button', name: label().slice(0, 60) } : null;
    }
    const text = label();
    if (!promisesFile(text) || HANDS_IN.test(text) || hasFileNear(element)) return null;
    return { kind: isNamedInScripts(element) ? 'button' : 'placeholder', name: text.slice(0, 60) };
  };
}

/** A file that the page itself holds, in a `data:` address. */
export interface EmbeddedFile {
  /** `shown`: within the page, or handed over at a click; `refused`: browsers take no visitor to it. */
  readonly kind: 'shown' | 'refused';
  /** Its media type. */
  readonly type: string;
}

const DATA_ADDRESS = /^\s*data:\s{0,20}([\w.+-]{1,100}\/[\w.+-]{1,100})?[;,]/i;
/** What browsers show themselves: they let no link of a page lead there (HTML Standard, 7.4.2.2, and all makers of browsers since 2017). */
const SHOWN_TYPE =
  /^(?:text\/(?:html|plain|xml|css|javascript)|application\/(?:pdf|json|xhtml\+xml|xml)|image\/|audio\/|video\/)/;
/** Pictures, sounds and pages within a page are parts of it. */
const PART_TYPE = /^(?:image|audio|video)\/|^text\/(?!csv)|^application\/(?:json|xhtml\+xml|xml)/;

/** @returns the file that a link or a frame has in its address; null: none, or a part of the page */
export function embeddedFile({ name, attribs }: Element, label: () => string): EmbeddedFile | null {
  const isLink = name === 'a' || name === 'area';
  const address = isLink
    ? attribs.href
    : name === 'object'
      ? attribs.data
      : /^(?:i?frame|embed)$/.test(name)
        ? attribs.src
        : '';
  if (!address || !/^\s*data:/i.test(address)) return null;
  const type = (DATA_ADDRESS.exec(address.slice(0, 300))?.[1] ?? 'text/plain').toLowerCase();
  if (!isLink) return PART_TYPE.test(type) ? null : { kind: 'shown', type };
  if ('download' in attribs || !SHOWN_TYPE.test(type)) return { kind: 'shown', type };
  const isScripted = Object.keys(attribs).some((attribute) => SCRIPTED_ATTRIBUTE.test(attribute));
  if (isScripted || (PART_TYPE.test(type) && !promisesFile(label()))) return null;
  return { kind: 'refused', type };
}

/** The name of what the element sends by POST; null: it does not. */
function postOf(element: Element): string | null {
  const { name, attribs } = element;
  const { href, onclick } = attribs;
  const script =
    href === undefined && onclick === undefined ? '' : `${href ?? ''} ${onclick ?? ''}`.slice(0, MAX_SCRIPT);
  if (script.includes('PostBack')) {
    const [, control = '', argument = ''] = POST_BACK.exec(script) ?? [];
    return control === '' || MOVES_LIST.test(argument) ? null : argument === '' ? control : `${control}$${argument}`;
  }
  if (name !== 'a' && name !== 'button' && name !== 'input') return null;
  const own = attribs.name ?? attribs.id ?? attribs.value ?? href ?? '';
  if (isSentAsForm(attribs['data-method'], onclick)) return own;
  const type = attribs.type?.trim().toLowerCase() ?? 'submit';
  if (name === 'a' || (type !== 'submit' && type !== 'image')) return null;
  if (name === 'input' && attribs.type === undefined) return null;
  const form = ancestorNamed(element, 'form');
  return form && /^\s*post\s*$/i.test(form.attribs.method ?? '') ? own : null;
}

/** One of the rows that a program lists, by a name of its own. */
function isRowOfList(element: Element, control: string, label: string): boolean {
  return OF_ROW.test(control) && ancestorNamed(element, 'tr') !== null && /\p{L}[\p{L}\p{M}]{3}/u.test(label);
}

function isPlaceholder({ name, attribs }: Element): boolean {
  if (name !== 'a' || attribs.href === undefined || attribs.href.length > 100) return false;
  const bare = trimAddress(attribs.href)
    .toLowerCase()
    .replace(/[\s;()]/g, '');
  return PLACEHOLDERS.has(bare) && !Object.keys(attribs).some((attribute) => SCRIPTED_ATTRIBUTE.test(attribute));
}

function isNowhere(href: string): boolean {
  return /^(?:#.{0,20})?$|^javascript:/i.test(trimAddress(href));
}

/** The file is linked beside it, under the same words or under none that name another one; or it opens the list below it. */
function hasFileNear(element: Element): boolean {
  const next = nextElement(element);
  if (next !== null && next.name !== 'a' && linksWithin(next, element).length > 0) return true;
  const own = wordsOf(element);
  for (const around of ancestorsOf(element)) {
    if (!/^(?:tr|li|dd|dt|p|div)$/.test(around.name)) continue;
    const others = linksWithin(around, element);
    return isVagueLabel(own)
      ? others.length > 0
      : others.some((link) => isVagueLabel(wordsOf(link)) || wordsOf(link) === own);
  }
  return false;
}

function wordsOf(element: Element): string {
  return textWithin(element, MAX_NEAR).text.replace(/\s+/g, ' ').trim();
}

function nextElement(element: Element): Element | null {
  let node = element.next;
  for (let steps = 0; node !== null && !isElement(node) && steps < MAX_NEAR; steps++) node = node.next;
  return node !== null && isElement(node) ? node : null;
}

function linksWithin(root: Element, but: Element): Element[] {
  const found: Element[] = [];
  let count = 0;
  for (const element of elementsOf(root)) {
    if (++count > MAX_NEAR) break;
    const { href } = element.attribs;
    if (element !== but && element.name === 'a' && href !== undefined && !/^\s*(?:#|javascript:|$)/i.test(href))
      found.push(element);
  }
  return found;
}

function inlineScripts(elements: readonly Element[]): string {
  let text = '';
  for (const element of elements) if (element.name === 'script' && text.length < MAX_SCRIPTS) text += ownText(element);
  return text;
}
