import { expect, test } from 'vitest';
import { replaceDates, unbroken } from '../../src/text/dates/unbroken.js';
import { displayWidth, wrapText } from '../../src/text/thai/width.js';

const marked = (text: string): string => unbroken(text).replaceAll('\u00a0', '_');

test.each([
  ['เมื่อวันที่ 2 ตุลาคม 2568 เวลา 09:03 น. พบ', 'เมื่อวันที่ 2_ตุลาคม_2568_เวลา_09:03_น. พบ'],
  ['๑๗ ต.ค. ๖๘ และ 1 ม.ค. 2568', '๑๗_ต.ค._๖๘ และ 1_ม.ค._2568'],
  ['ปีงบประมาณ พ.ศ. 2568', 'ปีงบประมาณ พ.ศ._2568'],
  ['เดือนมีนาคม 2568', 'เดือนมีนาคม_2568'],
  ['on 2 October 2025, 09:03', 'on 2_October_2025, 09:03'],
  ['มี 12 ข้อ ใน 2568', 'มี 12 ข้อ ใน 2568'],
  ['ข้อ 112 ตุลาคม', 'ข้อ 112 ตุลาคม'],
  ['1 กองคลัง 2568', '1 กองคลัง 2568'],
  ['ไม่มีวันที่', 'ไม่มีวันที่'],
])('%s', (text, expected) => {
  expect(marked(text)).toBe(expected);
});

test('dates that follow each other are each replaced', () => {
  expect(replaceDates('1 May 2025 – 2 May 2025', (date) => `[${date}]`)).toBe('[1 May 2025] – [2 May 2025]');
});

test('neither a date nor a range of numbers goes over two lines, whatever the width', () => {
  const text = 'ครบกำหนดรอบถัดไป 1 พฤษภาคม 2568 เวลา 09:00 น. ได้เพิ่ม 3.33–6.25 คะแนน ภายใน 15 มิถุนายน 2568';
  for (let width = 32; width < 100; width += 1) {
    const lines = wrapText(unbroken(text), width).map((line) => line.replaceAll('\u00a0', ' '));
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const whole of ['1 พฤษภาคม 2568 เวลา 09:00 น.', '3.33–6.25', '15 มิถุนายน 2568'])
      expect(lines.filter((line) => line.includes(whole))).toHaveLength(1);
  }
});

test('an address that fits into a line is not broken, nor a bracket left at the end of one', () => {
  const url = 'https://town.example/แผน/o13.xlsx';
  for (let width = 36; width < 90; width += 1) {
    const lines = wrapText(`พบโฆษณาใน 2 หน้า เช่น ${url} (“สล็อต”) ให้แจ้งผู้ดูแลเว็บไซต์ (ทันที)`, width);
    expect(lines.filter((line) => line.includes(url))).toHaveLength(1);
    expect(lines.filter((line) => /[([“]$/.test(line))).toEqual([]);
    expect(lines.every((line) => displayWidth(line) <= width)).toBe(true);
  }
});
