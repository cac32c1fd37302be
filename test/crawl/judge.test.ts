import { describe, expect, test } from 'vitest';
import { commonMissingPage } from '../../src/crawl/judge/compare-pages.js';
import { judgeExchange, judgeFragment } from '../../src/crawl/judge/judge-response.js';
import type { SiteContext } from '../../src/crawl/judge/site-profile.js';
import type { Page } from '../../src/extract/html/page/page.js';
import { readPage } from '../../src/extract/html/page/page-reader.js';
import type { Exchange, LinkProblem } from '../../src/model/evidence.js';
import { sameSite } from '../../src/text/url.js';
import { codesOf } from './town.js';

const HOME = 'https://town.go.th/';
const MENU = '<nav><a href="/a">ก</a><a href="/b">ข</a><a href="/c">ค</a></nav>';

function view(markup: string): Page {
  return readPage(Buffer.from(markup), { contentType: 'text/html; charset=utf-8', prints: true });
}

function exchange(url: string, more: Partial<Exchange> = {}): Exchange {
  return {
    url,
    finalUrl: url,
    status: 200,
    redirects: [],
    contentType: 'text/html',
    fileName: null,
    lastModified: null,
    etag: null,
    bytes: 1,
    sha256: null,
    cut: null,
    problems: [],
    fetchedAt: '2025-10-02T03:00:00.000Z',
    ...more,
  };
}

function redirected(from: string, to: string): Exchange {
  return exchange(from, { finalUrl: to, redirects: [{ url: from, status: 302 }] });
}

function siteWith({
  home = '<h1>เทศบาล</h1>',
  missing,
}: {
  home?: string;
  missing?: readonly [string, string];
} = {}): SiteContext {
  const lost = missing ? commonMissingPage(view(missing[0]), view(missing[1])) : null;
  return {
    url: HOME,
    homeUrl: HOME,
    homeView: view(home),
    missing: () => lost,
    isOwn: (url: string) => sameSite(url, HOME),
    isOnHost: (url: string) => sameSite(url, HOME),
  } as Partial<SiteContext> as SiteContext;
}

function judge(
  answer: Exchange,
  markup: string | null,
  site = siteWith(),
  as: 'evidence' | 'crawled' = 'evidence',
): LinkProblem[] {
  return judgeExchange(answer, markup === null ? null : view(markup), site, {
    url: answer.url,
    isHome: answer.url === HOME,
    as,
  });
}

const codes = (...args: Parameters<typeof judge>) => codesOf(judge(...args));
const O19 = 'https://town.go.th/ita/o19';

describe('a page that says with a good status that there is nothing', () => {
  for (const phrase of [
    'ไม่พบหน้าที่ต้องการ',
    'ขออภัย ไม่พบหน้าที่ท่านต้องการ',
    '404 Not Found',
    'Page not found',
    'ไม่พบข้อมูล',
    'ไม่พบหน้า',
    'No input file specified.',
    'Account Suspended',
  ]) {
    test(`is a soft 404: ${phrase}`, () => {
      expect(codes(exchange(O19), `${MENU}<p>${phrase}</p>`)).toEqual(['soft-404']);
      expect(codes(exchange(O19), `<title>${phrase}</title>${MENU}<p>กลับหน้าหลัก</p>`)).toEqual(['soft-404']);
    });
  }

  for (const content of [
    'ไม่มีเรื่องร้องเรียน',
    'ไม่มีข้อมูลการรับของขวัญ',
    'ไม่พบเรื่องร้องเรียนการทุจริต ประจำปีงบประมาณ พ.ศ. 2568',
    'ไม่มีการจัดซื้อจัดจ้าง',
  ]) {
    test(`is content when that is what the item has to say: ${content}`, () => {
      expect(
        codes(exchange(O19), `<title>O19 สถิติเรื่องร้องเรียน</title><h1>สถิติเรื่องร้องเรียนการทุจริต</h1><p>${content}</p>`),
      ).toEqual([]);
    });
  }

  test('a phrase within long content means nothing', () => {
    expect(codes(exchange(O19), `<p>หากไม่พบหน้าที่ต้องการ โปรดติดต่อ</p><p>${'ข้อความยาวของหน้านี้ '.repeat(90)}</p>`)).toEqual(
      [],
    );
  });

  test('a short page that quotes the phrase explains it', () => {
    const advice = 'แจ้งงานประชาสัมพันธ์ในวันและเวลาราชการ';
    for (const quoted of ['"404 Not Found"', '“ไม่พบหน้าที่ต้องการ”'])
      expect(codes(exchange(O19), `<h1>วิธีใช้เว็บไซต์</h1><p>หากเปิดแล้วพบข้อความ ${quoted} ให้${advice}</p>`)).toEqual([]);
    expect(codes(exchange(O19), `<p>ไม่พบหน้า "o19.html"</p>`)).toEqual(['soft-404']);
  });

  test('a script that says so and goes back is one too', () => {
    expect(codes(exchange(O19), `<script>alert('ไม่พบข้อมูล'); history.back();</script>`)).toEqual(['soft-404']);
  });
});

