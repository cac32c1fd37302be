import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExtractor, type Extractor } from '../../src/extract/extractor.js';
import type { ExtractHints } from '../../src/extract/reader.js';
import { hintsFor } from '../extract/hints.js';
import { type Made, page, pdf, stream, textPage } from '../extract/pdf-maker.js';
import { archive, hugeMember, member, openDocument, sheetFile, WORKBOOK, wordFile } from './bombs.js';

// Elsewhere: a hundred thousand members, sparse rows, formatting to the last row, readers past their time and memory
// (extract/extractor.test.ts), a hundred thousand pages, drawings that draw themselves, streams packed twice (extract/pdf.test.ts),
// pictures of too many pixels before they are decoded (extract/image.test.ts), archives in archives (extract/zip.test.ts).

const MEGABYTE = 'a'.repeat(1_000_000);
const CELL = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>';
const CELL_END = '</t></is></c></row></sheetData></worksheet>';
/** Ten entities, each ten times the one before: 10^10 letters. */
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${[...'bcdefghij'].map((name, n) => `<!ENTITY ${name} "${`&${'abcdefghij'[n]};`.repeat(10)}">`).join('')}]>`;
const huge = (start: string, bytes: Buffer): Buffer => {
  const body = Buffer.alloc(64);
  body.write(start, 'latin1');
  bytes.copy(body, start.length);
  return body;
};
const numbers = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from(Uint32Array.of(value).buffer)));
const catalog: Made = { head: '<< /Type /Catalog /Pages 2 0 R >>', stream: null };
/** Forms of which each draws the next one twice: 2^40 drawings. */
const doubling = (levels: number): Buffer =>
  pdf(
    [],
    [
      catalog,
      { head: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', stream: null },
      {
        head: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>',
        stream: null,
      },
      stream('', Buffer.from('/P Do')),
      ...Array.from({ length: levels }, (_, level) =>
        stream(
          `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P ${Math.min(6 + level, 4 + levels)} 0 R >> >>`,
          Buffer.from(level === levels - 1 ? '0 0 1 1 re f' : '/P Do /P Do'),
        ),
      ),
    ],
  );
/** A compound file whose every sector is the next of itself. */
const loopedSectors = (): Buffer => {
  const file = Buffer.alloc(512 * 6);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    file.writeUInt16LE(value, at);
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, 2],
    [64, 1],
    [68, 3],
    [72, 5],
  ] as const)
    file.writeUInt32LE(value, at);
  file.fill(0xff, 80, 512);
  for (let sector = 0; sector < 128; sector++) file.writeUInt32LE(sector < 5 ? sector : 0xffffffff, 512 + sector * 4);
  return file;
};

/** What a file must come to: codes of its problems, or nothing wrong where its reader has a bound of its own. */
type Bomb = readonly [
  name: string,
  file: string,
  make: () => Uint8Array,
  outcome: RegExp,
  wants?: Partial<ExtractHints['wants']>,
];

const BOMBS: readonly Bomb[] = [
  [
    'a cell of 1.5 GB',
    'a.xlsx',
    () => archive([...WORKBOOK, hugeMember('xl/worksheets/sheet1.xml', CELL, MEGABYTE, 1_500, CELL_END)]),
    /too-large unpacked/,
  ],
  [
    'a cell of 1.5 GB that says it is one megabyte',
    'a.xlsx',
    () => archive([...WORKBOOK, hugeMember('xl/worksheets/sheet1.xml', CELL, MEGABYTE, 1_500, CELL_END, 1_000_000)]),
    /corrupt/,
  ],
  [
    'a document of 1.5 GB that says it is a kilobyte',
    'a.docx',
    () =>
      archive([
        member('[Content_Types].xml', '<Types/>'),
        hugeMember('word/document.xml', '<w:document>', MEGABYTE, 1_500, '', 1_000),
      ]),
    /corrupt/,
  ],
  [
    'an archive whose 9,000 members are one',
    'a.zip',
    () => archive([member('a.txt', 'a'.repeat(40_000))], 9_000),
    /too-large ratio/,
  ],
  [
    'entities that grow ten times ten times in Word',
    'a.docx',
    () =>
      archive([
        member('[Content_Types].xml', '<Types/>'),
        member(
          'word/document.xml',
          `${LAUGHS}<w:document><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`,
        ),
      ]),
    /^$/,
  ],
  [
    'entities that grow ten times ten times in Excel',
    'a.xlsx',
    () => archive([...WORKBOOK, member('xl/worksheets/sheet1.xml', `${LAUGHS}${CELL}&j;${CELL_END}`)]),
    /^$/,
  ],
  [
    'entities that grow ten times ten times in a picture',
    'a.svg',
    () => Buffer.from(`${LAUGHS}<svg xmlns="http://www.w3.org/2000/svg"><text>&j;</text></svg>`),
    /type-mismatch|^$/,
  ],
  [
    'a cell that is repeated over a whole sheet',
    'a.ods',
    () =>
      openDocument(
        'spreadsheet',
        '<table:table><table:table-row table:number-rows-repeated="99999999999"><table:table-cell table:number-columns-repeated="99999999999"><text:p>a</text:p></table:table-cell></table:table-row></table:table>',
      ),
    /^$/,
  ],
  [
    'ten times a billion blanks',
    'a.odt',
    () => openDocument('text', '<text:p><text:s text:c="999999999"/></text:p>'.repeat(10)),
    /^$/,
  ],
  [
    '60,000 nested elements in OpenDocument',
    'a.odt',
    () => openDocument('text', '<table:table><table:table-row><table:table-cell>'.repeat(20_000)),
    /too-large depth/,
  ],
  ['60,000 nested elements in Word', 'a.docx', () => wordFile('<w:tbl><w:tr><w:tc>'.repeat(20_000)), /too-large depth/],
  [
    'half a million nested elements in a picture',
    'a.svg',
    () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(500_000)}`),
    /too-large depth/,
  ],
  [
    'a thousand cells over a billion columns each',
    'a.docx',
    () =>
      wordFile(
        `<w:tbl><w:tr>${'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'.repeat(1_000)}</w:tr></w:tbl>`,
      ),
    /^$/,
  ],
  [
    '2,000 merged ranges over everything',
    'a.xlsx',
    () =>
      sheetFile(
        `<sheetData>${Array.from({ length: 3_000 }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`).join('')}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(2_000)}</mergeCells>`,
      ),
    /^$/,
  ],
  [
    'a cell beyond any sheet',
    'a.xlsx',
    () => sheetFile('<sheetData><row r="99999999999"><c r="ZZZZZZZZ99999999999"><v>1</v></c></row></sheetData>'),
    /^$/,
  ],
  ['half a million open groups', 'a.rtf', () => Buffer.from(`{\\rtf1 ${'{'.repeat(500_000)}`), /truncated/],
  [
    'binary data of two gigabytes that is not there',
    'a.rtf',
    () => Buffer.from('{\\rtf1 \\bin2147483647 abc}'),
    /^$|truncated|corrupt/,
  ],
  [
    'rows of 500 columns',
    'a.rtf',
    () =>
      Buffer.from(
        `{\\rtf1 ${`\\trowd${Array.from({ length: 500 }, (_, n) => `\\cellx${n * 20}`).join('')}${'\\cell'.repeat(500)}\\row`.repeat(40)}}`,
      ),
    /^$/,
  ],
  ['a row of half a million cells', 'a.csv', () => Buffer.from('a,'.repeat(500_000)), /^$/],
  ['a quote that never ends', 'a.csv', () => Buffer.from(`a,b\n"${'x,y\n'.repeat(200_000)}`), /repaired/],
  ['100,000 quotes that never end', 'a.csv', () => Buffer.from(`a,b\n${'"a,b\n'.repeat(100_000)}`), /^$|repaired/],
  ['a million open brackets', 'a.json', () => Buffer.from('['.repeat(1_000_000)), /^$|corrupt|type-mismatch/],
  [
    'a GIF of 65,535 by 65,535',
    'a.gif',
    () => Buffer.from('474946383961ffffffff800000000000ffffff2c00000000ffffffff00020144003b', 'hex'),
    /too-large pixels/,
    { qrCodes: true },
  ],
  [
    'a JPEG of 65,535 by 65,535',
    'a.jpg',
    () => Buffer.from('ffd8ffc0001108ffffffff03011100021101031101ffda000c03010002110311003f00ffd9', 'hex'),
    /too-large pixels/,
    { qrCodes: true },
  ],
  [
    'a BMP of 65,535 by 65,535',
    'a.bmp',
    () => huge('BM', Buffer.concat([Buffer.alloc(8), numbers(54, 40, 65_535, 65_535, 0x00180001)])),
    /too-large pixels|corrupt/,
    { qrCodes: true },
  ],
  [
    'a TIFF whose directory is its own next one',
    'a.tif',
    () => huge('II*\0', Buffer.concat([numbers(8), Buffer.from([1, 0]), Buffer.alloc(12), numbers(8)])),
    /corrupt/,
    { qrCodes: true },
  ],
  [
    'a WebP of 65,535 by 65,535',
    'a.webp',
    () => {
      const file = Buffer.alloc(40);
      file.write('RIFF');
      file.writeUInt32LE(32, 4);
      file.write('WEBPVP8X', 8);
      file.writeUInt32LE(10, 16);
      file.writeUIntLE(65_534, 24, 3);
      file.writeUIntLE(65_534, 27, 3);
      return file;
    },
    /too-large pixels/,
    { qrCodes: true },
  ],
  [
    'a page tree that is its own branch',
    'a.pdf',
    () => pdf([], [catalog, { head: '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100000 >>', stream: null }]),
    /corrupt/,
  ],
  [
    'a page that is its own parent, content and resources',
    'a.pdf',
    () =>
      pdf(
        [],
        [
          catalog,
          { head: '<< /Type /Pages /Parent 3 0 R /Kids [3 0 R] /Count 1 >>', stream: null },
          {
            head: '<< /Type /Page /Parent 3 0 R /MediaBox [0 0 9 9] /Resources 3 0 R /Contents [3 0 R 3 0 R] >>',
            stream: null,
          },
        ],
      ),
    /no-text|corrupt/,
  ],
  [
    'a table of contents that is its own former one',
    'a.pdf',
    () => {
      const text = pdf([textPage([{ x: 9, y: 9, text: 'a' }])]).toString('latin1');
      return Buffer.from(
        text.replace('trailer\n<<', `trailer\n<< /Prev ${/startxref\s+(\d+)/.exec(text)?.[1]}`),
        'latin1',
      );
    },
    /^$|repaired/,
  ],
  [
    'a length that is its own stream',
    'a.pdf',
    () => pdf([page({ head: '<< /Length 5 0 R >>', stream: Buffer.from('BT ET') }, {})]),
    /no-text|corrupt|^$/,
  ],
  [
    '100,000 nested dictionaries',
    'a.pdf',
    () =>
      pdf(
        [],
        [
          {
            head: `<< /Type /Catalog /Pages 2 0 R /X ${'<< /A '.repeat(100_000)}1${' >>'.repeat(100_000)} >>`,
            stream: null,
          },
          { head: '<< /Type /Pages /Kids [] /Count 0 >>', stream: null },
        ],
      ),
    /corrupt|too-large/,
  ],
  [
    'half a million nested arrays in a drawing',
    'a.pdf',
    () => pdf([page(`${'['.repeat(500_000)}1${']'.repeat(500_000)} 0 d`, {})]),
    /no-text|corrupt|too-large/,
  ],
  ['drawings of which each draws the next one twice, forty deep', 'a.pdf', () => doubling(40), /too-large/],
  [
    'a picture of 65,535 by 65,535 on a page',
    'a.pdf',
    () =>
      pdf([
        page('q 500 0 0 500 0 0 cm /I Do Q', {
          I: stream(
            '/Type /XObject /Subtype /Image /Width 65535 /Height 65535 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode',
            Buffer.from('789c', 'hex'),
          ),
        }),
      ]),
    /no-text|corrupt|too-large/,
    { qrCodes: true },
  ],
  [
    'a page of a hundred thousand kilometres',
    'a.pdf',
    () => pdf([textPage([{ x: 1, y: 1, text: 'a' }], '0 0 99999999 99999999')]),
    /^$|too-large/,
    { qrCodes: true },
  ],
  ['sectors each of which is the next of itself', 'a.doc', loopedSectors, /corrupt/],
];

const TIMEOUT_MS = 5_000;
let extractor: Extractor;
beforeAll(() => {
  extractor = createExtractor({ timeoutMs: TIMEOUT_MS, maxHeapMiB: 512, workers: 1 });
});
afterAll(() => extractor.close());

describe('a file that is made to take all time and memory', () => {
  test.each(BOMBS.map(([name, file, make, outcome, wants]) => [name, file, make, outcome, wants ?? {}] as const))(
    '%s ends within its bounds',
    async (_, name, make, outcome, wants) => {
      const body = make();
      const result = await extractor.extract(
        body,
        hintsFor(name, { wants: { grids: true, qrCodes: false, ocr: false, ...wants } }),
      );
      const said = result.problems.map(({ code, data }) => `${code} ${String(data.reason ?? '')}`.trim()).join(', ');
      // On a machine with much else to do a file may also come to the end of its time.
      expect(said).toMatch(new RegExp(`${outcome.source}|too-large time|not-readable columns-beyond-limit`));
      expect(result.texts.ok ? result.texts.value.reduce((sum, { text }) => sum + text.length, 0) : 0).toBeLessThan(
        20_000_000,
      );
    },
  );
});
