import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellOf, type FoundTable, findTables, placeOf } from '../../src/checks/tables/find-tables.js';
import { gridOf } from '../helpers/facts.js';

const EGP = { name: 'egp', match: ['เลขที่โครงการ', 'e-GP'] };
const NAME = { name: 'name', match: ['ชื่อรายการ'] };
const HEAD = ['ลำดับที่', 'ชื่อรายการ', 'วงเงิน', 'เลขที่โครงการ'];

const only = (tables: readonly FoundTable[]): FoundTable => {
  expect(tables).toHaveLength(1);
  return tables[0]!;
};
const column = (table: FoundTable, name: string) => table.rows.map((row) => cellOf(table, row, name)?.text);
const labels = (table: FoundTable) => table.rows.map((row) => row.at.rowLabel);

describe('headings', () => {
  test('stand below titles over the whole table', () => {
    const grid = gridOf([
      ['รายงานผลการจัดซื้อจัดจ้างตามเลขที่โครงการ', '<', '<', '<'],
      ['เทศบาลตำบลสำราญ', '', '', 'แบบ ITA-o13'],
      ['', '', '', ''],
      HEAD,
      ['1', 'จ้างเหมา', '500', '67019123456'],
    ]);
    const table = only(findTables([grid], [EGP, NAME]));
    expect(table.headings).toEqual(HEAD);
    expect(column(table, 'egp')).toEqual(['67019123456']);
    expect(table.rows[0]!.at).toMatchObject({ row: 5, rowLabel: '1', sheet: 'รายงาน' });
  });

  test('stand at the beginning of a cell, however long it is; words far into a long text are none', () => {
    const notes = 'ก'.repeat(2_000);
    const rows = (heading: string) =>
      gridOf([
        ['ลำดับที่', heading],
        ['1', '67019123456'],
      ]);
    expect(column(only(findTables([rows(`เลขที่โครงการ ${notes}`)], [EGP])), 'egp')).toEqual(['67019123456']);
    expect(findTables([rows(`${notes} เลขที่โครงการ`)], [EGP])).toEqual([]);
  });

  test('of months are found by the short name, whatever the year after it', () => {
    const grid = gridOf([
      ['งานบริการ', 'ต.ค. 67', 'พ.ย. 2567', 'ที่ตั้ง'],
      ['ทะเบียนราษฎร', '10', '2', 'ชั้น 1'],
    ]);
    const wanted = ['ต.ค.', 'พ.ย.', 'ที่'].map((name) => ({ name, match: [name] }));
    const table = only(findTables([grid], wanted));
    expect([column(table, 'ต.ค.'), column(table, 'พ.ย.'), column(table, 'ที่')]).toEqual([['10'], ['2'], [undefined]]);
  });

  test('in two levels join the group and its part', () => {
    const grid = gridOf([
      ['ลำดับที่', 'งานบริการ', 'จำนวนผู้รับบริการ', '<'],
      ['^', '^', 'Walk-in', 'E-Service'],
      ['1', 'ทะเบียนราษฎร', '10', '2'],
    ]);
    const table = only(
      findTables(
        [grid],
        [
          { name: 'w', match: ['Walk-in'] },
          { name: 'e', match: ['E-Service'] },
        ],
      ),
    );
    expect(table.headings[2]).toBe('จำนวนผู้รับบริการ Walk-in');
    expect([column(table, 'w'), column(table, 'e'), labels(table)]).toEqual([['10'], ['2'], ['1']]);
  });

  test('are asked for by group and part together', () => {
    const grid = gridOf([
      ['ที่', 'แผน', '<', 'ผล', '<'],
      ['^', 'งบประมาณ', 'ระยะเวลา', 'งบประมาณ', 'ระยะเวลา'],
      ['1', '100', 'ต.ค.', '90', 'พ.ย.'],
    ]);
    const table = only(findTables([grid], [{ name: 'spent', match: ['ผล งบประมาณ'] }]));
    expect(column(table, 'spent')).toEqual(['90']);
  });

  test('broken over rows, over lines and by hyphens are whole', () => {
    const grid = gridOf([
      ['ลำดับ', 'ชื่อ', 'เลขที่โครง-\nการในระบบ'],
      ['ที่', 'รายการ', 'e\u2011GP'],
      ['1', 'จ้าง', '67019123456'],
    ]);
    const table = only(findTables([grid], [EGP, NAME]));
    expect([column(table, 'egp'), column(table, 'name'), labels(table)]).toEqual([['67019123456'], ['จ้าง'], ['1']]);
  });

  test('repeated lower down are no entries, and the table goes on', () => {
    const grid = gridOf([HEAD, ['1', 'ก', '5', '67019123456'], HEAD, ['2', 'ข', '5', '67019123457']]);
    expect(labels(only(findTables([grid], [EGP])))).toEqual(['1', '2']);
  });

  test('without marks still fit: a tone mark lost in typing', () => {
    const grid = gridOf([
      ['ที่', 'เลขทีโครงการ'],
      ['1', '67019123456'],
    ]);
    expect(column(only(findTables([grid], [EGP])), 'egp')).toEqual(['67019123456']);
  });

  test('give each wanted column its own: the best fit first', () => {
    const grid = gridOf([
      ['วันที่คืน', 'วันที่ยืม'],
      ['5 ต.ค. 67', '1 ต.ค. 67'],
    ]);
    const table = only(
      findTables(
        [grid],
        [
          { name: 'any', match: ['วันที่'] },
          { name: 'back', match: ['วันที่คืน'] },
        ],
      ),
    );
    expect([column(table, 'any'), column(table, 'back')]).toEqual([['1 ต.ค. 67'], ['5 ต.ค. 67']]);
  });

  test('of one column for two things are one column, and the other is missing', () => {
    const grid = gridOf([
      ['งานบริการ', 'จำนวน Walk-in / E-Service'],
      ['ทะเบียน', '12'],
    ]);
    const wanted = [
      { name: 'w', match: ['Walk-in'] },
      { name: 'e', match: ['E-Service'] },
    ];
    expect(only(findTables([grid], wanted)).missing).toEqual(['e']);
  });
});

