import { decodeXML } from 'entities';
import { BrokenFile } from '../reader.js';

/** Office programs stay below a few hundred. */
const MAX_DEPTH = 2_000;

/** UTF-16 units of one tag, which is held until it ends; the pictures within attributes of old drawings take some millions. */
const MAX_TAG = 8 * 1024 * 1024;

/** UTF-16 units of a reference to a character: `&#x10FFFF;`. */
const MAX_REFERENCE = 12;

/** The tag with which an element begins, as long as it is handed over. */
export interface XmlTag {
  /** With the prefix of its namespace. */
  readonly qualified: string;
  /** An attribute by its name with its prefix. */
  value(name: string): string | undefined;
  /** All attributes by their names with their prefixes; of two of one name the first. */
  values(): Readonly<Record<string, string>>;
}

/** Receives the elements and text of a document in its order; names come without their namespace prefix. */
export interface XmlEvents {
  open?(name: string, tag: XmlTag): void;
  text?(data: string): void;
  /** @param qualified the name with its prefix */
  close?(name: string, qualified: string): void;
}

/** Takes a document piece by piece. */
export interface XmlScanner {
  /** @throws BrokenFile too-large when it nests beyond reason or a tag does not end */
  write(piece: string): void;
  /** Closes what is still open. */
  end(): void;
}

const [TAB, LINE_FEED, FORM_FEED, RETURN, SPACE] = [9, 10, 12, 13, 32];
const [QUOTE, APOSTROPHE, SLASH, EQUALS, GREATER] = [0x22, 0x27, 0x2f, 0x3d, 0x3e];
const [BANG, QUESTION] = [0x21, 0x3f];

/** First and last of the name and of the value. */
const MARKS = 4;

/**
 * Reads XML as programs write it, and as much of damaged XML as shows what was meant: an element that is not closed ends with the
 * one around it, closing tags of nothing are passed over. Entities are the five of XML and numbers of characters; document types
 * are not followed.
 */