describe('a page that is out of order, closed or empty', () => {
  test.each([
    [
      'error',
      '<b>Fatal error</b>: Uncaught Error: Call to undefined function x() in /home/town/ita.php:12 Stack trace: #0 {main} thrown in <b>/home/town/ita.php</b> on line <b>12</b>',
    ],
    ['error', '<b>Parse error</b>: syntax error, unexpected end of file in <b>/home/town/o1.php</b> on line <b>3</b>'],
    [
      'error',
      "<b>Warning</b>: mysqli_connect(): (HY000/1045): Access denied for user 'town'@'localhost' in <b>/home/c.php</b> on line <b>4</b>",
    ],
    ['error', 'The website encountered an unexpected error. Please try again later.'],
    ['error', "<h1>Server Error in '/' Application.</h1><h2>Runtime Error</h2>"],
    ['error', '<h1>Whoops, looks like something went wrong.</h1>'],
    ['error', 'ขออภัย ไม่สามารถเชื่อมต่อฐานข้อมูลได้'],
    ['maintenance', 'Briefly unavailable for scheduled maintenance. Check back in a minute.'],
    ['maintenance', '<h1>ปิดปรับปรุงเว็บไซต์ชั่วคราว</h1>'],
    [
      'maintenance',
      '<h1>Down for Maintenance</h1><p>We are currently down for a brief period. Please check back soon!</p>',
    ],
    ['maintenance', 'ขออภัยในความไม่สะดวก เว็บไซต์อยู่ระหว่างปรับปรุง กรุณากลับมาใหม่ภายหลัง'],
    ['unfinished', '<h1>Under construction</h1>'],
    ['unfinished', '<title>เทศบาล</title><h1>Coming soon</h1>'],
    ['suspended', '<h2>Your Website has been temporarily suspended!</h2><p>Please contact to the administrator.</p>'],
    [
      'default',
      '<title>Default Web Site Page</title><p>SORRY! If you are the owner of this website, please contact your hosting provider</p>',
    ],
    [
      'default',
      '<title>Welcome to nginx!</title><p>If you see this page, the web server is successfully installed.</p>',
    ],
    [
      'empty',
      '<title>Index of /files</title><h1>Index of /files</h1><a href="?C=N;O=D">Name</a><a href="/">Parent Directory</a>',
    ],
    ['empty', '<h1>ข่าว</h1><p>ไม่มีบทความในหมวดหมู่นี้</p>'],
    ['empty', '<html><body></body></html>'],
  ])('%s: %s', (kind, markup) => {
    expect(judge(exchange(O19), markup)).toMatchObject([{ code: 'soft-404', data: { kind } }]);
    expect(judge(exchange(HOME), markup)).toMatchObject([{ code: 'soft-404', data: { kind } }]);
  });

  test.each([
    'ในปี 2568 ไม่พบรายการรับของขวัญ',
    '<title>404 โครงการพัฒนาตามแผน</title><h1>404 โครงการพัฒนาตามแผน</h1><p>รายละเอียดตามแผน</p>',
    '<p>ไม่พบหน้าที่ใดที่บกพร่อง</p>',
    '<p>ไม่พบข้อมูลการรับทรัพย์สินหรือประโยชน์อื่นใด</p>',
    '<p>ไม่พบเอกสารที่ต้องแก้ไขในการตรวจสอบ</p>',
    '<p>ไม่พบรายการทุจริตในรอบหกเดือน</p>',
    '<h1>ประกาศ เรื่อง ปิดปรับปรุงระบบชั่วคราว</h1><p>เทศบาลจะปิดปรับปรุงระบบในวันที่ 5 มกราคม</p>',
    '<p>แจ้งปิดปรับปรุงถนนสายหลัก</p>',
    '<title>Index of /files</title><a href="?C=N;O=D">Name</a><a href="/">Parent</a><a href="plan.pdf">plan.pdf</a>',
    '<h1>ขออภัยในความไม่สะดวก</h1><p>ย้ายที่ทำการไปอาคารใหม่</p>',
    '<p>เว็บไซต์อยู่ระหว่างปรับปรุง ดาวน์โหลดแผน <a href="/plan.pdf">ที่นี่</a></p>',
  ])('but content is content: %s', (markup) => {
    expect(judge(exchange(O19), markup)).toEqual([]);
  });
});

