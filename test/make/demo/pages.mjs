// All pages of the site in one of its stages.
import { OFFICIALS, PLACE, POLITICIANS, TOWN } from './facts.mjs';
import { ITEMS } from './items.mjs';
import { pictures } from './pictures.mjs';
import { escapeHtml, list, STYLE, shell, table } from './shell.mjs';

const ITA = ['การเปิดเผยข้อมูลสาธารณะ (OIT)', '/ita/2568/'];
const ASSET = ['Smart Asset', '/smart-asset/'];

const href = (path) => `/${path.replace(/index\.html$/, '')}`;

function itemPage(item, stage) {
  const { id, path, title, unit, year, published, body } = item;
  const trail = [
    id.startsWith('O') ? ITA : id.startsWith('SA') ? ASSET : ['รับฟังความคิดเห็น', '/feedback.html'],
    [title, href(path)],
  ];
  const heading = id.startsWith('O') ? `${id} ${title}` : title;
  return shell({
    title: heading,
    trail,
    charset: path.endsWith('.htm') ? 'windows-874' : 'utf-8',
    body: `<h1>${escapeHtml(heading)}</h1>
<dl class="facts">
<dt>เจ้าของข้อมูล</dt><dd>${unit}</dd>
<dt>ปีงบประมาณ</dt><dd>พ.ศ. ${year}</dd>
<dt>เผยแพร่เมื่อ</dt><dd>${published}</dd>
</dl>
${body(stage)}`,
  });
}

const GROUPS = [
  ['9.1 ข้อมูลพื้นฐาน', 1, 4],
  ['9.2 การบริหารงานและการใช้จ่ายงบประมาณ', 5, 11],
  ['9.3 การจัดซื้อจัดจ้าง', 12, 13],
  ['9.4 การบริหารและพัฒนาทรัพยากรบุคคล', 14, 16],
  ['9.5 การส่งเสริมความโปร่งใส', 17, 20],
  ['10.1 การป้องกันการทุจริตในประเด็นสินบน', 21, 24],
  ['10.2 การส่งเสริมคุณธรรมและความโปร่งใส', 25, 28],
];

const itaPage = shell({
  title: 'การเปิดเผยข้อมูลสาธารณะ (OIT) ปีงบประมาณ พ.ศ. 2568',
  trail: [ITA],
  body: `<h1>การเปิดเผยข้อมูลสาธารณะ (OIT) ปีงบประมาณ พ.ศ. 2568</h1>
<p>การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ข้อ O1 ถึง O28</p>
${GROUPS.map(
  ([title, from, to]) => `<details open><summary>${title}</summary><div>
${list(ITEMS.slice(from - 1, to).map(({ id, path, title: name }) => `<a href="${href(path)}">${id} ${escapeHtml(name)}</a>`))}
</div></details>`,
).join('\n')}
<p><a href="/ita/2567.html">ผลการเปิดเผยข้อมูลปีที่ผ่านมา</a></p>`,
});

