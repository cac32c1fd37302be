import * as z from 'zod';
import { defineCheck } from '../define-check.js';

/** The words for a defect of the program itself; the runner reports them. */
export const internal = defineCheck({
  meta: {
    id: 'internal',
    title: { th: 'โปรแกรมตรวจทำงานได้ครบ', en: 'The program itself worked' },
    why: {
      th: 'ถ้าการตรวจหนึ่งล้ม ข้อนั้นยังไม่ถือว่าผ่าน ต้องให้คนดู',
      en: 'Where a check broke down, its item is no pass: a person must look',
    },
    source: 'oit-audit',
    needs: [],
    options: z.strictObject({}),
    findings: {
      crash: {
        severity: 'error',
        review: true,
        th: 'โปรแกรมทำการตรวจ "{check}" ไม่สำเร็จ: {message}',
        en: 'The check "{check}" broke down: {message}',
        group: { th: 'โปรแกรมตรวจไม่สำเร็จ', en: 'Checks that broke down' },
        cause: {
          th: 'เป็นข้อบกพร่องของโปรแกรม ไม่ใช่ของหน่วยงาน การตรวจอื่นยังทำต่อจนครบ',
          en: 'A defect of the program, not of the municipality; the other checks went on.',
        },
        fix: {
          th: 'ให้เจ้าหน้าที่ตรวจข้อนี้ด้วยตนเองในรอบนี้\nแจ้งผู้ดูแลโปรแกรมพร้อมข้อความนี้',
          en: 'Let a person check this item in this round\nReport the message to those who look after the program',
        },
      },
    },
  },
  run: () => [],
});
