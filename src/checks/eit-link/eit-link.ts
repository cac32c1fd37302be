import * as z from 'zod';
import { placeAt } from '../../model/finding.js';
import { defineCheck } from '../define-check.js';
import { dayOption, readDay } from '../options.js';
import { isSurveyLink } from './survey.js';

/** The home page leads the public to the survey of EIT while it is open. */
export const eitLink = defineCheck({
  meta: {
    id: 'eit-link',
    title: { th: 'หน้าแรกมีลิงก์หรือ QR code แบบวัด EIT', en: 'The home page has the link or QR code of the EIT survey' },
    why: {
      th: 'EIT คิดเป็น 30 คะแนนของ ITA ประชาชนต้องเข้าถึงแบบวัดได้จากหน้าแรก ถ้าผู้ตอบไม่ถึงจำนวนขั้นต่ำจะไม่ได้คะแนนส่วนนี้',
      en: 'EIT is 30 points of ITA; the public must find the survey on the home page, and with too few answers the part has no score',
    },
    source: 'ITA, external survey (EIT): link and QR code of itas.nacc.go.th on the agency’s home page',
    needs: ['home'],
    options: z.strictObject({
      from: dayOption.describe('วันแรกที่ต้องมี · first day on which it must stand there'),
      to: dayOption.describe('วันสุดท้ายที่ต้องมี · last day on which it must stand there'),
    }),
    findings: {
      missing: {
        severity: 'warning',
        th: 'หน้าแรกไม่มีลิงก์หรือ QR code ของแบบวัด EIT ปี {year}',
        en: 'The home page has neither link nor QR code of the EIT survey of {year}',
        group: { th: 'ไม่พบแบบวัด EIT บนหน้าแรก', en: 'No EIT survey on the home page' },
        cause: {
          th: 'ไม่พบลิงก์ไปยังแบบวัดของ itas.nacc.go.th ไม่พบป้าย "แบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายนอก (EIT)" ของปีนี้ที่เปิดได้ และไม่พบ QR code ของแบบวัดในรูปบนหน้าแรก',
          en: 'No link leads to the survey on itas.nacc.go.th, no label says "แบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายนอก (EIT)" of this year, and no picture holds its QR code.',
        },
        fix: {
          th: 'คัดลอกลิงก์และ QR code ของแบบวัด EIT ของหน่วยงานจากระบบ ITAS\nวางเป็นแบนเนอร์บนหน้าแรก ใส่ข้อความ "แบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายนอก (EIT)" และปี\nลองเปิดลิงก์และสแกน QR code ด้วยโทรศัพท์',
          en: 'Copy the link and the QR code of the agency’s EIT survey from ITAS\nPut them on the home page as a banner with the words "แบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายนอก (EIT)" and the year\nOpen the link and scan the code with a phone',
        },
      },
    },
  },

  run({ home }, { options, today, fiscalYear, finding }) {
    const from = options.from === undefined ? null : readDay(options.from);
    const to = options.to === undefined ? null : readDay(options.to);
    if (home === null || (from !== null && today < from) || (to !== null && today > to)) return [];
    const shown = [...home.links, ...home.codes.map(({ text, label }) => ({ url: text, text: label }))];
    if (shown.some((link) => isSurveyLink(link, { home: home.url, fiscalYear }))) return [];
    return [finding('missing', { year: fiscalYear }, { at: placeAt(home.url), expected: 'itas.nacc.go.th, EIT' })];
  },
});
