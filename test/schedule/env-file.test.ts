import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { envFileText, missingIn } from '../../src/schedule/env-file.js';
import { anyText } from '../helpers/any-text.js';

const variables = ['A_URL', 'B_TOKEN'].map((name) => ({ name, example: 'https://x.example/' }));

test('a file says what is set, and has a line to fill in for the rest', () => {
  const text = envFileText(variables, { A_URL: 'smtps://user:pa#ss@mail.example.go.th' });
  expect(text).toContain("A_URL='smtps://user:pa#ss@mail.example.go.th'\n# B_TOKEN=https://x.example/\n");
  expect(missingIn(text, variables)).toEqual(['B_TOKEN']);
  expect(missingIn('export A_URL = x\nB_TOKEN=\n', variables)).toEqual(['B_TOKEN']);
});

test('Node reads every value as it was, whatever stands in it', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 12 }),
    anyText({ maxLength: 8 }),
    fc.constantFrom(`a'b"c`, 'a\\nb', '$HOME `id`'),
  );
  fc.assert(
    fc.property(value, (secret) => {
      const read = parseEnv(envFileText(variables, { A_URL: secret }));
      // What no quotation mark can hold is left to be filled in.
      expect([secret.trim(), undefined]).toContain(read.A_URL);
      if (/^[\w'" #$]+$/.test(secret.trim())) expect(read.A_URL).toBe(secret.trim());
    }),
    { numRuns: 300 },
  );
});
