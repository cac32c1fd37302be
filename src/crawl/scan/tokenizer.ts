/** What a pass over markup reports. Strings are raw: bytes as characters, entities not decoded. */
export interface MarkupEvents {
  /** @returns which attributes are to be reported, see {@link TagReading} */
  open(name: string): TagReading;
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

/** `all`: every wanted attribute; `handlers`: those whose name begins with `on`. */
export type TagReading = 'all' | 'handlers';

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
const SMALL_N = 110;
const SMALL_O = 111;
/** What sets small letters apart from capitals. */
const CASE_BIT = 32;

const isSpace = (code: number): boolean => code === SPACE || code === LF || code === CR || code === TAB || code === FF;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const names = (text: string, start: number, end: number): string => text.slice(start, end).toLowerCase();

/** Where the parts of an attribute stand: name, value (empty: none). */
const FIELDS = 4;

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
  const places: number[] = [];
  let placeCount = 0;

  /** @returns where the tag's construct ends (after `>`), or -1 when the buffer ends first. */
  const readTag = (start: number): number => {
    const { length } = buffer;
    let at = start + 1;
    let code = 0;
    for (; at < length; at++) {
      code = buffer.charCodeAt(at);
      if (code === GREATER || code === SLASH || isSpace(code)) break;
    }
    if (at >= length) return -1;
    placeCount = 0;
    const end = code === GREATER ? at + 1 : findAttributes(at);
    if (end < 0) return -1;
    const name = names(buffer, start + 1, at);
    const reading = events.open(name);
    if (placeCount > 0) passAttributes(reading);
    events.opened();
    if (RAW_TEXT.has(name)) rawEnd = name;
    return end;
  };

  /** Notes where the attributes stand. @returns the end of the tag, or -1 when the buffer ends first. */
  const findAttributes = (from: number): number => {
    const { length } = buffer;
    let at = from;
    while (at < length) {
      let code = buffer.charCodeAt(at);
      if (code === GREATER) return at + 1;
      if (code === SLASH || isSpace(code)) {
        at++;
        continue;
      }
      const nameStart = at++;
      for (; at < length; at++) {
        code = buffer.charCodeAt(at);
        if (code === EQUALS || code === GREATER || code === SLASH || isSpace(code)) break;
      }
      const nameEnd = at;
      while (at < length && isSpace(buffer.charCodeAt(at))) at++;
      let valueStart = at;
      let valueEnd = at;
      if (at < length && buffer.charCodeAt(at) === EQUALS) {
        at++;
        while (at < length && isSpace(buffer.charCodeAt(at))) at++;
        const quote = buffer.charCodeAt(at);
        valueStart = at;
        if (quote === DOUBLE || quote === SINGLE) {
          valueStart = at + 1;
          valueEnd = buffer.indexOf(quote === DOUBLE ? '"' : "'", valueStart);
          if (valueEnd < 0) return -1;
          at = valueEnd + 1;
        } else {
          for (; at < length; at++) {
            code = buffer.charCodeAt(at);
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
      // Most tags hold nothing to read: their attributes are told by two letters.
      if (reading === 'handlers' && !isHandler(start)) continue;
      const name = names(buffer, start, places[place + 1] ?? 0);
      if (events.wantsAttribute(name)) events.attribute(name, buffer.slice(places[place + 2], places[place + 3]));
    }
  };

  const isHandler = (start: number): boolean =>
    (buffer.charCodeAt(start) | CASE_BIT) === SMALL_O && (buffer.charCodeAt(start + 1) | CASE_BIT) === SMALL_N;

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
    if (events.wantsText()) events.text(buffer.slice(start, end));
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
