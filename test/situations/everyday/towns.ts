import * as serve from '../../helpers/site.js';
import { document, good, goodHtml, type Situation, WORDS } from '../situation.js';
import { attached, LIST_READ, listing, themedHome, themedHtml } from '../theme.js';

// Further pages of towns: sound ones that look odd, and their neighbours that show nothing.

const page = (title: string, body: string, code = 200): serve.Routes => ({
  '/o1': serve.html(document(title, body), {}, code),
});
const themed = (title: string, body: string): serve.Routes => ({
  '/': themedHome,
  '/o1': serve.html(themedHtml(title, body)),
});

const sound: Readonly<Record<string, serve.Routes>> = {
  'a service whose hours are named': themed(
    'ทะเบียนราษฎร',
    '<h2>งานทะเบียนราษฎร</h2><p>หากมานอกเวลาทำการ ให้ติดต่อเจ้าหน้าที่เวร โทร. 045-711111</p>',
  ),
  'a sale of a domain in the news': themed(
    'ข่าว',
    '<h2>เตือนภัยออนไลน์</h2><p>มิจฉาชีพหลอกขายโดเมนให้หน่วยงานของรัฐ โปรดตรวจสอบก่อนชำระเงิน</p>',
  ),
  'a notice that counts no cases of a sickness': themed(
    'สาธารณสุข',
    '<h2>รายงานสถานการณ์โรคไข้เลือดออก</h2><p>เดือนมกราคม 2568 พบผู้ป่วย 0 ราย</p>',
  ),
  'a wait at the counter': themed(
    'คู่มือประชาชน',
    '<h2>ขั้นตอนการขอใบอนุญาต</h2><p>ยื่นคำขอแล้วกรุณารอสักครู่ เจ้าหน้าที่ตรวจสอบเอกสารภายใน 15 นาที</p>',
  ),
  'how to log in to a service': themed(
    'E-Service',
    '<h2>บริการออนไลน์</h2><p>เข้าสู่ระบบด้วยแอปพลิเคชัน ThaID เพื่อยื่นคำร้องออนไลน์</p><a href="/eservice">เข้าใช้งาน</a>',
  ),
  'a page on cookies': themed(
    'นโยบายคุกกี้',
    '<h2>นโยบายคุกกี้</h2><p>ท่านสามารถปิดการใช้งานคุกกี้ได้ แต่อาจไม่สามารถเข้าถึงเนื้อหาบางส่วนได้</p>',
  ),
  'a plan of upkeep of the system': themed(
    'แผนงาน',
    '<h2>แผนการบำรุงรักษาระบบสารสนเทศ ปีงบประมาณ 2568</h2><p>ปิดปรับปรุงระบบปีละ 2 ครั้ง เดือนมีนาคมและกันยายน</p>',
  ),
  'a house that was closed by order': themed(
    'ประกาศ',
    '<h2>ประกาศปิดสถานที่ชั่วคราว</h2><p>ปิดให้บริการชั่วคราวศูนย์พัฒนาเด็กเล็ก ระหว่างวันที่ 3-5 มิถุนายน 2568</p>',
  ),
  'a road sign with the number of errors': themed(
    'ถนน 404',
    '<h2>ทางหลวงชนบทหมายเลข 404</h2><p>ซ่อมสร้างผิวทาง ระยะทาง 2.5 กิโลเมตร</p>',
  ),
  'a status of works with a share': themed(
    'โครงการ',
    '<h2>ประปาหมู่บ้าน หมู่ 3</h2><p>อยู่ระหว่างดำเนินการก่อสร้าง ผลงาน 45%</p>',
  ),
  'a message of thanks after a vote': themed(
    'ผลการเลือกตั้ง',
    '<h2>ผลการนับคะแนนเลือกตั้งนายกเทศมนตรี</h2><p>หมายเลข 1 ได้ 1,204 คะแนน บัตรเสีย 31 ใบ</p>',
  ),
  'a map and nothing else': {
    '/o1': serve.html(
      themedHtml(
        'แผนที่',
        '<h2>แผนที่เทศบาล</h2><iframe src="https://www.google.com/maps/embed?pb=1" width="600" height="450"></iframe>',
      ),
    ),
    '/': themedHome,
  },
  'a timer that fades a picture': {
    '/o1': good('<script>setTimeout(function(){document.body.className="on"},3000);var home="/index.php"</script>'),
  },
  'a short page with a timer for its clock': {
    '/o1': serve.html(
      document(
        'โครงสร้าง',
        `<h1>${WORDS}</h1><script>function go(){location.href="/m/1"} setTimeout(function(){tick()},1000);function tick(){}</script>`,
      ),
    ),
  },
  'a jump to the top that a script gives': { '/o1': good('<a href="#" onclick="scrollTo(0,0);return false">ขึ้นบน</a>') },
  'a link that counts a download and has its address': {
    '/o1': listing('<a href="/f.csv" onclick="addCount(5)">ดาวน์โหลด</a>'),
    '/f.csv': attached,
  },
  'a gallery that opens pictures by number': {
    '/o1': good('<a href="#" onclick="openImg(3);return false">ภาพที่ 3</a>'),
  },
};

