import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openState } from '../../src/history/state.js';
import { UserError } from '../../src/model/checklist.js';
import type { Round } from '../../src/model/round.js';
import { NOW, refusal, statePlace } from './places.js';
import { aChange, aFinding, aLink, anItem, aRecord, aRound, saveWith, sha256 } from './rounds.js';

const now = () => NOW;
const PAGE = 'https://town.test/o6.html';
const place = statePlace();
const { writer, reader, close } = place;

describe('openState', () => {
  test('a folder that does not exist reads as a history without rounds, and reading creates nothing', () => {
    const state = reader();
    expect([state.lastRound(), state.rounds(), [...state.previousItems()], state.unfinishedAttempt()]).toEqual([
      null,
      [],
      [],
      null,
    ]);
    expect(existsSync(join(place.root, '.oit-audit'))).toBe(false);
  });

  test('folders are for their owner alone, and so are the files', async () => {
    const state = writer();
    await saveWith(state, aRound(1, { items: [anItem('O6', { evidence: [aRecord(PAGE, 'ก')] })] }), ['ก']);
    for (const folder of [
      join(place.root, '.oit-audit'),
      place.dir,
      join(place.dir, 'evidence', 'sha256'),
      join(place.dir, 'manifests'),
    ]) {
      expect(statSync(folder).mode & 0o777, folder).toBe(0o700);
    }
    for (const file of [
      'history.db',
      'history.db-wal',
      'lock',
      `evidence/sha256/${sha256('ก')}`,
      'manifests/000001.json',
    ]) {
      expect(statSync(join(place.dir, file)).mode & 0o777, file).toBe(0o600);
    }
  });

  test('a second run on the same folder is refused and told who holds it', () => {
    writer();
    const error = refusal(() => openState({ dir: place.dir, write: true, now }));
    expect(error.kind).toBe('locked');
    expect(error.words.en).toContain(`process ${process.pid}`);
    expect(error.words.th).toContain(now());
  });

  test('reading needs no lock', async () => {
    await writer().saveRound(aRound(1));
    expect(reader().lastRound()?.number).toBe(1);
  });

  test('a reader sees the rounds that a writer stores after it was opened', async () => {
    const state = writer();
    await state.saveRound(aRound(1));
    const other = reader();
    await state.saveRound(aRound(2));
    expect(other.rounds().map(({ number }) => number)).toEqual([1, 2]);
  });

  test('the lock goes with close', () => {
    close(writer());
    expect(existsSync(join(place.dir, 'lock'))).toBe(false);
    writer();
  });

  test('after close a copy of the database file alone holds every round', async () => {
    const state = writer();
    await state.saveRound(aRound(1));
    close(state);
    expect(statSync(join(place.dir, 'history.db-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    mkdirSync(join(place.root, 'copy'));
    copyFileSync(join(place.dir, 'history.db'), join(place.root, 'copy', 'history.db'));
    const copy = openState({ dir: join(place.root, 'copy'), write: false, now });
    expect(copy.lastRound()).toEqual(aRound(1));
    copy.close();
  });

  test('a folder below a file is unwritable', () => {
    writeFileSync(join(place.root, 'file'), '');
    expect(refusal(() => openState({ dir: join(place.root, 'file', 'town'), write: true, now })).kind).toBe(
      'unwritable',
    );
  });

  test('a folder without write permission is unwritable', () => {
    mkdirSync(place.dir, { recursive: true });
    chmodSync(place.dir, 0o500);
    // Permissions do not bind root.
    if (process.getuid?.() === 0) expect(() => close(writer())).not.toThrow();
    else expect(refusal(() => writer()).kind).toBe('unwritable');
    chmodSync(place.dir, 0o700);
  });

  test.each(['history.db', 'evidence', 'manifests', 'history.db-wal'])(
    'a symbolic link at %s is not written through',
    (name) => {
      const elsewhere = join(place.root, 'elsewhere');
      mkdirSync(elsewhere);
      mkdirSync(place.dir, { recursive: true });
      symlinkSync(name.includes('.') ? join(elsewhere, 'file') : elsewhere, join(place.dir, name));
      expect(refusal(() => writer()).kind).toBe('unsafe');
      expect(readdirSync(elsewhere)).toEqual([]);
    },
  );

  test('a folder that is a symbolic link itself is refused', () => {
    mkdirSync(join(place.root, 'elsewhere'));
    mkdirSync(join(place.root, '.oit-audit'));
    symlinkSync(join(place.root, 'elsewhere'), place.dir);
    expect(refusal(() => writer()).kind).toBe('unsafe');
    expect(readdirSync(join(place.root, 'elsewhere'))).toEqual([]);
  });

  test('a database of another format is damaged, for writing and for reading, and left as it is', () => {
    mkdirSync(place.dir, { recursive: true });
    writeFileSync(join(place.dir, 'history.db'), 'no database'.repeat(500));
    expect(refusal(() => writer()).kind).toBe('damaged');
    expect(refusal(() => reader()).kind).toBe('damaged');
    expect(statSync(join(place.dir, 'history.db')).size).toBe(5500);
    expect(existsSync(join(place.dir, 'lock'))).toBe(false);
  });

  test.each([
    ['gone', (path: string) => rmSync(path)],
    ['empty', (path: string) => writeFileSync(path, '')],
  ])('a database that is %s while manifests stand is damaged, never begun anew', async (_, harm) => {
    const state = writer();
    await state.saveRound(aRound(1));
    close(state);
    for (const end of ['-wal', '-shm']) rmSync(join(place.dir, `history.db${end}`), { force: true });
    harm(join(place.dir, 'history.db'));
    expect(refusal(() => writer()).kind).toBe('damaged');
    expect(refusal(() => reader()).kind).toBe('damaged');
  });
});

describe('saveRound', () => {
  const round: Round = aRound(1, {
    items: [
      anItem('O6', {
        verdict: 'fail',
        evidence: [aRecord(PAGE, 'แผน')],
        results: [{ check: 'link', state: 'ran', findings: [aFinding('link/http-status', { data: { status: 404 } })] }],
      }),
      anItem('O7', { verdict: 'review' }),
    ],
    links: [aLink('https://town.test/a')],
  });

  test('a round comes back exactly, by number, by id and from the end', async () => {
    const state = writer();
    await saveWith(state, round, ['แผน']);
    await state.saveRound(aRound(2, { complete: false }));
    expect(state.round(1)).toEqual(round);
    expect(state.round('round-1')).toEqual(round);
    expect(state.round('1')).toEqual(round);
    expect(state.round('last-1')).toEqual(round);
    expect(state.round(-1)).toEqual(round);
    expect(state.round('last')?.number).toBe(2);
    expect(state.round('round-9')).toBe(null);
    expect(state.round('last-2')).toBe(null);
    expect(state.lastRound()?.number).toBe(2);
    expect(state.lastCompleteRound()).toEqual(round);
  });

  test('the table of rounds counts verdicts and findings and has the score', async () => {
    const state = writer();
    await saveWith(state, round, ['แผน']);
    expect(state.rounds()).toMatchObject([
      {
        number: 1,
        complete: true,
        items: { total: 2, pass: 0, fail: 1, review: 1, disabled: 0 },
        findings: { error: 1, warning: 0 },
        score: { oit: 67.5, ita: 86.73 },
      },
    ]);
    expect(state.itemVerdicts('O6')).toMatchObject([{ round: 1, id: 'O6', verdict: 'fail', findings: { error: 1 } }]);
    expect(state.itemVerdicts().map(({ id }) => id)).toEqual(['O6', 'O7']);
  });

  test('the table of rounds keeps the range of the estimate', async () => {
    const state = writer();
    const range = { oit: [67.5, 79.64], ita: [86.73, 91.59] } as const;
    await saveWith(state, { ...round, score: { indicators: [], oit: 67.5, ita: 86.73, range } }, ['แผน']);
    expect(state.rounds()[0]?.score).toEqual({ oit: 67.5, ita: 86.73, range });
  });

  test('a number that was stored already is refused and leaves the stored round and its manifest', async () => {
    const state = writer();
    await saveWith(state, round, ['แผน']);
    const before = readdirSync(join(place.dir, 'manifests'));
    await expect(state.saveRound({ ...round, id: 'other' })).rejects.toThrow('round 1 follows round 1');
    expect(readdirSync(join(place.dir, 'manifests'))).toEqual(before);
    expect(state.rounds()).toHaveLength(1);
  });

  test('a state opened for reading stores nothing', async () => {
    await expect(reader().saveRound(round)).rejects.toThrow('opened for reading');
  });

  test('a lock that was taken away meanwhile stops the storing', async () => {
    const state = writer();
    rmSync(join(place.dir, 'lock'));
    await expect(state.saveRound(round)).rejects.toMatchObject({ name: 'StateError', kind: 'locked' });
    expect(state.rounds()).toEqual([]);
  });

  test('a finding has one span while it stands and another once it came back', async () => {
    const state = writer();
    const found = async (number: number, first: number | null) => {
      const finding = aFinding('link/http-status');
      const results = [{ check: 'link', state: 'ran' as const, findings: first === null ? [] : [finding] }];
      const key = `O6\u001flink/http-status\u001fhttps://town.test/${'\u001f'.repeat(5)}`;
      const firstSeen = first === null ? {} : { [key]: { round: first, date: `2025-10-0${first}` } };
      await state.saveRound(aRound(number, { items: [anItem('O6', { results })], firstSeen }));
    };
    await found(1, 1);
    await found(2, 1);
    await found(3, null);
    await found(4, 4);
    expect(state.findingSpans('O6').map(({ first, last }) => [first.round, last.round])).toEqual([
      [1, 2],
      [4, 4],
    ]);
  });
});

describe('an attempt', () => {
  test('that never ended is told to the next run, until a round is stored', async () => {
    const first = writer();
    first.beginAttempt('2025-10-02T02:03:00.000Z');
    expect(first.unfinishedAttempt()).toBe(null);
    close(first);
    const second = writer();
    expect(second.unfinishedAttempt()).toEqual({ startedAt: '2025-10-02T02:03:00.000Z' });
    second.beginAttempt('2025-10-02T03:00:00.000Z');
    expect(second.unfinishedAttempt()).toEqual({ startedAt: '2025-10-02T02:03:00.000Z' });
    await second.saveRound(aRound(1));
    expect(second.unfinishedAttempt()).toBe(null);
    close(second);
    expect(writer().unfinishedAttempt()).toBe(null);
  });
});

describe('linkMemory', () => {
  test('a link that was not asked this round is as it was', async () => {
    const state = writer();
    const url = 'https://town.test/a';
    const broken = { state: 'broken' as const, status: 404, lastChecked: '2025-10-02T02:00:00.000Z', etag: '"1"' };
    await state.saveRound(aRound(1, { links: [aLink(url, broken)] }));
    await state.saveRound(aRound(2, { links: [aLink(url, { state: 'unchecked', status: null, lastChecked: null })] }));
    expect(state.linkMemory().get(url)).toEqual({
      lastChecked: '2025-10-02T02:00:00.000Z',
      failing: true,
      failingSince: '2025-10-02T02:00:00.000Z',
      etag: '"1"',
      lastModified: null,
    });
    await state.saveRound(aRound(3, { links: [aLink(url, { ...broken, lastChecked: '2025-11-01T02:00:00.000Z' })] }));
    expect(state.linkMemory().get(url)).toMatchObject({ failingSince: '2025-10-02T02:00:00.000Z' });
    await state.saveRound(aRound(4, { links: [aLink(url)] }));
    expect(state.linkMemory().get(url)).toMatchObject({ failing: false, failingSince: null });
  });
});

describe('previousItems', () => {
  test('an item that no round looked at has no previous; one that had nothing has an empty baseline', async () => {
    const state = writer();
    await state.saveRound(aRound(1, { items: [anItem('O6')] }));
    expect(state.previousItems().get('O7')).toBe(undefined);
    expect(state.previousItems().get('O6')).toEqual({
      lastRound: { number: 1, date: '2025-10-02' },
      baseline: [],
      accepted: [],
    });
  });

  test('the version before an unexplained change stays until the change is explained', async () => {
    const state = writer();
    const save = async (number: number, text: string, explained: boolean | null) => {
      const changes = explained === null ? [] : [aChange(PAGE, 'changed', { after: sha256(text), explained })];
      await saveWith(state, aRound(number, { items: [anItem('O6', { evidence: [aRecord(PAGE, text)], changes })] }), [
        text,
      ]);
    };
    const baseline = () =>
      state
        .previousItems()
        .get('O6')
        ?.baseline.map((file) => [file.sha256, file.lastSeen]);
    await save(1, 'one', null);
    await save(2, 'two', false);
    expect(baseline()).toEqual([[sha256('one'), '2025-10-02']]);
    await save(3, 'two', true);
    expect(baseline()).toEqual([[sha256('two'), '2025-11-01']]);
  });
});

describe('accept', () => {
  const request = { item: 'O6', letter: 'ยส 52001/123', who: 'นักวิเคราะห์', note: null, at: '2025-10-20T02:00:00.000Z' };

  test('covers the bytes and the text of what changed, and what was removed', async () => {
    const state = writer();
    const gone = 'https://town.test/old.pdf';
    await state.saveRound(
      aRound(1, {
        items: [
          anItem('O6', {
            evidence: [aRecord(PAGE, 'two')],
            changes: [aChange(PAGE, 'changed', { after: sha256('two') }), aChange(gone, 'removed')],
          }),
        ],
      }),
    );
    expect(state.accept(request).covers).toEqual([sha256('two'), sha256('content of two'), `removed:${gone}`]);
    expect(state.previousItems().get('O6')?.accepted).toEqual([{ ...request, covers: state.acceptances()[0]?.covers }]);
  });

  test('an unknown item is refused with a guess', async () => {
    const state = writer();
    await state.saveRound(aRound(1, { items: [anItem('O6'), anItem('O13')] }));
    expect(() => state.accept({ ...request, item: 'o13' })).toThrow('Did you mean "O13"?');
    expect(() => state.accept({ ...request, item: 'unknown' })).toThrow(UserError);
  });

  test('an item without an unexplained change is refused', async () => {
    const state = writer();
    await state.saveRound(
      aRound(1, { items: [anItem('O6', { changes: [aChange(PAGE, 'changed', { explained: true })] })] }),
    );
    expect(() => state.accept(request)).toThrow('nothing to accept');
  });
});
