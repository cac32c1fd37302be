import * as z from 'zod';
import type { Cell } from '../../model/evidence.js';
import { type Finding, placeAt } from '../../model/finding.js';
import type { WordData } from '../../model/words.js';
import { yearOption } from '../../model/year.js';
import { grouped } from '../../text/grouped.js';
import { parseEgp } from '../../text/patterns/egp-number.js';
import { readNumber } from '../../text/patterns/number.js';
import { phraseList } from '../../text/phrase-list.js';
import { defineCheck } from '../define-check.js';
import { readingOf } from '../ocr-reading.js';
import { headingWords } from '../options.js';
import { cellOf, type FoundTable, findTables, placeOf, ROW_COLUMN, type TableRow } from '../tables/find-tables.js';
import { FIT } from '../tables/heading.js';
import { egpFindings } from './codes.js';
import { otherPrice, otherSupplier } from './compare-contract.js';
import { type ContractColumns, contractColumns, isOtherNumber, PROJECT_NUMBERS } from './contract-columns.js';

/** The usual headings of the column; the first is the form's own. */
export const EGP_COLUMN = [...PROJECT_NUMBERS, ...phraseList('เลขที่ e-GP, เลข e-GP, e-GP')];

const NAME = 'egp';

/** By number what the row that has it first is called; numbers take less memory than their digits as text. */
type FirstSeen = Map<number, string | number>;

