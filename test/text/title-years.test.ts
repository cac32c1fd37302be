import { describe, expect, it } from 'vitest';
import { readStatements } from '../../src/text/dates/statements.js';

/** The fiscal years that the first line of a document states of itself. */
const yearsOf = (title: string): readonly number[] =>
  readStatements({ text: `${title}\nเทศบาลตำบลบ้านใหม่`, cover: 0, headings: null }).flatMap(({ fiscalYear, bearing }) =>
    bearing === 'own' && fiscalYear !== null ? [fiscalYear] : [],
  );

describe('the year with which a title ends', () => {
  it.each([
    ['รายงานผลการดำเนินงาน - 2567', [2567]],
    ['รายงานผลการดำเนินงาน ๒๕๖๗', [2567]],
    ['แผนพัฒนาท้องถิ่น (2566-2570)', [2566, 2567, 2568, 2569, 2570]],
    ['แผนพัฒนาท้องถิ่น 2566 – 2568', [2566, 2567, 2568]],
    ['คู่มือประชาชน2568', [2568]],
    ['ประมวลจริยธรรมและการขับเคลื่อนจริยธรรม ปี 2568', [2568]],
    ['ประมวลจริยธรรม ประจำปีงบประมาณ พ.ศ. 2568', [2568]],
  ])('%s', (title, years) => expect(yearsOf(title)).toEqual(years));

  it.each([
    'การประเมิน ITA 2568',
    'การประเมินคุณธรรมและความโปร่งใส (ITA) 2568',
    'ประกาศตามพระราชบัญญัติเทศบาล 2496',
    'ระเบียบกระทรวงมหาดไทย 2560',
    'ประมวลจริยธรรมพนักงานส่วนท้องถิ่น พ.ศ. 2564',
    'ประมวลจริยธรรมผู้บริหารท้องถิ่น (พ.ศ. 2565)',
    'ประกาศ เลขที่ 12/2567',
    'ประกาศ โทร 045-712567',
    'ข้อมูลประชากร 12,567',
    'นายสมบัติ ทองดี 2567',
  ])('is none of its own in %s', (title) => expect(yearsOf(title)).toEqual([]));
});
