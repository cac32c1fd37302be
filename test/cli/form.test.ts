import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/program.js';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.clear());

type Row = readonly (string | number | null)[];

/** The rows of the first sheet, without blank cells at their ends. */
function rowsOf(name: string): string[][] {
  const book = read(readFileSync(join(desk.dir, name)));
  return utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, blankrows: false });
}

/** Types values into the first sheet, from a row on. */
function fill(name: string, row: number, rows: readonly Row[]): void {
  const path = join(desk.dir, name);
  const book = read(readFileSync(path));
  utils.sheet_add_aoa(book.Sheets[book.SheetNames[0]!]!, rows as (string | number | null)[][], { origin: `A${row}` });
  desk.write(name, write(book, { type: 'buffer', bookType: 'xlsx' }));
}

const sheetXml = (name: string): string =>
  new TextDecoder().decode(unzipSync(readFileSync(join(desk.dir, name)))['xl/worksheets/sheet1.xml']);

const project = (number: string | number): Row => [
  1,
  'ซ่อมถนน',
  500000,
  'เงินรายได้',
  'สิ้นสุดสัญญา',
  'เฉพาะเจาะจง',
  490000,
  480000,
  'หจก.ก้าวหน้า',
  number,
];

describe('the form of O13', () => {
  beforeEach(() => desk.run('form', 'o13', '--profile', 'oit-2568', '-o', 'o13.xlsx'));

  it('has the year, every heading of the tables and the e-GP number', () => {
    expect(rowsOf('o13.xlsx')).toEqual([
      ['รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี'],
      ['ประจำปีงบประมาณ พ.ศ. 2567'],
      [
        'ลำดับที่',
        'ชื่อรายการของงานที่ซื้อหรือจ้าง',
        'วงเงินงบประมาณที่ได้รับจัดสรร',
        'แหล่งที่มาของงบประมาณ',
        'สถานะการจัดซื้อจัดจ้าง',
        'วิธีการจัดซื้อจัดจ้าง',
        'ราคากลาง',
        'ราคาที่ตกลงซื้อหรือจ้าง',
        'รายชื่อผู้ประกอบการที่ได้รับการคัดเลือก',
        'เลขที่โครงการในระบบ e-GP',
      ],
    ]);
  });

  it('passes the checks of the item once it is filled in', async () => {
    fill('o13.xlsx', 4, [project('67019000001'), [2, ...project('67019000002').slice(1)]]);
    const { status, stdout } = await desk.run(
      'check',
      'o13.xlsx',
      '--as',
      'O13',
      '--profile',
      'oit-2568',
      '-f',
      'json',
    );
    expect({ status, found: JSON.parse(stdout).items[0].findings }).toEqual({ status: 0, found: [] });
  });

  it('does not pass blank, nor with a number of ten digits', async () => {
    expect((await desk.run('check', 'o13.xlsx', '--as', 'O13', '--profile', 'oit-2568')).status).toBe(1);
    fill('o13.xlsx', 4, [project('6701900000')]);
    const { status, stdout } = await desk.run('check', 'o13.xlsx', '--as', 'O13', '--profile', 'oit-2568');
    expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining('10') });
  });

  it('refuses in a spreadsheet whatever has not 11 digits, and keeps its column as text', () => {
    const xml = sheetXml('o13.xlsx');
    const [, attributes = '', formula] = /<dataValidation ([^<>]*sqref="J4:J\d+")><formula1>([^<>]*)</.exec(xml) ?? [];
    expect(attributes).toContain('type="custom" errorStyle="stop"');
    expect(formula).toBe('OR(TRIM(J4)=&quot;ไม่มี&quot;,AND(LEN(J4)=11,ISNUMBER(SUMPRODUCT(--MID(J4,ROW($1:$11),1)))))');
    // What Excel says of a longer title or message is that the file is damaged.
    for (const [, name, text = ''] of xml.matchAll(/ (\w*(?:Title|error|prompt))="([^"]*)"/g))
      expect(text.length, text).toBeLessThanOrEqual(name?.endsWith('Title') ? 32 : 255);
    const style = /<c r="J4" s="(\d+)"/.exec(xml)?.[1];
    const styles = new TextDecoder().decode(unzipSync(readFileSync(join(desk.dir, 'o13.xlsx')))['xl/styles.xml']);
    const formats = [...(/<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1]?.matchAll(/<xf ([^>]*)/g) ?? [])];
    // 49 is text (ECMA-376 part 1, 18.8.30), unless the library numbers it by itself.
    const id = /numFmtId="(\d+)"/.exec(formats[Number(style)]?.[1] ?? '')?.[1];
    expect(id === '49' || styles.includes(`numFmtId="${id}" formatCode="@"`)).toBe(true);
  });

  it('freezes its headings', () => {
    expect(sheetXml('o13.xlsx')).toContain('ySplit="3"');
  });
});