describe('a page like the answer to an address that cannot exist', () => {
  const missing = (path: string) =>
    `<title>เทศบาล</title>${MENU}<main><p>ขอต้อนรับ ${path}</p><p>โปรดเลือกเมนู</p></main><footer>ผู้เข้าชม 1234</footer>`;
  const site = siteWith({ missing: [missing('/x1'), missing('/yy')] });

  test('is a soft 404, whatever it echoes or counts', () => {
    expect(codes(exchange(O19), missing('/ita/o19').replace('1234', '1240'), site)).toEqual(['soft-404']);
  });

  test('a short page of the same make is none', () => {
    expect(
      codes(exchange(O19), `<title>เทศบาล</title>${MENU}<main><p>ประกาศ</p></main><footer>ผู้เข้าชม 9</footer>`, site),
    ).toEqual([]);
  });

  test('a page of one picture is none', () => {
    const blank = `<title>เทศบาล</title>${MENU}<main></main>`;
    expect(
      codes(
        exchange(O19),
        `<title>เทศบาล</title>${MENU}<main><img src="/o19.jpg"></main>`,
        siteWith({ missing: [blank, blank] }),
      ),
    ).toEqual([]);
  });

  test('leads home when the site answers everything with its home page', () => {
    const home = `<title>เทศบาล</title>${MENU}<p>ข่าว</p>`;
    const everything = siteWith({ home, missing: [home, home] });
    expect(codes(exchange(O19), home, everything)).toEqual(['redirect-home']);
    expect(codes(exchange(O19), home, everything, 'crawled')).toEqual(['redirect-home']);
    expect(codes(exchange(HOME), home, everything)).toEqual([]);
  });
});

describe('a deep address answered by the home page', () => {
  for (const [to, expected] of [
    [HOME, ['redirect-home']],
    ['http://www.town.go.th', ['redirect-home']],
    ['https://town.go.th/index.php', ['redirect-home']],
    ['https://town.go.th/ita/o19/', []],
  ] as const) {
    test(`${O19} -> ${to}: ${expected.join() || 'nothing'}`, () =>
      expect(codes(redirected(O19, to), '<p>x</p>')).toEqual(expected));
  }

  for (const url of [
    'https://town.go.th/index.php',
    'https://town.go.th/th/home',
    'https://town.go.th/home',
    'https://town.go.th/logout',
    'https://town.go.th/?lang=en',
  ]) {
    test(`${url} may lead there`, () => expect(codes(redirected(url, HOME), '<p>x</p>')).toEqual([]));
  }

  test('shown without a redirect it counts for evidence, not for the links of a site that has two names for its home', () => {
    const home = `<h1>เทศบาล</h1>${MENU}`;
    expect(codes(exchange(O19), home, siteWith({ home }))).toEqual(['redirect-home']);
    expect(codes(exchange(O19), home, siteWith({ home }), 'crawled')).toEqual([]);
  });

  test('a short page beside a menu of hundreds of links is no home page', () => {
    const menu = Array.from(
      { length: 300 },
      (_, at) => `<a href="/m/x${'a'.repeat(at % 40)}${at}">เมนู${'ก'.repeat(at)}</a>`,
    ).join('');
    const home = `<title>เทศบาล</title>${menu}<p>ยินดีต้อนรับ</p><a href="/news">ข่าว</a>`;
    const short = `<title>เทศบาล</title>${menu}<h1>สายตรงผู้บริหาร</h1><p>โทร 045-111222</p>`;
    expect(codes(exchange(O19), short, siteWith({ home }))).toEqual([]);
    const again = home.replace('/news', '/banner').replace('ข่าว', 'ป้าย');
    expect(codes(exchange(O19), again, siteWith({ home }))).toEqual(['redirect-home']);
  });

  test('another site counts as well, when it sends a deep address to its own front page', () => {
    expect(codes(redirected('https://other.go.th/law/5', 'https://other.go.th/'), null)).toEqual([
      'redirect-home',
      'off-site',
    ]);
    expect(codes(redirected('https://short.example/x', 'https://other.go.th/'), null, siteWith(), 'crawled')).toEqual(
      [],
    );
  });
});

