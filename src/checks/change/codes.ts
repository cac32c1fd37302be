import type { FindingMeta } from '../define-check.js';

export const changeFindings = {
  unexplained: {
    severity: 'error',
    th: '"{name}" ถูกแก้ไขโดยไม่มีหนังสือชี้แจง{doubtTh} (ฉบับเดิมพบครั้งสุดท้าย {since})',
    en: '"{name}" was changed without a letter of explanation{doubtEn} (the old version was last seen on {since})',
    defaults: { doubtTh: '', doubtEn: '' },
    group: { th: 'ไฟล์ถูกแก้ไขโดยไม่มีหนังสือชี้แจง', en: 'Changed without an explanation' },
    cause: {
      th: 'เนื้อหาไม่ตรงกับที่เผยแพร่ไว้ในรอบก่อน และบนหน้าของข้อนี้ไม่มีหนังสือชี้แจงที่ลงวันที่หลังจากนั้น ผู้ประเมินให้ 0 คะแนนทั้งข้อ',
      en: 'What it says is not what earlier rounds saw, and the item’s page has no letter of explanation dated since then: assessors give the item 0.',
    },
    fix: {
      th: 'ทำหนังสือชี้แจงว่าแก้อะไร เพราะเหตุใด เมื่อใด โดยใคร ลงวันที่และลงนาม\nเผยแพร่ไว้ข้างไฟล์นั้นบนหน้าของข้อ โดยให้ชื่อลิงก์มีคำว่า "หนังสือชี้แจง" พร้อมวันที่\nถ้าชี้แจงด้วยทางอื่นแล้ว ให้บันทึกด้วยคำสั่ง oit-audit accept\nถ้าไม่ได้ตั้งใจแก้ ให้นำไฟล์เดิมกลับมา',
      en: 'Write a letter that says what was changed, why, when and by whom; date and sign it\nPublish it beside the file on the item’s page, under a link that says "หนังสือชี้แจง" and its date\nIf it was explained in another way, record that with oit-audit accept\nIf the change was not meant, put the old file back',
    },
  },
  removed: {
    severity: 'error',
    th: '"{name}" ถูกนำออกจากหน้าของข้อนี้โดยไม่มีหนังสือชี้แจง{doubtTh} (พบครั้งสุดท้าย {since})',
    en: '"{name}" was taken off the item’s page without a letter of explanation{doubtEn} (last seen on {since})',
    defaults: { doubtTh: '', doubtEn: '' },
    group: { th: 'ไฟล์ถูกนำออก', en: 'Files taken away' },
    cause: {
      th: 'หน้าของข้อนี้เคยมีลิงก์ไปยังไฟล์ แต่ขณะนี้ไม่มีแล้ว สิ่งที่ส่งประเมินแล้วต้องเปิดได้ตลอดช่วงการประเมิน',
      en: 'The item’s page used to link to the file and no longer does; what was handed in must stay reachable during the assessment.',
    },
    fix: {
      th: 'นำไฟล์และลิงก์กลับมา\nหรือเผยแพร่หนังสือชี้แจงลงวันที่ บอกเหตุผลที่นำออก\nถ้าชี้แจงด้วยทางอื่นแล้ว ให้บันทึกด้วยคำสั่ง oit-audit accept',
      en: 'Put the file and its link back\nOr publish a dated letter that says why it was taken away\nIf it was explained in another way, record that with oit-audit accept',
    },
  },
  explained: {
    severity: 'info',
    th: '"{name}" เปลี่ยนแปลง และมีคำชี้แจงแล้ว',
    en: '"{name}" changed, and the change is explained',
    group: { th: 'ไฟล์ที่เปลี่ยนแปลงและชี้แจงแล้ว', en: 'Explained changes' },
    cause: {
      th: 'พบหนังสือชี้แจงที่ลงวันที่ถูกต้อง หรือมีการบันทึกคำชี้แจงไว้ด้วยคำสั่ง accept',
      en: 'A duly dated letter stands on the page, or accept recorded an explanation.',
    },
    fix: { th: 'ไม่ต้องดำเนินการ เก็บหนังสือชี้แจงไว้บนหน้าของข้อ', en: 'Nothing to do; keep the letter on the page' },
  },
  new: {
    severity: 'info',
    th: '"{name}" เป็นไฟล์ใหม่ตั้งแต่รอบก่อน',
    en: '"{name}" is new since the last round',
    group: { th: 'ไฟล์ใหม่', en: 'New files' },
    cause: { th: 'รอบก่อนยังไม่มีไฟล์นี้ในหลักฐานของข้อ', en: 'The evidence of the item did not have it in the last round.' },
    fix: { th: 'ไม่ต้องดำเนินการ ตรวจว่าเป็นไฟล์ที่ตั้งใจเผยแพร่', en: 'Nothing to do; make sure that it is meant to be there' },
  },
  resaved: {
    severity: 'info',
    th: '"{name}" ถูกบันทึกใหม่ แต่เนื้อหาเหมือนเดิม',
    en: '"{name}" was saved again; what it says is the same',
    group: { th: 'ไฟล์ที่บันทึกใหม่โดยเนื้อหาเหมือนเดิม', en: 'Saved again with the same content' },
    cause: {
      th: 'ข้อมูลในไฟล์ต่างจากเดิมทางเทคนิค แต่ข้อความและตารางเหมือนเดิม',
      en: 'Its bytes differ, its text and tables do not.',
    },
    fix: { th: 'ไม่ต้องดำเนินการ', en: 'Nothing to do' },
  },
  moved: {
    severity: 'info',
    th: '"{name}" ย้ายไปที่อยู่ใหม่ {target}',
    en: '"{name}" moved to another address {target}',
    group: { th: 'ไฟล์ที่ย้ายที่อยู่', en: 'Files that moved' },
    cause: { th: 'ไฟล์เดียวกันทุกประการอยู่ที่ที่อยู่ใหม่', en: 'The very same file stands at a new address.' },
    fix: {
      th: 'ถ้าเคยส่งที่อยู่เดิมไว้ในระบบ ITAS ให้ตั้งการส่งต่อ (redirect) จากที่อยู่เดิมมายังที่อยู่ใหม่',
      en: 'If the old address was handed in on ITAS, let it redirect to the new one',
    },
  },
} as const satisfies Readonly<Record<string, FindingMeta>>;
