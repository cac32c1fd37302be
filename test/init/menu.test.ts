import { describe, expect, it } from 'vitest';
import { itemsOfMenu } from './menu-labels.js';
import { profileOf } from './profile.js';

describe('words of real menus', () => {
  it.each([
    ['ติดต่อ', ['O3'], ['O3']],
    ['ติดต่อ/แผนที่', ['O3'], ['O3']],
    ['รายงานติดตามและประเมินผลแผน', ['O7'], ['O7']],
    ['คู่มือการทำงานของหน่วยงาน', ['O8'], ['O8']],
    ['การบริหารจัดการความเสี่ยง', ['O23', 'O24'], ['O21', 'O22']],
    ['การปฏิบัติการป้องกันการทุจริต', ['O25', 'O26'], ['O23', 'O24']],
    ['มาตรการภายใน', ['O27'], ['O25']],
    ['มาตรการภายในหน่วยงาน', ['O27'], ['O25']],
    ['แผนปฏิบัติการป้องกันปราบปรามการทุจริตและประพฤติมิชอบ และส่งเสริมคุณธรรมจริยธรรม', ['O25'], ['O23']],
    ['สถิติเรื่องร้องเรียนการทุจริต', ['O19'], ['O18']],
    ['จำนวนเรื่องร้องเรียนการทุจริต', ['O19'], ['O18']],
    ['งานจริยธรรม', ['O16'], ['O15']],
  ])('%s', async (label, of2568, of2569) => {
    expect(Object.keys(await itemsOfMenu([label], 2568))).toEqual(of2568);
    expect(Object.keys(await itemsOfMenu([label], 2569))).toEqual(of2569);
  });

  it.each([
    'กองยุทธศาสตร์',
    'กองคลัง',
    'ฝ่ายแผนงานและงบประมาณ',
    'งานประชาสัมพันธ์',
    'งานนโยบายและแผน',
    'งานพัสดุ',
    'งานการเจ้าหน้าที่',
    'สำนักปลัดเทศบาล',
  ])('%s is a unit, no document', async (label) => {
    expect(await itemsOfMenu([label], 2568)).toEqual({});
    expect(await itemsOfMenu([label], 2569)).toEqual({});
  });

  it('how complaints are handled is no statistics', async () => {
    expect(await itemsOfMenu(['การจัดการเรื่องร้องเรียน'])).not.toHaveProperty('O19');
  });

  it('a label that says nothing is told by the heading of its page', async () => {
    const opening = () => 'แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568';
    expect(await itemsOfMenu(['ดูรายละเอียด'], 2568, opening)).toHaveProperty('O25');
  });

  it.each([
    'O25 แผนปฏิบัติการป้องกันปราบปรามการทุจริตและประพฤติมิชอบ และส่งเสริมคุณธรรมจริยธรรม ประจำปีงบประมาณ พ.ศ. 2569',
    'O25 แผนปฏิบัติการป้องกันการทุจริต ปี 2569',
  ])('in a list of the year the number and the name decide, whatever year the label says: %s', async (label) => {
    const titles = profileOf(2568).items.map(({ id, title }) => `${id} ${title}`);
    const list = titles.map((title) => (title.startsWith('O25 ') ? label : title));
    expect(await itemsOfMenu(list, 2568, undefined, false)).toHaveProperty('O25', label);
    const both = [...list, 'O25 แผนปฏิบัติการป้องกันการทุจริต ปี 2568'];
    expect(await itemsOfMenu(both, 2568, undefined, false)).toHaveProperty('O25', both.at(-1));
  });
});
