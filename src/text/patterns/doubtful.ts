import { DOUBTFUL_AA, DOUBTFUL_AM } from '../thai/pieces.js';
import { compilePattern, type Pattern } from './pattern.js';

const EITHER = `${DOUBTFUL_AM}${DOUBTFUL_AA}`;
const NAMED = /^\s*\$/;
const EXPRESSION = /^\s*\/(.+)\/(i?)\s*$/s;
/**
 * The pattern for a text with doubtful letters: there each of them is sara am as well as sara aa. Letters that are certain match
 * exactly.
 * @throws PatternError
 */
export function compileTolerant(source: string): Pattern {
  if (NAMED.test(source) || !/[าำ]|\[/.test(source)) return compilePattern(source);
  const [, body, flag] = EXPRESSION.exec(source) ?? [];
  if (body !== undefined) return compilePattern(`/${eitherLetter(body)}/${flag}`);
  return compilePattern(
    `/${eitherLetter(
      source
        .trim()
        .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
        .replace(/\s+/g, ' '),
    )}/i`,
  );
}

function eitherLetter(body: string): string {
  let changed = '';
  for (let at = 0; at < body.length; ) {
    const letter = body[at] ?? '';
    const length = letter === '\\' ? 2 : letter === '[' ? classLength(body, at) : 1;
    const part = body.slice(at, at + length);
    if (letter === 'า' || letter === 'ำ') changed += `[${letter}${EITHER}]`;
    // A range such as ก-ฮ has neither letter.
    else if (letter === '[' && /[าำ]|[ก-ั]-[ำ-๛]/.test(part)) changed += `${part.slice(0, -1)}${EITHER}]`;
    else changed += part;
    at += length;
  }
  return changed;
}

/** A bracket at the start of a class is one of its characters. */
function classLength(body: string, start: number): number {
  let at = start + (body[start + 1] === '^' ? 2 : 1);
  if (body[at] === ']') at++;
  while (at < body.length && body[at] !== ']') at += body[at] === '\\' ? 2 : 1;
  return at + 1 - start;
}
