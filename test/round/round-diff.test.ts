import { expect, test } from 'vitest';
import type { ItemRound } from '../../src/model/round.js';
import { diffRounds } from '../../src/round/round-diff.js';
import { aChange, aFinding, aLink, anExchange, anItem, aRecord, aRound } from '../history/rounds.js';

const dead = aFinding('link/http-status');
const digits = aFinding('egp/digits');
const stale = aFinding('date/stale');
const found = (id: string, ...findings: (typeof dead)[]): ItemRound =>
  anItem(id, { verdict: findings.length > 0 ? 'fail' : 'pass', results: [{ check: 'all', state: 'ran', findings }] });

test('findings are new, mended or still there; those of an item that was left out are not mended', () => {
  const diff = diffRounds(
    aRound(1, { items: [found('O1', dead, stale), found('O2', digits)] }),
    aRound(2, { items: [found('O1', stale, digits)] }),
  );
  const codes = (list: typeof diff.findings.new) => list.map(({ item, finding }) => [item, finding.code]);
  expect(codes(diff.findings.new)).toEqual([['O1', 'egp/digits']]);
  expect(codes(diff.findings.mended)).toEqual([['O1', 'link/http-status']]);
  expect(codes(diff.findings.still)).toEqual([['O1', 'date/stale']]);
});

test('items are listed when their verdict is another', () => {
  const diff = diffRounds(
    aRound(1, { items: [found('O1', dead), found('O2'), found('O3')] }),
    aRound(2, { items: [found('O1'), found('O2'), found('O4')] }),
  );
  expect(diff.items.map(({ id, before, after }) => [id, before, after])).toEqual([
    ['O1', 'fail', 'pass'],
    ['O4', null, 'pass'],
    ['O3', 'pass', null],
  ]);
});

test('a link is mended when it answers, not when it was left out', () => {
  const [a, b, c] = ['https://a.test/', 'https://b.test/', 'https://c.test/'];
  const broken = { state: 'broken' as const, status: 404 };
  const diff = diffRounds(
    aRound(1, { links: [aLink(a, broken), aLink(b, broken), aLink(c)] }),
    aRound(2, { links: [aLink(a), aLink(b, { state: 'unchecked' }), aLink(c, broken)] }),
  );
  expect(diff.links.mended.map(({ url }) => url)).toEqual([a]);
  expect(diff.links.broken.map(({ url }) => url)).toEqual([c]);
});

test('files are new, changed with what changed in words, re-saved or removed', () => {
  const file = (name: string, text: string, rest = {}) =>
    aRecord(`https://town.test/${name}.pdf`, text, { type: 'pdf', ...rest });
  const before = [
    file('same', 'a'),
    file('changed', 'b'),
    file('resaved', 'c', { contentSha256: 'x' }),
    file('removed', 'd'),
    file('away', 'e'),
  ];
  const failed = {
    exchange: anExchange('https://town.test/away.pdf', null, { problems: [{ code: 'timeout', data: {} }] }),
  };
  const after = [
    file('same', 'a'),
    file('changed', 'b2'),
    file('resaved', 'c2', { contentSha256: 'x' }),
    file('new', 'f'),
    file('away', '', failed),
  ];
  const changes = [aChange('https://town.test/changed.pdf', 'changed', { details: ['19: 1 → 2'] })];
  const diff = diffRounds(
    aRound(1, { items: [anItem('O6', { evidence: before })] }),
    aRound(2, { items: [anItem('O6', { evidence: after, changes })] }),
  );
  expect(diff.files.map(({ url, kind, details }) => [new URL(url).pathname, kind, ...details])).toEqual([
    ['/changed.pdf', 'changed', '19: 1 → 2'],
    ['/resaved.pdf', 'resaved'],
    ['/new.pdf', 'new'],
    ['/removed.pdf', 'removed'],
  ]);
});

test('a page whose bytes differ but whose text is the same is no news', () => {
  const page = (text: string) =>
    anItem('O6', { evidence: [aRecord('https://town.test/', text, { contentSha256: 'x' })] });
  expect(diffRounds(aRound(1, { items: [page('token 1')] }), aRound(2, { items: [page('token 2')] })).files).toEqual(
    [],
  );
});

test('the scores stand side by side, null where there is none', () => {
  expect(diffRounds(aRound(1), aRound(2, { score: null })).score).toEqual({
    oit: { before: 67.5, after: null },
    ita: { before: 86.73, after: null },
  });
});

test('a file that stands at another address has moved', () => {
  const at = (path: string, text: string) => aRecord(`https://town.test/${path}`, text, { type: 'pdf' });
  const diff = diffRounds(
    aRound(1, { items: [anItem('O6', { evidence: [at('plan.pdf', 'a'), at('old.pdf', 'b')] })] }),
    aRound(2, { items: [anItem('O6', { evidence: [at('2568/plan.pdf', 'a'), at('new.pdf', 'c')] })] }),
  );
  expect(diff.files.map(({ kind, url, details }) => [kind, url, details])).toEqual([
    ['new', 'https://town.test/new.pdf', []],
    ['moved', 'https://town.test/plan.pdf', ['→ https://town.test/2568/plan.pdf']],
    ['removed', 'https://town.test/old.pdf', []],
  ]);
});

test('a file that is back after it could not be had is nothing new', () => {
  const url = 'https://town.test/plan.pdf';
  const failed = { exchange: anExchange(url, null, { problems: [{ code: 'timeout', data: {} }] }) };
  const diff = diffRounds(
    aRound(1, { items: [anItem('O6', { evidence: [{ ...aRecord(url, 'a'), ...failed }] })] }),
    aRound(2, { items: [anItem('O6', { evidence: [aRecord(url, 'a', { type: 'pdf' })] })] }),
  );
  expect(diff.files).toEqual([]);
});
