import { phraseList } from '../../../text/phrase-list.js';
import { READ_ATTRIBUTES } from '../element-addresses.js';
import { TRAIT_NAMES } from './element-traits.js';
import { createNameTable } from './name-table.js';

/** What a pass over markup reports: places in it, so that only what somebody reads is ever taken out and decoded. */
export interface MarkupEvents {
  /**
   * @param name in lower case; '' for an element that nobody asks for
   * @returns which attributes are to be reported, see {@link TagReading}
   */
  open(name: string): TagReading;
  /** After `open`, for attributes that links are read from: the place of the value, entities not decoded. */
  attribute(name: string, start: number, end: number): void;
  /** The tag is whole. */
  opened(): void;
  close(name: string): void;
  text(start: number, end: number): void;
}

/** `all`: every attribute; `handlers`: those that may hold an address whatever the element is (`on…`, `data-…`, `source`, `style`, `background`). */
export type TagReading = 'all' | 'handlers';

// HTML Standard, 13.1.2: raw text and escapable raw text elements, and those that it parses as raw text.
const RAW_TEXT: ReadonlySet<string> = new Set(
  phraseList('script, style, textarea, title, xmp, iframe, noembed, noframes'),
);

const elementAt = createNameTable([...RAW_TEXT, ...TRAIT_NAMES]);
const attributeAt = createNameTable(READ_ATTRIBUTES);

const TAB = 9;
const LF = 10;
const FF = 12;
const CR = 13;
const SPACE = 32;
const BANG = 33;
const DOUBLE = 34;
const SINGLE = 39;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;
const SMALL_A = 97;
const SMALL_B = 98;
const SMALL_D = 100;
const SMALL_N = 110;
const SMALL_O = 111;
const SMALL_S = 115;
const SMALL_T = 116;
/** The bit by which small letters differ from capitals. */
const CASE_BIT = 32;

const isSpace = (code: number): boolean => code === SPACE || code === LF || code === CR || code === TAB || code === FF;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Places of each attribute: start and end of its name and of its value (equal: none). */
const FIELDS = 4;

/**
 * Tokenizes HTML (HTML Standard, 13.2.5) without building a tree. Text is passed over by searching for `<`, which takes a fifth
 * of the time of a state machine that looks at every character.
 * Left out: the double-escaped state of scripts (a `<script>` within a comment within a script).
 * @param markup its syntax is ASCII, so a character may stand for a byte of any charset that extends ASCII
 */
