// What every page of the site has around its content: banner, menu, side column, footer.
import { ADDRESS, MAIL, PHONE, PLACE, TOWN } from './facts.mjs';

export function escapeHtml(text) {
  return String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export const FACEBOOK = 'https://www.facebook.com/samran.municipality.example';
export const LINE = 'https://line.me/R/ti/p/@samran-example';

const MENU = [
  ['หน้าแรก', '/'],
  ['ข้อมูลพื้นฐาน', '/about/structure.html'],
  ['ผู้บริหาร', '/about/executives.html'],
  ['ข่าวสาร', '/news/'],
  ['บริการประชาชน', '/service/'],
  ['E-Service', '/service/e-service.html'],
  ['ITA / OIT', '/ita/2568/'],
  ['กระดานสนทนา', '/webboard/'],
  ['ติดต่อเรา', '/contact.html'],
];

const SIDE = [
  ['แผนงานและงบประมาณ', '/ita/2568/o6.html'],
  ['จัดซื้อจัดจ้าง', '/ita/2568/o12.html'],
  ['คู่มือสำหรับประชาชน', '/service/manual.html'],
  ['Smart Asset ยืมทรัพย์สิน', '/smart-asset/'],
  ['แจ้งเรื่องทุจริต', '/complaint/report.html'],
  ['รับฟังความคิดเห็น', '/feedback.html'],
  ['ประวัติเทศบาล', '/about/history.htm'],
];

const links = (entries) => entries.map(([label, href]) => `<li><a href="${href}">${label}</a></li>`).join('\n      ');

/** @param page `{ title, trail: [[label, href]…], body, hasSide, charset }` */
export function shell({ title, trail = [], body, hasSide = true, charset = 'utf-8' }) {
  const crumbs = [['หน้าแรก', '/'], ...trail].map(
    ([label, href]) => `<li><a href="${href}">${escapeHtml(label)}</a></li>`,
  );
  const side = hasSide
    ? `
  <aside class="sidebar">
    <h2>เมนูด่วน</h2>
    <ul>
      ${links(SIDE)}
    </ul>
    <p class="counter">จำนวนผู้เข้าชมเว็บไซต์ 128,456 ครั้ง</p>
  </aside>`
    : '';
  return `<!doctype html>
<html lang="th">
<head>
<meta charset="${charset}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} | ${TOWN}</title>
<link rel="icon" href="/images/logo.svg" type="image/svg+xml">
<link rel="stylesheet" href="/site.css">
</head>
<body>
<a class="skip-link" href="#content">ข้ามไปยังเนื้อหา</a>
<header class="site-header">
  <a class="brand" href="/"><img src="/images/logo.svg" alt="ตราสัญลักษณ์${TOWN}" width="72" height="72">
  <span><strong>${TOWN}</strong><small>${PLACE}</small></span></a>
  <p class="hotline">โทร. ${PHONE}</p>
</header>
<nav class="main-menu" aria-label="เมนูหลัก">
  <ul>
      ${links(MENU)}
  </ul>
</nav>
${trail.length > 0 ? `<nav class="breadcrumb" aria-label="ตำแหน่งของหน้า"><ol>${crumbs.join('')}</ol></nav>` : ''}
<div class="columns${hasSide ? '' : ' is-single'}">
  <main id="content">
${body}
  </main>${side}
</div>
<footer class="site-footer">
  <p><strong>สำนักงาน${TOWN}</strong><br>${ADDRESS}<br>โทรศัพท์ ${PHONE} อีเมล <a href="mailto:${MAIL}">${MAIL}</a></p>
  <ul>
    <li><a href="${FACEBOOK}">Facebook</a></li>
    <li><a href="${LINE}">LINE</a></li>
    <li><a href="/privacy.html">นโยบายคุ้มครองข้อมูลส่วนบุคคล</a></li>
    <li><a href="/sitemap.html">แผนผังเว็บไซต์</a></li>
  </ul>
  <p class="sample">เว็บไซต์ตัวอย่างของโปรแกรม oit-audit ชื่อบุคคลเป็นชื่อสมมุติ</p>
</footer>
</body>
</html>
`;
}

export function table(head, rows, caption = '') {
  return `<div class="scroll"><table>${caption ? `<caption>${caption}</caption>` : ''}
<thead><tr>${head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${row.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`).join('\n')}
</tbody></table></div>`;
}

export function list(entries) {
  return `<ul class="plain">\n${entries.map((entry) => `<li>${entry}</li>`).join('\n')}\n</ul>`;
}

export function steps(entries) {
  return `<ol class="steps">\n${entries.map((entry) => `<li>${escapeHtml(entry)}</li>`).join('\n')}\n</ol>`;
}

/** Links to documents, with their kind as a badge: [path, label] */
export function files(entries) {
  return `<ul class="files">
${entries
  .map(([path, label]) => {
    const kind = path.slice(path.lastIndexOf('.') + 1).toUpperCase();
    return `<li><span class="kind kind-${kind.toLowerCase()}">${kind}</span> <a href="/${encodeURI(path)}">${escapeHtml(label)}</a></li>`;
  })
  .join('\n')}
