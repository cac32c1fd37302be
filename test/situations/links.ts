import * as serve from '../helpers/site.js';
import { document, good, type Situation } from './situation.js';
import { attached, in874, LIST_READ, listing } from './theme.js';

// How pages hand out documents, and links of a site that no visitor finds broken.

const homeWith = (links: string, head = ''): serve.Behaviour =>
  serve.html(
    document(
      'เทศบาลตำบลสำราญ',
      `<main><h1>เทศบาลตำบลสำราญ</h1><p>ยินดีต้อนรับสู่เว็บไซต์ของเทศบาลตำบลสำราญ อำเภอเมือง จังหวัดยโสธร</p><a href="/o1">ข้อมูล</a>${links}</main>`,
      head,
    ),
  );
const ASSET = serve.file(Buffer.from('R0lGODlhAQABAAAAACw=', 'base64'), 'image/gif');

export const linkSituations: readonly Situation[] = [
  {
    name: 'a query in the letters of the page',
    routes: {
      '/o1': in874(
        document('จัดซื้อ', '<main><h1>รายงานสรุปผลการจัดซื้อจัดจ้าง</h1><a href="/get.php?f=แผน">ดาวน์โหลด</a></main>').replace(
          'utf-8',
          'windows-874',
        ),
      ),
      '/get.php?f=%E1%BC%B9': attached,
    },
    clicks: ['main a'],
    checks: LIST_READ,
  },
  {
    name: 'a list whose rows a program hands out',
    routes: {
      '/o1': listing(
        '<form method="post" action="/o1" id="form1"><input type="hidden" name="__VIEWSTATE" value="dDw"><input type="hidden" name="__EVENTTARGET"><table><tr><td>รายงาน ตุลาคม 2567</td><td><a href="javascript:__doPostBack(\'GridView1\',\'Download$0\')">ดาวน์โหลด</a></td></tr></table></form>',
      ),
    },
    checks: LIST_READ,
    judged: 'wall',
  },
  {
    name: 'a form that posts for a file',
    routes: {
      '/o1': listing(
        '<form method="post" action="/download.php"><input type="hidden" name="id" value="3"><input type="submit" value="ดาวน์โหลดเอกสาร"></form>',
      ),
      'POST /download.php': attached,
      'GET /download.php': serve.status(405),
    },
    clicks: ['main input[type=submit]'],
    checks: LIST_READ,
    judged: 'wall',
  },
  {
    name: 'a wait before a file',
    routes: {
      '/o1': listing('<a href="/download.php?id=3">ดาวน์โหลด</a>'),
      '/download.php?id=3': serve.html(
        '<meta charset=utf-8><meta http-equiv="refresh" content="3;url=/files/o13.csv"><p>ระบบกำลังเตรียมไฟล์ กรุณารอสักครู่ หากไม่ดาวน์โหลดอัตโนมัติ <a href="/files/o13.csv">คลิกที่นี่</a></p>',
      ),
      '/files/o13.csv': attached,
    },
    clicks: ['main a'],
    looks: 4000,
    checks: LIST_READ,
  },
  {
    name: 'entities that were coded twice',
    routes: { '/o1': listing('<a href="/get.php?id=1&amp;amp;y=2">ดาวน์โหลด</a>'), '/get.php?id=1&amp;y=2': attached },
    clicks: ['main a'],
    checks: LIST_READ,
  },
  {
    name: 'a base of another folder after the link',
    routes: {
      '/o1': listing(
        '<a href="o13.csv">รายงาน</a>',
        '<base target="_self"><base href="/ita/files/"><base href="/wrong/">',
      ),
      '/ita/files/o13.csv': attached,
    },
    clicks: ['main a'],
    checks: LIST_READ,
  },
  {
    name: 'a link in capital letters with numbers for letters',
    routes: { '/o1': listing('<A HREF="&#47;files&#x2F;O13.CSV">รายงาน</A>'), '/files/O13.CSV': attached },
    clicks: ['main a'],
    checks: LIST_READ,
  },
  {
    name: 'a window with an address by its data',
    routes: {
      '/o1': listing(
        '<button type="button" class="open" data-file="/files/o13.csv">เปิดเอกสาร</button><script>document.querySelector(".open").addEventListener("click",(e)=>{location.href=e.target.dataset.file})</script>',
      ),
      '/files/o13.csv': attached,
    },
    clicks: ['main button'],
    checks: LIST_READ,
  },
  {
    name: 'what WordPress writes into its head',
    routes: {
      '/': homeWith(
        '',
        '<link rel="pingback" href="/xmlrpc.php"><link rel="EditURI" type="application/rsd+xml" href="/xmlrpc.php?rsd"><link rel="https://api.w.org/" href="/wp-json/"><link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=x"><link rel="shortlink" href="/?p=9"><meta property="og:image" content="/gone.jpg"><link rel="dns-prefetch" href="//s.w.org"><link rel="profile" href="/xfn/11">',
      ),
      '/o1': good(),
      '/xmlrpc.php': serve.status(405),
      '/wp-json/': serve.status(401),
    },
    broken: [],
  },
  {
    name: 'addresses that Cloudflare hides',
    routes: {
      '/': homeWith(
        '<p>อีเมล <a href="/cdn-cgi/l/email-protection#a1b2c3"><span class="__cf_email__" data-cfemail="a1b2c3">[email&#160;protected]</span></a></p><script data-cfasync="false" src="/cdn-cgi/scripts/5c5dd728/cloudflare-static/email-decode.min.js"></script>',
      ),
      '/o1': good(),
      '/cdn-cgi/scripts/5c5dd728/cloudflare-static/email-decode.min.js': serve.file('', 'text/javascript'),
    },
    broken: [],
  },
  {
    name: 'addresses that a script puts together',
    routes: {
      '/': homeWith(
        `<a href="#" onclick="window.open('/news/view/'+5);return false">ข่าว</a><button onclick="location.href='/print/'+document.title">พิมพ์</button><select onchange="location='/list.php?y='+this.value"><option value="2566">2566</option><option value="2567">2567</option></select><a href="#" onclick="show('detail', 7)">ดู</a>`,
      ),
      '/o1': good(),
      '/list.php': good(),
    },
    broken: [],
  },
  {
    name: 'a form that wants a word',
    routes: {
      '/': homeWith('<form action="/search.php" method="get"><input name="q"><button>ค้นหา</button></form>'),
      '/o1': good(),
      '/search.php': serve.status(500, 'Missing q'),
    },
    broken: [],
  },
  {
    name: 'schemes of programs',
    routes: {
      '/': homeWith(
        '<a href="callto:045000000">โทร</a> <a href="fax:045000001">โทรสาร</a> <a href="skype:town?call">Skype</a> <a href="fb://page/123">FB</a> <a href="intent://add#Intent;scheme=line;end">LINE</a> <a href="fb-messenger://user/1">M</a> <a href="geo:15.7,104.1">แผนที่</a> <a href="webcal://127.0.0.1/c.ics">ปฏิทิน</a> <a href="mailto:saraban@town.go.th;a@b.c">เมล</a>',
      ),
      '/o1': good(),
    },
    broken: [],
  },
  {
    name: 'doors of the staff',
    routes: {
      '/': homeWith(
        '<a href="/administrator/">ผู้ดูแลระบบ</a> <a href="/wp-admin/">เจ้าหน้าที่</a> <a href="/intranet">อินทราเน็ต</a>',
      ),
      '/o1': good(),
      '/administrator/': serve.status(401, 'x', { 'www-authenticate': 'Basic realm="admin"' }),
      '/wp-admin/': serve.redirect('/wp-login.php?redirect_to=x'),
      '/wp-login.php': serve.html(document('Log in', '<form><input name=u><input type=password></form>')),
      '/intranet': serve.status(403, 'Forbidden'),
    },
    broken: [],
  },
  {
    name: 'a server that takes two visitors at a time',
    routes: (() => {
      let open = 0;
      const r: Record<string, serve.Behaviour> = {
        '/': homeWith(Array.from({ length: 14 }, (_, i) => `<a href="/p${i}">หน้า ${i}</a>`).join(' ')),
        '/o1': good(),
      };
      for (let i = 0; i < 14; i++)
        r[`/p${i}`] = async (q, res, t) => {
          if (open >= 2) {
            q.socket.resetAndDestroy();
            return;
          }
          open++;
          await new Promise((d) => setTimeout(d, 60));
          await good()(q, res, t);
          open--;
        };
      return r;
    })(),
    broken: [],
  },
  {
    name: 'a picture and a sheet that robots.txt forbids',
    routes: {
      '/robots.txt': serve.file('\ufeffUser-Agent : *\rDisallow : /private\r', 'text/plain'),
      '/': homeWith('<a href="/private/x">x</a>'),
      '/o1': good(),
    },
    broken: [],
  },
  {
    name: 'a robots.txt that is a page',
    routes: {
      '/robots.txt': serve.html(document('404', '<h1>ไม่พบหน้า</h1> User-agent: * Disallow: /')),
      '/': homeWith('<a href="/gone">x</a>'),
      '/o1': good(),
    },
    broken: ['/gone'],
  },
  {
    name: 'what else a page loads, and some of it gone',
    routes: {
      '/': homeWith(
        '<svg width=20 height=20><image href="/img/gone1.gif" width=20 height=20 /></svg><table background="/img/gone2.gif"><tr><td background="/img/there.gif">x</td></tr></table><video src="/v/gone3.mp4" poster="/img/there2.gif"></video><picture><source srcset="/img/gone4.webp 1x, /img/there.gif 2x" type="image/webp"><img src="/img/there.gif" alt=""></picture><form action="/search.php" method="get"><input type="image" src="/img/gone5.gif" alt="ค้นหา"></form><div data-bg="/img/gone6.jpg" class="rocket-lazyload"></div>',
        '<link rel="stylesheet" href="/css/there.css"><link rel="preload" as="image" imagesrcset="/img/there.gif 1x" href="/img/there.gif">',
      ),
      '/o1': good(),
      '/img/there.gif': ASSET,
      '/img/there2.gif': ASSET,
      '/css/there.css': serve.file('@import url("/css/gone7.css"); .a{background:url(/img/gone8.gif)}', 'text/css'),
      '/search.php': good(),
    },
    broken: [
      '/img/gone1.gif',
      '/img/gone2.gif',
      '/v/gone3.mp4',
      '/img/gone4.webp',
      '/img/gone5.gif',
      '/img/gone6.jpg',
      '/css/gone7.css',
      '/img/gone8.gif',
    ].sort(),
  },
  {
    name: 'what no visitor meets on a page',
    broken: [],
    routes: {
      '/': homeWith(
        '<!--[if lt IE 9]><script src="/js/gone.js"></script><![endif]--><template><a href="/gone1">x</a></template><script type="text/x-template"><a href="/gone2">x</a></script><blockquote cite="/gone3">คำขวัญ</blockquote><form action="/gone4.php" method="post"><input name=a></form><noscript><img src="/gone5.gif"></noscript><a href="{{url}}">x</a><a ping="/gone6" href="/o1">z</a>',
        '<link rel="canonical" href="/gone7"><link rel="prefetch" href="/gone8"><link rel="next" href="/gone9"><link rel="amphtml" href="/gone10">',
      ),
      '/o1': good(),
      '/gone4.php': serve.status(405),
    },
  },
  {
    name: 'HEAD of another mind than GET',
    broken: ['/a3', '/files/a5.pdf'],
    routes: {
      '/': homeWith(
        '<a href="/a1">1</a><a href="/a2">2</a><a href="/a3">3</a><a href="/files/a4.pdf">4</a><a href="/files/a5.pdf">5</a><a href="/a6">6</a>',
      ),
      '/o1': good(),
      'HEAD /a1': serve.redirect('/'),
      'GET /a1': good(),
      'HEAD /a2': serve.status(501),
      'GET /a2': good(),
      'HEAD /a3': serve.file('', 'application/pdf', { 'content-disposition': 'attachment; filename=x.pdf' }),
      'GET /a3': serve.html(document('x', '<h1>ไม่พบไฟล์ที่ต้องการ</h1>')),
      'HEAD /files/a4.pdf': serve.html('', { 'content-length': '0' }),
      'GET /files/a4.pdf': serve.file('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF', 'application/pdf'),
      'HEAD /files/a5.pdf': serve.file('', 'application/pdf'),
      'GET /files/a5.pdf': serve.html(document('ข่าว', '<h1>ข่าวประชาสัมพันธ์</h1><p>ขอเชิญร่วมงานประเพณีบุญบั้งไฟ</p>')),
      'HEAD /a6': serve.hang(),
      'GET /a6': good(),
    },
  },
];
