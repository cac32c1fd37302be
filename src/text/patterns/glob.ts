import { RE2JS } from 're2js';
import { foldText } from '../thai/normalize.js';
import { decodeWords } from '../url.js';

/** A pattern over addresses, file names and labels. */
export interface Glob {
  test(value: string): boolean;
}

/**
 * `*` matches anything within one step of an address, `**` also `/`; everything else matches itself, Latin letters in
 * either case. The whole value must match, raw or percent-decoded; a pattern without `/` may also match the last step of an
 * address alone. `/**` at the end also matches the folder itself. Linear time.
 */
export function compileGlob(glob: string): Glob {
  const expressions = [...new Set([glob, foldText(glob), foldText(decodeWords(glob))])].map((form) =>
    RE2JS.compile(expressionOf(form), RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL),
  );
  const namesOnly = !glob.includes('/');
  return {
    test: (value) =>
      formsOf(value, namesOnly).some((form) => expressions.some((expression) => expression.matches(form))),
  };
}

function formsOf(value: string, namesOnly: boolean): string[] {
  const decoded = decodeWords(value);
  const forms = new Set([value, decoded, foldText(decoded)]);
  if (!namesOnly) return [...forms];
  for (const form of [value, foldText(decoded)]) {
    const path = form.split(/[?#]/, 1)[0] ?? '';
    forms.add(path.slice(path.lastIndexOf('/') + 1));
  }
  return [...forms];
}

function expressionOf(glob: string): string {
  const body = glob
    .split(/(^\*\*\/|\/\*\*\/|\/\*\*$|\*\*+|\*)/)
    .map((part) => WILD[part] ?? (/^\*\*+$/.test(part) ? '.*' : RE2JS.quote(part)))
    .join('');
  return `^(?:${body})$`;
}

const WILD: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '/**/': '/(?:.*/)?',
  '/**': '(?:[/?#].*)?',
  '**': '.*',
  '*': '[^/]*',
};
