import { describe, expect, test } from 'vitest';
import type { BaselineFile, PreviousItem } from '../../src/model/previous.js';
import type { ItemRound } from '../../src/model/round.js';
import { nextBaseline } from '../../src/round/baseline.js';
import { aChange, anExchange, anItem, aRecord, sha256 } from '../history/rounds.js';

const PAGE = 'https://town.test/o6.html';
const DOCUMENT = 'https://town.test/plan.pdf';
const round = { startedAt: '2025-10-17T02:00:00Z', complete: true };

function version(url: string, text: string, rest: Partial<BaselineFile> = {}): BaselineFile {
  return {
    url,
    sha256: sha256(text),
    contentSha256: sha256(`content of ${text}`),
    type: 'html',
    foundOn: null,
    label: null,
    lastSeen: '2025-10-02',
    ...rest,
  };
}

function remembered(...baseline: BaselineFile[]): PreviousItem {
  return { lastRound: { number: 1, date: '2025-10-02' }, baseline, accepted: [] };
}

/** The baseline as address and version, with the day on which it was last seen. */
function next(previous: PreviousItem | null, item: Partial<ItemRound>, rest: Partial<typeof round> = {}): string[][] {
  const names = new Map(['old', 'new'].map((text) => [sha256(text), text]));
  return nextBaseline(previous, anItem('O6', item), { ...round, ...rest }).map((file) => [
    file.url,
    names.get(file.sha256 ?? '') ?? '?',
    file.lastSeen,
  ]);
}

const serverError = aRecord(PAGE, null, {
  exchange: anExchange(PAGE, 'error page', { status: 503, problems: [{ code: 'http-status', data: { status: 503 } }] }),
});
const page = aRecord(PAGE, 'old');
const document = (text: string) => aRecord(DOCUMENT, text, { foundOn: PAGE, type: 'pdf' });
const documentBefore = version(DOCUMENT, 'old', { foundOn: PAGE, type: 'pdf' });

describe('a file that stands there', () => {
  test('of the first round is the baseline', () => {
    expect(next(null, { evidence: [page, document('new')] })).toEqual([
      [PAGE, 'old', '2025-10-17'],
      [DOCUMENT, 'new', '2025-10-17'],
    ]);
  });

  test('unchanged was seen today', () => {
    expect(next(remembered(version(PAGE, 'old')), { evidence: [page] })).toEqual([[PAGE, 'old', '2025-10-17']]);
  });

  test('goes on under the token of this round, and stays on its old version while a change is unexplained', () => {
    const before = remembered(version(`${PAGE}?token=a`, 'old'));
    const now = `${PAGE}?token=b`;
    expect(next(before, { evidence: [aRecord(now, 'old')] })).toEqual([[now, 'old', '2025-10-17']]);
    const changes = [aChange(now, 'changed')];
    expect(next(before, { evidence: [aRecord(now, 'new')], changes })).toEqual([
      [`${PAGE}?token=a`, 'old', '2025-10-02'],
    ]);
  });

  test('changed without an explanation stays on its old version and its old day', () => {
    const changes = [aChange(PAGE, 'changed')];
    expect(next(remembered(version(PAGE, 'old')), { evidence: [aRecord(PAGE, 'new')], changes })).toEqual([
      [PAGE, 'old', '2025-10-02'],
    ]);
  });

  test.each([
    ['changed and explained', aChange(PAGE, 'changed', { explained: true })],
    ['re-saved', aChange(PAGE, 'resaved')],
    ['new', aChange(PAGE, 'new')],
  ])('%s moves on', (_, change) => {
    expect(next(remembered(version(PAGE, 'old')), { evidence: [aRecord(PAGE, 'new')], changes: [change] })).toEqual([
      [PAGE, 'new', '2025-10-17'],
    ]);
  });

  test('whose change nobody recorded (no change check) moves on', () => {
    expect(next(remembered(version(PAGE, 'old')), { evidence: [aRecord(PAGE, 'new')], results: [] })).toEqual([
      [PAGE, 'new', '2025-10-17'],
    ]);
  });

  test('new beside others is added', () => {
    const changes = [aChange(DOCUMENT, 'new')];
    expect(next(remembered(version(PAGE, 'old')), { evidence: [page, document('new')], changes })).toEqual([
      [PAGE, 'old', '2025-10-17'],
      [DOCUMENT, 'new', '2025-10-17'],
    ]);
  });

  test('named twice by the checklist (two sheets) is there once', () => {
    expect(next(null, { evidence: [page, page] })).toHaveLength(1);
  });

  test('that broke off on the way is no version', () => {
    const cut = aRecord(PAGE, null, { exchange: anExchange(PAGE, 'new', { cut: 'truncated' }) });
    expect(next(null, { evidence: [cut] })).toEqual([]);
    expect(next(remembered(version(PAGE, 'old')), { evidence: [cut] })).toEqual([[PAGE, 'old', '2025-10-02']]);
  });

  test('with an expired certificate is a version all the same', () => {
    const tls = aRecord(PAGE, null, { exchange: anExchange(PAGE, 'new', { problems: [{ code: 'tls', data: {} }] }) });
    expect(next(null, { evidence: [tls] })).toEqual([[PAGE, 'new', '2025-10-17']]);
  });
});

