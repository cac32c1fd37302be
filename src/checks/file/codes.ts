import type { FileProblem } from '../../model/evidence.js';
import type { FindingMeta } from '../define-check.js';

/** The words of every way in which a file can be bad. `{reasonTh}` and `{reasonEn}` are empty or a reason in brackets. */
export const fileFindings: Readonly<Record<FileProblem['code'], FindingMeta>> = {
  empty: {
    severity: 'error',
    th: 'ไฟล์ว่างเปล่า',
    en: 'The file is empty',
    group: { th: 'ไฟล์ว่างเปล่า', en: 'Empty files' },
    cause: {
      th: 'การนำไฟล์ขึ้นเว็บไซต์ไม่สำเร็จ หรือบันทึกไฟล์เปล่าไว้ เปิดแล้วไม่มีข้อมูล',
      en: 'The upload failed or an empty file was saved; there is nothing in it.',
    },
    fix: {
      th: 'เปิดไฟล์ต้นฉบับในเครื่องให้แน่ใจว่ามีข้อมูล\nนำขึ้นเว็บไซต์ใหม่\nเปิดลิงก์ตรวจดูอีกครั้ง',
      en: 'Make sure that the original holds data\nUpload it again\nOpen the link to check',
    },
  },
  truncated: {
    severity: 'error',
    th: 'ไฟล์ขาด ไม่ครบทั้งไฟล์{reasonTh}',
    en: 'The file is cut off{reasonEn}',
    group: { th: 'ไฟล์ขาดไม่ครบ', en: 'Files that are cut off' },
    cause: {
      th: 'การนำไฟล์ขึ้นเว็บไซต์หยุดกลางคัน หรือเครื่องแม่ข่ายส่งไฟล์ไม่ครบ',
      en: 'The upload broke off, or the server does not send all of it.',
    },
    fix: {
      th: 'นำไฟล์ต้นฉบับขึ้นเว็บไซต์ใหม่\nดาวน์โหลดกลับมาเปิดดูว่าครบทุกหน้า\nถ้ายังขาด ให้แจ้งผู้ดูแลเว็บไซต์',
      en: 'Upload the original again\nDownload it and see that every page is there\nIf not, tell the webmaster',
    },
  },
  corrupt: {
    severity: 'error',
    th: 'ไฟล์เสีย เปิดไม่ได้{reasonTh}',
    en: 'The file is damaged and cannot be opened{reasonEn}',
    group: { th: 'ไฟล์เสีย', en: 'Damaged files' },
    cause: {
      th: 'ข้อมูลในไฟล์ผิดรูปแบบ โปรแกรมทั่วไปเปิดไม่ได้',
      en: 'What is in the file breaks the rules of its format; common programs cannot open it.',
    },
    fix: {
      th: 'เปิดไฟล์ต้นฉบับแล้วบันทึกหรือส่งออกใหม่\nนำขึ้นเว็บไซต์แทนไฟล์เดิม พร้อมหนังสือชี้แจงถ้าเป็นไฟล์ที่ส่งประเมินแล้ว',
      en: 'Open the original and save or export it again\nPut it in place of the old file, with a letter of explanation if it was already handed in',
    },
  },
  'type-mismatch': {
    severity: 'error',
    th: 'ชนิดไฟล์ไม่ตรง: เป็น {type} แต่ควรเป็น {expected}',
    en: 'The file is not what it should be: it is {type} instead of {expected}',
    group: { th: 'ชนิดไฟล์ไม่ตรง', en: 'Files of another type' },
    cause: {
      th: 'เปลี่ยนนามสกุลไฟล์โดยไม่ได้แปลงไฟล์ หรือเว็บไซต์ส่งหน้าเว็บ (เช่น หน้าแจ้งข้อผิดพลาด) มาแทนเอกสาร',
      en: 'The name’s ending was changed without converting the file, or the site sends a web page (an error message) in place of the document.',
    },
    fix: {
      th: 'เปิดลิงก์ดูว่าได้เอกสารจริงหรือได้หน้าเว็บ\nส่งออกไฟล์ใหม่ให้เป็นชนิดที่ต้องการ แล้วนำขึ้นเว็บไซต์\nตั้งนามสกุลให้ตรงกับชนิดไฟล์',
      en: 'Open the link: is it the document or a web page?\nExport the file in the format asked for and upload it\nGive it the ending of its format',
    },
  },
  encrypted: {
    severity: 'error',
    th: 'ไฟล์ล็อกไว้ เปิดอ่านไม่ได้{reasonTh}',
    en: 'The file is locked{reasonEn}',
    group: { th: 'ไฟล์ที่ล็อกไว้', en: 'Locked files' },
    cause: { th: 'ประชาชนและผู้ประเมินไม่มีรหัสผ่าน จึงอ่านข้อมูลไม่ได้', en: 'Neither citizens nor assessors have the password.' },
    fix: { th: 'บันทึกไฟล์ใหม่โดยไม่ใส่รหัสผ่าน แล้วนำขึ้นเว็บไซต์', en: 'Save the file without a password and upload it' },
  },
  'too-large': {
    severity: 'error',
    th: 'ไฟล์ใหญ่เกินไป{reasonTh}',
    en: 'The file is too large{reasonEn}',
    group: { th: 'ไฟล์ใหญ่เกินไป', en: 'Files that are too large' },
    cause: {
      th: 'ไฟล์ใหญ่เปิดช้าหรือเปิดไม่ได้บนโทรศัพท์และเครื่องทั่วไป มักเกิดจากการสแกนด้วยความละเอียดสูงเกินจำเป็น',
      en: 'It opens slowly or not at all on phones and common machines; most often it was scanned at too high a resolution.',
    },
    fix: {
      th: 'ส่งออกเป็น PDF จากไฟล์ต้นฉบับแทนการสแกน\nหรือลดความละเอียด หรือแบ่งเป็นหลายไฟล์',
      en: 'Export a PDF from the original instead of scanning\nOr lower the resolution, or split the file',
    },
  },
  'no-text': {
    severity: 'warning',
    th: 'เอกสารเป็นภาพสแกน ไม่มีข้อความให้อ่านหรือค้นหาได้{reasonTh}',
    en: 'The document is a scan without any text{reasonEn}',
    group: { th: 'เอกสารเป็นภาพสแกน', en: 'Scans without text' },
    cause: {
      th: 'เป็นภาพถ่ายหรือภาพสแกน โปรแกรมจึงตรวจเนื้อหาไม่ได้ ประชาชนค้นหาข้อความไม่ได้ และผู้พิการทางสายตาอ่านไม่ได้',
      en: 'It consists of pictures: the program cannot check what it says, nobody can search it, and the blind cannot read it.',
    },
    fix: {
      th: 'ส่งออกเป็น PDF จากไฟล์ Word หรือ Excel โดยตรง\nถ้าต้องมีลายเซ็น ให้เผยแพร่ไฟล์ต้นฉบับคู่กับไฟล์สแกน\nให้เจ้าหน้าที่เปิดอ่านเพื่อยืนยันเนื้อหา',
      en: 'Export a PDF straight from Word or Excel\nIf a signature is needed, publish the original beside the scan\nLet a person read it to confirm what it says',
    },
  },
  'not-readable': {
    severity: 'warning',
    th: 'โปรแกรมอ่านเนื้อหาในไฟล์นี้ไม่ได้ ต้องให้คนเปิดดู{reasonTh}',
    en: 'The program cannot read what is in the file: a person must look{reasonEn}',
    group: { th: 'ไฟล์ที่โปรแกรมอ่านเนื้อหาไม่ได้', en: 'Files that cannot be read' },
    cause: {
      th: 'ไฟล์มีข้อความ แต่อยู่ในรูปแบบหรือแบบอักษรที่อ่านออกมาเป็นข้อความไม่ได้',
      en: 'There is text, but in a format or a font that cannot be turned into text.',
    },
    fix: {
      th: 'เผยแพร่เป็น xlsx, docx หรือ PDF ที่ฝังแบบอักษรไว้\nให้เจ้าหน้าที่เปิดอ่านเพื่อยืนยันเนื้อหา',
      en: 'Publish it as xlsx, docx or a PDF with embedded fonts\nLet a person read it to confirm what it says',
    },
  },
  garbled: {
    severity: 'warning',
    review: true,
    th: 'เบราว์เซอร์แสดงหน้านี้เป็นตัวอักษรเพี้ยน: แจ้งรหัสอักษรเป็น {stated} แต่หน้าใช้ {actual}',
    en: 'Browsers show this page in wrong letters: it is said to be in {stated} and is in {actual}',
    group: { th: 'หน้าเว็บที่แสดงเป็นตัวอักษรเพี้ยน', en: 'Pages shown in wrong letters' },
    cause: {
      th: 'รหัสอักษร (charset) ที่ส่วนหัวของเซิร์ฟเวอร์หรือแท็ก meta แจ้ง ไม่ตรงกับรหัสที่ใช้บันทึกหน้า เบราว์เซอร์ถือตามส่วนหัวก่อนแท็ก meta',
      en: 'The charset that the header of the server or the meta element states is not that of the page; browsers take the header first.',
    },
    fix: {
      th: 'ตั้งค่า Content-Type ของเซิร์ฟเวอร์และแท็ก meta charset ให้ตรงกับหน้า\nถ้าทำได้ ให้บันทึกหน้าเป็น UTF-8 และแจ้งเป็น UTF-8 ทั้งสองที่',
      en: 'Make the Content-Type of the server and the meta charset say what the page is in\nIf possible, save the page in UTF-8 and state UTF-8 in both',
    },
  },
  repaired: {
    severity: 'warning',
    th: 'ไฟล์มีส่วนที่เสียหาย แต่ยังเปิดได้{reasonTh}',
    en: 'The file is partly damaged but still opens{reasonEn}',
    group: { th: 'ไฟล์เสียบางส่วน', en: 'Partly damaged files' },
    cause: {
      th: 'โครงสร้างภายในไฟล์ผิดเพี้ยน โปรแกรมบางตัวซ่อมและเปิดได้ แต่บางเครื่องอาจเปิดไม่ได้',
      en: 'Its inner structure is wrong: some programs repair and open it, others may not.',
    },
    fix: {
      th: 'เปิดไฟล์ต้นฉบับแล้วส่งออกเป็นไฟล์ใหม่ นำขึ้นแทนไฟล์เดิม',
      en: 'Export the file anew from its original and replace it',
    },
  },
  hidden: {
    severity: 'info',
    th: 'มีส่วนที่ซ่อนไว้ในไฟล์ ประชาชนไม่เห็น{reasonTh}',
    en: 'Part of the workbook is hidden: the public does not see it{reasonEn}',
    group: { th: 'ส่วนที่ซ่อนไว้ในไฟล์', en: 'Hidden parts of workbooks' },
    cause: {
      th: 'ซ่อนแถว คอลัมน์ หรือแผ่นงานไว้ หรือตัวกรองยังเปิดอยู่ การตรวจนับเฉพาะส่วนที่แสดง',
      en: 'Rows, columns or sheets are hidden, or a filter is still on; only what is shown was examined.',
    },
    fix: {
      th: 'ถ้าเป็นข้อมูลที่ต้องเผยแพร่ ให้ยกเลิกการซ่อนแล้วนำขึ้นใหม่\nถ้าไม่ต้องเผยแพร่ ให้ลบออก เพราะผู้อื่นยกเลิกการซ่อนดูได้',
      en: 'Show what has to be published, and upload the file again\nDelete what has not: anybody can show it',
    },
  },
  'passed-over': {
    severity: 'info',
    th: 'ในไฟล์ที่บีบอัดมีไฟล์ที่ไม่ใช่เอกสาร ไม่ได้ตรวจ{reasonTh}',
    en: 'The archive holds files that are no documents; they were not examined{reasonEn}',
    group: { th: 'ไฟล์ย่อยที่ไม่ใช่เอกสาร', en: 'Members of archives that are no documents' },
    cause: {
      th: 'ไฟล์ที่บีบอัดมีไฟล์ชนิดที่ไม่ใช่เอกสาร เช่น วีดิทัศน์ โปรแกรม หรือแบบอักษร',
      en: 'It holds files of other kinds, such as videos, programs or fonts.',
    },
    fix: {
      th: 'ถ้าเป็นเอกสาร ให้แปลงเป็น PDF หรือ xlsx แล้วนำขึ้นใหม่\nถ้าไม่ใช่ ไม่ต้องแก้ไข',
      en: 'Convert what is a document to PDF or xlsx, and upload it again\nNothing needs to be done about the rest',
    },
  },
};
