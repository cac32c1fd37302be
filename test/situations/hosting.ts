import * as serve from '../helpers/site.js';
import { document, good, goodHtml, type Situation, WORDS } from './situation.js';
import { themedHome, themedHtml } from './theme.js';

// What programs, hosts and walls say in the place of a page, and pages in order that look like it.

const plain = (
  title: string,
  body: string,
  code = 200,
  headers: Readonly<Record<string, string>> = {},
  head = '',
): serve.Routes => ({ '/o1': serve.html(document(title, body, head), headers, code) });
const themed = (title: string, body: string, head = ''): serve.Routes => ({
  '/': themedHome,
  '/o1': serve.html(themedHtml(title, body, head)),
});

/** Pages that say that there is nothing. */
const faults: Readonly<Record<string, serve.Routes>> = {
  'a database that CodeIgniter does not reach': plain(
    'Database Error',
    '<div id="container"><h1>A Database Error Occurred</h1><p>Unable to connect to your database server using the provided settings.</p><p>Filename: core/Loader.php</p><p>Line Number: 346</p></div>',
  ),
  'no page of CodeIgniter': plain(
    '404 Page Not Found',
    '<div id="container"><h1>404 Page Not Found</h1><p>The page you requested was not found.</p></div>',
  ),
  'a view that CodeIgniter does not find': plain(
    'Error',
    '<div id="container"><h1>An Error Was Encountered</h1><p>Unable to load the requested file: news/detail.php</p></div>',
  ),
  'Joomla that cannot even show its error': {
    '/o1': serve.html('Error displaying the error page: Application Instantiation Error: Could not connect to MySQL.'),
  },
  'an old article of Joomla 1.5': plain(
    '404 - ไม่พบ',
    '<div id="outline"><div id="errorboxoutline"><div id="errorboxheader">404 - Article #125 not found</div><div id="errorboxbody"><p><strong>You may not be able to visit this page because of:</strong></p><ol><li>an <strong>out-of-date bookmark/favourite</strong></li><li>a search engine that has an <strong>out-of-date listing for this site</strong></li><li>a <strong>mistyped address</strong></li></ol></div></div></div>',
  ),
  'a critical error of WordPress in Thai': plain(
    'WordPress &rsaquo; ข้อผิดพลาด',
    '<div class="wp-die-message"><p>มีข้อผิดพลาดร้ายแรงบนเว็บไซต์นี้</p><p><a href="https://wordpress.org/documentation/article/faq-troubleshooting/">เรียนรู้เพิ่มเติมเกี่ยวกับการแก้ปัญหา WordPress</a></p></div>',
  ),
  'a database that WordPress does not reach, in Thai': plain(
    'ฐานข้อมูลผิดพลาด',
    '<h1>เกิดข้อผิดพลาดขณะสร้างการติดต่อกับฐานข้อมูล</h1>',
  ),
  'a post of WordPress that is not there, in Thai': themed(
    'ไม่พบหน้า - เทศบาลตำบลสำราญ',
    '<section class="error-404 not-found"><h1 class="page-title">อุ๊ปส์! หน้านั้นไม่สามารถพบได้</h1><div class="page-content"><p>ดูเหมือนว่าจะไม่พบอะไรที่ตำแหน่งนี้ อาจลองค้นหา?</p><form role="search"><input type="search" placeholder="ค้นหา …"><input type="submit" value="ค้นหา"></form></div></section>',
  ),
  'a domain that is for sale': plain(
    'town.example',
    '<h1>town.example</h1><p>This domain may be for sale! Buy this domain.</p><ul><li><a href="/?q=loan">สินเชื่อส่วนบุคคล</a></li><li><a href="/?q=hotel">โรงแรม</a></li></ul><p>Sponsored listings displayed above are served automatically by a third party.</p>',
  ),
  'a domain that has run out, in Thai': plain(
    'Domain Expired',
    '<div><h1>โดเมนเนมนี้หมดอายุแล้ว</h1><p>หากท่านเป็นเจ้าของโดเมน กรุณาติดต่อผู้ให้บริการเพื่อต่ออายุ</p><p>Domain name has expired. Please contact your registrar.</p></div>',
  ),
  'an account that a host has stopped, in Thai': plain(
    'แจ้งระงับบริการ',
    '<h2>ระงับการให้บริการ</h2><p>เนื่องจากบัญชีนี้ค้างชำระค่าบริการ กรุณาติดต่อฝ่ายบัญชี โทร. 02-123-4567</p>',
  ),
  'a bound of traffic': plain(
    '509 Bandwidth Limit Exceeded',
    '<h1>Bandwidth Limit Exceeded</h1><p>The server is temporarily unable to service your request due to the site owner reaching his/her bandwidth limit. Please try again later.</p>',
  ),
  'the first page of Apache': { '/o1': serve.html('<html><body><h1>It works!</h1></body></html>\n') },
  'the first page of Tomcat': plain(
    'Apache Tomcat/9.0.65',
    "<h1>Apache Tomcat/9.0.65</h1><h2>If you're seeing this, you've successfully installed Tomcat. Congratulations!</h2><p>Recommended Reading: Security Considerations How-To, Manager Application How-To</p>",
  ),
  'a folder that may not be listed': {
    '/o1': serve.html(
      '<html><head><title>Directory Listing Denied</title></head><body><h1>Directory Listing Denied</h1>This Virtual Directory does not allow contents to be listed.</body></html>',
    ),
  },
  'a record that classic ASP does not find, below its menu': themed(
    'รายละเอียด',
    '<font face="Arial" size=2><p>ADODB.Field</font> <font face="Arial" size=2>error \'800a0bcd\'</font><p><font face="Arial" size=2>Either BOF or EOF is True, or the current record has been deleted. Requested operation requires a current record.</font><p><font face="Arial" size=2>/news_detail.asp</font><font face="Arial" size=2>, line 52</font>',
  ),
  'no data of a program of an office': themed(
    'รายละเอียดข่าว',
    '<h3>รายละเอียด</h3><div class="alert alert-warning">ไม่พบข้อมูลที่ท่านต้องการ</div><a href="javascript:history.back()">ย้อนกลับ</a>',
  ),
  'a page that was taken away, in Thai': themed(
    'แจ้งเตือน',
    '<h3>แจ้งเตือน</h3><p>เนื้อหานี้ถูกลบหรือถูกย้ายไปแล้ว กรุณากลับไปที่ <a href="/">หน้าหลัก</a></p>',
  ),
  'a blog that was removed': plain(
    'Blog has been removed',
    '<h1>Blog has been removed</h1><p>Sorry, the blog at town.blogspot.com has been removed. This address is not available for new blogs.</p>',
  ),
  'a page of the server that is made new, in Thai': plain(
    'ปรับปรุงระบบ',
    '<center><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width=300 height=200 alt="maintenance"><h2>ขออภัยในความไม่สะดวก</h2><p>ขณะนี้เว็บไซต์อยู่ระหว่างการปรับปรุงระบบ คาดว่าจะเปิดให้บริการได้ในวันที่ 5 ตุลาคม 2568</p></center>',
  ),
  'a fault of a program in Thai': themed(
    'แจ้งเตือน',
    '<h3>แจ้งเตือน</h3><p>เกิดข้อผิดพลาดบางอย่างขณะโหลดหน้า กรุณาติดต่อผู้ดูแลระบบ</p>',
  ),
  'a quota that is used up, in Thai': plain(
    'เกินโควตา',
    '<h2>ปริมาณการใช้งานข้อมูลของเว็บไซต์นี้เกินกำหนด</h2><p>กรุณาติดต่อผู้ให้บริการ</p>',
  ),
  'a host that waits for its money, in Thai': plain(
    'แจ้งเตือนจากผู้ให้บริการ',
    '<h2>โฮสติ้งนี้ค้างชำระ</h2><p>กรุณาชำระค่าบริการเพื่อเปิดใช้งานเว็บไซต์</p>',
  ),
  'a survey that was deleted': plain('Not available', '<p>This survey has been removed by its owner.</p>'),
  'the source of a page of ASP.NET': {
    '/o1': serve.html(
      '<%@ Page Language="C#" AutoEventWireup="true" CodeFile="Default.aspx.cs" Inherits="_Default" %>\n<%@ Import Namespace="System.Data" %>\n',
    ),
  },
  'variables of ASP without a page': {
    '/o1': serve.html(
      '<%@LANGUAGE="VBSCRIPT" CODEPAGE="874"%>\n<!--#include file="Connections/conn.asp" -->\n<%\nDim rs\nSet rs = Server.CreateObject("ADODB.Recordset")\nrs.Open "SELECT * FROM news", conn\n%>\n',
    ),
  },
};

