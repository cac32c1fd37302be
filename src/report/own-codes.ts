import type { FindingMeta } from '../checks/check.js';

/** Codes that no check brings: those of the item itself and of the program. */
export const ownCodes: Readonly<Record<string, FindingMeta>> = {
  'item/no-url': {
    severity: 'error',
    th: 'ยังไม่ได้ระบุที่อยู่ (URL) ของข้อนี้',
    en: 'No address (URL) is given for this item',
    group: { th: 'ยังไม่ได้ระบุ URL', en: 'No URL given' },
    cause: {
      th: 'ผู้ประเมินเปิดดูข้อมูลจาก URL ที่หน่วยงานส่งในแต่ละข้อ ข้อที่ไม่มี URL จะได้ 0 คะแนนทั้งข้อ',
      en: 'Assessors open the URL given for each item; an item without one scores 0.',
    },
    fix: {
      th: 'เผยแพร่ข้อมูลของข้อนี้บนเว็บไซต์ของหน่วยงาน\nใส่ที่อยู่ของหน้านั้นใน urls ของข้อนี้ในไฟล์รายการตรวจ\nถ้าข้อนี้ไม่ต้องตรวจ ให้ใส่ enabled: false',
      en: "Publish this item's information on the agency's own site\nPut the page's address under `urls` of the item in the checklist\nIf the item does not apply, set `enabled: false`",
    },
    source: 'ITA / OIT',
  },
  'item/disabled': {
    severity: 'info',
    th: 'ปิดการตรวจข้อนี้ไว้ในรายการตรวจ',
    en: 'This item is switched off in the checklist',
    group: { th: 'ปิดการตรวจไว้', en: 'Switched off' },
    cause: {
      th: 'ข้อนี้ไม่ถูกตรวจ และไม่นับรวมในคะแนนประมาณการ',
      en: 'The item is not audited and left out of the estimate.',
    },
    fix: { th: 'ถ้าต้องการตรวจ ให้ลบ enabled: false ออกจากข้อนี้', en: 'To audit it, remove `enabled: false` from the item' },
    source: 'ITA / OIT',
  },
  'internal/crash': {
    severity: 'error',
    review: true,
    th: 'โปรแกรมมีข้อบกพร่อง ตรวจเรื่องนี้ไม่สำเร็จ',
    en: 'A defect of the program kept this check from finishing',
    group: { th: 'โปรแกรมตรวจไม่สำเร็จ', en: 'The program failed' },
    cause: {
      th: 'ไม่ใช่ความผิดของหน่วยงาน แต่ข้อนี้ยังไม่ได้รับการตรวจครบ จึงต้องให้คนตรวจแทน',
      en: 'Not a fault of the agency; the item was not audited in full, so a person must look.',
    },
    fix: {
      th: 'เปิดดูหลักฐานของข้อนี้ด้วยตนเอง\nแจ้งข้อความผิดพลาดให้ผู้พัฒนาโปรแกรม',
      en: 'Look at the evidence of this item yourself\nReport the error message to the developers',
    },
    source: 'oit-audit',
  },
};
