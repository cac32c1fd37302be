import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/registry.js';
import type { Acceptance } from '../../src/model/previous.js';
import type { Round } from '../../src/model/round.js';
import { createMessages, gatherHistory, type HistoryFacts, historyPage } from '../../src/report/registry.js';
import { aChange, aFinding, aLink, anItem, aRecord, aRound, sha256 } from '../history/rounds.js';
import { roundOfYear } from '../history/year.js';

const gather = (rounds: readonly Round[], accepted: readonly Acceptance[] = []): HistoryFacts => {
  const facts = gatherHistory(rounds, accepted, createMessages('th', checks));
  if (facts === null) throw new Error('no rounds');
  return facts;
};
const page = (...histories: HistoryFacts[]): string => historyPage(histories, { lang: 'th', version: '1.2.3' });

const year = (town: string): Round[] => Array.from({ length: 24 }, (_, n) => roundOfYear(town, n + 1));

const FILE = 'https://town.test/แผน.pdf';
const ROUNDS = [
  aRound(1, {
    items: [
      anItem('O6', {
        verdict: 'fail',
        evidence: [aRecord(FILE, 'ก')],
        results: [{ check: 'egp', state: 'ran', findings: [aFinding('egp/digits', { data: { count: 10 } })] }],
      }),
    ],
    links: [aLink('https://town.test/gone', { state: 'broken', status: 404 })],
  }),
  aRound(2, { items: [anItem('O6', { evidence: [aRecord(FILE, 'ก')] })] }),
  aRound(4, {
    items: [
      anItem('O6', {
        evidence: [aRecord(FILE, 'ข')],
        changes: [aChange(FILE, 'changed', { before: sha256('ก'), after: sha256('ข') })],
        results: [{ check: 'egp', state: 'ran', findings: [aFinding('egp/digits', { data: { count: 10 } })] }],
      }),
      anItem('O7', { verdict: 'review' }),
    ],
  }),
];
const LETTER: Acceptance = {
  item: 'O6',
  letter: 'ยส 52001/123',
  who: 'สมหญิง',
  note: null,
  at: '2025-11-20T02:00:00Z',
  covers: [sha256('ข')],
};

describe('what the history says', () => {
  const [o6, o7] = gather(ROUNDS, [LETTER]).items;

  it('has a verdict for each round, and none where the item was not examined', () => {
    expect(o6?.verdicts).toEqual(['fail', 'pass', 'pass']);
    expect(o7?.verdicts).toEqual([null, null, 'review']);
  });

  it('says in which rounds a finding and a version of a file were there', () => {
    expect(o6?.findings.map(({ code, runs }) => [code, runs])).toEqual([
      [
        'egp/digits',
        [
          [0, 0],
          [2, 2],
        ],
      ],
    ]);
    expect(o6?.evidence.map(({ sha256: hash, runs }) => [hash, runs])).toEqual([
      [sha256('ก'), [[0, 1]]],
      [sha256('ข'), [[2, 2]]],
    ]);
  });

  it('gives a change the letter that covers its version', () => {
    expect(o6?.changes).toMatchObject([
      { round: 2, isExplained: true, letter: { words: 'ยส 52001/123', who: 'สมหญิง' } },
    ]);
    expect(gather(ROUNDS).items[0]?.changes).toMatchObject([{ isExplained: false, letter: null }]);
  });

  it('is nothing without rounds', () => {
    expect(gatherHistory([], [], createMessages('th', checks))).toBeNull();
  });
});

describe('the page of one municipality', () => {
  const $ = load(page(gather(ROUNDS, [LETTER])));

  it('shows the line of verdicts, changes with letters, hashes and rounds by their numbers', () => {
    expect($('.lines tbody tr').first().find('td').text()).toBe('✖✔✔');
    expect(
      $('.lines thead th')
        .map((_, th) => $(th).text())
        .get(),
    ).toEqual(['ข้อ', '1', '2', '4']);
    expect($('main').text()).toContain('หนังสือชี้แจง: ยส 52001/123 (สมหญิง, 20 พฤศจิกายน 2568)');
    expect($('.hash').text()).toContain(sha256('ข'));
    expect($('main').text()).toContain('รอบ 1, 4');
  });

  it('lets two rounds be chosen, from data that stand in the page', () => {
    expect(
      $('.compare select')
        .first()
        .find('option')
        .map((_, one) => $(one).attr('value'))
        .get(),
    ).toEqual(['0', '1', '2']);
    expect(JSON.parse($('.compare script').text()).items).toEqual([
      ['O6', 'ข้อ O6', 'fpp'],
      ['O7', 'ข้อ O7', '--r'],
    ]);
  });

  it('asks for nothing from elsewhere', () => {
    expect($('[src], link, img, iframe').length).toBe(0);
    expect($('meta[http-equiv]').attr('content')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });
});

it('texts of a site end neither an element nor the data of the page', () => {
  const evil = '</script><script>alert(1)</script><img src=x onerror=alert(2)>';
  const rounds = [1, 2].map((number) =>
    aRound(number, {
      checklist: { ...aRound(1).checklist, agency: { name: evil }, site: 'javascript:alert(3)' },
      items: [anItem('O6', { title: evil, owner: evil, evidence: [aRecord(`https://town.test/${evil}`, 'ก')] })],
      links: [aLink(`https://town.test/${evil}`, { state: 'broken' })],
    }),
  );
  const $ = load(page(gather(rounds), gather(rounds)));
  expect($('img').length).toBe(0);
  expect($('script').length).toBe(3);
  expect($('a[href^="javascript"]').length).toBe(0);
});

describe('the page of a province', () => {
  const histories = Array.from({ length: 5 }, (_, n) => gather(year(`town${n}`)));
  const text = page(...histories);
  const $ = load(text);

  it('has every municipality in its table, with a way to its own part', () => {
    expect($('.towns tbody tr').length).toBe(5);
    for (const link of $('.towns a').get()) expect($($(link).attr('href') ?? '').is('details')).toBe(true);
    expect(
      new Set(
        $('[id]')
          .map((_, one) => $(one).attr('id'))
          .get(),
      ).size,
    ).toBe($('[id]').length);
  });

  it('holds what is open alone, so that fifty can be opened', () => {
    expect($('.hash').length).toBe(0);
    expect(text.length / 5).toBeLessThan(100_000);
  });
});

it('a year of 24 rounds of 28 items is smaller than 2 MB', () => {
  expect(Buffer.byteLength(page(gather(year('samran'))))).toBeLessThan(2_000_000);
});
