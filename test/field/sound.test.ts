import { expect, it } from 'vitest';
import { checkFile } from './check-file.js';

it('a sound PDF with the words that an item asks for passes', async () => {
  const { verdict, codes } = await checkFile('documents/pdf-text-sound.pdf', 'WORDS', 'documents/checklist.yaml');
  expect(verdict, codes.join()).toBe('pass');
});

it('the rows of a print-out with page numbers pass as the CSV that they come from', async () => {
  const { verdict, codes } = await checkFile('thai/15-page-footer.csv', 'O13');
  expect(verdict, codes.join()).toBe('pass');
});