</ul>`;
}

export const STYLE = `:root { --main: #17594a; --dark: #0f3d33; --gold: #c9962b; --pale: #f4f7f5; --line: #d5dfda; --ink: #22302b; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--pale); color: var(--ink); font: 17px/1.65 Sarabun, "TH Sarabun New", "Noto Sans Thai", Laksaman, Garuda, Tahoma, sans-serif; }
a { color: var(--main); }
a:hover { color: var(--gold); }
img { max-width: 100%; height: auto; }
h1 { margin: 0 0 .6rem; color: var(--dark); font-size: 1.6rem; line-height: 1.35; }
h2 { margin: 1.6rem 0 .6rem; color: var(--main); font-size: 1.2rem; }
.skip-link { position: absolute; left: -999px; }
.skip-link:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem; }
.site-header { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: 1rem max(1rem, calc(50% - 36rem)); background: linear-gradient(100deg, var(--dark), var(--main) 60%, #2f8a72); color: #fff; }
.brand { display: flex; align-items: center; gap: 1rem; color: #fff; text-decoration: none; }
.brand strong { display: block; font-size: 1.7rem; line-height: 1.2; }
.hotline { margin: 0; padding: .3rem 1rem; border: 1px solid rgba(255, 255, 255, .5); border-radius: 2rem; white-space: nowrap; }
.main-menu { background: var(--gold); }
.main-menu ul { display: flex; flex-wrap: wrap; margin: 0 auto; padding: 0 1rem; max-width: 74rem; list-style: none; }
.main-menu a { display: block; padding: .6rem .9rem; color: #2b1f05; font-weight: 600; text-decoration: none; }
.main-menu a:hover { background: rgba(255, 255, 255, .35); }
.breadcrumb ol { display: flex; flex-wrap: wrap; gap: .4rem; margin: .8rem auto 0; padding: 0 1rem; max-width: 74rem; list-style: none; font-size: .9rem; }
.breadcrumb li + li::before { content: "›"; margin-right: .4rem; color: #888; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 16rem; gap: 1.2rem; margin: 1rem auto 2rem; padding: 0 1rem; max-width: 74rem; }
.columns.is-single { grid-template-columns: minmax(0, 1fr); }
main, .sidebar { background: #fff; border: 1px solid var(--line); border-radius: .6rem; padding: 1.4rem 1.6rem; }
.sidebar { align-self: start; padding: 1rem 1.2rem; }
.sidebar h2 { margin-top: 0; }
.sidebar ul { margin: 0; padding: 0; list-style: none; }
.sidebar li { border-bottom: 1px dotted var(--line); padding: .35rem 0; }
.counter { color: #667; font-size: .85rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0 0 1rem; padding: .8rem 1rem; background: var(--pale); border-left: 4px solid var(--gold); }
.facts dt { font-weight: 600; }
.facts dd { margin: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 1rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { background: #e7f0ec; }
tbody tr:nth-child(even) { background: #fafcfb; }
.files { padding: 0; list-style: none; }
.files li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
.kind { display: inline-block; min-width: 3.4rem; padding: 0 .4rem; border-radius: .3rem; background: #667; color: #fff; font-size: .8rem; text-align: center; }
.kind-pdf { background: #b3261e; }
.kind-xlsx, .kind-ods, .kind-csv { background: #1d7044; }
.kind-docx { background: #2a5699; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1rem; padding: 0; list-style: none; }
.cards li { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; background: #fff; }
.cards img { display: block; width: 100%; border-radius: .3rem; margin-bottom: .5rem; }
.people { text-align: center; }
.people img { width: 7rem; margin: 0 auto .5rem; border-radius: 50%; }
.gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1rem; margin: 0; padding: 0; list-style: none; }
figure { margin: 0; }
figcaption { font-size: .9rem; color: #445; }
.hero { display: grid; grid-template-columns: 1.2fr 1fr; gap: 1.4rem; align-items: center; }
.buttons { display: flex; flex-wrap: wrap; gap: .6rem; padding: 0; list-style: none; }
.buttons a, button { display: inline-block; padding: .5rem 1.1rem; border: 0; border-radius: .4rem; background: var(--main); color: #fff; font: inherit; text-decoration: none; cursor: pointer; }
details { border: 1px solid var(--line); border-radius: .4rem; margin-bottom: .7rem; }
summary { padding: .6rem 1rem; background: #e7f0ec; font-weight: 600; cursor: pointer; }
details > div { padding: .4rem 1rem; }
form { display: grid; gap: .8rem; max-width: 34rem; }
label { display: grid; gap: .2rem; font-weight: 600; }
input, select, textarea { padding: .45rem; border: 1px solid #9aa; border-radius: .3rem; font: inherit; }
iframe { width: 100%; height: 34rem; border: 1px solid var(--line); }
.site-footer { display: grid; grid-template-columns: 2fr 1fr; gap: 1rem; padding: 1.4rem max(1rem, calc(50% - 36rem)); background: var(--dark); color: #dfeae5; }
.site-footer a { color: #fff; }
.sample { grid-column: 1 / -1; margin: 0; font-size: .85rem; opacity: .8; }
@media (max-width: 800px) { .columns, .hero, .site-footer { grid-template-columns: 1fr; } .hotline { display: none; } }
`;
