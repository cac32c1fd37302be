import type { PageLinks, PageView } from '../../extract/html/page/page.js';
import { nfc } from '../../text/nfc.js';
import { partPhpMessages } from '../../text/php-messages.js';

/** A page with what it shows and where it leads. */
export type JudgedPage = PageView & Pick<PageLinks, 'links'>;

/** What stands in place of content. `missing`: there is nothing at the address; the others concern the whole site or program. */
export type Fault = 'missing' | 'error' | 'maintenance' | 'suspended' | 'default' | 'unfinished' | 'empty';

/** What a page is instead of content, and the words by which it says so (null: it says nothing). */
export interface PageFault {
  readonly kind: Fault;
  readonly words: string | null;
}

/** Words that say what a page is, and how much else the page may say while they still do. */
interface Sign {
  readonly kind: Fault;
  readonly words: RegExp;
  /** Letters of the page's own text beside the words; default {@link NEARLY_ALL}. */
  readonly beside?: number;
}

/** Letters beside the words of a page that is nothing but them: a courtesy, an address, a way back. */
const NEARLY_ALL = 260;
/** Letters beside the words under the name of an item: a way back. */
const A_FEW_WORDS = 40;
const WITH_DETAILS = 1_500;
/** Beside the bare words for an empty answer, which a list within content uses as well. */
const LITTLE = 120;

// What is not found must be the page, the file or the address itself: หน้าที่ is a duty unless somebody looks for it, and
// a noun that goes on (ไม่พบรายการรับของขวัญ) is what a report says.
const SOUGHT = '(?:ที่ ?(?:คุณ|ท่าน)? ?(?:ต้องการ|ค้นหา|ร้องขอ|เรียก|กำลัง|เข้าชม|เลือก|ระบุ)|นี้|ดังกล่าว|ในระบบ|บนเซิร์ฟเวอร์)';
const ENDS = '(?= ?(?:$|[^\\u0e00-\\u0e7f ]| (?!ปี|ประจำ|ใน|การ|เรื่อง|พ\\.ศ\\.)))';
const LOST = '(?:ไม่พบ|ไม่มี|หาไม่พบ|ไม่เจอ|หาไม่เจอ)';

