import { trimAddress } from '../../text/url.js';

/** Handlers that open an address are short; a megabyte of them is somebody's attack. */
const MAX_SCRIPT = 2_000;
/** How much of the code before a string says what is done with it. */
const BEFORE = 120;

/** Goes to the string that follows, whatever it says. */
const GOES =
  /(?:window\.open|location\.(?:assign|replace)|popup\w{0,40})\s{0,20}\(\s{0,20}$|location(?:\.href)?\s{0,20}=\s{0,20}$/i;
/** The name of a function that opens something: `MM_openBrWindow(`, `goTo(1, `, `showPdf(`. */
const OPENS = /open|pop_?up|go_?to|navigate|redirect|jump|download|view|show|preview|load/i;
/** What such a function is given is an address when it looks like one: `'tab2'` is a name. */
const LOOKS_LIKE_ADDRESS =
  /^(?:https?:)?\/\/[^/]|^\.{0,2}\/[^/]|^\?|^[^\s?#<>()]+\.(?:php\d?|s?html?|aspx?|jsp|cgi|do)(?:[?#]|$)/i;
/** A file is opened, whatever the function is called. */
const FILE_ADDRESS = /^[^<>"'\n]*[^/\s]\.(?:pdf|docx?|xlsx?|pptx?|ods|odt|csv|rtf|zip|rar|7z)$/i;

/**
 * The address that a click handler or a `javascript:` address opens: `window.open('…')`, `location.href = '…'`, `popup('…')`,
 * any call with the name of a file, or one that is called after opening with what looks like an address.
 */
export function addressInScript(script: string | undefined): string | null {
  return script === undefined ? null : firstAddress(script, isOpened);
}

function isOpened(address: string, before: string): boolean {
  if (GOES.test(before)) return true;
  return (
    isFileAddress(address) || (LOOKS_LIKE_ADDRESS.test(trimAddress(address)) && OPENS.test(functionBefore(before)))
  );
}

/** The name of the function that is called with the string behind `before`, alone or after one plain argument; '' for none. */
function functionBefore(before: string): string {
  const open = before.lastIndexOf('(');
  if (open < 0 || !/^\s*(?:[\w$.]+\s*,\s*)?$/.test(before.slice(open + 1))) return '';
  return (
    before
      .slice(0, open)
      .trimEnd()
      .split(/[^\w$]/)
      .at(-1) ?? ''
  );
}

/** A file's name without its folder, handed to a function that may put one before it: `showDoc('o13.pdf')`. */
export function isCompletedByScript(script: string | undefined, address: string): boolean {
  if (script === undefined || /[/:]/.test(address)) return false;
  return addressInScript(script) === address && firstAddress(script, (_, before) => GOES.test(before)) !== address;
}

/** @returns whether a text is the address of a file that people read, by its ending */
export function isFileAddress(text: string): boolean {
  return FILE_ADDRESS.test(trimAddress(text).split(/[?#]/, 1)[0] ?? '');
}

function firstAddress(script: string, isWanted: (address: string, before: string) => boolean): string | null {
  const code = script.slice(0, MAX_SCRIPT);
  for (let from = nextQuote(code, 0); from >= 0; ) {
    const end = code.indexOf(code[from] ?? '', from + 1);
    if (end < 0) return null;
    const address = code.slice(from + 1, end);
    const before = code.slice(Math.max(0, from - BEFORE), from);
    // An address that the script puts together (`'view.php?id=' + id`) is not whole.
    const isWhole = !/^\s*\+/.test(code.slice(end + 1, end + 40)) && !before.trimEnd().endsWith('+');
    if (isWhole && address !== '' && !/^\s*javascript:/i.test(address) && isWanted(address, before)) return address;
    // Code in a string, as old scripts hand it to a timer: `setTimeout("location.href='/new'", 3000)`.
    const inner = isWhole && /\blocation\b/.test(address) ? firstAddress(address, isWanted) : null;
    if (inner !== null) return inner;
    from = nextQuote(code, end + 1);
  }
  return null;
}

/** Of one script. */
const MAX_FILES = 20;
const MAX_FILE_SCRIPT = 200_000;
const FILE_STRING = /["']((?:[^"'\\\n<>]|\\\/){1,500}\.(?:pdf|docx?|xlsx?|pptx?))["']/gi;

/** Whole addresses of files in a script, as viewers and flip-books are given theirs (`{"source":"https:\/\/…\/a.pdf"}`, `getDocument('a.pdf')`). */
export function filesInScript(script: string): readonly string[] {
  const code = script.slice(0, MAX_FILE_SCRIPT);
  const found: string[] = [];
  for (const match of code.matchAll(FILE_STRING)) {
    const before = code.slice(Math.max(0, match.index - 40), match.index).trimEnd();
    const after = code.slice(match.index + match[0].length, match.index + match[0].length + 40).trimStart();
    const address = (match[1] ?? '').replaceAll('\\/', '/');
    if (before.endsWith('+') || after.startsWith('+') || !isFileAddress(address)) continue;
    if (found.length < MAX_FILES) found.push(address);
  }
  return found;
}

function nextQuote(code: string, from: number): number {
  for (let at = from; at < code.length; at++) if (code[at] === "'" || code[at] === '"') return at;
  return -1;
}

const REDIRECTS =
  /(?:window\.open|location\.(?:assign|replace))\s{0,20}\(\s{0,20}$|location(?:\.href)?\s{0,20}=\s{0,20}$/i;

/** Where a script sends the visitor of a page that shows nothing. */
export function redirectInScript(script: string): string | null {
  return firstAddress(script, (_, before) => REDIRECTS.test(before));
}

/** The milliseconds of a timer, behind what it does. */
const DELAY = /,\s{0,20}(\d{1,9})\s{0,20}\)/;
const MAX_TIMER = 500;
const MAX_TIMERS = 6;
/** Milliseconds that a visitor waits, as for a refresh. */
const LONGEST_WAIT = 10_000;

/** Where a timer of a script sends the visitor of a page with a few words, once they have been read. */
export function timedRedirectInScript(script: string): string | null {
  for (const part of script.split('setTimeout').slice(1, MAX_TIMERS)) {
    const timer = part.slice(0, MAX_TIMER);
    const delay = DELAY.exec(timer);
    if (delay === null || Number(delay[1]) > LONGEST_WAIT) continue;
    const called = /^\s*\(\s*["']?([\w$]+)/.exec(timer)?.[1] ?? '';
    const at = called === '' || called === 'function' ? -1 : script.indexOf(`function ${called}`);
    const target =
      redirectInScript(timer.slice(0, delay.index)) ?? (at < 0 ? null : redirectInScript(functionAt(script, at)));
    if (target !== null) return target;
  }
  return null;
}

/** A function with little in it, to the end of its first block. */
function functionAt(script: string, at: number): string {
  return script.slice(at, at + MAX_TIMER).split('}', 1)[0] ?? '';
}

/** The words by which a noscript element asks for JavaScript. */
export const SCRIPT_REQUEST = /javascript|จาวาสคริปต์|จาวาสคริปท์|enable js/i;
