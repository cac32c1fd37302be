import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { file } from '../../src/checks/file/file.js';
import { fileReason, fileReasons } from '../../src/checks/file/reasons.js';
import type { FileProblem } from '../../src/model/evidence.js';
import { exchangeOf, FILE, fileOf, PAGE } from '../helpers/facts.js';
import { runCheck, testCheck } from '../helpers/test-check.js';

const MIB = 1024 * 1024;
const bad = (code: FileProblem['code'], data: FileProblem['data'] = {}) => ({
  facts: { files: [fileOf({ problems: [{ code, data, at: null }] })] },
});
const photo = {
  url: 'https://town.example/photo.jpg',
  type: 'jpeg' as const,
  problems: [{ code: 'no-text' as const, data: {}, at: null }],
};

testCheck(file, {
  passes: {
    'a sound file': { facts: { files: [fileOf()] } },
    'a kind of file that the checklist accepts, under another name': {
      facts: { files: [fileOf({ type: 'jpeg' })] },
      options: { types: ['jpg', 'pdf'] },
    },
    'any picture where pictures are accepted': {
      facts: { files: [fileOf({ type: 'png' })] },
      options: { types: ['image'] },
    },
    'the page that leads to the documents is no document': {
      facts: { files: [fileOf({ url: PAGE, type: 'html', foundOn: null }), fileOf()] },
      options: { types: ['xlsx'] },
    },
    'a file of exactly the greatest size': {
      facts: { files: [fileOf({ exchange: exchangeOf({ url: FILE, bytes: MIB }) })] },
      options: { maxMiB: 1 },
    },
    'a photo of an activity needs no text': { facts: { files: [fileOf({ ...photo, foundOn: PAGE })] } },
  },
  fails: {
    'an empty file': { ...bad('empty'), expect: ['empty'], severity: 'error', where: { url: FILE } },
    'a file that is cut off': { ...bad('truncated'), expect: ['truncated'], severity: 'error' },
    'a damaged file': { ...bad('corrupt', { reason: 'bad xref' }), expect: ['corrupt'], severity: 'error' },
    'a web page under the name of a workbook': {
      ...bad('type-mismatch', { declared: 'xlsx' }),
      expect: ['type-mismatch'],
      severity: 'error',
    },
    'a locked file': { ...bad('encrypted'), expect: ['encrypted'], severity: 'error' },
    'a file above the limit of the crawl': { ...bad('too-large'), expect: ['too-large'], severity: 'error' },
    'a scan': { ...bad('no-text'), expect: ['no-text'], severity: 'warning', review: false },
    'text that cannot be read': {
      ...bad('not-readable'),
      expect: ['not-readable'],
      severity: 'warning',
      review: false,
    },
    'a file that was repaired in opening': { ...bad('repaired'), expect: ['repaired'], severity: 'warning' },
    'a workbook with hidden columns': { ...bad('hidden'), expect: ['hidden'], severity: 'info' },
    'a page that browsers show in wrong letters': {
      ...bad('garbled', { stated: 'utf-8', actual: 'windows-874' }),
      expect: ['garbled'],
      severity: 'warning',
      review: true,
    },
    'an archive with a video': { ...bad('passed-over'), expect: ['passed-over'], severity: 'info' },
    'a picture as the evidence itself': {
      facts: { files: [fileOf({ ...photo, foundOn: null })] },
      expect: ['no-text'],
    },
    'a photo that a content check had to read': {
      facts: { files: [fileOf({ ...photo, foundOn: PAGE, needed: { kind: 'scan', reason: 'picture' } })] },
      expect: ['no-text'],
      review: true,
    },
    'a scan that a content check had to read': {
      facts: {
        files: [
          fileOf({ problems: [{ code: 'no-text', data: {}, at: null }], needed: { kind: 'scan', reason: 'no-text' } }),
        ],
      },
      expect: ['no-text'],
      review: true,
    },
    'what a content check could not read, though the reader named no problem': {
      facts: { files: [fileOf({ type: 'docx', needed: { kind: 'unreadable', reason: 'tables' } })] },
      expect: ['not-readable'],
      review: true,
    },
    'a kind of file that the checklist does not accept': {
      facts: { files: [fileOf({ type: 'docx' })] },
      options: { types: ['pdf', 'xlsx'] },
      expect: ['type-mismatch'],
      actual: 'docx',
    },
    'a page where a document is asked for': {
      facts: { files: [fileOf({ url: PAGE, type: 'html', foundOn: null })] },
      options: { types: ['pdf'] },
      expect: ['type-mismatch'],
    },
    'a file above the size of the checklist': {
      facts: { files: [fileOf({ exchange: exchangeOf({ url: FILE, bytes: 3 * MIB }) })] },
      options: { maxMiB: 2.5 },
      expect: ['too-large'],
      actual: '3.0 MiB',
    },
  },
});

