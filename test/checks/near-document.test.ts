import { describe, expect, test } from 'vitest';
import { nearDocuments } from '../../src/checks/item/near-document.js';
import { extractDocument } from '../../src/extract/extract-document.js';
import type { TextFact } from '../../src/model/facts.js';
import { bytes, hintsFor } from '../extract/hints.js';

const find = (keywords: string[], not: string[]) => ({ keywords, not, fiscalYear: null, kind: 'any' }) as const;

const HR_PLAN = {
  title: 'แผนการบริหารและพัฒนาทรัพยากรบุคคล',
  find: find(['แผนบริหารทรัพยากรบุคคล', 'แผนพัฒนาบุคลากร'], ['รายงาน', 'ผลการ', 'อัตรากำลัง', '3 ปี']),
  patterns: ['บริหารทรัพยากรบุคคล', 'พัฒนาบุคลากร'],
};
const STRUCTURE = {
  title: 'โครงสร้างและอำนาจหน้าที่',
  find: find(['โครงสร้างส่วนราชการ', 'อำนาจหน้าที่'], ['อัตรากำลัง']),
  patterns: ['โครงสร้าง', 'อำนาจหน้าที่'],
};
const ANNUAL_REPORT = {
  title: 'รายงานผลการดำเนินงานประจำปี',
  find: find(['รายงานประจำปี'], ['ความพึงพอใจ', 'ควบคุมภายใน']),
  patterns: ['ผลการดำเนินงาน', 'รายงานประจำปี'],
};

interface Source {
  readonly name: string;
  readonly text: string;
  readonly on?: string;
  readonly label?: string;
}

async function read({ name, text, on, label }: Source): Promise<TextFact> {
  const hints = hintsFor(name);
  const { title, opening, type, texts } = await extractDocument(bytes(text), hints);
  const foundOn = on === undefined ? null : hintsFor(on).url;
  return { url: hints.url, title, opening, type, blocks: texts.ok ? texts.value : [], label: label ?? null, foundOn };
}

