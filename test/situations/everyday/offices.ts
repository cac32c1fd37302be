import { gzipSync } from 'node:zlib';
import * as serve from '../../helpers/site.js';
import { answer, document, good, goodHtml, homeHtml, plainHead, rawSite, type Situation, WORDS } from '../situation.js';
import { attached, LIST_READ, listing, menu, themedHome, themedHtml, to874 } from '../theme.js';

// Sites of offices as their makers left them: what is in order and looks odd, and what is not and looks well.

const page = (title: string, body: string, head = ''): serve.Routes => ({
  '/o1': serve.html(document(title, body, head)),
});
const themed = (title: string, body: string): serve.Routes => ({
  '/': themedHome,
  '/o1': serve.html(themedHtml(title, body)),
});
const bytes = Buffer.from(goodHtml());
const type = 'Content-Type: text/html; charset=utf-8';

/** The page is evidence, whatever stands beside it. */
const sound: Readonly<Record<string, serve.Routes>> = {
  'a file that could not be opened, as a sentence of advice': themed(
    'ดาวน์โหลดแบบฟอร์ม',
    '<h2>แบบฟอร์มคำร้อง</h2><p>กรณีท่านเปิดไฟล์ไม่ได้ หรือพบข้อผิดพลาดของระบบ ให้ติดตั้งโปรแกรมอ่านไฟล์ PDF</p>',
  ),
  'a price at which a house is sold': themed(
    'ประกาศขายทอดตลาด',
    '<h2>ประกาศขายทอดตลาดพัสดุชำรุด</h2><p>รถยนต์บรรทุก 1 คัน ราคาเริ่มต้น 30,000 บาท</p>',
  ),
  'work outside of office hours': themed(
    'ประกาศ',
    '<h2>การให้บริการนอกเวลาราชการ</h2><p>งานทะเบียนเปิดให้บริการนอกเวลาราชการ วันเสาร์ 08.30-12.00 น.</p>',
  ),
  'how far all works have come': themed(
    'ความก้าวหน้า',
    '<h2>ความก้าวหน้าการจัดซื้อจัดจ้าง</h2><table><tr><th>โครงการ</th><th>สถานะ</th></tr><tr><td>ถนน คสล. สายบ้านเหนือ</td><td>อยู่ระหว่างดำเนินการ</td></tr></table>',
  ),
  'no gifts, counted': themed('No Gift Policy', '<h2>รายงานการรับของขวัญ</h2><p>รับของขวัญทั้งหมด 0 รายการ</p>'),
  'complaints of a year, counted': themed('ร้องเรียน', '<h2>สถิติเรื่องร้องเรียน ปีงบประมาณ 2568</h2><p>จำนวน 0 เรื่อง</p>'),
  'information that somebody deleted by law': themed(
    'PDPA',
    '<h2>การลบข้อมูลส่วนบุคคล</h2><p>ข้อมูลของท่านจะถูกลบเมื่อพ้นระยะเวลา 1 ปี</p>',
  ),
  'a notice that was withdrawn by a notice': themed(
    'ยกเลิกประกาศ',
    '<h2>ประกาศยกเลิกการประกวดราคา</h2><p>ประกาศนี้ถูกยกเลิกเนื่องจากไม่มีผู้ยื่นข้อเสนอ</p>',
  ),
  'a tab that is called download': themed(
    'โครงสร้าง',
    `<h2>${WORDS}</h2><a href="#" onclick="openTab('dl');return false">ดาวน์โหลด</a><div id="dl" style="display:none"><p>ไม่มีเอกสารเพิ่มเติม</p></div><script>function openTab(n){document.getElementById(n).style.display="block"}</script>`,
  ),
  'a button to print': themed(
    'โครงสร้าง',
    `<h2>${WORDS}</h2><p>สำนักปลัด กองคลัง กองช่าง</p><a href="#" onclick="window.print();return false">พิมพ์</a>`,
  ),
  'a welcome with a film': themed(
    'แนะนำเทศบาล',
    '<h2>วีดิทัศน์แนะนำเทศบาล</h2><iframe width="560" height="315" src="https://www.youtube.com/embed/abcdefghijk"></iframe><p>เทศบาลตำบลสำราญก่อตั้งเมื่อ พ.ศ. 2542 มีประชากร 5,200 คน</p>',
  ),
  'a page with its pictures in itself': {
    '/o1': good(
      '<a href="data:image/png;base64,iVBORw0KGgo="><img src="data:image/png;base64,iVBORw0KGgo=" alt="ภาพกิจกรรม"></a>',
    ),
  },
  'a timer for news beside the words': {
    '/o1': good('<script>setTimeout(function(){var a="/news.php"; document.title="ข่าว"},2000)</script>'),
  },
  'a timer that signs out those who are idle': {
    '/o1': good(
      '<script>var t;function idle(){clearTimeout(t);t=setTimeout(function(){location.href="/logout.php"},600000)}</script>',
    ),
  },
  'a letter in capitals for the coding': {
    '/o1': (_, r) =>
      void r
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'GZip' })
        .end(gzipSync(goodHtml())),
  },
  'a menu that is built of scripts, and words below it': {
    '/o1': good('<script>document.write("<ul class=menu><li><a href=/m/1>เมนู</a></li></ul>")</script>'),
  },
  'a page under a banner of mourning': {
    '/o1': serve.html(
      goodHtml().replace(
        '<main>',
        '<div class="mourning" style="filter:grayscale(1)"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="น้อมรำลึกในพระมหากรุณาธิคุณ"></div><main>',
      ),
    ),
  },
  'a language that is chosen by a parameter': { '/o1': serve.redirect('/o1?lang=th'), '/o1?lang=th': good() },
  'words that come after two megabytes of a picture': {
    '/o1': serve.html(
      document(
        'ข้อมูล',
        `<img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(180_000)}"><h1>${WORDS}</h1><p>สำนักปลัด กองคลัง กองช่าง</p>`,
      ),
    ),
  },
};

