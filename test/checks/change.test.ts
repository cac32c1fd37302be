import { describe, expect, test } from 'vitest';
import { change, findChanges } from '../../src/checks/change/change.js';
import type { Facts, FileFact } from '../../src/model/facts.js';
import type { Acceptance, BaselineFile, PreviousItem } from '../../src/model/previous.js';
import { brokenExchange, dateOf, exchangeOf, FILE, factsOf, fileOf, linkOf, PAGE, textOf } from '../helpers/facts.js';
import { runCheck, testCheck } from '../helpers/test-check.js';

const SEEN = '2025-10-02';
const LETTER = 'https://town.example/files/letter.pdf';

const baseline = (rest: Partial<BaselineFile> = {}): BaselineFile => ({
  url: FILE,
  sha256: 'old',
  contentSha256: 'old-content',
  type: 'xlsx',
  foundOn: PAGE,
  label: 'แผน',
  lastSeen: SEEN,
  ...rest,
});
const pageBefore = baseline({
  url: PAGE,
  sha256: 'page',
  contentSha256: 'page-content',
  type: 'html',
  foundOn: null,
  label: null,
});
const previous = (
  files: readonly BaselineFile[] = [pageBefore, baseline()],
  accepted: readonly Acceptance[] = [],
): PreviousItem => ({
  lastRound: { number: 1, date: SEEN },
  baseline: files,
  accepted,
});
const acceptance = (...covers: string[]): Acceptance => ({
  item: 'O6',
  letter: 'ยส 1/2568',
  who: 'นายสมมติ',
  note: null,
  at: '2025-10-20T00:00:00Z',
  covers,
});

const file = (sha256: string | null, contentSha256: string | null, rest: Partial<FileFact> = {}): FileFact => {
  const url = rest.url ?? FILE;
  return fileOf({ contentSha256, ...rest, exchange: exchangeOf({ url, sha256 }) });
};
const page = (contentSha256 = 'page-content') =>
  file('page-now', contentSha256, { url: PAGE, type: 'html', foundOn: null });
const same = file('old', 'old-content');
const changed = file('new', 'new-content');

/** The facts of this round: these files, all of them linked from the page. */
const now = (files: readonly FileFact[], rest: Partial<Facts> = {}): Partial<Facts> => ({
  files,
  exchanges: files.map(({ exchange, foundOn, label }) => ({ exchange, foundOn, label })),
  links: files.filter((one) => one.url !== PAGE).map((one) => linkOf(one.url, one.label ?? '', { kind: 'document' })),
  previous: previous(),
  ...rest,
});
const letterFile = (label: string, rest: Partial<FileFact> = {}) =>
  file('letter', 'letter', { url: LETTER, type: 'pdf', label, ...rest });

