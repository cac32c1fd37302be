/** What stands in a theme in place of the page's own content. */
export interface Filling {
  readonly title: string;
  readonly heading: string;
  readonly content: string;
}

/** A page of a site: the theme around a filling. Places, persons and numbers are invented. */
export type Theme = (filling: Filling) => string;

const AGENCY = 'เทศบาลตำบลตัวอย่าง';
const LABELS = [
  ['หน้าหลัก', '/'],
  ['ประวัติความเป็นมา', '/p/1'],
  ['โครงสร้างส่วนราชการ', '/p/2'],
  ['คณะผู้บริหาร', '/p/3'],
  ['แผนพัฒนาท้องถิ่น', '/p/4'],
  ['แผนยุทธศาสตร์การพัฒนา', '/p/5'],
  ['คู่มือประชาชน', '/p/6'],
  ['ข่าวประชาสัมพันธ์', '/p/7'],
  ['จัดซื้อจัดจ้าง', '/p/8'],
  ['ติดต่อเรา', '/p/9'],
] as const;
const links = (before: string, after: string): string =>
  LABELS.map(([label, href]) => `${before}<a href="${href}">${label}</a>${after}`).join('\n');
const ITEMS = links('<li>', '</li>');
/** What side columns say: the words of the item among it. */
const SIDE_WORDS = 'นายสมมติ ใจดี นายกเทศมนตรีตำบลตัวอย่าง ขับเคลื่อนแผนพัฒนาท้องถิ่น';
const FOOT = `© 2568 ${AGENCY} เลขที่ 1 หมู่ที่ 1 โทร 0 4500 0000 แผนพัฒนาท้องถิ่นเพื่อประชาชน`;
const document = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

const oldTables: Theme = ({ title, heading, content }) =>
  document(
    title,
    `<table width="1000" border="0" align="center" bgcolor="#FFFFFF"><tr><td colspan="3"><img src="images/head.jpg" width="1000" height="200"></td></tr>
<tr><td width="200" valign="top" bgcolor="#CCFFCC"><table width="100%">${LABELS.map(([label, href]) => `<tr><td bgcolor="#99CC99"><font size="2"><a href="${href}">${label}</a></font></td></tr>`).join('')}</table>
<table><tr><td><b>ผู้บริหาร</b></td></tr><tr><td><img src="mayor.jpg" width="150" height="180"><br>${SIDE_WORDS}</td></tr></table></td>
<td width="600" valign="top"><table width="100%"><tr><td><font size="4" color="#006600"><b>${heading}</b></font></td></tr><tr><td>${content}</td></tr></table></td>
<td width="200" valign="top"><table><tr><td>จำนวนผู้เข้าชม 123456 คน</td></tr><tr><td><a href="https://www.dla.go.th/">กรมส่งเสริมการปกครองท้องถิ่น แผนพัฒนาท้องถิ่น</a></td></tr></table></td></tr>
<tr><td colspan="3" align="center" bgcolor="#006600"><font color="#FFFFFF">${FOOT}</font></td></tr></table>`,
  );

const joomla: Theme = ({ title, heading, content }) =>
  document(
    title,
    `<div id="wrapper"><div id="top"><div class="moduletable"><div class="custom"><p>${AGENCY} ยินดีต้อนรับ</p></div></div></div>
<div id="mainlevel"><ul class="mainlevel-nav">${ITEMS}</ul></div>
<div id="leftcolumn"><div class="moduletable_menu"><h3>เมนูหลัก</h3><ul class="menu">${ITEMS}</ul></div><div class="moduletable"><h3>ผู้บริหาร</h3><div class="custom"><p>${SIDE_WORDS}</p></div></div></div>
<div id="maincolumn"><div class="breadcrumbs">คุณอยู่ที่: <a href="/">หน้าแรก</a> › แผนพัฒนาท้องถิ่น</div><div class="item-page"><h2>${heading}</h2><dl class="article-info"><dd>ฮิต: 25</dd></dl>${content}</div></div>
<div id="rightcolumn"><div class="moduletable"><h3>ข่าวล่าสุด</h3><ul class="latestnews"><li><a href="/n/1">ประชุมแผนพัฒนาท้องถิ่น</a></li><li><a href="/n/2">งานวันเด็ก</a></li></ul></div><div class="moduletable"><h3>สถิติ</h3>วันนี้ 20 เมื่อวาน 30</div></div>
<div id="foot"><div class="moduletable"><p>${FOOT}</p></div></div></div>`,
  );

