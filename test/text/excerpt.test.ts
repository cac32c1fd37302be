import { expect, it } from 'vitest';
import { cutAround } from '../../src/text/thai/excerpt.js';
import { displayWidth } from '../../src/text/thai/width.js';

/** What stands over the caret. */
function pointedAt(line: string, index: number, columns: number): string {
  const { text, column } = cutAround(line, index, columns);
  let at = 0;
  for (const letter of text) {
    if (at === column && displayWidth(letter) > 0) return letter;
    at += displayWidth(letter);
  }
  return '';
}

it.each([
  ['กำลัง: ก', 'ก', 7],
  ['ที่ดิน: น้ำ', 'น', 8],
  ['ปู่ย่า: [x]', '[', 8],
  ['中文: x', 'x', 4],
])('the caret stands under the place, Thai marks and wide letters counted right: %s', (line, letter, index) => {
  expect(line[index]).toBe(letter);
  expect(pointedAt(line, index, 80)).toBe(letter);
  expect(cutAround(line, index, 80).text).toBe(line);
});

it.each([0, 40, 79, 150, 299])('a long line is cut around the place %i and fits', (index) => {
  const line = 'ก้า'.repeat(100);
  for (const columns of [20, 33, 74]) {
    const { text, column } = cutAround(line, index, columns);
    expect(displayWidth(text)).toBeLessThanOrEqual(columns);
    expect(column).toBeLessThan(columns);
    expect(text).toContain('…');
    expect(['ก', 'า']).toContain(pointedAt(line, index, columns));
  }
});

it('a line without end is not read whole', () => {
  const line = `${'x'.repeat(500_000)}Y${'x'.repeat(500_000)}`;
  const { text, column } = cutAround(line, 500_000, 60);
  expect(text[column]).toBe('Y');
  expect(text.startsWith('…') && text.endsWith('…')).toBe(true);
});

it('a place behind the line stands behind it', () => {
  expect(cutAround('abc', 3, 80)).toEqual({ text: 'abc', column: 3 });
  expect(cutAround('', 0, 80)).toEqual({ text: '', column: 0 });
});
