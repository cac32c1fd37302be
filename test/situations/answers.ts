import * as serve from '../helpers/site.js';
import { document, good, type Situation, WORDS } from './situation.js';
import { themedHome, themedHtml } from './theme.js';

// What programs, hosts, walls and those who broke in answer with a good status.

const page = (title: string, body: string, head = ''): serve.Routes => ({
  '/o1': serve.html(document(title, body, head)),
});
const themed = (title: string, body: string): serve.Routes => ({
  '/': themedHome,
  '/o1': serve.html(themedHtml(title, body)),
});

export const answerSituations: readonly Situation[] = [
  {
    name: 'classic ASP without its database',
    routes: page(
      '',
      '<font face="Arial" size=2><p>Microsoft OLE DB Provider for ODBC Drivers</font> <font face="Arial" size=2>error \'80004005\'</font><p><font face="Arial" size=2>[Microsoft][ODBC Microsoft Access Driver] Could not use \'(unknown)\'; file already in use.</font><p><font face="Arial" size=2>/include/conn.asp</font><font face="Arial" size=2>, line 5</font>',
    ),
    checks: '[]',
    judged: 'not-content',
    codes: ['link/soft-404'],
  },
  {
    name: 'a subscript out of range in classic ASP',
    routes: page(
      '',
      '<font face="Arial" size=2>Microsoft VBScript runtime </font> <font face="Arial" size=2>error \'800a0009\'</font><p><font face="Arial" size=2>Subscript out of range: \'[number: 3]\'</font><p>/show.asp, line 33',
    ),
    checks: '[]',
    judged: 'not-content',
    codes: ['link/soft-404'],
  },
  {
    name: 'no input file',
    routes: { '/o1': serve.html('No input file specified.\n') },
    checks: '[]',
    judged: 'not-content',
    codes: ['link/soft-404'],
  },
  {
    name: 'a database with too many visitors',
    routes: { '/o1': serve.html('Could not connect: Too many connections') },
    checks: '[]',
    judged: 'not-content',
    codes: ['link/soft-404'],
  },
  {
    name: 'the SQL of a page',
    routes: themed(
      'เทศบาลตำบลสำราญ',
      "You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '' at line 1",
    ),
    checks: '[]',
    judged: 'not-content',
    codes: ['link/soft-404'],
  },
  {
    name: 'the source of a program',
    routes: {
      '/o1': serve.html(
        '<?php\ninclude "config.php";\n$id = $_GET["id"];\n$sql = "select * from tb_news where id=$id";\n$rs = mysql_query($sql);\necho $rs["title"];\n?>\n',
      ),
    },
    checks: '[]',
    judged: 'not-content',
  },
  {
    name: 'a page that is being made',
    routes: themed('แผนการใช้จ่ายงบประมาณ', '<h1>แผนการใช้จ่ายงบประมาณประจำปี</h1><p>อยู่ระหว่างการจัดทำข้อมูล</p>'),
    checks: '[]',
    judged: 'not-content',
    codes: ['link/soft-404'],
  },
  {
    name: 'a list without an entry',
    routes: themed(
      'แผนการใช้จ่ายงบประมาณ',
      '<h1>แผนการใช้จ่ายงบประมาณประจำปี</h1><table><tr><th>ลำดับ</th><th>หัวข้อ</th><th>วันที่</th></tr><tr><td colspan="3">ไม่มีข้อมูล</td></tr></table><p>หน้า 1 / 1</p>',
    ),
    checks: '[]',
    judged: 'not-content',
    codes: ['link/soft-404'],
  },
  {
    name: 'a page made over to gambling',
    routes: page(
      'สล็อตเว็บตรง แตกง่าย ไม่ผ่านเอเย่นต์ 2025',
      '<h1>สล็อตเว็บตรง แตกง่าย</h1><p>สล็อตเว็บตรง ฝากถอนไม่มีขั้นต่ำ รองรับวอเลท บาคาร่าออนไลน์ คาสิโนสด แจกเครดิตฟรี 100 สมัครสมาชิกวันนี้รับโบนัสทันที สล็อต PG ค่ายใหญ่ครบทุกค่าย</p><a href="https://slot.example/register">สมัครสมาชิก</a>',
    ),
    checks: '[]',
    judged: 'not-content',
  },
  {
    name: 'a page that was defaced',
    routes: page(
      'Hacked By Mr.X404',
      '<center><h1>HACKED BY Mr.X404</h1><p>Your security is low! Greetz to all Indonesian Hackers</p></center>',
    ),
    checks: '[]',
    judged: 'not-content',
  },
  {
    name: 'a hosting that has run out',
    routes: page('หมดอายุ', '<h2>โฮสติ้งของท่านหมดอายุการใช้งานแล้ว</h2><p>กรุณาต่ออายุบริการ ติดต่อฝ่ายขาย 02-000-0000</p>'),
    checks: '[]',
    judged: 'not-content',
    codes: ['link/soft-404'],
  },
  {
    name: 'the welcome picture of IIS',
    routes: page(
      'IIS Windows Server',
      '<div id="container"><a href="http://go.microsoft.com/fwlink/?linkid=66138&amp;clcid=0x409"><img src="iisstart.png" alt="IIS" width="960" height="600" /></a></div>',
    ),
    checks: '[]',
    judged: 'not-content',
    codes: ['link/soft-404'],
  },
  {
    name: 'a search that found nothing',
    routes: {
      '/': themedHome,
      '/o1': serve.redirect('/search?q=o1'),
      '/search': serve.html(themedHtml('ผลการค้นหา', '<h2>ผลการค้นหา "o1"</h2><p>ไม่พบผลลัพธ์ที่ตรงกับคำค้นหาของคุณ</p>')),
    },
    checks: '[]',
    judged: 'not-content',
    codes: ['link/soft-404'],
  },
  {
    name: 'content under a fault of a footer',
    routes: {
      '/': themedHome,
      '/o1': serve.html(
        themedHtml(
          'โครงสร้าง',
          `<h1>${WORDS}</h1><p>สำนักปลัด กองคลัง กองช่าง มีอำนาจหน้าที่ตามพระราชบัญญัติเทศบาล พ.ศ. 2496</p><br /><b>Warning</b>: include(footer.php): failed to open stream: No such file or directory in <b>/home/town/index.php</b> on line <b>88</b><br />`,
        ),
      ),
    },
  },
  {
    name: 'a wait in Thai that a script ends',
    routes: page(
      'กรุณารอสักครู่',
      '<h2>ระบบกำลังตรวจสอบความปลอดภัยการเข้าใช้งานเว็บไซต์</h2><p>ใช้เวลาไม่เกิน 5 วินาที</p>',
      '<script>setTimeout(function(){document.cookie="verify=1";location.reload()},5000)</script>',
    ),
    judged: 'wall',
  },
  {
    name: 'a site that wants cookies',
    routes: {
      '/o1': serve.redirect('/o1?cc=1', 302, { 'set-cookie': 'PHPSESSID=a1; path=/' }),
      '/o1?cc=1': (q, r, t) =>
        /PHPSESSID=a1/.test(q.headers.cookie ?? '')
          ? serve.redirect('/o1?ok=1')(q, r, t)
          : serve.html(document('คุกกี้', '<p>กรุณาเปิดใช้งานคุกกี้</p>'))(q, r, t),
      '/o1?ok=1': good(),
    },
  },
  {
    name: 'a consent before the content',
    routes: {
      '/o1': serve.html(
        document(
          'โครงสร้าง',
          `<div id="cookie-law" style="position:fixed;inset:0;background:#fff;z-index:99"><h2>เว็บไซต์นี้ใช้คุกกี้</h2><p>เราใช้คุกกี้เพื่อพัฒนาประสิทธิภาพ และประสบการณ์ที่ดีในการใช้เว็บไซต์ของคุณ คุณสามารถศึกษารายละเอียดได้ที่ นโยบายความเป็นส่วนตัว</p><button>ยอมรับทั้งหมด</button></div><main><h1>${WORDS}</h1></main>`,
        ),
      ),
    },
  },
  {
    name: 'a refusal by the name of the program for the whole site',
    routes: {
      '*': (q, r, t) =>
        /Chrome\//.test(q.headers['user-agent'] ?? '')
          ? good()(q, r, t)
          : serve.status(
              403,
              '<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>',
            )(q, r, t),
      '/': (q, r, t) =>
        /Chrome\//.test(q.headers['user-agent'] ?? '')
          ? themedHome(q, r, t)
          : serve.status(403, '<h1>403 Forbidden</h1>')(q, r, t),
    },
    judged: 'wall',
  },
];