const wordpress: Theme = ({ title, heading, content }) =>
  document(
    `${title} – ${AGENCY}`,
    `<div id="page" class="site"><div id="masthead" class="site-header"><p class="site-title"><a href="/">${AGENCY}</a></p><div class="main-navigation"><ul>${ITEMS}</ul></div></div>
<div id="content" class="site-content"><div id="primary" class="content-area"><div class="hentry"><h1 class="entry-title">${heading}</h1><div class="entry-meta">เผยแพร่โดย admin</div><div class="entry-content">${content}</div></div></div>
<div id="secondary" class="widget-area"><div class="widget widget_recent_entries"><h2 class="widget-title">เรื่องล่าสุด</h2><ul><li><a href="/n/1">ประกาศแผนพัฒนาท้องถิ่น</a></li></ul></div><div class="widget widget_text"><p>${SIDE_WORDS}</p></div></div></div>
<div id="colophon" class="site-footer"><div class="site-info">${FOOT}</div></div></div>`,
  );

const elementor: Theme = ({ title, heading, content }) =>
  document(
    `${title} | ${AGENCY}`,
    `<div data-elementor-type="header" class="elementor elementor-12"><div class="elementor-section"><div class="elementor-widget-heading"><h2 class="elementor-heading-title">${AGENCY}</h2></div><ul class="elementor-icon-list-items">${ITEMS}</ul></div></div>
<div data-elementor-type="wp-page" class="elementor elementor-99"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column elementor-col-25"><div class="elementor-widget-wrap"><div class="elementor-widget-text-editor"><p>${SIDE_WORDS}</p></div></div></div><div class="elementor-column elementor-col-75"><div class="elementor-widget-heading"><h1 class="elementor-heading-title">${heading}</h1></div><div class="elementor-widget-text-editor">${content}</div></div></div></section></div>
<div data-elementor-type="footer" class="elementor elementor-13"><p>${FOOT}</p></div>`,
  );

const webForms: Theme = ({ title, heading, content }) =>
  document(
    title,
    `<form method="post" action="./Page.aspx?id=4" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="x">
<div class="top"><img src="logo.png">${AGENCY}</div>
<div id="ctl00_Menu1"><table cellpadding="0"><tr>${links('<td onmouseover="Menu_Hover(this)"><table><tr><td>', '</td></tr></table></td>')}</tr></table></div>
<div id="page"><div id="ctl00_pnlLeft" style="float:left;width:210px"><div class="box"><p>${SIDE_WORDS}</p></div></div>
<div style="float:left;width:740px"><span id="ctl00_ContentPlaceHolder1_lblTitle" class="page-title">${heading}</span><div id="ctl00_ContentPlaceHolder1_Panel1">${content}</div></div></div>
<div class="bottom"><span id="ctl00_lblFooter">${FOOT}</span></div></form>`,
  );

const maker: Theme = ({ title, heading, content }) =>
  document(
    AGENCY,
    `<main><div class="welcome-other"><span class="font-welcome">ยินดีต้อนรับสู่ ${AGENCY}</span></div><nav class="navbar navbar2"><ul>${ITEMS}</ul></nav>
<div class="d-flex justify-content-end"><div><ul>${ITEMS}</ul></div></div>
<div class="text-center pages-head"><span class="font-pages-head">${heading}</span></div>
<div class="bg-pages"><div class="container-pages-news"><div data-name="${title}">${content}</div></div></div>
<div class="bg-link-other"><img src="/logo/a.png"><div class="crop"><span class="font-link">${FOOT}</span></div></div>
<footer class="footer">สงวนลิขสิทธิ์ 2568 โดยบริษัท</footer></main>`,
  );

