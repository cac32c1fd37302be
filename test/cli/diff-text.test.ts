import { expect, it } from 'vitest';
import { diffText } from '../../src/cli/print/rounds/diff-text.js';
import { diffRounds, type RoundDiff } from '../../src/round/round-diff.js';
import { sampleRound } from '../report/sample-round.js';

const NONE = { new: [], mended: [], still: [] };
const SCORES = { before: null, after: null };

const file = (item: string, kind: RoundDiff['files'][number]['kind'], name: string, details: string[] = []) => ({
  item,
  url: `https://town.example/${encodeURIComponent(name)}`,
  kind,
  before: 'a',
  after: 'b',
  details,
});

const textOf = (files: RoundDiff['files'], lang: 'th' | 'en') =>
  diffText({ ...diffRounds(sampleRound, sampleRound), files }, NONE, SCORES, lang);

it('tells of files by their letters, of a cell by row and column, and of all files that were only saved again in one line', () => {
  const files = [
    file('O6', 'resaved', 'แผน.xlsx'),
    file('O6', 'resaved', 'งบ.xlsx'),
    file('O13', 'changed', 'จัดซื้อ.xlsx', ['ลำดับที่ 3 › งบประมาณ: 100 → 200', '+ ลำดับที่ 4: เสา']),
    file('O14', 'resaved', 'แผน.xlsx'),
  ];
  expect(textOf(files, 'th').split('\n').slice(2)).toEqual([
    'ไฟล์:',
    '  O13  เปลี่ยน  https://town.example/จัดซื้อ.xlsx',
    '         ลำดับที่ 3 คอลัมน์ “งบประมาณ”: 100 → 200',
    '         + ลำดับที่ 4: เสา',
    '  บันทึกใหม่ เนื้อหาเดิม 2 ไฟล์: O6, O14',
    '',
  ]);
  expect(textOf(files, 'en')).toContain('\n  saved again, same content (2): O6, O14\n');
});

it('says so where nothing changed', () => {
  expect(textOf([], 'th')).toContain('ไม่มีอะไรเปลี่ยน');
});
