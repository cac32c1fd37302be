import { read, utils } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/report/compose/build-report.js';
import { columnName, sheetName } from '../../src/report/xlsx/sheet.js';
import { xlsx } from '../../src/report/xlsx/xlsx.js';
import { sampleChecks } from './sample-checks.js';
import { sampleRound, sampleView } from './sample-round.js';

const report = buildReport(sampleRound, 'th', sampleChecks);
const bytes = (await xlsx.render(report, sampleView)) as Uint8Array;
const book = read(bytes, { type: 'buffer', cellDates: true });
const files = Object.fromEntries(
  Object.entries(unzipSync(bytes)).map(([name, data]) => [name, Buffer.from(data).toString()]),
);
const rowsOf = (name: string): Record<string, unknown>[] => utils.sheet_to_json(book.Sheets[name]!);

describe('the workbook', () => {
  it('has a summary, the items, all work, a sheet for each unit, those without a unit last, then the broken links', () => {
    expect(book.SheetNames).toEqual([
      'สรุป',
      'รายข้อ',
      'งานที่ต้องทำ',
      'สำนักปลัดเทศบาล',
      'กองคลัง',
      'กองการศึกษา',
      'ไม่ได้ระบุหน่วยงาน',
      'ลิงก์เสีย',
    ]);
    expect(book.SheetNames.slice(2).map((name) => rowsOf(name).length)).toEqual([21, 9, 10, 1, 1, 4]);
  });

  it('says of each finding the place, the value, what to do, since when and where', () => {
    const row = rowsOf('กองคลัง').find((one) => String(one.สิ่งที่พบ).startsWith('ลำดับที่ 19'))!;
    expect(row).toMatchObject({
      ข้อ: 'O13',
      ระดับ: '✖ ต้องแก้ไข',
      ตำแหน่ง: 'ชีต “รายงาน” · ลำดับที่ 19 · แถวที่ 24 · คอลัมน์ “เลขที่โครงการ”',
      ค่าที่พบ: '6701912345',
      'ค้างมาแล้ว (วัน)': 15,
      รหัส: 'egp/digits',
    });
    expect(row.พบครั้งแรก).toEqual(new Date(Date.UTC(2025, 9, 2)));
  });

  it('says first of which agency and round it is, the figures, and what each unit has to do', () => {
    const facts = utils.sheet_to_json<unknown[]>(book.Sheets.สรุป!, { header: 1 });
    const factOf = (label: string): unknown => facts.find(([first]) => first === label)?.[1];
    expect(factOf('หน่วยงาน')).toContain('เทศบาลตำบลสำราญ');
    expect(factOf('ไม่ผ่าน')).toBe(report.summary.items.fail);
    expect(factOf('กองคลัง')).toMatch(/^สิ่งที่พบ \(รายการ\): ต้องแก้ไข \d+ · ต้องให้คนตรวจ \d+ · คำเตือน \d+$/);
    const verdicts = rowsOf('รายข้อ').map((row) => [row.ข้อ, row.ผล]);
    expect(verdicts).toContainEqual(['O13', '✖ ไม่ผ่าน']);
    expect(verdicts).toHaveLength(report.items.length);
  });

  it('gives every cell a style of its own that wraps from the top, so that no program cuts a text', () => {
    const formats = /<cellXfs.*<\/cellXfs>/.exec(files['xl/styles.xml']!)?.[0].match(/<xf .*?(?:\/>|<\/xf>)/g) ?? [];
    for (const [name, xml] of Object.entries(files)) {
      if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) continue;
      for (const cell of xml.match(/<c r="[A-Z]+\d+"[^>]*>/g) ?? []) {
        const format = formats[Number(/ s="(\d+)"/.exec(cell)?.[1] ?? Number.NaN)];
        expect(format, `${name} ${cell}`).toMatch(/vertical="(?:top|center)"/);
        if (cell.includes('t="s"')) expect(format, `${name} ${cell}`).toContain('wrapText="1"');
      }
    }
  });

  it('lets a person choose what became of each finding', () => {
    const heads = utils.sheet_to_json<string[]>(book.Sheets.งานที่ต้องทำ!, { header: 1 })[0]!;
    const column = columnName(heads.indexOf('ผลการดำเนินการ'));
    for (const n of [3, 4, 8]) {
      const [, ref, list] = /<dataValidation type="list"[^>]* sqref="([A-Z\d:]+)"><formula1>(.*?)</.exec(
        files[`xl/worksheets/sheet${n}.xml`]!,
      )!;
      if (n === 3) expect(ref).toBe(`${column}2:${column}22`);
      expect(list).toContain('แก้แล้ว,กำลังแก้');
      expect(list!.length).toBeLessThan(255);
    }
  });

  it('has filters, a frozen heading and links on every sheet of a list', () => {
    for (const [n, name] of book.SheetNames.entries()) {
      const xml = files[`xl/worksheets/sheet${n + 1}.xml`]!;
      expect(xml, name).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
      if (n === 0) continue;
      expect(xml, name).toMatch(new RegExp(`</sheetData><autoFilter ref="A1:[A-Z]+${rowsOf(name).length + 1}"/>`));
    }
    expect(files['xl/workbook.xml']).toContain('_xlnm._FilterDatabase');
    expect(files['xl/worksheets/_rels/sheet8.xml.rels']).toContain(
      'Target="http://town.test/news/%E0%B9%80%E0%B8%81%E0%B9%88%E0%B8%B2/12.html" TargetMode="External"',
    );
  });

  it('has every cell in a font with Thai letters, wrapped where it has no style of its own', () => {
    const styles = files['xl/styles.xml']!;
    const fonts = styles.match(/<font>.*?<\/font>/g) ?? [];
    expect(fonts.length).toBeGreaterThan(2);
    expect(fonts.filter((font) => !font.includes('<name val="Tahoma"/><sz val="10"/>'))).toEqual([]);
    const formats = /<cellXfs.*<\/cellXfs>/.exec(styles)?.[0].match(/<xf [^>]*>/g) ?? [];
    expect(formats.filter((format) => !format.includes('fontId="'))).toEqual([]);
    expect(styles).toMatch(/<cellXfs[^>]*><xf [^>]*><alignment vertical="top" wrapText="1"\/>/);
  });

  it('says of each broken link where it stands', () => {
    const [broken] = rowsOf('ลิงก์เสีย');
    expect(Object.values(broken!)).toEqual([
      'http://town.test/news/เก่า/12.html',
      404,
      'เปิดไม่ได้ เซิร์ฟเวอร์ตอบ 404',
      'http://town.test/',
      'ข่าวจัดซื้อจัดจ้าง',
      7,
      'link/http-status',
    ]);
  });

  it('names the agency in each row of several checklists', async () => {
    const many = read((await xlsx.renderMany([report, report], sampleView)) as Uint8Array, { type: 'buffer' });
    const rows: Record<string, unknown>[] = utils.sheet_to_json(many.Sheets.งานที่ต้องทำ!);
    expect(rows).toHaveLength(42);
    expect(rows[0]!.หน่วยงาน).toBe('เทศบาลตำบลสำราญ');
    expect(many.SheetNames.slice(0, 4)).toEqual(['สรุป', 'รายข้อ', 'งานที่ต้องทำ', 'เทศบาลตำบลสำราญ']);
    const matrix: Record<string, unknown>[] = utils.sheet_to_json(many.Sheets.รายข้อ!);
    expect(matrix.map((row) => [row.หน่วยงาน, row.O13])).toEqual([
      ['เทศบาลตำบลสำราญ', '✖'],
      ['เทศบาลตำบลสำราญ', '✖'],
      ['จำนวนหน่วยงานที่ไม่ผ่าน', 2],
    ]);
  });
});

describe('names of sheets', () => {
  it('keep to what Excel takes and stay apart', () => {
    const taken = new Set<string>();
    const names = ["'กอง/คลัง:*?[x]'", 'ก'.repeat(40), 'ก'.repeat(50), 'Unit', 'UNIT', '  ', '\\'].map((name) =>
      sheetName(name, taken),
    );
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
  });
});
