// Wordings by which pages say what they are instead of content. Data, not code: `page-nature.ts` decides.

/** What stands in place of content. `missing`: there is nothing at the address; the others concern the whole site or program. `replaced`: by those who broke in. */
export type Fault = 'missing' | 'error' | 'maintenance' | 'suspended' | 'default' | 'unfinished' | 'empty' | 'replaced';

/** Words that say what a page is, and how much else the page may say while they still do. */
export interface Sign {
  readonly kind: Fault;
  readonly words: RegExp;
  /** Letters of the page's own text beside the words; default {@link NEARLY_ALL}. */
  readonly beside?: number;
  /** The name of a page of which the words are a report. */
  readonly unless?: RegExp;
  /** The page answers that there is nothing: of an item it is a fault, among the links of a site no dead link. */
  readonly isAnswer?: true;
}

/** Letters beside the words of a page that is nothing but them: a courtesy, an address, a way back. */
export const NEARLY_ALL = 260;
/** Letters beside the words under the name of an item: a way back. */
export const A_FEW_WORDS = 40;
const WITH_DETAILS = 1_500;
/** Beside the bare words for an empty answer, which a list within content uses as well. */
const LITTLE = 120;

// What is not found must be the page, the file or the address itself: หน้าที่ is a duty unless somebody looks for it, and
// a noun that goes on (ไม่พบรายการรับของขวัญ) is what a report says.
const SOUGHT = '(?:ที่ ?(?:คุณ|ท่าน)? ?(?:ต้องการ|ค้นหา|ร้องขอ|เรียก|กำลัง|เข้าชม|เลือก|ระบุ)|นี้|ดังกล่าว|ในระบบ|บนเซิร์ฟเวอร์)';
const ENDS = '(?= ?(?:$|[^\\u0e00-\\u0e7f ]| (?!ปี|ประจำ|ใน|การ|เรื่อง|พ\\.ศ\\.)))';
const LOST = '(?:ไม่พบ|ไม่มี|หาไม่พบ|ไม่เจอ|หาไม่เจอ)';

