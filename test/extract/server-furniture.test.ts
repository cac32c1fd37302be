import { describe, expect, test } from 'vitest';
import { readDecodedHtml } from '../../src/extract/read-html.js';

const menu = ['หน้าหลัก', 'ข้อมูลทั่วไป', 'ข่าว', 'แผนพัฒนา', 'ติดต่อ'].map(
  (label, at) => `<li><a href="/m/${at}">${label}</a></li>`,
);
const plan = (row = 'โครงการก่อสร้างถนน', sum = '350,000'): string =>
  `<h1>แผนดำเนินงาน ประจำปี 2568</h1><table><tr><th>ลำดับที่</th><th>โครงการ</th><th>งบประมาณ</th></tr><tr><td>1</td><td>${row}</td><td>${sum}</td></tr></table>`;
const contentOf = (more: string, table = plan()): string | undefined =>
  readDecodedHtml(
    `<html><head><title>แผนดำเนินงาน</title></head><body><div id="menu"><ul>${menu.join('')}</ul></div><div id="content">${table}${more}</div><div id="footer">สำนักงานเทศบาล</div></body></html>`,
    'https://town.go.th/o6',
  ).content;

const days = ['2 ตุลาคม 2568', '17 ตุลาคม 2568'];
const pieces: Readonly<Record<string, (visit: 0 | 1) => string>> = {
  'the time at which it was printed': (visit) => `<p>พิมพ์เมื่อ ${days[visit]} 10:2${visit} น.</p>`,
  'the time at which it was printed, in English': (visit) => `<p>Printed on ${visit + 2}/10/2025 10:2${visit}</p>`,
  'a table of visitors right behind the table of the plan': (visit) =>
    `<table><tr><td>วันนี้</td><td>${5 + visit}</td></tr><tr><td>เมื่อวาน</td><td>${8 + visit}</td></tr><tr><td>ทั้งหมด</td><td>${999 + visit}</td></tr></table>`,
  'related entries without a box of their own': (visit) =>
    `<h3>เรื่องที่เกี่ยวข้อง</h3><ul><li><a href="/n/${visit}">${['ประกาศรับสมัครพนักงานจ้าง', 'ขอเชิญร่วมงานลอยกระทง'][visit]}</a></li></ul>`,
  'other news': (visit) =>
    `<h4>ข่าวอื่นๆ</h4><p><a href="/n/${visit}">${['ประกาศสอบราคา', 'กำหนดการงานกาชาด'][visit]}</a></p>`,
  'a greeting of the day': (visit) => `<p>${['สวัสดีวันจันทร์ค่ะ', 'สวัสดีตอนเช้าวันพุธ'][visit]}</p>`,
  'the price of gold': (visit) => `<p>ราคาทองวันนี้ บาทละ 32,${visit + 1}50 บาท</p>`,
  'what gold is bought and sold for': (visit) => `<p>ทองคำแท่ง รับซื้อ 32,${visit}00 ขายออก 32,${visit}50</p>`,
  'days that are left': (visit) => `<p>นับถอยหลังสู่งานบุญบั้งไฟ ${12 - visit} วัน</p>`,
  'days that are left for something': (visit) => `<p>เหลือเวลาอีก ${12 - visit} วัน ปิดรับคำขอ</p>`,
  'a proverb of the day': (visit) => `<div><b>คติธรรมประจำวัน</b><br>${['น้ำขึ้นให้รีบตัก', 'ช้าๆ ได้พร้าเล่มงาม'][visit]}</div>`,
};

describe('what a server writes beside the content is no change of it', () => {
  test.each(Object.entries(pieces))('%s', (_, piece) => expect(contentOf(piece(0))).toBe(contentOf(piece(1))));
});

const changes: Readonly<Record<string, (visit: 0 | 1) => string | undefined>> = {
  'a table of the municipality with figures of today': (visit) =>
    contentOf(`<table><tr><td>ผู้เข้าอบรมวันนี้</td><td>${5 + visit}</td></tr></table>`),
  'the day of the data': (visit) => contentOf(`<p>ข้อมูล ณ วันที่ ${days[visit]}</p>`),
  'documents under a heading of related ones': (visit) =>
    contentOf(`<h3>เรื่องที่เกี่ยวข้อง</h3><p>ใช้แผนฉบับที่ ${visit + 1} <a href="/a.pdf">แผน</a></p>`),
  'a sentence under a heading of related ones': (visit) =>
    contentOf(`<h3>ข่าวที่เกี่ยวข้อง</h3><p>นายกเทศมนตรีอนุมัติแผนเมื่อวันที่ ${days[visit]} ตามมติสภาเทศบาล</p>`),
  'a row': (visit) => contentOf('', plan(['ก่อสร้างถนน', 'ก่อสร้างรางระบายน้ำ'][visit])),
  'days within which something is done': (visit) => contentOf(`<p>ดำเนินการภายใน ${12 + visit} วัน</p>`),
  'money that is left': (visit) => contentOf(`<p>งบประมาณคงเหลือ 32,${visit}00 บาท</p>`),
  'words to people in a greeting': (visit) => contentOf(`<p>สวัสดี ขอเชิญประชุมประชาคม${['หมู่ที่ 3', 'หมู่ที่ 5'][visit]}</p>`),
  'an amount beside a counter': (visit) =>
    contentOf(`<p>Hits: ${visit}</p>`, plan(undefined, ['1,000', '2,000'][visit])),
};

describe('what the municipality wrote is', () => {
  test.each(Object.entries(changes))('%s', (_, at) => expect(at(0)).not.toBe(at(1)));
});
