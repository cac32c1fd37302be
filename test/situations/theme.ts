import * as serve from '../helpers/site.js';
import { document } from './situation.js';

const MENU = ['หน้าหลัก', 'ข้อมูลทั่วไป', 'ข่าวประชาสัมพันธ์', 'แผนพัฒนาท้องถิ่น', 'งานการเงินและการคลัง', 'ติดต่อเทศบาล', 'กระดานสนทนา'];
export const menu = MENU.map((label, at) => `<li><a href="${at === 0 ? '/' : `/m/${at}`}">${label}</a></li>`).join('');

/** A page of a site with menu and foot in plain elements. */
export const themedHtml = (title: string, body: string, head = ''): string =>
  document(
    title,
    `<div id="menu"><ul>${menu}</ul></div><div id="content">${body}</div><div id="footer">สำนักงานเทศบาลตำบลสำราญ อำเภอเมือง จังหวัดยโสธร 35000</div>`,
    head,
  );

export const themedHome = serve.html(
  themedHtml(
    'เทศบาลตำบลสำราญ',
    '<h2>ข่าวประชาสัมพันธ์</h2><p>เทศบาลตำบลสำราญจัดงานประเพณีบุญบั้งไฟ ประจำปี 2568 ขอเชิญร่วมงาน</p><a href="/o1">ข้อมูล</a>',
  ),
);

/** Thai single bytes of windows-874. */
export const to874 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 63;
      return code < 128 ? code : code >= 0x0e01 && code <= 0x0e5b ? code - 0x0d60 : 63;
    }),
  );

/** A page whose bytes are of windows-874, of which the server says nothing. */
export const in874 =
  (html: string): serve.Behaviour =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end(to874(html));

export const purchases = Array.from({ length: 6 }, (_, at) => `${at + 1},จ้างเหมา ${at + 1},6709123456${at}`);
/** A list of purchases in order. */
export const csv = Buffer.from(`\ufeffลำดับที่,งานที่จัดซื้อหรือจัดจ้าง,เลขที่โครงการ\r\n${purchases.join('\r\n')}\r\n`);
/** A list of purchases in order, handed over as a file. */
export const attached = serve.file(csv, 'application/octet-stream', {
  'content-disposition': 'attachment; filename="o13-2567.csv"',
});
/** Passes where the list was read. */
export const LIST_READ = '[{ egp: { minRows: 5 } }]';

export const listing = (body: string, head = ''): serve.Behaviour =>
  serve.html(document('จัดซื้อจัดจ้าง', `<main><h1>รายงานสรุปผลการจัดซื้อจัดจ้าง</h1>${body}</main>`, head));
