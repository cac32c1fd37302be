import { describe, expect, it } from 'vitest';
import { faultOf } from '../../src/crawl/judge/page-nature.js';
import { readPage } from '../../src/extract/html/page/page-reader.js';

const faultIn = (title: string, body: string) =>
  faultOf(
    readPage(Buffer.from(`<html><head><title>${title}</title></head><body>${body}</body></html>`), {
      contentType: 'text/html; charset=utf-8',
    }),
  )?.kind ?? null;

describe('what a server says with a status, sent with 200', () => {
  it.each([
    ['403 Forbidden', '<center><h1>403 Forbidden</h1></center><hr><center>nginx/1.18.0</center>'],
    ['Forbidden', "<h1>Forbidden</h1><p>You don't have permission to access this resource.</p>"],
    ['401 - Unauthorized: Access is denied due to invalid credentials.', '<h2>401 - Unauthorized</h2>'],
    [
      '403.14',
      '<h2>HTTP Error 403.14 - Forbidden</h2><h3>The Web server is configured to not list the contents of this directory.</h3>',
    ],
    [
      'Directory Listing Denied',
      '<h1>Directory Listing Denied</h1>This Virtual Directory does not allow contents to be listed.',
    ],
    ['410 Gone', '<h1>Gone</h1><p>410 Gone</p>'],
  ])('%s is an error', (title, body) => expect(faultIn(title, body)).toBe('error'));

  it.each([
    ['สถิติ', '<h1>สถิติการให้บริการ</h1><p>ผู้ใช้บริการ 403 ราย และ 500 โครงการ ประจำปีงบประมาณ พ.ศ. 2568</p>'],
    [
      'คู่มือ',
      `<h1>คู่มือการใช้งานเว็บไซต์</h1><p>หากพบข้อความ 403 Forbidden ให้แจ้งเจ้าหน้าที่</p><p>${'ขั้นตอนการขอใช้บริการออนไลน์ของเทศบาล '.repeat(20)}</p>`,
    ],
    [
      'บริการออนไลน์',
      '<h1>E-Service</h1><p>ยื่นคำร้องได้ที่ <a href="https://forms.gle/x">แบบฟอร์ม</a> กรณีที่ระบบขัดข้อง โทร 045-123456</p>',
    ],
    ['ติดต่อ', '<h1>ติดต่อเทศบาล</h1><p>โทร 045-123456 หากเว็บไซต์ขัดข้อง โทร 045-123457</p>'],
  ])('%s is content', (title, body) => expect(faultIn(title, body)).toBe(null));

  it('an answer that says so without condition is an error', () =>
    expect(faultIn('เทศบาล', '<p>ขออภัย เว็บไซต์ขัดข้อง กรุณาติดต่อผู้ดูแล</p>')).toBe('error'));
});

describe('a page under its own name, with nothing beneath it', () => {
  it.each([
    ['รายงานผล', '<h1>รายงานผลการใช้จ่ายงบประมาณประจำปี</h1><p>อยู่ระหว่างดำเนินการ</p>', 'unfinished'],
    ['รายงานผล', '<h1>รายงานผลการใช้จ่ายงบประมาณ</h1><p>รอข้อมูล</p>', 'unfinished'],
    ['แผน', '<h1>แผนพัฒนาบุคลากร</h1><p>อยู่ในขั้นตอนการรวบรวมข้อมูล ขออภัยในความไม่สะดวก</p>', 'unfinished'],
    ['แผน', '<h1>แผนการใช้จ่ายงบประมาณประจำปี</h1><p>อยู่ระหว่างการจัดทำข้อมูล</p>', 'unfinished'],
    ['แผน', '<h1>แผน</h1><table><tr><th>ลำดับ</th><th>หัวข้อ</th></tr><tr><td>ไม่มีข้อมูล</td></tr></table>', 'empty'],
    ['Plan', '<h1>แผน</h1><p>No data available in table</p>', 'missing'],
    ['ผลการค้นหา', '<p>ไม่พบผลการค้นหา</p>', 'missing'],
  ])('%s %s', (title, body, kind) => expect(faultIn(title, body)).toBe(kind));

  it.each([
    [
      'ผลการดำเนินงาน',
      '<h1>ความก้าวหน้าการดำเนินงาน</h1><table><tr><td>ก่อสร้างถนน หมู่ 1</td><td>อยู่ระหว่างดำเนินการ</td></tr><tr><td>ซื้อรถขยะ</td><td>แล้วเสร็จ</td></tr></table>',
    ],
    ['เรื่องร้องเรียน', '<h1>สถิติเรื่องร้องเรียนการทุจริต</h1><table><tr><th>เดือน</th></tr><tr><td>ไม่มีข้อมูล</td></tr></table>'],
    ['No Gift', '<h1>รายงานการรับของขวัญ</h1><p>ไม่มีข้อมูลการรับของขวัญในปี 2568</p>'],
    [
      'แผน',
      '<h1>แผนพัฒนา</h1><p>เทศบาลอยู่ระหว่างการจัดทำแผนพัฒนาท้องถิ่น (พ.ศ. 2571-2575) โดยเปิดรับฟังความคิดเห็นจากประชาชนถึงวันที่ 30 มิถุนายน 2568 ณ สำนักปลัดเทศบาล</p>',
    ],
    ['คู่มือ', '<h1>คู่มือการใช้งาน</h1><p>หากไม่สามารถเปิดไฟล์ได้ ให้ติดตั้งโปรแกรมอ่าน PDF หรือโทร 045-000000</p>'],
  ])('%s %s is content', (title, body) => expect(faultIn(title, body)).toBe(null));
});