const homePage = shell({
  title: 'หน้าแรก',
  hasSide: true,
  body: `<div class="hero"><img src="/images/field.svg" alt="ทุ่งนาและสำนักงาน${TOWN}" width="640" height="360">
<div><h1>ยินดีต้อนรับสู่${TOWN}</h1><p>${PLACE} ชุมชนน่าอยู่ เกษตรปลอดภัย สืบสานประเพณีบุญคูณลาน บริหารงานโปร่งใส</p>
<ul class="buttons"><li><a href="/service/e-service.html">บริการออนไลน์</a></li><li><a href="/ita/2568/">ข้อมูล OIT</a></li></ul></div></div>
<h2>ข่าวประชาสัมพันธ์</h2>
${list([
  '28 มีนาคม 2568 <a href="/news/">ขยายเวลาชำระภาษีที่ดินและสิ่งปลูกสร้าง ประจำปี 2568</a>',
  '20 กุมภาพันธ์ 2568 <a href="/ita/2568/o20.html">ประชาคมท้องถิ่นเพิ่มเติมแผนพัฒนาท้องถิ่น</a>',
  '25 มกราคม 2568 <a href="/news/">งานประเพณีบุญคูณลาน ประจำปี 2568</a>',
])}
<h2>บริการของเรา</h2>
<ul class="cards">
<li><a href="/service/manual.html">คู่มือสำหรับประชาชน</a><br>ขั้นตอน เวลา และเอกสารของทุกงานบริการ</li>
<li><a href="/smart-asset/borrow.html">ยืมทรัพย์สินของเทศบาล</a><br>เต็นท์ โต๊ะ เก้าอี้ เครื่องเสียง</li>
<li><a href="/complaint/">แจ้งเรื่องร้องเรียนการทุจริต</a><br>ข้อมูลของท่านเป็นความลับ</li>
<li><a href="/anti-corruption/declaration.html">ประกาศเจตนารมณ์ต่อต้านการทุจริต</a><br>ปีงบประมาณ พ.ศ. 2568</li>
</ul>`,
});

const field = (label, control) => `<label>${label}${control}</label>`;
const input = (name, type = 'text') => `<input name="${name}" type="${type}" required>`;

const formPage = (title, trail, intro, fields) =>
  shell({
    title,
    trail,
    body: `<h1>${title}</h1>
<p>${intro}</p>
<form action="/service/received.html" method="get">
${fields.join('\n')}
<button type="submit">ส่งแบบฟอร์ม</button>
</form>`,
  });

const simple = (title, trail, body) => shell({ title, trail, body: `<h1>${title}</h1>\n${body}` });

const THREADS = [
  ['ไฟส่องสว่างหน้าวัดบ้านสำราญดับ', '26 มีนาคม 2568', 'กองช่างเปลี่ยนหลอดแล้ว วันที่ 27 มีนาคม 2568'],
  ['ขอยืมเต็นท์งานบุญ ต้องแจ้งล่วงหน้ากี่วัน', '11 มีนาคม 2568', 'อย่างน้อย 3 วันทำการ ผ่านแบบฟอร์มออนไลน์'],
  ['รถเก็บขยะเข้าหมู่ที่ 6 วันไหน', '24 กุมภาพันธ์ 2568', 'ทุกวันอังคารและวันศุกร์'],
  ['ชำระภาษีที่ดินโอนผ่านธนาคารได้หรือไม่', '7 กุมภาพันธ์ 2568', 'ได้ โดยสแกนคิวอาร์โค้ดในหนังสือแจ้งการประเมิน'],
];

/** News of years ago; one of them was deleted when the site was renewed, and its link left standing. */
function archivePage(stage) {
  const old = [
    ['/news/2567/songkran.html', 'ประเพณีสงกรานต์ 13 เมษายน 2567'],
    ['/news/2566/loykrathong.html', 'ประเพณีลอยกระทง 27 พฤศจิกายน 2566'],
  ];
  const kept = stage === 'after' ? old.slice(0, 1) : old;
  return simple(
    'ข่าวปีก่อน ๆ',
    [
      ['ข่าวสาร', '/news/'],
      ['ข่าวปีก่อน ๆ', '/news/archive.html'],
    ],
    list(kept.map(([path, label]) => `<a href="${path}">${label}</a>`)),
  );
}

const VIEWER = `<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<title>เปิดอ่านเอกสาร | ${TOWN}</title>
<style>body { display: flex; flex-direction: column; height: 100vh; margin: 0; } p { margin: 0; padding: .4rem .8rem; background: #0f3d33; color: #fff; } a { color: #f2d58b; } object { flex: 1; }</style>
</head>
<body>
<p>เอกสารเผยแพร่ของ${TOWN} หากไม่เห็นเอกสารด้านล่าง <a id="file" href="/ita/2568/">ดาวน์โหลดเอกสาร</a> หรือกลับไปที่ <a href="/ita/2568/">หน้ารวมข้อมูลสาธารณะ</a></p>
<script>
const file = new URLSearchParams(location.search).get('file') ?? '';
if (file.startsWith('/files/')) {
  document.getElementById('file').href = file;
  const view = document.createElement('object');
  view.type = 'application/pdf';
  view.data = file;
  document.body.append(view);
}
</script>
</body>
</html>
`;