describe('a redirect to the page by which a program tells of its errors', () => {
  test.each([
    '/Error.aspx?aspxerrorpath=/ita/o19',
    '/404.php',
    '/th/page-not-found',
    '/errors/404.html',
    '/index.php?error=404',
  ])('%s holds nothing, whatever it says', (path) =>
    expect(codes(redirected(O19, `https://town.go.th${path}`), '<h1>เทศบาลตำบลสำราญ</h1><p>กลับหน้าหลัก</p>')).toEqual([
      'soft-404',
    ]),
  );

  test.each(['/news/error-in-budget', '/ita/404', '/terror.php', '/plan?error=0'])('%s is a page', (path) => {
    const asked = path === '/ita/404' ? 'https://town.go.th/404' : O19;
    expect(codes(redirected(asked, `https://town.go.th${path}`), '<h1>แผนพัฒนา</h1><p>โครงการตามแผน</p>')).toEqual([]);
  });
});

describe('the promise of a name is kept through redirects', () => {
  test.each([
    ['https://town.go.th/docs/cookie-policy.pdf', HOME],
    ['https://town.go.th/files/theme-2568.pdf', HOME],
    ['https://town.go.th/language/o1.pdf', HOME],
    ['https://town.go.th/switchboard/plan', HOME],
    ['http://www.oldtown.go.th/data/o1.pdf', HOME],
    ['http://www.oldtown.go.th/data/o1.pdf', 'https://another.go.th/'],
  ])('%s -> %s is the home page in place of a document', (url, to) => {
    expect(codes(redirected(url, to), '<p>x</p>')).toContain('redirect-home');
  });
  test.each(['https://town.go.th/user/logout', 'https://town.go.th/set-language/en', 'https://town.go.th/?locale=th'])(
    '%s leads home by its nature',
    (url) => expect(codes(redirected(url, HOME), '<p>x</p>')).toEqual([]),
  );
  test('a short address of the home page is a link like another', () =>
    expect(codes(redirected('https://short.test/abc', HOME), '<p>x</p>', siteWith(), 'crawled')).toEqual([]));
});

describe('documents beside a log-in box or a polite noscript', () => {
  const box = '<h3>เข้าสู่ระบบ</h3><form><input name="u"><input type="password"></form>';
  const plan = '<h2>แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570</h2><a href="/a.pdf">แผน</a>';
  test('are the evidence, wherever the box stands', () => {
    expect(codes(exchange(O19), `${plan}${box}`)).toEqual([]);
    expect(codes(exchange(O19), `${box}${plan}`)).toEqual([]);
    expect(
      codes(exchange(O19), `<script>1</script><noscript>Please enable JavaScript</noscript><a href="/a.pdf">แผน</a>`),
    ).toEqual([]);
  });
  test('a page that is a log-in by its name stays one, though it links a manual', () => {
    expect(codes(exchange(O19), `${box}<a href="/manual.pdf">คู่มือ</a>`)).toEqual(['login-wall']);
    expect(codes(exchange(O19), `<title>Login</title><h2>ระบบบุคลากร</h2>${box}<a href="/m.pdf">คู่มือ</a>`)).toEqual([
      'login-wall',
    ]);
  });
});