/** Nobody sees evidence there. */
const unsound: Readonly<Record<string, serve.Routes>> = {
  'an album that is gone': themed('ภาพกิจกรรม', '<p>กิจกรรมที่ท่านเลือกถูกลบออกจากระบบแล้ว</p>'),
  'news that were hidden': themed('เทศบาลตำบลสำราญ', '<p>ข่าวนี้ถูกซ่อนโดยผู้ดูแลระบบ</p>'),
  'a list that shows none of none': themed(
    'แผนพัฒนา',
    '<h2>แผนพัฒนาท้องถิ่น</h2><table><thead><tr><th>ที่</th><th>รายการ</th></tr></thead><tbody></tbody></table><p>แสดง 0 ถึง 0 จาก 0 รายการ</p>',
  ),
  'a search in documents that found none': themed('ดาวน์โหลดเอกสาร', '<h2>ดาวน์โหลดเอกสาร</h2><p>พบ 0 รายการ</p>'),
  'a menu without anything at the time': themed('แผนการดำเนินงาน', '<h2>แผนการดำเนินงาน</h2><p>ขณะนี้ยังไม่มีข้อมูล</p>'),
  'a system that is closed by night': page(
    'ระบบบริการ',
    '<center><h3>ขออภัย ท่านเข้าใช้งานนอกเวลาทำการ</h3><p>เปิดระบบ 08.30-16.30 น.</p></center>',
  ),
  'a name that can be bought': page(
    'town.example is for sale',
    '<h1>The domain town.example is for sale</h1><p>Make an offer</p>',
  ),
  'a name that is sold in Thai': page(
    'ขายโดเมน',
    '<h1>ขายโดเมน town.example</h1><p>ราคา 50,000 บาท ติดต่อ Line: domain</p>',
  ),
  'nginx that runs': page('Server', '<p>nginx is working</p>'),
  'a test page of PHP': page('test', '<p>test</p>'),
  'an admin panel that is offered': page(
    'phpMyAdmin',
    '<h1>Welcome to phpMyAdmin</h1><form method="post"><input name="pma_username"><input type="password" name="pma_password"><button>Go</button></form>',
  ),
  'a system that fails while it loads': page('ระบบ', '<p>ขออภัย ไม่สามารถโหลดข้อมูลได้ กรุณาลองใหม่อีกครั้ง</p>'),
  'a maintenance of the server with its times': page(
    'แจ้งปิดปรับปรุง',
    '<h2>ปิดปรับปรุงระบบเครื่องแม่ข่าย</h2><p>ตั้งแต่เวลา 18.00 น. ถึง 22.00 น.</p>',
  ),
  'a picture in place of a site under repair': page(
    'กำลังปรับปรุง',
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="600" height="400" alt="ปิดปรับปรุงเว็บไซต์ชั่วคราว">',
  ),
};

