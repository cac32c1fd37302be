import { createStrings } from './strings.js';

/** What a pass over markup reports. Strings are raw: bytes as characters, entities not decoded. */
export interface MarkupEvents {
  open(name: string): void;
  /** Names in lower case. What is not wanted is never copied out of the page. */
  wantsAttribute(name: string): boolean;
  /** After `open`, for each wanted attribute; the first of a name is the one that counts. */
  attribute(name: string, value: string): void;
  /** The tag is whole. */
  opened(): void;
  close(name: string): void;
  wantsText(): boolean;
  text(text: string): void;
}

export interface MarkupReader {
  write(chunk: string): void;
  end(): void;
}

// HTML Standard, 13.1.2: raw text and escapable raw text elements, and those that it parses as raw text.
const RAW_TEXT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
]);

/** A tag this long without its end is a picture or worse in an attribute: it is passed over, not kept. */
const MAX_TAG = 2 ** 21;

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

const isSpace = (code: number): boolean => code === SPACE || code === LF || code === CR || code === TAB || code === FF;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const names = createStrings(512, true);
const values = createStrings(16_384, false);

/**
 * Tokenizes HTML as it streams (HTML Standard, 13.2.5) for a scan that builds no tree. Text is passed over by searching for
 * `<`, which takes a fifth of the time of a state machine that looks at every character.
 * Left out: the double-escaped state of scripts (a `<script>` within a comment within a script).
 */
