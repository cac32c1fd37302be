import { describe, expect, it } from 'vitest';
import { faultOf } from '../../src/crawl/judge/page-nature.js';
import { readPage } from '../../src/extract/html/page/page-reader.js';
import { clientFor } from '../helpers/client.js';
import { startSite, status } from '../helpers/site.js';
import { visitSite } from './town.js';

const MENU = '<nav><a href="/">หน้าแรก</a><a href="/news">ข่าว</a></nav>';
const page = (title: string, body: string): string =>
  `<html><head><title>${title}</title></head><body>${body}</body></html>`;
const html = { 'content-type': 'text/html; charset=utf-8' };

async function reasonsOf(body: string): Promise<readonly unknown[]> {
  const site = await startSite({ '*': status(200, body, html) });
  const { client } = clientFor(site.url, { retries: 0 });
  try {
    return (await client.get(site.url)).exchange.problems.map(({ data }) => data.reason);
  } finally {
    await client.close();
    await site.close();
  }
}

describe('a refusal of robots with status 200', () => {
  it.each([
    [
      'Access Denied',
      '<h1>Access Denied</h1><p>Your request has been blocked by the security policy. Incident ID: 88412-0912</p>',
    ],
    ['Request Blocked', '<h2>Request Blocked</h2><p>Your IP address looks like a bot. Event ID 7f21</p>'],
    ['', '<h1>You have been blocked</h1><p>The firewall of this site has taken your request for an automated one.</p>'],
    ['การเข้าถึงของท่านถูกปฏิเสธ', '<p>ไฟร์วอลล์ของเว็บไซต์ปิดกั้นคำขอนี้</p>'],
    ['ไม่อนุญาตให้เข้าใช้งาน', '<p>ระบบรักษาความปลอดภัยปิดกั้นการเข้าใช้งานจากต่างประเทศ</p>'],
  ])('%s', async (title, body) => expect(await reasonsOf(page(title, body))).toEqual(['bot-wall']));

  it.each([
    ['403 Forbidden', "<h1>Forbidden</h1><p>You don't have permission to access this resource.</p>"],
    ['มาตรการรักษาความปลอดภัย', '<h1>มาตรการ</h1><p>ไฟร์วอลล์ปิดกั้นหมายเลขไอพีที่ผิดปกติจากต่างประเทศ</p>'],
    [
      'Access denied: a handbook of the firewall',
      `<p>${'How the firewall blocks a bot by its IP address. '.repeat(20)}</p>`,
    ],
    ['ระงับการใช้น้ำประปา', '<p>งดจ่ายน้ำชั่วคราว หมู่ที่ 4 เพื่อความปลอดภัย</p>'],
  ])('is not %s', async (title, body) => expect(await reasonsOf(page(title, body))).toEqual([]));
});

describe('a program or a database that failed', () => {
  const kindOf = (body: string) =>
    faultOf(readPage(Buffer.from(page('เทศบาลตำบลห้วยแก้ว', MENU + body)), { contentType: html['content-type'] }))
      ?.kind ?? null;

  it.each([
    'SQLSTATE[HY000] [2002] Connection refused (SQL: select * from `pages` where `id` = 18 limit 1)',
    "Microsoft OLE DB Provider for SQL Server error '80004005' Timeout expired /ita/o12.asp, line 12",
    'ORA-12541: TNS:no listener',
    "You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version near '' at line 1",
    'PDOException: could not find driver in /var/www/html/db.php:8',
    'Illuminate\\Database\\QueryException',
    'Unable to connect to database server at this time.',
  ])('%s', (words) => expect(kindOf(`<p>${words}</p>`)).toBe('error'));

  it.each([
    `<h1>แผนพัฒนาท้องถิ่น</h1><p>${'โครงการก่อสร้างถนนคอนกรีตเสริมเหล็กภายในหมู่บ้าน '.repeat(6)}</p><div>SQLSTATE[HY000] counter</div>`,
    `<h1>คู่มือผู้ดูแลระบบ</h1><p>${'หากระบบแสดงข้อความให้ตรวจสอบการเชื่อมต่อก่อนแจ้งเจ้าหน้าที่ '.repeat(5)}unable to connect to database</p>`,
  ])('is not content beside such words (%#)', (body) => expect(kindOf(body)).toBe(null));
});