export const SIGNS: readonly Sign[] = [
  {
    kind: 'missing',
    words: new RegExp(`${LOST} ?(?:หน้า(?:เว็บ|เพจ)?|เว็บเพจ|เพจ|url|ลิงก์|ลิงค์|ที่อยู่) ?(?:${SOUGHT}|${ENDS})`, 'i'),
  },
  {
    kind: 'missing',
    words: new RegExp(`${LOST} ?(?:ไฟล์|เอกสาร|บทความ|รายการ|ข้อมูล|เนื้อหา) ?${SOUGHT}(?! ?(?:ให้|แก้|ปรับปรุง|จัดซื้อ))`, 'i'),
  },
  { kind: 'missing', words: new RegExp(`(?:ไม่พบ|หาไม่พบ) ?(?:ไฟล์|เอกสาร|บทความ)${ENDS}`, 'i') },
  {
    kind: 'missing',
    words: /(?:ไม่พบ|ไม่มี) ?(?:ผลลัพธ์|ผลการค้นหา|สิ่งที่ ?(?:คุณ|ท่าน)?(?:ต้องการ|ค้นหา|กำลัง)|(?:คำ|ข้อความ|เรื่อง)ที่(?:คุณ|ท่าน)?ค้นหา)/,
  },
  { kind: 'missing', words: new RegExp(`(?:ไม่พบ|หาไม่พบ) ?(?:ข้อมูล|เนื้อหา|รายการ)${ENDS}`, 'i'), beside: LITTLE },
  {
    kind: 'missing',
    words:
      /(?:หน้า(?:เว็บ|เพจ)?|ไฟล์|เนื้อหา|เอกสาร|ลิงก์)(?:ที่(?:คุณ|ท่าน)\S{0,20})? ?(?:นี้)? ?(?:ไม่มีอยู่|ถูกลบ|ถูกย้าย|หาไม่พบ|ไม่พบ(?= |$))|(?:กระทู้|หัวข้อ|บทความ|ข่าว|ประกาศ|รายการ|ข้อมูล|ข้อความ|อัลบั้ม|กิจกรรม)(?:ที่(?:คุณ|ท่าน)\S{0,20}|นี้) ?(?:ได้)?(?:ไม่มีอยู่|ไม่มีใน(?:ระบบ|ฐานข้อมูล)|ถูก(?:ลบ|ย้าย|นำออก|ซ่อน))/,
  },
  {
    kind: 'missing',
    words:
      /(?:ลิงก์|ลิงค์|หน้า(?:เว็บ|เพจ|นี้)|ไฟล์นี้)(?:ที่(?:คุณ|ท่าน)\S{0,20})? ?(?:นี้)? ?(?:ได้)?(?:หมดอายุ|ถูกยกเลิก|ถูกปิด|ใช้(?:งาน)?ไม่ได้|ไม่สามารถใช้(?:งาน)?ได้)|\b(?:link|url) (?:has |is |was )?(?:been )?(?:expired|revoked|no longer valid)\b/i,
  },
  {
    kind: 'empty',
    words: new RegExp(
      `ยังไม่มี(?:การ)?(?:เผยแพร่|เพิ่ม|ลง|อัป ?โหลด|นำเข้า)? ?(?:ข้อมูล|เอกสาร|เนื้อหา|ไฟล์|บทความ) ?(?:(?:ใน|อยู่ใน) ?(?:หัวข้อ|หมวด|ส่วน|หน้า|เมนู|ระบบ|(?:ขณะ|ตอน|เวลา)นี้)|ให้แสดง|${ENDS})`,
    ),
    beside: LITTLE,
  },
  {
    kind: 'missing',
    words:
      /\b(?:page|file|article|object|resource|content|document|url|item|post|view|blog|survey|album|profile)\b(?: at \S{1,100})?(?: requested| you (?:requested|are looking for|were looking for))?(?: was| is| were| could| can| does| do| has)?(?:n't| ?not| been)?(?: be| been)? (?:found|exist|removed|deleted|moved)\b/i,
  },
  {
    kind: 'missing',
    words:
      /\b(?:404 ?(?:-|–|\|)? ?(?:not found|error|page)|(?:error|http) ?404|not found ?\(404\))|no longer available|no input file specified|the page you requested|page you(?:'re| are) looking for|(?:can't|cannot|couldn't|could not) find (?:the|that|this) (?:page|file)/i,
  },
  {
    kind: 'missing',
    words:
      /\b(?:nothing found|no results(?: found)?|not found|no (?:matching )?(?:data|records?|entries|items) (?:(?:was |were )?found|available)|no data)\b/i,
    beside: LITTLE,
  },
  // What is listed may be none of (complaints, gifts): then a list without entries is what there is to report.
  {
    kind: 'empty',
    words: new RegExp(`ไม่มีข้อมูล(?:ใดๆ|ใด ๆ)?(?: ?(?:ที่จะ|ใน(?:การ)?|สำหรับ)?แสดง(?:ผล)?)?${ENDS}`),
    beside: LITTLE,
    isAnswer: true,
    unless: /ร้องเรียน|ร้องทุกข์|ของขวัญ|สินบน|ข้อพิพาท|ทุจริต|ประพฤติมิชอบ/,
  },
  // A list that counts its entries, and there are none.
  {
    kind: 'empty',
    words:
      /(?:ทั้งหมด|พบ|ค้นพบ|แสดง|จำนวน) ?:? ?[0๐] ?(?:รายการ|แถว|ไฟล์|ฉบับ|หน้า)|[0๐] ?(?:ถึง|-) ?[0๐] ?จาก(?:ทั้งหมด)? ?[0๐]|\bshowing 0 to 0 of 0\b|\b(?:total|found|displaying) ?:? ?0(?: (?:records|results|entries|items|files))?(?=$| )/i,
    beside: LITTLE,
    isAnswer: true,
    unless: /ร้องเรียน|ร้องทุกข์|ของขวัญ|สินบน|ข้อพิพาท|ทุจริต|ประพฤติมิชอบ/,
  },
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
      /encountered an unexpected error|there has been a critical error|server error in '[^']{0,80}' application|error establishing a database connection|(?:database|mysql|sql) (?:connection )?error|could not connect to (?:the )?(?:database|mysql)|access denied for user|internal server error|service unavailable|bad gateway|gateway time-?out|whoops, looks like something went wrong|unhandled exception|application error|a php error was encountered|ไม่สามารถเชื่อมต่อ(?:กับ)?(?:ฐานข้อมูล|เซิร์ฟเวอร์)|(?<!(?:หาก|ถ้า|กรณี|เมื่อ)[^ ]{0,40})(?<!(?:หาก|ถ้า|กรณี|เมื่อ)[^ ]{0,40} (?:หรือ)?)(?:ระบบ|ฐานข้อมูล|เซิร์ฟเวอร์|เครื่องแม่ข่าย|เว็บไซต์) ?(?:ของ\S{1,40} )?(?:เกิด)?ขัดข้อง/i,
  },
  {
    kind: 'error',
    words:
      /(?<!(?:หาก|ถ้า|กรณี|เมื่อ)[^ ]{0,40})(?<!(?:หาก|ถ้า|กรณี|เมื่อ)[^ ]{0,40} (?:หรือ)?)(?<!อาจ(?:จะ|ทำให้[^ ]{0,10})?)ไม่สามารถ(?:แสดง|เปิด|เข้าถึง|เข้าชม|โหลด|เรียก(?:ดู)?|ดำเนินการ|ประมวลผล)(?:หน้า(?:เว็บ|เพจ)?|ข้อมูล|ไฟล์|เอกสาร|เนื้อหา|ตามคำ(?:สั่ง|ขอ)|คำ(?:สั่ง|ขอ))/,
  },
  {
    kind: 'error',
    words:
      /(?<!(?:หาก|ถ้า|กรณี|เมื่อ)[^ ]{0,40})(?<!(?:หาก|ถ้า|กรณี|เมื่อ)[^ ]{0,40} (?:หรือ)?)(?:เกิด|มี|พบ)ข้อผิดพลาด(?:ที่)?(?:ร้ายแรง|ไม่คาดคิด|บางอย่าง|บางประการ|ทางเทคนิค)?(?:ขึ้น)? ?(?:(?:ของ|ใน|จาก|ภายใน|บน|กับ|ที่)?(?:ระบบ|เซิร์ฟเวอร์|เว็บไซต์|หน้าเว็บ|ฐานข้อมูล)|(?:ขณะ|ระหว่าง|ใน(?:ขณะ|ระหว่าง)?)(?:ที่)?(?:การ|กำลัง)?(?:สร้าง(?:การ)?)?(?:เชื่อมต่อ|ติดต่อ|แสดง|โหลด|เรียก|ดึงข้อมูล|ประมวลผล))/,
  },
  // A server that hands out its programs instead of running them.
  {
    kind: 'error',
    words: /<%@? ?(?:language|page|import|include|dim|set|option explicit|response\.|var )\b/i,
    beside: WITH_DETAILS,
  },
  // Programs and databases name their faults by codes and classes; what was asked of the database may stand behind.
  {
    kind: 'error',
    words:
      /\bSQLSTATE ?\[[^\u0e00-\u0e7f]{0,1000}|\bORA-\d{5}\b|\berror '[0-9a-f]{8}'|\berror in your sql syntax\b|(?:sql|pdo|query|database|mongo)_?(?:server)?exception\b|\b(?:unable|failed|not able|cannot|could not|can't) (?:to )?connect(?: ?:| to (?:the |your |my |local )?(?:database|(?:my|ms|postgre)?sql|db)\b)|\btoo many connections\b|\b(?:mysql|sql|database) server has gone away\b|\blost connection to (?:mysql|the database)\b|\bunknown database '/i,
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
    unless: /แผน(?:การ)?(?:บำรุงรักษา|ดำเนิน|ปฏิบัติ)|ปีละ ?[0-9๐-๙]/,
  },
  {
    kind: 'maintenance',
    words:
      /briefly unavailable for scheduled maintenance|(?:down|closed|offline|unavailable) (?:for|due to) (?:a brief period to perform )?(?:scheduled |planned |routine )?(?:maintenance|upgrade)|(?:site|website|page|system|server) (?:is )?(?:currently |temporarily )?(?:under|in|undergoing) (?:scheduled )?maintenance|(?:site|under|scheduled|performing(?: scheduled| some)?) maintenance\b|maintenance mode|temporarily (?:unavailable|offline|out of service)|down for a brief period/i,
  },
  { kind: 'maintenance', words: /^(?:ขณะนี้)?(?:กำลัง|อยู่(?:ใน)?ระหว่าง)(?:การ)?(?:ปิด)?ปรับปรุง(?:เว็บไซต์|ระบบ)?$/ },
  {
    kind: 'maintenance',
    words:
      /(?:ขณะนี้|ตอนนี้|ปัจจุบัน|ท่าน|คุณ)(?:เข้าใช้งาน|เป็น|อยู่)? ?(?:อยู่)? ?(?:ใน)?(?:ช่วง)?นอกเวลา(?:ที่)?(?:เปิด)?(?:ให้บริการ|ทำการ|ราชการ|ระบบ)|\b(?:currently|now) (?:closed|outside (?:of )?(?:service|office|business|operating) hours)/i,
  },
  {
    kind: 'unfinished',
    words:
      /\b(?:under construction|coming soon|launching soon)\b|(?:(?:ใน)?ระหว่าง|ใน(?:ขั้นตอน|ช่วง)|กำลัง|รอ)(?:การ)?(?:ดำเนินการ)?(?:จัดทำ|จัดเตรียม|เตรียม|รวบรวม|ปรับปรุง|แก้ไข|พัฒนา|ก่อสร้าง|นำเข้า|บันทึก|เพิ่ม|ลง|อัป ?เดต|อัพ ?เดท|อัป ?โหลด|อัพ ?โหลด) ?(?:ข้อมูล|เอกสาร|เนื้อหา|ไฟล์|เว็บไซต์|หน้า(?:เว็บ|นี้)?|ระบบ)|เร็วๆ ?นี้|พบกันเร็ว/i,
    beside: LITTLE,
  },
  {
    kind: 'unfinished',
    words: new RegExp(
      `(?:อยู่ ?)?(?:ใน)?ระหว่าง(?:การ)?(?:ดำเนินการ|จัดทำ|รวบรวม|ปรับปรุง)${ENDS}|รอ(?:การ)?(?:เผยแพร่|ข้อมูล|อัป ?เดต)${ENDS}`,
    ),
    beside: A_FEW_WORDS,
    // What stands beside is how far a work has come.
    unless: /สถานะ ?:|ร้อยละ|[0-9๐-๙] ?%/,
  },
  // A form that takes no answers any more is closed by design: among the links of a site no fault.
  {
    kind: 'suspended',
    words: /ไม่รับคำตอบ(?:อีก(?:ต่อไป)?)?(?:แล้ว)?|no longer accepting responses|(?:survey|form) is (?:now )?closed/i,
    isAnswer: true,
  },
  {
    kind: 'suspended',
    words:
      /\b(?:bandwidth|traffic|data transfer|disk|resource|cpu) (?:limit|quota|usage)(?: has been| was| is)? (?:exceeded|reached)\b|\b(?:exceed|reach)(?:ed|ing)? (?:its|the|their|his\/her|your) (?:\w+ )?(?:bandwidth|traffic|data transfer|disk|resource) (?:limit|quota)|(?:ปริมาณ(?:การ)?(?:ใช้งาน|รับส่งข้อมูล)|แบนด์วิด(?:ธ์?|ท์?)|พื้นที่(?:จัดเก็บ)?)\S{0,20} ?(?:เกิน|ครบ|เต็ม)(?:กำหนด|โควต[้]?า|จำนวน|ที่กำหนด|ขีดจำกัด)/i,
  },
  {
    kind: 'suspended',
    words:
      /(?:account|website|web site|site|domain|hosting)\b[^.\n]{0,40}\b(?:suspended|disabled|deactivated|expired)|this domain is for sale|buy this domain|(?:เว็บไซต์|โดเมน|บัญชี|โฮส(?:ต์|ท์|ติ้ง|ติง)|พื้นที่เว็บ|\b(?:domain|hosting|web ?site|account|server)\b ?)\S{0,20} ?(?:ได้|ถูก|มียอด)?(?:ระงับ|หมดอายุ|ค้างชำระ|ผิดนัดชำระ)|(?:ยังไม่(?:ได้)?|ค้าง)ชำระค่า(?:บริการ|เช่า)(?:เว็บไซต์|โฮส|พื้นที่|โดเมน)/i,
  },
  {
    kind: 'suspended',
    words:
      /\bdomain(?: name)? (?:is|may be|could be) (?:available )?for sale\b|\bdomain [\w.-]{1,60} is for sale\b|^(?:ประกาศ)?ขาย(?:ชื่อ)?โดเมน|(?:โดเมน(?:เนม)?|domain(?: name)?) ?นี้ ?(?:ประกาศ|เปิด|มีไว้|พร้อม)?ขาย/i,
  },
  {
    kind: 'replaced',
    words:
      /\b(?:hacked|h4ck3d|defaced|pwned|stamped|touched|rooted|own3d) by\b|\bwas here\b.{0,60}\bhack(?:ed|er|ers|ing)\b/i,
  },
  {
    kind: 'default',
    words:
      /web server'?s default page|welcome to wordpress\. this is your first post|generated by plesk|welcome to (?:xampp|wamp|uwamp|laragon)|appserv open project|you(?:'ve| have) successfully installed/i,
    beside: WITH_DETAILS,
  },
  {
    kind: 'default',
    words:
      /welcome to nginx!?|apache2? (?:\w+ )?default page|default web ?site page|\biis windows|^it works!?$|test page for the|welcome to (?:centos|openresty|plesk|litespeed|caddy|directadmin)|this is (?:the|a) (?:default|placeholder) (?:web ?)?(?:page|site)|default (?:index|server|virtual host|landing) page|site (?:is )?working\.? now|future home of|domain has been (?:created|parked)|parked (?:domain|free)|your (?:website|site) is (?:ready|now (?:active|live))|if you (?:are|feel) [^.]{0,60}(?:default|owner of this (?:web)?site)|\b(?:web ?server|apache|nginx|php|web ?site) is (?:now )?(?:functioning|running|working|up and running)/i,
    beside: WITH_DETAILS,
  },
];