export function createMarkupReader(events: MarkupEvents): MarkupReader {
  let buffer = '';
  let rawEnd = '';
  /** The end of an oversized construct that is being passed over. */
  let skipTo = '';

  /** @returns where the tag's construct ends (after `>`), or -1 when the buffer ends first. */
  const readTag = (start: number): number => {
    const length = buffer.length;
    let at = start + 1;
    while (at < length) {
      const code = buffer.charCodeAt(at);
      if (code === GREATER || code === SLASH || isSpace(code)) break;
      at++;
    }
    if (at >= length) return -1;
    const end = tagEnd(at);
    if (end < 0) return -1;
    const name = names(buffer, start + 1, at);
    events.open(name);
    readAttributes(at, end - 1);
    events.opened();
    if (RAW_TEXT.has(name)) rawEnd = name;
    return end;
  };

  /** Where the tag ends: the first `>` outside quotes that begin a value. */
  const tagEnd = (from: number): number => {
    let greater = buffer.indexOf('>', from);
    if (greater < 0) return -1;
    let at = from;
    for (;;) {
      const equals = buffer.indexOf('=', at);
      if (equals < 0 || equals > greater) return greater + 1;
      at = equals + 1;
      while (isSpace(buffer.charCodeAt(at))) at++;
      const quote = buffer.charCodeAt(at);
      if (quote === GREATER) return at + 1;
      if (quote === DOUBLE || quote === SINGLE) {
        const close = buffer.indexOf(quote === DOUBLE ? '"' : "'", at + 1);
        if (close < 0) return -1;
        at = close + 1;
        if (close > greater) greater = buffer.indexOf('>', at);
        if (greater < 0) return -1;
      } else {
        while (at < greater && !isSpace(buffer.charCodeAt(at))) at++;
      }
    }
  };

  const readAttributes = (from: number, end: number): void => {
    let at = from;
    while (at < end) {
      let code = buffer.charCodeAt(at);
      if (code === SLASH || isSpace(code)) {
        at++;
        continue;
      }
      const nameStart = at++;
      while (at < end) {
        code = buffer.charCodeAt(at);
        if (code === EQUALS || code === SLASH || isSpace(code)) break;
        at++;
      }
      const nameEnd = at;
      while (at < end && isSpace(buffer.charCodeAt(at))) at++;
      let valueStart = at;
      let valueEnd = at;
      if (buffer.charCodeAt(at) === EQUALS && at < end) {
        at++;
        while (at < end && isSpace(buffer.charCodeAt(at))) at++;
        const quote = buffer.charCodeAt(at);
        if ((quote === DOUBLE || quote === SINGLE) && at < end) {
          valueStart = at + 1;
          const close = buffer.indexOf(quote === DOUBLE ? '"' : "'", valueStart);
          valueEnd = close < 0 || close > end ? end : close;
          at = valueEnd + 1;
        } else {
          valueStart = at;
          while (at < end && !isSpace(buffer.charCodeAt(at))) at++;
          valueEnd = at;
        }
      }
      const name = names(buffer, nameStart, nameEnd);
      if (events.wantsAttribute(name)) events.attribute(name, values(buffer, valueStart, valueEnd));
    }
  };

  /** @returns where the raw text's end tag begins, or -1. */
  const findRawEnd = (from: number): number => {
    let at = from;
    for (;;) {
      at = buffer.indexOf('</', at);
      if (at < 0) return -1;
      const after = at + 2 + rawEnd.length;
      if (after >= buffer.length) return -1;
      const code = buffer.charCodeAt(after);
      if ((code === GREATER || code === SLASH || isSpace(code)) && names(buffer, at + 2, after) === rawEnd) return at;
      at += 2;
    }
  };

  const skipDeclaration = (start: number): number => {
    if (buffer.length < start + 4) return -1;
    if (!buffer.startsWith('<!--', start)) return buffer.indexOf('>', start) + 1 || -1;
    if (buffer.startsWith('<!-->', start)) return start + 5;
    if (buffer.startsWith('<!--->', start)) return start + 6;
    const end = buffer.indexOf('--', start + 4);
    if (end < 0) return -1;
    return commentEnd(end);
  };

  const commentEnd = (from: number): number => {
    let at = from;
    while (at >= 0) {
      const next = buffer.charCodeAt(at + 2);
      if (next === GREATER) return at + 3;
      if (next === BANG && buffer.charCodeAt(at + 3) === GREATER) return at + 4;
      at = buffer.indexOf('--', at + 1);
    }
    return -1;
  };

  /** The next `<` that begins a tag, comment or declaration, or ends the buffer; -1 when there is none. */
  const findConstruct = (from: number): number => {
    let open = buffer.indexOf('<', from);
    while (open >= 0) {
      const code = buffer.charCodeAt(open + 1);
      if (isLetter(code) || code === SLASH || code === BANG || code === QUESTION || Number.isNaN(code)) return open;
      open = buffer.indexOf('<', open + 1);
    }
    return -1;
  };

  /** @returns where the construct that begins with `<` ends, -1 when the buffer ends first. */
  const readConstruct = (start: number): number => {
    const code = buffer.charCodeAt(start + 1);
    if (Number.isNaN(code)) return -1;
    if (isLetter(code)) return readTag(start);
    if (code === BANG) return skipDeclaration(start);
    if (code === QUESTION) return buffer.indexOf('>', start) + 1 || -1;
    const end = buffer.indexOf('>', start);
    if (end < 0) return -1;
    let nameEnd = start + 2;
    while (nameEnd < end && !isSpace(buffer.charCodeAt(nameEnd)) && buffer.charCodeAt(nameEnd) !== SLASH) nameEnd++;
    events.close(names(buffer, start + 2, nameEnd));
    return end + 1;
  };

  const passText = (start: number, end: number): void => {
    if (events.wantsText()) events.text(values(buffer, start, end));
  };

  /** Reads what is whole and keeps the rest for the next chunk. */
  const read = (isLast: boolean): void => {
    let at = 0;
    if (skipTo !== '') {
      const end = buffer.indexOf(skipTo);
      if (end < 0) {
        buffer = buffer.slice(-2);
        return;
      }
      at = end + skipTo.length;
      skipTo = '';
    }
    for (;;) {
      if (rawEnd !== '') {
        const end = findRawEnd(at);
        if (end < 0) {
          // The end tag may be cut in two; the text before it goes on at once.
          const safe = isLast ? buffer.length : Math.max(at, buffer.length - rawEnd.length - 2);
          if (safe > at) passText(at, safe);
          at = safe;
          break;
        }
        if (end > at) passText(at, end);
        rawEnd = '';
        at = end;
      }
      const open = findConstruct(at);
      if (open < 0) {
        if (at < buffer.length) passText(at, buffer.length);
        at = buffer.length;
        break;
      }
      if (open > at) passText(at, open);
      at = open;
      const next = readConstruct(open);
      if (next < 0) break;
      at = next;
    }
    buffer = buffer.slice(at);
    if (buffer.length > MAX_TAG) {
      skipTo = buffer.startsWith('<!--') ? '-->' : '>';
      buffer = buffer.slice(-2);
    }
  };

  return {
    write(chunk) {
      buffer = buffer === '' ? chunk : buffer + chunk;
      read(false);
    },
    end() {
      read(true);
      buffer = '';
    },
  };
}
