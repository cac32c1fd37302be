import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Disclosure, OfferedFile } from './items.js';

/** One visit of one page: what furniture may change with. */
export interface Visit {
  readonly round: number;
  /** Grows with each request of the site. */
  readonly hit: number;
  readonly request: IncomingMessage;
}

/** How one kind of server builds its pages and hands out its files. */
export interface Style {
  readonly name: string;
  readonly headers: (visit: Visit) => Readonly<Record<string, string | readonly string[]>>;
  readonly pagePath: (made: Disclosure) => string;
  /** Address of a file, as its link has it. */
  readonly filePath: (file: OfferedFile, at: number) => string;
  /** Media type and disposition under which files go out; default: its own type, shown in place. */
  readonly fileHeaders?: (file: OfferedFile) => Readonly<Record<string, string>>;
  /** Link to a file; default `<a href>`. */
  readonly link?: (href: string, file: OfferedFile) => string;
  /** The whole page around a title and its content. */
  readonly page: (title: string, content: string, visit: Visit) => string;
  /** Bytes of a page; default UTF-8. */
  readonly encode?: (html: string) => Buffer;
  /** A file is handed out only to who comes from its page: false answers with the home page. */
  readonly mayHave?: (request: IncomingMessage) => boolean;
  readonly refusesHead?: boolean;
}

const MENU = ['หน้าแรก', 'ข้อมูลหน่วยงาน', 'ข่าวประชาสัมพันธ์', 'แผนงาน', 'การจัดซื้อจัดจ้าง', 'ร้องเรียนร้องทุกข์', 'ติดต่อเรา'];
const links = MENU.map((label, at) => `<a href="${at === 0 ? '/' : `/menu/${at}`}">${label}</a>`);
const list = (entries: readonly string[]): string => `<ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>`;
const foot = 'สำนักงานเทศบาลตำบลสำราญ อำเภอเมือง จังหวัดยโสธร โทร. 045-000-000';

const head = (title: string, more = ''): string =>
  `<!doctype html><html lang="th"><head><meta charset="utf-8"><title>${title}</title>${more}</head>`;

/** Things that a site shows beside its content and that change without anybody's doing. */
const visitors = ({ round, hit }: Visit): string =>
  `<div class="counter"><b>สถิติผู้เยี่ยมชม</b> วันนี้ ${17 + hit} คน เดือนนี้ ${900 + hit + round * 40} คน ทั้งหมด ${120_000 + round * 900 + hit} คน</div>`;
const news = ({ round }: Visit): string =>
  `<div class="col-md-3"><h4>ข่าวล่าสุด</h4>${list([0, 1, 2].map((at) => `<a href="/menu/2">กิจกรรมวันที่ ${round * 3 + at + 1} ของเทศบาล</a>`))}</div>`;
const clock = ({ round, hit }: Visit): string =>
  `<span id="clock">วันนี้ ${1 + round * 15} ตุลาคม 2568 เวลา 09:${String(hit % 60).padStart(2, '0')} น.</span>`;

/** Thai single bytes of windows-874. */
const toThai874 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 63;
      return code < 128 ? code : code >= 0x0e01 && code <= 0x0e5b ? code - 0x0d60 : 63;
    }),
  );

const attachment = (file: OfferedFile): Readonly<Record<string, string>> => ({
  'content-type': 'application/octet-stream',
  'content-disposition': `attachment; filename="${file.name}"`,
});

