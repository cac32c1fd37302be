import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, joinLines, linesOf } from '../../src/extract/layout/cell-text.js';
import type { Run } from '../../src/extract/layout/runs.js';

const run = (text: string, left: number, y: number, rest: Partial<Run> = {}): Run => ({
  text,
  left,
  right: left + text.length * 5,
  y,
  size: 10,
  first: 0,
  last: 0,
  ...rest,
});

describe('joining the lines of a cell', () => {
  it('makes one number of a wrapped one', () => {
    expect(joinLines(['670191', '45463'])).toBe('67019145463');
    expect(joinLines(['2,340,00', '0.00'])).toBe('2,340,000.00');
    expect(joinLines(['๖๗๐๑๙๑', '๔๕๔๖๓'])).toBe('๖๗๐๑๙๑๔๕๔๖๓');
  });

  it('keeps whole numbers below each other apart', () => {
    expect(joinLines(['67019145463', '67019145464'])).toBe('67019145463\n67019145464');
    expect(joinLines(['6701914546', '6701914547'])).toBe('6701914546\n6701914547');
    expect(joinLines(['1', '2', '3'])).toBe('1\n2\n3');
    expect(joinLines(['1,000.00', '2,000.00'])).toBe('1,000.00\n2,000.00');
  });

  it('joins e-GP wherever the cell broke it, and no other words', () => {
    expect(joinLines(['เลขที่โครงการ e-', 'GP'])).toBe('เลขที่โครงการ e-GP');
    expect(joinLines(['เลขที่โครงการ e', '-GP'])).toBe('เลขที่โครงการ e-GP');
    expect(joinLines(['เลขที่โครงการ e-G', 'P'])).toBe('เลขที่โครงการ e-GP');
    expect(joinLines(['Total', 'Price'])).toBe('Total\nPrice');
  });

  it('never loses a character, whatever the lines are', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1, maxLength: 12 }).filter((line) => !line.includes('\n')),
          { maxLength: 6 },
        ),
        (lines) => {
          expect(joinLines(lines).replaceAll('\n', '')).toBe(lines.join(''));
        },
      ),
    );
  });
});

describe('the text of a cell', () => {
  it('is read line by line from left to right, whatever the drawing order', () => {
    expect(cellText([run('world', 40, 20), run('below', 0, 34), run('hello', 0, 20)])).toBe('hello world\nbelow');
  });

  it('of a heading that stands on end is one word', () => {
    const letters = [...'จำนวน'].map((letter, index) => run(letter, 12, 60 - index * 8, { first: index }));
    expect(cellText(letters)).toBe('จำนวน');
  });

  it('puts what shares a baseline on one line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 20 })), {
          minLength: 1,
          maxLength: 40,
        }),
        (places) => {
          const lines = linesOf(places.map(([left, row]) => run('x', left, row * 14)));
          expect(lines).toHaveLength(new Set(places.map(([, row]) => row)).size);
          for (const line of lines)
            expect(line.runs.map((part) => part.left)).toEqual(
              line.runs.map((part) => part.left).sort((a, b) => a - b),
            );
        },
      ),
    );
  });
});
