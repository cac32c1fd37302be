import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';

interface Expression {
  readonly source: string;
  readonly flags: string;
  /** File of `dist`. */
  readonly place: string;
  /** Written as a literal, not put together when a module loads. */
  readonly isLiteral: boolean;
}

interface Judged {
  /** How the expression begins. */
  readonly begins: string;
  /** The longest text that it is ever given, in characters, and what keeps it to that. */
  readonly bound: number;
  readonly because: string;
  /** Repeated up to the bound, the text that takes longest. */
  readonly worst: string;
}

/** Expressions for which no linear time can be shown: each is given short texts only. */
const JUDGED = JSON.parse(readFileSync('test/attacks/judged-expressions.json', 'utf8')) as readonly Judged[];

const { stdout } = spawnSync(process.execPath, ['test/attacks/expressions.mjs'], { maxBuffer: 2 ** 26 });
const expressions = JSON.parse(stdout.toString()) as readonly Expression[];
const judgedOf = ({ source }: Expression): Judged | undefined => JUDGED.find(({ begins }) => source.startsWith(begins));

/** Is the expression through with the text? It is ended when it takes too long. */
function isThrough({ source, flags }: Expression, text: string): boolean {
  try {
    runInNewContext('new RegExp(source, flags).exec(text)', { source, flags, text }, { timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

describe('our own regular expressions', () => {
  test('are all found, literals and those that are put together', () => {
    expect(expressions.filter(({ isLiteral }) => isLiteral).length).toBeGreaterThan(300);
    expect(expressions.filter(({ isLiteral }) => !isLiteral).length).toBeGreaterThan(20);
  });

  test('that are given short texts only are quick on the worst of them', () => {
    const slow = expressions.flatMap((expression) => {
      const judged = judgedOf(expression);
      if (judged === undefined) return [];
      const text = judged.worst.repeat(Math.ceil(judged.bound / judged.worst.length));
      return [text, `${text}!`, `${text}\n#`].every((one) => isThrough(expression, one)) ? [] : [judged.begins];
    });
    expect(slow).toEqual([]);
  });

  test('are judged only where there are such', () => {
    const idle = JUDGED.filter(({ begins }) => !expressions.some(({ source }) => source.startsWith(begins)));
    expect(idle.map(({ begins }) => begins)).toEqual([]);
  });
});
