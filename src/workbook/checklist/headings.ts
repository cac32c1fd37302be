import type { Lang, Words } from '../../model/words.js';
import { foldText } from '../../text/thai/normalize.js';
import type { Heading } from '../heading.js';

export const ITEM_COLUMNS = {
  id: { words: { th: 'รหัสข้อ', en: 'Item' }, also: ['ข้อ', 'รหัส', 'ข้อที่', 'id', 'item id', 'identifier'] },
  title: { words: { th: 'ชื่อข้อ', en: 'Title' }, also: ['ชื่อ', 'หัวข้อ', 'รายการ', 'name'] },
  owner: {
    words: { th: 'หน่วยงานผู้รับผิดชอบ', en: 'Unit in charge' },
    also: ['ผู้รับผิดชอบ', 'หน่วยงาน', 'หน่วยงานรับผิดชอบ', 'กอง', 'สำนัก/กอง', 'owner', 'unit'],
  },
  urls: {
    words: { th: 'ที่อยู่เว็บ (บรรทัดละหนึ่งที่อยู่)', en: 'Addresses (one a line)' },
    also: ['ที่อยู่', 'ลิงก์', 'ลิงค์', 'เว็บไซต์', 'url', 'urls', 'address', 'link', 'links'],
  },
  enabled: {
    words: { th: 'ตรวจข้อนี้ (ใช่/ไม่ใช่)', en: 'Examined (yes/no)' },
    also: ['ตรวจ', 'ใช้', 'เปิดใช้', 'enabled', 'active', 'checked'],
  },
} as const satisfies Readonly<Record<string, Heading>>;

export const AGENCY_ROWS = {
  name: { words: { th: 'ชื่อหน่วยงาน', en: 'Agency' }, also: ['หน่วยงาน', 'ชื่อ', 'agency name', 'name'] },
  kind: { words: { th: 'ประเภทหน่วยงาน', en: 'Kind of agency' }, also: ['ประเภท', 'kind'] },
  district: { words: { th: 'อำเภอ', en: 'District' }, also: [] },
  province: { words: { th: 'จังหวัด', en: 'Province' }, also: [] },
  site: { words: { th: 'หน้าแรกของเว็บไซต์', en: 'Home page' }, also: ['เว็บไซต์', 'site', 'website', 'url'] },
  fiscalYear: { words: { th: 'ปีงบประมาณ (พ.ศ.)', en: 'Fiscal year (BE)' }, also: ['ปี', 'ปีงบประมาณ พ.ศ.', 'year'] },
  profile: { words: { th: 'โพรไฟล์', en: 'Profile' }, also: ['extends', 'base'] },
  services: {
    words: { th: 'ภารกิจหรือบริการ (บรรทัดละหนึ่งรายการ)', en: 'Services (one a line)' },
    also: ['ภารกิจ', 'บริการ', 'services'],
  },
} as const satisfies Readonly<Record<string, Heading>>;

export type ItemColumn = keyof typeof ITEM_COLUMNS;
export type AgencyRow = keyof typeof AGENCY_ROWS;

export const SHEET_NAMES = {
  items: { th: 'ข้อ', en: 'Items' },
  agency: { th: 'หน่วยงาน', en: 'Agency' },
  help: { th: 'วิธีกรอก', en: 'How to fill in' },
} as const satisfies Readonly<Record<string, Words>>;

const YES = ['ใช่', 'ตรวจ', 'yes', 'y', 'true', '1', '✓', '✔'];
const NO = ['ไม่ใช่', 'ไม่', 'ไม่ตรวจ', 'no', 'n', 'false', '0', '✗', '✖'];

export const ENABLED: Readonly<Record<Lang, readonly [yes: string, no: string]>> = {
  th: ['ใช่', 'ไม่ใช่'],
  en: ['yes', 'no'],
};

/** True or false as people write it; null: neither. */
export function readEnabled(text: string): boolean | null {
  const word = foldText(text);
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : null;
}
