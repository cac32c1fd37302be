import type { Words } from '../../model/words.js';
import type { CommandSpec } from '../command.js';
import { SHELLS } from '../first-words.js';

const CHECKLISTS_OR_FOLDERS: Words = {
  th: 'ไฟล์ checklist (YAML) หรือโฟลเดอร์ที่มีไฟล์เหล่านั้น',
  en: 'checklist files (YAML), or folders of them',
};

/**
 * Every command, in the order of the help. The code of a command is loaded when it is called, so that none costs the others
 * time.
 */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'run',
    words: {
      th: 'งานหลัก: ตรวจทุกข้อของ checklist สำรวจเว็บไซต์ แล้วพิมพ์รายงานผ่าน/ไม่ผ่าน',
      en: 'the main job: audit every item, crawl the site, print a pass/fail report',
    },
    arguments: [
      {
        flags: '[checklist...]',
        words: {
          th: 'ไฟล์ checklist (YAML) หรือโฟลเดอร์ที่มีไฟล์เหล่านั้น ไม่ระบุ = ไฟล์เดียวที่มีในโฟลเดอร์นี้',
          en: 'checklist files (YAML), or folders of them; none: the only one of the current folder',
        },
      },
    ],
    examples: [
      'oit-audit run town.yaml',
      'oit-audit run town.yaml --if-due --quiet -f html=report.html',
      'oit-audit run town.yaml --only O6,O13 --lang en',
      'oit-audit run towns/*.yaml -f json=towns.jsonl -f pretty',
    ],
    run: async (invocation) => (await import('./run.js')).run(invocation),
  },
  {
    name: 'demo',
    words: {
      th: 'ลองใช้งาน: เปิดเว็บเทศบาลตัวอย่างในเครื่อง ตรวจด้วย checklist ที่มากับโปรแกรม แล้วพิมพ์รายงาน',
      en: 'serve the bundled sample municipality on loopback, audit it, print the report',
    },
    arguments: [],
    examples: ['oit-audit demo', 'oit-audit demo --after', 'oit-audit demo -f html=demo.html --lang en'],
    run: async (invocation) => (await import('./demo.js')).demo(invocation),
  },
  {
    name: 'check',
    words: {
      th: 'ตรวจไฟล์ในเครื่องก่อนเผยแพร่ (ไม่ใช้เครือข่าย)',
      en: 'examine local files before they are published (no network)',
    },
    arguments: [{ flags: '<file...>', words: { th: 'ไฟล์ที่จะเผยแพร่', en: 'files to be published' } }],
    examples: [
      'oit-audit check o13.xlsx --as O13',
      'oit-audit check แผน.pdf --as O6 --checklist town.yaml',
      'oit-audit check *.pdf',
    ],
    run: async (invocation) => (await import('./check.js')).check(invocation),
  },
  {
    name: 'init',
    words: {
      th: 'เริ่มต้น: สำรวจเว็บไซต์ หาว่าหน้าและไฟล์ใดเป็นของข้อใด แล้วเขียน checklist พร้อมความมั่นใจ',
      en: 'crawl a site, recognise which pages and files belong to which item, write a checklist with confidences',
    },
    arguments: [
      {
        flags: '[url]',
        words: {
          th: 'หน้าแรกของเว็บไซต์ (ไม่ต้องใส่เมื่อใช้ --list, --update หรือ --from)',
          en: 'home page of the site (not needed with --list, --update or --from)',
        },
      },
    ],
    examples: [
      'oit-audit init https://www.example.go.th/ -o town.yaml',
      'oit-audit init --list towns.csv -o towns',
      'oit-audit init --update town.yaml',
      'oit-audit init --from town-2568.yaml --profile oit-2569 -o town-2569.yaml',
    ],
    run: async (invocation) => (await import('./init/init.js')).init(invocation),
  },
  {
    name: 'validate',
    words: {
      th: 'ตรวจไฟล์ checklist: บอกทุกจุดที่ผิดพร้อมตำแหน่งและคำแนะนำ',
      en: 'check the checklist itself: every problem with its place and a suggestion',
    },
    arguments: [{ flags: '<checklist...>', words: CHECKLISTS_OR_FOLDERS }],
    examples: ['oit-audit validate town.yaml', 'oit-audit validate towns/ -f json'],
    run: async (invocation) => (await import('./validate.js')).validate(invocation),
  },
  {
    name: 'schedule',
    words: {
      th: 'ตั้งเวลารอบ 15 วัน: พิมพ์ ติดตั้ง ถอน หรือดูสถานะ (เรียกทุกวัน ทำจริงเมื่อครบกำหนด)',
      en: 'the 15-day round: print, install, remove or show the daily trigger (which works when due)',
    },
    arguments: [
      { flags: '<action>', words: { th: 'print, install, remove หรือ status', en: 'print, install, remove or status' } },
      { flags: '<checklist...>', words: CHECKLISTS_OR_FOLDERS },
    ],
    examples: [
      'oit-audit schedule print town.yaml',
      'oit-audit schedule install town.yaml --target windows',
      'oit-audit schedule status town.yaml',
      'oit-audit schedule install town.yaml -f html=reports/ --secrets-file town.env',
    ],
    run: async (invocation) => (await import('./schedule/schedule.js')).schedule(invocation),
  },
  {
    name: 'history',
    words: {
      th: 'รอบที่ผ่านมา: ผลของแต่ละข้อในแต่ละรอบ และแนวโน้มคะแนนประมาณการ',
      en: 'rounds so far: verdict per item per round, trend of the estimated score',
    },
    arguments: [],
    examples: [
      'oit-audit history --checklist town.yaml',
      'oit-audit history --item O6',
      'oit-audit history -f json',
      'oit-audit history --checklist town.yaml -f html=history.html',
      'oit-audit history --state town-a/.oit-audit --state town-b/.oit-audit -f html=province.html',
      'oit-audit history --verify',
    ],
    run: async (invocation) => (await import('./history.js')).history(invocation),
  },
  {
    name: 'diff',
    words: {
      th: 'สิ่งที่เปลี่ยนระหว่างสองรอบ: ข้อ ลิงก์ ไฟล์ (ปกติสองรอบล่าสุด)',
      en: 'what changed between two rounds: items, links, files (default: the last two)',
    },
    arguments: [
      { flags: '[a]', words: { th: 'รอบก่อน (ปกติ last-1)', en: 'the earlier round (default last-1)' } },
      { flags: '[b]', words: { th: 'รอบหลัง (ปกติ last)', en: 'the later round (default last)' } },
    ],
    examples: ['oit-audit diff --checklist town.yaml', 'oit-audit diff 1 3 -f json'],
    run: async (invocation) => (await import('./diff.js')).diff(invocation),
  },
  {
    name: 'accept',
    words: {
      th: 'บันทึกว่าไฟล์ที่เปลี่ยนแปลงมีหนังสือชี้แจงแล้ว (ใคร เมื่อไร เหตุใด) เพื่อไม่ให้ข้อนั้นไม่ผ่านอีก',
      en: 'record that a changed file was explained (who, when, why), so that the change stops failing',
    },
    arguments: [
      {
        flags: '[item]',
        words: { th: 'รหัสข้อ เช่น O6 (ไม่ต้องใส่กับ --list)', en: 'the item, such as O6 (not needed with --list)' },
      },
    ],
    examples: [
      'oit-audit accept --list --checklist town.yaml',
      'oit-audit accept O6 --letter "ยส 52001/123 ลว. 3 มี.ค. 2568" --checklist town.yaml',
      'oit-audit accept --undo O6 --note "คนละเรื่อง" --checklist town.yaml',
      'oit-audit accept O6 --letter https://www.example.go.th/letter.pdf --by "สมหญิง ใจดี" --note "โอนงบประมาณครั้งที่ 2"',
    ],
    run: async (invocation) => (await import('./rounds/accept.js')).accept(invocation),
  },
  {
    name: 'report',
    words: {
      th: 'พิมพ์รายงานของรอบที่บันทึกไว้อีกครั้ง ในรูปแบบและภาษาใดก็ได้',
      en: 'render a stored round again, in any format and either language',
    },
    arguments: [
      {
        flags: '[round]',
        words: { th: 'หมายเลขรอบ, รหัสรอบ หรือ last (ปกติรอบล่าสุด)', en: 'number, id or last (default: the last)' },
      },
    ],
    examples: [
      'oit-audit report --checklist town.yaml -f docx=memo.docx',
      'oit-audit report 3 --lang en',
      'oit-audit report last-1 -f json',
      'oit-audit report --merge parts/ -f html=province.html -f pretty',
    ],
    run: async (invocation) => (await import('./report.js')).report(invocation),
  },
  {
    name: 'recheck',
    words: {
      th: 'ตัดสินหลักฐานที่เก็บไว้อีกครั้งด้วย checklist และการตรวจปัจจุบัน โดยไม่ใช้เครือข่าย',
      en: 'judge the stored evidence of a round again, with today’s checklist and checks, without the network',
    },
    arguments: [
      { flags: '[round]', words: { th: 'หมายเลขรอบ (ปกติรอบล่าสุด)', en: 'number of the round (default: the last)' } },
    ],
    examples: ['oit-audit recheck --checklist town.yaml', 'oit-audit recheck 3 --checklist town.yaml -f json'],
    run: async (invocation) => (await import('./recheck.js')).recheck(invocation),
  },
  {
    name: 'explain',
    words: {
      th: 'อธิบายรหัสข้อค้นพบหรือข้อ: หมายความว่าอะไร เสียคะแนนเพราะอะไร แก้อย่างไร',
      en: 'what a finding code or an item means, why it costs points, how to put it right',
    },
    arguments: [{ flags: '<code|item>', words: { th: 'เช่น egp/digits หรือ O13', en: 'such as egp/digits or O13' } }],
    examples: [
      'oit-audit explain egp/digits',
      'oit-audit explain O13 --profile oit-2568',
      'oit-audit explain O6 --checklist town.yaml',
    ],
    run: async (invocation) => (await import('./explain.js')).explain(invocation),
  },
  {
    name: 'form',
    words: {
      th: 'แบบฟอร์มเปล่า (.xlsx) ตามตารางที่ข้อนั้นกำหนด ช่องเลข e-GP รับเฉพาะเลข 11 หลัก',
      en: 'the blank form (.xlsx) that the item’s tables demand; its e-GP column takes 11 digits only',
    },
    arguments: [{ flags: '<item>', words: { th: 'รหัสข้อ เช่น O13', en: 'the item, such as O13' } }],
    examples: [
      'oit-audit form O13 --profile oit-2568 -o o13.xlsx',
      'oit-audit form O11 --checklist town.yaml -o o11.xlsx',
    ],
    run: async (invocation) => (await import('./sheets/form.js')).form(invocation),
  },
  {
    name: 'checklist',
    words: {
      th: 'แก้ checklist ใน Excel: ส่งออกข้อ ที่อยู่ และหน่วยงานเป็น .xlsx แล้วนำกลับเข้า',
      en: 'edit a checklist in Excel: export items, addresses and units as .xlsx, and import them again',
    },
    arguments: [
      { flags: '<action>', words: { th: 'export หรือ import', en: 'export or import' } },
      {
        flags: '<file>',
        words: {
          th: 'export: ไฟล์ checklist (YAML); import: ไฟล์ .xlsx (หรือ .ods .csv) ที่แก้แล้ว',
          en: 'export: the checklist (YAML); import: the edited .xlsx (or .ods, .csv)',
        },
      },
    ],
    examples: [
      'oit-audit checklist export town.yaml -o town.xlsx',
      'oit-audit checklist import town.xlsx -o town.yaml',
    ],
    run: async (invocation) => (await import('./sheets/checklist.js')).checklist(invocation),
  },
  {
    name: 'notify',
    words: {
      th: 'ส่งข้อความทดสอบทางทุกช่องทางใน notify ของ checklist',
      en: 'send a test message over each channel of the checklist’s notify',
    },
    arguments: [{ flags: '<checklist>', words: { th: 'ไฟล์ checklist (YAML)', en: 'the checklist (YAML)' } }],
    examples: ['oit-audit notify town.yaml', 'oit-audit notify town.yaml --secrets-file town.env'],
    run: async (invocation) => (await import('./notify.js')).notify(invocation),
  },
  {
    name: 'evidence',
    words: {
      th: 'export ส่งออกหลักฐานของรอบเพื่อใช้ชี้แจงหรืออุทธรณ์: ไฟล์ เวลา ค่าแฮช และใบปะหน้า; stamp เขียนคำขอประทับเวลา (RFC 3161) ของประวัติ',
      en: 'export the evidence of a round for an appeal: files, times, hashes, a cover page; stamp writes a request for a time stamp (RFC 3161) of the history',
    },
    arguments: [
      { flags: '<action>', words: { th: 'export หรือ stamp', en: 'export or stamp' } },
      { flags: '[round]', words: { th: 'หมายเลขรอบ (ปกติรอบล่าสุด)', en: 'number of the round (default: the last)' } },
    ],
    examples: [
      'oit-audit evidence export 3 --to appeal.zip --checklist town.yaml',
      'oit-audit evidence stamp --to town.tsq --checklist town.yaml',
    ],
    run: async (invocation) => (await import('./evidence.js')).evidence(invocation),
  },
  {
    name: 'prune',
    words: {
      th: 'ลบรอบเก่าและหลักฐานที่ไม่มีสิ่งใดอ้างถึงแล้ว (ไม่ลบรอบล่าสุดและสิ่งที่การเปลี่ยนแปลงยังอ้างถึง)',
      en: 'forget old rounds and evidence that nothing refers to (never the last round, nor what an unexplained change needs)',
    },
    arguments: [],
    examples: [
      'oit-audit prune --keep-rounds 48 --checklist town.yaml --dry-run',
      'oit-audit prune --keep-rounds 48 --checklist town.yaml',
    ],
    run: async (invocation) => (await import('./rounds/prune.js')).prune(invocation),
  },
  {
    name: 'completion',
    words: {
      th: 'สคริปต์เติมคำสั่งอัตโนมัติสำหรับ bash, zsh, fish, powershell',
      en: 'completions for bash, zsh, fish, powershell',
    },
    arguments: [{ flags: '<shell>', words: { th: SHELLS.join(', '), en: SHELLS.join(', ') } }],
    examples: [
      'oit-audit completion bash > ~/.local/share/bash-completion/completions/oit-audit',
      'oit-audit completion powershell >> $PROFILE',
    ],
    run: async (invocation) => (await import('./completion.js')).completion(invocation),
  },
];