testCheck(change, {
  passes: {
    'the first round': { facts: now([page(), changed], { previous: null }) },
    'nothing changed': { facts: now([page(), same]) },
    'a page whose counter or token changed': { facts: now([page('page-content'), same]) },
    'a file that the server could not give': {
      facts: now([page(), same], {
        files: [page()],
        exchanges: [
          { exchange: brokenExchange('http-status', { url: FILE, status: 503 }), foundOn: PAGE, label: null },
        ],
      }),
    },
    'a file whose address bears a new token': {
      facts: now([page(), file('old', 'old-content', { url: `${FILE}?token=b` })], {
        previous: previous([pageBefore, baseline({ url: `${FILE}?token=a` })]),
      }),
    },
    'a file behind a new token that the server could not give': {
      facts: now([page()], {
        previous: previous([pageBefore, baseline({ url: `${FILE}?token=a` })]),
        exchanges: [
          {
            exchange: brokenExchange('http-status', { url: `${FILE}?token=b`, status: 503 }),
            foundOn: PAGE,
            label: null,
          },
        ],
      }),
    },
    'an own address that is dead': {
      facts: {
        previous: previous([pageBefore]),
        exchanges: [
          { exchange: brokenExchange('http-status', { url: PAGE, status: 404 }), foundOn: null, label: null },
        ],
      },
    },
    'a document whose page could not be had': {
      facts: { previous: previous(), exchanges: [{ exchange: brokenExchange('timeout'), foundOn: null, label: null }] },
    },
    'a document that the page still links to but that no longer counts': {
      facts: now([page(), same], { files: [page()], exchanges: [] }),
    },
    'a document beyond the greatest number': {
      facts: now([page()], { unexamined: [{ url: FILE, foundOn: PAGE }] }),
    },
    'an address that was taken out of the checklist': {
      facts: now([page()], { previous: previous([pageBefore, baseline({ foundOn: null })]) }),
    },
    'a file that arrived only in part': {
      facts: now([page(), { ...changed, exchange: { ...changed.exchange, cut: 'truncated' } }]),
    },
  },
  fails: {
    'a changed file': {
      facts: now([page(), changed]),
      expect: ['unexplained'],
      severity: 'error',
      where: { url: FILE },
      actual: 'new',
    },
    'a changed page': { facts: now([page('other'), same]), expect: ['unexplained'], where: { url: PAGE } },
    'a letter without a date explains nothing': {
      facts: now([page(), changed, letterFile('หนังสือชี้แจง')]),
      expect: ['unexplained', 'new'],
    },
    'a letter of an earlier change explains nothing': {
      facts: now([page(), changed, letterFile('หนังสือชี้แจง ลงวันที่ 1 ตุลาคม 2568')]),
      expect: ['unexplained', 'new'],
    },
    'a dated letter under the label of its link': {
      facts: now([page(), changed, letterFile('หนังสือชี้แจง ลงวันที่ 2 ตุลาคม 2568')], {
        dates: [dateOf('2025-10-02', { url: LETTER, from: 'label' })],
      }),
      expect: ['explained', 'new'],
      severity: 'info',
    },
    'a letter that bears its date in its own text': {
      facts: now([page(), changed, letterFile('คำชี้แจง')], { dates: [dateOf('2025-10-10', { url: LETTER })] }),
      expect: ['explained', 'new'],
    },
    'a scanned letter by the day on which it was made': {
      facts: now([page(), changed, letterFile('หนังสือชี้แจง')], {
        dates: [dateOf('2025-10-10', { url: LETTER, from: 'metadata' })],
      }),
      expect: ['explained', 'new'],
    },
    'a scanned letter whose upload alone is dated explains nothing': {
      facts: now([page(), changed, letterFile('หนังสือชี้แจง')], {
        dates: [dateOf('2025-10-10', { url: LETTER, from: 'header' })],
      }),
      expect: ['unexplained', 'new'],
    },
    'a letter in the text of the page': {
      facts: now([page('other'), changed], { texts: [textOf('ข่าว\nชี้แจงการแก้ไขเอกสาร ลงวันที่ ๕ ตุลาคม ๒๕๖๘')] }),
      expect: ['explained', 'explained'],
    },
    'instructions of a form are no letter': {
      facts: now([page(), changed], {
        texts: [textOf('คำชี้แจง ให้กรอกแบบภายในวันที่ 5 ตุลาคม 2568', { url: FILE, type: 'xlsx' })],
      }),
      expect: ['unexplained'],
    },
    'a letter of the checklist’s own name': {
      facts: now([page(), changed], { texts: [textOf('บันทึกเปลี่ยนแปลง 5 ต.ค. 68')] }),
      options: { letter: 'บันทึกเปลี่ยนแปลง' },
      expect: ['explained'],
    },
    'a change that was accepted': {
      facts: now([page(), changed], { previous: previous([pageBefore, baseline()], [acceptance('new')]) }),
      expect: ['explained'],
    },
    'a change after the one that was accepted': {
      facts: now([page(), changed], { previous: previous([pageBefore, baseline()], [acceptance('newer')]) }),
      expect: ['unexplained'],
    },
    'a page accepted by what it says': {
      facts: now([page('other'), same], { previous: previous([pageBefore, baseline()], [acceptance('other')]) }),
      expect: ['explained'],
    },
    'a file that changed behind a new token': {
      facts: now([page(), file('new', 'new-content', { url: `${FILE}?token=b` })], {
        previous: previous([pageBefore, baseline({ url: `${FILE}?token=a` })]),
      }),
      expect: ['unexplained'],
      where: { url: `${FILE}?token=b` },
    },
    'a file taken off the page': { facts: now([page()]), expect: ['removed'], severity: 'error', where: { url: FILE } },
    'a removal that was accepted': {
      facts: now([page()], { previous: previous([pageBefore, baseline()], [acceptance(`removed:${FILE}`)]) }),
      expect: ['explained'],
    },
    'a new file': { facts: now([page(), same, file('x', 'x', { url: LETTER })]), expect: ['new'], severity: 'info' },
    'a file that was only saved again': {
      facts: now([page(), file('new', 'old-content')]),
      expect: ['resaved'],
      severity: 'info',
    },
    'a file that moved': {
      facts: now([page(), file('old', 'old-content', { url: LETTER })]),
      expect: ['moved'],
      severity: 'info',
      where: { url: FILE },
    },
  },
});