const spans: Theme = ({ title, heading, content }) =>
  document(
    title,
    `<section id="bannerSection"><div class="container"><h1>${AGENCY}</h1></div></section><section id="headerSection"><div class="container"><ul class="pull-right">${ITEMS}</ul></div></section>
<section id="bodySection"><div class="container"><div class="row"><div class="span3"><div class="well"><h3>ผู้บริหาร</h3><p>${SIDE_WORDS}</p></div></div><div class="span9"><h3>${heading}</h3>${content}</div></div></div></section>
<div class="foot-line"><div class="container"><p>${FOOT}</p></div></div>`,
  );

const utilities: Theme = ({ title, heading, content }) =>
  document(
    `${title} | ${AGENCY}`,
    `<div id="__next"><div class="sticky top-0 bg-white"><div class="flex gap-4">${links('<div class="px-2">', '</div>')}</div></div>
<div class="flex"><div class="w-1/4 p-4"><div class="rounded shadow"><p>${SIDE_WORDS}</p></div></div><div class="w-3/4 p-4"><h1 class="text-2xl">${heading}</h1><div class="mt-4">${content}</div></div></div>
<div class="bg-slate-900 text-white"><div class="grid grid-cols-3"><div><p>${FOOT}</p></div><div><ul>${ITEMS}</ul></div></div></div></div>`,
  );

const megaMenu: Theme = ({ title, heading, content }) =>
  document(
    title,
    `<div class="hd"><div class="brand">${AGENCY}</div><div class="drop"><div class="c"><h4><a href="/p/0">ข้อมูลหน่วยงาน</a></h4><ul>${ITEMS}</ul></div><div class="c"><h4><a href="/p/20">แผนงาน</a></h4><ul><li><a href="/p/21">แผนพัฒนาท้องถิ่น</a></li><li><a href="/p/22">แผนดำเนินงาน</a></li><li><a href="/p/23">แผนพัฒนาบุคลากร</a></li></ul></div></div></div>
<div class="wrap"><h2>${heading}</h2><div class="detail">${content}</div></div>
<div class="ft"><div>${FOOT}</div></div>`,
  );

const drupal: Theme = ({ title, heading, content }) =>
  document(
    `${title} | ${AGENCY}`,
    `<div class="region region-header"><div class="block block-menu"><ul>${ITEMS}</ul></div></div>
<div class="layout-container"><div class="region region-sidebar-first"><div class="block"><h2>ผู้บริหาร</h2><p>${SIDE_WORDS}</p></div></div><div class="region region-content"><h1 class="page-title">${heading}</h1><div class="node__content">${content}</div></div></div>
<div class="region region-footer-fifth"><p>${FOOT}</p></div>`,
  );

const floats: Theme = ({ title, heading, content }) =>
  document(
    title,
    `<div id="container"><div id="banner"><img src="images/banner.jpg"></div><div id="left"><div class="box"><div class="head">เมนู</div><ul>${ITEMS}</ul></div><div class="box"><div class="head">ผู้บริหาร</div>${SIDE_WORDS}</div></div>
<div id="center"><div class="topic">${heading}</div><div class="data">${content}</div></div>
<div id="right"><div class="box"><div class="head">สถิติผู้เยี่ยมชม</div>วันนี้ 12<br>ทั้งหมด 4567 แผนพัฒนาท้องถิ่น</div></div>
<div class="line"><center>${FOOT}</center></div></div>`,
  );

