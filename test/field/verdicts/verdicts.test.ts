import { expect, it } from 'vitest';
import { judgeItem } from '../../elements/judge-item.js';
import { BASIC } from './basic.js';
import { FURTHER } from './further.js';
import { TRICKIER } from './trickier.js';

it.each([...BASIC, ...FURTHER, ...TRICKIER].map((one) => [one.item, one.is.join(), one.what, one] as const))(
  '%s is %s: %s',
  async (item, _, __, { is, source }) => {
    const { verdict, codes } = await judgeItem(2568, item, [source]);
    expect(is, `${verdict} ${codes.join()}`).toContain(verdict);
  },
);
