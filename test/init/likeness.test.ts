import { describe, expect, it } from 'vitest';
import { createCodeReader } from '../../src/init/recognise/item-code.js';
import { createLikenessReader } from '../../src/init/recognise/likeness.js';
import { profileOf } from './profile.js';

const { items } = profileOf(2568);
const codes = createCodeReader(items.map(({ id }) => id));
const likeness = createLikenessReader({
  phrases: items.map(({ title, find }) => [title, ...(find?.keywords ?? [])]),
  withoutCodes: codes.without,
  names: ['เทศบาลตำบลสำราญ'],
});

function nearest(text: string): string | undefined {
  const values = likeness.of(text);
  return items[values.indexOf(Math.max(...values))]?.id;
}

describe('near-duplicates are told apart', () => {
  it.each([
    ['O12', 'รายงานความก้าวหน้าการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ'],
    ['O13', 'รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปีงบประมาณ พ.ศ. 2567'],
    ['O17', 'คู่มือการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ'],
    ['O18', 'ช่องทางแจ้งเรื่องร้องเรียนการทุจริต เทศบาลตำบลสำราญ'],
    ['O19', 'สถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ ปี 68'],
    ['O23', 'การประเมินความเสี่ยงการทุจริตในประเด็นที่เกี่ยวข้องกับสินบน'],
    ['O24', 'รายงานผลการดำเนินการเพื่อจัดการความเสี่ยงการทุจริต'],
    ['O25', 'แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566-2570)'],
    ['O26', 'รายงานผลการดำเนินการป้องกันการทุจริต'],
    ['O27', 'มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน'],
    ['O28', 'รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส'],
    ['O8', 'คู่มือการปฏิบัติงานของเจ้าหน้าที่'],
    ['O9', 'คู่มือการให้บริการสำหรับประชาชน'],
    ['O14', 'แผนการบริหารและพัฒนาทรัพยากรบุคคล ประจำปี 2568'],
    ['O15', 'รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล'],
  ])('%s: %s', (id, label) => {
    expect(nearest(label)).toBe(id);
  });
});

it('typing errors and lost tone marks change nothing', () => {
  expect(nearest('แผนและความกาวหนาในการดำเนินงานและการใช้งบประมาณปรจำปี พ.ศ..2568')).toBe('O6');
  expect(nearest('ประมวลผลจริยธรรมและการขับเคลื่อนจริยธรรม')).toBe('O16');
  expect(nearest('มาตรฐานการส่งเสริมคุณธรรมและความโปร่งในภายในหน่วยงาน')).toBe('O27');
});

it('labels that only say what to do tell nothing', () => {
  for (const label of ['ดาวน์โหลด', 'คลิกที่นี่', 'O11', 'เอกสาร ปี 2568', 'View', 'ดาวน์โหลดไฟล์ PDF', '12'])
    expect(likeness.isDescriptive(label), label).toBe(false);
  for (const label of ['แผนงาน', 'O11 สถิติ', 'E-Service']) expect(likeness.isDescriptive(label), label).toBe(true);
});

it('what has nothing to do with the items is like none of them', () => {
  for (const label of ['แหล่งท่องเที่ยว', 'ตราสัญลักษณ์และวิสัยทัศน์', 'กองทุนหลักประกันสุขภาพ'])
    expect(Math.max(...likeness.of(label)), label).toBeLessThan(0.4);
});
