import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExtractor, type Extractor } from '../../src/extract/extractor.js';
import type { Extracted } from '../../src/model/evidence.js';
import { corpusFile } from '../extract/corpus.js';
import { hintsFor } from '../extract/hints.js';
import { FUZZ_TIMEOUT_MS, fuzz } from './fuzz.js';
import { type Mutation, mutate, mutations } from './mutation.js';

const LIMIT_MS = 10_000;
/** Inputs that once broke a reader; each is called after its target, and read again by every run of the tests. */
const FOUND = new URL('../fixtures/fuzz/', import.meta.url);

let extractor: Extractor;
beforeAll(() => {
  extractor = createExtractor({ timeoutMs: LIMIT_MS, ocrPageMs: 1_000, maxHeapMiB: 512, workers: 1 });
});
afterAll(() => extractor.close());

/** What must hold of any file whatever: an answer, of the form that everyone relies on, and no defect of ours behind it. */
async function read(name: string, body: Uint8Array): Promise<Extracted> {
  const result = await extractor.extract(body, hintsFor(name));
  if (result.grids.ok)
    for (const { rows, rowNumbers } of result.grids.value) {
      expect(rowNumbers).toHaveLength(rows.length);
      expect(new Set(rows.map((row) => row.length)).size).toBeLessThanOrEqual(1);
    }
  for (const { date } of result.dates) expect(date).toMatch(/^\d{4}(-\d{2}){0,2}$/);
  expect({ name, defect: result.defect }).toEqual({ name, defect: undefined });
  return result;
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  xml: [
    '<w:tbl>',
    '</w:tbl>',
    '<w:tr>',
    '<w:tc>',
    '</w:tc>',
    '<w:gridSpan w:val="9"/>',
    '<w:vMerge/>',
    '<w:p>',
    '</w:p>',
    '<row r="0">',
    '<c r="A1" t="s"><v>99999</v></c>',
    '<c t="str">',
    '<mergeCell ref="B2:A1"/>',
    '<v>1e999</v>',
    '<v>-1</v>',
    '<si>',
    '&#0;',
    '&#x110000;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '<table:table>',
    '<table:table-row table:number-rows-repeated="-1">',
    '<text:p>',
    '<text:s text:c="-5"/>',
    's="99999"',
    'r:id="none"',
    'Target="../../x"',
  ],
  pdf: [
    'endobj',
    'obj',
    'stream',
    'endstream',
    '<<',
    '>>',
    '/Kids [1 0 R]',
    '/Length 99999',
    '/Count -1',
    '/Type /Page',
    'xref',
    'trailer',
    'startxref',
    '%%EOF',
    '/Contents 1 0 R',
    '/MediaBox [0 0 0 0]',
    '/Rotate 45',
    ' 0 R',
    '(',
    ')',
    'BT',
    'ET',
    'Tj',
    '/ToUnicode 4 0 R',
    '/Filter /FlateDecode',
    '/W [1 9 1]',
  ],
  rtf: [
    '{',
    '}',
    '\\trowd',
    '\\cell',
    '\\row',
    '\\cellx-1',
    '\\cellx99999999',
    '\\intbl',
    "\\'e",
    '\\u-1',
    '\\bin9999999 ',
    '\\uc9 ',
    '\\clvmgf',
    '\\clvmrg',
    '\\nesttableprops',
    '\\itap9',
    '\\par',
    '\\*',
    '\\nestcell',
    '\\nestrow',
    '\\fonttbl',
  ],
  html: [
    '<table>',
    '</table>',
    '<tr>',
    '<td rowspan=0>',
    '<td colspan=99999>',
    '<th>',
    '<a href="',
    '<script>',
    '<!--',
    '<base href="//">',
    '<meta charset=x>',
    '<select>',
    '<template>',
    '<svg>',
    '&#0;',
    '<frameset>',
    '<math>',
    '</body>',
    '<h1>',
    'hidden',
    '<noscript>',
    '<title>',
  ],
  text: ['"', ',', ';', '\t', '\n', '\r', 'sep=', '\0', '\ufeff', 'ก'],
  binary: [
    'Workbook',
    'WordDocument',
    '1Table',
    '\xff\xff\xff\xff',
    '\x00\x00',
    'PK\x03\x04',
    'PK\x01\x02',
    'PK\x05\x06',
  ],
};

const TARGETS: Readonly<Record<string, readonly string[]>> = {
  pdf: [
    'writer-laksaman-ruled.pdf',
    'pdf/cairo-portrait.pdf',
    'pdf/writer-wrapped-egp.pdf',
    'pdf/calc-overflow.pdf',
    'locked.pdf',
    'pdf-odd/letters-lost.pdf',
  ],
  doc: ['procurement.doc', 'locked.doc'],
  xls: ['procurement.xls', 'locked.xls'],
  rtf: ['procurement.rtf'],
  html: ['procurement.html', 'procurement-table.html'],
  csv: ['procurement-utf8.csv', 'procurement-windows-874.csv'],
};
const PACKED: readonly string[] = ['procurement.xlsx', 'procurement.ods', 'procurement.docx', 'procurement.odt'];
const wordsOf = (kind: string): readonly string[] => WORDS[kind] ?? WORDS[kind === 'csv' ? 'text' : 'binary'] ?? [];

describe('a file of the corpus that was changed at random', () => {
  test.each(Object.entries(TARGETS))(
    '%s is read, or said to be broken, in time',
    async (kind, names) => {
      await fuzz(20, fc.tuple(fc.constantFrom(...names), mutations(wordsOf(kind))), async ([name, changes]) => {
        await read(`a.${kind}`, mutate(corpusFile(name), changes));
      });
    },
    FUZZ_TIMEOUT_MS,
  );

  test(
    'an archive with changed bytes is read, or said to be broken, in time',
    async () => {
      await fuzz(60, fc.tuple(fc.constantFrom(...PACKED), mutations(wordsOf('binary'), 3)), async ([name, changes]) => {
        await read(name, mutate(corpusFile(name), changes));
      });
    },
    FUZZ_TIMEOUT_MS,
  );

  // Changes to packed bytes seldom get past their checksum; these are made to what is packed.
  test(
    'a workbook or document with changed parts is read, or said to be broken, in time',
    async () => {
      const change = fc.tuple(fc.nat(), mutations(wordsOf('xml'), 3));
      await fuzz(
        60,
        fc.tuple(fc.constantFrom(...PACKED), fc.array(change, { minLength: 1, maxLength: 2 })),
        async ([name, changes]) => {
          await read(name, repacked(corpusFile(name), changes));
        },
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

function repacked(body: Uint8Array, changes: readonly (readonly [number, readonly Mutation[]])[]): Uint8Array {
  const members: Record<string, Uint8Array> = unzipSync(body);
  const names = Object.keys(members).filter((name) => /\.(?:xml|rels)$/.test(name));
  for (const [choice, mutated] of changes) {
    const name = names[choice % names.length] ?? '';
    members[name] = mutate(members[name] ?? strToU8(''), mutated);
  }
  return zipSync(Object.fromEntries(Object.entries(members).map(([name, bytes]) => [name, Uint8Array.from(bytes)])), {
    level: 0,
  });
}

describe('what was once found', () => {
  const files = existsSync(FOUND)
    ? readdirSync(FOUND).filter((name) => /\.(?:pdf|docx?|xlsx?|od[st]|rtf|html|csv|zip)$/.test(name))
    : [];
  test.each(['', ...files])('%s is read, or said to be broken, in time', async (name) => {
    if (name === '') return;
    await read(name, readFileSync(new URL(name, FOUND)));
  });
});
