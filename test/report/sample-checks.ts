import type { FindingMeta } from '../../src/checks/define-check.js';
import type { WordedCheck } from '../../src/report/compose/finding-messages.js';

type Sentence = Pick<FindingMeta, 'th' | 'en' | 'severity'> & Partial<FindingMeta>;

function codes(
  list: Record<string, Sentence & { group: FindingMeta['group']; fix: FindingMeta['fix'] }>,
): Record<string, FindingMeta> {
  const cause = { th: 'ผู้ประเมินให้ 0 คะแนนทั้งข้อ', en: 'Assessors give the whole item 0.' };
  return Object.fromEntries(Object.entries(list).map(([code, meta]) => [code, { cause, ...meta }]));
}

const checks: WordedCheck[] = [
  {
    meta: {
      id: 'link',
      title: { th: 'ลิงก์เปิดได้', en: 'Links open' },
      source: 'RFC 9110',
      findings: codes({
        'http-status': {
          severity: 'error',
          th: '{where}เปิดไม่ได้ เซิร์ฟเวอร์ตอบ {status}',
          en: '{where}Does not open: the server answers {status}',
          group: { th: 'เปิดไม่ได้', en: 'Does not open' },
          fix: { th: 'นำไฟล์กลับมาไว้ที่เดิม หรือแก้ลิงก์', en: 'Put the file back, or mend the link' },
        },
        unverifiable: {
          severity: 'warning',
          review: true,
          th: '{where}ตรวจอัตโนมัติไม่ได้ ({reason})',
          en: '{where}Could not be verified by a machine ({reason})',
          group: { th: 'ตรวจอัตโนมัติไม่ได้', en: 'Could not be verified' },
          fix: { th: 'เปิดดูด้วยตนเอง', en: 'Open it yourself' },
        },
      }),
    },
  },
  {
    meta: {
      id: 'file',
      title: { th: 'ไฟล์เปิดอ่านได้', en: 'Files can be read' },
      source: 'ITA 2568',
      findings: codes({
        'no-text': {
          severity: 'warning',
          review: true,
          th: '{where}เป็นเอกสารสแกน ไม่มีข้อความให้ตรวจ',
          en: '{where}A scan without text',
          group: { th: 'เอกสารสแกน', en: 'Scanned documents' },
          fix: {
            th: 'เผยแพร่ไฟล์ต้นฉบับ (Word หรือ Excel) แทนไฟล์สแกน',
            en: 'Publish the original file (Word or Excel) instead of a scan',
          },
        },
      }),
    },
  },
  {
    meta: {
      id: 'date',
      title: { th: 'ปีงบประมาณถูกต้อง', en: 'The fiscal year is right' },
      source: 'ITA 2568',
      findings: codes({
        'wrong-fiscal-year': {
          severity: 'error',
          th: '{where}เป็นข้อมูลปี {found} ไม่ใช่ปีงบประมาณ {wanted}',
          en: '{where}Is of {found}, not of fiscal year {wanted}',
          group: { th: 'ปีงบประมาณไม่ตรง', en: 'Wrong fiscal year' },
          fix: { th: 'เผยแพร่ข้อมูลของปีงบประมาณ {wanted}', en: 'Publish the information of fiscal year {wanted}' },
        },
      }),
    },
  },
  {
    meta: {
      id: 'egp',
      title: { th: 'เลขที่โครงการ e-GP ถูกต้อง', en: 'e-GP numbers are right' },
      source: 'ITA 2568 O12, O13',
      findings: codes({
        digits: {
          severity: 'error',
          th: '{where}เลข e-GP มี {digits} หลัก (ต้องมี 11 หลัก)',
          en: '{where}The e-GP number has {digits} digits (11 are needed)',
          group: { th: 'เลข e-GP ไม่ครบ 11 หลัก', en: 'e-GP numbers without 11 digits' },
          fix: {
            th: 'ตรวจเลขที่โครงการในระบบ e-GP\nแก้เลขในไฟล์ให้ครบ 11 หลัก แล้วเผยแพร่ใหม่',
            en: 'Look the number up in the e-GP system\nCorrect it to 11 digits and publish the file again',
          },
        },
        month: {
          severity: 'warning',
          th: '{where}หลักที่ 3–4 ของเลข e-GP ไม่ใช่เดือน',
          en: '{where}Digits 3–4 of the e-GP number are no month',
          group: { th: 'เดือนในเลข e-GP ผิด', en: 'No month in the e-GP number' },
          fix: { th: 'ตรวจเลขกับระบบ e-GP', en: 'Compare with the e-GP system' },
        },
      }),
    },
  },
  {
    meta: {
      id: 'table',
      title: { th: 'ตารางครบถ้วน', en: 'The table is complete' },
      source: 'ITA 2568',
      findings: codes({
        'column-missing': {
          severity: 'error',
          th: '{where}ไม่มีคอลัมน์ “{column}”',
          en: '{where}The column “{column}” is missing',
          group: { th: 'ตารางขาดคอลัมน์', en: 'Columns are missing' },
          fix: { th: 'เพิ่มคอลัมน์ “{column}” ในตาราง', en: 'Add the column “{column}”' },
        },
        'cell-empty': {
          severity: 'error',
          th: '{where}ช่อง “{column}” ว่าง',
          en: '{where}The cell “{column}” is empty',
          group: { th: 'มีช่องว่าง', en: 'Empty cells' },
          fix: { th: 'กรอกข้อมูล ถ้าไม่มีให้ใส่คำว่า “ไม่มี”', en: 'Fill it in; where there is nothing, say so' },
        },
      }),
    },
  },
  {
    meta: {
      id: 'coverage',
      title: { th: 'ครอบคลุมทุกภารกิจ', en: 'Every service is covered' },
      source: 'ITA 2568 O23',
      findings: codes({
        missing: {
          severity: 'error',
          th: '{where}ไม่กล่าวถึง “{entry}”',
          en: '{where}“{entry}” is not mentioned',
          group: { th: 'ไม่ครอบคลุมทุกภารกิจ', en: 'Not every service is covered' },
          fix: { th: 'เพิ่มการประเมินความเสี่ยงของ “{entry}”', en: 'Add the risk assessment of “{entry}”' },
        },
      }),
    },
  },
  {
    meta: {
      id: 'text',
      title: { th: 'มีข้อความที่กำหนด', en: 'The text says what it must' },
      source: 'ITA 2568',
      findings: codes({
        placeholder: {
          severity: 'warning',
          th: '{where}มีข้อความที่ยังไม่ได้กรอก “{text}”',
          en: '{where}A placeholder was left: “{text}”',
          group: { th: 'ข้อความที่ยังไม่ได้กรอก', en: 'Placeholders' },
          fix: { th: 'กรอกข้อความจริงแทน', en: 'Put the real words in its place' },
        },
      }),
    },
  },
  {
    meta: {
      id: 'change',
      title: { th: 'ไฟล์ไม่ถูกแก้ไขโดยไม่ชี้แจง', en: 'No file changes without an explanation' },
      source: 'ITA 2568',
      findings: codes({
        unexplained: {
          severity: 'error',
          th: '{where}ไฟล์ถูกแก้ไขหลังเผยแพร่ โดยไม่มีหนังสือชี้แจง',
          en: '{where}The file was changed after publication without an explanation',
          group: { th: 'ไฟล์ถูกแก้ไขโดยไม่มีหนังสือชี้แจง', en: 'Changed without an explanation' },
          fix: {
            th: 'ทำหนังสือชี้แจงเหตุที่แก้ไขไฟล์ ลงวันที่ และลงนาม\nเผยแพร่หนังสือไว้ในหน้าเดียวกับไฟล์',
            en: 'Write a letter that explains the change, dated and signed\nPublish it on the page of the file',
          },
        },
        new: {
          severity: 'info',
          th: '{where}ไฟล์ใหม่',
          en: '{where}New file',
          group: { th: 'ไฟล์ใหม่', en: 'New files' },
          fix: { th: 'ไม่ต้องทำอะไร', en: 'Nothing to do' },
        },
      }),
    },
  },
];

export const sampleChecks: ReadonlyMap<string, WordedCheck> = new Map(checks.map((check) => [check.meta.id, check]));
