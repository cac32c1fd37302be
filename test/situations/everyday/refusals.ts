import * as serve from '../../helpers/site.js';
import { document, type Situation } from '../situation.js';
import { themedHome, themedHtml } from '../theme.js';

// What hosts, walls and programs say in place of a page, and short pages that say something alike and are content.

const plain = (title: string, body: string, code = 200, headers: Record<string, string> = {}): serve.Routes => ({
  '/o1': serve.html(document(title, body), headers, code),
});
const themed = (title: string, body: string): serve.Routes => ({
  '/': themedHome,
  '/o1': serve.html(themedHtml(title, body)),
});

const walls: Readonly<Record<string, serve.Routes>> = {
  'a block of a firewall, in Thai, with a number to quote': plain(
    'คำขอถูกบล็อก',
    '<h1>คำขอของท่านถูกบล็อกโดยระบบรักษาความปลอดภัย</h1><p>หากท่านเชื่อว่าเป็นความผิดพลาด โปรดแจ้งหมายเลขอ้างอิง 7712093 ต่อผู้ดูแลระบบ</p>',
    403,
  ),
  'an address that was blocked, in Thai': plain(
    'Blocked',
    '<h2>IP Address ของคุณถูกระงับการเข้าถึงชั่วคราว</h2><p>เนื่องจากมีการเรียกใช้งานถี่เกินไป กรุณาลองใหม่ภายหลัง</p>',
    403,
  ),
  'a rule of Cloudflare by number': plain(
    'Access denied | www.town.example used Cloudflare to restrict access',
    '<h1>Error 1020</h1><h2>Access denied</h2><p>You do not have access to www.town.example. The site owner may have set restrictions that prevent you from accessing the site.</p><p>Cloudflare Ray ID: 8a1b2c3d4e5f</p>',
    403,
    { server: 'cloudflare' },
  ),
  'a country that Cloudflare keeps out': plain(
    'Access denied',
    '<h1>Error 1009</h1><p>The owner of this website (www.town.example) has banned the country or region your IP address is in (US) from accessing this website.</p>',
    403,
    { server: 'cloudflare' },
  ),
  'Akamai with a reference': {
    '/o1': serve.html(
      '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don\'t have permission to access "http&#58;&#47;&#47;www&#46;town&#46;example&#47;o1" on this server.<P>Reference&#32;&#35;18&#46;8d3e1202&#46;1700000000&#46;1a2b3c</P></BODY></HTML>',
      { server: 'AkamaiGHost' },
      403,
    ),
  },
  'SiteGround that sends on to its captcha': {
    '/o1': serve.html(
      '<html><head><link rel="icon" href="data:;"><meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2Fo1&y=ipc:203.0.113.9:1700000000.123"></meta></head></html>',
      { 'sg-captcha': 'challenge' },
      202,
    ),
    '/.well-known/sgcaptcha/?r=%2Fo1&y=ipc:203.0.113.9:1700000000.123': serve.html(
      document(
        'Robot Challenge Screen',
        '<main><h1>Checking the site connection security</h1><div id="sgcaptcha"></div></main><script>const sgchallenge="20:1700:ab";const sgsubmit_url="/.well-known/sgcaptcha/?r=%2Fo1";</script>',
      ),
      {},
      202,
    ),
  },
  'Imunify360 in a good answer': {
    '/o1': serve.file(
      '{"message":"Access denied by Imunify360 bot-protection. IPs used for automation should be whitelisted"}',
      'application/json',
    ),
  },
  'a check of the browser, in Thai': {
    '/o1': serve.html(
      document(
        'กำลังตรวจสอบเบราว์เซอร์',
        '<h2>กำลังตรวจสอบเบราว์เซอร์ของคุณก่อนเข้าสู่เว็บไซต์</h2><p>โปรดรอสักครู่ ระบบจะพาท่านเข้าสู่เว็บไซต์โดยอัตโนมัติ</p>',
        '<script>setTimeout(function(){document.cookie="chk="+Date.now()+";path=/";location.reload(true)},4000)</script>',
      ),
    ),
  },
  'too many requests, in Thai': plain(
    'ขออภัย',
    '<h1>มีการเข้าใช้งานเกินจำนวนที่กำหนด</h1><p>กรุณารอ 60 วินาทีแล้วลองใหม่อีกครั้ง</p>',
    429,
  ),
  'open for Thailand alone': plain('ไม่อนุญาต', '<h1>ขออภัย เว็บไซต์นี้เปิดให้เข้าชมได้เฉพาะผู้ใช้งานภายในประเทศไทยเท่านั้น</h1>', 403),
  'a slider to be moved': plain(
    'Security Verification',
    '<h3>Please slide to verify</h3><div id="nc_1_wrapper" class="slider"></div><script src="/captcha/slide.js"></script><script>new SlideCaptcha({onOk:function(t){document.cookie="v="+t;location.reload()}})</script>',
    503,
  ),
  'Just a moment with 503': plain(
    'Just a moment...',
    '<h1>town.example</h1><p>Verifying you are human. This may take a few seconds.</p><script>window._cf_chl_opt={cvId:"3"};</script>',
    503,
    { server: 'cloudflare' },
  ),
};

