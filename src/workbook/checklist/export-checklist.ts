import { parse } from 'yaml';
import { isMap } from '../../checklist/is-map.js';
import type { Checklist, Item, Target } from '../../model/checklist.js';
import type { Lang } from '../../model/words.js';
import { keysOf } from '../heading.js';
import { type FilledSheet, type Validation, writeWorkbook } from '../write-workbook.js';
import { AGENCY_ROWS, type AgencyRow, ENABLED, ITEM_COLUMNS, SHEET_NAMES } from './headings.js';

/** Rows for items that the office adds. */
const BLANK_ITEMS = 10;

/**
 * The parts of a checklist that an office edits, as XLSX: its items with those of its profile, the agency and its services.
 * @param text the checklist's own YAML, which names its profile
 */
export async function exportChecklist(checklist: Checklist, text: string, lang: Lang): Promise<Uint8Array> {
  return writeWorkbook([itemsSheet(checklist, lang), agencySheet(checklist, text, lang), helpSheet(lang)]);
}

function itemsSheet({ items }: Checklist, lang: Lang): FilledSheet {
  const widths = { id: 10, title: 44, owner: 24, urls: 70, enabled: 14 };
  return {
    name: SHEET_NAMES.items[lang],
    above: [],
    columns: keysOf(ITEM_COLUMNS).map((key) => ({
      heading: ITEM_COLUMNS[key].words[lang],
      width: widths[key],
      type: 'text',
      ...(key === 'enabled' ? { validation: yesOrNo(lang) } : {}),
    })),
    rows: items.map((item) => rowOf(item, lang)),
    blankRows: BLANK_ITEMS,
    lang,
  };
}

function rowOf({ id, title, owner, urls, enabled }: Item, lang: Lang): readonly string[] {
  const [yes, no] = ENABLED[lang];
  return [id, title, owner ?? '', urls.map(targetText).join('\n'), enabled ? yes : no];
}

/** `https://… [sheet]`: no name of a sheet holds brackets. */
export function targetText({ url, sheet }: Target): string {
  return sheet === null ? url : `${url} [${sheet}]`;
}

function yesOrNo(lang: Lang): Validation {
  const [yes, no] = ENABLED[lang];
  return {
    type: 'list',
    formula: `"${yes},${no}"`,
    style: 'stop',
    title: ITEM_COLUMNS.enabled.words[lang],
    message: { th: `เลือก ${yes} หรือ ${no}`, en: `choose ${yes} or ${no}` }[lang],
  };
}

function agencySheet(checklist: Checklist, text: string, lang: Lang): FilledSheet {
  const raw: unknown = parse(text.replace(/^\uFEFF/, ''));
  const bases = isMap(raw) && raw.extends !== undefined ? [raw.extends].flat().map(String) : [];
  const { agency, site, fiscalYear, lists } = checklist;
  const values: Readonly<Record<AgencyRow, string>> = {
    name: agency.name,
    kind: agency.kind ?? '',
    district: agency.district ?? '',
    province: agency.province ?? '',
    site,
    fiscalYear: String(fiscalYear),
    profile: bases.join('\n'),
    services: (lists.services ?? []).join('\n'),
  };
  const [label, value] = { th: ['เรื่อง', 'ข้อมูล'], en: ['What', 'Value'] }[lang];
  return {
    name: SHEET_NAMES.agency[lang],
    above: [],
    columns: [
      { heading: label ?? '', width: 40, type: 'text' },
      { heading: value ?? '', width: 70, type: 'text' },
    ],
    rows: keysOf(AGENCY_ROWS).map((key) => [AGENCY_ROWS[key].words[lang], values[key]]),
    blankRows: 0,
    lang,
  };
}

function helpSheet(lang: Lang): FilledSheet {
  const lines = {
    th: [
      'แก้ได้ทุกช่อง เพิ่มแถวได้ สลับแถวหรือคอลัมน์ได้ แถวที่ลบจะคงเดิมใน checklist',
      'ที่อยู่เว็บ: บรรทัดละหนึ่งที่อยู่ (ขึ้นบรรทัดใหม่ในช่องด้วย Alt+Enter) ขึ้นต้นด้วย http:// หรือ https:// ต่อท้ายด้วย [ชื่อแผ่นงาน] ได้',
      'ช่องที่อยู่ว่าง = ยังไม่มีที่อยู่ ชื่อข้อ หน่วยงาน และ ใช่/ไม่ใช่ ที่ว่าง = ใช้ตามโพรไฟล์',
      'รหัสข้อใช้ตัวอักษรอังกฤษ ตัวเลข - และ _ การตรวจและการตั้งค่าอื่นอยู่ใน checklist (YAML) และไม่เปลี่ยน',
      'นำกลับเข้า: oit-audit checklist import ไฟล์นี้ -o checklist.yaml',
    ],
    en: [
      'Every cell may be changed, rows added, rows and columns moved; a row that is deleted stays as the checklist has it',
      'Addresses: one a line (Alt+Enter within a cell), beginning with http:// or https://; a name of a sheet may follow in [brackets]',
      'No address = none yet. An empty title, unit or yes/no = as the profile has it',
      'Items are called by Latin letters, digits, - and _. Checks and other settings are in the checklist (YAML) and do not change',
      'Back again: oit-audit checklist import THIS-FILE -o checklist.yaml',
    ],
  }[lang];
  return {
    name: SHEET_NAMES.help[lang],
    above: [],
    columns: [{ heading: SHEET_NAMES.help[lang], width: 110, type: 'text' }],
    rows: lines.map((line) => [line]),
    blankRows: 0,
    lang,
  };
}