describe('a page that says it has nothing', () => {
  const kindOf = (body: string) =>
    faultOf(readPage(Buffer.from(page('เทศบาลตำบลห้วยแก้ว', MENU + body)), { contentType: html['content-type'] }))
      ?.kind ?? null;

  it.each([
    ['<h2>ไม่มีข้อมูล</h2><p>ยังไม่มีการเผยแพร่เอกสารในหัวข้อนี้</p>', 'empty'],
    ['<h2>ข้อบัญญัติ</h2><p>ยังไม่มีข้อมูล</p>', 'empty'],
    ['<p>ขออภัย ลิงก์หมดอายุแล้ว โปรดติดต่อเจ้าหน้าที่</p>', 'missing'],
    ['<p>This link has expired.</p>', 'missing'],
    ['<h1>ระบบฐานข้อมูลขัดข้อง</h1><p>ขออภัยในความไม่สะดวก กรุณาลองใหม่ภายหลัง</p>', 'error'],
    ['<p>เว็บไซต์ขัดข้อง</p>', 'error'],
    ['<h2>Hello world!</h2><p>Welcome to WordPress. This is your first post. Edit or delete it.</p>', 'default'],
  ])('%s', (body, kind) => expect(kindOf(body)).toBe(kind));

  it.each([
    '<h1>สถิติเรื่องร้องเรียน ปีงบประมาณ พ.ศ. 2568</h1><p>ยังไม่มีข้อมูลการร้องเรียน</p>',
    '<h1>แจ้งเหตุไฟฟ้าขัดข้อง</h1><p>ระบบประปาขัดข้อง หมู่ที่ 3 ติดต่อกองช่าง</p>',
    '<h1>บัตรประชาชนหมดอายุ</h1><p>ยื่นขอทำบัตรใหม่เมื่อเอกสารหมดอายุ ภายใน 60 วัน</p>',
    '<h1>ข้อบัญญัติ</h1><p>ยังไม่มีข้อมูล</p><a href="/a.pdf">ข้อบัญญัติ 2568</a>',
  ])('is not %s', (body) => expect(kindOf(body)).toBe(null));
});

/** The codes of what answers at an item's address, on a site whose home page is sound. */
async function codesAt(type: string, body: string): Promise<readonly string[]> {
  const site = await startSite({
    '/': status(200, page('เทศบาล', `${MENU}<h1>เทศบาลตำบลห้วยแก้ว</h1><p>ยินดีต้อนรับ</p>`), html),
    '/o5/plan': status(200, body, { 'content-type': type }),
    '*': status(404, 'no', html),
  });
  const visitor = visitSite(site.url);
  try {
    await visitor.site.home();
    const { evidence } = await visitor.gather([`${site.url}o5/plan`]);
    return evidence.flatMap(({ exchange }) => exchange.problems.map(({ code }) => code));
  } finally {
    await visitor.close();
    await site.close();
  }
}

describe('a page for members alone', () => {
  const judged = (body: string) => codesAt('text/html; charset=utf-8', page('เทศบาล', MENU + body));

  it.each([
    '<p>เนื้อหาส่วนนี้สงวนสิทธิ์เฉพาะสมาชิก กรุณาลงชื่อเข้าใช้งานก่อน</p><a href="/login">ลงชื่อเข้าใช้</a>',
    '<h2>ขออภัย</h2><p>ท่านไม่มีสิทธิ์เข้าถึงเนื้อหานี้</p>',
    '<p>You must be logged in to view this page.</p>',
    '<p>You are not authorized to access this page.</p>',
  ])('%s', async (body) => expect(await judged(body)).toEqual(['login-wall']));

  it.each([
    '<h1>บริการออนไลน์</h1><p>กรุณาเข้าสู่ระบบด้วย ThaiD เพื่อยื่นคำร้อง</p>',
    '<h1>แผนพัฒนาท้องถิ่น</h1><p>ต้องการเอกสารฉบับพิมพ์ กรุณาเข้าสู่ระบบ</p><a href="/plan.pdf">แผน</a>',
    '<h1>สวัสดิการเจ้าหน้าที่เทศบาล</h1><p>ที่จอดรถหน้าอาคารสงวนสิทธิ์เฉพาะเจ้าหน้าที่ ประชาชนจอดได้ที่ลานด้านหลังสำนักงานและข้างสนามกีฬาตลอดวัน</p>',
  ])('is not %s', async (body) => expect(await judged(body)).not.toContain('login-wall'));
});

describe('a short text in place of a page', () => {
  const [text, json] = ['text/plain; charset=utf-8', 'application/json'];

  it.each([
    [text, 'File not found.'],
    [text, 'ไม่พบไฟล์ที่ต้องการ'],
    [json, '{"statusCode":404,"message":"Cannot GET /o5","error":"Not Found"}'],
    [json, '{"success":false,"message":"ไม่พบข้อมูล"}'],
    [json, '{"error":{"code":404,"message":"Page not found"}}'],
  ])('%s is judged by its words: %s', async (type, body) => expect(await codesAt(type, body)).toEqual(['soft-404']));

  it.each([
    [text, 'แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570) โครงการที่ 1 ถนน'],
    [text, 'รายงานเรื่องร้องเรียน ปีงบประมาณ พ.ศ. 2568: ไม่พบเรื่องร้องเรียน'],
    ['text/csv; charset=utf-8', 'ลำดับ,โครงการ\n1,not found\n2,not found'],
    [json, '{"status":"success","data":[{"name":"แผนพัฒนา","note":"not found"}]}'],
    [json, '[{"title":"ไม่พบข้อมูล"}]'],
    [json, '{"plan":"แผนพัฒนาท้องถิ่น","pages":404}'],
  ])('%s of its own is content: %s', async (type, body) => expect(await codesAt(type, body)).toEqual([]));
});
