import { readFileSync } from 'node:fs';
import * as serve from '../helpers/site.js';
import { document, good, goodHtml, homeHtml, type Situation, WORDS } from './situation.js';
import { LIST_READ, menu, purchases, themedHome, themedHtml } from './theme.js';

// Pages that show other pages and files within themselves, and those that scripts fill or send on.

const pdfFile = serve.file(readFileSync('test/fixtures/field/documents/pdf-text-sound.pdf'), 'application/pdf');
/** Passes where the PDF was read. */
const PDF_READ = '[{ text: { all: [เทศบาลตำบลทดสอบ] } }]';

export const frameSituations: readonly Situation[] = [
  {
    name: 'a frameset with menu and content',
    routes: {
      '/o1': serve.html(
        '<html><head><meta charset=utf-8><title>เทศบาล</title></head><frameset cols="200,*"><frame src="/menu.html" name="menu"><frame src="/main.php?id=1" name="main"><noframes>โปรแกรมของท่านไม่รองรับเฟรม</noframes></frameset></html>',
      ),
      '/menu.html': serve.html(document('เมนู', `<ul>${menu}</ul>`)),
      '/main.php?id=1': good(),
    },
  },
  {
    name: 'a frame within a frame within a frame',
    routes: {
      '/o1': serve.html(document('ก', '<iframe src="/a" width=900 height=600></iframe>')),
      '/a': serve.html(document('ข', '<iframe src="/b" width=800 height=500></iframe>')),
      '/b': serve.html(document('ค', '<iframe src="/c" width=700 height=400></iframe>')),
      '/c': good(),
    },
  },
  {
    name: 'a page whose frame is gone',
    routes: {
      '/o1': serve.html(
        document(
          'แผนพัฒนา',
          '<main><h1>แผนพัฒนาท้องถิ่น</h1><iframe src="/gone.php" width="900" height="700"></iframe></main>',
        ),
      ),
    },
    checks: '[]',
    judged: 'not-content',
  },
  {
    name: 'a frame that forbids to be framed',
    routes: {
      '/o1': serve.html(
        document(
          'แผนพัฒนา',
          '<main><h1>แผนพัฒนาท้องถิ่น</h1><iframe src="/inner" width="900" height="700"></iframe></main>',
        ),
      ),
      '/inner': serve.html(goodHtml(), { 'x-frame-options': 'DENY' }),
    },
    judged: 'wall',
  },
  {
    name: 'a frame for its own site alone',
    routes: {
      '/o1': serve.html(
        document(
          'แผนพัฒนา',
          '<main><h1>แผนพัฒนาท้องถิ่น</h1><iframe src="/inner" width="900" height="700"></iframe></main>',
        ),
      ),
      '/inner': serve.html(goodHtml(), {
        'x-frame-options': 'SAMEORIGIN',
        'content-security-policy': "frame-ancestors 'self'",
      }),
    },
  },
  {
    name: 'a frame that comes when it is scrolled to',
    routes: {
      '/o1': serve.html(
        document(
          'ก',
          '<main><h1>ข้อมูลหน่วยงาน</h1><iframe class="lazy" data-src="/inner" width="900" height="300"></iframe></main><script>document.querySelectorAll(".lazy").forEach((f)=>f.src=f.dataset.src)</script>',
        ),
      ),
      '/inner': good(),
    },
  },
  {
    name: 'a frame of Facebook alone',
    routes: {
      '/o1': serve.html(
        document(
          'ข่าว',
          '<main><h1>ช่องทางสื่อสังคม</h1><iframe src="https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Ftown&tabs=timeline" width="500" height="700"></iframe></main>',
        ),
      ),
    },
    judged: 'wall',
  },
  {
    name: 'an object with a PDF',
    routes: {
      '/o1': serve.html(
        document(
          'แผน',
          '<main><h1>แผน</h1><object data="/files/o1.pdf" type="application/pdf" width="900" height="600"></object></main>',
        ),
      ),
      '/files/o1.pdf': pdfFile,
    },
    checks: PDF_READ,
    judged: 'content',
  },
  {
    name: 'an embedded PDF that is gone',
    routes: {
      '/o1': serve.html(
        document(
          'แผน',
          '<main><h1>แผน</h1><embed src="/files/o1.pdf#toolbar=0" type="application/pdf" width="900" height="600"></main>',
        ),
      ),
    },
    checks: '[]',
    judged: 'not-content',
  },
  {
    name: 'pdf.js with an encoded file',
    routes: {
      '/o1': serve.html(
        document(
          'แผน',
          '<main><h1>แผน</h1><iframe src="/pdfjs/web/viewer.html?file=%2Ffiles%2F%E0%B9%81%E0%B8%9C%E0%B8%99%202568.pdf#page=1&zoom=auto" width="900" height="600"></iframe></main>',
        ),
      ),
      '/pdfjs/web/viewer.html': serve.html(
        document(
          'PDF.js viewer',
          '<div id="outerContainer"><div id="viewer"></div></div><script src="viewer.js"></script>',
        ),
      ),
      '/files/%E0%B9%81%E0%B8%9C%E0%B8%99%202568.pdf': pdfFile,
    },
    checks: PDF_READ,
    judged: 'content',
  },
  {
    name: 'pdf.js with a file that is gone',
    routes: {
      '/o1': serve.html(
        document(
          'แผน',
          '<main><h1>แผน</h1><iframe src="/pdfjs/web/viewer.html?file=../../files/gone.pdf" width="900" height="600"></iframe></main>',
        ),
      ),
      '/pdfjs/web/viewer.html': serve.html(
        document(
          'PDF.js viewer',
          '<div id="outerContainer"><div id="viewer"></div></div><script src="viewer.js"></script>',
        ),
      ),
    },
    checks: '[]',
    judged: 'not-content',
  },
  {
    name: 'a flip book of dFlip',
    routes: {
      '/o1': serve.html(
        document(
          'แผน',
          '<main><h1>แผน</h1><div class="_df_book" id="df_12" webgl="true" source="/files/o1.pdf"></div></main><script src="/dflip.js"></script>',
        ),
      ),
      '/files/o1.pdf': pdfFile,
    },
    checks: PDF_READ,
    judged: 'content',
  },
  {
    name: 'a flip book with its options in a script',
    routes: {
      '/o1': serve.html(
        document(
          'แผน',
          '<main><h1>แผน</h1><div class="_df_book" id="df_12"></div></main><script>var option_df_12 = {"outline":[],"source":"\\/files\\/o1.pdf","wpOptions":"true"};</script><script src="/dflip.js"></script>',
        ),
      ),
      '/files/o1.pdf': pdfFile,
    },
    checks: PDF_READ,
    judged: 'content',
  },
  {
    name: 'a flip book whose PDF is gone',
    routes: {
      '/o1': serve.html(
        document(
          'แผน',
          '<main><h1>แผน</h1><div class="_df_book" id="df_12" source="/files/o1.pdf"></div></main><script src="/dflip.js"></script>',
        ),
      ),
    },
    checks: '[]',
    judged: 'not-content',
  },
  {
    name: 'a script that leads elsewhere',
    routes: {
      '/o1': serve.html(
        '<html><head><script language="javascript">window.location="/there.php"</script></head></html>',
      ),
      '/there.php': good(),
    },
    looks: 900,
  },
  {
    name: 'a body that leads elsewhere when it is loaded',
    routes: {
      '/o1': serve.html('<html><body onload="window.location=\'/there.php\'"></body></html>'),
      '/there.php': good(),
    },
    looks: 900,
  },
  {
    name: 'a script that leads to the home page',
    routes: { '/o1': serve.html('<script>location.href="/"</script>') },
    checks: '[]',
    looks: 900,
    judged: 'not-content',
  },
  {
    name: 'an alert and a way back',
    routes: {
      '/o1': serve.html(
        '<meta charset="utf-8"><script>alert("ไม่พบข้อมูลที่ท่านต้องการ");window.location="/index.php";</script>',
      ),
      '/index.php': serve.html(homeHtml),
    },
    checks: '[]',
    judged: 'not-content',
  },
  {
    name: 'a refresh for those without scripts',
    routes: {
      '/o1': serve.html(
        goodHtml().replace(
          '<title>',
          '<noscript><meta http-equiv="refresh" content="0; url=/nojs.html"></noscript><title>',
        ),
      ),
      '/nojs.html': serve.html(document('ไม่รองรับ', '<p>กรุณาเปิดใช้งาน JavaScript</p>')),
    },
  },
  {
    name: 'a refresh within a comment for old browsers',
    routes: {
      '/o1': serve.html(
        goodHtml().replace(
          '<title>',
          '<!--[if lt IE 9]><meta http-equiv="refresh" content="0; url=/old.html"><![endif]--><script>if(screen.width<=300){document.location="/m/"} if(top!=self){top.location=self.location}</script><title>',
        ),
      ),
    },
  },
  {
    name: 'a menu from the server and a middle from a script',
    routes: {
      '/': themedHome,
      '/o1': serve.html(
        themedHtml(
          'ข้อมูล',
          '<div id="app">กำลังโหลดข้อมูล...</div><script>fetch("/api/o1").then((r)=>r.text()).then((t)=>{document.getElementById("app").innerHTML=t})</script>',
        ),
      ),
      '/api/o1': serve.html(`<h1>${WORDS}</h1><p>รายละเอียด</p>`),
    },
    looks: 800,
    judged: 'wall',
  },
  {
    name: 'a table that a script fills',
    routes: {
      '/': themedHome,
      '/o1': serve.html(
        themedHtml(
          'จัดซื้อจัดจ้าง',
          `<h1>รายงานสรุปผลการจัดซื้อจัดจ้าง</h1><table id="t" class="display"><thead><tr><th>ลำดับที่</th><th>งานที่จัดซื้อหรือจัดจ้าง</th><th>เลขที่โครงการ</th></tr></thead><tbody></tbody></table><script>fetch("/data.json").then((r)=>r.json()).then((d)=>{document.querySelector("#t tbody").innerHTML=d.map((r)=>"<tr><td>"+r.join("</td><td>")+"</td></tr>").join("")})</script>`,
        ),
      ),
      '/data.json': serve.file(JSON.stringify(purchases.map((row) => row.split(','))), 'application/json'),
    },
    checks: LIST_READ,
    looks: 800,
    judged: 'wall',
  },
  {
    name: 'an empty table without a script',
    routes: {
      '/': themedHome,
      '/o1': serve.html(
        themedHtml(
          'จัดซื้อจัดจ้าง',
          `<h1>รายงานสรุปผลการจัดซื้อจัดจ้าง</h1><table id="t"><thead><tr><th>ลำดับที่</th><th>งานที่จัดซื้อหรือจัดจ้าง</th><th>เลขที่โครงการ</th></tr></thead><tbody></tbody></table>`,
        ),
      ),
    },
    checks: LIST_READ,
    judged: 'not-content',
  },
];
