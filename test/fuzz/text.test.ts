import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTables } from '../../src/checks/tables/find-tables.js';
import { readCsv } from '../../src/extract/sheets/read-csv.js';
import { parseRobots } from '../../src/fetch/robots.js';
import type { Cell, Grid } from '../../src/model/evidence.js';
import { placeAt } from '../../src/model/finding.js';
import { isDay } from '../../src/text/dates/calendar.js';
import { dateRange, readDates, readYears } from '../../src/text/dates/read-dates.js';
import { findEgpNumbers, parseEgp } from '../../src/text/patterns/egp-number.js';
import { compileGlob } from '../../src/text/patterns/glob.js';
import { compilePattern, PatternError } from '../../src/text/patterns/pattern.js';
import { bytes, gridsIn, hintsFor } from '../extract/hints.js';
import { FUZZ_TIMEOUT_MS, fuzz, wordsFrom } from './fuzz.js';

const DATES = [
  '๓๐ กันยายน ๒๕๖๘',
  '30 ก.ย. 68',
  '30/09/2568',
  '2025-09-30',
  'ประจำปีงบประมาณ พ.ศ. ',
  '2568',
  'ปี ',
  'ไตรมาสที่ ',
  '2/',
  'มกราคม',
  'ม.ค.',
  'วันที่ ',
  ' - ',
  '–',
  'ถึง',
  '/',
  '.',
  ' ',
  '\n',
  'พ.ศ.',
  'ค.ศ.',
  'พ.ร.บ.',
  'Sept',
  '31',
  '0',
  '๙',
  'ที่',
  'แผน',
  'พัฒนา',
  '5 ปี',
  '(',
  ')',
  ',',
  '68',
  '1 ',
];
const EGP = [
  '67019123456',
  '๖๗๐๑๙๑๒๓๔๕๖',
  '6.7019E+10',
  '.0',
  '-',
  ' ',
  'ไม่มี',
  '67',
  '01',
  '9',
  '/',
  'e-GP',
  '\u200b',
  '\n',
  ',',
  '0',
  'O',
  "'",
];
const CELLS = [
  'ลำดับที่',
  'ลำดับ',
  'ที่',
  'รายการ',
  'เลขที่โครงการ',
  'e-GP',
  'วงเงิน',
  'รวม',
  'รวมทั้งสิ้น',
  'หมายเหตุ',
  '1',
  '2',
  '๓',
  '1.1',
  '67019123456',
  '-',
  '',
  ' ',
  '1,000.00',
  'จ้างเหมา',
  'ซื้อ',
  '(ต่อ)',
  'ก',
  '__proto__',
];

