import { expect, test, vi } from 'vitest';
import { createOcrBudget, MAX_OCR_PAGES } from '../../src/extract/ocr-budget.js';

test('tells of each page and ends after the last that is allowed', () => {
  let told = 0;
  const budget = createOcrBudget(() => told++);
  const taken = Array.from({ length: MAX_OCR_PAGES + 5 }, () => budget.takePage());
  expect([taken.filter(Boolean).length, taken.at(-1), told]).toEqual([MAX_OCR_PAGES, false, MAX_OCR_PAGES]);
});

test('ends with its time, which begins with the first page', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const budget = createOcrBudget();
    vi.advanceTimersByTime(3_600_000);
    expect([budget.takePage(), budget.takePage()]).toEqual([true, true]);
    vi.advanceTimersByTime(301_000);
    expect(budget.takePage()).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});
