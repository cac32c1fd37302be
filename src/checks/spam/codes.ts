import type { FindingMeta } from '../define-check.js';

/** For those who run the site: it is broken into again within days when only the page is cleaned. */
const FIX = {
  th: [
    'แจ้งผู้ดูแลเว็บไซต์หรือบริษัทที่ดูแลโฮสต์ทันทีว่าเว็บไซต์อาจถูกเจาะระบบ พร้อมส่งที่อยู่หน้านี้และข้อความที่พบ',
    'ขอให้ตรวจหาไฟล์แปลกปลอม ปรับปรุงระบบและปลั๊กอินให้เป็นรุ่นล่าสุด และเปลี่ยนรหัสผ่านทุกบัญชี (ผู้ดูแล, FTP, ฐานข้อมูล)',
    'ลบข้อความและลิงก์ออก แล้วเปิดหน้านี้ดูอีกครั้งว่าไม่กลับมา',
    'แจ้ง ThaiCERT (สำนักงานคณะกรรมการการรักษาความมั่นคงปลอดภัยไซเบอร์แห่งชาติ) หากแก้ไขเองไม่ได้',
  ].join('\n'),
  en: [
    'Tell the webmaster or the hosting company at once that the site may have been broken into; send the address and what was found',
    'Have them look for files that are not yours, update the system and its plug-ins, and change every password (administrators, FTP, database)',
    'Remove the words and links, then open the page again to see that they stay away',
    'Tell ThaiCERT (National Cyber Security Agency) if you cannot mend it yourselves',
  ].join('\n'),
};

const SOURCE = 'ThaiCERT/NCSA: advisories on gambling pages in .go.th sites; Google Search spam policies';

export const spamFindings = {
  words: {
    severity: 'warning',
    th: 'หน้านี้มีข้อความโฆษณาการพนันหรือยาผิดกฎหมาย เช่น “{sample}” (พบ {count} แบบ) เว็บไซต์อาจถูกเจาะระบบ',
    en: 'The page advertises gambling or illegal medicine, such as “{sample}” ({count} of them): the site may have been broken into',
    group: { th: 'ข้อความโฆษณาการพนันหรือยาผิดกฎหมาย', en: 'Advertisements for gambling or illegal medicine' },
    cause: {
      th: 'ผู้ไม่หวังดีมักเจาะเว็บไซต์หน่วยงานรัฐเพื่อฝังโฆษณา ประชาชนและผู้ประเมินที่เปิดหน้านี้จะเห็นโฆษณา และอาจถูกพาไปเว็บอันตราย',
      en: 'Sites of public bodies are broken into to carry such advertisements. Citizens and assessors see them, and may be led to dangerous sites.',
    },
    fix: FIX,
    source: SOURCE,
  },
  'hidden-links': {
    severity: 'warning',
    th: 'หน้านี้มีลิงก์ที่ซ่อนไม่ให้คนเห็น {count} ลิงก์ ไปยังเว็บภายนอก เช่น {sample} เว็บไซต์อาจถูกเจาะระบบ',
    en: 'The page holds {count} links to other sites that no visitor can see, such as {sample}: the site may have been broken into',
    group: { th: 'ลิงก์ที่ซ่อนไว้ไปยังเว็บภายนอก', en: 'Hidden links to other sites' },
    cause: {
      th: 'ลิงก์ที่ซ่อนไว้มีไว้ให้เครื่องมือค้นหาอ่านเท่านั้น เป็นร่องรอยที่พบบ่อยของเว็บไซต์ที่ถูกเจาะ และทำให้เว็บไซต์ถูกลดอันดับหรือขึ้นคำเตือนใน Google',
      en: 'Links that are hidden are meant for search engines alone: a common trace of a site that was broken into, for which Google lowers its rank or warns of it.',
    },
    fix: FIX,
    source: SOURCE,
  },
  'link-farm': {
    severity: 'warning',
    th: 'หน้านี้มีลิงก์ไปยังเว็บพนันหรือเว็บขายยาผิดกฎหมาย {count} ลิงก์ เช่น {sample} เว็บไซต์อาจถูกเจาะระบบ',
    en: 'The page links to gambling or illegal medicine sites ({count}), such as {sample}: the site may have been broken into',
    group: { th: 'ลิงก์ไปยังเว็บพนันหรือเว็บขายยา', en: 'Links to gambling or medicine sites' },
    cause: {
      th: 'หน่วยงานรัฐไม่มีเหตุให้ลิงก์ไปยังเว็บเหล่านี้ มักเป็นลิงก์ที่ผู้เจาะระบบฝังไว้ หรือโดเมนเดิมหมดอายุแล้วมีผู้อื่นนำไปใช้',
      en: 'A public body has no reason to link there. Such links are planted by those who break in, or an old domain has expired and belongs to someone else.',
    },
    fix: FIX,
    source: SOURCE,
  },
  cloaking: {
    severity: 'warning',
    th: 'หน้านี้แสดงเนื้อหาให้เครื่องมือค้นหาไม่เหมือนที่แสดงให้ประชาชน{reasonTh} เว็บไซต์อาจถูกเจาะระบบ',
    en: 'The page shows search engines something else than it shows people{reasonEn}: the site may have been broken into',
    group: { th: 'หน้าที่แสดงให้เครื่องมือค้นหาต่างจากคน', en: 'Pages that show search engines something else' },
    cause: {
      th: 'ผู้เจาะระบบซ่อนโฆษณาไว้ให้เห็นเฉพาะเมื่อ Google มาอ่าน เจ้าหน้าที่จึงไม่เห็น แต่ผลการค้นหาชื่อหน่วยงานจะขึ้นเป็นเว็บพนัน',
      en: 'Those who break in show their advertisements only when Google reads the page: staff never see them, but a search for the agency finds a gambling site.',
    },
    fix: FIX,
    source: SOURCE,
  },
} as const satisfies Readonly<Record<string, FindingMeta>>;
