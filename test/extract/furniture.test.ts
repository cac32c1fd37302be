import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readDecodedHtml } from '../../src/extract/read-html.js';

const PAGES = ['หน้าหลัก', 'โครงสร้าง', 'อำนาจหน้าที่', 'คณะผู้บริหาร', 'แผนพัฒนาท้องถิ่น', 'คู่มือประชาชน', 'ติดต่อเรา'];
const MENU = `<ul>${PAGES.map((label, at) => `<li><a href="/p/${at}">${label}</a></li>`).join('')}</ul>`;
const LONG = 'อากาศร้อนชื้น มีสามฤดู ฝนตกชุกในเดือนกันยายน อุณหภูมิเฉลี่ย 27 องศา เหมาะแก่การปลูกข้าวและอ้อย';
const EIT = 'https://itas.nacc.go.th/go/eit/xxxxxx';

const linesOf = (body: string): string[] => linesOfPage(`<!doctype html><body>${body}</body>`);

function linesOfPage(page: string): string[] {
  const { texts } = readDecodedHtml(page, 'https://town.test/item');
  return texts.ok ? texts.value.map(({ text }) => text) : ['unread'];
}

const fieldLines = async (name: string): Promise<string[]> =>
  linesOfPage(await readFile(resolve('test/fixtures/field/thai', name), 'utf8'));

test.each([
  ['a second menu in plain elements', '03-second-menu-in-divs.html', ['หน้านี้ยังไม่มีเนื้อหา', 'ปีงบประมาณ พ.ศ. 2568']],
  ['a banner of the survey', '04-eit-banner.html', ['แผนพัฒนาบุคลากร', 'แผนพัฒนาบุคลากร ประจำปีงบประมาณ พ.ศ.2564']],
  ['a column on every page', '11-mayor-in-side-column.html', ['สภาพภูมิอากาศ', LONG]],
])('%s is not what a page says', async (_, name, lines) => {
  const said = await fieldLines(name);
  expect(said).toEqual(lines);
});

test.each([
  ['a copy of the menu in cells', `<nav>${MENU}</nav><table><tr><td>${MENU}</td></tr></table><p>${LONG}</p>`],
  ['a copy of the menu at the foot', `<nav>${MENU}</nav><p>${LONG}</p><div class="f">${MENU}</div>`],
  ['a banner of one link', `<div class="x"><a href="${EIT}">ตอบแบบวัด EIT 2568</a></div><p>${LONG}</p>`],
  ['a banner with words', `<div>เชิญตอบแบบวัด พ.ศ. 2568 <a href="${EIT}">คลิก</a></div><p>${LONG}</p>`],
  [
    'a cell of 20 %',
    `<table><tr><td width="20%">นาย ก นายกเทศมนตรีตำบล</td><td width="80%"><p>${LONG}</p></td></tr></table>`,
  ],
  [
    'a Bootstrap column',
    `<div class="row"><div class="col-md-9"><p>${LONG}</p></div><div class="col-md-3"><p>นายกเทศมนตรีตำบล</p></div></div>`,
  ],
])('%s is left out', (_, body) => {
  expect(linesOf(body)).toEqual([LONG]);
});

test('a page of copies alone says nothing', () => {
  expect(linesOf(`<nav>${MENU}</nav><div>${MENU}</div>`)).toEqual([]);
});

test.each([
  [
    'a list under a menu that it shares few links with',
    `<nav>${MENU}</nav><h1>แผน</h1><ul><li><a href="/p/4">แผนพัฒนาท้องถิ่น</a></li></ul>`,
    'แผนพัฒนาท้องถิ่น',
  ],
  [
    'documents in a narrow column',
    `<div class="row"><div class="col-3"><a href="/a.pdf">แผนพัฒนาบุคลากร 2568</a></div><div class="col-9">${LONG}</div></div>`,
    'แผนพัฒนาบุคลากร 2568',
  ],
  [
    'the narrow column beside a map',
    `<div class="row"><div class="col-3">โทรศัพท์ 0 2345 6789</div><div class="col-9"><iframe src="/map"></iframe></div></div>`,
    'โทรศัพท์ 0 2345 6789',
  ],
  [
    'equal columns',
    `<div class="row"><div class="col-6">นาย ก นายกเทศมนตรี</div><div class="col-6">${LONG}</div></div>`,
    'นาย ก นายกเทศมนตรี',
  ],
  [
    'labels beside values',
    `<div><div class="row"><div class="col-3">ชื่อโครงการที่ดำเนินการ</div><div class="col-9">${LONG}</div></div><div class="row"><div class="col-3">วงเงินงบประมาณทั้งหมด</div><div class="col-9">${LONG}</div></div></div>`,
    'วงเงินงบประมาณทั้งหมด',
  ],
  [
    'a page about the survey',
    `<h1>แบบวัด EIT</h1><p>${LONG} ${LONG} ${LONG} <a href="${EIT}">ตอบแบบวัด</a></p>`,
    `${LONG} ${LONG} ${LONG} ตอบแบบวัด`,
  ],
])('%s stays', (_, body, line) => {
  expect(linesOf(body)).toContain(line);
});
