import * as z from 'zod';
import type { Cell, Grid } from '../../model/evidence.js';
import { type Finding, placeAt } from '../../model/finding.js';
import { fileNameOf } from '../../text/file-name.js';
import { parseEgp } from '../../text/patterns/egp-number.js';
import { isStatedNone } from '../../text/patterns/number.js';
import { compilePattern } from '../../text/patterns/pattern.js';
import { MAX_GUESSES } from '../../text/thai/nearest.js';
import { normalizeText } from '../../text/thai/normalize.js';
import { defineCheck } from '../define-check.js';
import { readingOf } from '../ocr-reading.js';
import { headingWords, patternOption } from '../options.js';
import { patternLabel } from '../pattern-words.js';
import { cellOf, type FoundTable, findTables, placeOf, type TableRow } from '../tables/find-tables.js';
import { FIT, fitOf } from '../tables/heading.js';
import { tableAsks } from './asks.js';
import { tableFindings } from './codes.js';
import { missingPeriods, PERIOD_KINDS } from './periods.js';
import { daysOf, holds, numberOf, parseRule } from './rule.js';

const column = z.strictObject({
  name: z.string().min(1).describe('ชื่อคอลัมน์ · name of the column'),
  match: headingWords.optional().describe('คำในหัวคอลัมน์ที่ยอมรับ · headings that are accepted; default: the name'),
  type: z.enum(['text', 'number', 'date', 'egp']).default('text').describe('ชนิดของข้อมูล · what its cells hold'),
  required: z.boolean().default(false).describe('ห้ามเว้นว่าง · its cells may not be empty'),
});

type ColumnOption = z.output<typeof column>;

const EXPECTED: Readonly<Record<ColumnOption['type'], string>> = {
  text: 'text',
  number: 'a number',
  date: 'a date',
  egp: '11 digits',
};

const TYPE_TH: Readonly<Record<ColumnOption['type'], string>> = {
  text: 'ข้อความ',
  number: 'ตัวเลข',
  date: 'วันที่',
  egp: 'เลข e-GP 11 หลัก',
};