describe('why a file is bad', () => {
  /** Every reason that the readers name, as their sources have it. */
  const emitted = new Set(
    ['extract', 'judge'].flatMap((folder) =>
      readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .flatMap((name) =>
          readFileSync(`src/${folder}/${name}`, 'utf8')
            .split('\n')
            .filter(
              (line) => /reason|unread|absent\(|limitProblem\(/.test(line) && !/^\s*(\/\/|\*|\/\*|import)/.test(line),
            )
            .flatMap((line) => [...line.matchAll(/'([a-z][a-z-]+)'/g)].map((match) => match[1]!)),
        ),
    ),
  );
  /** Quoted words of those lines that are no reasons: codes, kinds of gaps, types and events. */
  const others = new Set([
    ...Object.keys(fileReasons),
    ...[
      'absent',
      'broken',
      'scan',
      'unreadable',
      'link',
      'pdf',
      'zip',
      'failed',
      'unknown',
      'file',
      'string',
      'error',
      'kind',
      'problems',
      'texts',
      'grids',
      'unread',
      'close',
    ],
  ]);
  const worded = new Set(Object.values(fileReasons).flatMap((reasons) => Object.keys(reasons)));

  test('has words for every reason that a reader names', () => {
    const reasons = [...emitted].filter((word) => !others.has(word));
    expect(reasons.length).toBeGreaterThan(30);
    expect(reasons.filter((reason) => !worded.has(reason))).toEqual([]);
  });

  const say = (code: FileProblem['code'], data: FileProblem['data']) => {
    const { reasonTh, reasonEn } = fileReason({ code, data, at: null });
    return [reasonTh, reasonEn];
  };

  test('leaves no place in its words unfilled and no code word in them', () => {
    const data = { pages: 3, of: 9, limit: 300_000, cells: 4, type: 'ppt', rows: 2, names: 'A, B' };
    for (const [code, reasons] of Object.entries(fileReasons)) {
      for (const reason of Object.keys(reasons)) {
        const [th, en] = say(code as FileProblem['code'], { ...data, reason });
        expect([th, en].join('')).not.toMatch(/[{}]/);
        expect(th).toMatch(/[ก-ฮ]/);
        expect(en).not.toMatch(/[ก-ฮ]/);
        if (reason.includes('-')) expect(th).not.toContain(reason);
      }
    }
  });

  test('counts pages of a scan only where others have text', () => {
    expect(say('no-text', { reason: 'scan', pages: 2, of: 9 })).toEqual([
      ' (ไม่มีชั้นข้อความ 2 จาก 9 หน้า)',
      ' (no text layer, 2 of 9 pages)',
    ]);
    expect(say('no-text', { reason: 'scan', pages: 9, of: 9 })).toEqual([' (ไม่มีชั้นข้อความ)', ' (no text layer)']);
  });

  test('names the file of an archive, groups figures and keeps the words of programmers to itself', () => {
    expect(say('too-large', { reason: 'rows', limit: 300_000, member: '2567/o13.xlsx' })).toEqual([
      ' (ไฟล์ย่อย "2567/o13.xlsx": มีเกิน 300,000 แถว อ่านเพียงเท่านั้น)',
      ' (in the archive: "2567/o13.xlsx": more than 300,000 rows; the rest was not read)',
    ]);
    expect(say('corrupt', { reason: 'End of data reached (data length = 0)' })[1]).toBe(
      ' (its inner structure is broken)',
    );
    expect(say('not-readable', { type: 'ppt' })[1]).toBe(' (files of type ppt are not supported)');
    expect(say('empty', {})).toEqual(['', '']);
  });
});

test('says what the file is and what its name promises', () => {
  const [finding] = runCheck(file, {
    facts: { files: [fileOf({ type: 'html', problems: [{ code: 'type-mismatch', data: {}, at: null }] })] },
  });
  expect(finding!.data).toMatchObject({ type: 'html', expected: 'xlsx', name: 'o13.xlsx' });
});
