import { expect, it } from 'vitest';
import { recogniseFile } from '../../src/init/recognise/recognise-file.js';
import { profileOf } from './profile.js';

const profile = profileOf(2568);
const NEXT = profileOf(2569);

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

/** What offices call their files, with the item in each year; null: its year is not that profile's, '': it is of none. */
const NAMES: readonly (readonly [string, string, string | null])[] = [
  ['โครงสร้างเทศบาล.pdf', 'O1', 'O1'],
  ['แผนผังโครงสร้างส่วนราชการ.jpg', 'O1', 'O1'],
  ['คณะผู้บริหาร.pdf', 'O2', 'O2'],
  ['ทำเนียบผู้บริหาร 2568.docx', 'O2', 'O2'],
  ['ข้อมูลการติดต่อ.docx', 'O3', 'O3'],
  ['แผนพัฒนาท้องถิ่น 5 ปี พ.ศ.2566-2570.pdf', 'O5', 'O5'],
  ['เล่มแผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) เพิ่มเติม ครั้งที่ 2-2567.pdf', 'O5', 'O5'],
  ['O6 แผนและความก้าวหน้า ปี 2568.xlsx', 'O6', null],
  ['แผนการใช้จ่ายงบประมาณ ประจำปี 2568.pdf', 'O6', null],
  ['แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2568.pdf', 'O6', null],
  ['รายงานผลการดำเนินงานประจำปี 2567.pdf', 'O7', null],
  ['รายงานติดตามและประเมินผลแผนพัฒนาท้องถิ่น ประจำปี 2567.pdf', 'O7', null],
  ['คู่มือการปฏิบัติงานของเจ้าหน้าที่.pdf', 'O8', 'O8'],
  ['คู่มือปฏิบัติงาน กองคลัง.pdf', 'O8', 'O8'],
  ['คู่มือสำหรับประชาชน งานทะเบียน.pdf', 'O9', 'O9'],
  ['สถิติการให้บริการ ปี 2567.xlsx', 'O11', null],
  ['ข้อมูลเชิงสถิติการให้บริการ (Walk-in และ E-Service).pdf', 'O11', null],
  ['รายการจัดซื้อจัดจ้างและความก้าวหน้า 2568.xlsx', 'O12', null],
  ['ITA-o12.xlsx', 'O12', 'O12'],
  ['รายงานสรุปผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ.2567.xlsx', 'O13', null],
  ['แผนบริหารและพัฒนาทรัพยากรบุคคล 68.pdf', 'O14', null],
  ['รายงานผลการบริหารทรัพยากรบุคคล 2567.docx', 'O15', null],
  ['ประมวลจริยธรรมพนักงานเทศบาล.pdf', 'O16', 'O15'],
  ['คู่มือการดำเนินการเรื่องร้องเรียนการทุจริต.pdf', 'O17', 'O16'],
  ['สถิติเรื่องร้องเรียนการทุจริต 2567.pdf', 'O19', null],
  ['รายงานการมีส่วนร่วมของประชาชน 2568.pdf', 'O20', null],
  ['ประกาศ No Gift Policy 2568.pdf', 'O21', null],
  ['แบบสรุปรายงานการรับทรัพย์สินหรือประโยชน์อื่นใด 2567.pdf', 'O22', null],
  ['การประเมินความเสี่ยงการทุจริต 2568.docx', 'O23', null],
  ['รายงานผลการจัดการความเสี่ยงการทุจริต 2567.docx', 'O24', null],
  ['แผนปฏิบัติการป้องกันการทุจริต 2566-2570.pdf', 'O25', 'O23'],
  ['รายงานผลการดำเนินการป้องกันการทุจริต ปี 67.pdf', 'O26', null],
  ['มาตรการส่งเสริมคุณธรรมและความโปร่งใส 2568.docx', 'O27', null],
  ['รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส 2567.pdf', 'O28', null],
  ['สขร.1 มกราคม 2569.xlsx', '', 'O11'],
  ['สรุปผลการจัดซื้อจัดจ้างรายเดือน ธ.ค. 68.pdf', '', 'O11'],
  ['การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร 2569.docx', '', 'O25'],
  ['แผนอัตรากำลัง 3 ปี.pdf', '', ''],
  ['รายงานการประชุมสภา สมัยสามัญ.pdf', '', ''],
  ['ใบเสร็จรับเงิน.pdf', '', ''],
  ['ประกาศราคากลาง ก่อสร้างถนน.pdf', '', ''],
  ['เทศบัญญัติงบประมาณรายจ่าย 2568.pdf', '', ''],
];

it.each(NAMES)('%s is of %s in 2568, of %s in 2569', async (name, of2568, of2569) => {
  expect((await itemOf(name, '')) ?? '').toBe(of2568);
  if (of2569 === null) return;
  const found = await recogniseFile({ url: 'file:///x', name, title: null, text: '' }, NEXT.items, 2569);
  expect(found?.item.id ?? '').toBe(of2569);
});

it.each([
  ['รายงานผลการดำเนินงานประจำปี 2565.pdf', 'O7'],
  ['แผนปฏิบัติการป้องกันการทุจริต ปี 2572.pdf', 'O25'],
  ['รายงานสรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. 2560.xlsx', 'O13'],
])('%s, of another year, is of its item all the same', async (name, id) => {
  expect(await itemOf(name, '')).toBe(id);
});
