import { type Lang, type SayFrom, sayFrom, type Words } from '../../model/words.js';

/** All texts of the reports but those of the checks. */
export const words = {
  'verdict.pass': { th: 'ผ่าน', en: 'Pass' },
  'verdict.fail': { th: 'ไม่ผ่าน', en: 'Fail' },
  'verdict.review': { th: 'ต้องให้คนตรวจ', en: 'Needs a person' },
  'verdict.disabled': { th: 'ไม่ได้ตรวจ', en: 'Not audited' },
  'verdict.notExamined': { th: 'ยังไม่ได้ตรวจ', en: 'not examined' },

  'severity.error': { th: 'ต้องแก้ไข', en: 'Error' },
  'severity.warning': { th: 'คำเตือน', en: 'Warning' },
  'severity.info': { th: 'ข้อมูล', en: 'Info' },

  'title.report': { th: 'ผลการตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)', en: 'Audit of public disclosure (OIT)' },
  'title.many': { th: 'สรุปผลการตรวจหลายหน่วยงาน', en: 'Audit of several agencies' },
  'title.fail': { th: 'ข้อที่ไม่ผ่าน', en: 'Items that fail' },
  'title.review': { th: 'ข้อที่ต้องให้คนตรวจ', en: 'Items that need a person' },
  'title.warning': { th: 'คำเตือน', en: 'Warnings' },
  'title.pass': { th: 'ข้อที่ผ่าน', en: 'Items that pass' },
  'title.work': { th: 'งานที่ต้องทำ แยกตามหน่วยงานผู้รับผิดชอบ', en: 'Work to do, by responsible unit' },
  'title.work.short': { th: 'งานที่ต้องทำ', en: 'Work list' },
  'title.links': { th: 'ลิงก์เสียและลิงก์ที่ตรวจไม่ได้', en: 'Broken links and links that could not be verified' },
  'title.links.short': { th: 'ลิงก์เสีย', en: 'Broken links' },
  'title.changes': { th: 'ไฟล์ที่เปลี่ยนไปจากรอบก่อน', en: 'Files changed since the last round' },
  'title.diff': { th: 'เทียบกับรอบก่อน', en: 'Compared with the last round' },
  'title.trend': { th: 'แนวโน้มคะแนนประมาณการ', en: 'Trend of the estimated score' },
  'title.score': { th: 'คะแนนโดยประมาณ', en: 'Estimated score' },
  'title.summary': { th: 'สรุป', en: 'Summary' },
  'title.items': { th: 'รายข้อ', en: 'Item by item' },
  'title.evidence': { th: 'หลักฐาน', en: 'Evidence' },

  'score.note': {
    th: 'เป็นค่าประมาณการของโปรแกรม ไม่ใช่ผลการประเมินของสำนักงาน ป.ป.ช.',
    en: 'An estimate made by this program, not the result of the NACC',
  },
  'score.indicator': { th: 'ตัวชี้วัดที่ {id} {title}', en: 'Indicator {id} {title}' },
  'score.label': { th: 'คะแนน', en: 'Score' },

  'label.rank': { th: 'อันดับ', en: 'Rank' },
  'label.agency': { th: 'หน่วยงาน', en: 'Agency' },
  'label.round': { th: 'รอบที่', en: 'Round' },
  'label.date': { th: 'วันที่', en: 'Date' },
  'label.item': { th: 'ข้อ', en: 'Item' },
  'label.title': { th: 'รายการ', en: 'Title' },
  'label.owner': { th: 'หน่วยงานผู้รับผิดชอบ', en: 'Responsible unit' },
  'label.verdict': { th: 'ผล', en: 'Verdict' },
  'label.severity': { th: 'ระดับ', en: 'Severity' },
  'label.code': { th: 'รหัส', en: 'Code' },
  'label.finding': { th: 'สิ่งที่พบ', en: 'Finding' },
  'label.place': { th: 'ตำแหน่ง', en: 'Place' },
  'label.sheet': { th: 'ชีต', en: 'Sheet' },
  'label.page': { th: 'หน้า', en: 'Page' },
  'label.table': { th: 'ตารางที่', en: 'Table' },
  'label.row': { th: 'แถวที่', en: 'Row' },
  'label.rowLabel': { th: 'ลำดับที่', en: 'No.' },
  'label.column': { th: 'คอลัมน์', en: 'Column' },
  'label.actual': { th: 'ค่าที่พบ', en: 'Found' },
  'label.expected': { th: 'ค่าที่ควรเป็น', en: 'Expected' },
  'label.fix': { th: 'วิธีแก้ไข', en: 'What to do' },
  'label.cause': { th: 'ความหมายและผลต่อคะแนน', en: 'What it means and what it costs' },
  'confidence.official': { th: 'ข้อความหรือผลของผู้ประเมิน', en: 'text or result of the assessor' },
  'confidence.several': { th: 'หลายแหล่งตรงกัน', en: 'several sources agree' },
  'confidence.one': { th: 'แหล่งเดียว ต้องเทียบกับคู่มือ', en: 'one source alone; compare with the manual' },
  'confidence.inferred': { th: 'อนุมาน ต้องเทียบกับคู่มือ', en: 'inferred; compare with the manual' },
  'label.source': { th: 'ที่มาของเกณฑ์', en: 'Source of the rule' },
  'label.url': { th: 'ที่อยู่ (URL)', en: 'Address (URL)' },
  'label.link': { th: 'ลิงก์', en: 'Link' },
  'label.status': { th: 'สถานะ', en: 'Status' },
  'label.foundOn': { th: 'พบที่หน้า', en: 'Found on' },
  'label.foundOnText': { th: 'ข้อความของลิงก์', en: 'Words of the link' },
  'label.foundOnCount': { th: 'จำนวนหน้าที่พบ', en: 'Pages' },
  'label.explanation': { th: 'คำอธิบายสำหรับระบบ ITAS', en: 'Explanation for ITAS' },
  'label.done': { th: 'ผลการดำเนินการ', en: 'Done' },
  'done.mended': { th: 'แก้แล้ว', en: 'Mended' },
  'done.begun': { th: 'กำลังแก้', en: 'Under way' },
  'done.waiting': { th: 'รอหน่วยงานอื่น', en: 'Waiting for others' },
  'done.no-fault': { th: 'ตรวจแล้ว ไม่ต้องแก้', en: 'Looked at: nothing to mend' },
  'done.deadline': { th: 'ให้แก้ไขเสร็จก่อนวันที่', en: 'To be mended before' },
  'label.firstSeen': { th: 'พบครั้งแรก', en: 'First seen' },
  'label.firstRound': { th: 'พบครั้งแรกในรอบที่', en: 'First seen in round' },
  'label.daysOpen': { th: 'ค้างมาแล้ว (วัน)', en: 'Days open' },
  'label.file': { th: 'ไฟล์', en: 'File' },
  'label.type': { th: 'ชนิด', en: 'Type' },
  'label.lastModified': { th: 'แก้ไขล่าสุด', en: 'Last modified' },
  'label.dates': { th: 'วันที่ที่พบในหลักฐาน', en: 'Dates found' },
  'label.checks': { th: 'สิ่งที่ตรวจ', en: 'Checked' },
  'label.pass': { th: 'ผ่าน', en: 'Pass' },
  'label.fail': { th: 'ไม่ผ่าน', en: 'Fail' },
  'label.review': { th: 'ต้องให้คนตรวจ', en: 'Needs a person' },
  'label.warnings': { th: 'คำเตือน', en: 'Warnings' },
  'label.brokenLinks': { th: 'ลิงก์เสีย', en: 'Broken links' },
  'label.seed': { th: 'ค่าตั้งต้นการสุ่ม', en: 'Seed' },
  'label.checklist': { th: 'รายการตรวจ', en: 'Checklist' },
  'label.new': { th: 'ใหม่', en: 'new' },

  'line.fiscalYear': { th: 'ปีงบประมาณ พ.ศ. {year}', en: 'Fiscal year {year} (BE)' },
  'line.round': { th: 'รอบที่ {number}', en: 'Round {number}' },
  'line.at': { th: '{date} เวลา {time} น.', en: '{date}, {time}' },
  'line.count': { th: '{count} ข้อ', en: '{count} items' },
  'line.ready': { th: 'พร้อมเผยแพร่', en: 'Ready to publish' },
  'line.allPass': { th: 'ทุกข้อที่ตรวจผ่านเกณฑ์', en: 'Every audited item passes' },
  'line.failed': { th: 'ไม่ผ่าน {fail} จาก {total} ข้อ', en: '{fail} of {total} items fail' },
  'line.toReview': { th: 'ไม่มีข้อที่ไม่ผ่าน แต่มี {review} ข้อที่ต้องให้คนตรวจ', en: 'No item fails, but {review} need a person' },
  'line.incomplete': { th: 'รอบนี้ตรวจไม่ครบ', en: 'This round is incomplete' },
  'line.nextDue': { th: 'ครบกำหนดรอบถัดไป {date}', en: 'Next round due {date}' },
  'line.links': {
    th: 'ลิงก์ที่พบ {found} · ตรวจรอบนี้ {checked} · เสีย {broken} · ตรวจไม่ได้ {unverifiable}',
    en: 'Links found {found} · checked this round {checked} · broken {broken} · could not be verified {unverifiable}',
  },
  'line.roundsToAll': {
    th: 'จะตรวจครบทุกลิงก์ภายใน {rounds} รอบ',
    en: 'Every link will have been checked within {rounds} rounds',
  },
  'line.restChecked': {
    th: 'ลิงก์ที่รอรอบถัดไปจะตรวจครบภายใน {rounds} รอบ',
    en: 'The links left for later will have been checked within {rounds} rounds',
  },
  'line.unchecked': { th: 'ไม่ได้ตรวจ: {reasons}', en: 'Not checked: {reasons}' },
  'unchecked.robots': { th: 'robots.txt ไม่อนุญาต', en: 'robots.txt forbids them' },
  'unchecked.excluded': { th: 'แบบตรวจสั่งให้เว้น', en: 'the checklist leaves them out' },
  'unchecked.trap': { th: 'ที่อยู่ที่มีไม่สิ้นสุด', en: 'addresses without end' },
  'unchecked.later': { th: 'รอตรวจในรอบถัดไป', en: 'left for later rounds' },
  'unchecked.time': { th: 'หมดเวลาก่อน', en: 'the time was over' },
  'unchecked.too-many': { th: 'ที่อยู่มากเกินไป นับไว้แต่ไม่ได้เก็บ', en: 'further addresses, counted, not kept' },
  'unchecked.long-page': { th: 'หน้าที่ยาวเกินไป อ่านเพียงส่วนต้น', en: 'pages too long to be read to their end' },
  'unchecked.unread-page': {
    th: 'หน้าที่ไม่ได้อ่านลิงก์ เพราะเกินจำนวนหน้าหรือความลึก',
    en: 'pages whose links were not read, beyond the bounds on pages and depth',
  },
  'line.allChecked': { th: 'ตรวจครบทุกลิงก์แล้ว', en: 'Every link has been checked' },
  'line.foundOn': { th: 'อยู่ที่หน้า {page}', en: 'on {page}' },
  'line.foundOnMore': { th: 'และอีก {count} หน้า', en: 'and {count} more pages' },
  'line.linkText': { th: 'ข้อความลิงก์ “{text}”', en: 'link text “{text}”' },
  'line.evidenceOf': { th: 'หลักฐานของข้อ {items}', en: 'evidence of {items}' },
  'line.more': { th: 'และอีก {count} รายการ', en: 'and {count} more' },
  'line.manyMore': {
    th: 'ใช้ --verbose เพื่อดูรายงานของทุกหน่วยงาน หรือ -f html=ภาพรวม.html เพื่อให้มีหน้าของแต่ละหน่วยงาน',
    en: 'Use --verbose to see the report of every agency, or -f html=overview.html for a page of each',
  },
  'line.passMore': {
    th: 'ใช้ --verbose เพื่อดูหลักฐาน วันที่ และค่าแฮชของทุกข้อ',
    en: 'Use --verbose to see the evidence, dates and hashes of every item',
  },
  'line.notExamined': {
    th: 'ไม่ได้ตรวจเอกสารอีก {count} ไฟล์ เพราะเกินจำนวนที่กำหนด',
    en: '{count} more documents were not examined: over the limit',
  },
  'line.nothingToDo': { th: 'ไม่มีงานที่ต้องแก้ไข', en: 'Nothing needs to be done' },
  'line.noBrokenLinks': { th: 'ไม่พบลิงก์เสีย', en: 'No broken link' },
  'line.firstSeen': { th: 'ตั้งแต่รอบที่ {round} เมื่อ {date}', en: 'since round {round} of {date}' },
  'agency.district': { th: 'อ.{name}', en: '{name}' },
  'agency.province': { th: 'จ.{name}', en: '{name}' },
  'line.crashed': { th: 'ตรวจไม่สำเร็จ', en: 'could not be carried out' },
  'line.skipped': { th: 'ไม่มีข้อมูลให้ตรวจ', en: 'nothing to look at' },
  'line.madeBy': { th: 'จัดทำโดย oit-audit {version}', en: 'Made by oit-audit {version}' },
  'line.fingerprint': {
    th: 'ลายนิ้วมือของรอบนี้ (SHA-256) {fingerprint}',
    en: 'Fingerprint of this round (SHA-256) {fingerprint}',
  },
  'line.bytes': { th: '{count} ไบต์', en: '{count} bytes' },

  'places.rowLabel': { th: 'ลำดับที่ {list}', en: 'No. {list}' },
  'places.row': { th: 'แถวที่ {list}', en: 'Row {list}' },
  'places.page': { th: 'หน้า {list}', en: 'Page {list}' },
  'places.name': { th: 'แถว “{list}”', en: 'Row “{list}”' },
  'places.sheet': { th: 'ชีต “{list}”', en: 'Sheet “{list}”' },
  'places.table': { th: 'ตารางที่ {list}', en: 'Table {list}' },
  'places.column': { th: 'คอลัมน์ “{list}”', en: 'Column “{list}”' },

  'title.skipped': { th: 'ที่อยู่ที่ไม่ได้อ่าน เพราะมีไม่สิ้นสุด', en: 'Addresses passed over, since there is no end of them' },
  'line.pagesRead': { th: 'อ่านหน้าเว็บรอบนี้ {count} หน้า', en: '{count} pages were read this round' },
  'line.robots.none': { th: 'เว็บไซต์ไม่มี robots.txt', en: 'the site has no robots.txt' },
  'line.robots.rules': { th: 'ทำตาม robots.txt ของเว็บไซต์', en: 'as the site’s robots.txt allows' },
  'line.robots.unreachable': { th: 'เปิด robots.txt ของเว็บไซต์ไม่ได้', en: 'the site’s robots.txt could not be reached' },
  'line.robots.failing': { th: 'robots.txt ของเว็บไซต์ตอบข้อผิดพลาด', en: 'the site’s robots.txt answered with an error' },
  'line.skippedPattern': { th: '{reason} ({count} ที่อยู่)', en: '{reason} ({count} addresses)' },
  'skip.calendar': { th: 'ปฏิทินที่ไม่มีวันสิ้นสุด', en: 'a calendar without end' },
  'skip.repeating-path': { th: 'โฟลเดอร์ที่ซ้ำกันไปเรื่อย ๆ', en: 'folders that repeat themselves' },
  'skip.long-address': { th: 'ที่อยู่ยาวผิดปกติ', en: 'an address of unusual length' },
  'skip.growing-query': { th: 'ที่อยู่ที่ยาวขึ้นเรื่อย ๆ', en: 'an address that grows from page to page' },
  'skip.sort-order': { th: 'รายการเดิมที่เรียงลำดับใหม่', en: 'the same list in another order' },
  'skip.combinations': { th: 'ตัวกรองที่ผสมกันได้ไม่สิ้นสุด', en: 'filters combined without end' },

  'diff.new': { th: 'พบใหม่', en: 'New' },
  'diff.mended': { th: 'แก้ไขแล้ว', en: 'Mended' },
  'diff.still': { th: 'ยังค้างอยู่', en: 'Still open' },

  'change.new': { th: 'ไฟล์ใหม่', en: 'new file' },
  'change.changed': { th: 'เนื้อหาเปลี่ยน', en: 'content changed' },
  'change.resaved': { th: 'บันทึกใหม่ เนื้อหาเดิม', en: 'saved again, same content' },
  'change.moved': { th: 'ย้ายที่อยู่', en: 'moved' },
  'change.removed': { th: 'ถูกลบ', en: 'removed' },
  'change.explained': { th: 'มีคำชี้แจงแล้ว', en: 'explained' },
  'change.unexplained': { th: 'ยังไม่มีคำชี้แจง', en: 'not explained' },

  'date.title': { th: 'ชื่อเรื่อง', en: 'title' },
  'date.text': { th: 'เนื้อหา', en: 'text' },
  'date.label': { th: 'ข้อความลิงก์', en: 'link label' },
  'date.name': { th: 'ชื่อไฟล์', en: 'file name' },
  'date.metadata': { th: 'คุณสมบัติของไฟล์', en: 'file properties' },
  'date.header': { th: 'ส่วนหัว HTTP', en: 'HTTP header' },

  'html.skip': { th: 'ข้ามไปยังรายข้อ', en: 'Skip to the items' },
  'html.all': { th: 'ทั้งหมด', en: 'All' },
  'html.search': { th: 'ค้นหา', en: 'Search' },
  'html.unfold': { th: 'เปิด/ปิดทุกข้อ', en: 'Unfold or fold all' },
  'html.reset': { th: 'ล้างตัวกรอง', en: 'Clear filters' },
  'html.shown': { th: 'แสดง {shown} จาก {total} ข้อ', en: '{shown} of {total} items shown' },
  'html.place-picture': { th: 'ภาพของตำแหน่งในเอกสาร', en: 'Picture of the place in the document' },
  'html.places': { th: 'ดูทุกตำแหน่ง ({count})', en: 'All places ({count})' },
  'html.asTable': { th: 'ดูเป็นตาราง', en: 'As a table' },

  'owner.none': { th: 'ไม่ได้ระบุหน่วยงาน', en: 'No unit named' },

  'ocr.agreed': { th: '(อ่านด้วย OCR สองครั้งตรงกัน)', en: '(read by OCR, twice with one result)' },
  'ocr.doubtful': { th: '(อ่านด้วย OCR อาจอ่านผิด)', en: '(read by OCR, perhaps wrongly)' },
  'text.repaired': {
    th: '(อ่านจากข้อความที่ซ่อมอักขระไทยแล้ว)',
    en: '(read from Thai text whose letters were repaired)',
  },
  'assessed.until': {
    th: '– อยู่ในช่วงการประเมิน ({from} ถึง {until}) ผู้ประเมินและการอุทธรณ์ดูที่อยู่เดิมตามที่ส่งไว้ จึงเป็นข้อผิดพลาดของทุกข้อ',
    en: '– the assessment is under way ({from} to {until}): assessors and appeals look at the original address as it was handed in, so this is an error in every item',
  },
  'assessed.open': {
    th: '– อยู่ในช่วงการประเมิน (ตั้งแต่ {from} จนประกาศผล) ผู้ประเมินและการอุทธรณ์ดูที่อยู่เดิมตามที่ส่งไว้ จึงเป็นข้อผิดพลาดของทุกข้อ',
    en: '– the assessment is under way (from {from} until the result): assessors and appeals look at the original address as it was handed in, so this is an error in every item',
  },
  'ocr.look': {
    th: 'เปิดเอกสารสแกนเทียบกับสิ่งที่โปรแกรมอ่านได้ก่อน เพราะอ่านด้วย OCR',
    en: 'Look at the scan first: OCR has read it, perhaps wrongly',
  },

  'notice.home-unreachable': {
    th: 'เปิดหน้าแรกของเว็บไซต์จากเครื่องนี้ไม่ได้ (อาจปิดกั้นการเข้าถึงจากภายนอก) ผลรอบนี้จึงยังตัดสินไม่ได้ ต้องให้คนตรวจ',
    en: "The site's home page can't be reached from here (it may block this network); nothing could be judged, a person must look",
  },
  'notice.site-failing': {
    th: 'ยังไม่ได้ตรวจ: เว็บไซต์ทั้งเว็บตอบรหัส {status} ทุกหน้า รวมทั้งหน้าแรก (ระบบขัดข้องหรือจำกัดจำนวนครั้งที่เปิด) ไม่ใช่ข้อบกพร่องของหน้าใด ให้แจ้งผู้ดูแลเว็บไซต์แล้วตรวจใหม่',
    en: 'Not examined: the whole site answers {status}, its home page too (it is out of order, or limits how often it may be asked). No page is at fault; tell the webmaster and audit again',
  },
  'notice.no-network': {
    th: 'เครื่องนี้ไม่ได้เชื่อมต่ออินเทอร์เน็ต จึงตรวจเว็บไซต์ไม่ได้',
    en: 'This machine has no network, so the site could not be audited',
  },
  'notice.interrupted': {
    th: 'รอบนี้ถูกหยุดกลางคัน ผลด้านล่างเป็นเพียงส่วนที่ตรวจเสร็จแล้ว',
    en: 'This round was interrupted; below is what was done until then',
  },
  'notice.round-too-long': {
    th: 'เว็บไซต์ตอบช้า รอบนี้ครบเวลา {minutes} นาที (crawl.maxRoundMinutes) ก่อนตรวจเสร็จ ส่วนที่ไม่ทันถือว่ายังไม่ได้ตรวจ',
    en: 'The round reached its bound of {minutes} minutes (crawl.maxRoundMinutes) before it was done; what was not reached was not examined',
  },
  'notice.crash': {
    th: 'โปรแกรมมีข้อบกพร่อง ทำให้การตรวจบางอย่างไม่สำเร็จ ข้อที่เกี่ยวข้องต้องให้คนตรวจ',
    en: 'A defect of the program kept some checks from finishing; the items concerned need a person',
  },
  'notice.local-files': {
    th: 'ตรวจจากไฟล์ในเครื่องก่อนเผยแพร่ตามเกณฑ์ของ {rules} ไม่ได้ตรวจบนเว็บไซต์',
    en: 'Local files were examined before publication by {rules}; the site was not looked at',
  },
  'notice.other-list': {
    th: 'หน้าเว็บแสดงรายการ {listed} ข้อ ซึ่งเป็นแบบของปี {years} แต่เกณฑ์ที่ใช้ตรวจมี {items} ข้อ เลขข้อจึงไม่ตรงกัน โพรไฟล์ที่ตรงคือ {profile}',
    en: 'A page lists {listed} items, the list of {years}, but the rules have {items}: the numbers do not mean the same; the profile that fits is {profile}',
  },
  'notice.other-list-old': {
    th: 'หน้าเว็บแสดงรายการ {listed} ข้อ ซึ่งเป็นแบบของปี {years} แต่เกณฑ์ที่ใช้ตรวจมี {items} ข้อ เลขข้อจึงไม่ตรงกัน และไม่มีโพรไฟล์ของปีนั้น',
    en: 'A page lists {listed} items, the list of {years}, but the rules have {items}: the numbers do not mean the same, and there is no profile of that year',
  },
  'notice.other-list-unknown': {
    th: 'หน้าเว็บแสดงรายการ {listed} ข้อ แต่เกณฑ์ที่ใช้ตรวจมี {items} ข้อ อาจเป็นแบบของปีอื่นหรือของหน่วยงานประเภทอื่น ให้ตรวจสอบเลขข้อ',
    en: 'A page lists {listed} items, but the rules have {items}: it may be the list of another year or of another kind of body; check the numbers',
  },
  'notice.item-recognised': {
    th: 'ไม่ได้ระบุ --as จากชื่อและเนื้อหา ไฟล์เป็นของข้อ {item} {title} จึงตรวจตามข้อนี้',
    en: 'Without --as: by its name and content the file is of item {item} {title}, whose checks were run',
  },
  'notice.item-unrecognised': {
    th: 'ไม่ได้ระบุ --as และไม่ทราบว่าไฟล์เป็นของข้อใด จึงตรวจเฉพาะตัวไฟล์ ให้ระบุข้อ เช่น --as O13',
    en: 'Without --as: the file is like no item, so it was examined only as a file; name its item, such as --as O13',
  },
  'notice.robots-failing': {
    th: 'robots.txt ของเว็บไซต์ตอบข้อผิดพลาดหรือไม่ตอบ จึงไม่ได้อ่านหน้าอื่นและไม่ได้ตรวจลิงก์ภายในเว็บไซต์ ตรวจเฉพาะที่อยู่ในรายการตรวจ',
    en: "The site's robots.txt answered with an error or not at all, so none of its addresses was asked for but those of the checklist",
  },
  'notice.previous-unfinished': {
    th: 'รอบก่อนหน้าไม่เสร็จสมบูรณ์ จึงเทียบกับรอบสมบูรณ์ล่าสุดแทน',
    en: 'The round before was not finished; the last whole round is compared with instead',
  },
  'notice.profile-draft': {
    th: 'โพรไฟล์ {profile} เป็นร่าง ยังไม่ได้เทียบกับคู่มือการประเมินของสำนักงาน ป.ป.ช. ผลเป็นเพียงแนวทาง ให้คนเทียบกับคู่มือก่อนใช้ตัดสินใจ',
    en: 'The profile {profile} is a draft that nobody has compared with the assessment manual yet: compare with the manual before you rely on its results',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type WordKey = keyof typeof words;

export const isWordKey = (key: string): key is WordKey => Object.hasOwn(words, key);

export type Say = SayFrom<WordKey>;

/** The texts in one language. */
export const sayIn = (lang: Lang): Say => sayFrom(words, lang);

/** The sentence of a code without a finding: its placeholders become `…`. */
export function inGeneral(sentence: Words, lang: Lang): string {
  return sentence[lang].replace(/^\{where\}(?:: )?/, '').replace(/\{\w+\}/g, '…');
}
