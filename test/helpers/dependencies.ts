import { readFileSync } from 'node:fs';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  /** What users add for one purpose: each is optional. */
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional: boolean }>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** A package of the lock file. */
export interface Locked {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly isDev: boolean;
  readonly isOptional: boolean;
  readonly hasInstallScript: boolean;
}

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

export const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, LockEntry>>;
};

export const locked: readonly Locked[] = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, { version = '', license = '', dev, optional, devOptional, hasInstallScript }]) => ({
    name: path.replace(/^.*node_modules\//, ''),
    version,
    license,
    isDev: dev === true,
    isOptional: optional === true || devOptional === true,
    hasInstallScript: hasInstallScript === true,
  }));

/** Why users install it, in both languages; a dependency without a reason fails a test. */
export const REASONS: Readonly<Record<string, { readonly th: string; readonly en: string }>> = {
  '@clack/prompts': { th: 'ถามตอบใน `init`', en: 'questions of `init`' },
  '@e965/xlsx': { th: 'อ่าน .xls และ XML ของ Excel 2003', en: 'reads .xls and the XML of Excel 2003' },
  '@embedpdf/pdfium': { th: 'อ่าน PDF ด้วย PDFium (WebAssembly)', en: 'reads PDF with PDFium, as WebAssembly' },
  chalk: { th: 'สีในเทอร์มินัล', en: 'colours of the terminal' },
  cheerio: { th: 'อ่าน HTML ตามมาตรฐาน', en: 'reads HTML as the standard has it' },
  commander: { th: 'อ่านคำสั่งและตัวเลือก', en: 'reads the command line' },
  'csv-parse': { th: 'อ่าน CSV', en: 'reads CSV' },
  docx: { th: 'เขียนบันทึกข้อความ .docx', en: 'writes the memo as .docx' },
  domhandler: { th: 'ชนิดข้อมูลของต้นไม้ HTML', en: 'types of the tree of HTML' },
  entities: { th: 'ถอดอักขระพิเศษของ HTML', en: 'decodes the entities of HTML' },
  htmlparser2: { th: 'อ่าน XML ในไฟล์ Office ทีละส่วน', en: 'reads the XML in office files as it comes' },
  libsql: { th: 'ประวัติรอบการตรวจ (SQLite)', en: 'the history of rounds (SQLite)' },
  nodemailer: { th: 'ส่งอีเมลแจ้งผล', en: 'mails the outcome' },
  'p-limit': { th: 'จำกัดจำนวนงานพร้อมกัน', en: 'bounds what goes on at once' },
  '@eslint-community/regexpp': {
    th: 'อ่านรูปแบบค้นหาในแบบตรวจ เพื่อบอกเป็นคำในรายงาน',
    en: 'reads patterns of checklists, which reports say as words',
  },
  re2js: { th: 'รูปแบบค้นหาใน checklist ที่ใช้เวลาเป็นเส้นตรง', en: 'patterns of checklists, in linear time' },
  fzstd: { th: 'ถอดการบีบอัด Zstandard ของหน้าเว็บ', en: 'undoes the Zstandard of pages' },
  'get-east-asian-width': { th: 'ความกว้างของอักษรในเทอร์มินัล', en: 'columns that letters take' },
  'tough-cookie': { th: 'คุกกี้อย่างที่เบราว์เซอร์เก็บ (RFC 6265bis)', en: 'keeps cookies as browsers do (RFC 6265bis)' },
  undici: { th: 'เรียกเว็บไซต์ผ่าน HTTP', en: 'asks servers over HTTP' },
  'write-excel-file': { th: 'เขียนรายงาน .xlsx', en: 'writes the report as .xlsx' },
  asn1js: { th: 'ชนิดข้อมูล ASN.1 ของคำขอประทับเวลา', en: 'the ASN.1 values of requests for time stamps' },
  pkijs: {
    th: 'คำขอและคำตอบประทับเวลา (RFC 3161) พร้อมตรวจลายเซ็น',
    en: 'time stamps (RFC 3161): requests, answers, signatures',
  },
  yaml: { th: 'อ่าน checklist พร้อมบรรทัดและคอลัมน์', en: 'reads checklists with lines and columns' },
  yauzl: { th: 'อ่านไฟล์ zip', en: 'reads zip archives' },
  yazl: { th: 'เขียนไฟล์ zip ของหลักฐาน', en: 'writes evidence as a zip archive' },
  zod: { th: 'รูปแบบของ checklist และตัวเลือก', en: 'the form of checklists and options' },
  'zxing-wasm': { th: 'อ่านและวาด QR (WebAssembly)', en: 'reads and draws QR codes, as WebAssembly' },
  '@napi-rs/canvas': {
    th: 'ถอดรหัสภาพเพื่อ OCR, QR ใน WebP และ SVG',
    en: 'decodes pictures for OCR, and QR codes in WebP and SVG',
  },
  '@tesseract.js-data/eng': { th: 'ข้อมูล OCR ภาษาอังกฤษ', en: 'data of OCR, English' },
  '@tesseract.js-data/tha': { th: 'ข้อมูล OCR ภาษาไทย', en: 'data of OCR, Thai' },
  'playwright-core': {
    th: 'เปิดหน้าที่ต้องใช้ JavaScript ด้วย Chromium ของเครื่อง',
    en: "shows pages that need JavaScript, with the machine's own Chromium",
  },
  'tesseract.js': { th: 'อ่านเอกสารสแกน (OCR)', en: 'reads scans (OCR)' },
};

/** The entry of a package that users install or add; the ones that they add are among those for development too. */
const lockedOf = (name: string): Locked | undefined => locked.find((one) => one.name === name);

/** What users install, with licence and reason; the optional ones last. */
export function dependenciesTable(): string {
  const row = (name: string, note: string): string => {
    const reason = REASONS[name];
    return `| \`${name}\`${note} | ${lockedOf(name)?.license ?? '?'} | ${reason?.th ?? ''}<br>${reason?.en ?? ''} |`;
  };
  return [
    '| แพ็กเกจ · package | สัญญาอนุญาต · licence | เหตุผล · reason |',
    '| --- | --- | --- |',
    ...Object.keys(manifest.dependencies).map((name) => row(name, '')),
    ...Object.keys(manifest.optionalDependencies).map((name) => row(name, ' (ไม่บังคับ · optional)')),
    ...Object.keys(manifest.peerDependencies).map((name) => row(name, ' (เพิ่มเอง · added by hand)')),
  ].join('\n');
}
