import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { parse } from 'yaml';
import { type Desk, openDesk } from '../helpers/program.js';

const TOWN = `# แบบตรวจของเรา
version: 1
extends: oit-2568
agency: { name: เทศบาลตำบลสำราญ, province: ยโสธร }   # ตรวจแล้ว
site: https://www.samran.go.th/
fiscalYear: 2568
services: [ทะเบียนราษฎร, ภาษีที่ดิน]
crawl: {maxPages: 3}   # น้อยไว้ก่อน

items:
  O1:
    urls:
      # 92% sure
      - https://www.samran.go.th/o1   # หน้าหลัก
  O2: { urls: [] }
  O6:
    checks:   # ของเราเอง
      - date: {fiscalYear: Y}
    urls: [https://www.samran.go.th/o6]
  O13:
    urls:
      - { url: https://www.samran.go.th/o13.xlsx, sheet: "รายงาน" }
`;

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
  desk.write('town.yaml', TOWN);
});
afterEach(() => desk.clear());

type Value = string | number | boolean;

/** Writes a workbook as an office may save it. */
async function sheet(name: string, sheets: Readonly<Record<string, readonly (readonly Value[])[]>>): Promise<void> {
  const cell = (value: Value) => (value === '' ? null : { value, wrap: true });
  const data = Object.entries(sheets).map(([title, rows]) => ({
    sheet: title,
    data: rows.map((row) => row.map(cell)),
  }));
  desk.write(name, await writeExcelFile(data).toBuffer());
}

const items = () => parse(desk.read('town.yaml')).items;

describe('export and import', () => {
  it('without an edit changes nothing of the checklist', async () => {
    expect((await desk.run('checklist', 'export', 'town.yaml', '-o', 'town.xlsx')).status).toBe(0);
    const { status, stderr } = await desk.run('checklist', 'import', 'town.xlsx', '-o', 'town.yaml');
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'town.yaml: ไม่มีอะไรเปลี่ยน\n' });
    expect(desk.read('town.yaml')).toBe(TOWN);
  });

  it('in English reads what English wrote', async () => {
    await desk.run('checklist', 'export', 'town.yaml', '-o', 'town.xlsx', '--lang', 'en');
    await desk.run('checklist', 'import', 'town.xlsx', '-o', 'town.yaml', '--lang', 'en');
    expect(desk.read('town.yaml')).toBe(TOWN);
  });

  it('onto a new file makes one that means the same, with the items of the profile', async () => {
    await desk.run('checklist', 'export', 'town.yaml', '-o', 'town.xlsx');
    expect((await desk.run('checklist', 'import', 'town.xlsx', '-o', 'new.yaml')).status).toBe(0);
    const { status, stdout } = await desk.run('validate', 'new.yaml');
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('28 ข้อ') });
    expect(parse(desk.read('new.yaml'))).toEqual({
      version: 1,
      extends: 'oit-2568',
      agency: { name: 'เทศบาลตำบลสำราญ', province: 'ยโสธร' },
      site: 'https://www.samran.go.th/',
      fiscalYear: 2568,
      schedule: { everyDays: 15 },
      services: ['ทะเบียนราษฎร', 'ภาษีที่ดิน'],
      items: {
        O1: { urls: ['https://www.samran.go.th/o1'] },
        O6: { urls: ['https://www.samran.go.th/o6'] },
        O13: { urls: [{ url: 'https://www.samran.go.th/o13.xlsx', sheet: 'รายงาน' }] },
      },
    });
  });

  it('of items of the office alone means the same without a profile', async () => {
    const own = `version: 1
agency: { name: เทศบาลตำบลสำราญ }
site: https://www.samran.go.th/
fiscalYear: 2568
items:
  X1: { title: ทะเบียนคุมการยืมพัสดุ, urls: [https://www.samran.go.th/x1] }
`;
    desk.write('own.yaml', own);
    expect((await desk.run('checklist', 'export', 'own.yaml', '-o', 'own.xlsx')).status).toBe(0);
    const { status, stderr } = await desk.run('checklist', 'import', 'own.xlsx', '-o', 'new.yaml');
    expect(status, stderr).toBe(0);
    const made = parse(desk.read('new.yaml'));
    expect(made.extends).toBe(undefined);
    expect(made.items).toEqual(parse(own).items);
  });

  it('refuses to write over a file, unless it is told to', async () => {
    desk.write('town.xlsx', 'mine');
    expect((await desk.run('checklist', 'export', 'town.yaml', '-o', 'town.xlsx')).status).toBe(2);
    expect(desk.read('town.xlsx')).toBe('mine');
    expect((await desk.run('checklist', 'export', 'town.yaml', '-o', 'town.xlsx', '--force')).status).toBe(0);
  });
});