const SIGNS: readonly Sign[] = [
  {
    kind: 'missing',
    words: new RegExp(`${LOST} ?(?:หน้า(?:เว็บ|เพจ)?|เว็บเพจ|เพจ|url|ลิงก์|ลิงค์|ที่อยู่) ?(?:${SOUGHT}|${ENDS})`, 'i'),
  },
  {
    kind: 'missing',
    words: new RegExp(`${LOST} ?(?:ไฟล์|เอกสาร|บทความ|รายการ|ข้อมูล|เนื้อหา) ?${SOUGHT}(?! ?(?:ให้|แก้|ปรับปรุง|จัดซื้อ))`, 'i'),
  },
  { kind: 'missing', words: new RegExp(`(?:ไม่พบ|หาไม่พบ) ?(?:ไฟล์|เอกสาร|บทความ)${ENDS}`, 'i') },
  { kind: 'missing', words: new RegExp(`(?:ไม่พบ|หาไม่พบ) ?(?:ข้อมูล|เนื้อหา|รายการ)${ENDS}`, 'i'), beside: LITTLE },
  {
    kind: 'missing',
    words:
      /(?:หน้า(?:เว็บ|เพจ)?|ไฟล์|เนื้อหา|เอกสาร|ลิงก์)(?:ที่(?:คุณ|ท่าน)\S{0,20})? ?(?:นี้)? ?(?:ไม่มีอยู่|ถูกลบ|ถูกย้าย|หาไม่พบ|ไม่พบ(?= |$))/,
  },
  {
    kind: 'missing',
    words:
      /(?:ลิงก์|ลิงค์|หน้า(?:เว็บ|เพจ|นี้)|ไฟล์นี้)(?:ที่(?:คุณ|ท่าน)\S{0,20})? ?(?:นี้)? ?(?:ได้)?(?:หมดอายุ|ถูกยกเลิก|ถูกปิด|ใช้(?:งาน)?ไม่ได้|ไม่สามารถใช้(?:งาน)?ได้)|\b(?:link|url) (?:has |is |was )?(?:been )?(?:expired|revoked|no longer valid)\b/i,
  },
  {
    kind: 'empty',
    words: new RegExp(
      `ยังไม่มี(?:การ)?(?:เผยแพร่|เพิ่ม|ลง|อัป ?โหลด|นำเข้า)? ?(?:ข้อมูล|เอกสาร|เนื้อหา|ไฟล์|บทความ) ?(?:(?:ใน|อยู่ใน) ?(?:หัวข้อ|หมวด|ส่วน|หน้า|เมนู)|${ENDS})`,
    ),
    beside: LITTLE,
  },
  {
    kind: 'missing',
    words:
      /\b(?:page|file|article|object|resource|content|document|url|item|post|view)\b(?: requested| you (?:requested|are looking for|were looking for))?(?: was| is| were| could| can| does| do| has)?(?:n't| ?not| been)?(?: be| been)? (?:found|exist|removed|deleted|moved)\b/i,
  },
  {
    kind: 'missing',
    words:
      /\b(?:404 ?(?:-|–|\|)? ?(?:not found|error|page)|(?:error|http) ?404|not found ?\(404\))|no longer available|no input file specified|the page you requested|page you(?:'re| are) looking for|(?:can't|cannot|couldn't|could not) find (?:the|that|this) (?:page|file)/i,
  },
  { kind: 'missing', words: /\b(?:nothing found|no results(?: found)?|not found)\b/i, beside: LITTLE },
  {
    kind: 'empty',
    words: /ไม่มี(?:บทความ|เนื้อหา|รายการ|ข้อมูล|ไฟล์|เอกสาร)(?:ใดๆ)? ?(?:ใน|อยู่ใน) ?(?:หมวดหมู่|หมวด|กลุ่ม|โฟลเดอร์|ส่วน)(?:นี้)?/,
    beside: LITTLE,
  },
  {
    kind: 'empty',
    words:
      /there (?:are|is) no (?:articles?|items?|files?|documents?|posts?|content) in this (?:category|folder|section)|this (?:folder|directory|category) is empty/i,
    beside: LITTLE,
  },
  {
    kind: 'error',
    words: /\b(?:fatal|parse) error ?:|\buncaught \w{1,60} ?:/i,
    beside: 400,
  },
  {
    kind: 'error',
    words:
      /encountered an unexpected error|there has been a critical error|server error in '[^']{0,80}' application|error establishing a database connection|(?:database|mysql|sql) (?:connection )?error|could not connect to (?:the )?(?:database|mysql)|access denied for user|internal server error|service unavailable|bad gateway|gateway time-?out|whoops, looks like something went wrong|unhandled exception|application error|a php error was encountered|ไม่สามารถเชื่อมต่อ(?:กับ)?(?:ฐานข้อมูล|เซิร์ฟเวอร์)|(?:เกิด|มี)ข้อผิดพลาด(?:ของ|ใน|จาก|ภายใน)?(?:ระบบ|เซิร์ฟเวอร์)|(?<!(?:หาก|ถ้า|กรณี|เมื่อ)(?:ที่|ว่า)? ?)(?:ระบบ|ฐานข้อมูล|เซิร์ฟเวอร์|เครื่องแม่ข่าย|เว็บไซต์) ?(?:ของ\S{1,40} )?(?:เกิด)?ขัดข้อง/i,
  },
  // Programs and databases name their faults by codes and classes; what was asked of the database may stand behind.
  {
    kind: 'error',
    words:
      /\bSQLSTATE ?\[[^\u0e00-\u0e7f]{0,1000}|\bORA-\d{5}\b|\berror '[0-9a-f]{8}'|\berror in your sql syntax\b|(?:sql|pdo|query|database|mongo)_?(?:server)?exception\b|\b(?:unable|failed|not able|cannot|could not|can't) (?:to )?connect to (?:the |your |my )?(?:database|(?:my|ms|postgre)?sql|db)\b|\bunknown database '/i,
  },
  // What a server says with a status (RFC 9110, 15), sent with 200. Numbers alone begin honest headings, too.
  {
    kind: 'error',
    words:
      /\b(?:400 ?[-–:]? ?bad request|401[-–:.\d ]{0,8}unauthorized|403[-–:.\d ]{0,8}forbidden|405 ?[-–:]? ?method not allowed|406 ?[-–:]? ?not acceptable|408 ?[-–:]? ?request time-?out|410 ?[-–:]? ?gone)\b|directory listing denied|not allow (?:its )?contents to be listed|(?:not|n't) have permission to (?:access|view) (?:this|the|\/)/i,
  },
  { kind: 'error', words: /^(?:error ?:? ?)?(?:5\d\d ?[-–:|]? ?)?(?:internal )?server error$|^error ?:? ?5\d\d$/i },
  {
    kind: 'error',
    words:
      /\bexception (?:type|value|details|message|information) ?:|\bhttp status 5\d\d\b|\bsomething went wrong\b|\ban exception has (?:been thrown|occurred)|\btraceback \(most recent call last\)|\bstack trace:|exception in thread|\(\w{1,60}\.java:\d|\borg\.(?:apache|hibernate|springframework)\.[\w.]{1,80}exception/i,
    beside: WITH_DETAILS,
  },
  {
    kind: 'maintenance',
    words:
      /(?:(?:เว็บไซต์|เว็บ|ระบบ|หน้า)(?:นี้)? ?(?:ของเรา)? ?(?:กำลัง|อยู่ระหว่าง(?:การ)?|อยู่ใน(?:ระหว่าง|ช่วง)(?:การ)?)? ?(?:ปิด(?:การ)?ปรับปรุง|ปิดซ่อม|ปรับปรุง(?=ชั่วคราว|อยู่| |$))|ปิด(?:การ)?ปรับปรุง(?:เว็บไซต์|ระบบ|หน้าเว็บ)|(?:ปิดให้บริการ|งดให้บริการ|ปิดเว็บไซต์)ชั่วคราว)/,
  },
  {
    kind: 'maintenance',
    words:
      /briefly unavailable for scheduled maintenance|(?:down|closed|offline|unavailable) (?:for|due to) (?:a brief period to perform )?(?:scheduled |planned |routine )?(?:maintenance|upgrade)|(?:site|website|page|system|server) (?:is )?(?:currently |temporarily )?(?:under|in|undergoing) (?:scheduled )?maintenance|(?:site|under|scheduled|performing(?: scheduled| some)?) maintenance\b|maintenance mode|temporarily (?:unavailable|offline|out of service)|down for a brief period/i,
  },
  {
    kind: 'unfinished',
    words:
      /\b(?:under construction|coming soon|launching soon)\b|(?:อยู่)?(?:ใน)?ระหว่าง(?:การ)?(?:จัดทำ|พัฒนา|ก่อสร้าง)(?:เว็บไซต์|หน้าเว็บ|ระบบ)|เร็วๆ ?นี้|พบกันเร็ว|กำลังจัดทำ(?:เว็บไซต์|ข้อมูล|หน้า)/i,
    beside: LITTLE,
  },
  {
    kind: 'suspended',
    words:
      /(?:account|website|web site|site|domain|hosting)\b[^.\n]{0,40}\b(?:suspended|disabled|deactivated|expired)|this domain is for sale|buy this domain|(?:เว็บไซต์|โดเมน|บัญชี|โฮสต์)\S{0,20} ?(?:ถูก)?(?:ระงับ|หมดอายุ)/i,
  },
  {
    kind: 'default',
    words:
      /web server'?s default page|welcome to wordpress\. this is your first post|generated by plesk|welcome to (?:xampp|wamp|uwamp|laragon)|appserv open project|you have successfully installed/i,
    beside: WITH_DETAILS,
  },
  {
    kind: 'default',
    words:
      /welcome to nginx!?|apache2? (?:\w+ )?default page|default web ?site page|\biis windows|^it works!?$|test page for the|welcome to (?:centos|openresty|plesk|litespeed|caddy|directadmin)|this is (?:the|a) (?:default|placeholder) (?:web ?)?(?:page|site)|default (?:index|server|virtual host|landing) page|site (?:is )?working\.? now|future home of|domain has been (?:created|parked)|parked (?:domain|free)|your (?:website|site) is (?:ready|now (?:active|live))|if you (?:are|feel) [^.]{0,60}(?:default|owner of this (?:web)?site)|web server is (?:now )?(?:running|working)/i,
    beside: WITH_DETAILS,
  },
];

/** A name (title or heading) that says nothing else. */
const BARE_NAME =
  /^(?:(?:error|http|ข้อผิดพลาด|รหัส)? ?:? ?404(?: ?[-–:|!.].{0,30})?|not found|ไม่พบ|oops!?|error|ข้อผิดพลาด|index of \/\S*)$/i;

/** An index of a folder as Apache and nginx call it, and as IIS does (host and path). */
const FOLDER_NAME = /^(?:index of \/.*|\S{1,200} - (\/\S*))$/i;
const TO_PARENT = /\bto parent directory\b/i;
/** Letters of what a page says that are quoted. */
const MAX_WORDS = 160;

/** What only a notice says: of its subject, of a place of work. */
const NOTICE_WORDS =
  /ประกาศ|ประชาสัมพันธ์|หนังสือ|ที่ ?ยส|เรื่อง\s|ถนน|ประปา|ไฟฟ้า|อาคาร|สะพาน|โครงการ|ผลการดำเนินงาน|วิธี(?:ใช้|แก้)|หาก(?:เปิด|พบ|ไม่พบ)/;
/** What only a report says: of a year. */
const YEAR_WORDS = /ประจำปี|ปีงบประมาณ|พ\.ศ\.|(?:ปี|ไตรมาส|เดือน) ?(?:ที่ ?)?[0-9๐-๙]/;

const QUOTED = /“[^“”]{1,80}”|"[^"\n]{1,80}"|‘[^‘’]{1,80}’|«[^«»]{1,80}»/g;
const DOCUMENT = /\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|rar|od[st])(?:$|[?#])/i;
const HANDS_OUT =
  /(?:^|[/?&=_.-])(?:down-?loads?|get_?file|view_?file|open_?file|read_?file|attachments?|wpdmdl)(?:$|[/?&=_.-])/i;
const MAX_LETTERS = 1_500;
/** Bytes of so many Thai letters: texts longer than that need not be read to be known as content. */
export const CONTENT_BYTES = MAX_LETTERS * 3;

/**
 * What a page that has no content of its own is. Judged by all that it says: by its names (title, headings), by how much
 * of its own text the words of a fault are, and by what speaks for content (documents, years, notices).
 */
export function faultOf(page: JudgedPage): PageFault | null {
  if (page.mainBytes >= CONTENT_BYTES) return null;
  if (isEmpty(page)) return { kind: 'empty', words: null };
  const names = [page.title ?? '', ...page.headings].map(tidy).filter((name) => name !== '');
  const text = tidy(withoutQuotes(page.readMainText() || page.readAnyText()));
  if (text.length >= MAX_LETTERS) return null;
  const folder = names.map((name) => FOLDER_NAME.exec(name)).find((found) => found !== null);
  if (folder && (folder[1] === undefined || TO_PARENT.test(text)))
    return hasEntries(page, folder[1]) ? null : { kind: 'empty', words: folder[0] };
  const own = text === '' ? names.join(' ') : text;
  const php = partPhpMessages(own);
  if (php.messages[0] !== undefined && tidy(php.rest).length <= A_FEW_WORDS)
    return { kind: 'error', words: php.messages[0].slice(0, MAX_WORDS) };
  const isNotice = [own, ...names].some((words) => NOTICE_WORDS.test(words));
  const isReport = isNotice || [own, ...names].some((words) => YEAR_WORDS.test(words));
  // A name of the page may be that of the item, also where nothing is found under it.
  const beneath = tidy(names.reduce((words, name) => words.replace(name, ' '), text));
  const isBare = !NOTICE_WORDS.test(beneath) && !YEAR_WORDS.test(beneath);
  const documents = hasDocuments(page);
  /** The year in which a site comes back makes no report of the page that says so. */
  const isExcused = ({ kind }: Sign): boolean =>
    kind === 'maintenance' ? isNotice : isReport && kind !== 'error' && kind !== 'default';
  for (const sign of SIGNS) {
    const isSpecific = sign.kind === 'missing' || sign.kind === 'error' || sign.kind === 'suspended';
    if (documents && !(isSpecific && names.some((name) => sign.words.test(name)))) continue;
    if (isExcused(sign)) {
      const words = isBare && isOfPlace(sign) ? sign.words.exec(beneath)?.[0] : undefined;
      if (words !== undefined && beneath.length - words.length <= A_FEW_WORDS) return { kind: sign.kind, words };
      continue;
    }
    const named = names.map((name) => sign.words.exec(name)?.[0]).find((found) => found !== undefined);
    if (named !== undefined) return { kind: sign.kind, words: named };
    const said = sign.words.exec(own)?.[0];
    if (said !== undefined && own.length - said.length <= (sign.beside ?? NEARLY_ALL))
      return { kind: sign.kind, words: said };
  }
  const bare = documents || isReport ? undefined : names.find((name) => BARE_NAME.test(name));
  return bare === undefined ? null : { kind: 'missing', words: bare };
}

/** Of the address alone, not of the whole site. */
function isOfPlace({ kind }: Sign): boolean {
  return kind === 'missing' || kind === 'empty' || kind === 'unfinished';
}

/** Nothing to see and nothing to do. */
function isEmpty(page: JudgedPage): boolean {
  return (
    page.scriptCount === 0 &&
    page.pictureCount === 0 &&
    page.linkCount === 0 &&
    page.anyBytes < 40 &&
    page.readAnyText().trim() === '' &&
    page.links.length === 0
  );
}

export function hasDocuments({ links }: JudgedPage): boolean {
  return links.some(({ kind, href }) => kind === 'page' && DOCUMENT.test(href));
}

/** Links that hand out something under an address without a file's ending. */
export function hasDownloads({ links }: JudgedPage): boolean {
  return links.some(({ kind, href }) => kind === 'page' && HANDS_OUT.test(href));
}

/**
 * An index of a folder with files in it: links that neither sort it nor lead up.
 * @param folder its path, where its entries have whole paths
 */
function hasEntries({ links }: JudgedPage, folder = ''): boolean {
  return links.some(({ kind, href }) => {
    if (kind !== 'page') return false;
    const isBelow = folder !== '' && href.startsWith(folder) && href.length > folder.length;
    return isBelow || !/^(?:[?#/]|\.\.?(?:\/|$))/.test(href.trim());
  });
}

/** Pages about error messages quote them; an error page does not. */
function withoutQuotes(text: string): string {
  return text.replace(QUOTED, (quoted) => (SIGNS.some(({ words }) => words.test(quoted)) ? '…' : quoted));
}

function tidy(text: string): string {
  return nfc(text).replaceAll('’', "'").replace(/\s+/g, ' ').trim();
}

/** The words by which the script of a page without text says that there is nothing. */
export function missingWords(text: string): string | null {
  const found = SIGNS.filter(({ kind }) => kind === 'missing').map(({ words }) => words.exec(tidy(text))?.[0]);
  return found.find((words) => words !== undefined) ?? null;
}
