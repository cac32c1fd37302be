import { expect, it } from 'vitest';
import { readHomeAddress } from '../../src/cli/commands/init/home-address.js';

it.each([
  ['\u200bhttps://www.samran.go.th/', true],
  ['https://www.samran\u00ad.go.th', true],
  ['\u2068www.samran.go.th\u2069', false],
  ['\u202awww.samran.go.th\u202c', false],
])('an address is read without the letters that a copy brings along: %j', (typed, hasScheme) => {
  expect(readHomeAddress(typed)).toEqual({ url: 'https://www.samran.go.th/', hasScheme });
});
