import type { FindingMeta } from '../define-check.js';

const formSource = 'ITA manual: the form may not be altered and no field left blank';

export const tableFindings = {
  'not-found': {
    severity: 'error',
    absence: true,
    th: 'ไม่พบตารางที่มีคอลัมน์ {columns}',
    en: 'No table with the columns {columns} was found',
    group: { th: 'ไม่พบตารางที่ต้องมี', en: 'Tables that were not found' },
    cause: {
      th: 'หน้าและไฟล์ของข้อนี้ไม่มีตารางที่มีคอลัมน์อย่างน้อยครึ่งหนึ่งของที่กำหนด อาจเผยแพร่ผิดไฟล์ หรือทำเป็นรูปภาพ',
      en: 'Neither the pages nor the files of the item hold a table with at least half of the columns; the wrong file, or a picture of it, may have been published.',
    },
    fix: {
      th: 'จัดทำตารางตามแบบที่กำหนดให้มีคอลัมน์ครบ\nเผยแพร่เป็น xlsx หรือ PDF ที่คัดลอกข้อความได้\nถ้าหัวคอลัมน์ใช้คำอื่น ให้เพิ่มคำนั้นใน match ของแบบตรวจ',
      en: 'Make the table with every column of the form\nPublish it as xlsx or as a PDF whose text can be copied\nIf the headings use other words, add them under match in the checklist',
    },
  },
  'column-missing': {
    severity: 'error',
    th: 'ตารางไม่มีคอลัมน์ "{column}"',
    en: 'The table lacks the column "{column}"',
    group: { th: 'ตารางขาดคอลัมน์', en: 'Tables that lack a column' },
    cause: {
      th: 'ตารางขาดข้อมูลที่คู่มือกำหนด หรือแก้ไขแบบฟอร์ม ผู้ประเมินให้ 0 คะแนนทั้งข้อ',
      en: 'What the manual asks for is missing, or the form was altered: assessors give the item 0.',
    },
    fix: {
      th: 'เพิ่มคอลัมน์นี้และกรอกข้อมูลทุกแถว\nถ้ามีคอลัมน์นี้แต่ใช้คำอื่น ให้แก้หัวคอลัมน์ หรือเพิ่มคำนั้นใน match ของแบบตรวจ',
      en: 'Add the column and fill in every row\nIf it is there under another name, change the heading or add the name under match in the checklist',
    },
    source: formSource,
  },
  'cell-empty': {
    severity: 'error',
    th: '{where}: ช่อง "{column}" ว่าง',
    en: '{where}: the cell "{column}" is empty',
    group: { th: 'ช่องว่างในตาราง', en: 'Empty cells' },
    cause: {
      th: 'คู่มือห้ามเว้นช่องว่าง ถ้าไม่มีข้อมูลต้องเขียนเป็นคำ เช่น "ไม่มี" หรือ 0',
      en: 'No cell may be left blank: what does not exist is stated in words ("ไม่มี") or as 0.',
    },
    fix: {
      th: 'กรอกข้อมูลในช่องนี้\nถ้าไม่มีข้อมูล ให้เขียนว่า "ไม่มี" หรือ 0\nเผยแพร่ไฟล์ใหม่ พร้อมหนังสือชี้แจงถ้าเป็นไฟล์ที่ส่งประเมินแล้ว',
      en: 'Fill in the cell\nWhere there is nothing to state write "ไม่มี" or 0\nPublish the new file, with a letter of explanation if the old one was already handed in',
    },
    source: formSource,
  },
  'cell-invalid': {
    severity: 'error',
    th: '{where}: ช่อง "{column}" ต้องเป็น{typeTh} แต่พบ "{value}"',
    defaults: { typeTh: 'ค่าตามชนิดที่กำหนด' },
    en: '{where}: the cell "{column}" holds no {type}: "{value}"',
    group: { th: 'ค่าในตารางผิดชนิด', en: 'Cells of the wrong kind' },
    cause: {
      th: 'ค่าที่กรอกไม่ใช่ตัวเลข วันที่ หรือเลข e-GP ตามที่คอลัมน์นี้กำหนด หรือเป็นวันที่ที่ไม่มีจริง',
      en: 'It is not the number, date or e-GP number that the column asks for, or a day that does not exist.',
    },
    fix: {
      th: 'แก้ค่าในช่องนี้ให้ถูกชนิด\nวันที่เขียนแบบ 30 กันยายน 2568 หรือ 30/09/2568 จำนวนเงินเขียนเป็นตัวเลข',
      en: 'Correct the cell\nWrite dates like "30 กันยายน 2568" or 30/09/2568 and sums in figures',
    },
  },
  'too-few-rows': {
    severity: 'error',
    absence: true,
    th: 'ตารางมีข้อมูล {rows} แถว น้อยกว่าที่กำหนด ({min} แถว)',
    en: 'The table has {rows} rows, fewer than the {min} asked for',
    group: { th: 'ตารางมีแถวน้อยเกินไป', en: 'Too few rows' },
    cause: { th: 'ตารางมีแต่หัวตาราง หรือข้อมูลยังไม่ครบ', en: 'There are only headings, or entries are missing.' },
    fix: { th: 'กรอกข้อมูลให้ครบทุกแถว แล้วเผยแพร่ใหม่', en: 'Fill in every row and publish again' },
  },
  'row-missing': {
    severity: 'error',
    absence: true,
    th: 'ตารางไม่มีแถว "{label}"',
    en: 'The table has no row "{label}"',
    group: { th: 'ตารางขาดแถวที่ต้องมี', en: 'Rows that are missing' },
    cause: {
      th: 'ข้อมูลบางส่วนที่ต้องรายงาน (เช่น เดือนหรือบริการ) ไม่มีในตาราง',
      en: 'A part of what has to be reported, such as a month or a service, is not in the table.',
    },
    fix: {
      th: 'เพิ่มแถวนี้ในตาราง\nถ้าไม่มีข้อมูล ให้ใส่แถวไว้แล้วเขียนว่า "ไม่มี" หรือ 0',
      en: 'Add the row\nIf there is nothing to state, keep the row and write "ไม่มี" or 0',
    },
  },
  'period-missing': {
    severity: 'error',
    absence: true,
    th: 'ไม่พบข้อมูลของ {period}',
    en: 'Nothing of {period} was found',
    group: { th: 'ช่วงเวลาที่ไม่มีข้อมูล', en: 'Parts of the year that are missing' },
    cause: {
      th: 'ไม่มีคอลัมน์ แถว ป้ายลิงก์ หรือชื่อไฟล์ของช่วงเวลานี้ อาจเผยแพร่ไม่ครบ หรือไม่ได้เขียนว่าไม่มีรายการ',
      en: 'No column, row, label or file name is of this part of the year: it was not published, or nobody said that there was nothing.',
    },
    fix: {
      th: 'เผยแพร่ข้อมูลให้ครบทุกช่วงเวลา\nเดือนที่ไม่มีรายการให้เขียนว่าไม่มี',
      en: 'Publish every part of the year\nWhere there was nothing in a month, say so',
    },
  },
  rule: {
    severity: 'error',
    th: '{where}: ไม่เป็นไปตามกฎ {rule} (พบ {left} กับ {right})',
    en: '{where}: {rule} does not hold ({left} and {right})',
    group: { th: 'ข้อมูลในแถวขัดกัน', en: 'Rows that contradict themselves' },
    cause: {
      th: 'ค่าของสองคอลัมน์ในแถวเดียวกันขัดกัน เช่น อนุมัติหลังวันที่ยืม หรือราคาที่ตกลงสูงกว่างบประมาณ',
      en: 'Two cells of the row contradict each other, such as an approval after the loan or a price above the budget.',
    },
    fix: {
      th: 'ตรวจค่าทั้งสองกับเอกสารจริง แล้วแก้ให้ถูกต้อง\nถ้าข้อมูลถูกแล้ว ให้อธิบายเหตุผลไว้ในหมายเหตุ',
      en: 'Compare both values with the papers and correct them\nIf they are right, give the reason in a note',
    },
  },
} as const satisfies Readonly<Record<string, FindingMeta>>;