const TOWN = `version: 1
extends: oit-2568
agency: { name: เทศบาลตำบลสำราญ }
site: https://www.samran.go.th/
fiscalYear: 2568
services: [ทะเบียนราษฎร, ภาษีที่ดิน]
items:
  Q1:
    title: รายงานรายไตรมาส
    checks:
      - table: { columns: [{ name: เรื่อง }, { name: วันที่, type: date }], periods: quarters }
  R1:
    title: ตารางที่มีแถวกำหนด
    checks:
      - table: { columns: [{ name: เรื่อง }, { name: จำนวน, type: number, required: true }], rows: [รับ, จ่าย, '/คงเหลือ/'] }
  E1: { title: มีแต่เลข, checks: [{ egp: { column: [รหัสงาน] } }] }
`;

describe('the form of a checklist', () => {
  beforeEach(() => desk.write('town.yaml', TOWN));

  it('has a row for each service in each month where the table only counts, and passes filled in', async () => {
    await desk.run('form', 'O11', '--checklist', 'town.yaml', '-o', 'o11.xlsx');
    const [title, year, heads, ...rows] = rowsOf('o11.xlsx');
    expect([title, year, heads]).toEqual([
      ['ข้อมูลสถิติการให้บริการ'],
      ['ประจำปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลสำราญ'],
      ['ลำดับที่', 'ช่วงเวลา', 'งานบริการ', 'Walk-in', 'E-Service'],
    ]);
    expect(rows).toHaveLength(12 * 2);
    expect(rows.slice(0, 3).map((row) => row.slice(0, 3))).toEqual([
      ['1', 'ตุลาคม', 'ทะเบียนราษฎร'],
      ['2', 'ตุลาคม', 'ภาษีที่ดิน'],
      ['3', 'พฤศจิกายน', 'ทะเบียนราษฎร'],
    ]);
    fill(
      'o11.xlsx',
      4,
      rows.map(([number, month, service]) => [Number(number), month ?? '', service ?? '', 12, 0]),
    );
    expect((await desk.run('check', 'o11.xlsx', '--as', 'O11', '--checklist', 'town.yaml')).status).toBe(0);
  });

  it('has the periods, the rows that the rule names, or the e-GP number alone', async () => {
    for (const id of ['Q1', 'R1', 'E1']) await desk.run('form', id, '--checklist', 'town.yaml', '-o', `${id}.xlsx`);
    expect(rowsOf('Q1.xlsx').slice(2)).toEqual([
      ['ลำดับที่', 'ช่วงเวลา', 'เรื่อง', 'วันที่'],
      ...[1, 2, 3, 4].map((n) => [String(n), `ไตรมาสที่ ${n}`]),
    ]);
    expect(rowsOf('R1.xlsx').slice(2)).toEqual([
      ['ลำดับที่', 'เรื่อง', 'จำนวน'],
      ['1', 'รับ'],
      ['2', 'จ่าย'],
    ]);
    expect(rowsOf('E1.xlsx').slice(2)).toEqual([['ลำดับที่', 'รหัสงาน']]);
  });

  it('is not made where there is no table, and says which items have one', async () => {
    const none = await desk.run('form', 'O1', '--checklist', 'town.yaml', '-o', 'o1.xlsx', '--lang', 'en');
    expect(none).toMatchObject({ status: 2, stderr: expect.stringContaining('O13') });
    const unknown = await desk.run('form', 'O99', '--checklist', 'town.yaml', '-o', 'o1.xlsx');
    expect(unknown).toMatchObject({ status: 2, stderr: expect.stringContaining('Q1 R1 E1') });
    expect((await desk.run('form', 'O13')).status).toBe(2);
    desk.write(
      'plain.yaml',
      'version: 1\nagency: { name: ก }\nsite: http://127.0.0.1:1/\nfiscalYear: 2568\nitems: { O1: { title: ก } }\n',
    );
    const plain = await desk.run('form', 'O1', '--checklist', 'plain.yaml', '-o', 'o1.xlsx', '--lang', 'en');
    expect(plain).toMatchObject({ status: 2, stderr: expect.stringContaining('none of its items asks for a table') });
  });
});