const portal: Theme = ({ title, heading, content }) =>
  document(
    title,
    `<div class="boxfix"><a href="https://itas.nacc.go.th/go/eit/xx"><img src="eit.png"></a></div><div id="topmenu2"><div class="row">${links('<div class="col-auto">', '</div>')}</div></div>
<div class="container"><div class="row"><div class="col-lg-9 order-2"><div class="title-head"><h2>${heading}</h2></div><div class="detail-page">${content}</div></div><div class="col-lg-3 order-1"><div class="card"><div class="card-header">ผู้บริหาร</div><div class="card-body">${SIDE_WORDS}</div></div><div class="list-group">${LABELS.map(([label, href]) => `<a class="list-group-item" href="${href}">${label}</a>`).join('')}</div></div></div></div>
<div class="end"><table width="100%"><tr><td><p>${links('', ' | ')}</p></td></tr><tr><td>${FOOT}</td></tr></table></div>`,
    '<style>.boxfix { position: fixed; right: 0; top: 200px }</style>',
  );

const plainLines: Theme = ({ title, heading, content }) =>
  document(
    title,
    `<center><font size="5">${AGENCY}</font><br>${links('', ' | ')}</center><hr><h3>${heading}</h3>${content}<hr><center><font size="1">${FOOT}</font></center>`,
  );

/** Kinds of themes as Thai municipalities have them, rebuilt in small. */
export const THEMES: Readonly<Record<string, Theme>> = {
  'nested tables with colours': oldTables,
  Joomla: joomla,
  WordPress: wordpress,
  Elementor: elementor,
  'ASP.NET WebForms': webForms,
  'main around everything and two menus': maker,
  'grid of spans': spans,
  'utility classes': utilities,
  'mega menu in plain elements': megaMenu,
  Drupal: drupal,
  'floating columns': floats,
  'portal with cards and a fixed banner': portal,
  'lines of links': plainLines,
};

const HEADING = 'แผนพัฒนาท้องถิ่น';
const WEATHER =
  '<p>อากาศร้อนชื้น มีสามฤดู ฝนตกชุกในเดือนกันยายน อุณหภูมิเฉลี่ย 27 องศา เหมาะแก่การปลูกข้าวและอ้อย ประชากรส่วนใหญ่ทำนา</p>';

/** What a page may be, and whether it says the words of its item: the local development plan. */
export const FILLINGS: Readonly<Record<string, Filling & { readonly isThere: boolean }>> = {
  'with its content': {
    title: HEADING,
    heading: HEADING,
    content:
      '<p>แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) ฉบับนี้จัดทำขึ้นเพื่อกำหนดทิศทางการพัฒนาของตำบล ประจำปีงบประมาณ พ.ศ. 2568</p><p>ยุทธศาสตร์ที่ 1 ด้านโครงสร้างพื้นฐาน ยุทธศาสตร์ที่ 2 ด้านคุณภาพชีวิต</p>',
    isThere: true,
  },
  empty: { title: HEADING, heading: HEADING, content: '', isThere: false },
  'with the words beside its content alone': {
    title: 'สภาพภูมิอากาศ',
    heading: 'สภาพภูมิอากาศ',
    content: WEATHER,
    isThere: false,
  },
  'under preparation': { title: HEADING, heading: HEADING, content: '<p>อยู่ระหว่างจัดทำ</p>', isThere: false },
  'that is a list of documents': {
    title: HEADING,
    heading: HEADING,
    content: [2566, 2567, 2568, 2569]
      .map((year) => `<p><a href="/files/plan-${year}.pdf">แผนพัฒนาท้องถิ่น แก้ไข ครั้งที่ 1 พ.ศ. ${year}</a></p>`)
      .join(''),
    isThere: true,
  },
  'that is a list of pages': {
    title: HEADING,
    heading: HEADING,
    content: `<ul>${[1, 2, 3, 4, 5, 6].map((id) => `<li><a href="/plan/detail/${id}">แผนพัฒนาท้องถิ่น เล่มที่ ${id}</a></li>`).join('')}</ul>`,
    isThere: true,
  },
};
