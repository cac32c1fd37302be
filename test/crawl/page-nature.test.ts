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
