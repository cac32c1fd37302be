import { describe, expect, test } from 'vitest';
import type { Extracted, Grid } from '../../src/model/evidence.js';
import { placeAt } from '../../src/model/finding.js';
import { diffContent } from '../../src/round/content-diff.js';

const at = placeAt('https://town.test/o13.xlsx', { sheet: 'รายงาน' });

function content(rows: readonly (readonly string[])[], text = ''): Extracted {
  const grid: Grid = {
    at,
    rows: rows.map((row) => row.map((cell) => ({ text: cell }))),
    rowNumbers: rows.map((_, index) => index + 1),
  };
  return {
    type: 'xlsx',
    problems: [],
    title: null,
    opening: [],
    texts: { ok: true, value: [{ at, text }] },
    grids: { ok: true, value: rows.length === 0 ? [] : [grid] },
    dates: [],
    links: [],
    qrCodes: { ok: true, value: [] },
    contentSha256: null,
    pageCount: null,
    page: null,
  };
}

const heading = ['ลำดับที่', 'ชื่อโครงการ', 'เลขที่โครงการ'];
const row = (number: string, name: string, egp: string) => [number, name, egp];

describe('of tables', () => {
  test('an altered cell is told with its row', () => {
    expect(
      diffContent(
        content([heading, row('18', 'ถนน', '67019100000'), row('19', 'ท่อ', '6701912345')]),
        content([heading, row('18', 'ถนน', '67019100000'), row('19', 'ท่อ', '67019123456')]),
      ),
    ).toEqual(['ลำดับที่ 19 › เลขที่โครงการ: 6701912345 → 67019123456']);
  });

  test('several altered cells stand on one line, an empty one as a sign', () => {
    expect(
      diffContent(content([heading, row('๑', 'ถนน', '')]), content([heading, row('๑', 'ถนนคอนกรีต', '67019100000')])),
    ).toEqual(['ลำดับที่ 1 › ชื่อโครงการ: ถนน → ถนนคอนกรีต; เลขที่โครงการ: ∅ → 67019100000']);
  });

  test('rows that came and went are told whole', () => {
    expect(
      diffContent(
        content([heading, row('1', 'ถนน', '67019100000')]),
        content([heading, row('2', 'ท่อ', '67019100001')]),
      ),
    ).toEqual(['+ ลำดับที่ 2: ท่อ | 67019100001', '- ลำดับที่ 1: ถนน | 67019100000']);
  });

  test('a row put in above the others renumbers them, which is no change of theirs', () => {
    const old = [row('1', 'ถนน', '67019100000'), row('2', 'ท่อ', '67019100001')];
    const now = [row('1', 'เสา', '67019100009'), row('2', 'ถนน', '67019100000'), row('3', 'ท่อ', '67019100001')];
    expect(diffContent(content([heading, ...old]), content([heading, ...now]))).toEqual([
      '+ ลำดับที่ 1: เสา | 67019100009',
    ]);
  });

  test('rows without numbers are told by their first cell', () => {
    expect(
      diffContent(
        content([
          ['รายการ', 'งบประมาณ'],
          ['ถนน', '100'],
        ]),
        content([
          ['รายการ', 'งบประมาณ'],
          ['ถนน', '200'],
        ]),
      ),
    ).toEqual(['ถนน › งบประมาณ: 100 → 200']);
  });

  test('a cell stands under its heading and the heading above it, merged or not', () => {
    const table = (sum: string): Extracted => {
      const merged = (text: string) => ({ text, merged: true });
      const grid: Grid = {
        at,
        rows: [
          [{ text: 'แผนปี 2568' }, merged('แผนปี 2568'), merged('แผนปี 2568')],
          [{ text: 'ที่' }, { text: 'งบประมาณ' }, merged('งบประมาณ')],
          [merged('ที่'), { text: 'ตั้งไว้' }, { text: 'ใช้จริง' }],
          [{ text: '1' }, { text: '100' }, { text: sum }],
        ],
        rowNumbers: [1, 2, 3, 4],
      };
      return { ...content([]), grids: { ok: true, value: [grid] } };
    };
    expect(diffContent(table('80'), table('90'))).toEqual(['ที่ 1 › งบประมาณ ใช้จริง: 80 → 90']);
  });

  test('a row without a name, or with another one, is told by its place', () => {
    const table = (name: string, sum: string) =>
      content([
        ['รายการ', 'วิธี', 'งบประมาณ', 'ผู้รับจ้าง'],
        ['ถนน', 'e-bidding', '100', 'ก'],
        [name, 'เฉพาะเจาะจง', sum, 'ข'],
      ]);
    expect(diffContent(table('', '200'), table('', '250'))).toEqual(['#3 › งบประมาณ: 200 → 250']);
    expect(diffContent(table('ท่อ', '200'), table('ท่อระบายน้ำ', '200'))).toEqual(['#3 › รายการ: ท่อ → ท่อระบายน้ำ']);
    expect(
      diffContent(
        table('ท่อ', '200'),
        content([
          ['รายการ', 'วิธี', 'งบประมาณ', 'ผู้รับจ้าง'],
          ['ถนน', 'e-bidding', '100', 'ก'],
          ['เสา', 'คัดเลือก', '7', 'ค'],
        ]),
      ),
    ).toEqual(['+ เสา | คัดเลือก | 7 | ค', '- ท่อ | เฉพาะเจาะจง | 200 | ข']);
  });

  test('a cell that ends like the number of its row is compared as any other', () => {
    const table = (count: string) => content([heading, row('19', 'ถนน', count)]);
    expect(diffContent(table('9'), table('19'))).toEqual(['ลำดับที่ 19 › เลขที่โครงการ: 9 → 19']);
  });

  test('a list of names and values has no headings', () => {
    const list = (phone: string) =>
      content([
        ['ชื่อ', 'สมชาย'],
        ['ตำแหน่ง', 'ปลัด'],
        ['โทรศัพท์', phone],
      ]);
    expect(diffContent(list('045-711111'), list('045-711112'))).toEqual(['โทรศัพท์: 045-711111 → 045-711112']);
    const sums = (sum: string) =>
      content([
        ['ประชากร', '5000'],
        ['บ้าน', sum],
      ]);
    expect(diffContent(sums('70'), sums('71'))).toEqual(['บ้าน: 70 → 71']);
  });

  test('what only looks different is the same: Thai digits, broken lines, spaces', () => {
    expect(
      diffContent(
        content([heading, row('๑', 'ถนน\nคอนกรีต', '67 019')]),
        content([heading, row('1', 'ถนนคอนกรีต', '67  019')]),
      ),
    ).toEqual([]);
  });
});