describe('a log-in box beside what a page says', () => {
  const box = '<h3>เข้าสู่ระบบ</h3><form>ชื่อผู้ใช้ <input name="u"> รหัสผ่าน <input type="password"> จดจำฉัน</form>';
  test.each([
    '<h1>อำนาจหน้าที่</h1><p>กองช่างมีหน้าที่ควบคุมการก่อสร้างและบำรุงรักษาถนนภายในเขตพื้นที่รับผิดชอบ</p>',
    '<h2>ช่องทางรับฟังความคิดเห็น</h2><p>โทรศัพท์ 045-123456 ต่อ 12 กล่องรับความคิดเห็นหน้าสำนักงาน และแบบสอบถามประจำเดือน</p>',
    `<h2>ประวัติความเป็นมา</h2><p>${'ตำบลนี้ตั้งขึ้นเมื่อครั้งบรรพบุรุษอพยพมาจากลุ่มน้ำโขง '.repeat(10)}</p>`,
    '<h2>แผนพัฒนาท้องถิ่น</h2><a href="/index.php/download?id=12">เล่มแผน</a>',
    '<h2>งบประมาณ</h2><a href="getfile.aspx?no=7">ข้อบัญญัติ</a>',
  ])('is content: %s', (content) => expect(codes(exchange(O19), content + box)).toEqual([]));

  test.each([
    '<h1>ระบบสารบรรณอิเล็กทรอนิกส์</h1><p>เทศบาลตำบลสำราญ 99 หมู่ 1 ตำบลสำราญ อำเภอเมือง จังหวัดยโสธร 35000</p>',
    '<h1>แผนพัฒนา</h1><p>เอกสารนี้สำหรับสมาชิกเท่านั้น กรุณาเข้าสู่ระบบก่อนดูเอกสาร</p>',
    '<h1>Member area</h1><p>Please sign in with your username and password to continue reading this page</p>',
    '<a href="/download/manual">คู่มือ</a>',
  ])('is a wall: %s', (content) => expect(codes(exchange(O19), content + box)).toEqual(['login-wall']));
});

describe('a page whose name is that of an item', () => {
  test.each([
    '<title>ประกาศเทศบาล</title><h1>ประกาศประจำปี 2568</h1><p>ไม่พบหน้าที่ท่านต้องการ</p>',
    '<h1>รายงานผลการดำเนินงาน ปีงบประมาณ 2568</h1><p>ไม่พบข้อมูล</p><a href="/">กลับหน้าแรก</a>',
    '<title>แผนการใช้จ่ายงบประมาณ พ.ศ. 2568</title><h1>แผนการใช้จ่ายงบประมาณ พ.ศ. 2568</h1><p>Page not found</p>',
    '<h1>โครงการพัฒนา ปี 2568</h1><p>ไม่มีบทความในหมวดหมู่นี้</p>',
    '<h1>ปิดปรับปรุงเว็บไซต์ชั่วคราว</h1><p>จะกลับมาเปิดให้บริการในวันที่ 5 มกราคม พ.ศ. 2569</p>',
    '<p>ขออภัย ระบบกำลังปรับปรุงชั่วคราว คาดว่าจะแล้วเสร็จในปี 2569</p>',
  ])('is a soft 404 where nothing is under it: %s', (markup) => {
    expect(codes(exchange(O19), MENU + markup)).toEqual(['soft-404']);
  });
  test.each([
    '<h1>รายงานการรับของขวัญ ปี 2568</h1><p>ในปี 2568 ไม่พบรายการรับของขวัญ</p>',
    '<h1>รายงานเรื่องร้องเรียน ปี 2568</h1><p>ไม่มีเรื่องร้องเรียน</p>',
    '<h1>ผลการตรวจสอบ ประจำปี 2568</h1><p>ไม่พบเอกสารที่ต้องแก้ไขในการตรวจสอบ</p>',
    '<h1>ประกาศ เรื่อง ปิดปรับปรุงระบบชั่วคราว</h1><p>ในวันที่ 5 มกราคม พ.ศ. 2569</p>',
    '<h1>ประกาศ ปี 2568</h1><p>วิธีแก้เมื่อเปิดแล้วไม่พบหน้าที่ต้องการ</p>',
  ])('is content where it is a report: %s', (markup) => {
    expect(codes(exchange(O19), MENU + markup)).toEqual([]);
  });
});

test('head and foot of a site around nothing are the shell of its scripts', () => {
  const shell = `<title>เทศบาลตำบลสำราญ</title><header>เทศบาลตำบลสำราญ อำเภอเมือง จังหวัดยโสธร</header><div id="app"></div><footer>โทร 045-000000 สงวนลิขสิทธิ์</footer><script src="/app.js"></script>`;
  expect(judge(exchange(O19), shell, siteWith({ home: shell, missing: [shell, shell] }))).toEqual([
    { code: 'unverifiable', data: { reason: 'javascript' } },
  ]);
  const divs = shell.replaceAll('header>', 'div>').replaceAll('footer>', 'div>');
  expect(codes(exchange(O19), divs, siteWith({ home: divs, missing: [divs, divs] }))).toEqual(['unverifiable']);
  const home = '<header>เทศบาล</header><main><h1>ข่าว</h1><p>ข่าวของเทศบาล</p></main><script>1</script>';
  expect(codes(exchange(O19), home, siteWith({ home, missing: [home, home] }))).toEqual(['redirect-home']);
});

