import { describe, expect, test } from 'vitest';
import { framersOf, mayFrame } from '../../src/fetch/framing.js';

const TOWN = 'https://www.town.go.th/o1';
const SAME = 'https://www.town.go.th/frame';
const OTHER = 'https://egp.go.th/list';

describe('who may show an answer within a frame', () => {
  test.each<[string, string[], string[], string, boolean]>([
    ['nothing is said', [], [], OTHER, true],
    ['DENY', [], ['DENY'], SAME, false],
    ['SAMEORIGIN, by the site itself', [], ['SAMEORIGIN'], SAME, true],
    ['SAMEORIGIN, by another site', [], ['sameorigin'], OTHER, false],
    ['SAMEORIGIN twice', [], ['SAMEORIGIN', 'SAMEORIGIN'], SAME, true],
    ['two that differ', [], ['SAMEORIGIN, ALLOWALL'], SAME, false],
    ['what browsers do not know', [], ['ALLOW-FROM https://x.test'], OTHER, true],
    ['a policy before the older header', ['frame-ancestors *'], ['DENY'], OTHER, true],
    ['a policy that does not speak of frames', ["default-src 'self'"], [], OTHER, true],
    ['nobody', ["default-src 'self'; frame-ancestors 'none'"], [], SAME, false],
    ['the town by its host', ['frame-ancestors https://www.town.go.th'], [], OTHER, true],
    ['all towns', ['frame-ancestors *.town.go.th'], [], OTHER, true],
    ['another port', ['frame-ancestors www.town.go.th:8443'], [], OTHER, false],
    ['every page by https', ['frame-ancestors https:'], [], OTHER, true],
    [
      'two policies, one of which leaves the town out',
      ['frame-ancestors *', 'frame-ancestors https://x.test'],
      [],
      OTHER,
      false,
    ],
    ['two policies in one header', ['frame-ancestors *, frame-ancestors *.go.th'], [], OTHER, true],
    ['others', ["frame-ancestors 'self' https://egp.go.th"], [], OTHER, false],
  ])('%s', (_, policies, options, address, isShown) => {
    expect(mayFrame(framersOf(policies, options), address, [TOWN])).toBe(isShown);
  });

  test('each page around it is asked', () =>
    expect(mayFrame([["'self'"]], SAME, [SAME, 'https://portal.test/'])).toBe(false));
});
