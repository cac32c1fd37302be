import { expect, test } from 'vitest';
import { createBlocks } from '../../src/fetch/request/byte-blocks.js';

function blocksOf(lengths: readonly number[]): Uint8Array[] {
  const found: Uint8Array[] = [];
  const blocks = createBlocks((block) => found.push(block));
  for (const [at, length] of lengths.entries()) blocks.add(Buffer.alloc(length, at));
  blocks.end();
  return found;
}

test.each([
  ['nothing', []],
  ['one short piece', [1_200]],
  ['one piece of a page', [9_000]],
  ['pieces of a byte', Array.from({ length: 70_000 }, () => 1)],
  ['pieces of all lengths', Array.from({ length: 300 }, (_, at) => (at * 7919) % 20_000)],
])('%s comes out as it went in', (_, lengths) => {
  const all = Buffer.concat(lengths.map((length, at) => Buffer.alloc(length, at)));
  expect(Buffer.concat(blocksOf(lengths)).equals(all)).toBe(true);
});

test('a short body takes no memory that it leaves unused, a long one comes in few blocks', () => {
  const [short] = blocksOf([5_000]);
  expect(short?.buffer.byteLength).toBeLessThan(10_000);
  expect(blocksOf(Array.from({ length: 10_000 }, () => 100)).length).toBeLessThan(25);
});
