import * as z from 'zod';
import { defineCheck } from '../define-check.js';

/** The words for what concerns an item as a whole; the runner reports them. */
export const item = defineCheck({
  meta: {
    id: 'item',
    title: { th: 'ข้อมีที่อยู่เว็บให้ตรวจ', en: 'The item has an address to look at' },
    why: { th: 'ข้อที่ไม่ได้ส่งที่อยู่เว็บ ผู้ประเมินให้ 0 คะแนนทันที', en: 'An item without an address scores 0 at once' },
    source: 'ITA: an OIT item is answered by one or more URLs',
    needs: [],
    options: z.strictObject({}),
    findings: {
      'no-url': {
        severity: 'error',
        th: 'ข้อ {item} ยังไม่ได้ระบุที่อยู่เว็บ',
        en: 'Item {item} has no address yet',
        group: { th: 'ยังไม่ได้ระบุที่อยู่เว็บ', en: 'Items without an address' },
        cause: {
          th: 'ในแบบตรวจ ข้อนี้ไม่มี urls จึงไม่มีอะไรให้ตรวจ และในระบบ ITAS ก็จะไม่มีที่อยู่ให้ผู้ประเมินเปิด',
          en: 'The checklist gives no urls for it, so there is nothing to look at, and nothing to hand in on ITAS.',
        },
        fix: {
          th: 'หาหน้าหรือไฟล์ของข้อนี้บนเว็บไซต์ ถ้ายังไม่มีให้จัดทำและเผยแพร่\nใส่ที่อยู่ใน urls ของข้อนี้ในแบบตรวจ\nถ้าไม่ต้องตรวจข้อนี้ ให้ตั้ง enabled: false',
          en: 'Find its page or file on the site, or make and publish it\nPut the address under the item’s urls in the checklist\nIf the item is not to be checked, set enabled: false',
        },
      },
      'other-document': {
        severity: 'error',
        th: '{where}: เอกสารนี้คือ "{called}" ไม่ใช่เอกสารของข้อนี้ ({title})',
        en: '{where}: this is "{called}", another document than the item asks for ({title})',
        group: { th: 'เป็นเอกสารอื่นที่คล้ายกัน', en: 'Another document that looks like it' },
        cause: {
          th: 'ชื่อเรื่องหรือบรรทัดแรกเรียกเอกสารนี้ว่าเป็นเอกสารอื่นหรือเป็นกฎหมายทั้งฉบับ แม้ในเนื้อหาจะมีคำของข้อนี้อยู่บ้าง',
          en: 'Its title or first lines call it another document or a whole law, although some words of the item stand in it.',
        },
        fix: {
          th: 'เผยแพร่เอกสารของข้อนี้ แล้วใส่ที่อยู่นั้นใน urls\nถ้าเป็นเอกสารที่ถูกต้อง ให้ตั้งชื่อเรื่องให้ตรงกับข้อ หรือเพิ่มชื่อที่หน่วยงานใช้ใน find.keywords ของข้อนี้',
          en: 'Publish the document that the item asks for and give its address in urls\nIf it is the right one, let its title say so, or add the name you use to find.keywords of the item',
        },
        source: 'ITA manual: the title and elements of each OIT item',
      },
      disabled: {
        severity: 'info',
        th: 'ข้อ {item} ปิดการตรวจไว้ในแบบตรวจ',
        en: 'Item {item} is switched off in the checklist',
        group: { th: 'ข้อที่ปิดการตรวจ', en: 'Items that are switched off' },
        cause: {
          th: 'แบบตรวจ ตั้ง enabled: false ไว้ ข้อนี้จึงไม่ถูกตรวจและไม่นับคะแนน',
          en: 'The checklist says enabled: false: it is neither checked nor counted.',
        },
        fix: { th: 'ลบ enabled: false ออกเมื่อต้องการตรวจข้อนี้', en: 'Remove enabled: false to have it checked' },
      },
    },
  },
  run: () => [],
});