describe('the number of a row', () => {
  test('is read from ที่ but never from สถานที่', () => {
    const grid = gridOf([
      ['สถานที่', 'ที่', 'เลขที่โครงการ'],
      ['9', '๑.', '67019123456'],
    ]);
    expect(labels(only(findTables([grid], [EGP])))).toEqual(['1']);
  });

  test('is null where no column numbers the rows', () => {
    const grid = gridOf([
      ['ชื่อรายการ', 'เลขที่โครงการ'],
      ['จ้าง', '67019123456'],
    ]);
    expect(labels(only(findTables([grid], [EGP])))).toEqual([null]);
  });

  test('comes without dots, brackets and the point of a stored number', () => {
    const grid = gridOf([
      HEAD,
      ['1.', 'ก', '1', '1'],
      ['(2)', 'ข', '1', '1'],
      [{ text: '3.0', number: 3 }, 'ค', '1', '1'],
      ['4.1', 'ง', '1', '1'],
    ]);
    expect(labels(only(findTables([grid], [EGP])))).toEqual(['1', '2', '3', '4.1']);
  });
});

describe('rows that are no entries:', () => {
  const rowsWith = (...rows: string[][]) =>
    only(findTables([gridOf([HEAD, ['1', 'ก', '500', '67019123456'], ...rows])], [EGP]));

  test.each([
    ['a total', ['', 'รวม', '500', '']],
    ['a total in the first column', ['รวมทั้งสิ้น', '<', '500', '']],
    ['a counted total', ['รวม 31 รายการ', '', '500', '']],
    ['an English total', ['Total', '', '500', '']],
    ['a note', ['หมายเหตุ: ข้อมูล ณ วันที่ 30 กันยายน 2567', '<', '<', '<']],
    ['a note in the first cell', ['* ไม่รวมค่าสาธารณูปโภค', '', '', '']],
    ['a section title', ['เดือนพฤศจิกายน 2566', '<', '<', '<']],
    ['a signature', ['', '', 'ลงชื่อ .......... ผู้รายงาน', '']],
    ['a blank row', ['', ' ', '\u00a0', '']],
    ['a row numbered in advance', ['2', '', '', '']],
  ])('%s', (_, row) => expect(rowsWith(row).rows).toHaveLength(1));

  test('the numbers of the columns in brackets', () => {
    const grid = gridOf([HEAD, ['(1)', '(2)', '(3)', '(4)'], ['1', 'ก', '500', '67019123456']]);
    expect(labels(only(findTables([grid], [EGP])))).toEqual(['1']);
  });

  test('the numbers of the columns without brackets', () => {
    const grid = gridOf([HEAD, ['1', '2', '3', '4'], ['1', 'ก', '500', '67019123456']]);
    expect(column(only(findTables([grid], [EGP])), 'egp')).toEqual(['67019123456']);
  });
});