describe('a page that lets nobody in', () => {
  const login = '<h1>เข้าสู่ระบบ</h1><form><input name=u><input type="password" name=p></form>';

  test('is a wall for evidence, and unverifiable for a link of the site', () => {
    expect(codes(exchange(O19), login)).toEqual(['login-wall']);
    expect(codes(exchange(O19), login, siteWith(), 'crawled')).toEqual(['unverifiable']);
    expect(codes(exchange('https://town.go.th/admin/'), login, siteWith(), 'crawled')).toEqual([]);
  });

  test('a log-in box beside content is no wall', () => {
    expect(
      codes(exchange(O19), `<div>สมาชิก <input type=password></div><p>${'รายงานผลการดำเนินงาน '.repeat(40)}</p>`),
    ).toEqual([]);
  });

  test('so is a redirect to a log-in address or to the sign-in of a shared drive', () => {
    expect(codes(redirected(O19, 'https://town.go.th/member/login.php?back=o19'), '<p>x</p>')).toEqual(['login-wall']);
    expect(
      codes(
        redirected('https://drive.google.com/file/d/abc/view', 'https://accounts.google.com/v3/signin'),
        null,
        siteWith(),
        'crawled',
      ),
    ).toEqual(['login-wall']);
  });

  test('a shared drive that asks to ask for access is one, whatever its status', () => {
    const drive = 'https://drive.google.com/file/d/abc/view';
    expect(
      codes(
        exchange(drive),
        '<title>Google Drive</title><p>You need access. Ask for access, or switch to an account with access.</p>',
        siteWith(),
        'crawled',
      ),
    ).toEqual(['login-wall']);
    const refused = exchange(drive, { status: 403, problems: [{ code: 'http-status', data: { status: 403 } }] });
    expect(codes(refused, null, siteWith(), 'crawled')).toEqual(['login-wall']);
  });
});

describe('a page that shows nothing without JavaScript', () => {
  for (const markup of [
    '<title>ITA</title><div id="root"></div><script src="/app.js"></script>',
    '<div id="app">กำลังโหลด</div><script src="/app.js"></script>',
    '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="m.js"></script>',
    '<body><p>Please enable JavaScript to continue</p><script>x()</script></body>',
  ]) {
    test(`cannot be verified: ${markup.slice(0, 50)}`, () => {
      expect(judge(exchange(O19), markup)).toEqual([{ code: 'unverifiable', data: { reason: 'javascript' } }]);
    });
  }

  test('a page of one picture or of frames shows something', () => {
    expect(codes(exchange(O19), '<script src=s.js></script><img src="o19.jpg">')).toEqual([]);
    expect(codes(exchange(O19), '<script src=s.js></script><frameset><frame src="main.html"></frameset>')).toEqual([]);
  });

  test('content beside a polite noscript is content', () => {
    expect(
      codes(
        exchange(O19),
        `<noscript>โปรดเปิดใช้งาน JavaScript</noscript><script></script><p>${'รายงานผลการจัดซื้อจัดจ้าง '.repeat(12)}</p>`,
      ),
    ).toEqual([]);
  });
});

test("evidence elsewhere is off site; a name below the agency's own is not", () => {
  expect(codes(exchange('https://other.go.th/o19'), '<p>รายงาน</p>')).toEqual(['off-site']);
  expect(codes(exchange('https://ita.town.go.th/o19'), '<p>รายงาน</p>')).toEqual([]);
  expect(codes(redirected(O19, 'https://cdn.example/o19'), '<p>รายงาน</p>')).toEqual(['off-site']);
  expect(codes(exchange('https://other.go.th/o19'), '<p>รายงาน</p>', siteWith(), 'crawled')).toEqual([]);
});

test('a fragment must be an id or a name of the page', () => {
  expect(judgeFragment('https://t.go.th/a#o19', ['o19'])).toBeNull();
  expect(judgeFragment(`https://t.go.th/a#${encodeURIComponent('ข้อ19')}`, ['ข้อ19'])).toBeNull();
  expect(judgeFragment('https://t.go.th/a#o20', ['o19'])).toEqual({ code: 'fragment', data: { fragment: 'o20' } });
  for (const url of [
    'https://t.go.th/a',
    'https://t.go.th/a#',
    'https://t.go.th/a#top',
    'https://t.go.th/#/ita/o19',
    'https://t.go.th/a#:~:text=x',
  ])
    expect(judgeFragment(url, [])).toBeNull();
});
