import type { OptionLine } from '../option-line.js';
import { anyText, fingerprint, named, whole } from '../option-values.js';

/** Of commands on what is stored, and of the schedule. */
export const HISTORY_OPTIONS = {
  item: { flags: '--item <id>', words: { th: 'เฉพาะข้อนี้', en: 'this item alone' }, commands: ['history'], parse: named },
  verify: {
    flags: '--verify',
    words: { th: 'ตรวจว่าหลักฐานและประวัติไม่ถูกแก้ไขภายหลัง', en: 'check that evidence and history were not altered since' },
    commands: ['history'],
  },
  fingerprint: {
    flags: '--fingerprint <hex>',
    words: {
      th: 'ลายนิ้วมือที่พิมพ์ในรายงานหรือใบปะหน้าเดิม ประวัติต้องยังมีอยู่ (ใช้กับ --verify)',
      en: 'fingerprint printed in an earlier report or cover page, which the history must still hold (with --verify)',
    },
    commands: ['history'],
    parse: fingerprint,
  },
  stamp: {
    flags: '--stamp <file.tsr>',
    words: {
      th: 'คำตอบประทับเวลา RFC 3161 ที่ต้องตรงกับประวัติ (ใช้กับ --verify)',
      en: 'answer of a time-stamping authority (RFC 3161), which must fit the history (with --verify)',
    },
    commands: ['history'],
    parse: named,
  },
  stampCa: {
    flags: '--stamp-ca <file.pem>',
    words: {
      th: 'ใบรับรองของผู้ให้บริการประทับเวลาที่เชื่อถือ (ใช้กับ --stamp)',
      en: 'certificates of time-stamping authorities that are trusted (with --stamp)',
    },
    commands: ['history'],
    parse: named,
  },
  letter: {
    flags: '--letter <url-or-text>',
    words: { th: 'ที่อยู่หรือข้อความของหนังสือชี้แจง', en: 'address or words of the letter of explanation' },
    commands: ['accept'],
    parse: anyText,
  },
  by: {
    flags: '--by <name>',
    words: { th: 'ผู้บันทึก (ปกติชื่อผู้ใช้ของเครื่อง)', en: 'who records it (default: the user of the machine)' },
    commands: ['accept'],
    parse: anyText,
  },
  note: { flags: '--note <text>', words: { th: 'หมายเหตุ', en: 'a note' }, commands: ['accept'], parse: anyText },
  list: {
    flags: '--list',
    words: { th: 'แสดงคำชี้แจงที่บันทึกไว้', en: 'show the explanations on record' },
    commands: ['accept'],
    elsewhere: [
      {
        flags: '--list <file>',
        words: {
          th: 'สร้าง checklist ของทุกเว็บไซต์ในตาราง .csv หรือ .xlsx นี้ (หัวคอลัมน์: ชื่อหน่วยงาน เว็บไซต์ ประเภท อำเภอ จังหวัด ภารกิจ)',
          en: 'make a checklist of each site in this .csv or .xlsx (headings: name, website, kind, district, province, services)',
        },
        commands: ['init'],
        parse: named,
      },
    ],
  },
  undo: {
    flags: '--undo',
    words: {
      th: 'ถอนคำชี้แจงล่าสุดที่ยังมีผลของข้อนี้ การเปลี่ยนแปลงนั้นจะไม่ผ่านอีกตั้งแต่รอบถัดไป',
      en: 'withdraw the newest explanation of the item that is in force; its change fails again from the next round on',
    },
    commands: ['accept'],
  },
  target: {
    flags: '--target <target>',
    words: { th: 'ระบบตั้งเวลา', en: 'what triggers the round' },
    commands: ['schedule'],
    choices: ['cron', 'systemd', 'windows', 'github'],
  },
  keepRounds: {
    flags: '--keep-rounds <n>',
    words: { th: 'จำนวนรอบล่าสุดที่เก็บไว้', en: 'newest rounds to keep' },
    commands: ['prune'],
    parse: whole(1),
  },
  dryRun: {
    flags: '--dry-run',
    words: { th: 'บอกว่าจะลบอะไร โดยไม่ลบ', en: 'tell what would go, and remove nothing' },
    commands: ['prune'],
  },
  to: {
    flags: '--to <path>',
    words: {
      th: 'ปลายทาง: โฟลเดอร์หรือไฟล์ .zip ของ export หรือไฟล์ .tsq ของ stamp',
      en: 'where to write: a folder or .zip for export, a .tsq file for stamp',
    },
    commands: ['evidence'],
    parse: named,
  },
} as const satisfies Readonly<Record<string, OptionLine>>;
