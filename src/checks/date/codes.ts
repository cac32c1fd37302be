import type { FindingMeta } from '../define-check.js';

const dateIt = {
  th: 'ระบุวันที่หรือปีงบประมาณไว้ที่ชื่อเรื่อง เนื้อหา หรือชื่อไฟล์ให้ชัดเจน\nเผยแพร่ใหม่ พร้อมหนังสือชี้แจงถ้าเป็นไฟล์ที่ส่งประเมินแล้ว',
  en: 'State the date or fiscal year clearly in the title, the text or the file name\nPublish it again, with a letter of explanation if it was already handed in',
};

const dayIt = {
  th: 'ระบุวันที่หรือเดือนที่จัดทำหรือปรับปรุงข้อมูลไว้ที่ชื่อเรื่อง เนื้อหา หรือชื่อไฟล์\nเผยแพร่ใหม่ พร้อมหนังสือชี้แจงถ้าเป็นไฟล์ที่ส่งประเมินแล้ว',
  en: 'State the day or month in which it was made or brought up to date, in the title, the text or the file name\nPublish it again, with a letter of explanation if it was already handed in',
};

/** What is sought where the evidence names no date at all. */
const SOUGHT = { soughtTh: 'วันที่หรือปีงบประมาณ', soughtEn: 'no date or fiscal year' };

