import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeCron, escapeExpression, quoteCmd, quoteSh, quoteSystemd } from '../../src/schedule/quoting.js';
import { anyText } from '../helpers/any-text.js';
import { ODD_FOLDER, ODD_WINDOWS_FOLDER, unescapeCron } from './inputs.js';

const oneLine = anyText({ maxLength: 30 }).filter((text) => !/[\n\r\0]/.test(text) && !/\p{Cs}/u.test(text));

describe('quoteSh', () => {
  test('the shell gives every word back as it was', () => {
    const words = fc.sample(oneLine, { numRuns: 300, seed: 5 }).filter((word) => word !== '');
    words.push(ODD_FOLDER, "'", "''", '-n', '~', '*', '!', '#', 'กขค');
    const script = `for word in ${words.map(quoteSh).join(' ')}; do printf '%s\\0' "$word"; done`;
    const answer = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(answer.split('\0').slice(0, -1)).toEqual(words);
  });

  test('a line break is refused', () => {
    expect(() => quoteSh('a\nb')).toThrow(RangeError);
  });
});

describe('escapeCron', () => {
  test('cron hands the command to the shell as it was', () => {
    fc.assert(fc.property(oneLine, (command) => unescapeCron(escapeCron(command)) === command));
  });

  test('no % is left that cron would take for a line end', () => {
    fc.assert(fc.property(oneLine, (command) => !/(?<!\\)(?:\\\\)*%/.test(escapeCron(command))));
  });
});

describe('quoteSystemd', () => {
  test('systemd reads every word back as it was', () => {
    fc.assert(fc.property(oneLine, (word) => readSystemd(quoteSystemd(word)) === word));
  });

  /** Unquoting, C escapes, specifiers and variables in the order of systemd.service(5). */
  function readSystemd(text: string): string {
    const bare = text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/gsu, '$1') : text;
    return bare.replaceAll('%%', '%').replaceAll('$$', '$');
  }
});

describe('quoteCmd', () => {
  test.each([ODD_WINDOWS_FOLDER, 'C:\\a b\\', 'a%b', '%', '%PATH%'])(
    'cmd and then the program read %s back as it was',
    (word) => {
      expect(readArgument(readCmd(quoteCmd(word)))).toBe(word);
    },
  );

  test('a quotation mark is refused', () => {
    expect(() => quoteCmd('a"b')).toThrow(RangeError);
  });

  /** A command line of cmd: variables first, then carets outside of quotes. */
  function readCmd(line: string): string {
    const expanded = line.replace(/%([^%]*)%/g, (whole, name: string) =>
      /^[A-Z_]+$/i.test(name) ? `<${name}>` : whole,
    );
    let quoted = false;
    let out = '';
    for (let i = 0; i < expanded.length; i += 1) {
      const character = expanded[i] ?? '';
      if (character === '"') quoted = !quoted;
      if (character === '^' && !quoted) i += 1;
      out += character === '^' && !quoted ? (expanded[i] ?? '') : character;
      if (!quoted && /[&|<>]/.test(character)) throw new Error(`cmd would act on ${character}`);
    }
    return out;
  }

  /** CommandLineToArgvW for one argument. */
  function readArgument(text: string): string {
    return text.replace(/(\\*)"/g, (_, slashes: string) => '\\'.repeat(slashes.length / 2));
  }
});

describe('escapeExpression', () => {
  test('the opening of an expression becomes an expression that yields it', () => {
    const opening = '$'.concat('{{');
    expect(escapeExpression(`a ${opening} b`)).toBe(`a ${opening} '${opening}' }} b`);
  });
});
