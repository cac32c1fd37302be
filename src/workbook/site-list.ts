import { kindOf } from '../model/agency/agency-kind.js';
import type { Cell, Grid } from '../model/evidence.js';
import { type Heading, headingOf, keysOf } from './heading.js';

/** One agency of a list that an office keeps; a text is empty where the list says nothing. */
export interface ListedSite {
  /** As a spreadsheet counts rows, from 1. */
  readonly row: number;
  /** Null: the file has one list. */
  readonly sheet: string | null;
  readonly name: string;
  readonly address: string;
  readonly kind: string;
  readonly district: string;
  readonly province: string;
  readonly services: readonly string[];
}

const COLUMNS = {
  address: {
    words: { th: 'เว็บไซต์', en: 'Website' },
    also: [
      ...['เว็บ', 'เว็บไซด์', 'เวปไซต์', 'เว็ปไซต์', 'เวบไซต์', 'ชื่อเว็บไซต์', 'ที่อยู่เว็บไซต์', 'ที่อยู่เว็บ', 'เว็บไซต์หน่วยงาน'],
      ...[
        'เว็บไซต์ของหน่วยงาน',
        'หน้าแรก',
        'หน้าแรกของเว็บไซต์',
        'หน้าหลัก',
        'ลิงก์',
        'ลิงค์',
        'ลิงก์เว็บไซต์',
        'ลิงค์เว็บไซต์',
        'โดเมน',
        'ชื่อโดเมน',
      ],
      ...['web', 'web site', 'site', 'url', 'website url', 'site url', 'web address', 'website address', 'homepage'],
      ...['home page', 'link', 'domain', 'domain name'],
    ],
  },
  /** In Thai offices this heading stands above postal addresses too. */
  anyAddress: { words: { th: 'ที่อยู่', en: 'Address' }, also: [] },
  name: {
    words: { th: 'ชื่อหน่วยงาน', en: 'Name' },
    also: [
      ...[
        'ชื่อ',
        'หน่วยงาน',
        'รายชื่อ',
        'รายชื่อหน่วยงาน',
        'อปท.',
        'อปท',
        'ชื่อ อปท.',
        'ชื่อ อปท',
        'ชื่ออปท.',
        'ชื่ออปท',
        'รายชื่อ อปท.',
        'เทศบาล',
      ],
      ...['ชื่อเทศบาล', 'รายชื่อเทศบาล', 'อบต.', 'ชื่อ อบต.', 'องค์กรปกครองส่วนท้องถิ่น', 'ชื่อองค์กร', 'ชื่อองค์กรปกครองส่วนท้องถิ่น'],
      ...['agency', 'agency name', 'municipality', 'organization', 'organisation', 'town', 'office'],
    ],
  },
  kind: {
    words: { th: 'ประเภทหน่วยงาน', en: 'Kind' },
    also: ['ประเภท', 'ประเภท อปท.', 'ประเภท อปท', 'ประเภทอปท.', 'ชนิด', 'kind of agency', 'agency kind', 'type'],
  },
  district: { words: { th: 'อำเภอ', en: 'District' }, also: ['ชื่ออำเภอ', 'เขต', 'อำเภอ/เขต', 'amphoe'] },
  province: { words: { th: 'จังหวัด', en: 'Province' }, also: ['ชื่อจังหวัด', 'changwat'] },
  services: { words: { th: 'ภารกิจหรือบริการ', en: 'Services' }, also: ['ภารกิจ', 'บริการ', 'ภารกิจ/บริการ', 'service'] },
} as const satisfies Readonly<Record<string, Heading>>;

type Column = keyof typeof COLUMNS;

/** The rows in which headings are looked for: an office may write a title above them. */
const HEADING_ROWS = 15;

/** Reads every list of a file, whatever the order of its columns. Null: none has a heading for the addresses. */
export function readSiteList(grids: readonly Grid[]): readonly ListedSite[] | null {
  const lists = grids.flatMap((grid) => {
    const head = findHead(grid);
    return head === null ? [] : [{ grid, head }];
  });
  if (lists.length === 0) return null;
  return lists.flatMap(({ grid, head }) => readRows(grid, head, lists.length > 1));
}

/** The headings that a list may have, the one that it must have first. */
export const LIST_HEADINGS = keysOf(COLUMNS)
  .filter((key) => key !== 'anyAddress')
  .map((key) => COLUMNS[key].words);

interface Head {
  /** Index of its row. */
  readonly row: number;
  readonly columns: ReadonlyMap<Column, number>;
}

