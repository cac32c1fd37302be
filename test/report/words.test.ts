import { describe, expect, it } from 'vitest';
import { words } from '../../src/report/compose/words.js';
import { HISTORY_WORDS } from '../../src/report/history/words.js';
import { memoWords } from '../../src/report/memo/words.js';

const places = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

describe.each([
  ['reports', words],
  ['the memo', memoWords],
  ['the history', HISTORY_WORDS],
])('the words of %s', (_, catalogue) => {
  const all = Object.entries(catalogue);

  it('exist in both languages', () => {
    expect(all.filter(([, { th, en }]) => th.trim() === '' || en.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('are Thai in Thai and have no Thai in English', () => {
    // What is the same everywhere, or only dots, is no word of either.
    const neutral = new Set([
      'label.sha256',
      'agency.district',
      'agency.province',
      'blank',
      'dots',
      'standingScore',
      'standingScoreAlone',
      'signName',
      'toLine',
      'subject',
    ]);
    expect(all.filter(([key, { th }]) => !neutral.has(key) && !/[ก-๙]/.test(th)).map(([key]) => key)).toEqual([]);
    expect(all.filter(([, { en }]) => /[ก-๙]/.test(en)).map(([key]) => key)).toEqual([]);
  });

  it('name commands and options as they are typed, in both languages', () => {
    const typed = (sentence: string): string => (sentence.match(/oit-audit \w+|--[^\s:]*|-f \w+/g) ?? []).join();
    expect(all.filter(([, { th, en }]) => typed(th) !== typed(en)).map(([key]) => key)).toEqual([]);
  });

  it('have the same places in both languages', () => {
    expect(all.filter(([, { th, en }]) => places(th).join() !== places(en).join()).map(([key]) => key)).toEqual([]);
  });
});
