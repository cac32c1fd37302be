import { type Command, EVERY_COMMAND, type OptionLine } from './option-line.js';
import { anyText, fingerprint, identifiers, instant, named, repeated, sample, shard, whole } from './option-values.js';

export type { Command, OptionLine } from './option-line.js';

const REPORTING: readonly Command[] = ['run', 'check', 'recheck', 'report', 'demo'];
const ROUNDS: readonly Command[] = ['history', 'diff', 'accept', 'report', 'recheck', 'prune', 'evidence'];

export const OPTIONS = {
  format: {
    flags: '-f, --format <name[=path]>',
    words: {
      th: 'รูปแบบรายงาน ระบุได้หลายครั้ง: pretty json junit html markdown csv xlsx sarif docx; มี =path เขียนลงไฟล์ ไม่มี = ออกทางหน้าจอ (ได้รูปแบบเดียว)',
      en: 'report format, repeatable: pretty json junit html markdown csv xlsx sarif docx; with =path into a file, without to stdout (one at most)',
    },
    commands: REPORTING,
    parse: repeated,
    elsewhere: [
      {
        words: {
          th: 'รูปแบบ ระบุได้หลายครั้ง: pretty json; มี =path เขียนลงไฟล์ ไม่มี = ออกทางหน้าจอ (ได้รูปแบบเดียว)',
          en: 'format, repeatable: pretty json; with =path into a file, without to stdout (one at most)',
        },
        commands: ['diff', 'schedule', 'accept', 'validate', 'prune'],
      },
      {
        words: {
          th: 'รูปแบบ ระบุได้หลายครั้ง: pretty json html; มี =path เขียนลงไฟล์ ไม่มี = ออกทางหน้าจอ (ได้รูปแบบเดียว)',
          en: 'format, repeatable: pretty json html; with =path into a file, without to stdout (one at most)',
        },
        commands: ['history'],
      },
    ],
  },
  lang: {
    flags: '--lang <lang>',
    words: { th: 'ภาษาของรายงาน', en: 'language of the report' },
    commands: EVERY_COMMAND,
    choices: ['th', 'en'],
    default: 'th',
  },
  state: {
    flags: '--state <dir>',
    words: {
      th: 'โฟลเดอร์เก็บประวัติ (ปกติ .oit-audit ข้าง checklist)',
      en: 'folder of the history (default .oit-audit beside the checklist)',
    },
    commands: ['run', 'schedule', ...ROUNDS],
    parse: named,
  },
  checklist: {
    flags: '--checklist <file>',
    words: { th: 'checklist ที่ใช้', en: 'the checklist meant' },
    commands: [...ROUNDS, 'check', 'explain', 'form'],
    parse: named,
  },
  profile: {
    flags: '--profile <name>',
    words: { th: 'โพรไฟล์ที่มากับโปรแกรม เช่น oit-2568', en: 'bundled profile, such as oit-2568' },
    commands: ['check', 'init', 'explain', 'form'],
    parse: named,
  },
  as: {
    flags: '--as <item>',
    words: { th: 'ตรวจไฟล์ตามข้อนี้ เช่น O13', en: 'examine the files as evidence of this item, such as O13' },
    commands: ['check'],
    parse: named,
  },
  ifDue: {
    flags: '--if-due',
    words: {
      th: 'ทำเมื่อครบกำหนดรอบเท่านั้น (สำหรับงานตั้งเวลารายวัน)',
      en: 'only when the round is due (for a daily trigger)',
    },
    commands: ['run'],
  },
  now: {
    flags: '--now <iso>',
    words: { th: 'กำหนดเวลาปัจจุบันเอง (ISO 8601) เพื่อให้ผลทำซ้ำได้', en: 'the clock (ISO 8601), for reproducible rounds' },
    commands: ['run', 'check', 'schedule', ...ROUNDS, 'demo', 'init', 'form'],
    parse: instant,
  },
  only: {
    flags: '--only <id,...>',
    words: { th: 'ตรวจเฉพาะข้อเหล่านี้ (ไม่บันทึกเป็นรอบ)', en: 'only these items (not stored as a round)' },
    commands: ['run'],
    parse: identifiers,
  },
  exclude: {
    flags: '--exclude <pattern>',
    words: {
      th: 'ไม่ตรวจที่อยู่ที่ตรงกับรูปแบบนี้ (* และ **) ใช้ซ้ำได้ เพิ่มจาก crawl.exclude',
      en: 'leave out addresses of this pattern (* and **), repeatable; added to crawl.exclude',
    },
    commands: ['run'],
    parse: repeated,
  },
  sample: {
    flags: '--sample <n|all>',
    words: { th: 'จำนวนลิงก์ที่สุ่มตรวจ หรือ all', en: 'links drawn at random, or all' },
    commands: ['run'],
    parse: sample,
  },
  seed: {
    flags: '--seed <text>',
    words: { th: 'ค่าตั้งต้นของการสุ่ม', en: 'seed of the draw' },
    commands: ['run'],
    parse: anyText,
  },
  crawl: {
    flags: '--no-crawl',
    words: {
      th: 'ไม่สำรวจเว็บไซต์ ตรวจเฉพาะที่อยู่ใน checklist',
      en: 'leave the site alone, examine the addresses of the checklist only',
    },
    commands: ['run'],
  },
  concurrency: {
    flags: '--concurrency <n>',
    words: { th: 'จำนวนคำขอพร้อมกันทั้งหมด', en: 'requests at once' },
    commands: ['run', 'init'],
    parse: whole(1),
  },
  perHost: {
    flags: '--per-host <n>',
    words: { th: 'จำนวนคำขอพร้อมกันต่อเครื่องแม่ข่าย', en: 'requests at once to one host' },
    commands: ['run', 'init'],
    parse: whole(1),
  },
  delay: {
    flags: '--delay <ms>',
    words: { th: 'เว้นระหว่างคำขอต่อเครื่องแม่ข่าย (มิลลิวินาที)', en: 'pause between requests to one host, ms' },
    commands: ['run', 'init'],
    parse: whole(0),
  },
  timeout: {
    flags: '--timeout <ms>',
    words: { th: 'เวลารอสูงสุดต่อขั้น (มิลลิวินาที)', en: "limit for connecting, headers and a body's silence, each, ms" },
    commands: ['run', 'init'],
    parse: whole(1),
  },
  maxPages: {
    flags: '--max-pages <n>',
    words: { th: 'จำนวนหน้าเว็บสูงสุดที่อ่าน', en: 'pages read at most' },
    commands: ['run', 'init'],
    parse: whole(0),
  },
  ocr: {
    flags: '--ocr',
    words: { th: 'อ่านเอกสารสแกนด้วย OCR', en: 'read scans by OCR' },
    commands: ['run', 'check', 'recheck'],
  },
  browser: {
    flags: '--browser',
    words: {
      th: 'เปิดหน้าที่ต้องใช้ JavaScript ด้วย Chrome, Chromium หรือ Edge ที่มีในเครื่อง',
      en: 'show pages that need JavaScript by an installed Chrome, Chromium or Edge',
    },
    commands: ['run'],
  },
  failOn: {
    flags: '--fail-on <level>',
    words: {
      th: 'จบด้วยสถานะ 1 เมื่อมี: error = ข้อไม่ผ่าน, review = หรือข้อที่ต้องให้คนดู, warning = หรือมีคำเตือน',
      en: 'exit status 1 for: error = an item fails, review = or needs a person, warning = or bears a warning',
    },
    commands: ['run', 'check', 'recheck', 'demo'],
    choices: ['error', 'review', 'warning'],
    default: 'error',
  },
  notify: {
    flags: '--notify <when>',
    words: {
      th: 'แจ้งผลตาม notify ของ checklist เมื่อ: new = มีสิ่งใหม่หรือแก้แล้ว, fail = มีข้อไม่ผ่าน, always = ทุกรอบ, off = ไม่แจ้ง',
      en: 'tell the people of the checklist’s notify when: new = something is new or mended, fail = an item fails, always, off',
    },
    commands: ['run'],
    choices: ['new', 'fail', 'always', 'off'],
  },
  shard: {
    flags: '--shard <i/n>',
    words: { th: 'ทำเฉพาะส่วนที่ I จาก N ของรายการ checklist', en: 'only part I of N of the checklists' },
    commands: ['run'],
    parse: shard,
  },
  jobs: {
    flags: '--jobs <n>',
    words: {
      th: 'จำนวนโปรเซสที่แบ่งกันตรวจหลาย checklist (ปกติเท่าจำนวนหน่วยประมวลผล เมื่อมี checklist มากพอ)',
      en: 'processes that share several checklists (default: one for each processor, where there are enough checklists)',
    },
    commands: ['run'],
    parse: whole(1),
  },
  merge: {
    flags: '--merge <path...>',
    words: {
      th: 'รวมรายงาน JSON หลายไฟล์หรือทั้งโฟลเดอร์ (ส่วนต่าง ๆ ของ run --shard) เป็นรายงานเดียว',
      en: 'put JSON reports (files or folders, the parts of run --shard) together into one report',
    },
    commands: ['report'],
    parse: repeated,
  },
  progress: {
    flags: '--no-progress',
    words: { th: 'ไม่แสดงความคืบหน้า', en: 'no progress line' },
    commands: ['run', 'demo', 'init'],
  },
  quiet: {
    flags: '--quiet',
    words: { th: 'ไม่แสดงข้อความอื่นนอกจากรายงานและข้อผิดพลาด', en: 'nothing but the report and errors' },
    commands: ['run', 'init'],
  },
  verbose: {
    flags: '--verbose',
    words: { th: 'แสดงรายละเอียดทั้งหมด รวมข้อที่ผ่านและหลักฐาน', en: 'everything: items that pass, evidence, dates, hashes' },
    commands: ['run', 'demo', 'check', 'recheck', 'report'],
  },
  debug: {
    flags: '--debug',
    words: {
      th: 'แสดงทุกคำขอ ชนิดจริงของเอกสาร และเหตุที่ข้ามการตรวจ ทาง stderr',
      en: 'on stderr: each request, the true types of documents, why a check was skipped',
    },
    commands: ['run'],
  },
  after: {
    flags: '--after',
    words: { th: 'เทศบาลตัวอย่างหลังปรับปรุงตามแผนแล้ว', en: 'the sample municipality once its plan is carried out' },
    commands: ['demo'],
  },
  output: {
    flags: '-o, --output <file>',
    words: { th: 'เขียนลงไฟล์นี้ (ปกติออกทางหน้าจอ)', en: 'write to this file (default stdout)' },
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

/**
 * What the command line said, each option by the name that commander gives it: `--per-host` is `perHost`. One with a default
 * is there for every command that takes it.
 */
export type Options = {
  readonly [Key in keyof OptionTable]?: ValueOf<OptionTable[Key]> | undefined;
} & {
  readonly [Key in keyof OptionTable as OptionTable[Key] extends { default: string } ? Key : never]: ValueOf<
    OptionTable[Key]
  >;
};

type OptionTable = typeof OPTIONS;

type ValueOf<Line> = Line extends { parse(value: string, ...before: never): infer Value }
  ? Value
  : Line extends { choices: readonly (infer Choice)[] }
    ? Choice
    : boolean;