/** Every row of every procurement table has an e-GP project number of 11 digits. */
export const egp = defineCheck({
  meta: {
    id: 'egp',
    title: { th: 'เลขที่โครงการ e-GP ครบ 11 หลักทุกแถว', en: 'Every row has an e-GP number of 11 digits' },
    why: {
      th: 'เลข e-GP ผิดหรือขาดแม้แถวเดียว ผู้ประเมินให้ 0 คะแนนทั้งข้อ',
      en: 'One wrong or missing e-GP number costs the whole item',
    },
    source: 'ITA procurement form, column "เลขที่โครงการในระบบ e-GP"; e-GP numbers are YYMM and 7 digits',
    needs: ['grids', 'exchanges'],
    options: z.strictObject({
      column: headingWords
        .optional()
        .describe('คำในหัวคอลัมน์เลข e-GP · words of the column’s heading; default: the usual ones'),
      rowColumn: headingWords.optional().describe('คำในหัวคอลัมน์ลำดับที่ · heading of the column that numbers the rows'),
      allowMissing: z.boolean().default(false).describe('ยอมให้บางแถวไม่มีเลข · rows without a number are accepted'),
      fiscalYear: yearOption.optional(),
      register: z
        .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
        .transform((files) => [files].flat())
        .optional()
        .describe(
          'ไฟล์ CSV หรือ XLSX ของข้อมูลสัญญาภาครัฐ ที่อยู่นับจาก checklist · CSV or XLSX of the government’s own contract data, relative to the checklist',
        ),
      minRows: z.number().int().min(1).optional().describe('จำนวนแถวข้อมูลอย่างน้อย · fewest rows in all tables together'),
    }),
    files: ({ register }) => ({ option: 'register', names: register ?? [] }),
    findings: egpFindings,
  },

  run({ grids, exchanges }, { options, year, registerOf, finding }) {
    const wanted = [
      options.column
        ? { name: NAME, match: options.column }
        : { name: NAME, match: EGP_COLUMN, isOther: isOtherNumber },
    ];
    const tables = clearest(findTables(grids, wanted, { rowColumn: options.rowColumn ?? ROW_COLUMN }));
    if (tables.length === 0) {
      const names = (options.column ?? EGP_COLUMN.slice(0, 2)).join(', ');
      const url = grids[0]?.at.url ?? exchanges[0]?.exchange.url;
      const at = url === undefined ? null : placeAt(url);
      return [finding('column-not-found', { column: names }, { at, expected: names })];
    }

    const registers = options.register?.map(registerOf) ?? null;
    const wantedYear = options.fiscalYear === undefined ? null : year(options.fiscalYear);
    const findings: Finding[] = [];
    let rows = 0;
    // Reports are published as a workbook and as a PDF of it: the same number in both is no second use.
    for (const ofFile of grouped(tables, ({ at }) => at.url).values()) {
      const firstSeen: FirstSeen = new Map();
      for (const table of ofFile) {
        const columns = contractColumns(table.headings);
        let above: string | null = null;
        for (const row of table.eachRow()) {
          const cell = cellOf(table, row, NAME);
          // A cell merged over several rows is one cell.
          const isReported = cell?.merged === true && cell.text === above;
          above = cell?.text ?? null;
          if (!cell) continue;
          rows += 1;
          if (!isReported)
            findings.push(...judgeCell(cell, table, row, firstSeen), ...compareRow(cell, table, row, columns));
        }
      }
    }
    if (options.minRows !== undefined && rows < options.minRows) {
      const where = { at: tables[0]!.at, actual: String(rows), expected: `at least ${options.minRows}` };
      findings.push(finding('too-few-rows', { rows, min: options.minRows }, where));
    }
    return findings;

    function compareRow(cell: Cell, table: FoundTable, row: TableRow, columns: ContractColumns): readonly Finding[] {
      const number = parseEgp(cell.text);
      if (registers === null || (number.kind !== 'ok' && number.kind !== 'format')) return [];
      const { digits } = number;
      const entries = registers.flatMap((register) => register.entriesOf(digits));
      if (entries.length === 0) {
        const where = { at: placeOf(table, row, NAME), actual: cell.text, ...readingOf(cell) };
        return [finding('unknown', { digits }, { ...where, expected: 'a number of the register' })];
      }
      const differs = (column: number | undefined, expected: (written: string) => string | null, words: WordData) => {
        const written = column === undefined ? undefined : row.cells[column];
        const other = written && expected(written.text);
        if (!written || !other) return [];
        const at = { ...placeOf(table, row, NAME), column: table.headings[column ?? -1] ?? null };
        const where = { at, actual: written.text, expected: other, ...readingOf(cell, written) };
        return [finding('register-mismatch', { digits, written: written.text, other, ...words }, where)];
      };
      const [price] = columns.prices.filter((column) => readNumber(row.cells[column]?.text ?? '') !== null);
      return [
        ...differs(price, (text) => otherPrice(text, entries), { what: 'price', whatTh: 'ราคา' }),
        ...differs(columns.supplier ?? undefined, (text) => otherSupplier(text, entries), {
          what: 'supplier',
          whatTh: 'ผู้ขายหรือผู้รับจ้าง',
        }),
      ];
    }

    function judgeCell(cell: Cell, table: FoundTable, row: TableRow, firstSeen: FirstSeen): readonly Finding[] {
      const number = parseEgp(cell.text);
      const where = { at: placeOf(table, row, NAME), actual: cell.text, expected: '11 digits', ...readingOf(cell) };
      if (number.kind === 'missing') return options.allowMissing ? [] : [finding('missing', {}, where)];
      if (number.kind === 'stated-none') return options.allowMissing ? [] : [finding('stated-none', {}, where)];
      if (number.kind === 'digits') return [finding('digits', { count: number.count }, where)];
      const found = number.kind === 'format' ? [finding('format', { digits: number.digits }, where)] : [];
      if (!number.monthValid)
        found.push(finding('month', { month: number.digits.slice(2, 4) }, { ...where, expected: '01 to 12' }));
      if (wantedYear !== null && number.year !== null && Math.abs(number.year - wantedYear) > 1) {
        const expected = `${wantedYear - 1} to ${wantedYear + 1}`;
        found.push(finding('fiscal-year', { egpYear: number.year, year: wantedYear }, { ...where, expected }));
      }
      const digits = Number(number.digits);
      const first = firstSeen.get(digits);
      if (first === undefined) firstSeen.set(digits, nameOf(row));
      else {
        const other = String(first);
        found.push(finding('duplicate', { digits: number.digits, other }, { ...where, expected: null }));
      }
      return found;
    }
  },
});

function nameOf(row: TableRow): string | number {
  const { rowLabel, row: place } = row.at;
  const name = rowLabel ?? String(place);
  const number = Number(name);
  return String(number) === name ? number : name;
}

// A menu that mentions e-GP is no table of numbers where another table has the heading itself.
function clearest(tables: readonly FoundTable[]): readonly FoundTable[] {
  const clear = tables.filter((table) => table.fit > FIT.contains);
  return clear.length > 0 ? clear : tables;
}