const unsound: Readonly<Record<string, serve.Routes>> = {
  'a visit outside of hours, in English': page(
    'Closed',
    '<h1>We are currently outside of service hours</h1><p>Please come back at 8:30 AM.</p>',
  ),
  'a domain that is offered in Thai': page('town.example', '<h2>Domain นี้พร้อมขาย</h2><p>โทร 081-000-0000</p>'),
  'a website that works, says its maker': page('OK', '<h1>Website is working</h1>'),
  'a greeting of a new server': page('', 'Hello World!'),
  'a trial in Thai': page('ทดสอบ', '<p>ทดสอบระบบ</p>'),
  'an article that was moved away': themed('เทศบาลตำบลสำราญ', '<p>บทความที่คุณค้นหาถูกย้ายหรือไม่มีอยู่แล้ว</p>'),
  'data that a table loads none of': themed('แผนพัฒนา', '<h2>แผนพัฒนาท้องถิ่น</h2><p>Showing 0 to 0 of 0 entries</p>'),
  'a heading and that there is none in the system': themed('แผนอัตรากำลัง', '<h2>แผนอัตรากำลัง</h2><p>ยังไม่มีข้อมูลในระบบ</p>'),
  'a name alone under repair': page('เทศบาล', '<h1>อยู่ระหว่างปรับปรุงเว็บไซต์</h1>'),
  'a fault that a page tells without a condition': page(
    'ระบบ',
    '<p>เกิดข้อผิดพลาดในการเชื่อมต่อฐานข้อมูล กรุณาติดต่อผู้ดูแลระบบ</p>',
  ),
};

const walls: Readonly<Record<string, serve.Routes>> = {
  'a refusal of Imunify360 in plain text': {
    '/o1': serve.file('Access denied by Imunify360 bot-protection', 'text/plain'),
  },
  'a form that a body sends when it is loaded': {
    '/o1': serve.html(
      '<html><body onload="document.forms[0].submit()"><form action="/go" method="get"><input type="hidden" name="k" value="1"></form><script></script></body></html>',
    ),
    '/go?k=1': good(),
  },
  'a file by its letters, from a function': {
    '/o1': listing(
      '<a href="#" onclick="download_file(\'AB12\');return false">ดาวน์โหลดเอกสาร</a><script>function download_file(k){location.href="/dl/"+k}</script>',
    ),
  },
  'a deck that the page itself holds': {
    '/o1': listing(
      '<object data="data:application/pdf;base64,JVBERi0xLjQKJSVFT0Y=" type="application/pdf" width="600" height="800"></object>',
    ),
  },
};

const files: Readonly<Record<string, { body: string; routes: serve.Routes; looks?: number }>> = {
  'a page that sends on by code in a string': {
    body: '<a href="/wait?f=1">ดาวน์โหลด</a>',
    routes: {
      '/wait?f=1': serve.html('<p>กรุณารอสักครู่</p><script>setTimeout("window.location=\'/f/1\'", 800);</script>'),
      '/f/1': attached,
    },
    looks: 1800,
  },
  'a page that embeds the file': {
    body: '<a href="/show/9">เปิดเอกสาร</a>',
    routes: {
      '/show/9': serve.html(
        '<!doctype html><title>เอกสาร</title><iframe src="/f/9" style="width:100%;height:100%"></iframe>',
      ),
      '/f/9': attached,
    },
    looks: 800,
  },
};

export const townSituations: readonly Situation[] = [
  ...Object.entries(sound).map(([name, routes]) => ({ name, routes, checks: '[]', judged: 'content' as const })),
  ...Object.entries(unsound).map(([name, routes]) => ({ name, routes, checks: '[]', judged: 'not-content' as const })),
  ...Object.entries(walls).map(([name, routes]) => ({ name, routes, checks: '[]', judged: 'wall' as const })),
  ...Object.entries(files).map(([name, { body, routes, looks }]) => ({
    name,
    routes: { ...routes, '/o1': listing(body) },
    clicks: ['main a'],
    checks: LIST_READ,
    ...(looks !== undefined && { looks }),
  })),
  {
    name: 'a function that a timer calls',
    routes: {
      '/o1': serve.html(
        document(
          'ย้าย',
          '<p>เว็บไซต์ย้ายแล้ว</p><script>function go(){ location.href = "/there"; } setTimeout(go, 900);</script>',
        ),
      ),
      '/there': good(),
    },
    looks: 2000,
  },
  {
    name: 'a page whose timer would lead away before it is read',
    routes: { '/o1': serve.html(goodHtml('<script>setTimeout(function(){location.href="/gone"},5000)</script>')) },
  },
];