describe('rows that are entries:', () => {
  test('a work whose name begins with รวม', () => {
    const grid = gridOf([HEAD, ['1', 'รวม', '500', ''], ['2', 'รวมพลังชุมชน', '500', '']]);
    expect(labels(only(findTables([grid], [EGP])))).toEqual(['1', '2']);
  });

  test('a numbered row with gaps in the middle', () => {
    const grid = gridOf([HEAD, ['1', '', '', ''], ['2', 'ข', '500', '67019123456']]);
    expect(labels(only(findTables([grid], [EGP])))).toEqual(['1', '2']);
  });

  test('the last number of a table of two columns, though nothing stands beside it', () => {
    const grid = gridOf([
      ['ลำดับที่', 'เลขที่โครงการ'],
      ['1', '67019123456'],
      ['2', ''],
    ]);
    expect(labels(only(findTables([grid], [EGP])))).toEqual(['1', '2']);
  });

  test('a month that only bears its name', () => {
    const grid = gridOf([
      ['เดือน', 'Walk-in', 'E-Service'],
      ['ตุลาคม', '0', '0'],
      ['พฤศจิกายน', '', ''],
    ]);
    const table = only(findTables([grid], [{ name: 'w', match: ['Walk-in'] }]));
    expect(column(table, 'w')).toEqual(['0', '']);
  });
});

describe('several tables', () => {
  test('in one grid, one above the other', () => {
    const grid = gridOf([
      HEAD,
      ['1', 'ก', '5', '67019123456'],
      ['', '', '', ''],
      ['ที่', 'เลขที่โครงการ', 'สถานะ', ''],
      ['1', '67019123457', 'เสร็จ', ''],
    ]);
    const tables = findTables([grid], [EGP]);
    expect(tables.map((table) => column(table, 'egp'))).toEqual([['67019123456'], ['67019123457']]);
  });

  test('on several sheets stay apart', () => {
    const sheets = ['ต.ค.', 'พ.ย.'].map((sheet) => gridOf([HEAD, ['1', 'ก', '5', '67019123456']], { sheet }));
    expect(findTables(sheets, [EGP]).map((table) => table.at.sheet)).toEqual(['ต.ค.', 'พ.ย.']);
  });

  test('on the next page, with or without headings, are one table', () => {
    const at = (page: number) => ({ url: 'https://town.example/o13.pdf', sheet: null, page });
    const pages = [
      gridOf([HEAD, ['1', 'ก', '5', '67019123456']], at(1)),
      gridOf([['2', 'ข', '5', '67019123457']], at(2)),
      gridOf([HEAD, ['3', 'ค', '5', '67019123458']], at(3)),
    ];
    const table = only(findTables(pages, [EGP]));
    expect(table.rows.map((row) => [row.at.page, row.at.rowLabel])).toEqual([
      [1, '1'],
      [2, '2'],
      [3, '3'],
    ]);
  });

  test('with fewer of the wanted columns than asked are left out', () => {
    const grid = gridOf([
      ['ชื่อรายการ', 'สถานะ'],
      ['ก', 'เสร็จ'],
    ]);
    expect(findTables([grid], [EGP, NAME], { atLeast: 2 })).toEqual([]);
  });
});