export const STYLES: readonly Style[] = [
  {
    name: 'Apache and PHP with notices',
    headers: () => ({ server: 'Apache/2.2.15 (CentOS)', 'x-powered-by': 'PHP/5.3.3' }),
    pagePath: ({ id }) => `/index.php?page=${id}`,
    filePath: (_, at) => `/view_file.php?fid=${at}`,
    fileHeaders: attachment,
    page: (title, content, visit) =>
      `<br />\n<b>Notice</b>:  Undefined index: lang in <b>/home/town/public_html/header.php</b> on line <b>${visit.hit % 2 ? 7 : 8}</b><br />\n${head(title)}<body><table width="100%"><tr><td colspan="2">${links.join(' | ')}</td></tr><tr><td width="20%">${list(links)}${visitors(visit)}</td><td width="80%"><h2>${title}</h2>${content}</td></tr></table><center>${foot}</center></body></html>`,
  },
  {
    name: 'IIS and ASP.NET',
    headers: ({ request }) => ({
      server: 'Microsoft-IIS/8.5',
      'x-aspnet-version': '4.0.30319',
      ...(/ASP\.NET_SessionId/.test(request.headers.cookie ?? '')
        ? {}
        : { 'set-cookie': `ASP.NET_SessionId=${randomBytes(8).toString('hex')}; path=/; HttpOnly` }),
    }),
    pagePath: ({ id }) => `/Content/Detail.aspx?id=${id}`,
    filePath: (_, at) => `/GetFile.aspx?id=${at}`,
    fileHeaders: attachment,
    mayHave: ({ headers }) => /ASP\.NET_SessionId/.test(headers.cookie ?? ''),
    page: (title, content, visit) =>
      `${head(title)}<body><form method="post" action="./Detail.aspx" id="form1"><input type="hidden" name="__VIEWSTATE" value="${randomBytes(60).toString('base64')}"><div id="menu">${list(links)}</div><div id="ContentPlaceHolder1"><h1>${title}</h1>${content}</div><div id="footer">${foot} ${visitors(visit)}</div></form></body></html>`,
  },
  {
    name: 'nginx with plain files',
    headers: () => ({ server: 'nginx' }),
    pagePath: ({ id }) => `/ita/${id}.html`,
    filePath: (file) => `/files/${file.name}`,
    page: (title, content) =>
      `${head(title)}<body><nav>${list(links)}</nav><main><h1>${title}</h1>${content}</main><footer>${foot}</footer></body></html>`,
  },
  {
    name: 'LiteSpeed with a cache',
    headers: ({ hit }) => ({
      server: 'LiteSpeed',
      'x-litespeed-cache': hit % 2 ? 'hit' : 'miss',
      vary: 'Accept-Encoding',
    }),
    pagePath: ({ id }) => `/ita/${id}/`,
    filePath: (file) => `/uploads/${encodeURIComponent(`เอกสาร ${file.name}`)}`,
    refusesHead: true,
    page: (title, content, visit) =>
      `${head(title)}<body><header>${list(links)} ${clock(visit)}</header><div class="container"><div class="row"><div class="col-md-9"><h1>${title}</h1>${content}</div>${news(visit)}</div></div><footer>${foot}</footer><!-- Page cached ${visit.hit} --></body></html>`,
  },
  {
    name: 'WordPress with Download Monitor',
    headers: () => ({ server: 'Apache', link: '</wp-json/>; rel="https://api.w.org/"' }),
    pagePath: ({ id }) => `/${id.toLowerCase()}/`,
    filePath: (file) => `/download/${file.name.replace('.', '-')}/`,
    fileHeaders: attachment,
    mayHave: ({ headers }) => headers.referer !== undefined,
    page: (title, content, visit) =>
      `${head(`${title} – เทศบาลตำบลสำราญ`, `<meta name="generator" content="WordPress 6.5"><script>var nonce="${randomBytes(5).toString('hex')}"</script>`)}<body class="page-template"><div id="page"><div class="main-navigation">${list(links)}</div><div id="content"><article><h1 class="entry-title">${title}</h1><div class="entry-content">${content}</div></article></div><aside id="secondary"><section class="widget"><h2>เรื่องล่าสุด</h2>${list([`<a href="/menu/2">ข่าวใหม่ ${visit.round}</a>`])}</section></aside><footer>${foot} © ${2567 + visit.round}</footer></div></body></html>`,
  },
  {
    name: 'WordPress with its download manager',
    headers: () => ({ server: 'nginx', 'x-powered-by': 'PHP/8.1' }),
    pagePath: ({ id }) => `/ita/${id}/`,
    filePath: (_, at) => `/download/file-${at}/?wpdmdl=${at}`,
    fileHeaders: attachment,
    link: (href, file) =>
      `<div class="w3eden"><a class="wpdm-download-link btn" rel="nofollow" href="#" data-downloadurl="${href}">${file.label}</a> <span class="badge">ดาวน์โหลดแล้ว ครั้ง</span></div>`,
    page: (title, content, visit) =>
      `${head(title)}<body><div class="elementor-nav-menu">${list(links)}</div><div class="elementor-section"><h1>${title}</h1>${content}</div><div class="elementor-location-footer">${foot}${visitors(visit)}</div></body></html>`,
  },
  {
    name: 'Joomla with Phoca Download and a log-in box',
    headers: () => ({
      server: 'Apache',
      'set-cookie': `${randomBytes(16).toString('hex')}=${randomBytes(8).toString('hex')}; path=/; HttpOnly`,
    }),
    pagePath: ({ id }) => `/index.php?option=com_content&view=article&id=${id.slice(1)}&Itemid=10${id.slice(1)}`,
    filePath: (file, at) => `/index.php/doc?download=${at}:${file.name.split('.')[0]}`,
    fileHeaders: attachment,
    page: (title, content, visit) =>
      `${head(title, '<meta name="generator" content="Joomla! - Open Source Content Management">')}<body><div id="left"><div class="moduletable_menu"><h3>เมนูหลัก</h3><ul class="menu">${links.map((link) => `<li>${link}</li>`).join('')}</ul></div><div class="moduletable"><h3>เข้าสู่ระบบ</h3><form action="/index.php" method="post"><input name="username"><input type="password" name="passwd"><input type="submit" value="Login"></form></div><div class="moduletable"><h3>Who's Online</h3>We have ${visit.hit % 7} guests and no members online</div></div><div class="item-page"><h2>${title}</h2><dl class="article-info"><dd class="hits">ฮิต: ${300 + visit.hit}</dd></dl>${content}</div><div id="footer">${foot}</div></body></html>`,
  },
  {
    name: 'Laravel',
    headers: () => ({
      server: 'nginx',
      'set-cookie': [
        `XSRF-TOKEN=${randomBytes(20).toString('base64url')}; path=/`,
        `laravel_session=${randomBytes(20).toString('base64url')}; path=/; httponly`,
      ],
      'cache-control': 'no-cache, private',
    }),
    pagePath: ({ id }) => `/oit/${id}`,
    filePath: (_, at) => `/documents/${at}/file`,
    fileHeaders: (file) => ({ 'content-type': file.type, 'content-disposition': `inline; filename="${file.name}"` }),
    page: (title, content, visit) =>
      `${head(title, `<meta name="csrf-token" content="${randomBytes(20).toString('base64url')}">`)}<body><div class="navbar">${list(links)}</div><div class="container"><h1>${title}</h1>${content}<p>เข้าชม ${visit.hit + 40} ครั้ง</p></div><div class="footer">${foot}</div></body></html>`,
  },
  {
    name: 'CodeIgniter',
    headers: ({ hit }) => ({
      server: 'Apache',
      'set-cookie': `ci_session=${randomBytes(16).toString('hex')}${hit}; path=/`,
    }),
    pagePath: ({ id }) => `/index.php/page/view/${id}`,
    filePath: (_, at) => `/index.php/download/get/${at}`,
    fileHeaders: attachment,
    link: (href, file) => `<a href="#" onclick="window.open('${href}','_blank');return false">${file.label}</a>`,
    page: (title, content, visit) =>
      `${head(title)}<body><div class="d-flex menu">${links.join('')}</div><div class="d-flex menu sticky">${links.join('')}</div><div class="content"><h3>${title}</h3>${content}</div>${visitors(visit)}<p>Page rendered in 0.0${visit.hit % 90} seconds.</p><div>${foot}</div></body></html>`,
  },
  {
    name: 'a site that embeds its content',
    headers: () => ({ server: 'ESF' }),
    pagePath: ({ id }) => `/view/town/${id}`,
    filePath: (file) => `/attachments/${file.name}`,
    page: (title, content) =>
      `${head(title)}<body><header role="banner">${list(links)}</header><div role="main"><h1>${title}</h1><section>${content}</section><iframe src="/embed" title="แผนที่" width="400" height="300"></iframe></div><footer>${foot}</footer></body></html>`,
  },
  {
    name: 'pages of windows-874 in tables',
    headers: () => ({ server: 'Apache/1.3.42', 'content-type': 'text/html' }),
    pagePath: ({ id }) => `/data/${id}.htm`,
    filePath: (file) => `/data/${file.name}`,
    encode: toThai874,
    page: (title, content, visit) =>
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-874"><title>${title}</title></head><body bgcolor="#ffffff"><table width="780"><tr><td width="160" valign="top">${links.join('<br>')}</td><td width="620" valign="top"><font size="4"><b>${title}</b></font>${content}</td></tr></table><center>${foot}<br>ผู้เยี่ยมชมลำดับที่ ${5000 + visit.hit}</center></body></html>`,
  },
  {
    name: 'a theme of many columns',
    headers: () => ({ server: 'cloudflare', 'cf-ray': randomBytes(8).toString('hex') }),
    pagePath: ({ id }) => `/news/detail/${id}`,
    filePath: (file) => `/fileupload/${file.name}?v=${encodeURIComponent('๑')}`,
    page: (title, content, visit) =>
      `${head(title)}<body><div class="topbar">${clock(visit)} ราคาน้ำมันวันนี้ ${30 + (visit.hit % 9)}.${visit.round} บาท</div><div class="menubar">${list(links)}</div><div class="row"><div class="span3"><h4>นายกเทศมนตรี</h4><p>นายสมมติ ตัวอย่าง</p>${visitors(visit)}</div><div class="span9"><h1>${title}</h1>${content}<div class="share">แชร์ ${visit.hit} ถูกใจ ${visit.hit + 3} คน</div></div></div>${news(visit)}<div class="bottom">${foot}</div></body></html>`,
  },
];