/** A table with the columns that the item's form asks for is there, and its cells are filled in. */
export const table = defineCheck({
  meta: {
    id: 'table',
    title: { th: 'ตารางมีคอลัมน์และข้อมูลครบ', en: 'The table has its columns, filled in' },
    why: {
      th: 'คู่มือห้ามแก้แบบและห้ามเว้นช่องว่าง ขาดคอลัมน์หรือขาดช่องเดียวได้ 0 คะแนนทั้งข้อ',
      en: 'The manual allows neither altered forms nor blank cells: one missing costs the whole item',
    },
    source: 'ITA manual: forms may not be altered and no field left blank',
    needs: ['grids', 'exchanges'],
    options: z
      .strictObject({
        columns: z.array(column).min(1).optional().describe('คอลัมน์ที่ต้องมี · the columns it must have'),
        minRows: z.number().int().min(1).optional().describe('จำนวนแถวข้อมูลอย่างน้อย · fewest rows'),
        rows: z.array(patternOption).min(1).optional().describe('แถวที่ต้องมี · labels that must occur in a row'),
        rules: z
          .array(z.string().refine((rule) => parseRule(rule) !== null, 'COLUMN <= COLUMN (<= < = >= >)'))
          .optional()
          .describe('กฎระหว่างคอลัมน์ เช่น วันที่อนุมัติ <= วันที่ยืม · rules between columns'),
        periods: z
          .union([z.enum(PERIOD_KINDS), z.array(patternOption).min(1)])
          .optional()
          .describe(
            'ช่วงเวลาที่ต้องมีครบในตาราง ป้ายลิงก์ หรือชื่อไฟล์ (any = รายเดือน รายไตรมาส หรือครึ่งปี) · parts of the fiscal year that must occur in tables, labels or file names (any: months, quarters or halves)',
          ),
        spread: z
          .boolean()
          .optional()
          .describe('true = คอลัมน์อาจอยู่คนละตารางหรือเป็นแถว · the columns may stand in several tables, or as rows'),
      })
      .superRefine(({ columns: given, periods, rules, rows, minRows }, context) => {
        const columns = given ?? [];
        const asksForTable = rules !== undefined || rows !== undefined || minRows !== undefined;
        if (given === undefined && (periods === undefined || asksForTable))
          context.addIssue({ code: 'invalid_type', expected: 'array', path: ['columns'], input: undefined });
        const names = new Set(columns.map(({ name }) => name));
        const known = [...names];
        const unknown = (rules ?? []).flatMap((source, index) => {
          const rule = parseRule(source);
          const sides = rule ? [rule.left, rule.right] : [];
          return sides.filter((side) => !names.has(side)).map((name) => ({ name, index }));
        });
        for (const [at, { name, index }] of unknown.entries())
          context.addIssue({
            code: 'custom',
            path: ['rules', index],
            message: 'unknown-column',
            params: { name, known: at < MAX_GUESSES ? known : [] },
          });
      }),
    asks: tableAsks,
    findings: tableFindings,
  },

  run({ grids, exchanges }, { options, finding }) {
    const columns = options.columns ?? [];
    const absent = options.periods === undefined ? [] : findMissingPeriods(options.periods);
    if (columns.length === 0) return absent;
    const wanted = columns.map(({ name, match }) => ({ name, match: match ?? [name] }));
    const tables = meantTables(findTables(grids, wanted, { atLeast: Math.ceil(wanted.length / 2) }), wanted.length);
    const first = tables[0];
    const isSpread = options.spread === true && wanted.every(({ match }) => hasCell(grids, match));
    if (!first && isSpread) return absent;
    if (!first) {
      const names = wanted.map(({ name }) => name).join(', ');
      const url = grids[0]?.at.url ?? exchanges[0]?.exchange.url;
      const at = url === undefined ? null : placeAt(url);
      return [finding('not-found', { columns: names }, { at, expected: names }), ...absent];
    }

    const missingColumns = (isSpread ? [] : tables).flatMap((found) =>
      found.missing.map((name) => finding('column-missing', { column: name }, { at: found.at, expected: name })),
    );
    let count = 0;
    const cells = tables.flatMap((found) => {
      const findings: Finding[] = [];
      for (const row of found.eachRow()) {
        count += 1;
        findings.push(...judgeRow(found, row));
      }
      return findings;
    });
    const { minRows = 0 } = options;
    const few = { at: first.at, actual: String(count), expected: `at least ${minRows}` };
    const tooFew = count < minRows ? [finding('too-few-rows', { rows: count, min: minRows }, few)] : [];
    const missingRows = (options.rows ?? [])
      .filter((label) => !hasRow(tables, label))
      .map((label) => finding('row-missing', { label: patternLabel(label) }, { at: first.at, expected: label }));
    return [...missingColumns, ...cells, ...tooFew, ...missingRows, ...absent];

    function findMissingPeriods(periods: NonNullable<typeof options.periods>): readonly Finding[] {
      const sheets = grids.flatMap((grid) => grid.at.sheet ?? []);
      const names = exchanges.flatMap(({ exchange, label }) => [fileNameOf(exchange), label ?? '']);
      const url = exchanges[0]?.exchange.url;
      const at = url === undefined ? null : placeAt(url);
      return missingPeriods(periods, allOf([...sheets, ...names], grids)).map((period) =>
        finding('period-missing', { period: patternLabel(period) }, { at, expected: period }),
      );
    }

    function judgeRow(found: FoundTable, row: TableRow): readonly Finding[] {
      const bad = columns.flatMap((one) => {
        const cell = cellOf(found, row, one.name);
        if (!cell) return [];
        const isEmpty = normalizeText(cell.text) === '';
        if (isEmpty ? !one.required : isValid(cell, one.type)) return [];
        const where = { at: placeOf(found, row, one.name), actual: cell.text, ...readingOf(cell) };
        if (isEmpty) return [finding('cell-empty', { column: one.name }, { ...where, expected: 'not empty' })];
        const data = { column: one.name, type: one.type, typeTh: TYPE_TH[one.type], value: normalizeText(cell.text) };
        return [finding('cell-invalid', data, { ...where, expected: EXPECTED[one.type] })];
      });
      const broken = (options.rules ?? []).flatMap((source) => {
        const rule = parseRule(source)!;
        const [left, right] = [cellOf(found, row, rule.left), cellOf(found, row, rule.right)];
        if (!left || !right || holds(rule, left, right) !== false) return [];
        const data = { rule: source, left: normalizeText(left.text), right: normalizeText(right.text) };
        const actual = `${data.left} ${rule.operator} ${data.right}`;
        const where = { at: placeOf(found, row, rule.left), actual, expected: source, ...readingOf(left, right) };
        return [finding('rule', data, where)];
      });
      return [...bad, ...broken];
    }
  },
});

// Beside a complete table, one with half of its columns is most often something else (the plan beside the progress); one that
// lacks little is a part of it (a month of twelve) and must be corrected.
function meantTables(tables: readonly FoundTable[], columnCount: number): readonly FoundTable[] {
  if (!tables.some((found) => found.missing.length === 0)) return tables;
  return tables.filter((found) => found.missing.length * 4 <= columnCount);
}

function hasCell(grids: readonly Grid[], words: readonly string[]): boolean {
  return grids.some((grid) =>
    grid.rows.some((row) => row.some(({ text }) => words.some((word) => fitOf(text, word) !== FIT.none))),
  );
}

function* allOf(names: readonly string[], grids: readonly Grid[]): Generator<string> {
  yield* names;
  for (const { rows } of grids) for (const row of rows) for (const { text } of row) yield text;
}

function isValid(cell: Cell, type: ColumnOption['type']): boolean {
  if (type === 'text' || isStatedNone(cell.text)) return true;
  if (type === 'number') return numberOf(cell) !== null;
  if (type === 'date') return daysOf(cell) !== null;
  return parseEgp(cell.text).count === 11;
}

function hasRow(tables: readonly FoundTable[], label: string): boolean {
  const pattern = compilePattern(label);
  return tables.some((found) =>
    [...found.rows, ...found.otherRows].some((row) => row.cells.some((cell) => pattern.test(normalizeText(cell.text)))),
  );
}