const html = (body: string, title = 'เทศบาล') =>
  `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

/** `fail`: plainly another document; `review`: a person looks; `none`. */
async function judged(sought: typeof HR_PLAN, ...sources: Source[]): Promise<string> {
  const near = nearDocuments(await Promise.all(sources.map(read)), sought);
  if (near.length === 0) return 'none';
  return near.every(({ isPlain }) => isPlain) ? 'fail' : 'review';
}

const page = (body: string, title?: string): Source => ({ name: 'page.html', text: html(body, title) });
const CITING = '<p>ดำเนินการตามแผนอัตรากำลัง 3 ปี เพื่อพัฒนาบุคลากร</p>';

describe('what a document calls itself decides', () => {
  test('another plan is not the plan, whatever its text mentions', async () => {
    expect(await judged(HR_PLAN, page(`<h1>แผนอัตรากำลัง 3 ปี</h1>${CITING}`))).toBe('fail');
    const print = 'แผนอัตรากำลังสามปี\nประจำปีงบประมาณ 2567 - 2569\n';
    const body = 'ข้อ 1 หลักการ\nแนวทางการพัฒนาบุคลากร\n';
    expect(await judged(HR_PLAN, { name: 'plan.txt', text: `${print}${body}` })).toBe('fail');
    expect(await judged(ANNUAL_REPORT, page('<h1>รายงานการควบคุมภายใน</h1><p>ผลการดำเนินงาน</p>'))).toBe('fail');
  });

  test('an announcement is about what its subject names', async () => {
    const announcement = (subject: string) => ({
      name: 'a.txt',
      text: `ประกาศองค์การบริหารส่วนตำบลตัวอย่าง\n${subject}\n${'.'.repeat(20)}\nตามที่คณะกรรมการเห็นชอบ จึงประกาศใช้ เพื่อการสรรหาและพัฒนาบุคลากร\n`,
    });
    for (const subject of ['เรื่อง การใช้แผนอัตรากำลัง 3 ปี (พ.ศ. 2567 - 2569)', 'เรื่อง ประกาศใช้แผนอัตรากำลัง 3 ปี'])
      expect(nearDocuments([await read(announcement(subject))], HR_PLAN)).toMatchObject([
        { called: subject, isPlain: true },
      ]);
    for (const subject of ['เรื่อง การใช้แผนพัฒนาบุคลากร 3 ปี', 'เรื่อง ประกาศใช้แผนบริหารทรัพยากรบุคคล'])
      expect(nearDocuments([await read(announcement(subject))], HR_PLAN)).toEqual([]);
  });

  test('where the label or title names the item a person looks', async () => {
    expect(await judged(HR_PLAN, page(`<h1>แผนอัตรากำลัง 3 ปี</h1>${CITING}`, 'แผนพัฒนาบุคลากร'))).toBe('review');
    const both = 'แผนอัตรากำลังสามปี\nและแผนพัฒนาบุคลากร\n';
    expect(await judged(HR_PLAN, { name: 'plan.txt', text: both })).toBe('review');
    const on = { on: 'page.html', label: 'แผนบริหารทรัพยากรบุคคล' };
    const file = { name: 'plan.txt', text: 'แผนอัตรากำลังสามปี\nส่วนที่ 1\n', ...on };
    expect(await judged(HR_PLAN, page('<h1>แผนพัฒนาบุคลากร</h1>'), file)).toBe('review');
  });

  test.each([
    ['an own plan that cites the other', page(`<h1>แผนพัฒนาบุคลากร ภายใต้แผนอัตรากำลัง 3 ปี</h1>${CITING}`)],
    ['a heading that names nothing', page(`<h1>เทศบาลตำบลตัวอย่าง</h1>${CITING}`)],
    ['a page that only mentions the other', page(`<h1>งานการเจ้าหน้าที่</h1><h2>แผนอัตรากำลัง</h2>${CITING}`)],
  ])('%s is none', async (_, source) => expect(await judged(HR_PLAN, source)).toBe('none'));

  test('one own document among others is enough', async () => {
    const on = { on: 'page.html' };
    const other = { name: 'a.txt', text: 'แผนอัตรากำลังสามปี\n', ...on };
    const own = { name: 'b.txt', text: 'แผนพัฒนาบุคลากร\n', ...on };
    expect(await judged(HR_PLAN, page('<h1>งานบุคคล</h1>'), other, own)).toBe('none');
    expect(await judged(HR_PLAN, page('<h1>งานบุคคล</h1>'), other)).toBe('fail');
  });
});

describe('a whole law', () => {
  const articles = (word: string) => `<p>${word} ๑ ชื่อ</p><p>${word} ๒ ให้ใช้บังคับ</p><p>ให้มีอำนาจหน้าที่</p>`;

  test.each([
    ['an act', `<h1>พระราชบัญญัติเทศบาล พ.ศ. ๒๔๙๖</h1>${articles('มาตรา')}`],
    ['a print of the gazette', `<p>เล่ม ๑๓๐ ตอนที่ ๙ ก ราชกิจจานุเบกษา</p><p>กฎกระทรวง</p>${articles('ข้อ')}`],
    ['a rule of a ministry', `<h2>ระเบียบกระทรวงมหาดไทย ว่าด้วยการบริหารงาน</h2>${articles('ข้อ')}`],
  ])('%s is no page of the office', async (_, body) => expect(await judged(STRUCTURE, page(body))).toBe('fail'));

  test.each([
    ['a structure page that quotes the law', `<h1>โครงสร้างและอำนาจหน้าที่</h1>${articles('มาตรา')}`],
    ['duties under the name of the office', `<h1>เทศบาลตำบล</h1><p>ตามพระราชบัญญัติเทศบาล</p>${articles('มาตรา')}`],
    ['an announcement of the office', `<h1>ประกาศเทศบาลตำบล</h1>${articles('ข้อ')}`],
    ['an act that is only summed up', '<h1>พระราชบัญญัติเทศบาล</h1><p>มาตรา 50 ให้มีหน้าที่</p><p>มาตรา 51</p>'],
  ])('%s stays', async (_, body) => expect(await judged(STRUCTURE, page(body))).toBe('none'));
});