/** Documents that a click brings, and lists that do not mislead. */
const files: Readonly<Record<string, { body: string; routes: serve.Routes; looks?: number }>> = {
  'a page that thanks and goes on to the file by a timer': {
    body: '<a href="/thanks?f=13">ดาวน์โหลด</a>',
    routes: {
      '/thanks?f=13': serve.html(
        document(
          'ขอบคุณ',
          '<p>ขอบคุณที่ใช้บริการ ระบบจะเริ่มดาวน์โหลดใน 1 วินาที</p><script>window.setTimeout(function(){ window.location.href = "/f/13"; }, 1000);</script>',
        ),
      ),
      '/f/13': attached,
    },
    looks: 2200,
  },
  'a page that shows the file as an object': {
    body: '<a href="/read/13">อ่าน</a>',
    routes: {
      '/read/13': serve.html(
        '<html><body style="margin:0"><object data="/f/13" width="100%" height="100%"></object></body></html>',
      ),
      '/f/13': attached,
    },
    looks: 900,
  },
  'a header that refreshes to the file': {
    body: '<a href="/go/13">ดาวน์โหลด</a>',
    routes: { '/go/13': serve.html('<p>OK</p>', { refresh: '0;url=/f/13' }), '/f/13': attached },
    looks: 900,
  },
  'a function that is given the bare name of a file beside the page': {
    body: '<a href="#" onclick="showFile(\'o13.csv\');return false">รายงาน</a><script>function showFile(f){location.href=f}</script>',
    routes: { '/o13.csv': attached },
  },
  'a folder with a dot in the name of a program': {
    body: '<a href="/index.php/th/component/phocadownload/category/2-o13?download=5:report">รายงาน</a>',
    routes: { '/index.php/th/component/phocadownload/category/2-o13?download=5:report': attached },
  },
  'a link whose words are a picture': {
    body: '<a href="/doc.aspx?d=13"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="40" height="40" alt="icon"></a>',
    routes: { '/doc.aspx?d=13': attached },
  },
};

const unreached: Readonly<Record<string, string>> = {
  'a function with a number in an address':
    '<a href="javascript:openFile(77)">ดาวน์โหลดไฟล์ รายงาน</a><script>function openFile(n){location.href="/x/"+n}</script>',
  'a button that gives itself and a number':
    '<button type="button" onclick="return getPdf(this, 7)">ดาวน์โหลด PDF</button><script>function getPdf(b,n){location.href="/x/"+n}</script>',
  'a workbook that the page itself holds, without a name':
    '<a href="data:application/vnd.ms-excel;base64,UEsDBAoAAAAAAA==">รายงาน</a>',
};

