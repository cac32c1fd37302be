import { normalizeText } from '../thai/normalize.js';

const STATED_NONE = /^(?:[-–—‐‑−]+|ไม่มี[^0-9]*|ไม่ระบุ|ไม่ปรากฏ|n\/?a|none|nil)$/i;
const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i;
const CURRENCY = /^(?:฿|thb\s?|จำนวน\s?|รวม\s?|ร้อยละ\s?)|\s?(?:บาท(?:ถ้วน)?|บ\.|thb|฿)$/gi;
const UNIT = /\s?(?:%|คน|ราย|ครั้ง|เรื่อง|วัน|เดือน|ปี|ฉบับ|แห่ง|โครงการ|รายการ|กิจกรรม|ชิ้น|คะแนน|หน่วยงาน)$/;

/** The cell says in words or by a dash that there is nothing to state (`-`, `ไม่มี`, `n/a`). A blank cell does not. */
export function isStatedNone(s: string): boolean {
  return STATED_NONE.test(normalizeText(s).replaceAll(' ', ''));
}

/** `๑,๒๓๔.๕๐ บาท`, `(500)`, `12.-`, `3 ครั้ง`; null for what is no number. */
export function readNumber(s: string): number | null {
  const text = normalizeText(s);
  const negative = /^\((.+)\)$/.exec(text);
  if (negative?.[1] !== undefined) {
    const value = readPlain(negative[1]);
    return value === null ? null : -Math.abs(value);
  }
  return readPlain(text);
}

function readPlain(text: string): number | null {
  const bare = text
    .replace(CURRENCY, '')
    .replace(UNIT, '')
    .replace(/\.-$|\.\s?–$/, '')
    .replace(/^[−–]\s?(?=\d)/, '-')
    .trim();
  if (!NUMBER.test(bare)) return null;
  const value = Number(bare.replaceAll(',', ''));
  return Number.isFinite(value) ? value : null;
}
