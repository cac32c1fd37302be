import { describe, expect, it } from 'vitest';
import { explanationOf, waysOf } from '../../src/round/way-to.js';
import { aLink, aRecord } from '../history/rounds.js';

const SITE = 'https://town.example/';
const at = (path: string): string => `${SITE}${path}`;
const link = (path: string, from: string, text: string) =>
  aLink(at(path), { foundOn: [{ url: at(from), text }], foundOnCount: 1 });

const links = [
  link('ita', '', 'ข้อมูล ITA'),
  link('ita/o13', 'ita', ' O13 รายงานผลจัดซื้อจัดจ้าง '),
  link('picture', '', ''),
  link('a', 'b', 'ก'),
  link('b', 'a', 'ข'),
];
const way = (path: string) => waysOf(links, SITE).to(at(path));

describe('the way from the home page', () => {
  it('is made of the labels of its links', () => expect(way('ita/o13')).toEqual(['ข้อมูล ITA', 'O13 รายงานผลจัดซื้อจัดจ้าง']));
  it('does not depend on the fragment', () => expect(way('ita/o13#top')).toHaveLength(2));
  it.each(['unknown', 'picture', 'a', ''])('is none: %s', (path) => expect(way(path)).toBeNull());
});

it('is said of the first address of the item that has one', () => {
  const evidence = [
    aRecord(at('unknown'), 'x'),
    aRecord(at('ita'), 'y', { foundOn: at('') }),
    aRecord(at('ita/o13'), 'z'),
  ];
  expect(explanationOf({ evidence }, waysOf(links, SITE))).toBe('หน้าหลัก > ข้อมูล ITA > O13 รายงานผลจัดซื้อจัดจ้าง');
  expect(explanationOf({ evidence: [] }, waysOf(links, SITE))).toBeNull();
});
