import { expect, it } from 'vitest';
import { judgeItem } from '../judge-item.js';
import { DOCUMENTS } from './documents.js';
import { fileOf } from './make-files.js';
import { OTHER_OFFICES } from './other-offices.js';
import { PAGES } from './pages.js';
import { SHEETS } from './sheets.js';

const ALL = [...PAGES, ...DOCUMENTS, ...SHEETS, ...OTHER_OFFICES];

it.each(ALL.map((one) => [one.year, one.item, one.is, one.what, one] as const))(
  '%i %s is %s: %s',
  async (year, item, is, _, one) => {
    const { verdict, codes } = await judgeItem(year, item, [fileOf(one)]);
    expect({ verdict, codes }).toMatchObject({ verdict: is });
  },
);