const ASSESSED = { submitted: '2025-09-30', closes: '2025-10-15', result: null };
const moved = now([page(), file('old', 'old-content', { url: LETTER })]);

testCheck(change, {
  passes: {
    'a file that could not be had while the answers are assessed': {
      facts: now([page()], {
        exchanges: [
          { exchange: exchangeOf({ url: PAGE }), foundOn: null, label: null },
          { exchange: brokenExchange('http-status', { url: FILE, status: 503 }), foundOn: PAGE, label: null },
        ],
      }),
      underWay: ASSESSED,
    },
  },
  fails: {
    'a file that moved while the answers are assessed': {
      facts: moved,
      underWay: ASSESSED,
      expect: ['moved'],
      severity: 'error',
    },
    'a move that was accepted': {
      facts: { ...moved, previous: previous([pageBefore, baseline()], [acceptance(`removed:${FILE}`)]) },
      underWay: ASSESSED,
      expect: ['moved'],
      severity: 'info',
    },
    'a letter explains a change of what is assessed': {
      facts: now([page(), changed], { texts: [textOf('ชี้แจงการแก้ไขเอกสาร ลงวันที่ ๕ ตุลาคม ๒๕๖๘')] }),
      underWay: ASSESSED,
      expect: ['explained'],
      severity: 'info',
    },
    'an address that was taken out of the checklist while it is assessed': {
      facts: now([page()], { previous: previous([pageBefore, baseline({ foundOn: null })]) }),
      underWay: ASSESSED,
      expect: ['removed'],
      severity: 'error',
      where: { url: FILE },
    },
  },
});

describe('a change while the answers are assessed', () => {
  const bindingOf = (one: FileFact, lastSeen = SEEN) => {
    const facts = now([page(), one], { previous: previous([pageBefore, baseline({ lastSeen })]) });
    return runCheck(change, { facts, underWay: ASSESSED }).map(({ data, severity }) => [data.assessedFrom, severity]);
  };
  const modified = (lastModified: string): FileFact => ({
    ...changed,
    exchange: { ...changed.exchange, lastModified },
  });

  test('binds, and says since when', () => expect(bindingOf(changed)).toEqual([['2025-09-30', 'error']]));
  test('binds where the old version was last seen before, for want of a date', () =>
    expect(bindingOf(changed, '2025-09-20')).toEqual([['2025-09-30', 'error']]));
  test('is as outside where the server dates it between the last round and the day of submission', () =>
    expect(bindingOf(modified('2025-09-28T10:00:00Z'), '2025-09-20')).toEqual([[undefined, 'error']]));
  test('binds where the server dates it before the version that was seen: an upload that keeps dates', () =>
    expect(bindingOf(modified('2025-09-01T10:00:00Z'), '2025-09-20')).toEqual([['2025-09-30', 'error']]));
});

describe('the record of changes', () => {
  test('keeps what was and what is, undisputed changes as explained', () => {
    const facts = factsOf(now([page(), changed, file('x', 'x', { url: LETTER })]));
    expect(findChanges(facts)).toEqual([
      { url: FILE, kind: 'changed', before: 'old', after: 'new', explained: false, details: [] },
      { url: LETTER, kind: 'new', before: null, after: 'x', explained: true, details: [] },
    ]);
  });

  test('of a moved file names the new address', () => {
    const facts = factsOf(now([page(), file('old', 'old-content', { url: LETTER })]));
    expect(findChanges(facts)).toMatchObject([{ url: FILE, kind: 'moved', explained: true, details: [`→ ${LETTER}`] }]);
  });
});