export function readMarkup(markup: string, from: number, events: MarkupEvents): void {
  const { length } = markup;
  const places: number[] = [];
  let placeCount = 0;
  let rawName = '';

  /** @returns where the tag ends (after `>`), or -1 when the page ends first. */
  const readTag = (start: number): number => {
    let at = start + 1;
    let code = 0;
    for (; at < length; at++) {
      code = markup.charCodeAt(at);
      if (code === GREATER || code === SLASH || isSpace(code)) break;
    }
    if (at >= length) return -1;
    placeCount = 0;
    const end = code === GREATER ? at + 1 : findAttributes(at);
    if (end < 0) return -1;
    const name = elementAt(markup, start + 1, at);
    const reading = events.open(name);
    if (placeCount > 0) passAttributes(reading);
    events.opened();
    if (RAW_TEXT.has(name)) rawName = name;
    return end;
  };

  /** Notes where the attributes are. @returns the end of the tag, or -1 when the page ends first. */
  const findAttributes = (from: number): number => {
    let at = from;
    while (at < length) {
      let code = markup.charCodeAt(at);
      if (code === GREATER) return at + 1;
      if (code === SLASH || isSpace(code)) {
        at++;
        continue;
      }
      const nameStart = at++;
      for (; at < length; at++) {
        code = markup.charCodeAt(at);
        if (code === EQUALS || code === GREATER || code === SLASH || isSpace(code)) break;
      }
      const nameEnd = at;
      while (at < length && isSpace(markup.charCodeAt(at))) at++;
      let valueStart = at;
      let valueEnd = at;
      if (at < length && markup.charCodeAt(at) === EQUALS) {
        at++;
        while (at < length && isSpace(markup.charCodeAt(at))) at++;
        const quote = markup.charCodeAt(at);
        valueStart = at;
        if (quote === DOUBLE || quote === SINGLE) {
          valueStart = at + 1;
          valueEnd = markup.indexOf(quote === DOUBLE ? '"' : "'", valueStart);
          if (valueEnd < 0) return -1;
          at = valueEnd + 1;
        } else {
          for (; at < length; at++) {
            code = markup.charCodeAt(at);
            if (code === GREATER || isSpace(code)) break;
          }
          valueEnd = at;
        }
      }
      places[placeCount] = nameStart;
      places[placeCount + 1] = nameEnd;
      places[placeCount + 2] = valueStart;
      places[placeCount + 3] = valueEnd;
      placeCount += FIELDS;
    }
    return -1;
  };

  const passAttributes = (reading: TagReading): void => {
    for (let place = 0; place < placeCount; place += FIELDS) {
      const start = places[place] ?? 0;
      // Most elements have nothing to read: two letters of the name decide.
      if (reading === 'handlers' && !mayHoldAddress(start)) continue;
      const name = attributeAt(markup, start, places[place + 1] ?? 0);
      if (name !== '') events.attribute(name, places[place + 2] ?? 0, places[place + 3] ?? 0);
    }
  };

  const mayHoldAddress = (start: number): boolean => {
    const first = markup.charCodeAt(start) | CASE_BIT;
    const second = markup.charCodeAt(start + 1) | CASE_BIT;
    return (
      (first === SMALL_O && second === SMALL_N) ||
      (first === SMALL_D && second === SMALL_A) ||
      (first === SMALL_B && second === SMALL_A) ||
      (first === SMALL_S && (second === SMALL_O || second === SMALL_T))
    );
  };

  /** @returns where the raw text's end tag begins, or -1. */
  const findRawEnd = (from: number): number => {
    for (let at = markup.indexOf('</', from); at >= 0; at = markup.indexOf('</', at + 2)) {
      const after = at + 2 + rawName.length;
      const code = markup.charCodeAt(after);
      if ((code === GREATER || code === SLASH || isSpace(code)) && elementAt(markup, at + 2, after) === rawName)
        return at;
    }
    return -1;
  };

  const skipDeclaration = (start: number): number => {
    if (!markup.startsWith('<!--', start)) return markup.indexOf('>', start) + 1 || -1;
    if (markup.startsWith('<!-->', start)) return start + 5;
    if (markup.startsWith('<!--->', start)) return start + 6;
    for (let at = markup.indexOf('--', start + 4); at >= 0; at = markup.indexOf('--', at + 1)) {
      const next = markup.charCodeAt(at + 2);
      if (next === GREATER) return at + 3;
      if (next === BANG && markup.charCodeAt(at + 3) === GREATER) return at + 4;
    }
    return -1;
  };

  /** The next `<` that begins a tag, comment or declaration; -1 when there is none. */
  const findConstruct = (from: number): number => {
    for (let open = markup.indexOf('<', from); open >= 0; open = markup.indexOf('<', open + 1)) {
      const code = markup.charCodeAt(open + 1);
      if (isLetter(code) || code === SLASH || code === BANG || code === QUESTION) return open;
    }
    return -1;
  };

  /** @returns where the construct that begins with `<` ends, -1 when the page ends first. */
  const readConstruct = (start: number): number => {
    const code = markup.charCodeAt(start + 1);
    if (isLetter(code)) return readTag(start);
    if (code === BANG) return skipDeclaration(start);
    const end = markup.indexOf('>', start);
    if (end < 0 || code === QUESTION) return end + 1 || -1;
    let nameEnd = start + 2;
    while (nameEnd < end && !isSpace(markup.charCodeAt(nameEnd)) && markup.charCodeAt(nameEnd) !== SLASH) nameEnd++;
    events.close(elementAt(markup, start + 2, nameEnd));
    return end + 1;
  };

  let at = from;
  while (at >= 0 && at < length) {
    const open = rawName === '' ? findConstruct(at) : findRawEnd(at);
    const textEnd = open < 0 ? length : open;
    rawName = '';
    if (textEnd > at) events.text(at, textEnd);
    at = open < 0 ? -1 : readConstruct(open);
  }
}
