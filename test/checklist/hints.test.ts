import { expect, it } from 'vitest';
import { unknownNames } from '../../src/checklist/issue-words.js';
import { readSource } from '../../src/checklist/yaml/read-source.js';

it.each([
  ['version: 1\nsite: a\nsite: b\n', [3, 'first on line 2']],
  ['items:\n  O1: { title: ก }\n  O2: { title: ข }\n  O1: { title: ค }\n', [4, 'first on line 2']],
  ['a:\n  - { x: 1, y: 2, x: 3 }\n', [2, 'first on line 2']],
  ['a: 1\nb:\n  &c x: 1\n  .nan: 2\n  x: 3\n', [5, 'first on line 3']],
  ['.nan: 1\n\n.NaN: 2\n', [3, 'first on line 1']],
])('a key that stands twice names its first place: %j', (text, [line, words]) => {
  const [problem] = readSource('town.yaml', text).problems;
  expect(problem?.line).toBe(line);
  expect(problem?.message.en).toContain(words);
});

it.each([
  ['ti\u200btle', 'U+200B'],
  ['title\u00a0', 'U+00A0'],
  ['\ufefftitle\u00a0', 'U+FEFF, U+00A0'],
])('an invisible character in a name is named by its code point: %j', (name, codes) => {
  const words = unknownNames('คีย์', 'key', ['title', 'urls'])(name);
  expect(words.en).toContain(codes);
  expect(words.th).toContain(codes);
});

it('a name of plain letters has no such note', () => {
  expect(unknownNames('คีย์', 'key', ['title'])('titel').en).toBe('unknown key "titel". Did you mean "title"?');
});