/** Short pages in order. */
const honest: Readonly<Record<string, serve.Routes>> = {
  'no complaints, with the number nought': themed(
    'สถิติเรื่องร้องเรียนการทุจริต',
    '<h3>สถิติเรื่องร้องเรียนการทุจริต ประจำปีงบประมาณ พ.ศ. 2568</h3><p>จำนวนเรื่องร้องเรียน 0 เรื่อง ดำเนินการแล้วเสร็จ 0 เรื่อง</p>',
  ),
  'no data on complaints': themed(
    'ข้อมูลการร้องเรียน',
    '<h3>ข้อมูลสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ ปี 2568</h3><p>ไม่พบข้อมูลการร้องเรียนการทุจริตของเจ้าหน้าที่ ในรอบ 6 เดือน (ต.ค. 67 - มี.ค. 68)</p>',
  ),
  'projects that are under way': themed(
    'ผลการดำเนินงาน',
    '<h3>รายงานผลการดำเนินงาน ปี 2568</h3><table><tr><th>โครงการ</th><th>สถานะ</th></tr><tr><td>ก่อสร้างถนนหมู่ 3</td><td>อยู่ระหว่างดำเนินการ</td></tr><tr><td>ปรับปรุงระบบประปา</td><td>ยังไม่ได้ดำเนินการ</td></tr></table>',
  ),
  'a notice that the site will be closed for a day': themed(
    'ประกาศ',
    '<h3>ประกาศปิดปรับปรุงเว็บไซต์</h3><p>เทศบาลตำบลสำราญจะปิดปรับปรุงระบบเว็บไซต์ในวันเสาร์ที่ 11 ตุลาคม 2568 เวลา 18.00 น. ถึง 22.00 น. ระหว่างนั้นประชาชนติดต่อได้ที่ โทร. 045-123456 ขออภัยในความไม่สะดวก</p>',
  ),
  'a notice of CodeIgniter above a page in order': {
    '/o1': serve.html(
      goodHtml().replace(
        '<main>',
        '<div style="border:1px solid #990000;padding-left:20px;margin:0 0 10px 0;"><h4>A PHP Error was encountered</h4><p>Severity: Notice</p><p>Message: Undefined index: lang</p><p>Filename: views/header.php</p><p>Line Number: 12</p></div><main>',
      ),
    ),
  },
  'a manual against gambling': themed(
    'ประชาสัมพันธ์',
    '<h3>เตือนภัยประชาชน: เว็บพนันออนไลน์</h3><p>เทศบาลตำบลสำราญขอเตือนประชาชนอย่าหลงเชื่อโฆษณาเว็บพนัน สล็อต บาคาร่า หากพบเห็นแจ้งสายด่วน 1441</p>',
  ),
  'a page on domains that have run out': themed(
    'งานสารสนเทศ',
    '<h3>แผนการต่ออายุโดเมนและโฮสติ้ง ปี 2568</h3><p>โดเมน samran.go.th หมดอายุวันที่ 30 กันยายน 2569 งานสารสนเทศดำเนินการต่ออายุปีละครั้ง</p>',
  ),
  'a page that speaks of a log-in': themed(
    'e-Service',
    '<h3>ขั้นตอนการใช้งานระบบ e-Service</h3><ol><li>เข้าสู่ระบบด้วยเลขประจำตัวประชาชน</li><li>กรอกรหัสผ่าน</li><li>เลือกบริการ</li></ol>',
  ),
  'a cut of water for those who owe': themed(
    'ประกาศกองประปา',
    '<h3>ประกาศระงับการให้บริการน้ำประปา</h3><p>กรณีค้างชำระค่าน้ำประปาเกิน 2 เดือน เทศบาลจะระงับการจ่ายน้ำ</p>',
  ),
  'what to do when a program fails': themed(
    'คู่มือ',
    '<h3>คู่มือการใช้งานระบบจองคิว</h3><p>หากเกิดข้อผิดพลาดขณะโหลดข้อมูล ให้ปิดแล้วเปิดใหม่ หรือแจ้งงานสารสนเทศ</p>',
  ),
  'a measure on addresses from abroad': themed(
    'ข่าว',
    '<h3>มาตรการจำกัดการเข้าใช้งานจากต่างประเทศ</h3><p>เทศบาลได้ปิดกั้นหมายเลข IP จากต่างประเทศเพื่อความปลอดภัยของระบบ ตั้งแต่วันที่ 1 ตุลาคม 2567</p>',
  ),
  'a form of a question with a picture': themed(
    'สอบถาม',
    '<h3>แบบสอบถามความพึงพอใจ</h3><form method="post">ชื่อ <input name="n"> อีเมล <input name="e"> กรอกตัวเลขที่ปรากฏในภาพ <img src="/num.php"><input name="c"><button>ส่ง</button></form>',
  ),
  'a space of storage that is full of water': themed(
    'ข่าว',
    '<h3>สถานการณ์น้ำ</h3><p>พื้นที่จัดเก็บน้ำของอ่างเก็บน้ำเต็มความจุ ร้อยละ 100 ขอให้ประชาชนเฝ้าระวัง</p>',
  ),
  'who may see personal data': themed(
    'นโยบาย',
    '<h3>นโยบายคุ้มครองข้อมูลส่วนบุคคล</h3><p>ผู้ที่ไม่ได้รับอนุญาตให้เข้าถึงข้อมูลส่วนบุคคลจะต้องขออนุญาตต่อปลัดเทศบาลก่อน</p>',
  ),
  'a page of WordPress with a loader before it': themed(
    'โครงสร้าง',
    `<div id="preloader"><div class="spinner">กำลังโหลด...</div></div><h3>${WORDS}</h3><p>สำนักปลัด กองคลัง กองช่าง</p>`,
  ),
  'a page whose form wants a captcha for questions': themed(
    'ถาม-ตอบ',
    '<h3>กระดานถาม-ตอบ</h3><table><tr><td>1</td><td><a href="/o1?q=1">ขอสอบถามเรื่องภาษีที่ดิน</a></td><td>ตอบแล้ว</td></tr></table><form method="post"><textarea name="q"></textarea><img src="/captcha.php" alt="captcha"><input name="code"> กรุณากรอกรหัสที่เห็นในภาพ <button>ส่ง</button></form>',
  ),
};

