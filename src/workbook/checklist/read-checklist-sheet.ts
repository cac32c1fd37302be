import { addressFault } from '../../checklist/address-fault.js';
import { IDENTIFIER } from '../../checklist/schema.js';
import type { InputProblem, Target } from '../../model/checklist.js';
import type { Cell, Grid } from '../../model/evidence.js';
import type { Words } from '../../model/words.js';
import { columnName } from '../../report/xlsx/sheet.js';
import { nearest } from '../../text/thai/nearest.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { headingOf, keysOf, namesOf } from '../heading.js';
import { AGENCY_ROWS, type AgencyRow, ITEM_COLUMNS, type ItemColumn, readEnabled } from './headings.js';

/** A value of the sheet, and the cell that says it. */
export interface Said<Value> {
  readonly value: Value;
  /** `ข้อ!B7`. */
  readonly cell: string;
}

/** A row of the sheet of items; null: the sheet has no such column, or says nothing there. */
export interface SheetItem {
  readonly id: Said<string>;
  readonly title: Said<string> | null;
  /** An empty text: the cell is empty. */
  readonly owner: Said<string> | null;
  /** An empty list: the cell is empty. */
  readonly urls: Said<readonly Target[]> | null;
  readonly enabled: Said<boolean> | null;
}

export interface SheetAgency {
  readonly texts: Readonly<Partial<Record<Exclude<AgencyRow, 'fiscalYear' | 'profile' | 'services'>, Said<string>>>>;
  readonly fiscalYear: Said<number> | null;
  readonly profiles: Said<readonly string[]> | null;
  readonly services: Said<readonly string[]> | null;
}

export interface ChecklistSheet {
  readonly items: readonly SheetItem[];
  readonly agency: SheetAgency;
  readonly problems: readonly InputProblem[];
}

/** The rows in which headings are looked for: an office may write a title above them. */
const HEADING_ROWS = 10;

/**
 * Reads what an office filled in: sheets are known by their headings, columns and rows may stand in any order.
 * @param file as the user named it
 */
export function readChecklistSheet(file: string, grids: readonly Grid[]): ChecklistSheet {
  const problems: InputProblem[] = [];
  const report: Report = (cell, message) => {
    problems.push({ file, line: null, column: null, code: 'cell', path: cell, message });
  };
  const found = grids.map((grid) => ({ grid, head: findHead(grid) })).find(({ head }) => head !== null);
  const agency = grids.filter((grid) => grid !== found?.grid).find((grid) => agencyKeys(grid).size >= 2);
  if (!found?.head) report('', noItems);
  const items = found?.head ? readItems(found.grid, found.head, report) : [];
  return { items, agency: agency ? readAgency(agency, report) : NO_AGENCY, problems };
}

type Report = (cell: string, message: Words) => void;

const NO_AGENCY: SheetAgency = { texts: {}, fiscalYear: null, profiles: null, services: null };

const noItems: Words = {
  th: `ไม่พบแผ่นงานที่มีหัวคอลัมน์ ${keysOf(ITEM_COLUMNS)
    .map((key) => `"${ITEM_COLUMNS[key].words.th}"`)
    .join(' ')} (ต้องมีรหัสข้อและอีกอย่างน้อยหนึ่งคอลัมน์)`,
  en: `no sheet has the headings ${keysOf(ITEM_COLUMNS)
    .map((key) => `"${ITEM_COLUMNS[key].words.en}"`)
    .join(' ')} (the first and one more at least)`,
};

interface Head {
  /** Index of its row. */
  readonly row: number;
  readonly columns: ReadonlyMap<ItemColumn, number>;
}

function findHead({ rows }: Grid): Head | null {
  for (const [row, cells] of rows.slice(0, HEADING_ROWS).entries()) {
    const columns = new Map<ItemColumn, number>();
    for (const [c, cell] of cells.entries()) {
      const key = cell.merged === true ? null : headingOf(cell.text, ITEM_COLUMNS);
      if (key !== null && !columns.has(key)) columns.set(key, c);
    }
    if (columns.has('id') && columns.size > 1) return { row, columns };
  }
  return null;
}

