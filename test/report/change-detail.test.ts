import { expect, test } from 'vitest';
import { changeDetail } from '../../src/report/compose/place.js';

test.each([
  [
    'ลำดับที่ 19 › ราคากลาง: 100 → 200; ผู้ชนะ: ∅ → ก',
    'ลำดับที่ 19 คอลัมน์ “ราคากลาง”: 100 → 200; ผู้ชนะ: ∅ → ก',
    'ลำดับที่ 19, column “ราคากลาง”: 100 → 200; ผู้ชนะ: ∅ → ก',
  ],
  ['#3 › งบประมาณ: 1 → 2', 'แถวที่ 3 คอลัมน์ “งบประมาณ”: 1 → 2', 'Row 3, column “งบประมาณ”: 1 → 2'],
  ['#3: 1 → 2', 'แถวที่ 3: 1 → 2', 'Row 3: 1 → 2'],
  ['ถนน: 100 → 200', 'ถนน: 100 → 200', 'ถนน: 100 → 200'],
  ['+ หน้าแรก › ข่าว: ใหม่', '+ หน้าแรก › ข่าว: ใหม่', '+ หน้าแรก › ข่าว: ใหม่'],
  ['→ https://town.example/%E0%B8%81.pdf', '→ https://town.example/ก.pdf', '→ https://town.example/ก.pdf'],
])('%s', (line, th, en) => {
  expect([changeDetail(line, 'th'), changeDetail(line, 'en')]).toEqual([th, en]);
});