describe('a sheet that an office edited', () => {
  it('has columns and rows in any order, with a title above and notes beside', async () => {
    await sheet('town.xlsx', {
      งานของเรา: [
        ['แบบตรวจ OIT ปี 2568', '', '', '', ''],
        ['ผู้รับผิดชอบ', 'ที่อยู่', 'หมายเหตุ', 'ข้อ', 'ชื่อข้อ', 'ตรวจ'],
        ['กองคลัง ', 'https://www.samran.go.th/o13-new.xlsx  \n', 'เปลี่ยนแล้ว', ' O13 ', '', ''],
        ['', 'https://www.samran.go.th/o2\nhttps://www.samran.go.th/o2b', '', 'o2', '', true],
        ['กองช่าง', '', '', 'X-1', 'ข้อของเราเอง', 'ใช่'],
        ['', '', '', 'O3', '', 'ไม่ใช่'],
      ],
    });
    const { status, stderr } = await desk.run('checklist', 'import', 'town.xlsx', '-o', 'town.yaml');
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'town.yaml: แก้ข้อ O13, O2, O3 เพิ่มข้อ X-1\n' });
    expect(items()).toEqual({
      O1: { urls: ['https://www.samran.go.th/o1'] },
      O2: { urls: ['https://www.samran.go.th/o2', 'https://www.samran.go.th/o2b'] },
      O6: { checks: [{ date: { fiscalYear: 'Y' } }], urls: ['https://www.samran.go.th/o6'] },
      O13: { urls: ['https://www.samran.go.th/o13-new.xlsx'] },
      'X-1': { title: 'ข้อของเราเอง', owner: 'กองช่าง' },
      O3: { enabled: false },
    });
    for (const kept of [
      '# แบบตรวจของเรา',
      '# ตรวจแล้ว',
      '# น้อยไว้ก่อน',
      '# 92% sure',
      '   # หน้าหลัก',
      '# ของเราเอง',
      '{maxPages: 3}',
    ])
      expect(desk.read('town.yaml')).toContain(kept);
    expect((await desk.run('validate', 'town.yaml')).status).toBe(0);
  });

  it('holds numbers where text was, and an identifier of digits alone', async () => {
    desk.write('town.yaml', `${TOWN}  "7": { title: เจ็ด }\n`);
    await sheet('town.xlsx', {
      ข้อ: [
        ['รหัสข้อ', 'ชื่อข้อ', 'ตรวจข้อนี้'],
        [7, 2568, 0],
      ],
      หน่วยงาน: [
        ['ปีงบประมาณ (พ.ศ.)', 2569],
        ['อำเภอ', 'เมืองยโสธร'],
      ],
    });
    expect((await desk.run('checklist', 'import', 'town.xlsx', '-o', 'town.yaml')).stderr).toBe(
      'town.yaml: แก้ข้อ 7 เพิ่มข้อ –\n',
    );
    expect(parse(desk.read('town.yaml'))).toMatchObject({
      fiscalYear: 2569,
      agency: { name: 'เทศบาลตำบลสำราญ', district: 'เมืองยโสธร' },
      items: { 7: { title: '2568', enabled: false } },
    });
  });

  it('takes addresses away, and services too', async () => {
    await desk.run('checklist', 'export', 'town.yaml', '-o', 'town.xlsx');
    await sheet('town.xlsx', {
      ข้อ: [
        ['รหัสข้อ', 'ที่อยู่'],
        ['O1', ''],
      ],
      หน่วยงาน: [
        ['จังหวัด', 'ยโสธร'],
        ['ภารกิจหรือบริการ (บรรทัดละหนึ่งรายการ)', 'ทะเบียนราษฎร\nป้องกันสาธารณภัย'],
      ],
    });
    await desk.run('checklist', 'import', 'town.xlsx', '-o', 'town.yaml');
    expect(items().O1.urls).toEqual([]);
    expect(parse(desk.read('town.yaml')).services).toEqual(['ทะเบียนราษฎร', 'ป้องกันสาธารณภัย']);
  });
});