export const officeSituations: readonly Situation[] = [
  ...Object.entries(sound).map(([name, routes]) => ({ name, routes, checks: '[]', judged: 'content' as const })),
  ...Object.entries(unsound).map(([name, routes]) => ({ name, routes, checks: '[]', judged: 'not-content' as const })),
  ...Object.entries(files).map(([name, { body, routes, looks }]) => ({
    name,
    routes: { ...routes, '/o1': listing(body) },
    clicks: ['main a'],
    checks: LIST_READ,
    ...(looks !== undefined && { looks }),
  })),
  ...Object.entries(unreached).map(([name, body]) => ({
    name,
    routes: { '/o1': listing(body) },
    checks: '[]',
    judged: 'wall' as const,
  })),
  {
    name: 'windows-874 that is packed',
    routes: {
      '/o1': (_, r) =>
        void r
          .writeHead(200, { 'content-type': 'text/html; charset=windows-874', 'content-encoding': 'gzip' })
          .end(gzipSync(to874(goodHtml().replace('utf-8', 'windows-874')))),
    },
  },
  {
    name: 'gzip under a list that begins with identity',
    checks: '[]',
    judged: 'not-content',
    raw: rawSite((socket) => {
      const packed = gzipSync(bytes);
      socket.end(
        answer(
          [
            'HTTP/1.1 200 OK',
            type,
            'Content-Encoding: identity, gzip',
            `Content-Length: ${packed.length}`,
            'Connection: close',
          ],
          packed,
        ),
      );
    }),
  },
  {
    name: 'a page that comes in five drops',
    raw: (socket, path) => {
      if (path !== '/o1') {
        socket.end(answer(plainHead(homeHtml), homeHtml));
        return;
      }
      const whole = answer(plainHead(goodHtml()), goodHtml());
      const size = Math.ceil(whole.length / 5);
      for (let drop = 0; drop < 5; drop++)
        setTimeout(() => {
          const part = whole.subarray(drop * size, (drop + 1) * size);
          if (drop === 4) socket.end(part);
          else socket.write(part);
        }, drop * 150);
    },
    looks: 1500,
  },
  {
    name: 'a frameset of the whole site whose inner page has the words',
    routes: {
      '/': serve.html(
        '<html><frameset rows="90,*"><frame src="/top.html"><frame src="/main.html" name="main"></frameset></html>',
      ),
      '/top.html': serve.html(document('หัว', `<ul>${menu}</ul>`)),
      '/main.html': serve.html(document('หลัก', '<p>ยินดีต้อนรับ</p><a href="/o1">ข้อมูล</a>')),
      '/o1': good(),
    },
  },
  {
    name: 'links of every kind of end',
    routes: {
      '/': serve.html(
        homeHtml.replace(
          '</main>',
          '<a href="/none">รายงานการรับของขวัญ</a><a href="/lost">แผน</a><a href="/closed">ระบบ</a><a href="/busy">ข่าว</a><a href="/empty-list">แผนพัฒนา</a><a href="">ว่าง</a><img src=""><img srcset="data:image/gif;base64,R0lGODlhAQABAAAAACw= 1x, /img/a.jpg 2x" src="/img/a.jpg"><a href="data:application/pdf;base64,JVBERi0=">x</a><a href="javascript:getDoc(\'o9.pdf\')">y</a></main>',
        ),
      ),
      '/o1': good(),
      '/none': serve.html(document('ของขวัญ', '<h2>รายงานการรับของขวัญ</h2><p>ไม่มีการรับของขวัญ</p>')),
      '/lost': serve.html(document('เทศบาล', '<p>ไม่พบหน้าที่ท่านต้องการ</p>')),
      '/closed': serve.status(410, 'Gone'),
      '/busy': serve.status(429, 'Too many'),
      '/empty-list': serve.html(document('แผนพัฒนา', '<h2>แผนพัฒนา</h2><p>พบ 0 รายการ</p>')),
      '/img/a.jpg': serve.file('x', 'image/jpeg'),
    },
    broken: ['/closed', '/lost'],
  },
];