const walls: Readonly<Record<string, serve.Routes>> = {
  'testcookie of a free host': {
    '/o1': (q, r, t) =>
      /__test=/.test(q.headers.cookie ?? '')
        ? good()(q, r, t)
        : serve.html(
            '<html><body><script type="text/javascript" src="/aes.js" ></script><script>function toNumbers(d){var e=[];d.replace(/(..)/g,function(d){e.push(parseInt(d,16))});return e}var a=toNumbers("f655ba9d09a112d4968c63579db590b4"),b=toNumbers("98344c2eee86c3994890592585b49f80"),c=toNumbers("a1b2");document.cookie="__test="+toHex(slowAES.decrypt(c,2,a,b))+"; max-age=21600; path=/"; location.href="http://127.0.0.1/o1?i=1";</script><noscript>This site requires Javascript to work, please enable Javascript in your browser or use a browser with Javascript support</noscript></body></html>',
          )(q, r, t),
  },
  'a captcha of SiteGround': {
    '/o1': serve.html(
      '<html><head><link rel="icon" href="data:;"><meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2Fo1&y=ipc:203.0.113.7:1696.1"></meta></head></html>',
      {},
      202,
    ),
    '/.well-known/sgcaptcha/': serve.html(
      '<!DOCTYPE html><html><head><title>Robot Challenge Screen</title><script>const sgchallenge="20:1696:abc";const sgsubmit_url="/.well-known/sgcaptcha/?r=%2Fo1";</script></head><body><h1>Checking the site connection security</h1><p>Loading...</p></body></html>',
      { 'sg-captcha': 'challenge' },
      202,
    ),
  },
  BitNinja: plain(
    'Waiting for the redirectiron...',
    '<div id="content"><p>This process is automatic. Your browser will redirect to your requested content in 5 seconds.</p></div><script>setTimeout(function(){document.cookie="BNES=1"},5000)</script>',
    403,
    { server: 'nginx' },
  ),
  CrowdSec: plain(
    'CrowdSec Ban',
    '<h1>CrowdSec Access Forbidden</h1><p>You are unable to visit the website.</p><p>This security check has been powered by CrowdSec</p>',
    403,
  ),
  'SafeLine with a status of its own': plain(
    'Protected By Chaitin SafeLine WAF',
    '<p>Security Detection Powered By SafeLine WAF</p><script>window.product_data={}</script>',
    468,
  ),
  'a reference of Akamai': {
    '/o1': serve.html(
      '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don\'t have permission to access "http&#58;&#47;&#47;town&#46;example&#47;o1" on this server.<P>Reference&#32;&#35;18&#46;2d351ab8&#46;1696&#46;a4e16ab<P>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18</BODY></HTML>',
      { server: 'AkamaiGHost' },
      403,
    ),
  },
  'numbers to be written off a picture before anything is shown': plain(
    'ยืนยันตัวตน',
    '<h2>กรุณากรอกตัวเลขที่ปรากฏในภาพเพื่อเข้าสู่เว็บไซต์</h2><form method="post"><img src="/num.php"><input name="num"><input type="submit" value="ตกลง"></form>',
  ),
  'a mark that a refusal leaves before it lets one in': plain(
    '',
    '<p>Please wait</p><script>document.cookie="pass=1;path=/";setTimeout(function(){location.reload()},2000)</script>',
    403,
  ),
  'letters to be typed off a picture': plain(
    'Access',
    '<p>To continue, type the characters you see in the image below</p><form method="post"><img src="/c.png"><input name="c"><button>Continue</button></form>',
  ),
  'a visitor who was too quick, in Thai': plain(
    'แจ้งเตือน',
    '<h1>ท่านเรียกใช้งานเว็บไซต์บ่อยเกินไป</h1><p>กรุณาลองใหม่ในอีก 5 นาที</p>',
  ),
  'too many requests with status 200': plain(
    'Too Many Requests',
    '<h1>Too Many Requests</h1><p>You have sent too many requests in a given amount of time. Please slow down.</p>',
  ),
  'an address that was blocked, in Thai, with status 200': plain(
    'IP ของท่านถูกระงับ',
    '<h1>IP Address ของท่านถูกระงับการเข้าใช้งานชั่วคราว</h1><p>เนื่องจากมีการเรียกใช้งานเว็บไซต์มากเกินไป กรุณาลองใหม่ภายหลัง</p><p>IP: 203.0.113.7</p>',
  ),
  'a shell of Angular that loads': plain(
    'เทศบาล',
    '<app-root><div class="loading">กำลังโหลดข้อมูล กรุณารอสักครู่...</div></app-root>',
    200,
    {},
    '<script src="/runtime.js" type="module"></script><script src="/main.js" type="module"></script>',
  ),
  'a page that is put together by jQuery': themed(
    'โครงสร้าง',
    '<div id="main-content"></div><script>$(function(){$("#main-content").load("/ajax/o1.html")})</script>',
  ),
};

