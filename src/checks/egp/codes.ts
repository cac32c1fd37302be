import type { FindingMeta } from '../define-check.js';

const lookUp = {
  th: 'ค้นเลขที่โครงการ 11 หลักจากระบบ e-GP (gprocurement.go.th)\nแก้ในไฟล์ต้นฉบับ โดยตั้งคอลัมน์เป็นข้อความ (Text) เพื่อไม่ให้ Excel ตัดหรือปัดเลข\nเผยแพร่ไฟล์ใหม่ พร้อมหนังสือชี้แจงถ้าเป็นไฟล์ที่ส่งประเมินแล้ว',
  en: 'Look the 11-digit project number up in e-GP (gprocurement.go.th)\nCorrect the original; format the column as text so that Excel neither cuts nor rounds\nPublish the new file, with a letter of explanation if the old one was already handed in',
};

export const egpFindings = {
  'column-not-found': {
    severity: 'error',
    absence: true,
    th: 'ไม่พบคอลัมน์เลขที่โครงการ e-GP ({column}) ในตารางใดเลย',
    en: 'No table has a column of e-GP numbers ({column})',
    group: { th: 'ไม่พบคอลัมน์เลข e-GP', en: 'No column of e-GP numbers' },
    cause: {
      th: 'แบบรายงานจัดซื้อจัดจ้างต้องมีคอลัมน์ "เลขที่โครงการในระบบ e-GP" และต้องไม่แก้ไขแบบ แบบ สขร.1 ไม่มีคอลัมน์นี้จึงใช้แทนไม่ได้',
      en: 'The procurement form has a column "เลขที่โครงการในระบบ e-GP" and must not be altered; the form "สขร.1" lacks it and cannot stand in for it.',
    },
    fix: {
      th: 'ใช้แบบรายงานตามคู่มือ ITA ของปีนั้น\nกรอกเลขที่โครงการ e-GP ครบทุกแถว แล้วเผยแพร่ใหม่\nถ้าหัวคอลัมน์ใช้คำอื่น ให้ระบุคำนั้นใน column ของแบบตรวจ',
      en: 'Use the form of that year’s ITA manual\nFill in the e-GP number of every row and publish again\nIf the heading uses other words, name them under column in the checklist',
    },
  },
  digits: {
    severity: 'error',
    th: '{where}: เลข e-GP มี {count} หลัก (ต้องมี 11 หลัก)',
    en: '{where}: the e-GP number has {count} digits (11 are required)',
    group: { th: 'เลข e-GP ไม่ครบ 11 หลัก', en: 'e-GP numbers without 11 digits' },
    cause: {
      th: 'พิมพ์ตกหรือเกิน Excel ปัดเลขเป็นรูป 6.7E+10 หรือใช้เลขอื่น เช่น เลขคุมสัญญา เลขผู้เสียภาษี ผู้ประเมินให้ 0 คะแนนทั้งข้อ',
      en: 'Mistyped, rounded by Excel to something like 6.7E+10, or another number (contract, tax id). Assessors give the item 0.',
    },
    fix: lookUp,
  },
  missing: {
    severity: 'error',
    th: '{where}: ไม่ได้กรอกเลข e-GP',
    en: '{where}: the e-GP number is blank',
    group: { th: 'ไม่ได้กรอกเลข e-GP', en: 'Blank e-GP numbers' },
    cause: {
      th: 'แบบรายงานห้ามเว้นช่องว่าง ทุกแถวต้องมีเลขหรือเหตุผลที่ไม่มี',
      en: 'The form allows no blank cell: every row needs a number, or the reason why there is none.',
    },
    fix: {
      th: `${lookUp.th}\nถ้ารายการนั้นไม่ต้องลงระบบ e-GP ให้เขียนว่า "ไม่มี" พร้อมเหตุผลในหมายเหตุ`,
      en: `${lookUp.en}\nIf that purchase need not be in e-GP, write "ไม่มี" and the reason in a note`,
    },
  },
  'too-few-rows': {
    severity: 'error',
    absence: true,
    th: 'ตารางมี {rows} แถว น้อยกว่าที่กำหนด ({min} แถว)',
    en: 'There are {rows} rows, fewer than the {min} asked for',
    group: { th: 'ตารางมีแถวน้อยเกินไป', en: 'Too few rows' },
    cause: { th: 'ตารางมีแต่หัวตาราง หรือรายการยังไม่ครบ', en: 'There are only headings, or entries are missing.' },
    fix: {
      th: 'กรอกรายการให้ครบทั้งปี\nเดือนที่ไม่มีการจัดซื้อจัดจ้างให้เขียนว่า "ไม่มีการจัดซื้อจัดจ้าง"',
      en: 'Fill in the entries of the whole year\nFor a month without purchases write "ไม่มีการจัดซื้อจัดจ้าง"',
    },
  },
  format: {
    severity: 'warning',
    th: '{where}: เลข e-GP มีตัวอักษรหรือเครื่องหมายอื่นปน (ควรเป็น {digits})',
    en: '{where}: the e-GP number has other characters in it (it should read {digits})',
    group: { th: 'เลข e-GP มีเครื่องหมายอื่นปน', en: 'e-GP numbers with other characters' },
    cause: {
      th: 'มีครบ 11 หลัก แต่มีขีด จุด หรือตัวอักษรคั่น ทำให้ค้นในระบบ e-GP ไม่พบ',
      en: 'The 11 digits are there, but dashes, dots or letters among them keep a search in e-GP from finding it.',
    },
    fix: { th: 'พิมพ์เลข 11 หลักติดกันโดยไม่มีเครื่องหมายคั่น', en: 'Type the 11 digits without anything between them' },
  },
  'stated-none': {
    severity: 'warning',
    th: '{where}: ระบุว่าไม่มีเลข e-GP',
    en: '{where}: the row states that it has no e-GP number',
    group: { th: 'แถวที่ระบุว่าไม่มีเลข e-GP', en: 'Rows that state no e-GP number' },
    cause: {
      th: 'บางรายการไม่ต้องลงระบบ e-GP (เช่น วงเงินน้อย) แต่ผู้ประเมินอาจขอเหตุผล',
      en: 'Some purchases need not be in e-GP (small sums), but an assessor may ask for the reason.',
    },
    fix: {
      th: 'ตรวจว่ารายการนั้นไม่ต้องลงระบบ e-GP จริง\nเขียนเหตุผลไว้ในหมายเหตุของตาราง',
      en: 'Make sure that the purchase really need not be in e-GP\nGive the reason in a note below the table',
    },
  },
  duplicate: {
    severity: 'warning',
    th: '{where}: เลข e-GP {digits} ซ้ำกับลำดับที่ {other}',
    en: '{where}: the e-GP number {digits} also stands in row {other}',
    group: { th: 'เลข e-GP ซ้ำกัน', en: 'e-GP numbers used twice' },
    cause: {
      th: 'อาจเป็นโครงการเดียวที่มีหลายสัญญา หรือคัดลอกเลขผิดแถว',
      en: 'One project may have several contracts, or the number was copied into the wrong row.',
    },
    fix: { th: 'เทียบเลขของทั้งสองแถวกับระบบ e-GP', en: 'Compare both rows with e-GP' },
  },
  month: {
    severity: 'warning',
    th: '{where}: หลักที่ 3–4 ของเลข e-GP คือ {month} ซึ่งไม่ใช่เดือน',
    en: '{where}: digits 3–4 of the e-GP number are {month}, which is no month',
    group: { th: 'เลข e-GP มีเดือนที่ไม่มีจริง', en: 'e-GP numbers without a month' },
    cause: {
      th: 'เลข e-GP ขึ้นต้นด้วยปีและเดือนที่สร้างโครงการ (เช่น 6701 คือ ม.ค. 2567) เลขนี้จึงน่าจะพิมพ์สลับหลัก',
      en: 'An e-GP number begins with the year and month of the project (6701 is January 2567): digits have probably been swapped.',
    },
    fix: lookUp,
  },
  unknown: {
    severity: 'warning',
    th: '{where}: ไม่พบเลข e-GP {digits} ในข้อมูลสัญญาภาครัฐ',
    en: '{where}: the contract data of the government do not have the e-GP number {digits}',
    group: { th: 'เลข e-GP ที่ไม่พบในข้อมูลสัญญาภาครัฐ', en: 'e-GP numbers that the contract data do not have' },
    cause: {
      th: 'มีครบ 11 หลัก แต่ไม่มีในไฟล์ที่ระบุใน register อาจพิมพ์ผิดหลัก หรือไฟล์นั้นเป็นของปีอื่นหรือเก่าเกินไป',
      en: 'It has 11 digits, but the file of register does not have it: mistyped, or the file is of another year or too old.',
    },
    fix: {
      th: `${lookUp.th}\nถ้าเลขถูกต้อง ให้ดาวน์โหลดข้อมูลสัญญาของปีงบประมาณนั้นใหม่`,
      en: `${lookUp.en}\nIf the number is right, download the contract data of that fiscal year again`,
    },
  },
  'register-mismatch': {
    severity: 'warning',
    th: '{where}: {whatTh}ของ {digits} คือ "{written}" แต่ข้อมูลสัญญาภาครัฐคือ "{other}"',
    en: '{where}: the {what} of {digits} is "{written}", but the contract data say "{other}"',
    group: {
      th: 'ราคาหรือผู้ขายไม่ตรงกับข้อมูลสัญญาภาครัฐ',
      en: 'Prices or suppliers that differ from the contract data',
    },
    cause: {
      th: 'ราคาที่ตกลงหรือผู้ที่ได้รับการคัดเลือกไม่ตรงกับที่บันทึกในระบบ e-GP อาจพิมพ์ผิด ใส่เลขของโครงการอื่น หรือแก้สัญญาภายหลัง',
      en: 'The agreed price or the supplier is not what e-GP has: mistyped, the number of another project, or a contract changed later.',
    },
    fix: {
      th: 'เทียบแถวนั้นกับสัญญาและระบบ e-GP\nแก้เลข ราคา หรือชื่อผู้ขายในไฟล์ต้นฉบับ แล้วเผยแพร่ใหม่พร้อมหนังสือชี้แจงถ้าส่งประเมินแล้ว',
      en: 'Compare the row with the contract and with e-GP\nCorrect number, price or supplier in the original and publish it again, with a letter of explanation if it was handed in',
    },
  },
  'fiscal-year': {
    severity: 'warning',
    th: '{where}: เลข e-GP เป็นของปี {egpYear} ห่างจากปีงบประมาณ {year} เกินหนึ่งปี',
    en: '{where}: the e-GP number is of {egpYear}, more than a year from fiscal year {year}',
    group: { th: 'เลข e-GP ของปีอื่น', en: 'e-GP numbers of other years' },
    cause: {
      th: 'สองหลักแรกของเลขคือปีที่สร้างโครงการ อาจคัดลอกมาจากรายงานปีอื่น',
      en: 'The first two digits are the year of the project; the row may come from another year’s report.',
    },
    fix: {
      th: 'ตรวจว่ารายการนี้เป็นของปีงบประมาณที่รายงาน\nถ้าเลขผิด ให้แก้ตามระบบ e-GP',
      en: 'Check that the purchase belongs to the year of the report\nIf the number is wrong, correct it from e-GP',
    },
  },
} as const satisfies Readonly<Record<string, FindingMeta>>;
