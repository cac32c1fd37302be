import { describe, expect, it } from 'vitest';
import { checkFile } from './check-file.js';

const WORDS = 'documents/checklist.yaml';

describe('words of damaged Thai text', () => {
  it.each([
    ['thai/01-sara-am-torn.html', 'O1', 'oit-2568'],
    ['thai/01-sara-am-torn.pdf', 'O1', 'oit-2568'],
    ['thai/01-floating-marks.html', 'O8', 'oit-2568'],
    ['thai/02-aa-am-swapped.html', 'O21', 'oit-2568'],
    ['documents/pdf-sara-am-as-space-and-aa.pdf', 'WORDS', WORDS],
    ['documents/pdf-aa-named-sara-am.pdf', 'WORDS', WORDS],
    ['documents/pdf-marks-drawn-apart.pdf', 'WORDS', WORDS],
  ])('are found in %s as %s', async (path, item, rules) => {
    const { verdict, codes } = await checkFile(path, item, rules);
    expect(verdict, codes.join()).toBe('pass');
  });

  it.each([
    ['thai/06-latin-ocr-layer.html', 'O9', 'oit-2568'],
    ['thai/06-latin-ocr-layer.pdf', 'O9', 'oit-2568'],
    ['thai/17-private-use-glyphs.txt', 'O5', 'oit-2568'],
    ['documents/pdf-scan-with-wrong-hidden-text.pdf', 'EGP', WORDS],
    ['documents/pdf-type3-digits-without-names.pdf', 'EGP', WORDS],
  ])('are left to a person in %s as %s', async (path, item, rules) => {
    const { verdict, codes } = await checkFile(path, item, rules);
    expect(verdict, codes.join()).toBe('review');
  });
});