const shut: Readonly<Record<string, serve.Routes>> = {
  'an article of Joomla that may not be seen': themed(
    'เทศบาลตำบลสำราญ',
    '<div id="system-message"><dl><dt class="error">ข้อผิดพลาด</dt><dd><ul><li>คุณไม่ได้รับอนุญาตให้เข้าถึงแหล่งข้อมูลนี้</li></ul></dd></dl></div>',
  ),
  'a post of WordPress behind a word, in Thai': themed(
    'Protected: แผน',
    '<h1>ป้องกัน: แผนพัฒนา</h1><form action="/wp-login.php?action=postpass" class="post-password-form" method="post"><p>เนื้อหานี้ถูกป้องกันด้วยรหัสผ่าน หากต้องการดู กรุณาใส่รหัสผ่านของคุณด้านล่าง:</p><p><label>รหัสผ่าน: <input name="post_password" type="password"></label> <input type="submit" value="เข้าดู"></p></form>',
  ),
  'a system that wants a sign-in with the ministry': {
    '/o1': serve.redirect('/Account/Login?ReturnUrl=%2Fo1'),
    '/Account/Login': serve.html(
      document(
        'เข้าสู่ระบบ',
        '<h2>เข้าสู่ระบบสารสนเทศ อปท.</h2><form method="post"><input name="User"><input type="password" name="Pass"><button>เข้าสู่ระบบ</button></form>',
      ),
    ),
  },
};

