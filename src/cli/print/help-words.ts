import type { Option } from 'commander';
import type { Words } from '../../model/words.js';

/** The headings of commander's help, by its own words. */
const TITLES: Readonly<Record<string, Words>> = {
  'Usage:': { th: 'วิธีใช้:', en: 'Usage:' },
  'Options:': { th: 'ตัวเลือก:', en: 'Options:' },
  'Commands:': { th: 'คำสั่ง:', en: 'Commands:' },
  'Arguments:': { th: 'ค่าที่ระบุ:', en: 'Arguments:' },
};

/** The values that an option takes, and the one that it has where it is not given. */
function valuesOf({ argChoices = [], defaultValue }: Pick<Option, 'argChoices' | 'defaultValue'>): Words {
  if (argChoices.length === 0) return { th: '', en: '' };
  const choices = argChoices.join(', ');
  return defaultValue === undefined
    ? { th: ` (${choices})`, en: ` (${choices})` }
    : { th: ` (${choices}; ปกติ ${defaultValue})`, en: ` (${choices}; default ${defaultValue})` };
}

/** The words of the program's own help. */
export const HELP = {
  description: {
    th: 'ตรวจสอบการเปิดเผยข้อมูลสาธารณะ (OIT) ของเทศบาลตามแบบตรวจ แล้วบอกแต่ละหน่วยงานว่าต้องแก้อะไร',
    en: 'Audits the pages by which a Thai municipality discloses its work (OIT) and tells each unit what to mend',
  },
  version: { th: 'แสดงรุ่นของโปรแกรม', en: 'print the version' },
  help: { th: 'แสดงวิธีใช้', en: 'print this help' },
  helpCommand: { th: 'แสดงวิธีใช้ของคำสั่ง', en: 'help on a command' },
  examples: { th: 'ตัวอย่าง:', en: 'Examples:' },
  programExamples: [
    'oit-audit demo',
    'oit-audit init https://www.example.go.th/ -o town.yaml',
    'oit-audit validate town.yaml',
    'oit-audit run town.yaml -f pretty -f html=report.html',
    'oit-audit explain egp/digits',
  ],
  statuses: {
    th: 'สถานะเมื่อจบ: 0 ไม่มีข้อใดไม่ผ่าน · 1 มีข้อไม่ผ่าน · 2 คำสั่งหรือ checklist ไม่ถูกต้อง · 3 ทำรอบไม่สำเร็จหรือเก็บผลไม่ได้ · 130 ถูกหยุดกลางคัน',
    en: 'Exit status: 0 no item fails · 1 an item fails · 2 the command line or a checklist is wrong · 3 the round could not be carried out or stored · 130 interrupted',
  },
  seeHelp: { th: 'ดูวิธีใช้: oit-audit {command}--help', en: 'See: oit-audit {command}--help' },
  forExample: { th: 'ตัวอย่าง:', en: 'Example:' },
  writeSo: { th: 'ให้เขียนดังนี้:', en: 'Write:' },
  lostOutput: {
    th: 'เขียนรายงานออกทาง stdout ไม่ได้ ถ้ารอบนี้บันทึกแล้ว สั่ง oit-audit report เพื่อพิมพ์อีกครั้ง',
    en: 'the report could not be written to stdout. If the round was stored, oit-audit report renders it again',
  },
  defect: {
    th: 'โปรแกรมผิดพลาด โปรดแจ้งผู้พัฒนาพร้อมข้อความด้านล่าง',
    en: 'a defect of the program; please report it with what follows',
  },
  tooFewFiles: {
    th: 'ระบบให้เปิดไฟล์พร้อมกันได้น้อยเกินไป (EMFILE) ให้เพิ่มเป็นอย่างน้อย 256 เช่น ulimit -n 1024 แล้วรันใหม่',
    en: 'the system lets the program open too few files at once (EMFILE); allow at least 256, such as ulimit -n 1024, and run again',
  },
  titles: TITLES,
  valuesOf,
} as const satisfies Record<string, unknown>;
