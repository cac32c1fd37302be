import { type Command, EVERY_COMMAND, type OptionLine } from '../option-line.js';
import { anyText, identifiers, instant, named, repeated, sample, shard, whole } from '../option-values.js';

const REPORTING: readonly Command[] = ['run', 'check', 'recheck', 'report', 'demo'];
const ROUNDS: readonly Command[] = ['history', 'diff', 'accept', 'report', 'recheck', 'prune', 'evidence'];

/** Of commands that make rounds and reports. */
export const ROUND_OPTIONS = {
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
        commands: ['diff', 'accept', 'validate', 'prune'],
      },
      {
        words: {
          th: 'รูปแบบ ระบุได้หลายครั้ง: pretty json html; มี =path เขียนลงไฟล์ ไม่มี = ออกทางหน้าจอ (ได้รูปแบบเดียว)',
          en: 'format, repeatable: pretty json html; with =path into a file, without to stdout (one at most)',
        },
        commands: ['history'],
      },
      {
        words: {
          th: 'status: pretty json; print, install: รูปแบบรายงานของแต่ละรอบ เช่น html=report.html หรือ html=โฟลเดอร์/',
          en: 'status: pretty json; print, install: report format of each round, such as html=report.html or html=folder/',
        },
        commands: ['schedule'],
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
  secretsFile: {
    flags: '--secrets-file <file>',
    words: {
      th: 'ไฟล์ตัวแปรสภาพแวดล้อม (NAME=VALUE บรรทัดละหนึ่งตัว) ที่ใช้เมื่อยังไม่ได้ตั้งไว้ เช่น OIT_AUDIT_SMTP_URL',
      en: 'file of environment variables (NAME=VALUE, one a line) for those that are not set, such as OIT_AUDIT_SMTP_URL',
    },
    commands: ['run', 'notify'],
    parse: named,
    elsewhere: [
      {
        words: {
          th: 'ไฟล์ตัวแปรของ notify ที่งานตั้งเวลาใช้ สร้างให้ถ้ายังไม่มี อ่านได้เฉพาะเจ้าของ',
          en: 'file with the variables of notify for the scheduled rounds; made where there is none, for its owner alone',
        },
        commands: ['schedule'],
      },
    ],
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
} as const satisfies Readonly<Record<string, OptionLine>>;