describe('of texts', () => {
  test('paragraphs that came and went are told, in any order', () => {
    const before = content([], 'ประกาศเทศบาล\nฉบับที่ 1\nลงนามแล้ว');
    const after = content([], 'ลงนามแล้ว\nประกาศเทศบาล\nฉบับที่ 2');
    expect(diffContent(before, after)).toEqual(['+ ฉบับที่ 2', '- ฉบับที่ 1']);
  });

  test('the lines of a table are not told a second time', () => {
    const text = (egp: string) => `ลำดับที่ ชื่อโครงการ เลขที่โครงการ\n1 ถนน ${egp}\n${egp}`;
    const before = content([heading, row('1', 'ถนน', '111')], text('111'));
    const after = content([heading, row('1', 'ถนน', '222')], text('222'));
    expect(diffContent(before, after)).toEqual(['ลำดับที่ 1 › เลขที่โครงการ: 111 → 222']);
  });

  test('what could not be read changes nothing', () => {
    const scan: Extracted = {
      ...content([]),
      texts: { ok: false, why: { kind: 'scan', reason: 'x' } },
      grids: { ok: false, why: { kind: 'scan', reason: 'x' } },
    };
    expect(diffContent(scan, scan)).toEqual([]);
  });
});

test('twenty lines at most, the last of which counts the rest, and no line longer than people read', () => {
  const lines = diffContent(
    content([]),
    content([], Array.from({ length: 30 }, (_, index) => `${index} ${'ก'.repeat(500)}`).join('\n')),
  );
  expect(lines).toHaveLength(20);
  expect(lines.at(-1)).toBe('… +11');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(170);
});

test('ten thousand rows are compared in a moment', () => {
  const rows = (from: number) =>
    Array.from({ length: 10_000 }, (_, index) =>
      row(String(index + 1), `โครงการ ${index + from}`, String(67019100000 + index)),
    );
  expect(diffContent(content([heading, ...rows(0)]), content([heading, ...rows(1)]))).toHaveLength(20);
});