/** Of several rows that could be it the one that names the most: a title is one cell, and a row of data names nothing. */
function findHead(grid: Grid): Head | null {
  const found = grid.rows.slice(0, HEADING_ROWS).map((cells, row) => ({ row, ...columnsOf(cells) }));
  const best = found.reduce<(typeof found)[number] | null>((a, b) => (a === null || b.weight > a.weight ? b : a), null);
  return best !== null && (best.columns.has('address') || best.columns.has('anyAddress')) ? best : bareHead(grid);
}

interface Columns {
  readonly columns: ReadonlyMap<Column, number>;
  /** A heading in its usual words weighs more than one among others. */
  readonly weight: number;
}

function columnsOf(cells: readonly Cell[]): Columns {
  const columns = new Map<Column, number>();
  let weight = 0;
  for (const [read, worth] of [
    [(text: string) => headingOf(text, COLUMNS), 2],
    [looseHeading, 1],
  ] as const)
    for (const [index, cell] of cells.entries()) {
      const key = cell.merged === true || [...columns.values()].includes(index) ? null : read(cell.text);
      if (key === null || columns.has(key)) continue;
      columns.set(key, index);
      weight += worth;
    }
  return { columns, weight };
}

const MAX_HEADING = 60;
const SITE_WORDS = /เว็บไซ|เวปไซ|เว็ปไซ|เวบไซ|โดเมน|web ?site|\burl\b|domain/i;
const OTHER_PLACES = /facebook|เฟ[ซส]|\bline\b|ไลน์|e-?mail|อี-?เมล|youtube|tiktok/i;

/** `เว็บไซต์/URL`, `ชื่อหน่วยงาน - อปท.`, `ที่อยู่เว็บไซต์หลักของเทศบาล`: headings among other words. */
function looseHeading(text: string): Column | null {
  if (text.length > MAX_HEADING || OTHER_PLACES.test(text) || SITE.test(text.trim())) return null;
  if (SITE_WORDS.test(text)) return 'address';
  const parts = text.split(/[/,|&\n-]/);
  return parts.length < 2 ? null : (parts.map((part) => headingOf(part, COLUMNS)).find((key) => key !== null) ?? null);
}

/** `https://www.example.go.th/`, `example.go.th`. */
const SITE = /^(?:https?:\/\/\S+|[\p{L}\p{M}\d-]{1,63}(?:\.[\p{L}\p{M}\d-]{1,63}){1,6}(?::\d{1,5})?(?:\/\S*)?)$/u;

/** A list without headings: the column of addresses is known by them, that of names by the kinds of bodies. */
function bareHead({ rows }: Grid): Head | null {
  const width = Math.max(0, ...rows.slice(0, HEADING_ROWS).map((cells) => cells.length));
  const most = (is: (text: string) => boolean): number | null => {
    for (let column = 0; column < width; column += 1) {
      const texts = rows.map((cells) => cells[column]?.text.trim() ?? '').filter((text) => text !== '');
      if (texts.length > 0 && texts.filter(is).length * 2 > texts.length) return column;
    }
    return null;
  };
  const address = most((text) => SITE.test(text));
  if (address === null) return null;
  const name = most((text) => kindOf({ name: text }) !== null);
  const columns = new Map<Column, number>([['address', address]]);
  return { row: -1, columns: name === null ? columns : columns.set('name', name) };
}

function readRows({ rows, rowNumbers, at }: Grid, head: Head, isOneOfMany: boolean): readonly ListedSite[] {
  const texts = rows.slice(head.row + 1).map((cells, index) => {
    const row = head.row + 1 + index;
    /** A cell that is merged over rows holds for each of them; a name or an address only for the first. */
    const textOf = (key: Column, isShared = false): string => {
      const cell = cells[head.columns.get(key) ?? -1];
      return cell === undefined || (cell.merged === true && !isShared) ? '' : cell.text.replace(/\s+/g, ' ').trim();
    };
    const isHeading = columnsOf(cells).weight > 2;
    const shared = (key: Column): string => textOf(key, true);
    return {
      row: rowNumbers[row] ?? row + 1,
      sheet: isOneOfMany ? at.sheet : null,
      name: textOf('name'),
      address: textOf(head.columns.has('address') ? 'address' : 'anyAddress'),
      kind: shared('kind'),
      district: shared('district'),
      province: shared('province'),
      services: (cells[head.columns.get('services') ?? -1]?.text ?? '')
        .split(/[,;\n]/)
        .map((part) => part.trim())
        .filter(Boolean),
      isHeading,
    };
  });
  return texts
    .filter(({ isHeading, name, address }) => !isHeading && (address !== '' || (name !== '' && !NO_ROW.test(name))))
    .map(({ isHeading: _, ...site }) => site);
}

/** Totals, notes and the titles of parts of the list. */
const NO_ROW = /^(?:รวม|ยอดรวม|หมายเหตุ|ที่มา|ข้อมูล ณ|อำเภอ|จังหวัด|total|note|source)/i;
