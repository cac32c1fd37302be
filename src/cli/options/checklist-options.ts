import type { OptionLine } from '../option-line.js';
import { named, names } from '../option-values.js';

/** Of commands that make files for people to fill in. */
export const CHECKLIST_OPTIONS = {
  output: {
    flags: '-o, --output <file>',
    words: {
      th: 'เขียนลงไฟล์นี้ (ปกติออกทางหน้าจอ) เมื่อใช้ --list: ลงโฟลเดอร์นี้ (ปกติโฟลเดอร์ปัจจุบัน)',
      en: 'write to this file (default stdout); with --list to this folder (default the current one)',
    },
    commands: ['init'],
    parse: named,
    elsewhere: [
      {
        words: { th: 'ไฟล์ที่จะเขียน (.xlsx หรือ checklist)', en: 'the file to write (.xlsx or a checklist)' },
        commands: ['form', 'checklist'],
      },
    ],
  },
  force: {
    flags: '--force',
    words: { th: 'เขียนทับไฟล์เดิม', en: 'write over an existing file' },
    commands: ['init', 'form', 'checklist'],
  },
  yes: {
    flags: '--yes',
    words: { th: 'ไม่ถาม ใช้ค่าที่แนะนำ', en: 'ask nothing, take what is proposed' },
    commands: ['init'],
  },
  update: {
    flags: '--update <checklist>',
    words: {
      th: 'เติมเฉพาะข้อที่ยังไม่มีที่อยู่ใน checklist นี้ และบอกที่อยู่ที่ย้าย',
      en: 'fill only the items of this checklist that have no address, and tell which addresses moved',
    },
    commands: ['init'],
    parse: named,
  },
  from: {
    flags: '--from <checklist>',
    words: {
      th: 'ยกที่อยู่มาจาก checklist ของปีก่อน ตามตารางเทียบเลขข้อ (ใช้กับ --profile)',
      en: 'carry addresses over from a checklist of another year, by the map of item numbers (with --profile)',
    },
    commands: ['init'],
    parse: named,
  },
  kind: {
    flags: '--kind <kind>',
    words: {
      th: 'ประเภทหน่วยงาน เช่น เทศบาลตำบล หรือ อบต. (ปกติดูจากชื่อ)',
      en: 'kind of body, such as เทศบาลตำบล or อบต. (default: the name tells)',
    },
    commands: ['init'],
    parse: named,
  },
  province: {
    flags: '--province <name>',
    words: { th: 'จังหวัดของหน่วยงาน', en: 'province of the agency' },
    commands: ['init'],
    parse: named,
  },
  services: {
    flags: '--services <name,...>',
    words: { th: 'ภารกิจหรือบริการของหน่วยงาน คั่นด้วยจุลภาค', en: 'missions or services of the agency' },
    commands: ['init'],
    parse: names,
  },
} as const satisfies Readonly<Record<string, OptionLine>>;
