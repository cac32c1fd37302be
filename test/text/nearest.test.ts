import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/text/thai/nearest.js';

describe('nearest', () => {
  const checks = ['link', 'file', 'date', 'egp', 'table', 'text', 'coverage', 'change', 'qr', 'channel'];

  test.each([
    ['tabel', 'table'],
    ['Tables', 'table'],
    ['dtae', 'date'],
    ['chanel', 'channel'],
    ['epg', 'egp'],
  ])('%s was meant as %s', (word, meant) => {
    expect(nearest(word, checks)).toBe(meant);
  });

  test('what is like nothing has no suggestion', () => {
    expect(nearest('spreadsheet', checks)).toBeNull();
    expect(nearest('x', [])).toBeNull();
  });

  test('Thai column names are suggested too', () => {
    expect(nearest('ราคาากลาง', ['วงเงิน', 'ราคากลาง'])).toBe('ราคากลาง');
  });
});
