import { describe, expect, test } from 'vitest';
import { openingLines } from '../../src/text/opening.js';

const opening = (text: string, headings: readonly [] | null = null): string[] =>
  openingLines({ text, cover: 0, headings });

describe('what a document says first', () => {
  test('is not a sign to close a window, nor the number of a page', () => {
    expect(opening('X\nแผนพัฒนาท้องถิ่น\nยุทธศาสตร์ที่ 1', [])).toContain('แผนพัฒนาท้องถิ่น');
    expect(opening('× ✕\n☰\nแผนดำเนินงาน ประจำปี 2568', [])).toContain('แผนดำเนินงาน ประจำปี 2568');
    expect(opening('- ๒ -\nรายงานผล\nประจำปี 2567')).toEqual(expect.arrayContaining(['รายงานผล', 'ประจำปี 2567']));
  });

  test('may be a year alone', () => {
    expect(opening('2568\nสถิติการให้บริการ', [])).toEqual(['2568']);
    expect(opening('๒๕๖๘\nสถิติการให้บริการ', [])).toEqual(['๒๕๖๘']);
  });
});