export function createXmlScanner({ open, text, close }: XmlEvents): XmlScanner {
  /** The end of what is passed over or, within CDATA, is text as it stands. */
  let until: string | null = null;
  let isData = false;
  let buffer = '';
  /** Pieces of a tag whose end has not come. */
  let parts: string[] = [];
  let partsLength = 0;
  /** Without this sign nothing of it ends. */
  let missing = '>';
  /** Of the open elements, with and without their prefixes. */
  const names: string[] = [];
  const localNames: string[] = [];

  let marks = new Int32Array(MARKS * 16);
  let attributes = 0;
  const tag = {
    qualified: '',
    value: (name: string): string | undefined => {
      for (let at = 0; at < attributes * MARKS; at += MARKS) {
        const first = marks[at]!;
        if (marks[at + 1]! - first === name.length && buffer.startsWith(name, first)) return valueAt(at);
      }
      return undefined;
    },
    values: (): Record<string, string> => {
      const values: Record<string, string> = {};
      for (let at = 0; at < attributes * MARKS; at += MARKS) {
        const name = buffer.slice(marks[at], marks[at + 1]);
        if (!Object.hasOwn(values, name)) values[name] = valueAt(at);
      }
      return values;
    },
  };
  const valueAt = (at: number): string => decoded(buffer.slice(marks[at + 2], marks[at + 3]));

  const mark = (nameFrom: number, nameTo: number, from: number, to: number): void => {
    const at = attributes * MARKS;
    if (at === marks.length) {
      const longer = new Int32Array(marks.length * 2);
      longer.set(marks);
      marks = longer;
    }
    marks[at] = nameFrom;
    marks[at + 1] = nameTo;
    marks[at + 2] = from;
    marks[at + 3] = to;
    attributes++;
  };

  const begin = (from: number, to: number): void => {
    const qualified = buffer.slice(from, to);
    const colon = qualified.indexOf(':');
    const name = colon < 0 ? qualified : qualified.slice(colon + 1);
    names.push(qualified);
    localNames.push(name);
    if (names.length > MAX_DEPTH) throw new BrokenFile('too-large', { reason: 'depth', limit: MAX_DEPTH });
    tag.qualified = qualified;
    open?.(name, tag);
  };

  const finish = (): void => {
    const qualified = names.pop();
    const name = localNames.pop();
    if (qualified !== undefined && name !== undefined) close?.(name, qualified);
  };

  /** @returns where it ends; null when its end has not come */
  const openTag = (from: number): number | null => {
    const nameTo = nameEnd(buffer, from);
    attributes = 0;
    for (let at = nameTo; ; ) {
      at = afterSpace(buffer, at);
      const code = buffer.charCodeAt(at);
      if (code === GREATER) {
        begin(from, nameTo);
        return at + 1;
      }
      if (code === SLASH) {
        at = afterSpace(buffer, at + 1);
        if (buffer.charCodeAt(at) !== GREATER) continue;
        begin(from, nameTo);
        finish();
        return at + 1;
      }
      if (at >= buffer.length) return null;
      const nameFrom = at;
      at = attributeNameEnd(buffer, at);
      const attributeTo = at;
      at = afterSpace(buffer, at);
      if (buffer.charCodeAt(at) !== EQUALS) {
        mark(nameFrom, attributeTo, at, at);
        continue;
      }
      at = afterSpace(buffer, at + 1);
      const quote = buffer.charCodeAt(at);
      const isQuoted = quote === QUOTE || quote === APOSTROPHE;
      const sign = quote === QUOTE ? '"' : "'";
      const valueTo = isQuoted ? buffer.indexOf(sign, at + 1) : bareValueEnd(buffer, at);
      if (valueTo < 0) {
        if (isQuoted) missing = sign;
        return null;
      }
      mark(nameFrom, attributeTo, isQuoted ? at + 1 : at, valueTo);
      at = isQuoted ? valueTo + 1 : valueTo;
    }
  };

  const closeTag = (from: number): number | null => {
    const inner = names.at(-1) ?? '';
    // Nearly every closing tag is of the innermost element.
    if (buffer.startsWith(inner, from) && buffer.charCodeAt(from + inner.length) === GREATER) {
      finish();
      return from + inner.length + 1;
    }
    const end = buffer.indexOf('>', from);
    if (end < 0) return null;
    const nameFrom = afterSpace(buffer, from);
    const depth = names.lastIndexOf(buffer.slice(nameFrom, nameEnd(buffer, nameFrom)));
    if (depth >= 0) while (names.length > depth) finish();
    return end + 1;
  };

  /** Within a comment, an instruction or the like. @returns where it ends; null when its end has not come */
  const passOver = (at: number, end: string): number | null => {
    const found = buffer.indexOf(end, at);
    const stop = found < 0 ? Math.max(at, buffer.length - end.length + 1) : found;
    if (isData && stop > at) text?.(buffer.slice(at, stop));
    if (found >= 0) {
      until = null;
      isData = false;
      return found + end.length;
    }
    buffer = buffer.slice(stop);
    return null;
  };

  const readText = (from: number, end: number): void => {
    if (end > from) text?.(decoded(buffer.slice(from, end)));
  };

  /** What begins with `<` and is no tag of an element. @returns null when too little has come to tell */
  const declaration = (at: number): number | null => {
    const isShort = buffer.length - at < CDATA.length;
    if (buffer.startsWith(CDATA, at)) {
      until = ']]>';
      isData = true;
      return at + CDATA.length;
    }
    if (isShort && CDATA.startsWith(buffer.slice(at))) return null;
    if (isShort && COMMENT.startsWith(buffer.slice(at))) return null;
    until = buffer.startsWith(COMMENT, at) ? '-->' : '>';
    return at + 2;
  };

  const wait = (from: number): void => {
    parts = [buffer.slice(from)];
    partsLength = buffer.length - from;
    buffer = '';
  };

  const scan = (): void => {
    for (let at = 0; ; ) {
      if (until !== null) {
        const after = passOver(at, until);
        if (after === null) return;
        at = after;
      }
      const less = buffer.indexOf('<', at);
      if (less < 0) {
        const end = textEnd(buffer, at);
        readText(at, end);
        buffer = buffer.slice(end);
        return;
      }
      readText(at, less);
      const code = buffer.charCodeAt(less + 1);
      let after: number | null = less + 1;
      if (code === SLASH) after = closeTag(less + 2);
      else if (code === BANG) after = declaration(less);
      else if (code === QUESTION) {
        until = '>';
        after = less + 2;
      } else if (less + 1 === buffer.length) after = null;
      else if (code === GREATER || isSpace(code)) text?.('<');
      else after = openTag(less + 1);
      if (after === null) {
        wait(less);
        return;
      }
      at = after;
    }
  };

  return {
    write: (piece) => {
      if (parts.length > 0) {
        parts.push(piece);
        partsLength += piece.length;
        if (partsLength > MAX_TAG) throw new BrokenFile('too-large', { reason: 'tag', limit: MAX_TAG });
        if (partsLength > CDATA.length && !piece.includes(missing)) return;
        buffer = parts.join('');
        parts = [];
        missing = '>';
      } else buffer = buffer === '' ? piece : buffer + piece;
      scan();
    },
    end: () => {
      if (parts.length === 0) readText(0, buffer.length);
      buffer = '';
      while (names.length > 0) finish();
    },
  };
}

const CDATA = '<![CDATA[';
const COMMENT = '<!--';

/** Where text ends of which the rest has not come: a reference to a character is kept for the rest. */
function textEnd(buffer: string, from: number): number {
  const reference = buffer.lastIndexOf('&');
  const isOpen = reference >= from && buffer.length - reference < MAX_REFERENCE && !buffer.includes(';', reference);
  return isOpen ? reference : buffer.length;
}

function decoded(text: string): string {
  return text.includes('&') ? decodeXML(text) : text;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === RETURN || code === TAB || code === FORM_FEED;
}

function afterSpace(buffer: string, from: number): number {
  let at = from;
  while (isSpace(buffer.charCodeAt(at))) at++;
  return at;
}

function nameEnd(buffer: string, from: number): number {
  for (let at = from; at < buffer.length; at++) {
    const code = buffer.charCodeAt(at);
    if (code === GREATER || code === SLASH || isSpace(code)) return at;
  }
  return buffer.length;
}

function attributeNameEnd(buffer: string, from: number): number {
  for (let at = from; at < buffer.length; at++) {
    const code = buffer.charCodeAt(at);
    if (code === EQUALS || code === GREATER || code === SLASH || isSpace(code)) return at;
  }
  return buffer.length;
}

/** @returns -1 when its end has not come */
function bareValueEnd(buffer: string, from: number): number {
  for (let at = from; at < buffer.length; at++) {
    const code = buffer.charCodeAt(at);
    if (code === GREATER || isSpace(code)) return at;
  }
  return -1;
}