export const hostingSituations: readonly Situation[] = [
  ...Object.entries(faults).map(([name, routes]) => ({
    name,
    routes,
    checks: '[]',
    judged: 'not-content' as const,
    codes: ['link/soft-404'],
  })),
  ...Object.entries(honest).map(([name, routes]) => ({
    name,
    routes,
    checks: '[]',
    judged: 'content' as const,
  })),
  ...Object.entries(walls).map(([name, routes]) => ({
    name,
    routes,
    judged: 'wall' as const,
    checks: '[]',
    codes: ['link/unverifiable'],
  })),
  ...Object.entries(shut).map(([name, routes]) => ({
    name,
    routes,
    judged: 'not-content' as const,
    checks: '[]',
    codes: ['link/login-wall'],
  })),
  {
    name: 'a page that Apache does not let anybody see',
    codes: ['link/http-status'],
    checks: '[]',
    routes: plain(
      '403 Forbidden',
      "<h1>Forbidden</h1><p>You don't have permission to access /ita/ on this server.</p><p>Additionally, a 403 Forbidden error was encountered while trying to use an ErrorDocument to handle the request.</p>",
      403,
    ),
    judged: 'not-content',
  },
  {
    name: 'a page that wants a name and a word of the browser',
    checks: '[]',
    judged: 'not-content',
    routes: plain('401 Authorization Required', '<h1>Authorization Required</h1>', 401, {
      'www-authenticate': 'Basic realm="staff"',
    }),
  },
  {
    name: 'a page to which every visitor comes first',
    routes: {
      '/': (q, r, t) =>
        /enter=1/.test(q.headers.cookie ?? '') ? themedHome(q, r, t) : serve.redirect('/intro.php')(q, r, t),
      '/intro.php': serve.html(
        document(
          'ทรงพระเจริญ',
          '<center><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width=900 height=500 alt="ทรงพระเจริญ"><p>ขอพระองค์ทรงพระเจริญ ด้วยเกล้าด้วยกระหม่อม ขอเดชะ ข้าพระพุทธเจ้า คณะผู้บริหาร พนักงานเทศบาลตำบลสำราญ</p><a href="/">เข้าสู่เว็บไซต์</a></center>',
        ),
        { 'set-cookie': 'enter=1; path=/' },
      ),
      '/o1': (q, r, t) =>
        /enter=1/.test(q.headers.cookie ?? '') ? good()(q, r, t) : serve.redirect('/intro.php')(q, r, t),
    },
    open: '/o1',
    judged: 'content',
  },
];