describe('whatever text comes', () => {
  test(
    'dates lie in their text, in order, apart, and each is a date',
    async () => {
      await fuzz(2_000, wordsFrom(DATES, 40), (text) => {
        let end = 0;
        for (const { date, index, text: words, precision } of readDates(text)) {
          expect(text.slice(index, index + words.length)).toBe(words);
          expect(words.length).toBeGreaterThan(0);
          const { from, to } = dateRange(date, precision);
          expect(isDay(from) && isDay(to) && from <= to).toBe(true);
          // Ends of one range share their words.
          expect(index + words.length).toBeGreaterThanOrEqual(end);
          end = index + words.length;
        }
        const years = readYears(text);
        expect(years).toEqual([...new Set(years)].sort((a, b) => a - b));
      });
    },
    FUZZ_TIMEOUT_MS,
  );

  test(
    'an e-GP number has the digits that are said, however it is written',
    async () => {
      await fuzz(3_000, wordsFrom(EGP, 12), (text) => {
        const number = parseEgp(text);
        expect(number.count).toBe(number.digits.length);
        expect(number.digits).toMatch(/^\d*$/);
        expect(number.kind === 'ok' || number.kind === 'format').toBe(number.count === 11);
        if (number.kind === 'ok') expect(parseEgp(number.digits)).toEqual(number);
        for (const { digits, index } of findEgpNumbers(text)) {
          expect(digits).toMatch(/^\d{11}$/);
          expect(parseEgp(text.slice(index, index + 11))).toMatchObject({ kind: 'ok', digits });
        }
      });
    },
    FUZZ_TIMEOUT_MS,
  );

  const cell = fc.record(
    { text: fc.oneof(fc.constantFrom(...CELLS), wordsFrom(CELLS, 3)), merged: fc.boolean(), heading: fc.boolean() },
    { requiredKeys: ['text'] },
  );
  const grid = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 12 }))
    .chain(([width, height]) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
    )
    .map(
      (rows): Grid => ({
        at: placeAt('https://town.test/a', { table: 1 }),
        rows,
        rowNumbers: rows.map((_, n) => n + 1),
      }),
    );

  test(
    'a table holds rows of its grid, each once, below its headings',
    async () => {
      const wanted = [
        { name: 'e-GP', match: ['เลขที่โครงการ', 'e-GP'] },
        { name: 'รายการ', match: ['รายการ'] },
        { name: '__proto__', match: ['__proto__'] },
      ];
      await fuzz(100, fc.array(grid, { maxLength: 3 }), (grids) => {
        for (const { headings, columns, missing, rows, otherRows } of findTables(grids, wanted)) {
          expect([...columns.keys(), ...missing].sort()).toEqual(wanted.map(({ name }) => name).sort());
          for (const column of columns.values()) expect(column).toBeLessThan(headings.length);
          const seen = [...rows, ...otherRows].map(({ cells }) => cells);
          // A table whose headings stand in its first column is read column by column.
          const isTurned = (cells: readonly Cell[]): boolean =>
            grids.some((one) => cells.every((cell, at) => one.rows[at]?.includes(cell)));
          for (const cells of seen) expect(grids.some((one) => one.rows.includes(cells)) || isTurned(cells)).toBe(true);
          for (const { kind, at, cells } of rows)
            expect([kind, Number.isInteger(at.row) || isTurned(cells)]).toEqual(['data', true]);
        }
      });
    },
    FUZZ_TIMEOUT_MS,
  );

  const ROBOTS = [
    'User-agent: ',
    '*',
    'oit-audit',
    'Disallow: ',
    'Allow: ',
    '/',
    '\n',
    '\r',
    '$',
    '%',
    '%E0',
    'Crawl-delay: ',
    '1e999',
    '-1',
    'Sitemap: ',
    'http://town.test/',
    '#',
    '\ufeff',
    ':',
    'a',
    '**',
    ' ',
  ];
  test(
    'a robots.txt answers yes or no, with a pause that can be kept',
    async () => {
      await fuzz(
        3_000,
        fc.tuple(wordsFrom(ROBOTS, 60), wordsFrom(['/', 'a', '%E0', '?', '*', '$', '#'], 12)),
        ([text, path]) => {
          const robots = parseRobots(bytes(text), 'oit-audit');
          expect(typeof robots.allows(`/${path}`)).toBe('boolean');
          if (robots.crawlDelay !== null) {
            expect(robots.crawlDelay).toBeGreaterThanOrEqual(0);
            expect(robots.crawlDelay).toBeLessThanOrEqual(5);
          }
          expect(robots.allows('/robots.txt')).toBe(true);
        },
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  const value = fc.oneof(
    fc.constantFrom('', 'ก', '0123', '6.7E+10', ' ', '"', ',', ';', '\t', '|', '\n', '\r\n', "'", '=1+1', 'a"b', '""'),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', 'ก', 'x', ' ', '\t'), maxLength: 8 }),
  );
  test(
    'separated text is read as it was written',
    async () => {
      const table = fc
        .integer({ min: 2, max: 5 })
        .chain((width) =>
          fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 8 }),
        );
      await fuzz(300, table, async (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        const result = await readCsv(bytes(`"h","h"\r\n${text}`), hintsFor('a.csv'));
        const read = gridsIn(result)[0]?.rows.map((row) => row.map((one) => one.text)) ?? [];
        const width = Math.max(2, ...rows.map((row) => row.findLastIndex((one) => one.trim() !== '') + 1));
        const written = rows
          .filter((row) => row.some((one) => one.trim() !== ''))
          .map((row) => row.map((one) => one.trim()));
        expect(read.slice(1)).toEqual(written.map((row) => [...row, '', ''].slice(0, width)));
      });
    },
    FUZZ_TIMEOUT_MS,
  );

  test(
    'separated text that is none is read as it stands',
    async () => {
      const signs = ['"', ',', ';', '\t', '|', '\n', '\r', 'sep=', 'ก', '"",""', '\0', ' ', '0', '=', '"\n'];
      await fuzz(2_000, wordsFrom(signs, 60), async (text) => {
        const result = await readCsv(bytes(text), hintsFor('a.csv'));
        for (const { rows } of gridsIn(result))
          expect(new Set(rows.map((row) => row.length)).size).toBeLessThanOrEqual(1);
      });
    },
    FUZZ_TIMEOUT_MS,
  );

  const PATTERNS = [
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '*',
    '+',
    '?',
    '|',
    '^',
    '$',
    '\\',
    '/',
    '.',
    'a',
    'ก',
    '(a+)+',
    '{1000}',
    '{1,1000}',
    '\\d',
    '\\pL',
    '(?i)',
    '(?<',
    '[^',
    '-',
    '๙',
    '**',
    '$date',
    '\\b',
  ];
  test(
    'a pattern of a checklist is refused with its place or looks at any text',
    async () => {
      const haystack = `${'a'.repeat(20_000)}ก${'aก'.repeat(2_000)}!`;
      await fuzz(300, fc.tuple(wordsFrom(PATTERNS, 10), fc.boolean()), ([body, isExpression]) => {
        const source = isExpression ? `/${body}/` : body;
        try {
          compilePattern(source).find(haystack);
        } catch (error) {
          expect(error).toBeInstanceOf(PatternError);
        }
        compileGlob(body).test('https://town.test/a/b/c.pdf?x=y');
      });
    },
    FUZZ_TIMEOUT_MS,
  );
});
