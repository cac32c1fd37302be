import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { maskNationalIds } from '../text/patterns/national-id.js';

/** Numbers of a damaged file that point outside of it, or ask for more than there is. */
const OF_THE_FILE =
  /outside the bounds|out of (?:range|bounds)|call stack|Invalid (?:array|typed array|string) length|Array buffer allocation/i;

/** Codes of Node for a module that cannot be found or loaded (nodejs.org/api/errors.html). */
const MISSING_PART: ReadonlySet<string> = new Set([
  'ERR_MODULE_NOT_FOUND',
  'MODULE_NOT_FOUND',
  'ERR_PACKAGE_PATH_NOT_EXPORTED',
  'ERR_DLOPEN_FAILED',
]);

/**
 * Is the error one of the program rather than of the file? What a library says of a broken file is an Error of its own or has
 * a code; a property of undefined, a name that is not there or a day that does not exist is ours.
 */
export function isDefect(error: unknown): boolean {
  if (isMissingPart(error)) return true;
  if (!(error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError)) return false;
  return !('code' in error) && !OF_THE_FILE.test(error.message);
}

/** A part of the program that is not installed, whichever reader asks for it first. */
function isMissingPart(error: unknown): boolean {
  return error instanceof Error && 'code' in error && MISSING_PART.has(String(error.code));
}

/** What is printed of a defect. */
export function stackOf(error: unknown): string {
  return maskNationalIds(error instanceof Error ? withSourcePlaces(error.stack ?? error.message) : String(error));
}

/** A place in a file, such as `file:///opt/oit-audit/dist/program/main.js:12:3456`. */
const PLACE = /file:\/\/[^\s()]+/g;
const BUNDLE = '/dist/program/';

/**
 * Names in a stack the modules that the bundle is made of, by its source maps. They are read only here: Node itself
 * (`--enable-source-maps`) would read all of them at each start.
 */
export function withSourcePlaces(stack: string): string {
  const maps = new Map<string, SourceMap | null>();
  return stack.replace(PLACE, (place) => {
    const at = place.lastIndexOf(BUNDLE);
    const [file = '', line, column] = at < 0 ? [] : place.slice(at + BUNDLE.length).split(':');
    if (!file.endsWith('.js')) return place;
    const path = `${place.slice(0, at + BUNDLE.length)}${file}.map`;
    if (!maps.has(path)) maps.set(path, readMap(path));
    const entry = maps.get(path)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return place;
    const source = new URL(entry.originalSource, path).href;
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}

function readMap(url: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(fileURLToPath(url), 'utf8')));
  } catch {
    return null;
  }
}