describe('a file that did not come', () => {
  test('because of a server error keeps its last good version', () => {
    expect(next(remembered(version(PAGE, 'old')), { evidence: [serverError] })).toEqual([[PAGE, 'old', '2025-10-02']]);
  });

  test('because its page had a server error keeps its last good version', () => {
    expect(next(remembered(version(PAGE, 'old'), documentBefore), { evidence: [serverError] })).toEqual([
      [PAGE, 'old', '2025-10-02'],
      [DOCUMENT, 'old', '2025-10-02'],
    ]);
  });

  test('removed without an explanation stays', () => {
    const changes = [aChange(DOCUMENT, 'removed')];
    expect(next(remembered(documentBefore), { evidence: [page], changes })).toContainEqual([
      DOCUMENT,
      'old',
      '2025-10-02',
    ]);
  });

  test('removed and explained leaves', () => {
    const changes = [aChange(DOCUMENT, 'removed', { explained: true })];
    expect(next(remembered(documentBefore), { evidence: [page], changes })).toEqual([[PAGE, 'old', '2025-10-17']]);
  });

  test('moved to another address leaves the old one', () => {
    const there = 'https://town.test/2568/plan.pdf';
    const changes = [aChange(there, 'moved', { explained: true, before: sha256('old'), after: sha256('old') })];
    const evidence = [page, aRecord(there, 'old', { foundOn: PAGE })];
    expect(next(remembered(version(PAGE, 'old'), documentBefore), { evidence, changes })).toEqual([
      [PAGE, 'old', '2025-10-17'],
      [there, 'old', '2025-10-17'],
    ]);
  });

  test('taken out of the checklist leaves, and so do the documents of its page', () => {
    const other = aRecord('https://town.test/new.html', 'new');
    expect(next(remembered(version(PAGE, 'old'), documentBefore), { evidence: [other] })).toEqual([
      ['https://town.test/new.html', 'new', '2025-10-17'],
    ]);
  });

  test('no longer linked from a page that answered leaves when no removal was recorded', () => {
    expect(next(remembered(version(PAGE, 'old'), documentBefore), { evidence: [page] })).toEqual([
      [PAGE, 'old', '2025-10-17'],
    ]);
  });

  test('beyond documents.max stays', () => {
    const unexamined = [{ url: DOCUMENT, foundOn: PAGE }];
    expect(next(remembered(documentBefore), { evidence: [page], unexamined })).toContainEqual([
      DOCUMENT,
      'old',
      '2025-10-02',
    ]);
  });

  test.each([
    ['an interrupted round', {}, { complete: false }],
    [
      'a round whose change check crashed',
      { results: [{ check: 'change', state: 'crashed' as const, findings: [] }] },
      {},
    ],
    ['a round in which the item was disabled', { enabled: false }, {}],
  ])('in %s stays', (_, item, rest) => {
    expect(next(remembered(version(PAGE, 'old'), documentBefore), item, rest)).toEqual([
      [PAGE, 'old', '2025-10-02'],
      [DOCUMENT, 'old', '2025-10-02'],
    ]);
  });
});