describe('a mistake is named by its cell, and nothing is written', () => {
  it.each<[string, readonly (readonly Value[])[], string]>([
    [
      'an address that is none',
      [
        ['รหัสข้อ', 'ที่อยู่'],
        ['O1', 'https://a.go.th/\nwww.samran.go.th/o1'],
      ],
      'ข้อ!B2: "www.samran.go.th/o1" ไม่ใช่ที่อยู่เว็บ',
    ],
    [
      'an item twice',
      [
        ['รหัสข้อ', 'ชื่อข้อ'],
        ['O1', ''],
        ['O2', ''],
        ['o1', ''],
      ],
      'ข้อ!A4: ข้อ o1 มีอยู่แล้วที่ช่อง ข้อ!A2',
    ],
    [
      'an identifier that is none',
      [
        ['รหัสข้อ', 'ชื่อข้อ'],
        ['', ''],
        ['ข้อ 5', 'ห้า'],
      ],
      'ข้อ!A3: รหัสข้อ "ข้อ 5" ใช้ไม่ได้',
    ],
    [
      'neither yes nor no',
      [
        ['ตรวจ', 'รหัสข้อ'],
        ['อาจจะ', 'O1'],
      ],
      'ข้อ!A2: "อาจจะ" ไม่ใช่คำตอบ',
    ],
    [
      'a new item without a title',
      [
        ['รหัสข้อ', 'ชื่อข้อ', 'ที่อยู่'],
        ['O99', '', 'https://a.go.th/'],
      ],
      'ข้อ!B2: ข้อ O99 เป็นข้อใหม่',
    ],
    [
      'addresses of no item',
      [
        ['รหัสข้อ', 'ที่อยู่'],
        ['', 'https://a.go.th/'],
      ],
      'ข้อ!A2: แถวนี้มีที่อยู่เว็บ',
    ],
    [
      'a heading with a slip of the pen',
      [
        ['รหัสข้อ', 'ชื่อข้อ', 'ที่อยุ่เว็บ'],
        ['O1', '', 'https://a.go.th/'],
      ],
      'ข้อ!C1: ไม่รู้จักหัวคอลัมน์ "ที่อยุ่เว็บ" หมายถึง',
    ],
    [
      'a column twice',
      [
        ['รหัสข้อ', 'ที่อยู่', 'URL'],
        ['O1', '', 'https://a.go.th/'],
      ],
      'ข้อ!C1: หัวคอลัมน์ "URL" ซ้ำ',
    ],
  ])('%s', async (_, rows, message) => {
    await sheet('town.xlsx', { ข้อ: rows });
    const { status, stderr } = await desk.run('checklist', 'import', 'town.xlsx', '-o', 'town.yaml');
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining(`town.xlsx ${message}`) });
    expect(desk.read('town.yaml')).toBe(TOWN);
    expect((await desk.run('checklist', 'import', 'town.xlsx', '-o', 'new.yaml')).status).toBe(2);
    expect(existsSync(join(desk.dir, 'new.yaml'))).toBe(false);
  });

  it('what the loader refuses is told by the cell too', async () => {
    await sheet('town.xlsx', {
      ข้อ: [
        ['รหัสข้อ', 'ชื่อข้อ'],
        ['O1', ''],
      ],
      หน่วยงาน: [
        ['ชื่อหน่วยงาน', 'ทต.สำราญ'],
        ['หน้าแรกของเว็บไซต์', 'www.samran.go.th'],
        ['ปีงบประมาณ', 2025],
        ['โพรไฟล์', 'oit-2500'],
      ],
    });
    for (const target of ['town.yaml', 'new.yaml']) {
      const { status, stderr } = await desk.run('checklist', 'import', 'town.xlsx', '-o', target, '--lang', 'en');
      expect(status).toBe(2);
      expect(stderr).toContain('town.xlsx หน่วยงาน!B2: must be a whole address');
      expect(stderr).toContain('town.xlsx หน่วยงาน!B3: must be a Buddhist-era year');
      expect(stderr).toContain('town.xlsx หน่วยงาน!B4: cannot read what extends names');
    }
    expect(desk.read('town.yaml')).toBe(TOWN);
  });

  it('a new checklist without a sheet of the agency says what is missing', async () => {
    await sheet('town.xlsx', {
      ข้อ: [
        ['รหัสข้อ', 'ชื่อข้อ'],
        ['O1', ''],
      ],
    });
    const { status, stderr } = await desk.run('checklist', 'import', 'town.xlsx', '-o', 'new.yaml', '--lang', 'en');
    expect(status).toBe(2);
    expect(stderr.split('\n').filter(Boolean)).toEqual([
      'town.xlsx agency.name: "agency.name" is required',
      'town.xlsx site: "site" is required',
      'town.xlsx fiscalYear: "fiscalYear" is required',
    ]);
  });

  it('a file that is no table', async () => {
    desk.write('town.xlsx', 'นี่ไม่ใช่ตาราง');
    expect((await desk.run('checklist', 'import', 'town.xlsx', '-o', 'town.yaml')).status).toBe(2);
    expect((await desk.run('checklist', 'import', 'none.xlsx', '-o', 'town.yaml')).status).toBe(2);
    expect(desk.read('town.yaml')).toBe(TOWN);
  });
});

it('a sheet saved as CSV is read as well', async () => {
  desk.write('town.csv', 'รหัสข้อ,ที่อยู่\nO2,https://www.samran.go.th/o2\n');
  expect((await desk.run('checklist', 'import', 'town.csv', '-o', 'town.yaml')).status).toBe(0);
  expect(items().O2.urls).toEqual(['https://www.samran.go.th/o2']);
});

it('the command line says what it lacks', async () => {
  for (const args of [
    ['export', 'town.yaml'],
    ['import', 'town.xlsx'],
    ['move', 'town.yaml', '-o', 'x'],
  ])
    expect((await desk.run('checklist', ...args)).status).toBe(2);
});