const service = ['บริการประชาชน', '/service/'];

/** path -> text, or bytes where the page is in windows-874 */
export function pages(stage) {
  const made = new Map(ITEMS.map((item) => [item.path, itemPage(item, stage)]));
  const add = (path, content) => made.set(path, content);
  add('index.html', homePage);
  add('ita/2568/index.html', itaPage);
  add(
    'ita/2567.html',
    simple(
      'ผลการเปิดเผยข้อมูลปีที่ผ่านมา',
      [ITA, ['ปี 2567', '/ita/2567.html']],
      '<p>ข้อมูลที่เปิดเผยในปีงบประมาณ พ.ศ. 2567 รวบรวมไว้ในรายงานประจำปี</p>',
    ),
  );
  add('news/archive.html', archivePage(stage));
  add(
    'news/2567/songkran.html',
    simple(
      'ประเพณีสงกรานต์ 2567',
      [
        ['ข่าวสาร', '/news/'],
        ['สงกรานต์', '/news/2567/songkran.html'],
      ],
      '<p>เทศบาลจัดงานประเพณีสงกรานต์ รดน้ำขอพรผู้สูงอายุ วันที่ 13 เมษายน 2567 เวลา 09.00 น. ณ ลานวัดบ้านสำราญ มีผู้ร่วมงานกว่า 300 คน</p>',
    ),
  );
  add(
    'service/index.html',
    simple(
      'บริการประชาชน',
      [service],
      list([
        '<a href="/service/manual.html">คู่มือสำหรับประชาชน</a>',
        '<a href="/service/e-service.html">E-Service บริการออนไลน์</a>',
        '<a href="/service/request.html">ยื่นคำร้องทั่วไป</a>',
        '<a href="/ita/2568/o11.html">สถิติการให้บริการ</a>',
      ]),
    ),
  );
  add(
    'service/request.html',
    formPage(
      'แบบฟอร์มยื่นคำร้องออนไลน์',
      [service, ['ยื่นคำร้อง', '/service/request.html']],
      'กรอกข้อมูลให้ครบ เจ้าหน้าที่จะตอบกลับภายใน 1 วันทำการ',
      [
        field('ชื่อผู้ยื่นคำร้อง', input('name')),
        field('โทรศัพท์', input('phone', 'tel')),
        field('เรื่อง', input('subject')),
        field('รายละเอียด', '<textarea name="detail" rows="4" required></textarea>'),
      ],
    ),
  );
  add(
    'service/received.html',
    simple('เทศบาลได้รับแบบฟอร์มแล้ว', [service], '<p>ขอบคุณที่ใช้บริการ เจ้าหน้าที่จะติดต่อกลับตามหมายเลขที่แจ้งไว้ภายใน 1 วันทำการ</p>'),
  );
  add(
    'complaint/report.html',
    formPage('แบบแจ้งเรื่องร้องเรียนการทุจริต', [['แจ้งเรื่องทุจริต', '/complaint/']], 'ไม่ต้องระบุชื่อผู้แจ้งก็ได้ ข้อมูลทั้งหมดเก็บเป็นความลับ', [
      field('ผู้ถูกร้องหรือหน่วยงาน', input('accused')),
      field('ช่วงเวลาที่เกิดเหตุ', input('when')),
      field('ข้อเท็จจริง', '<textarea name="facts" rows="5" required></textarea>'),
    ]),
  );
  add(
    'smart-asset/index.html',
    simple(
      'Smart Asset ยืมทรัพย์สินของทางราชการ',
      [ASSET],
      list(
        ITEMS.filter(({ id }) => id.startsWith('SA')).map(({ path, title }) => `<a href="${href(path)}">${title}</a>`),
      ),
    ),
  );
  add(
    'smart-asset/borrow-form.html',
    formPage(
      'แบบฟอร์มการยืมทรัพย์สินของทางราชการ',
      [ASSET, ['แบบฟอร์ม', '/smart-asset/borrow-form.html']],
      'ระบุเหตุผลและกำหนดวันส่งคืนให้ชัดเจน ห้ามใช้ทรัพย์สินก่อนได้รับอนุมัติ',
      [
        field('หน่วยงานหรือชุมชนผู้ยืม', input('borrower')),
        field('รายการทรัพย์สินและจำนวน', input('asset')),
        field('เหตุผลที่ยืม', input('reason')),
        field('วันที่ยืม', input('from', 'date')),
        field('กำหนดวันส่งคืน', input('due', 'date')),
      ],
    ),
  );
  add(
    'webboard/index.html',
    simple(
      'กระดานสนทนา ถาม-ตอบ',
      [['กระดานสนทนา', '/webboard/']],
      `${table(['กระทู้', 'วันที่ถาม', 'คำตอบของเทศบาล'], THREADS)}\n<ul class="buttons"><li><a href="/service/request.html">ตั้งคำถามใหม่</a></li></ul>`,
    ),
  );
  add(
    'about/history.htm',
    shell({
      title: 'ประวัติเทศบาล',
      trail: [
        ['ข้อมูลพื้นฐาน', '/about/structure.html'],
        ['ประวัติ', '/about/history.htm'],
      ],
      charset: 'windows-874',
      body: `<h1>ประวัติ${TOWN}</h1>\n<p>ชุมชนสำราญตั้งอยู่ในเขต${PLACE} เดิมเป็นสภาตำบล ต่อมายกฐานะเป็นองค์การบริหารส่วนตำบล และเป็นเทศบาลตำบลตามลำดับ ชาวบ้านส่วนใหญ่ทำนาและทอผ้า</p>`,
    }),
  );
  add(
    'privacy.html',
    simple(
      'นโยบายคุ้มครองข้อมูลส่วนบุคคล',
      [['นโยบายคุ้มครองข้อมูลส่วนบุคคล', '/privacy.html']],
      '<p>เทศบาลเก็บข้อมูลส่วนบุคคลเท่าที่จำเป็นต่อการให้บริการ และไม่เปิดเผยแก่ผู้อื่นเว้นแต่กฎหมายกำหนด</p>',
    ),
  );
  add(
    'sitemap.html',
    simple(
      'แผนผังเว็บไซต์',
      [['แผนผังเว็บไซต์', '/sitemap.html']],
      list(ITEMS.map(({ path, title }) => `<a href="${href(path)}">${escapeHtml(title)}</a>`)),
    ),
  );
  add('viewer/index.html', VIEWER);
  add('site.css', STYLE);
  add('robots.txt', 'User-agent: *\nDisallow: /admin/\n');
  for (const [path, content] of pictures(POLITICIANS.length + OFFICIALS.length)) add(path, content);
  return new Map(
    [...made].map(([path, content]) => [path, path.endsWith('.htm') ? encodeThai(content) : Buffer.from(content)]),
  );
}

/** windows-874, as old editors save. @throws RangeError for a character that it does not have */
function encodeThai(text) {
  return Buffer.from(
    [...text].map((character) => {
      const code = character.codePointAt(0);
      if (code < 0x80) return code;
      if (code >= 0x0e01 && code <= 0x0e5b) return code - 0x0e01 + 0xa1;
      if (character === '–') return 0x96;
      throw new RangeError(`not in windows-874: ${character}`);
    }),
  );
}
