import type { YAMLError } from 'yaml';
import type { InputProblemCode } from '../../model/checklist.js';
import type { Words } from '../../model/words.js';
import { CURLY, hasCurlyOpening, straightened } from './curly-quotes.js';
import * as say from './fault-words.js';
import { findOpenings, isEntry } from './line-scan.js';

/** What is wrong with a text that is no YAML, told by its cause: the parser points to where it lost its way. */
export interface Fault {
  readonly code: InputProblemCode;
  readonly offset: number;
  readonly words: Words;
  /** The text without this fault, its lines and what stands before the fault as they were; null: what follows is unsure. */
  readonly mended: string | null;
}

/** @param errors those of the parser, at least one */
export function causeOf(text: string, errors: readonly YAMLError[]): Fault {
  const [first, ...rest] = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
  if (!first) throw new Error('no error has no cause');
  const lines = linesOf(text);
  const known = { text, lines, first, at: lineAt(lines, first.pos[0]) };
  return (
    tabs(known, [first, ...rest]) ??
    curlyQuotes(known) ??
    openQuote(known) ??
    openBracket(known) ??
    noEntry(known) ??
    indentation(known) ?? {
      code: 'yaml',
      offset: first.pos[0],
      words: say.other(first.code, first.message),
      mended: null,
    }
  );
}

interface Line {
  readonly text: string;
  /** Of its first character. */
  readonly start: number;
}

interface Known {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly first: YAMLError;
  /** The line of the first error, from 0. */
  readonly at: number;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const found = { text: line.replace(/\r$/, ''), start };
    start += line.length + 1;
    return found;
  });
}

function lineAt(lines: readonly Line[], offset: number): number {
  return Math.max(
    0,
    lines.findLastIndex(({ start }) => start <= offset),
  );
}

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
const isBlank = (line: string): boolean => /^\s*(?:#|$)/.test(line);

function tabs({ lines }: Known, errors: readonly YAMLError[]): Fault | null {
  if (!errors.some(({ code }) => code === 'TAB_AS_INDENT')) return null;
  const indented = lines.flatMap(({ text, start }, n) => {
    const at = /^ *\t/.test(text) && !isBlank(text) ? text.indexOf('\t') : -1;
    return at < 0 ? [] : [{ line: n + 1, offset: start + at }];
  });
  const [first] = indented;
  if (!first) return null;
  return { code: 'yaml-tab', offset: first.offset, words: say.tabs(indented.map(({ line }) => line)), mended: null };
}

/** The parser takes them for letters, and trips over the colon or comma between them. */
function curlyQuotes({ text, lines, at }: Known): Fault | null {
  for (const { text: line, start } of [lines[at], lines[at - 1]].filter((one) => one !== undefined)) {
    if (!hasCurlyOpening(line)) continue;
    const mended = `${text.slice(0, start)}${straightened(line)}${text.slice(start + line.length)}`;
    return { code: 'curly-quote', offset: start + line.search(CURLY), words: say.curlyQuote, mended };
  }
  return null;
}

/** A text in quotes may span lines, but none of them begins a key. */
function openQuote({ text, lines, first, at }: Known): Fault | null {
  const { quotes } = findOpenings(text, text.length);
  const found = quotes.find(({ line }) => {
    if (line > at) return false;
    const next = lines.slice(line + 1).find((one) => one.text.trim() !== '');
    return next === undefined || isEntry(next.text) || /closing ["']quote/.test(first.message);
  });
  if (!found) return null;
  const line = lines[found.line];
  const from = found.offset - (line?.start ?? 0);
  // The bracket that was open before the text closes behind it, where its line has one.
  const inBrackets = findOpenings(text, found.offset).brackets.length > 0;
  const rest = (line?.text ?? '').slice(from);
  const stop = rest.search(inBrackets ? /[,\]}]/ : /\s#/);
  const end = found.offset + rest.slice(0, stop < 0 ? rest.length : stop).trimEnd().length;
  const mended = `${text.slice(0, end)}${found.sign}${text.slice(end)}`;
  return { code: 'yaml-quote', offset: found.offset, words: say.openQuote(found.sign), mended };
}

function openBracket({ text, first }: Known): Fault | null {
  if (!first.message.includes('end with')) return null;
  const found = findOpenings(text, first.pos[0]).brackets.at(-1);
  if (!found) return null;
  const end = (text.slice(found.offset).split('\n', 1)[0] ?? '').trimEnd().length;
  const closer = found.sign === '[' ? ']' : '}';
  const mended = `${text.slice(0, found.offset + end)}${closer}${text.slice(found.offset + end)}`;
  return { code: 'yaml-bracket', offset: found.offset, words: say.openBracket(found.sign, closer), mended };
}

/** A line that is neither key nor entry: a title over the checklist, a colon without its space. */
function noEntry({ text, lines, at }: Known): Fault | null {
  const { text: line = '', start = 0 } = lines[at] ?? {};
  const begin = start + line.search(/\S|$/);
  const key = /^\s*([\w.-]+)(?:([:：])(?=\S)|\s*：|:(?=[\u00a0\u3000]))/.exec(line);
  if (key) return { code: 'yaml-colon', offset: begin, words: say.noSpaceAfter(key[1] ?? ''), mended: null };
  if (isEntry(line) || isBlank(line) || !/^\s*(?:[^\s"'[\]{}#&*!|>%@-]|-{3,}\s*[^\s-]|-[^\s-])/.test(line)) return null;
  // What follows in the same manner is the same note.
  const behind = lines.slice(at).findIndex((one) => one.text.trim() === '' || isEntry(one.text) || isBlank(one.text));
  const last = lines[at + (behind < 0 ? lines.length - at : behind) - 1];
  const end = (last?.start ?? 0) + (last?.text.length ?? 0);
  const mended = `${text.slice(0, start)}${text.slice(start, end).replace(/[^\r\n]/g, ' ')}${text.slice(end)}`;
  return { code: 'yaml-line', offset: begin, words: say.noEntry, mended };
}

/** Of the line before and of what encloses it, the one whose indentation is nearest; of two the deeper. Lines from 0. */
function nearestIndent(lines: readonly Line[], at: number, indent: number) {
  let found: { readonly line: number; readonly indent: number } | null = null;
  let limit = Number.POSITIVE_INFINITY;
  for (let line = at - 1; line >= 0 && limit > 0; line -= 1) {
    const text = lines[line]?.text ?? '';
    if (isBlank(text) || !isEntry(text) || indentOf(text) >= limit) continue;
    limit = indentOf(text);
    if (found === null || Math.abs(limit - indent) < Math.abs(found.indent - indent)) found = { line, indent: limit };
  }
  return found;
}

/** A line that stands between the columns of its neighbours, or left of the first. */
function indentation({ lines, first, at }: Known): Fault | null {
  const top = lines.findIndex(({ text }) => !isBlank(text) && text.trim() !== '---');
  const own = lines[at];
  if (!own || top < 0 || top >= at) return null;
  const indent = indentOf(own.text);
  const topIndent = indentOf(lines[top]?.text ?? '');
  if (indent < topIndent && first.code === 'UNEXPECTED_TOKEN')
    return {
      code: 'yaml-indent',
      offset: (lines[top]?.start ?? 0) + topIndent,
      words: say.firstLine(topIndent),
      mended: null,
    };
  if (first.code !== 'BAD_INDENT') return null;
  const near = nearestIndent(lines, at, indent);
  if (near === null) return null;
  const words = say.indent(indent, near.line + 1, near.indent);
  return { code: 'yaml-indent', offset: own.start + indent, words, mended: null };
}
