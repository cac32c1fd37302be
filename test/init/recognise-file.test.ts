import { expect, it } from 'vitest';
import { recogniseFile } from '../../src/init/recognise/recognise-file.js';
import { loadProfileForTest } from './profile.js';

const profile = loadProfileForTest();

async function itemOf(name: string, text: string, title: string | null = null) {
  const found = await recogniseFile({ url: 'file:///x', name, title, text }, profile.items, 2568);
  return found?.item.id ?? null;
}

it.each([
  ['a.csv', 'รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ ประจำปีงบประมาณ พ.ศ. 2567', 'O13'],
  ['scan01.pdf', 'ประกาศเจตนารมณ์นโยบาย No Gift Policy ประจำปีงบประมาณ พ.ศ. 2568', 'O21'],
  ['แผนปฏิบัติการป้องกันการทุจริต 2568.pdf', '', 'O25'],
  ['doc.docx', 'เทศบาลตำบลสำราญ\nคู่มือสำหรับประชาชน\nขั้นตอน', 'O9'],
])('%s is evidence of an item by its name or opening', async (name, text, id) => {
  expect(await itemOf(name, text)).toBe(id);
});

it.each([
  ['plan.csv', 'โครงการ,งบประมาณ\nก่อสร้างถนน,100'],
  ['รูปภาพ.jpg', ''],
])('%s is like none of them', async (name, text) => {
  expect(await itemOf(name, text)).toBeNull();
});

it.each([
  ['ติดต่อ/แผนที่', 'O3'],
  ['รายงานติดตามและประเมินผลแผน', 'O7'],
  ['คู่มือการทำงานของหน่วยงาน', 'O8'],
  ['การปฏิบัติการป้องกันการทุจริต', 'O25'],
  ['มาตรการภายใน', 'O27'],
  ['การบริหารจัดการความเสี่ยง', 'O23'],
])('%s, as menus call it, is of an item', async (title, id) => {
  expect(await itemOf('page.html', title, title)).toBe(id);
});