/** Nothing to see for anybody. */
const gone: Readonly<Record<string, serve.Routes>> = {
  'a refusal of LiteSpeed': plain(
    '403 Forbidden',
    '<h1>403</h1><h2>Forbidden</h2><p>Access to this resource on the server is denied!</p>',
    403,
  ),
  'a server that is down behind Cloudflare': plain(
    'www.town.example | 521: Web server is down',
    '<h1>Web server is down</h1><span>Error code 521</span><p>The web server is not returning a connection. As a result, the web page is not displaying.</p>',
    521,
    { server: 'cloudflare' },
  ),
  'a host whose resources are used up': plain(
    '508 Resource Limit Is Reached',
    '<h1>Resource Limit Is Reached</h1><p>The website is temporarily unable to service your request as it exceeded resource limit. Please try again later.</p>',
    508,
  ),
  'a host whose bandwidth is used up, with a good status': plain(
    '509 Bandwidth Limit Exceeded',
    '<h1>Bandwidth Limit Exceeded</h1><p>The server is temporarily unable to service your request due to the site owner reaching his/her bandwidth limit.</p>',
  ),
  'outside of the hours of service': plain(
    'ระบบสารสนเทศ',
    '<h2>ขณะนี้อยู่นอกเวลาให้บริการ</h2><p>ระบบเปิดให้บริการเวลา 08.30 - 16.30 น. ทุกวันทำการ</p>',
  ),
  'a domain for sale, in Thai': plain('town.example', '<h1>โดเมนนี้ประกาศขาย</h1><p>สนใจติดต่อ 08x-xxx-xxxx</p>'),
  'a domain that may be for sale': plain(
    'town.example',
    '<h1>town.example</h1><p>This domain may be for sale.</p><p>Related searches: Jobs, Travel, Insurance</p><script>var a=1</script>',
  ),
  'a domain that was not renewed, in Thai': plain(
    'Domain expired',
    '<h2>ชื่อโดเมนนี้ยังไม่ได้ต่ออายุ</h2><p>กรุณาติดต่อผู้ให้บริการจดทะเบียนโดเมน</p>',
  ),
  'the apology of cPanel': plain(
    'Contact Support',
    '<h1>SORRY!</h1><p>If you are the owner of this website, please contact your hosting provider: webmaster@town.example</p><p>It is possible you have reached this page because: The IP address has changed. There has been a server misconfiguration. The site may have moved to a different server.</p>',
  ),
  'a suspended account of cPanel': {
    '/o1': serve.redirect('/cgi-sys/suspendedpage.cgi'),
    '/cgi-sys/suspendedpage.cgi': serve.html(
      document(
        'Account Suspended',
        '<h1>Account Suspended</h1><p>This Account has been suspended.</p><p>Contact your hosting provider for more information.</p>',
      ),
    ),
  },
  'Apache that functions normally': { '/o1': serve.html('<html>Apache is functioning normally</html>') },
  'the default index of ISPConfig': plain(
    'Welcome!',
    '<h1>Welcome to your website!</h1><p>This is the default index page of your website.</p><p>This file may be deleted or overwritten without any difficulty. This is produced by the file index.html in the web directory.</p>',
  ),
  'WordPress that is not installed': {
    '/o1': serve.redirect('/wp-admin/install.php'),
    '/wp-admin/install.php': serve.html(
      document(
        'WordPress › Installation',
        '<h1>Welcome</h1><p>Welcome to the famous five-minute WordPress installation process! Just fill in the information below.</p><form method="post"><input name="weblog_title"><input name="user_name"><input type="password" name="admin_password"><button>Install WordPress</button></form>',
      ),
    ),
  },
  'WordPress in Thai without its database': plain('Database Error', '<h1>มีข้อผิดพลาดในการสร้างการเชื่อมต่อฐานข้อมูล</h1>'),
  'WordPress in Thai with a grave fault': plain(
    'เทศบาลตำบลสำราญ › ข้อผิดพลาด',
    '<p>มีข้อผิดพลาดร้ายแรงในเว็บไซต์นี้</p><p><a href="https://wordpress.org/documentation/article/faq-troubleshooting/">เรียนรู้เพิ่มเติมเกี่ยวกับการแก้ไขปัญหาเวิร์ดเพรส</a></p>',
  ),
  'Joomla that cannot show its error': plain(
    'Error',
    '<p>Error displaying the error page: Application Instantiation Error</p>',
  ),
  'CodeIgniter without its database': plain(
    'Database Error',
    '<div id="container"><h1>A Database Error Occurred</h1><p>Unable to connect to your database server using the provided settings.</p><p>Filename: core/Loader.php</p><p>Line Number: 346</p></div>',
  ),
  'a topic that a board has no more': themed('ข้อมูล', '<h2>ข้อความแจ้ง</h2><p>กระทู้ที่ท่านต้องการไม่มีอยู่ในระบบ หรือถูกลบไปแล้ว</p>'),
  'a runtime error of ASP.NET': plain(
    'Runtime Error',
    "<h1>Server Error in '/' Application.</h1><h2><i>Runtime Error</i></h2><p>Description: An application error occurred on the server. The current custom error settings for this application prevent the details of the application error from being viewed remotely.</p>",
  ),
  'a notice of a script that sends to the log-in': {
    '/o1': serve.html('<script>alert("กรุณาเข้าสู่ระบบก่อนใช้งาน");window.location="login.php";</script>'),
    '/login.php': serve.html(
      document(
        'เข้าสู่ระบบ',
        '<h1>เข้าสู่ระบบ</h1><form method="post"><input name="u"><input type="password" name="p"><button>ตกลง</button></form>',
      ),
    ),
  },
  'a notice of a script that closes its window': {
    '/o1': serve.html('<meta charset="utf-8"><script>alert("ไม่พบเอกสารที่ต้องการ");window.close();</script>'),
  },
  'a record that was withdrawn, in a theme': themed('เทศบาลตำบลสำราญ', '<h2>แจ้งเตือน</h2><p>ข้อมูลนี้ถูกลบออกจากระบบแล้ว</p>'),
  'a menu that has nothing yet, in a theme': themed('แผนพัฒนาท้องถิ่น', '<h2>แผนพัฒนาท้องถิ่น</h2><p>ยังไม่มีข้อมูลในขณะนี้</p>'),
  'a folder of Google Drive by a number that is gone': plain(
    'Google Drive - Page Not Found',
    '<p>Sorry, the file you have requested does not exist.</p><p>Make sure that you have the correct URL and the file exists.</p>',
  ),
  'a table of documents without a row, that counts none': themed(
    'ประกาศจัดซื้อจัดจ้าง',
    '<h2>ประกาศจัดซื้อจัดจ้าง</h2><table><tr><th>ลำดับ</th><th>ชื่อเอกสาร</th><th>ดาวน์โหลด</th></tr></table><p>ทั้งหมด 0 รายการ</p>',
  ),
};