describe('what stands in place of a site', () => {
  it.each([
    ['', '<p>Could not connect: Too many connections</p>', 'error'],
    ['', '<p>ขออภัย ไม่สามารถแสดงข้อมูลได้ในขณะนี้</p>', 'error'],
    ['Error', '<p>An error occurred while processing your request.</p>', 'missing'],
    ['', '<p>Domain นี้หมดอายุ กรุณาติดต่อผู้ให้บริการ</p>', 'suspended'],
    ['เทศบาล', '<p>เว็บไซต์นี้ยังไม่ได้ชำระค่าบริการโฮสติ้ง</p>', 'suspended'],
    ['หมดอายุ', '<h2>โฮสติ้งของท่านหมดอายุการใช้งานแล้ว</h2><p>กรุณาต่ออายุบริการ</p>', 'suspended'],
    ['', '<h1>Defaced by GhostSec</h1>', 'replaced'],
    [
      'คาสิโนออนไลน์ เว็บตรง',
      '<h1>คาสิโนออนไลน์ เว็บตรง ฝากถอนออโต้</h1><p>บาคาร่าออนไลน์ สล็อตแตกง่าย แทงบอล เครดิตฟรี ไม่ต้องฝาก สมัครเลย</p>',
      'replaced',
    ],
  ])('%s %s', (title, body, kind) => expect(faultIn(title, body)).toBe(kind));

  it.each([
    [
      'ประกาศ',
      '<h1>ประกาศเตือนภัยเว็บพนันออนไลน์</h1><p>เทศบาลขอเตือนประชาชน อย่าหลงเชื่อโฆษณา สล็อตเว็บตรง บาคาร่า เครดิตฟรี เพราะผิดกฎหมาย</p>',
    ],
    [
      'สล็อตเว็บตรง แตกง่าย',
      `<h1>แผนพัฒนาท้องถิ่น</h1><p>${'โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก บ้านสำราญ หมู่ที่ 1 งบประมาณ 350,000 บาท '.repeat(12)}</p>`,
    ],
    ['ประชาสัมพันธ์', '<h1>ขอให้ต่ออายุใบอนุญาต</h1><p>ผู้ที่ใบอนุญาตหมดอายุ และยังไม่ได้ชำระค่าบริการเก็บขยะ ให้ติดต่อกองคลัง</p>'],
    [
      'อบรม',
      `<h1>อบรมความปลอดภัยไซเบอร์</h1><p>วิทยากรสาธิตหน้าเว็บที่แสดง Hacked by และวิธีป้องกัน ${'แก่พนักงานเทศบาล ณ ห้องประชุมเทศบาลตำบลสำราญ '.repeat(7)}</p>`,
    ],
  ])('%s %s is content', (title, body) => expect(faultIn(title, body)).toBe(null));
});