function readItems(grid: Grid, head: Head, report: Report): readonly SheetItem[] {
  checkHeadings(grid, head, report);
  const seen = new Map<string, string>();
  return grid.rows.slice(head.row + 1).flatMap((cells, n): SheetItem[] => {
    const row = head.row + 1 + n;
    const at = (key: ItemColumn): Said<string> | null => {
      const column = head.columns.get(key);
      return column === undefined ? null : { value: textOf(cells[column]), cell: cellName(grid, row, column) };
    };
    const said = at('id');
    if (said === null) return [];
    const id = { ...said, value: normalizeText(said.value) };
    if (id.value === '') {
      // A row of which nothing but the unit is left, or a note below the table, names no item and no address.
      const lost = [at('urls'), at('title')].find((other) => other !== null && other.value !== '');
      if (lost && at('urls')?.value) report(id.cell, noId);
      return [];
    }
    const first = seen.get(id.value.toLowerCase());
    if (!IDENTIFIER.test(id.value)) report(id.cell, wrongId(id.value));
    else if (first !== undefined) report(id.cell, twice(id.value, first));
    seen.set(id.value.toLowerCase(), id.cell);
    return [
      {
        id,
        title: at('title'),
        owner: at('owner'),
        urls: urlsOf(at('urls'), report),
        enabled: enabledOf(at('enabled'), report),
      },
    ];
  });
}

/** A heading that is nearly one of ours was meant as it: what stands below would be lost without a word. */
function checkHeadings(grid: Grid, { row, columns }: Head, report: Report): void {
  const missing = keysOf(ITEM_COLUMNS).filter((key) => !columns.has(key));
  for (const [column, cell] of (grid.rows[row] ?? []).entries()) {
    const key = headingOf(cell.text, ITEM_COLUMNS);
    if (key !== null && columns.get(key) !== column && cell.merged !== true)
      report(cellName(grid, row, column), headingTwice(cell.text));
    if (key !== null || cell.text.trim() === '') continue;
    const near = missing.find((name) => nearest(cell.text, namesOf(ITEM_COLUMNS[name])) !== null);
    if (near !== undefined) report(cellName(grid, row, column), nearHeading(cell.text, ITEM_COLUMNS[near].words));
  }
}

function urlsOf(said: Said<string> | null, report: Report): Said<readonly Target[]> | null {
  if (said === null) return null;
  const value = linesOf(said.value).flatMap((line): Target[] => {
    const [, url = line, sheet = null] = /^(.*\S)\s+\[([^[\]]+)\]$/.exec(line) ?? [];
    const fault = addressFault(url);
    if (fault !== null) report(said.cell, wrongAddress(url, fault.words));
    return [{ url, sheet }];
  });
  return { value, cell: said.cell };
}