/** Short and odd, and what it says is what there is to say. */
const content: Readonly<Record<string, serve.Routes>> = {
  'water in which nothing was found': themed(
    'ผลตรวจคุณภาพน้ำ',
    '<h2>ผลการตรวจคุณภาพน้ำประปา</h2><p>ไม่พบสิ่งปนเปื้อนเกินค่ามาตรฐาน</p>',
  ),
  'a purchase that nobody offered for': themed(
    'ประกาศผลผู้ชนะ',
    '<h2>ประกาศผลการเสนอราคา</h2><p>ไม่พบผู้ยื่นข้อเสนอ จึงยกเลิกการจัดซื้อ</p>',
  ),
  'a month without purchases': themed(
    'จัดซื้อจัดจ้าง',
    '<h2>สรุปผลการจัดซื้อจัดจ้าง (สขร.1)</h2><p>ไม่มีการจัดซื้อจัดจ้างในเดือนตุลาคม 2567</p>',
  ),
  'corruption that was not found': themed('ผลการตรวจสอบ', '<h2>ผลการตรวจสอบภายใน</h2><p>ไม่พบการทุจริตและประพฤติมิชอบ</p>'),
  'no cases of complaint in a table': themed(
    'สถิติเรื่องร้องเรียน',
    '<h2>สถิติเรื่องร้องเรียนการทุจริต</h2><table><tr><th>เดือน</th><th>จำนวน</th></tr><tr><td colspan="2">ไม่มีข้อมูลเรื่องร้องเรียน</td></tr></table>',
  ),
  'whom to call when the system fails': themed(
    'ติดต่อ',
    '<h2>แจ้งปัญหาการใช้งาน</h2><p>หากระบบขัดข้องหรือไม่สามารถเข้าถึงข้อมูลได้ โปรดแจ้งงานสารสนเทศ โทร. 045-711111</p>',
  ),
  'a number to call and nothing else': themed('สายด่วน', '<h2>สายด่วนเทศบาล</h2><p>โทร. 045-711111</p>'),
  'a road that is being built': themed(
    'ความก้าวหน้าโครงการ',
    '<h2>โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก</h2><p>สถานะ: อยู่ระหว่างดำเนินการ ร้อยละ 60</p>',
  ),
  'a court that asks for a password to its court room': themed(
    'คู่มือ',
    '<h2>คู่มือการลงทะเบียนใช้งานระบบร้องเรียน</h2><p>1. กดปุ่มลงทะเบียน 2. ตั้งรหัสผ่าน 3. เข้าสู่ระบบแล้วกรอกเรื่องร้องเรียน</p>',
  ),
  'a picture of the structure and nothing else': themed(
    'โครงสร้าง',
    '<h2>โครงสร้างส่วนราชการ</h2><img src="/img/structure.jpg" width="900" height="700" alt="แผนผังโครงสร้าง">',
  ),
  'closed on holidays': themed(
    'เวลาทำการ',
    '<h2>เวลาทำการ</h2><p>เปิดให้บริการวันจันทร์ - วันศุกร์ เวลา 08.30 - 16.30 น. ปิดให้บริการวันหยุดราชการ</p>',
  ),
  'a notice that a page has moved to a new site, with its link': themed(
    'แผนพัฒนาท้องถิ่น',
    '<h2>แผนพัฒนาท้องถิ่น</h2><p>ดาวน์โหลดแผนพัฒนาท้องถิ่น พ.ศ. 2566-2570</p><a href="/files/plan.txt">แผน</a>',
  ),
};

export const refusalSituations: readonly Situation[] = [
  ...Object.entries(walls).map(([name, routes]) => ({ name, routes, judged: 'wall' as const })),
  ...Object.entries(gone).map(([name, routes]) => ({ name, routes, checks: '[]', judged: 'not-content' as const })),
  ...Object.entries(content).map(([name, routes]) => ({
    name,
    routes: {
      ...routes,
      '/img/structure.jpg': serve.file('x', 'image/jpeg'),
      '/files/plan.txt': serve.file('แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570', 'text/plain; charset=utf-8'),
    },
    checks: '[]',
    judged: 'content' as const,
  })),
];
