import type { LinkCode } from '../../model/evidence.js';
import type { Words } from '../../model/words.js';
import type { FindingMeta } from '../define-check.js';

const TLS_SOURCE = 'RFC 5280, RFC 6125';

/** What to do after an answer that is no page. */
const AFTER_STATUS = {
  gone: {
    th: 'นำไฟล์หรือหน้ากลับมาไว้ที่ที่อยู่เดิม หรือแก้ลิงก์ให้ชี้ไปยังที่อยู่ใหม่',
    en: 'Put the file or page back at its address, or let the link point to its new one',
  },
  closed: { th: 'เปิดสิทธิ์ให้ทุกคนอ่านได้', en: 'Let everyone read it' },
  other: { th: 'แจ้งผู้ดูแลเว็บไซต์', en: 'Tell the webmaster' },
} as const satisfies Readonly<Record<string, Words>>;

/** The words for every problem of an address. `{reasonTh}` and `{reasonEn}` are empty or a reason in brackets. */
export const linkFindings: Readonly<Record<LinkCode, FindingMeta>> = {
  'invalid-url': {
    severity: 'error',
    th: 'ที่อยู่เว็บเขียนไม่ถูกต้อง{reasonTh}',
    en: 'The address is not a valid web address{reasonEn}',
    group: { th: 'ที่อยู่เว็บเขียนไม่ถูกต้อง', en: 'Invalid addresses' },
    cause: {
      th: 'ที่อยู่มีตัวอักษรที่ใช้ไม่ได้ ขาดชื่อเว็บไซต์ หรือไม่ได้ขึ้นต้นด้วย http:// หรือ https:// จึงไม่มีใครเปิดได้',
      en: 'It holds characters that are not allowed, lacks a host, or does not begin with http:// or https://: nobody can open it.',
    },
    fix: {
      th: 'เปิดหน้านั้นในเบราว์เซอร์\nคัดลอกที่อยู่จากช่องที่อยู่ด้านบนมาวางแทนของเดิม',
      en: 'Open the page in a browser\nCopy the address from the address bar and put it in place of the old one',
    },
    source: 'RFC 3986',
  },
  dns: {
    severity: 'error',
    th: 'ไม่พบชื่อเว็บไซต์นี้ในอินเทอร์เน็ต{reasonTh}',
    en: 'The host name does not exist{reasonEn}',
    group: { th: 'ไม่พบชื่อเว็บไซต์', en: 'Unknown hosts' },
    cause: {
      th: 'ชื่อเว็บไซต์สะกดผิด หรือโดเมนหมดอายุหรือถูกยกเลิก',
      en: 'The host name is misspelt, or the domain has expired or been given up.',
    },
    fix: {
      th: 'ตรวจตัวสะกดของชื่อเว็บไซต์\nถ้าสะกดถูกแล้ว ให้แจ้งผู้ดูแลเว็บไซต์ตรวจวันหมดอายุของโดเมน\nถ้าย้ายเว็บไซต์แล้ว ให้แก้ลิงก์เป็นที่อยู่ใหม่',
      en: 'Check the spelling of the host name\nIf it is right, ask the webmaster whether the domain has expired\nIf the site has moved, put in the new address',
    },
  },
  connection: {
    severity: 'error',
    th: 'ติดต่อเว็บไซต์ไม่ได้{reasonTh}',
    en: 'The server could not be reached{reasonEn}',
    group: { th: 'ติดต่อเว็บไซต์ไม่ได้', en: 'Unreachable servers' },
    cause: {
      th: 'เครื่องแม่ข่ายปิดอยู่ ปฏิเสธการเชื่อมต่อ หรือตัดการเชื่อมต่อกลางคัน',
      en: 'The server is down, refuses connections, or breaks them off.',
    },
    fix: {
      th: 'ลองเปิดลิงก์จากเครือข่ายอื่น\nถ้ายังเปิดไม่ได้ ให้แจ้งผู้ดูแลเว็บไซต์หรือผู้ให้บริการโฮสต์',
      en: 'Try the link from another network\nIf it still fails, tell the webmaster or the hosting company',
    },
  },
  timeout: {
    severity: 'error',
    th: 'เว็บไซต์ไม่ตอบภายในเวลาที่กำหนด{reasonTh}',
    en: 'The server did not answer in time{reasonEn}',
    group: { th: 'เว็บไซต์ไม่ตอบในเวลา', en: 'Timeouts' },
    cause: {
      th: 'เครื่องแม่ข่ายช้ามากหรือค้าง ผู้ประเมินที่รอไม่ไหวจะถือว่าลิงก์เสีย',
      en: 'The server is very slow or hangs; an assessor who gives up waiting takes the link for dead.',
    },
    fix: {
      th: 'เปิดลิงก์ดูว่าช้าจริงหรือไม่\nลดขนาดไฟล์หรือแบ่งไฟล์ใหญ่เป็นหลายไฟล์\nแจ้งผู้ดูแลเว็บไซต์ถ้าช้าทุกหน้า',
      en: 'Open the link to see whether it is really slow\nMake large files smaller or split them\nTell the webmaster if every page is slow',
    },
  },
  'http-status': {
    severity: 'error',
    th: 'ลิงก์เปิดไม่ได้ เว็บไซต์ตอบรหัส {status}',
    en: 'The link does not open: the server answered {status}',
    group: { th: 'ลิงก์เปิดไม่ได้', en: 'Broken links' },
    cause: {
      th: 'รหัส 404 หรือ 410 คือไม่มีหน้าหรือไฟล์นี้แล้ว รหัส 401 หรือ 403 คือไม่อนุญาตให้คนทั่วไปเปิด รหัสอื่นที่ขึ้นต้นด้วย 4 คือเว็บไซต์ไม่รับคำขอนี้ รหัส 500 ขึ้นไปคือระบบของเว็บไซต์ขัดข้อง',
      en: '404 or 410: the page or file is gone. 401 or 403: the public may not open it. Others from 400 on: the site does not take such a request. 500 and above: the site itself is out of order.',
    },
    fix: {
      th: `รหัส 404 หรือ 410: ${AFTER_STATUS.gone.th}\nรหัส 401 หรือ 403: ${AFTER_STATUS.closed.th}\nรหัสอื่น: ${AFTER_STATUS.other.th}`,
      en: `404 or 410: ${AFTER_STATUS.gone.en}\n401 or 403: ${AFTER_STATUS.closed.en}\nAny other: ${AFTER_STATUS.other.en}`,
    },
    steps: ({ status }) => {
      const said = Number(status);
      if (said === 404 || said === 410) return AFTER_STATUS.gone;
      if (said === 401 || said === 403) return AFTER_STATUS.closed;
      return said >= 400 ? AFTER_STATUS.other : null;
    },
    source: 'RFC 9110, section 15',
  },
  'redirect-loop': {
    severity: 'error',
    th: 'ลิงก์ส่งต่อ (redirect) ไม่สิ้นสุด{reasonTh}',
    en: 'The link redirects without end{reasonEn}',
    group: { th: 'ลิงก์ส่งต่อวนไม่สิ้นสุด', en: 'Redirect loops' },
    cause: {
      th: 'ตั้งค่าการส่งต่อ (redirect) ของเว็บไซต์ผิด เบราว์เซอร์จะแจ้งว่าเปลี่ยนเส้นทางมากเกินไป',
      en: 'The site’s redirects are set up wrongly; a browser says "too many redirects".',
    },
    fix: {
      th: 'แจ้งผู้ดูแลเว็บไซต์ให้แก้การส่งต่อของที่อยู่นี้\nหรือแก้ลิงก์ให้ชี้ไปยังหน้าปลายทางโดยตรง',
      en: 'Ask the webmaster to mend the redirect of this address\nOr let the link point straight at the final page',
    },
    source: 'RFC 9110, section 15.4',
  },
  'redirect-home': {
    severity: 'error',
    th: 'ลิงก์พาไปหน้าแรกของเว็บไซต์แทนที่จะเป็นเอกสาร',
    en: 'The link leads to the home page instead of the document',
    group: { th: 'ลิงก์พาไปหน้าแรก', en: 'Links that end on the home page' },
    cause: {
      th: 'หน้าหรือไฟล์เดิมถูกย้ายหรือลบ เว็บไซต์จึงพาผู้เปิดไปหน้าแรก ผู้ประเมินจะไม่พบข้อมูลของข้อนี้',
      en: 'The page or file was moved or deleted and the site sends visitors to its home page, where the item is not found.',
    },
    fix: {
      th: 'หาที่อยู่ใหม่ของหน้าหรือไฟล์ แล้วแก้ลิงก์\nถ้าไม่มีแล้ว ให้นำขึ้นเว็บไซต์ใหม่',
      en: 'Find the new address of the page or file and mend the link\nIf it is gone, publish it again',
    },
  },
  'soft-404': {
    severity: 'error',
    th: 'หน้านี้เปิดได้ แต่ไม่มีเนื้อหา: ไม่พบข้อมูล ระบบขัดข้อง ปิดปรับปรุง หรือว่างเปล่า{reasonTh}',
    en: 'The page opens but holds no content: not found, out of order, closed or empty{reasonEn}',
    group: { th: 'หน้าที่เปิดได้แต่ไม่มีเนื้อหา', en: 'Pages without content' },
    cause: {
      th: 'หน้าหรือไฟล์เดิมไม่มีแล้ว เว็บไซต์แสดงหน้าแจ้งว่าไม่พบแทน แม้จะตอบรหัส 200 ก็ถือว่าลิงก์เสีย',
      en: 'The page or file is gone and the site shows an error page in its place; even with status 200 the link is dead.',
    },
    fix: {
      th: 'เปิดลิงก์ดูด้วยตนเอง\nนำเนื้อหากลับมา หรือแก้ลิงก์เป็นที่อยู่ใหม่',
      en: 'Open the link and look\nPut the content back, or put in its new address',
    },
  },
  'login-wall': {
    severity: 'error',
    th: 'ต้องเข้าสู่ระบบหรือขอสิทธิ์ก่อนจึงจะเปิดได้{reasonTh}',
    en: 'It opens only after logging in or asking for access{reasonEn}',
    group: { th: 'ต้องเข้าสู่ระบบก่อน', en: 'Behind a log-in' },
    cause: {
      th: 'หน้านี้ หรือไฟล์ใน Google Drive / OneDrive ยังไม่ได้เปิดให้ทุกคนดู ประชาชนและผู้ประเมินจึงเปิดไม่ได้',
      en: 'The page, or the file on Google Drive or OneDrive, is not open to everyone, so neither citizens nor assessors can see it.',
    },
    fix: {
      th: 'ตั้งค่าการแชร์เป็น "ทุกคนที่มีลิงก์" ดูได้\nหรือนำไฟล์ขึ้นเว็บไซต์ของหน่วยงานโดยตรง\nลองเปิดในโหมดไม่ระบุตัวตนเพื่อยืนยัน',
      en: 'Set sharing to "anyone with the link" may view\nOr put the file on the agency’s own site\nOpen it in a private window to make sure',
    },
  },
  tls: {
    severity: 'error',
    th: 'ใบรับรองความปลอดภัย (https) ของเว็บไซต์ใช้ไม่ได้{reasonTh}',
    en: 'The site’s security certificate (https) is not valid{reasonEn}',
    group: { th: 'ใบรับรองความปลอดภัยใช้ไม่ได้', en: 'Invalid certificates' },
    cause: {
      th: 'ใบรับรองหมดอายุ ออกให้ชื่อเว็บไซต์อื่น หรือออกเอง เบราว์เซอร์จะเตือนว่าไม่ปลอดภัยและไม่เปิดหน้าให้',
      en: 'It has expired, is made out to another host, or is self-signed; browsers warn and do not show the page.',
    },
    fix: {
      th: 'แจ้งผู้ดูแลเว็บไซต์ให้ต่ออายุหรือติดตั้งใบรับรองใหม่ให้ตรงกับชื่อเว็บไซต์\nตั้งการต่ออายุอัตโนมัติไว้',
      en: 'Ask the webmaster to renew the certificate or install one for this host name\nLet it renew by itself from now on',
    },
    source: TLS_SOURCE,
  },
  'tls-chain': {
    severity: 'warning',
    th: 'ใบรับรองความปลอดภัยติดตั้งไม่ครบ (ขาดใบรับรองตัวกลาง){reasonTh}',
    en: 'The certificate chain is incomplete (an intermediate certificate is missing){reasonEn}',
    group: { th: 'ใบรับรองติดตั้งไม่ครบ', en: 'Incomplete certificate chains' },
    cause: {
      th: 'เครื่องแม่ข่ายไม่ได้ส่งใบรับรองตัวกลาง เบราว์เซอร์บางตัวเปิดได้ แต่บางเครื่องเปิดไม่ได้',
      en: 'The server does not send the intermediate certificate: some browsers open the page, others do not.',
    },
    fix: { th: 'แจ้งผู้ดูแลเว็บไซต์ให้ติดตั้งใบรับรองแบบเต็มชุด (full chain)', en: 'Ask the webmaster to install the full chain' },
    source: TLS_SOURCE,
  },
  'tls-expiring': {
    severity: 'warning',
    th: 'ใบรับรองความปลอดภัยของเว็บไซต์จะหมดอายุภายใน 30 วัน{reasonTh}',
    en: 'The site’s certificate expires within 30 days{reasonEn}',
    group: { th: 'ใบรับรองใกล้หมดอายุ', en: 'Certificates about to expire' },
    cause: {
      th: 'เมื่อใบรับรองหมดอายุ เบราว์เซอร์จะไม่เปิดหน้าใดของเว็บไซต์เลย',
      en: 'Once it has expired, browsers open no page of the site.',
    },
    fix: { th: 'แจ้งผู้ดูแลเว็บไซต์ให้ต่ออายุใบรับรองก่อนวันหมดอายุ', en: 'Ask the webmaster to renew it before that day' },
    source: TLS_SOURCE,
  },
  'off-site': {
    severity: 'warning',
    th: 'หลักฐานอยู่นอกเว็บไซต์ของหน่วยงาน: {target}',
    en: 'The evidence lies outside the agency’s own site: {target}',
    group: { th: 'หลักฐานอยู่นอกเว็บไซต์ของหน่วยงาน', en: 'Evidence outside the agency’s site' },
    cause: {
      th: 'OIT ให้เปิดเผยข้อมูลบนเว็บไซต์หลักของหน่วยงาน ข้อมูลที่ฝากไว้ที่อื่นอาจหายหรือถูกปิดได้โดยที่หน่วยงานไม่ทราบ',
      en: 'OIT asks for disclosure on the agency’s own site; what is kept elsewhere can vanish without the agency’s knowledge.',
    },
    fix: {
      th: 'นำไฟล์หรือเนื้อหามาไว้บนเว็บไซต์ของหน่วยงาน แล้วแก้ลิงก์\nถ้าจำเป็นต้องอยู่ที่อื่น (เช่น ระบบ E-Service) ให้ตั้ง offSite: off ในแบบตรวจ',
      en: 'Put the file or content on the agency’s own site and mend the link\nIf it has to be elsewhere (an e-service), set offSite: off in the checklist',
    },
  },
  fragment: {
    severity: 'warning',
    th: 'ลิงก์ชี้ไปยังตำแหน่งในหน้าที่ไม่มีอยู่{reasonTh}',
    en: 'The link points to a place that the page does not have{reasonEn}',
    group: { th: 'ลิงก์ชี้ตำแหน่งที่ไม่มีในหน้า', en: 'Missing fragments' },
    cause: {
      th: 'ส่วนที่อยู่หลังเครื่องหมาย # ไม่ตรงกับจุดใดในหน้า ผู้เปิดจะเห็นต้นหน้าแทนส่วนที่ต้องการ',
      en: 'What follows the # matches nothing on the page, so visitors see its top instead of the part meant.',
    },
    fix: {
      th: 'แก้ส่วนหลังเครื่องหมาย # ให้ตรงกับ id ในหน้า หรือลบออก',
      en: 'Let the part after # match an id of the page, or remove it',
    },
    source: 'RFC 3986, section 3.5',
  },
  insecure: {
    severity: 'warning',
    th: 'ลิงก์ใช้ http ที่ไม่เข้ารหัส',
    en: 'The link uses http without encryption',
    group: { th: 'ลิงก์ไม่เข้ารหัส (http)', en: 'Unencrypted links (http)' },
    cause: {
      th: 'เบราว์เซอร์แสดงคำเตือนว่า "ไม่ปลอดภัย" และบางเครื่องไม่ยอมเปิด',
      en: 'Browsers show "not secure", and some refuse to open it.',
    },
    fix: {
      th: 'เปิดใช้ https บนเว็บไซต์ แล้วแก้ลิงก์ให้ขึ้นต้นด้วย https://',
      en: 'Turn on https for the site and let the link begin with https://',
    },
  },
  'private-address': {
    severity: 'warning',
    th: 'ลิงก์นำไปยังเครื่องในเครือข่ายภายใน คนภายนอกเปิดไม่ได้{reasonTh}',
    en: 'The link leads to a machine of an internal network that outsiders cannot reach{reasonEn}',
    group: { th: 'ลิงก์ไปเครือข่ายภายใน', en: 'Links into an internal network' },
    cause: {
      th: 'ที่อยู่เป็นของเครื่องในสำนักงาน (เช่น 192.168.x.x หรือ localhost) เปิดได้เฉพาะในสำนักงาน',
      en: 'The address belongs to an office machine (192.168.x.x, localhost, …) and opens only inside the office.',
    },
    fix: {
      th: 'แก้ลิงก์เป็นที่อยู่สาธารณะของเว็บไซต์\nทดลองเปิดด้วยอินเทอร์เน็ตของโทรศัพท์มือถือ',
      en: 'Put in the public address of the site\nTry it over a mobile phone’s own connection',
    },
  },
  spam: {
    severity: 'warning',
    th: 'ลิงก์นำไปยังเว็บพนันหรือเว็บขายยาผิดกฎหมาย เว็บไซต์อาจถูกเจาะระบบ{reasonTh}',
    en: 'The link leads to a gambling or illegal medicine site: the site may have been broken into{reasonEn}',
    group: { th: 'ลิงก์ไปยังเว็บพนันหรือเว็บขายยา', en: 'Links to gambling or medicine sites' },
    cause: {
      th: 'ผู้เจาะระบบมักฝังลิงก์ไว้ในเมนูหรือท้ายเว็บ จึงปรากฏทุกหน้า หรือโดเมนเดิมหมดอายุแล้วมีผู้อื่นนำไปใช้',
      en: 'Those who break in plant links in the menu or footer, so that they stand on every page; or an old domain has expired and belongs to someone else.',
    },
    fix: {
      th: 'แจ้งผู้ดูแลเว็บไซต์หรือบริษัทที่ดูแลโฮสต์ทันทีว่าเว็บไซต์อาจถูกเจาะระบบ\nขอให้ตรวจหาไฟล์แปลกปลอม ปรับปรุงระบบให้เป็นรุ่นล่าสุด และเปลี่ยนรหัสผ่านทุกบัญชี\nลบลิงก์ออกจากทุกหน้าที่พบ',
      en: 'Tell the webmaster or the hosting company at once that the site may have been broken into\nHave them look for files that are not yours, update the system and change every password\nRemove the link from every page where it stands',
    },
    source: 'ThaiCERT/NCSA: advisories on gambling pages in .go.th sites',
  },
  unverifiable: {
    severity: 'warning',
    review: true,
    th: 'โปรแกรมตรวจหน้านี้เองไม่ได้ ต้องให้คนเปิดดู{reasonTh}',
    en: 'The program cannot check this page by itself: a person must open it{reasonEn}',
    group: { th: 'หน้าที่ต้องให้คนเปิดดู', en: 'Pages that a person must open' },
    cause: {
      th: 'เป็นสื่อสังคมออนไลน์ หน้าที่กันโปรแกรมอัตโนมัติ หรือหน้าที่แสดงเนื้อหาด้วย JavaScript เท่านั้น',
      en: 'A social network, a page that shuts out programs, or one that shows nothing without JavaScript.',
    },
    fix: {
      th: 'เปิดลิงก์ในเบราว์เซอร์โดยไม่เข้าสู่ระบบ ดูว่าเห็นข้อมูลครบหรือไม่\nถ้าทำได้ ให้เผยแพร่ข้อมูลเดียวกันบนเว็บไซต์ของหน่วยงานด้วย',
      en: 'Open the link in a browser without logging in and see whether everything is there\nIf possible publish the same on the agency’s own site',
    },
  },
};