/** One a line; addresses that stand on one line are told apart by their beginning. */
function linesOf(text: string): readonly string[] {
  return text
    .split(/[\r\n\u2028\u2029]|\s(?=https?:\/\/)/i)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function enabledOf(said: Said<string> | null, report: Report): Said<boolean> | null {
  if (said === null || said.value === '') return null;
  const value = readEnabled(said.value);
  if (value === null) report(said.cell, wrongAnswer(said.value));
  return value === null ? null : { value, cell: said.cell };
}

/** The rows of the sheet of the agency, by what stands in their first cell. */
function agencyKeys({ rows }: Grid): ReadonlyMap<AgencyRow, number> {
  const found = new Map<AgencyRow, number>();
  for (const [row, cells] of rows.entries()) {
    const key = headingOf(cells[0]?.text ?? '', AGENCY_ROWS);
    if (key !== null && !found.has(key)) found.set(key, row);
  }
  return found;
}

function readAgency(grid: Grid, report: Report): SheetAgency {
  const rows = agencyKeys(grid);
  const at = (key: AgencyRow): Said<string> | null => {
    const row = rows.get(key);
    return row === undefined ? null : { value: textOf(grid.rows[row]?.[1]), cell: cellName(grid, row, 1) };
  };
  const lines = (key: AgencyRow): Said<readonly string[]> | null => {
    const said = at(key);
    const list = said?.value.split(/[\r\n\u2028\u2029]+/).map((line) => line.trim()) ?? [];
    return said && { value: list.filter((line) => line !== ''), cell: said.cell };
  };
  const texts = (['name', 'kind', 'district', 'province', 'site'] as const).flatMap((key) => {
    const said = at(key);
    return said === null || said.value === '' ? [] : [[key, said] as const];
  });
  const year = at('fiscalYear');
  const digits = normalizeText(year?.value ?? '').replace(/\s|,|\.0+$/g, '');
  if (year !== null && digits !== '' && !/^\d{4}$/.test(digits)) report(year.cell, wrongYear(year.value));
  const profiles = lines('profile');
  return {
    texts: Object.fromEntries(texts),
    fiscalYear: year === null || !/^\d{4}$/.test(digits) ? null : { value: Number(digits), cell: year.cell },
    profiles: profiles && profiles.value.length > 0 ? profiles : null,
    services: lines('services'),
  };
}

/** A cell that is merged over others says what it says once. */
const textOf = (cell: Cell | undefined): string => (cell === undefined || cell.merged === true ? '' : cell.text.trim());

/** `ข้อ!B7`; a text file has no sheets. */
function cellName(grid: Grid, row: number, column: number): string {
  const cell = `${columnName(column)}${grid.rowNumbers[row] ?? row + 1}`;
  return grid.at.sheet === null ? cell : `${grid.at.sheet}!${cell}`;
}

const noId: Words = { th: 'แถวนี้มีที่อยู่เว็บแต่ไม่มีรหัสข้อ', en: 'this row has addresses but names no item' };

const wrongId = (id: string): Words => ({
  th: `รหัสข้อ "${id}" ใช้ไม่ได้ ใช้ได้เฉพาะตัวอักษรอังกฤษ ตัวเลข - และ _ เช่น O13`,
  en: `"${id}" is no identifier of an item: letters, digits, - and _ only, such as O13`,
});

const twice = (id: string, first: string): Words => ({
  th: `ข้อ ${id} มีอยู่แล้วที่ช่อง ${first} ให้เหลือแถวเดียว`,
  en: `item ${id} stands in ${first} already; keep one of the rows`,
});

const wrongAddress = (url: string, { th, en }: Words): Words => ({
  th: `"${url}" ไม่ใช่ที่อยู่เว็บที่ใช้ได้ ${th}`,
  en: `"${url}" is no address that can be used: ${en}`,
});

const wrongAnswer = (text: string): Words => ({
  th: `"${text}" ไม่ใช่คำตอบ ให้ใส่ ใช่ หรือ ไม่ใช่`,
  en: `"${text}" is no answer; write yes or no`,
});

const wrongYear = (text: string): Words => ({
  th: `"${text}" ไม่ใช่ปีพุทธศักราช เช่น 2568`,
  en: `"${text}" is no Buddhist-era year such as 2568`,
});

const headingTwice = (text: string): Words => ({
  th: `หัวคอลัมน์ "${text}" ซ้ำกับคอลัมน์ก่อนหน้า ให้เหลือคอลัมน์เดียว`,
  en: `the heading "${text}" stands above another column as well; keep one of them`,
});

const nearHeading = (text: string, meant: Words): Words => ({
  th: `ไม่รู้จักหัวคอลัมน์ "${text}" หมายถึง "${meant.th}" หรือไม่`,
  en: `unknown heading "${text}". Did you mean "${meant.en}"?`,
});
