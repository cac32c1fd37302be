import { describe, expect, test } from 'vitest';
import { nearest, similarity } from '../../src/text/thai/similarity.js';

describe('similarity', () => {
  test('the same label in another guise is the same', () => {
    expect(similarity('รายงาน ปี ๒๕๖๘', 'รายงาน  ปี 2568')).toBe(1);
  });

  test.each([
    ['จัดจ้่าง', 'จัดจ้าง'],
    ['ปรจำปี', 'ประจำปี'],
    ['ความโปร่งในภายใน', 'ความโปร่งใสภายใน'],
    ['ประมวลผลจริยธรรม', 'ประมวลจริยธรรม'],
  ])('the typing error %s is near to %s', (typo, right) => {
    expect(similarity(typo, right)).toBeGreaterThan(0.7);
  });

  test('a label is nearer to its own title than to a look-alike', () => {
    const label = 'รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี';
    const own = similarity(label, 'รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี');
    expect(own).toBeGreaterThan(similarity(label, 'รายการการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ'));
  });

  test('it is symmetric, and nothing is like an empty word', () => {
    expect(similarity('แผนพัฒนา', 'แผนปฏิบัติการ')).toBe(similarity('แผนปฏิบัติการ', 'แผนพัฒนา'));
    expect(similarity('', 'แผน')).toBe(0);
    expect(similarity('abc', 'xyz')).toBe(0);
  });
});

describe('nearest', () => {
  const checks = ['link', 'file', 'date', 'egp', 'table', 'text', 'coverage', 'change', 'qr', 'channel'];

  test.each([
    ['tabel', 'table'],
    ['Tables', 'table'],
    ['dtae', 'date'],
    ['chanel', 'channel'],
    ['epg', 'egp'],
  ])('%s was meant as %s', (word, meant) => {
    expect(nearest(word, checks)).toBe(meant);
  });

  test('what is like nothing has no suggestion', () => {
    expect(nearest('spreadsheet', checks)).toBeNull();
    expect(nearest('x', [])).toBeNull();
  });

  test('Thai column names are suggested too', () => {
    expect(nearest('ราคาากลาง', ['วงเงิน', 'ราคากลาง'])).toBe('ราคากลาง');
  });
});