export const dateFindings = {
  'wrong-fiscal-year': {
    severity: 'error',
    absence: true,
    th: 'ข้อมูลเป็นของปีงบประมาณ {years}{stated} ไม่ใช่ปีงบประมาณ {year}',
    en: 'The evidence is of fiscal year {years}{stated}, not {year}',
    defaults: { stated: '' },
    group: { th: 'ข้อมูลผิดปีงบประมาณ', en: 'Evidence of another fiscal year' },
    cause: {
      th: 'ชื่อเรื่อง เนื้อหา ชื่อไฟล์ หรือชื่อลิงก์ระบุปีอื่น ผู้ประเมินจะถือว่ายังไม่ได้เผยแพร่ข้อมูลของปีที่กำหนด',
      en: 'Its title, text, file name or link label names other years: for an assessor the year asked for has not been published.',
    },
    fix: {
      th: 'นำข้อมูลของปีงบประมาณ {year} ขึ้นเว็บไซต์ แล้วแก้ลิงก์ให้ชี้ไปที่ข้อมูลนั้น\nถ้าเนื้อหาเป็นปีที่ถูกต้องแล้ว ให้แก้ชื่อเรื่องหรือชื่อไฟล์ที่ยังเป็นปีเก่า',
      en: 'Publish what belongs to fiscal year {year} and let the link point there\nIf the content is right, correct the old year in its title or file name',
    },
  },
  missing: {
    severity: 'error',
    absence: true,
    th: 'ในหลักฐานไม่พบ{soughtTh}{wanted}',
    en: 'The evidence states {soughtEn}{wanted}',
    defaults: SOUGHT,
    group: { th: 'ไม่ระบุวันที่หรือปี', en: 'Evidence without a date' },
    cause: {
      th: 'ไม่มีวันที่หรือปีให้เห็น ผู้ประเมินจึงไม่รู้ว่าเป็นข้อมูลของปีที่ประเมินหรือไม่ ส่วนข้อที่กำหนดช่วงเวลาหรืออายุของข้อมูลต้องมีวันหรือเดือน ปีอย่างเดียวไม่พอ',
      en: 'No date or year can be seen, so an assessor cannot tell whether it is of the year assessed. Where a range or an age is asked for, a year alone is not enough.',
    },
    fix: dateIt,
    steps: ({ soughtTh }) => (soughtTh === undefined || soughtTh === SOUGHT.soughtTh ? null : dayIt),
  },
  'years-differ': {
    severity: 'warning',
    review: true,
    th: 'ชื่อไฟล์หรือชื่อลิงก์ระบุปีงบประมาณ {year} แต่เอกสารเองระบุปี {years}{stated}',
    en: 'Its file name or link label names fiscal year {year}, but the document itself names {years}{stated}',
    defaults: { stated: '' },
    group: { th: 'ปีในชื่อไฟล์ไม่ตรงกับปีในเอกสาร', en: 'Another year in the document than in its name' },
    cause: {
      th: 'ผู้ประเมินเปิดเอกสารแล้วเห็นปีที่ปกหรือหัวเรื่อง อาจเป็นเอกสารปีเก่าในชื่อใหม่ หรือปกเก่าที่ลืมแก้ โปรแกรมตัดสินแทนไม่ได้',
      en: 'An assessor opens the document and sees the year of its cover: it may be the document of another year under a new name, or a cover that was left as it was. A program can’t decide which.',
    },
    fix: {
      th: 'เปิดเอกสารแล้วดูว่าเนื้อหาเป็นของปีงบประมาณ {year} หรือไม่\nถ้าใช่ แก้ปกหรือหัวเรื่องให้ตรงแล้วเผยแพร่ใหม่\nถ้าไม่ใช่ นำเอกสารของปีงบประมาณ {year} ขึ้นแทน',
      en: 'Open the document and see whether it is of fiscal year {year}\nIf it is, correct its cover or heading and publish it again\nIf it is not, put the document of fiscal year {year} in its place',
    },
  },
  'years-unclear': {
    severity: 'warning',
    review: true,
    th: 'เอกสารระบุปีงบประมาณ {years} อย่างละครั้ง{stated} โปรแกรมบอกไม่ได้ว่าเป็นของปี {year} หรือไม่',
    en: 'The document names the fiscal years {years} once each{stated}: a program can’t tell whether it is of {year}',
    defaults: { stated: '' },
    group: { th: 'เอกสารระบุสองปี', en: 'Two years in one document' },
    cause: {
      th: 'ชื่อเรื่องและชื่อไฟล์ไม่ระบุปี และในเนื้อหามีสองปีโดยไม่มีปีใดเด่นกว่า ผู้ประเมินอาจเห็นว่าเป็นเอกสารของอีกปีหนึ่ง',
      en: 'Neither its title nor its name says the year, and its text has two of which neither stands out: an assessor may take it for the document of the other.',
    },
    fix: {
      th: 'เปิดเอกสารแล้วดูว่าเป็นของปีงบประมาณ {year} หรือไม่\nถ้าใช่ ระบุปีนั้นไว้ที่ชื่อเรื่องหรือชื่อไฟล์',
      en: 'Open the document and see whether it is of fiscal year {year}\nIf it is, state that year in its title or file name',
    },
  },
  'out-of-range': {
    severity: 'error',
    absence: true,
    th: 'ไม่พบวันที่ในช่วง {from} ถึง {to}',
    en: 'No date lies between {from} and {to}',
    group: { th: 'ไม่มีวันที่ในช่วงที่กำหนด', en: 'No date in the range' },
    cause: {
      th: 'วันที่ทั้งหมดที่พบอยู่นอกช่วงเวลาที่ข้อนี้กำหนด',
      en: 'Every date found lies outside the time that the item asks for.',
    },
    fix: {
      th: 'เผยแพร่ข้อมูลหรือกิจกรรมที่อยู่ในช่วงเวลาที่กำหนด\nตรวจว่าพิมพ์วันที่ถูกต้อง',
      en: 'Publish data or activities of that time\nCheck that the dates are typed correctly',
    },
  },
  stale: {
    severity: 'error',
    absence: true,
    th: 'ข้อมูลล่าสุดลงวันที่ {date} เก่าแล้ว {days} วัน (กำหนดไม่เกิน {max} วัน)',
    en: 'The newest date is {date}, {days} days ago (at most {max} days)',
    group: { th: 'ข้อมูลเก่าเกินกำหนด', en: 'Outdated evidence' },
    cause: {
      th: 'ไม่มีการปรับปรุงข้อมูลภายในเวลาที่กำหนด',
      en: 'Nothing has been brought up to date within the time allowed.',
    },
    fix: {
      th: 'ปรับปรุงข้อมูลให้เป็นปัจจุบันและระบุวันที่ปรับปรุง',
      en: 'Bring the data up to date and state the day on which that was done',
    },
  },
  future: {
    severity: 'error',
    absence: true,
    th: 'วันที่ทั้งหมดที่พบเป็นวันในอนาคต ({date})',
    en: 'Every date found lies in the future ({date})',
    group: { th: 'วันที่ในอนาคต', en: 'Dates in the future' },
    cause: {
      th: 'น่าจะพิมพ์ปีหรือเดือนผิด หรือใช้ พ.ศ. กับ ค.ศ. ปนกัน',
      en: 'A year or month is probably mistyped, or the Buddhist and the Common Era are mixed up.',
    },
    fix: { th: 'แก้วันที่ให้ถูกต้องแล้วเผยแพร่ใหม่', en: 'Correct the date and publish again' },
  },
} as const satisfies Readonly<Record<string, FindingMeta>>;
