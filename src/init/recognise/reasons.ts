import type { Lang, Words } from '../../model/words.js';

/** Why an address is proposed. */
const REASONS = {
  label: { th: 'ป้ายลิงก์ตรงกับชื่อข้อ', en: 'the link’s label matches the title' },
  title: { th: 'ชื่อหน้าหรือเอกสารตรงกับชื่อข้อ', en: 'the title of the page or document matches' },
  around: { th: 'หัวข้อหรือแถวตารางที่ลิงก์อยู่ตรงกับชื่อข้อ', en: 'the heading or table row around the link matches' },
  code: { th: 'มีรหัสข้อกำกับ', en: 'the item’s code stands beside it' },
  'file-code': { th: 'ชื่อไฟล์หรือที่อยู่มีรหัสข้อ', en: 'the address holds the item’s code' },
  map: { th: 'เส้นทางตรงกับระบบเว็บที่รู้จัก', en: 'the path is that of a known CMS' },
  hub: { th: 'อยู่ในหน้ารวมรายการ OIT', en: 'it stands in a list of the items' },
  year: { th: 'ปี {year} ตรง', en: 'the year {year} matches' },
  round: { th: 'อยู่ในชุดข้อมูลปี {year}', en: 'it stands among those of {year}' },
  'same-row': { th: 'อยู่ในแถวหรือหัวข้อเดียวกัน', en: 'it stands in the same row or under the same heading' },
  carried: {
    th: 'ยกมาจากข้อ {item} ของปี {year} ตรวจว่ามีข้อมูลของปีนี้',
    en: 'carried over from {item} of {year}: check that it holds this year’s data',
  },
  chosen: { th: 'ผู้ใช้เลือกเอง', en: 'chosen by the user' },
} as const satisfies Readonly<Record<string, Words>>;

export type ReasonCode = keyof typeof REASONS;

/** Reasons in one sentence. */
export function reasonText(
  codes: readonly ReasonCode[],
  lang: Lang,
  data: { readonly year: number; readonly item?: string },
): string {
  return codes
    .map((code) => REASONS[code][lang].replace('{year}', String(data.year)).replace('{item}', data.item ?? ''))
    .join(', ');
}
