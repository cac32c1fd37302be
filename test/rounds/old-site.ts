import { file, html, type Routes } from '../helpers/site.js';

/** What `test/fixtures/state-v1` was made of: three rounds of a municipality at town.test. */
export const OLD_DAYS = ['2025-10-02', '2025-10-17', '2025-11-01'] as const;

export const OLD_CHECKLIST = `version: 1
agency: { name: เทศบาลตำบลสำราญ, district: เมืองยโสธร, province: ยโสธร }
site: http://town.test/
fiscalYear: 2568
schedule: { everyDays: 15 }
scoring: { indicators: [{ id: "9", title: การเปิดเผยข้อมูล, groups: [[O1, O6, O13]] }] }
items:
  O1: { title: โครงสร้าง, owner: สำนักปลัด, urls: [http://town.test/o1.html], checks: [{ text: { all: [อำนาจหน้าที่] } }] }
  O6: { title: แผนการใช้จ่ายงบประมาณประจำปี, owner: กองคลัง, urls: [http://town.test/o6.html], checks: [change] }
  O13: { title: รายงานสรุปผลการจัดซื้อจัดจ้าง, owner: กองคลัง, urls: [http://town.test/o13.html], checks: [egp] }
`;

const shown = (title: string, body: string) =>
  html(`<html><head><title>${title}</title></head><body><main>${body}</main></body></html>`);

/** The site in one of the rounds: a budget that changes without a letter in the second, a number put right in the third. */
export function oldSite(round: number): Routes {
  const number = round < 3 ? '6701912345' : '67019123457';
  return {
    '/': shown('เทศบาลตำบลสำราญ', '<h1>เทศบาลตำบลสำราญ</h1><a href="/old.html">ข่าวเก่า</a>'),
    '/o1.html': shown('โครงสร้าง', '<h1>โครงสร้างและอำนาจหน้าที่</h1>'),
    '/o6.html': shown('แผน', `<h1>แผนการใช้จ่าย</h1><p>งบประมาณ ${round < 2 ? '100,000' : '90,000'} บาท</p>`),
    '/o13.html': shown('พัสดุ', '<h1>รายงานผล</h1><a href="/o13.csv">รายงานสรุปผล</a>'),
    '/o13.csv': file(
      `ลำดับที่,รายการ,เลขที่โครงการ\n1,ซื้อกระดาษ,67019123456\n19,จ้างเหมา,${number}\n`,
      'text/csv; charset=utf-8',
    ),
  };
}