test('a place names the heading as it stands in the document', () => {
  const grid = gridOf([
    ['ลำดับที่', 'เลขที่โครงการ\nในระบบ e-GP'],
    ['1', '67'],
  ]);
  const table = only(findTables([grid], [EGP]));
  expect(placeOf(table, table.rows[0]!, 'egp')).toMatchObject({
    row: 2,
    rowLabel: '1',
    column: 'เลขที่โครงการในระบบ e-GP',
  });
});

test('wherever headings, titles, totals and blank rows are put, the same entries are read', () => {
  const extras = fc.array(fc.constantFrom<readonly string[]>(['', '', '', ''], HEAD, ['', 'รวม', '9', '']), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(fc.nat(3), fc.array(extras, { minLength: 1, maxLength: 12 }), (titles, gaps) => {
      const entries = gaps.map((_, index) => [
        String(index + 1),
        `งานที่ ${index + 1}`,
        '5',
        `6701${String(index).padStart(7, '0')}`,
      ]);
      const rows = [
        ...Array.from({ length: titles }, () => ['รายงานการจัดซื้อจัดจ้าง', '<', '<', '<']),
        HEAD,
        ...entries.flatMap((entry, index) => [entry, ...gaps[index]!]),
      ];
      const table = only(findTables([gridOf(rows)], [EGP, NAME]));
      expect(column(table, 'egp')).toEqual(entries.map((entry) => entry[3]));
      expect(labels(table)).toEqual(entries.map((entry) => entry[0]));
    }),
  );
});

describe('a table whose headings stand in its first column', () => {
  const wanted = [{ name: 'number', match: ['เลขที่โครงการ'] }];
  const sideways = (...rows: string[][]) => ({ ...gridOf(rows), rowNumbers: rows.map((_, index) => index + 3) });

  test('has its entries side by side, each with its row in the document', () => {
    const grid = sideways(['ลำดับที่', '1', '2'], ['ชื่อโครงการ', 'ก', 'ข'], ['เลขที่โครงการ', '67019123451', '67029123452']);
    const [table] = findTables([grid], wanted);
    expect(table!.rows.map((row) => cellOf(table!, row, 'number')?.text)).toEqual(['67019123451', '67029123452']);
    expect(table!.rows.map((row) => placeOf(table!, row, 'number'))).toMatchObject([
      { row: 5, column: 'เลขที่โครงการ', rowLabel: '1' },
      { row: 5, column: 'เลขที่โครงการ', rowLabel: '2' },
    ]);
  });

  test('is looked for only where no table has its headings above', () => {
    const upright = gridOf([
      ['ที่', 'เลขที่โครงการ'],
      ['1', '67019123451'],
    ]);
    const grid = sideways(['ชื่อโครงการ', 'ก'], ['เลขที่โครงการ', '67029123452']);
    expect(findTables([upright, grid], wanted)).toHaveLength(1);
  });

  test('is found wherever the heading stands in that column', () => {
    const grid = sideways(
      ['ลำดับที่', '1', '2'],
      ['เลขที่โครงการ', '67019123451', '67029123452'],
      ['ชื่อโครงการ', 'ก', 'ข'],
      ['วงเงิน', '5', '6'],
    );
    const [table] = findTables([grid], wanted);
    expect(table!.rows.map((row) => cellOf(table!, row, 'number')?.text)).toEqual(['67019123451', '67029123452']);
  });
});
