import type { Cell, Grid } from '../../model/evidence.js';
import { normalizeText } from '../../text/thai/normalize.js';
import type { Header } from './header.js';
import { headingKey, headingOf } from './heading.js';

/** `data`: an entry. `total`, `note`: a sum, a section title, a remark, a signature. The rest are no content at all. */
export type RowKind = 'data' | 'total' | 'note' | 'heading' | 'numbering' | 'blank';

const TOTAL =
  /^(?:รวม(?:ทั้งสิ้น|ทั้งหมด|ทั้งปี|เป็นเงิน|เงิน|ยอด|จำนวน|งบประมาณ|สุทธิ)|ยอดรวม|ผลรวม|grandtotal|subtotal|total)|^รวม(?:\d*(?:รายการ|โครงการ|เรื่อง|เดือน|คน|ราย|ครั้ง)?(?:บาท)?)$/;
const NOTE = /^(?:หมายเหตุ|ที่มา|ข้อมูลณ|ณวันที่|ลงชื่อ|ลงนาม|ผู้รายงาน|ผู้จัดทำ|จัดทำโดย|ผู้ตรวจสอบ|note|remark|source)/;

const SECTION = /^(?:ยุทธศาสตร์|หมวด|แผนงาน|ประเภท|ด้าน|ส่วนที่|กลุ่ม|งบ(?:กลาง|ลงทุน|ดำเนิน|บุคลากร|อุดหนุน))/;

/** A single text below a table that is longer than this names no row. */
const LONGEST_ROW_NAME = 40;

/** The kind of each row from `from` up to `to`, below the given header. */
export function rowKinds(grid: Grid, header: Header, from: number, to: number): readonly RowKind[] {
  const headingRows = grid.rows.slice(header.top, header.end).map(rowKey);
  const width = header.headings.filter((heading) => heading !== '').length;
  const kinds = Array.from({ length: Math.max(0, to - from) }, (_, index): RowKind => {
    const row = from + index;
    const cells = grid.rows[row]!;
    if (isBlank(cells)) return 'blank';
    if (row === header.end && isNumbering(cells, grid.rows[row + 1], header)) return 'numbering';
    // A row with its own number is an entry, whatever its words ("รวมพลังชุมชน").
    if (hasNumber(cells, header)) return 'data';
    const keys = rowKey(cells);
    if (headingRows.some((heading) => isRepeat(keys, heading)) || isMarked(cells)) return 'heading';
    return contentKind(cells, header, width);
  });
  return withoutTail(kinds, grid, header, from);
}

function contentKind(cells: readonly Cell[], header: Header, width: number): RowKind {
  const texts = ownTexts(cells);
  const first = headingKey(headingOf(texts[0] ?? ''));
  if (texts.slice(0, 2).some((text) => TOTAL.test(headingKey(headingOf(text))))) return 'total';
  if (NOTE.test(first) || /^\*/.test(texts[0] ?? '')) return 'note';
  if (texts.length > 1 || width < 2) return 'data';
  // One text alone is a section title where it is merged over much of the row, or where entries have a number and it has none.
  const covered = cells.filter((cell) => cell.text.trim() !== '').length;
  if (covered * 2 >= cells.length && covered > 1) return 'note';
  return header.label !== null || SECTION.test(first) ? 'note' : 'data';
}

// Forms come with rows numbered in advance, and with remarks and signatures below: neither are entries.
function withoutTail(kinds: readonly RowKind[], grid: Grid, header: Header, from: number): readonly RowKind[] {
  const width = header.headings.filter((heading) => heading !== '').length;
  if (width < 2) return kinds;
  const last = kinds.findLastIndex((kind, index) => kind === 'data' && ownTexts(grid.rows[from + index]!).length > 1);
  const gap = kinds.indexOf('blank', last + 1);
  return kinds.map((kind, index): RowKind => {
    if (kind !== 'data' || index <= last) return kind;
    const cells = grid.rows[from + index]!;
    if (hasNumber(cells, header)) return width > 2 ? 'blank' : 'data';
    const isApart = gap >= 0 && index > gap;
    return isApart || (ownTexts(cells)[0]?.length ?? 0) > LONGEST_ROW_NAME ? 'note' : 'data';
  });
}

function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => !/[\p{L}\p{N}]/u.test(cell.text) && normalizeText(cell.text) === '');
}

function isMarked(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell.heading === true || cell.text.trim() === '');
}

function rowKey(cells: readonly Cell[]): readonly string[] {
  return cells.map((cell) => headingKey(headingOf(cell.text)));
}

function isRepeat(keys: readonly string[], heading: readonly string[]): boolean {
  const filled = heading.filter((key) => key !== '');
  if (filled.length === 0) return false;
  const same = heading.filter((key, column) => key !== '' && key === keys[column]).length;
  return same * 3 >= filled.length * 2 && keys.filter((key) => key !== '').length <= filled.length;
}

/** `(1) (2) (3)` under the headings; without brackets only where the entries begin with their own 1 below it. */
function isNumbering(cells: readonly Cell[], next: readonly Cell[] | undefined, header: Header): boolean {
  const texts = cells
    .filter((cell) => !cell.merged)
    .map((cell) => normalizeText(cell.text))
    .filter((text) => text !== '');
  if (texts.length < 2) return false;
  const numbers = texts.map((text) => /^[([]?(\d{1,2})[)\].]?$/.exec(text)?.[1]);
  if (numbers.some((number, index) => Number(number) !== index + 1)) return false;
  if (texts.every((text) => /^[([]/.test(text))) return true;
  const nextLabel = next && header.label !== null ? normalizeText(next[header.label]?.text ?? '') : null;
  return texts.length > 2 && (nextLabel === null ? texts.length === cells.length : /^1\D?$/.test(nextLabel));
}

function hasNumber(cells: readonly Cell[], header: Header): boolean {
  return header.label !== null && /^\d+(?:[./]\d+)*[.)]?$/.test(normalizeText(cells[header.label]?.text ?? ''));
}

/** Texts of the filled cells, one that is merged over several columns once. */
function ownTexts(cells: readonly Cell[]): readonly string[] {
  return cells
    .filter((cell, column) => !(cell.merged === true && cells[column - 1]?.text === cell.text))
    .map((cell) => normalizeText(cell.text))
    .filter((text) => text !== '');
}
